"""Konjunktiv I: the German verb form that marks a statement as somebody else's."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from helpers.lexicon import read_lexicon

_ADJECTIVE = re.compile(
    r"(?:weise|ende|ene|ige|elle|ische|liche|bare|same|lose|ale|ive|ine|ose|able|ible|eiche|tere|ßere|here|nste|"
    r"ände|schwere|arme|freie|dere|jährige|tausende|gleiche|rige|gemäße|\.de|ekte|erne|äre|ante)$"
)
_PREFIXES = (
    r"(?:ab|an|auf|aus|be|bei|durch|ein|ent|er|fest|her|hin|mit|nach|um|unter|über|ver|vor|weiter|wider|zer|zurück|"
    r"zusammen|zu)"
)


@cache
def listed(reading: str) -> frozenset[str]:
    """The forms that the lexicon lists under `reading`: clear, plural, replacing, verb, other or
    stem_in_t.
    """
    table = read_lexicon("konjunktiv")
    return frozenset(table.form[table.reading == reading])


@cache
def _stem_in_t() -> re.Pattern:
    return re.compile(rf"{_PREFIXES}{{0,3}}(?:{'|'.join(sorted(listed('stem_in_t')))})$")


@lru_cache(maxsize=100_000)
def has_shape(word: str) -> bool:
    """Whether a lower-case `word` is shaped as a Konjunktiv I, third person singular: stem + e.

    Its place in the clause decides then. Weak past tenses (sagte) have another shape; words in -e
    that are no verbs are listed.
    """
    if word in listed("clear"):
        return True
    if len(word) < 5 or word[-1] != "e" or word in listed("other") or not word.islower():
        return False
    if word.endswith("te"):
        return _stem_in_t().match(word) is not None
    return not _ADJECTIVE.search(word) or word in listed("verb")
