"""What English words stand in: names, compounds, attributes."""

import re

import numpy as np

from helpers.language.clauses.reach.line import opens_with, years
from helpers.language.clauses.reach.plain import cites, in_use, purposes, relatives
from helpers.language.grammar import closed_class
from helpers.language.matching.joined import Joined
from helpers.lexicon import either, words

__all__ = ["cites", "in_use", "purposes", "relatives"]  # as a language without words for them

_BEFORE_NOUN = frozenset().union(
    *(words("clause_words", language="en", part=p) for p in ("article", "determiner", "place"))
)
_HEADLINE = 0.6  # share of words with a capital from which capitals say nothing


_CONDITION = tuple(f"{word.capitalize()} " for word in closed_class("en", "opens_condition"))
_BEFORE_YEAR = closed_class("en", "before_year") | words("months", "name")
_DATED = re.compile(rf"\b(?:{either(_BEFORE_YEAR)})\s$", re.IGNORECASE)


def counts(joined: Joined, number: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Which words are no part of a name ("Relief Coordinator") or compound ("US-backed")."""
    hyphen = ord("-")
    compound = (joined.codes[end] == hyphen) | (joined.codes[start - 1] == hyphen)
    before = joined.words_before(start)
    neighbour = joined.holds(str.isupper, end + 1)
    inside = (before > joined.starts[number]) & (before < start)
    neighbour |= inside & joined.holds(str.isupper, before)
    name = ~compound & neighbour & _is_capital(joined, number, start)
    headlines = {i: _is_headline(joined, i) for i in set(number[name].tolist())}
    name[name] = [not headlines[i] for i in number[name].tolist()]
    return ~(compound | name)


def hedges(joined: Joined, number: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Which hedges are meant as such, and not as the month of May."""
    return ~_is_capital(joined, number, start)


def conditions(joined: Joined) -> np.ndarray:
    """Which sentences open with a condition by its verb alone: "Had the army …"."""
    return opens_with(joined, _CONDITION)


def past_years(joined: Joined) -> np.ndarray:
    """Offsets of the years that date a deed more than a generation back."""
    return years(joined, _DATED)


def attributes(
    joined: Joined, start: np.ndarray, end: np.ndarray, clause_end: np.ndarray
) -> np.ndarray:
    """Which participles stand before a noun: "the besieged town"."""
    attribute = (joined.codes[end - 1] == ord("d")) & (joined.codes[end - 2] == ord("e"))
    start = start[attribute]
    before = joined.function_words(joined.words_before(start), start)
    attribute[attribute] = [word in _BEFORE_NOUN for word in before]
    return attribute


def _is_capital(joined: Joined, number: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Whether words begin with a capital though they do not open their sentence."""
    return (start > joined.starts[number]) & joined.holds(str.isupper, start)


def _is_headline(joined: Joined, number: int) -> bool:
    """Whether most words of a sentence begin with a capital, so that capitals say nothing."""
    text = joined.text[joined.starts[number] : joined.ends[number]].split()
    return sum(word[0].isupper() for word in text) >= _HEADLINE * len(text)
