"""German participles, and what werden says: a passive or the future."""

import re
from functools import cache

from helpers.language.grammar import CLAUSE_ENDS, closed_class
from helpers.language.inflection import german
from helpers.language.speech.cues import cues_of
from helpers.lexicon import read_lexicon

# ge-…-t, also after a prefix (angeklagt); verbs with a prefix that stays (beschädigt) or in -ieren
_WEAK = re.compile(r"\w{0,8}ge\w{2,30}t|\w{2,30}iert")
_CLAUSE_END = re.compile(rf"[{CLAUSE_ENDS}.!\n]| und (?=[a-zäöü])")
_INFINITIVE = " werden"
_CLAUSE = 180  # characters of a clause that are looked at
_SHORTEST = 6  # letters of a weak participle: belegt, but erst, best
_BEFORE = 80  # characters of the longest word


def is_participle(word: str) -> bool:
    """Whether a word is a participle: gegriffen, angegriffen, überfallen, beschädigt,
    bombardiert.
    """
    if word in _strong():
        return True
    weak = word.endswith("t") and len(word) >= _SHORTEST
    return weak and bool(_WEAK.fullmatch(word) or word.startswith(_staying()))


def werden_is_passive(text: str, start: int, end: int) -> bool:
    """Whether the form of werden from `start` to `end` makes a passive, so that nothing is planned.

    It does with a participle right before it or at the end of its clause: wird beschossen. With
    an infinitive (wird angreifen), also of the passive (wird verboten werden), it is the future; a
    form that can be either (überfallen) is an infinitive beside an accusative.
    """
    before = text[max(0, start - _BEFORE) : start].split()
    if before and is_participle(before[-1].lower()) and before[-1].islower():
        return True
    close = _CLAUSE_END.search(text, end, end + _CLAUSE)
    words = text[end : close.start() if close else end + _CLAUSE].lower().split()
    if not words or not is_participle(words[-1]):
        return False
    return words[-1] not in _infinitives() or _accusative().isdisjoint(words)


def is_turned(text: str, start: int, end: int) -> bool:
    """Whether a word is a participle of the passive, and no infinitive of it (verboten werden)."""
    return is_participle(text[start:end]) and not text.startswith(_INFINITIVE, end)


def names_source(text: str, start: int, end: int) -> bool:
    """Whether the preposition from `start` to `end` stands before a source: nach Angaben, laut,
    nach eigenen Worten.
    """
    if text[start:end].lower() != "nach":
        return False
    sources = cues_of("de").sources
    for word in text[end : end + _BEFORE].split()[:3]:
        if word[0].isupper():
            return word.rstrip(".,;:").lower() in sources
    return False


@cache
def _staying() -> tuple[str, ...]:
    """Prefixes that stay with their verb: its participle has no ge-."""
    _, both, never = german.prefixes()
    return both + never


@cache
def _strong() -> frozenset[str]:
    """Strong participles, also with their prefixes: angegriffen; überfallen."""
    cells = read_lexicon("irregular_verbs").query("language == 'de'").participle
    strong = {p for cell in cells for p in cell.split("|") if p}
    separable, both, never = german.prefixes()
    apart = {prefix + p for prefix in separable + both for p in strong}
    joined = {prefix + p.removeprefix("ge") for prefix in both + never for p in strong}
    return frozenset(strong | apart | joined)


def may_be_infinitive(word: str) -> bool:
    """Whether a participle is an infinitive as well: überfallen, verlassen."""
    return word in _infinitives()


@cache
def _infinitives() -> frozenset[str]:
    """Participles that are infinitives as well: überfallen, verlassen, erhalten."""
    bases = read_lexicon("irregular_verbs").query("language == 'de'").base
    _, both, never = german.prefixes()
    return frozenset(prefix + base for prefix in ("", *both, *never) for base in bases) & _strong()


@cache
def _accusative() -> frozenset[str]:
    return closed_class("de", "accusative")
