"""Inflected forms of German and English words and phrases, so that lexicons list each word once."""

from __future__ import annotations

import re
from functools import cache

from helpers.schema import read_lexicon

GAP = " … "
"""Stands between the parts of a form that other words may separate: "griff … an"."""

WORD_CLASSES = ("noun", "verb", "adjective", "phrase", "fixed")

SEPARABLE = tuple(
    "auseinander entgegen gegenüber zusammen voraus vorbei zurück zuvor zurecht weiter wieder unter nieder herbei herab "
    "heran herauf heraus herein hervor hinaus hinein hinzu empor voran durch über fest fort frei gleich heim hoch statt "
    "teil bereit bekannt stand still kaputt preis nach dar her hin los mit weg auf aus bei ein vor ab an um zu".split()
)
_BOTH_WAYS = {"unter", "über", "durch", "um", "wieder"}
_INSEPARABLE = ("miss", "wider", "hinter", "emp", "ent", "ver", "zer", "be", "er", "ge")
# Verbs that only look as if they began with a separable prefix.
_WHOLE = set(
    "antworten einigen festigen abonnieren absolvieren absorbieren abstrahieren analysieren animieren annektieren "
    "annullieren antizipieren mitteln ansässig unterrichten mindern".split()
)
_ENDINGS = ("e", "em", "en", "er", "es")
_UMLAUT = str.maketrans("aou", "äöü")
_ENGLISH_PARTICLES = set("about away back down in off on out over through up".split())
_ENGLISH_PREPOSITIONS = set("of for to in on at with by from against over between under into".split())


def forms(term: str, language: str, word_class: str) -> list[str]:
    """Every inflected form of `term`, itself first, without repeats; generous, so some forms are not words.

    `language` is de or en, `word_class` one of noun, verb, adjective, phrase, fixed. In a phrase of several words the head
    is inflected: in German also the adjectives before it. Parts that other words may separate are joined by " … ", as in
    "griff … an". Raises ValueError for another language or word class, or for an empty term.
    """
    if word_class not in WORD_CLASSES:
        raise ValueError(f"Word class {word_class!r} is not known. Use one of {', '.join(WORD_CLASSES)}.")
    if language not in ("de", "en"):
        raise ValueError(f"Language {language!r} has no inflection rules. Use de or en.")
    term = " ".join(term.split())
    if not term:
        raise ValueError("An empty term has no forms. Give a word or a phrase.")
    if word_class == "fixed":
        return [term]
    single, phrase = (_GERMAN, _german_phrase) if language == "de" else (_ENGLISH, _english_phrase)
    found = phrase(term, word_class) if " " in term else single.get(word_class, _noun_or_self)(term)
    return list(dict.fromkeys([term, *found]))


def _noun_or_self(word: str) -> list[str]:
    return [word]


@cache
def _irregular(language: str) -> dict[str, tuple[list[str], list[str], list[str], str]]:
    table = read_lexicon("irregular_verbs").query("language == @language")
    return {
        row.base: (_options(row.present), row.past.split("|"), row.participle.split("|"), row.subjunctive)
        for row in table.itertuples()
    }


def _options(cell: str) -> list[str]:
    return cell.split("|") if cell else []


# --- German ---------------------------------------------------------------------------------------------------------


def _german_verb(infinitive: str) -> list[str]:
    verb = infinitive.lower()
    prefix, rest = _split_prefix(verb)
    if not prefix:
        return _finite(verb) + _nonfinite(verb)
    together = [prefix + form for form in _finite(rest) + _nonfinite(rest)]
    with_zu = [f"{prefix}zu{rest}"]
    apart = [f"{form}{GAP}{prefix}" for form in _finite(rest)]
    whole = _finite(verb) + _nonfinite(verb) if prefix in _BOTH_WAYS else []
    return [verb, *together, *with_zu, *apart, *whole]


def _split_prefix(verb: str) -> tuple[str, str]:
    """The separable prefix and what follows it; no prefix where the rest could not be a verb."""
    if verb not in _WHOLE and verb not in _irregular("de"):
        for prefix in SEPARABLE:
            rest = verb.removeprefix(prefix)
            if rest != verb and (rest in _irregular("de") or re.search(r"[aeiouyäöü].*(?:en|ern|eln)$", rest)):
                return prefix, rest
    return "", verb


