"""Who acts and who is acted upon in a sentence, by voice, case and word order."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from helpers.language.clauses.deeds import NOBODY, acting, last_part
from helpers.language.clauses.verbs import AFTER_BE, auxiliaries, is_participle, reader_of
from helpers.language.grammar import closed_class, in_any_language
from helpers.language.matching import Matcher, one_row_a_term
from helpers.lexicon import read_lexicon

AGENT, PATIENT, MENTIONED = "agent", "patient", "mentioned"
_WORD = re.compile(r"[^\W_][\w'’-]*")
_BREAK = re.compile(
    rf"[,;:—–()\"„“”«»]\s?|\b(?:{'|'.join(sorted(in_any_language('part_break')))})\b"
)
_REACH = 300  # characters of a clause on either side of a name that are looked at
_BEFORE = 4  # words before a name in which its preposition or article stands
_NOUN = " (noun)"
_TOLD = "told"  # to do something: acted upon, whatever it is to do
_GIVING = ("impose",)  # kinds of governing words that are deeds by themselves
_NO_PAIR = (NOBODY, NOBODY)
_LISTING = "|".join(sorted(in_any_language("list_word")))
_JOINING = re.compile(
    rf"(?:, (?:(?:{_LISTING}) )?| (?:{_LISTING}) )"
    rf"(?:(?:{'|'.join(sorted(in_any_language('list_article')))}) )?"
)
_OBLIQUE = in_any_language("oblique_article")
_GENITIVE = in_any_language("genitive_article")
_NEARLY = in_any_language("nearly")
_PRONOUNS = in_any_language("clause_pronoun")
_LIGHT = in_any_language("passed_over")


def parts(
    text: str,
    spans: list[tuple[int, int]],
    language: str,
    others: Iterable[tuple[int, int, bool]] = (),
) -> list[str]:
    """agent, patient or mentioned for each name at `spans` (start, end; by start) of one sentence.

    What the deeds of the sentence make of a name comes first, as the ledger has it (`acting`),
    that of verbs before that of nouns; then the clause that a name stands in. `others` are names
    that get no part here but may act or be acted upon: adjectives (True) like "Russian".
    """
    if reader_of(language, "deeds") is None:
        return [MENTIONED] * len(spans)
    found = _in_clauses(text, spans, language)
    names = sorted([(*span, False) for span in spans] + [*others])
    words = deed_words(text, language)
    deeds = [d for d in acting(text, tuple(names), words, language) if d[:2] != _NO_PAIR]
    clear = [deed for deed in deeds if not deed[2]] or deeds
    actors, targets = ({names[pair[k]][:2] for pair in clear if pair[k] >= 0} for k in (0, 1))
    given = dict.fromkeys(actors - targets, AGENT) | dict.fromkeys(targets - actors, PATIENT)
    found = [
        PATIENT if part == _TOLD else given.get(span, part)
        for span, part in zip(spans, found, strict=True)
    ]
    for k, (span, after) in enumerate(pairwise(spans)):
        if span not in given and _is_attribute(text[span[1] : after[0]]):
            found[k] = MENTIONED
    return found


def _is_attribute(between: str) -> bool:
    """Whether a name belongs to the next one: "the Labour MP Dawn Whitfield"."""
    words = between.split()
    return bool(words) and all(word.isalpha() and word[0].isupper() for word in words)


def _in_clauses(text: str, spans: list[tuple[int, int]], language: str) -> list[str]:
    """agent, patient or mentioned for each name by the clause that it stands in.

    A clause ends at a comma, colon, dash, quotation mark or conjunction. In a passive clause the
    name after "by", "von" or "durch" acts and the subject is acted upon; in an active one the first
    name without a preposition acts and the next is acted upon, unless a German article shows the
    case ("den", "dem"). As event codebooks have it (CAMEO: Schrodt 2012), what an actor does is
    done to the place it happens in, to the owner of its object, and to whoever is told to do
    something ("demanded that X withdraw"), unless somebody else is acted upon before. Read it over
    many sentences: feminine, neuter and plural articles show no case, and no grammar is parsed.
    Linear in the text.
    """
    german = language == "de"
    somebody, affected = (
        False,
        False,
    )  # a name of the sentence has acted; one after it was acted upon
    breaks = [m.end() for m in _BREAK.finditer(text)]
    found: list[str] = []
    clause, acted, passive, told = -1, False, False, False
    for k, (start, end) in enumerate(spans):
        number = bisect_right(breaks, start)
        first = breaks[number - 1] if number else 0
        last = breaks[number] if number < len(breaks) else len(text)
        if number != clause:
            opening = [w.lower() for w in _WORD.findall(text[max(first, start - _REACH) : start])]
            clause, acted = (
                number,
                bool(_PRONOUNS & set(opening)) or (not german and _ends_in_verb(opening)),
            )
            told = somebody and _is_told(text, first, min(last, end + _REACH), german)
            passive = _is_passive(
                text[max(first, start - _REACH) : min(last, end + _REACH)], german
            )
        before = [w.lower() for w in _WORD.findall(text[max(first, start - 60) : start])][-_BEFORE:]
        after = text[end : min(last, end + 80)]
        part = _marked(before, passive, german, after)
        if found and _JOINING.fullmatch(text[spans[k - 1][1] : start]):
            part = found[-1]
        elif part is None:
            if german:
                shown = PATIENT if passive else _case(text, first, start, end)
            else:
                shown = PATIENT if _is_subject_of_passive(after) else None
            part = shown or (PATIENT if acted else _TOLD if told else AGENT)
        elif (
            part == AGENT
            and not german
            and somebody
            and not passive
            and not _opens_with_participle(text[first : first + 40])
        ):
            part = PATIENT  # "X condemned the raids by Y": what Y did is what X acts upon
        elif part == MENTIONED and somebody and not affected:
            part = PATIENT
        acted = acted or part == AGENT
        somebody = somebody or part == AGENT
        affected = affected or (somebody and part in (PATIENT, _TOLD))
        found.append(part)
    return found


def deed_words(text: str, language: str) -> tuple[tuple[int, int, bool], ...]:
    """Start and end of the words for what somebody does to another, and whether each is a noun."""
    matcher, nouns = _deeds(language)
    hits = [(start, end, key) for start, end, key in matcher.find(text)]
    return tuple((start, end, nouns[key]) for start, end, key in hits)


@cache
def _deeds(language: str) -> tuple[Matcher, dict[str, bool]]:
    """The matcher of the ledger's words that have an actor and a target."""
    lexicon = read_lexicon("escalation")
    categories = read_lexicon("categories")
    without = categories.category[categories.has_roles == "no"]
    kinds = read_lexicon("governing_kinds")
    carrying = kinds.governs[(kinds.alone == "dropped") & ~kinds.governs.isin(_GIVING)]
    left_out = lexicon.category.isin(without) | lexicon.governs.isin(carrying)
    counted = lexicon.concept[~left_out & (lexicon.context != "yes")]
    terms = one_row_a_term(lexicon)
    terms = terms[(terms.language == language) & terms.concept.isin(counted)]
    noun = terms.word_class == "noun"
    terms = terms.assign(concept=terms.concept.where(~noun, terms.concept + _NOUN))
    matcher = Matcher(terms.assign(noun=noun).sort_values(["row", "noun"], kind="stable"))
    return matcher, {key: key.endswith(_NOUN) for key in matcher.keys}


