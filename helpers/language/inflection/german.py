"""Inflected forms of German words: verbs with their prefixes, nouns, adjectives, and phrases around
them.
"""

import re
from functools import cache
from itertools import product

from helpers.language.grammar import listed
from helpers.language.inflection import irregular
from helpers.language.inflection.irregular import GAP, Verb, prefixes
from helpers.lexicon import read_lexicon

_ADJECTIVE_ENDINGS = listed("de", "adjective_ending")
_INFINITIVE = "|".join(listed("de", "infinitive_ending"))
_VERB_ENDING = re.compile(rf"[aeiouyäöü].*(?:{_INFINITIVE})$")
_DECLINED = re.compile(rf"([a-zäöüß-]{{3,}}?)(?:{'|'.join(_ADJECTIVE_ENDINGS)})")
_UMLAUT = str.maketrans("aou", "äöü")
_ALL_LEADS = 125  # combinations of adjective endings before a noun; three adjectives have so many
_INITIALS = 6  # letters at most of initials in capitals, which take no other ending than -s


def inflected(term: str, word_class: str) -> list[str]:
    """Forms of a word or phrase of `word_class` (noun, verb, adjective or phrase)."""
    if " " in term:
        return _phrase(term.split(" "), word_class)
    if word_class == "verb":
        return _verb(term.lower())
    if word_class == "adjective":
        return _adjective(term)
    return _noun(term) if word_class == "noun" or term[0].isupper() else [term]


def _verb(verb: str) -> list[str]:
    prefix, rest = _separated(verb)
    if not prefix:
        return _finite(verb) + _nonfinite(verb)
    found = [
        verb,
        *(prefix + form for form in _finite(rest) + _nonfinite(rest)),
        f"{prefix}zu{rest}",
    ]
    found += [f"{form}{GAP}{prefix}" for form in _finite(rest)]
    return found + (_finite(verb) + _nonfinite(verb) if prefix in prefixes()[1] else [])


def _separated(verb: str) -> tuple[str, str]:
    """The separable prefix and what follows it; no prefix where the rest could not be a verb."""
    if verb not in irregular.verbs("de"):
        separable, both, _ = prefixes()
        for prefix in sorted(separable + both, key=len, reverse=True):
            rest = verb.removeprefix(prefix)
            if rest != verb and (rest in irregular.verbs("de") or _VERB_ENDING.search(rest)):
                return prefix, rest
    return "", verb


def _strong(verb: str) -> tuple[str, Verb | None]:
    """The prefix that stays, and the irregular forms of the verb after it."""
    _, both, never = prefixes()
    for prefix in ("", *never, *both):
        rest = verb.removeprefix(prefix)
        if rest in irregular.verbs("de") and (rest != verb or not prefix):
            return prefix, irregular.verbs("de")[rest]
    return "", None


def _stem(verb: str) -> str:
    return verb[:-2] if verb.endswith("en") else verb[:-1]


def _link(stem: str) -> str:
    """The e between stem and ending: arbeit-e-t, öffn-e-t, but lern-t."""
    return "e" if re.search(r"[td]$|(?:[^aeiouäöülrhmn]|ch)[mn]$", stem) else ""


def _second(stem: str, link: str = "") -> str:
    """du greifst, but du lässt: after a hissing sound the s of the ending is gone."""
    return stem + ("t" if re.search(r"[sßxz]$", stem) else f"{link}st")


def _finite(verb: str) -> list[str]:
    stem = _stem(verb)
    link = _link(stem)
    found = [
        stem + "e",
        _second(stem, link),
        stem + link + "t",
        stem + "en",
        stem + "est",
        stem + "et",
        verb,
    ]
    if verb.endswith(("eln", "ern")):
        found.append(stem[:-2] + stem[-1] + "e")
    prefix, strong = _strong(verb)
    if strong is None:
        return found + [stem + link + ending for ending in listed("de", "weak_past_ending")]
    for third in strong.present:
        found += [prefix + third, prefix + _second(third.removesuffix("t"))]
    for past in strong.past:
        plural = past + "n" if past.endswith("e") else past + "en"
        found += [prefix + form for form in (past, plural, past + "st", past + "t")]
    endings = ("", "n", "st", "t") if strong.subjunctive else ()
    return found + [prefix + strong.subjunctive + ending for ending in endings]


def _nonfinite(verb: str) -> list[str]:
    """Infinitive, its genitive as a noun, and both participles with their endings."""
    found = [*_participles(verb), verb + "d"]
    return [
        verb,
        verb + "s",
        *found,
        *(form + ending for form in found for ending in _ADJECTIVE_ENDINGS),
    ]


