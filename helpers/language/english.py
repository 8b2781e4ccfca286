"""Who is reported to say what in one English sentence."""

from __future__ import annotations

from helpers.language.clauses import Sentence
from helpers.language.german import Reading


def read(sentence: Sentence) -> Reading:
    """The reading of one sentence."""
    return Reading()
