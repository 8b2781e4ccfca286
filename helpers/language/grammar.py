"""Closed-class words of German and English, as lexicons/grammar.csv lists them."""

from __future__ import annotations

from functools import cache

from helpers.lexicon import read_lexicon


@cache
def _table() -> dict[tuple[str, str], frozenset[str]]:
    groups = read_lexicon("grammar").groupby(["language", "word_class"]).word
    return {key: frozenset(words) for key, words in groups}


def closed_class(language: str, *word_classes: str) -> frozenset[str]:
    """The words of `language` (de or en) in any of the classes; KeyError for a class that the
    lexicon lacks.
    """
    return frozenset().union(*(_table()[language, word_class] for word_class in word_classes))