def _strong(verb: str) -> tuple[str, tuple[list[str], list[str], list[str], str]] | None:
    """The inseparable prefix and the irregular forms of the verb after it."""
    table = _irregular("de")
    if verb in table:
        return "", table[verb]
    for prefix in (*_INSEPARABLE, *_BOTH_WAYS):
        rest = verb.removeprefix(prefix)
        if rest != verb and rest in table:
            return prefix, table[rest]
    return None


def _stem(verb: str) -> str:
    return verb[:-2] if verb.endswith("en") else verb[:-1]


def _link(stem: str) -> str:
    """The e between stem and ending: arbeit-e-t, öffn-e-t, but lern-t."""
    return "e" if re.search(r"[td]$|[^aeiouäöülrhmn][mn]$", stem) else ""


def _second(stem: str, link: str = "") -> str:
    """du greifst, but du lässt: after a hissing sound the s of the ending is gone."""
    return "t" if re.search(r"[sßxz]$", stem) else f"{link}st"


def _finite(verb: str) -> list[str]:
    stem = _stem(verb)
    e = _link(stem)
    found = [stem + x for x in ("e", _second(stem, e), f"{e}t", "en", "est", "et")] + [verb]
    if not verb.endswith("en"):
        found.append(stem[:-2] + stem[-1] + "e")
    strong = _strong(verb)
    if strong is None:
        return found + [stem + e + x for x in ("te", "test", "ten", "tet")]
    prefix, (present, past, _, subjunctive) = strong
    for third in present:
        found += [prefix + third, prefix + third.removesuffix("t") + _second(third.removesuffix("t"))]
    for form in past:
        plural = form + "n" if form.endswith("e") else form + "en"
        found += [prefix + form, prefix + plural, prefix + form + "st", prefix + form + "t"]
    if subjunctive:
        found += [prefix + subjunctive + x for x in ("", "n", "st", "t")]
    return found


def _nonfinite(verb: str) -> list[str]:
    """Infinitive, its genitive as a noun, and both participles with their endings."""
    participles = _participles(verb)
    present = verb + "d"
    declined = [p + ending for p in [*participles, present] for ending in _ENDINGS]
    return [verb, verb + "s", present, *participles, *declined]


def _participles(verb: str) -> list[str]:
    strong = _strong(verb)
    if strong is not None:
        prefix, (_, _, participles, _) = strong
        return [prefix + (p.removeprefix("ge") if prefix else p) for p in participles]
    stem = _stem(verb)
    weak = stem + _link(stem) + "t"
    if stem.endswith("ier"):
        return [weak]
    for prefix in _INSEPARABLE:
        rest = verb.removeprefix(prefix)
        if rest != verb and re.search(r"[aeiouyäöü].*(?:en|ern|eln)$", rest):
            # be-urteilen has no ge-, beugen has: the letters cannot tell, so both are given.
            return [weak, "ge" + weak] if rest[0] in "iu" else [weak]
    return [weak, "ge" + weak] if verb.startswith(tuple(_BOTH_WAYS)) else ["ge" + weak]


_FEMININE = ("ung", "heit", "keit", "schaft", "ion", "tät", "ik", "ei", "ur", "enz", "anz")
_ER_PLURALS = tuple(
    "amt bad band bild blatt buch dach dorf ei fach feld geld glas glied grab gras gut haupt haus holz horn kind kleid "
    "korn kraut lamm land leib licht lied loch mann maul nest rad rand rind schild schloss schwert tal tuch volk wald "
    "weib wort geist gesicht gespenst mal regiment".split()
)


