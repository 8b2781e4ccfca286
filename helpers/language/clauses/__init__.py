"""Sentences cut into clauses, and who acts on whom in them."""

from helpers.language.clauses.who_acts import parts
from helpers.language.clauses.words import Sentence, cut

__all__ = [
    "Sentence",
    "cut",
    "parts",
]