def _ends_in_verb(words: list[str]) -> bool:
    """Whether the name that follows is the object of a verb form: "…, informing X", "to visit X",
    "killed two X".
    """
    kept = [w for w in words if w not in _articles()]
    if kept and (kept[-1].endswith("ing") or (kept[-2:-1] == ["to"] and not kept[-1].isdigit())):
        return True
    while words and (words[-1] in _articles() or words[-1].isdigit()):
        words = words[:-1]
        if words and words[-1] not in _articles() and is_participle(words[-1], "en"):
            return words[-2:-1] != ["the"]
    return False


def _is_told(text: str, first: int, last: int, german: bool) -> bool:
    """Whether the clause says what somebody is to do: "that X must leave", "dass X abziehen
    solle".
    """
    language = "de" if german else "en"
    clause = {w.lower() for w in _WORD.findall(text[first : min(last, first + _REACH)])}
    if clause & _words("duty", language):
        return True
    leading = [w.lower() for w in _WORD.findall(text[max(0, first - 60) : first])]
    return leading[-1:] in (["that"], ["dass"]) and bool(
        _words("demand", language) & set(leading[-4:])
    )


def _opens_with_participle(clause: str) -> bool:
    """Whether a clause only adds to the name before it: "X, attacked by Y"."""
    words = _WORD.findall(clause)
    return bool(words) and is_participle(words[0].lower(), "en")