def _german_noun(noun: str) -> list[str]:
    if noun.isupper() and len(noun) <= 6:
        return [noun, noun + "s"]
    lower = noun.lower()
    if lower.endswith("in") and not lower.endswith("ein"):
        return [noun, noun + "s", noun + "nen", noun + "e", noun + "en"]
    if lower.endswith(_FEMININE):
        return [noun, noun + "en", noun + "s"]
    if lower.endswith("nis"):
        return [noun, noun + "ses", noun + "se", noun + "sen"]
    if lower.endswith("um"):
        return [noun, noun + "s", noun[:-2] + "en", noun[:-2] + "a"]
    if lower.endswith(("us", "os")):
        return [noun, noun + "se", noun + "ses", noun + "sen", noun[:-2] + "en"]
    if lower.endswith("e"):
        return [noun, *(noun + x for x in "nrms"), noun + "ns"]
    if lower.endswith(("er", "el", "en", "chen", "lein")):
        return [w + x for w in _with_umlaut(noun) for x in ("", "s", "n")]
    if lower.endswith(("s", "ß", "x", "z")):
        plain = [w + x for w in _with_umlaut(noun) for x in ("e", "en")]
        return [noun, noun + "es", *plain, *_er_plural(noun)]
    endings = [w + x for w in _with_umlaut(noun) for x in ("e", "en")]
    return [noun, noun + "s", noun + "es", *endings, *_er_plural(noun)]


def _er_plural(noun: str) -> list[str]:
    if not noun.lower().endswith(_ER_PLURALS):
        return []
    return [w + x for w in _with_umlaut(noun) for x in ("er", "ern")]


def _with_umlaut(word: str) -> list[str]:
    """The word, and with the umlaut on its last a, o, u or au."""
    found = re.search(r"(au|[aou])([^aouäöü]*)$", word)
    return (
        [word]
        if not found
        else [word, word[: found.start(1)] + found[1].translate(_UMLAUT).replace("äü", "äu") + found[2]]
    )


_UMLAUTED_ADJECTIVES = set(
    "alt arg arm grob groß hart jung kalt klug krank kurz lang nah scharf schwach schwarz stark warm".split()
)
_SUPPLETIVE = {
    "gut": ("besser", "best"),
    "hoch": ("höher", "höchst"),
    "nah": ("näher", "nächst"),
    "viel": ("mehr", "meist"),
}


def _german_adjective(adjective: str) -> list[str]:
    base = adjective
    stem = {"hoch": "hoh"}.get(base, base.removesuffix("e"))
    if re.search(r"[^aeiou]el$|[aeu]uer$", stem):
        stem = stem[:-2] + stem[-1]
    comparative, superlative = _degrees(base, stem)
    return [base, *(s + e for s in (stem, comparative, superlative) for e in _ENDINGS), comparative]


def _degrees(base: str, stem: str) -> tuple[str, str]:
    if base in _SUPPLETIVE:
        return _SUPPLETIVE[base]
    if base in _UMLAUTED_ADJECTIVES:
        stem = base = _with_umlaut(base)[-1]
    if base.endswith("ß"):
        return stem + "er", base + "t"
    return stem + "er", base.removesuffix("e") + (
        "est" if re.search(r"[tdszx]$|sch$", base) and not base.endswith("isch") else "st"
    )


def _german_phrase(phrase: str, word_class: str) -> list[str]:
    *before, last = phrase.split(" ")
    is_verb = word_class == "verb" or (
        word_class == "phrase" and last.islower() and re.search(r"(?:en|ern|eln)$", last)
    )
    if is_verb:
        return _german_verb_phrase(" ".join(before), last)
    if word_class == "adjective" or (word_class == "phrase" and last.islower()):
        return [f"{' '.join(before)} {form}" for form in _german_adjective(last)]
    heads = _german_noun(last)
    lead = [""]
    for word in before:
        variants = [word]
        if word.islower() and re.search(r"(?:e|er|es|en|em)$", word) and len(word) > 4:
            stem = re.sub(r"(?:er|es|en|em|e)$", "", word)
            variants = [stem + ending for ending in _ENDINGS]
        lead = [f"{text}{variant} " for text in lead for variant in variants][:125]
    return [text + head for text in lead for head in heads]


def _german_verb_phrase(rest: str, verb: str) -> list[str]:
    """Verb last as in a subordinate clause, and verb second with the rest after it."""
    prefix, base = _split_prefix(verb.lower())
    final = [form for form in _german_verb(verb) if GAP not in form]
    found = [f"{rest} {form}" for form in final]
    if prefix:
        return found + [f"{form}{GAP}{rest} {prefix}" for form in _finite(base)]
    return (
        found
        + [f"{form}{GAP}{rest}" for form in _finite(verb.lower())]
        + [f"{form} {rest}" for form in _finite(verb.lower())]
    )


