"""Konjunktiv I: the German verb form that marks a statement as somebody else's."""

import re
from functools import lru_cache
from itertools import chain

from helpers.language.inflection.irregular import prefixes
from helpers.lexicon import either, words

_SHORTEST = 5  # letters of a verb that the lexicon need not list
_PREFIXES = 3  # of a verb at most


def listed(reading: str) -> frozenset[str]:
    """The forms that the lexicon lists under `reading`: clear, plural, replacing, verb, other,
    stem_in_t or adjective_ending.
    """
    return words("konjunktiv", "form", reading=reading)


_STEM_IN_T = re.compile(
    rf"(?:{either(chain(*prefixes()))}){{0,{_PREFIXES}}}(?:{either(listed('stem_in_t'))})$"
)


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
        return _STEM_IN_T.match(word) is not None
    return word in listed("verb") or not word.endswith(tuple(listed("adjective_ending")))
