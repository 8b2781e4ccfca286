"""Konjunktiv I: the German verb form that marks a statement as somebody else's."""

import re
from functools import cache, lru_cache
from itertools import chain

from helpers.language.inflection.irregular import prefixes
from helpers.lexicon import read_lexicon

_SHORTEST = 5  # letters of a verb that the lexicon need not list
_PREFIXES = 3  # of a verb at most


@cache
def listed(reading: str) -> frozenset[str]:
    """The forms that the lexicon lists under `reading`: clear, plural, replacing, verb, other,
    stem_in_t or adjective_ending.
    """
    table = read_lexicon("konjunktiv")
    return frozenset(table.form[table.reading == reading])


@cache
def _stem_in_t() -> re.Pattern:
    stems = "|".join(sorted(listed("stem_in_t")))
    return re.compile(rf"(?:{'|'.join(chain(*prefixes()))}){{0,{_PREFIXES}}}(?:{stems})$")


@lru_cache(maxsize=100_000)
def has_shape(word: str) -> bool:
    """Whether a lower-case `word` is shaped as a Konjunktiv I, third person singular: stem + e.

    Its place in the clause decides then. Weak past tenses (sagte) have another shape; words in -e
    that are no verbs are listed.
    """
    if word in listed("clear"):
        return True
    if len(word) < _SHORTEST or word[-1] != "e" or word in listed("other") or not word.islower():
        return False
    if word.endswith("te"):
        return _stem_in_t().match(word) is not None
    return word in listed("verb") or not word.endswith(tuple(listed("adjective_ending")))
