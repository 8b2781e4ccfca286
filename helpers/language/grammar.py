"""Closed-class words and endings of each language, as lexicons/language/grammar.csv lists them."""

from functools import cache
from types import SimpleNamespace

from helpers.languages import LANGUAGES
from helpers.lexicon import read_lexicon

CLAUSE_ENDS = ',;:–—―()"„“”«»?'
"""Signs at which a clause ends; a hyphen between spaces is a dash and does too."""


@cache
def _table() -> dict[str, dict[str, tuple[str, ...]]]:
    groups = read_lexicon("grammar").groupby(["word_class", "language"], sort=False).word
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for (word_class, language), words in groups:
        found.setdefault(word_class, {})[language] = tuple(words)
    return found


def listed(language: str, word_class: str) -> tuple[str, ...]:
    """The words or endings of one class in `language`, in the order of the lexicon; none where the
    language has no such class; KeyError for a class of no language.
    """
    return _table()[word_class].get(language, ())


@cache
def closed_class(language: str, *word_classes: str) -> frozenset[str]:
    """The words of `language` in any of the classes; KeyError for a class of no language."""
    return frozenset(word for name in word_classes for word in listed(language, name))


@cache
def in_any_language(*word_classes: str) -> frozenset[str]:
    """The words of these classes in all languages that the kit reads."""
    return frozenset().union(*(closed_class(code, *word_classes) for code in LANGUAGES))


@cache
def words_of(language: str) -> SimpleNamespace:
    """Every class of `language` under its name: words_of("de").article."""
    return SimpleNamespace(**{name: closed_class(language, name) for name in _table()})