# --- English --------------------------------------------------------------------------------------------------------


def _english_verb(verb: str) -> list[str]:
    base = verb.lower()
    table = _irregular("en")
    present, past, participle, _ = table.get(base, ([], [], [], ""))
    past = past or [_with_ending(base, "ed")]
    return [base, *(present or [_with_s(base)]), *past, *participle, _with_ending(base, "ing")]


def _with_s(word: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "es" if re.search(r"[^aeiou]o$", word) else word + "s"


_UNDOUBLED = re.compile(r"(?:er|en|on|it|et|el|or|op|ow|ew|al|ish|ot)$")
_DOUBLED = set(
    "admit commit permit submit refer defer prefer occur regret control rebel compel expel repel patrol forget begin "
    "forbid equip abet deter infer transfer upset offset outrun".split()
)


def _with_ending(verb: str, ending: str) -> str:
    if verb.endswith("ie") and ending == "ing":
        return verb[:-2] + "ying"
    if verb.endswith("e") and not (ending == "ing" and verb.endswith(("ee", "oe", "ye"))) and verb != "be":
        return verb[:-1] + ending
    if re.search(r"[^aeiou]y$", verb) and ending == "ed":
        return verb[:-1] + "ied"
    short = re.fullmatch(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]", verb)
    return verb + verb[-1] + ending if short or verb in _DOUBLED else verb + ending


_ENGLISH_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "foot": "feet", "person": "people", "crisis": "crises",
    "basis": "bases", "aircraft": "aircraft", "troops": "troops", "series": "series", "medium": "media", "goose": "geese",
    "tooth": "teeth", "mouse": "mice", "life": "lives", "wife": "wives", "knife": "knives", "half": "halves", "leaf": "leaves",
    "thief": "thieves", "loaf": "loaves", "shelf": "shelves", "wolf": "wolves", "ultimatum": "ultimatums",
}  # fmt: skip


def _english_noun(noun: str) -> list[str]:
    lower = noun.lower()
    ending = next((e for e in _ENGLISH_PLURALS if lower.endswith(e) and len(e) > 3), None) or (
        lower if lower in _ENGLISH_PLURALS else None
    )
    plural = noun[: len(noun) - len(ending)] + _ENGLISH_PLURALS[ending] if ending else _with_s(noun)
    if ending and noun[0].isupper():
        plural = plural[0].upper() + plural[1:]
    singular = [noun[:-1]] if re.search(r"[^su]s$", lower) and len(noun) > 4 else []
    return [noun, plural, *singular]


def _english_adjective(adjective: str) -> list[str]:
    if len(re.findall(r"[aeiouy]+", adjective)) > 2 or adjective.endswith(("ed", "ing", "ful", "ous")):
        return [adjective]
    return [adjective, *(_with_ending(adjective, "ed")[:-2] + ending for ending in ("er", "est"))]


def _english_phrase(phrase: str, word_class: str) -> list[str]:
    words = phrase.split(" ")
    if word_class == "verb":
        return _english_verb_phrase(words)
    if word_class == "adjective":
        return [phrase]
    # The head of "weapons of mass destruction" stands before the preposition.
    head = next((i for i, word in enumerate(words) if i and word in _ENGLISH_PREPOSITIONS), len(words)) - 1
    nouns = [" ".join([*words[:head], form, *words[head + 1 :]]) for form in _english_noun(words[head])]
    return nouns + (_english_verb_phrase(words) if word_class == "phrase" and words[0].islower() else [])


def _english_verb_phrase(words: list[str]) -> list[str]:
    verbs, rest = _english_verb(words[0]), " ".join(words[1:])
    found = [f"{form} {rest}" for form in verbs]
    if len(words) == 2 and rest in _ENGLISH_PARTICLES:
        found += [f"{form}{GAP}{rest}" for form in verbs]
    return found


_GERMAN = {
    "noun": _german_noun,
    "verb": _german_verb,
    "adjective": _german_adjective,
    "phrase": lambda w: _german_noun(w) if w[0].isupper() else [w],
}
_ENGLISH = {"noun": _english_noun, "verb": _english_verb, "adjective": _english_adjective, "phrase": _english_noun}
