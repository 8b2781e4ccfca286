"""The passive: its auxiliaries, participles, and whether a clause has them."""

from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from helpers.language.grammar import closed_class
from helpers.languages import LANGUAGES

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
    reader = reader_of(language, "{}_verbs")
    return reader is not None and reader.is_participle(word)


@cache
def reader_of(language: str, what: str) -> ModuleType | None:
    """The module called `what` that reads the clauses of a language ("{}_verbs"); None where it has
    none, as no clause of such a language is read.
    """
    name = f"{__package__}.{what.format(LANGUAGES[language].module)}"
    return import_module(name) if find_spec(name) else None