def _marked(before: list[str], passive: bool, german: bool, after: str) -> str | None:
    """The part that a preposition or article before the name gives it; None where it stands
    bare.
    """
    role = _prepositions("de" if german else "en")
    partitive = closed_class("de" if german else "en", "partitive")
    for k, word in reversed(list(enumerate(before))):
        kind = role.get(word)
        if word.isdigit() or before[k - 1 : k + 1] == ["up", "to"]:  # "up to 100 X"
            continue
        if (
            word in ("of", "von", "der") and k and before[k - 1] in partitive
        ):  # "thousands of X" are X
            return None
        if kind == "agent":
            return _by(word, before, passive, german, after)
        if kind == "target" or word == "from":
            return PATIENT
        if kind == "place" or word == "of":
            return MENTIONED
        if german and word in _GENITIVE:
            return MENTIONED
        if (
            word not in _articles()
            and word not in _NEARLY
            and not (german and word.endswith(("en", "em", "er", "e")))
        ):
            return None
    return None


def _by(word: str, before: list[str], passive: bool, german: bool, after: str) -> str:
    """ "by X" acts; German "von X" does in a passive or before a participle, else it owns or is
    spoken of.
    """
    if word in ("zwischen", "between"):
        return PATIENT
    if not german or word in ("durch", "seitens") or passive:
        return AGENT
    following = _WORD.findall(after)
    return AGENT if following and is_participle(following[0].lower(), "de") else MENTIONED


def _case(text: str, first: int, start: int, end: int) -> str | None:
    """patient where the article of a German name is an accusative or dative of its own."""
    words = [w.lower() for w in _WORD.findall(text[max(first, start - 60) : start])][-_BEFORE:]
    feminine = last_part(text[start:end]) in closed_class("de", "feminine_name", "plural_name")
    for word in reversed(words):
        if word in _OBLIQUE or (word == "der" and feminine and words == ["der"]):
            return PATIENT
        if word in _articles() or not word.endswith(("en", "em", "er", "e", "s")):
            return None
    return None


def _is_passive(clause: str, german: bool) -> bool:
    """Whether a clause has a form of werden (English: of be) with a participle that belongs to
    it.
    """
    if german:  # a noun is no participle: Gewalt, Bericht
        forms, small = auxiliaries("de"), [w for w in _WORD.findall(clause) if w[0].islower()]
        return any(w in forms for w in small) and any(is_participle(w, "de") for w in small)
    words = [w.lower() for w in _WORD.findall(clause)]
    return any(
        w in auxiliaries("en") and any(is_participle(x, "en") for x in words[i + 1 : i + AFTER_BE])
        for i, w in enumerate(words)
    )


def _is_subject_of_passive(after: str) -> bool:
    """Whether the first verb after an English name is a passive: "X has not yet been told"."""
    words = [w.lower() for w in _WORD.findall(after)][:8]
    for i, word in enumerate(words):
        if word in auxiliaries("en"):
            rest = next(
                (w for w in words[i + 1 :] if w not in auxiliaries("en") and not _is_light(w)), ""
            )
            return is_participle(rest, "en") and rest not in closed_class("en", "stative")
        if not _is_light(word):
            return False
    return False


def _is_light(word: str) -> bool:
    return word in _LIGHT or word.endswith("ly")


@cache
def _prepositions(language: str) -> dict[str, str]:
    table = read_lexicon("clause_words").query("language == @language")
    return {r.word: r.part for r in table.itertuples() if r.part in ("agent", "target", "place")}


@cache
def _articles() -> frozenset[str]:
    table = read_lexicon("clause_words")
    return frozenset(table.word[table.part.isin(["article", "determiner"])])


@cache
def _words(use: str, language: str) -> frozenset[str]:
    table = read_lexicon("part_words").query("language == @language and use == @use")
    return frozenset(table.word)
