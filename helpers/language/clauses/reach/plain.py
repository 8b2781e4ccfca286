"""What words stand in where no grammar of a language is known: each is what it seems, and none
stands in a clause or before a noun that would say otherwise.
"""

import numpy as np

from helpers.language.matching.joined import Joined


def in_use(joined: Joined, start: np.ndarray, noun: np.ndarray) -> np.ndarray:
    """Which hits are what they are taken for: all."""
    return np.ones(len(start), dtype=bool)


def counts(joined: Joined, number: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Which words are no part of a name: all."""
    return np.ones(len(start), dtype=bool)


def hedges(joined: Joined, number: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Which hedges are meant as such: all."""
    return np.ones(len(start), dtype=bool)


def cites(joined: Joined, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Which words stand before a source: none."""
    return np.zeros(len(start), dtype=bool)


def purposes(joined: Joined, breaks: np.ndarray) -> np.ndarray:
    """Where the purpose clause that opens a sentence ends: -1, there is none with a word of its
    own.
    """
    return np.full(len(joined.starts), -1)


def conditions(joined: Joined) -> np.ndarray:
    """Which sentences open with a condition by their verb alone: none."""
    return np.zeros(len(joined.starts), dtype=bool)


def past_years(joined: Joined) -> np.ndarray:
    """Offsets of the years that date a deed more than a generation back: none."""
    return np.zeros(0, dtype=np.int64)


def relatives(
    joined: Joined, start: np.ndarray, after: np.ndarray, ignored: np.ndarray, breaks: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each word the number of its clause, and that none is relative: subordinators show it."""
    return np.zeros_like(start), np.zeros_like(ignored), start


def attributes(
    joined: Joined, start: np.ndarray, end: np.ndarray, clause_end: np.ndarray
) -> np.ndarray:
    """Which participles stand before a noun: none."""
    return np.zeros(len(start), dtype=bool)
