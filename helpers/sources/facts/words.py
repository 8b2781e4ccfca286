"""The words that the rules for facts ask for, and patterns made of them."""

import re
from collections.abc import Iterable
from functools import cache

from helpers.lexicon import NOTHING, read_lexicon


@cache
def words_for(use: str) -> tuple[str, ...]:
    """The words of fact_words.csv with this use, in all languages."""
    return tuple(read_lexicon("fact_words").query("use == @use").word)


@cache
def pattern(use: str, form: str) -> re.Pattern:
    """`form` compiled with the words of this use in the place of <>; capitals do not matter."""
    return re.compile(form.replace("<>", f"(?:{alternatives(words_for(use))})"), re.IGNORECASE)


def alternatives(found: Iterable[str]) -> str:
    """Words as alternatives of a pattern, the longest first; * stands for any ending. Of no words,
    a pattern that matches nothing.
    """
    longest = sorted((re.escape(word) for word in found), key=len, reverse=True)
    return "|".join(longest).replace(r"\*", r"\w*") or NOTHING