def _participles(verb: str) -> list[str]:
    prefix, strong = _strong(verb)
    if strong is not None:
        return [prefix + (p.removeprefix("ge") if prefix else p) for p in strong.participle]
    stem = _stem(verb)
    weak = stem + _link(stem) + "t"
    _, both, never = prefixes()
    if stem.endswith("ier"):
        return [weak]
    for prefix in never:
        rest = verb.removeprefix(prefix)
        if rest != verb and _VERB_ENDING.search(rest):
            # be-urteilen has no ge-, beugen has: the letters cannot tell, so both are given.
            return [weak, "ge" + weak] if rest[0] in "iu" else [weak]
    return [weak, "ge" + weak] if verb.startswith(both) else ["ge" + weak]


@cache
def _noun_endings() -> list[tuple[str, str, int, list[str], bool]]:
    table = read_lexicon("noun_endings")
    return [
        (row.ending, row.not_after, int(row.cut), row.put_on.split("|"), row.umlaut == "yes")
        for row in table.itertuples()
    ]


def _noun(noun: str) -> list[str]:
    if noun.isupper() and len(noun) <= _INITIALS:
        return [noun, noun + "s"]
    lower = noun.lower()
    own = [noun[: -len(one)] + (many.capitalize() if noun[-len(one)].isupper() else many)
           for one, many in irregular.plurals("de") if lower.endswith(one)]  # fmt: skip
    own += [form + "n" for form in own]
    for ending, not_after, cut, put_on, umlaut in _noun_endings():
        if lower.endswith(ending) and lower[-len(ending) - 1 : -len(ending)] not in [*not_after]:
            stems = _with_umlaut(noun) if umlaut else [noun[: len(noun) - cut]]
            return [stem + new for stem in stems for new in put_on] + own
    genitives = [noun, noun + "es"] if lower[-1] in "sßxz" else [noun, noun + "s", noun + "es"]
    plurals = [form + ending for form in _with_umlaut(noun) for ending in ("e", "en")]
    return genitives + plurals + own


def _with_umlaut(word: str) -> list[str]:
    """The word, and with the umlaut on its last a, o, u or au."""
    found = re.search(r"(au|[aou])([^aouäöü]*)$", word)
    if not found:
        return [word]
    return [
        word,
        word[: found.start()] + found[1].translate(_UMLAUT).replace("äü", "äu") + found[2],
    ]


def _adjective(base: str) -> list[str]:
    stem = "hoh" if base == "hoch" else base.removesuffix("e")
    if re.search(r"[^aeiou]el$|[aeu]uer$", stem):
        stem = stem[:-2] + stem[-1]
    long = re.search(r"[tdsßxz]$|sch$", base) and not base.endswith("isch")
    regular = stem + "er", base.removesuffix("e") + ("est" if long else "st")
    comparative, superlative = irregular.degrees("de").get(base, regular)
    declined = [
        form + ending for form in (stem, comparative, superlative) for ending in _ADJECTIVE_ENDINGS
    ]
    return [base, *declined, comparative]


def name_forms(name: str, mark: str) -> list[str]:
    """Forms of a name in a text: "-" marks an adjective (russisch), "+" a noun that is declined
    (Russe, also Russin), "" a name with its genitive.
    """
    if mark == "-":
        return [name, *(name + ending for ending in _ADJECTIVE_ENDINGS)]
    if mark == "+":
        base = name.removesuffix("e")
        declined = [base + ending for ending in _ADJECTIVE_ENDINGS]
        return [*_noun(name), *declined, base + "in", base + "innen"]
    return [name] if name[-1] in "sxzß." or name.isupper() else [name, name + "s"]


def _phrase(words: list[str], word_class: str) -> list[str]:
    *before, last = words
    if word_class == "verb" or (
        word_class == "phrase" and last.islower() and re.search(rf"(?:{_INFINITIVE})$", last)
    ):
        return _verb_phrase(" ".join(before), last.lower())
    if last.islower() and word_class in ("adjective", "phrase"):
        return [" ".join([*before, form]) for form in _adjective(last)]
    leads = list(product(*(_declined(word) for word in before)))[:_ALL_LEADS]
    return [" ".join([*lead, head]) for lead in leads for head in _noun(last)]


def _declined(word: str) -> list[str]:
    """An adjective before a noun with all its endings; other words as they are."""
    found = _DECLINED.fullmatch(word)
    return [found[1] + ending for ending in _ADJECTIVE_ENDINGS] if found else [word]


def _verb_phrase(rest: str, verb: str) -> list[str]:
    """Verb last as in a subordinate clause, and verb second with the rest after it."""
    prefix, base = _separated(verb)
    found = [f"{rest} {form}" for form in _verb(verb) if GAP not in form]
    if prefix:
        return found + [f"{form}{GAP}{rest} {prefix}" for form in _finite(base)]
    return found + [
        text for form in _finite(verb) for text in (f"{form}{GAP}{rest}", f"{form} {rest}")
    ]
