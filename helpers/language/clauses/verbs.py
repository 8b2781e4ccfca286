"""The passive: its auxiliaries, participles, and whether a clause has them."""

from __future__ import annotations

from functools import cache, lru_cache

from helpers.language.grammar import closed_class
from helpers.languages import module_of

AFTER_BE = 4  # words within which a participle belongs to an English auxiliary


@cache
def auxiliaries(language: str) -> frozenset[str]:
    """The forms that make a passive with a participle: wird … worden, was, got."""
    return closed_class(language, "passive")


@lru_cache(maxsize=1 << 16)
def is_participle(word: str, language: str) -> bool:
    """Whether a word (lower case) is a past participle, by its shape or as irregular verbs have
    it.
    """
    return module_of(language, __package__, "{}_verbs").is_participle(word)
