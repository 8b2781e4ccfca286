"""Phrases whose parts stand apart in one clause: "griff … an", "called … off"."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from helpers.language.grammar import in_any_language

_FARTHEST = 160  # characters that the parts may stand apart
# Second parts that are tried for each first one, so that no line takes more than linear time.
_CANDIDATES = 8
_CLAUSE_BREAK = re.compile(r"[.!?…;:](?=\s|$|[\"”“»«’])|\n")
# After a separated prefix the German clause is over.
_AFTER_PREFIX = "|".join(sorted(in_any_language("after_prefix")))
_CLAUSE_END = re.compile(rf"\s*(?:$|[,.;:!?…)\]\"“”»«–—\n-]|(?:{_AFTER_PREFIX})\b)")
# Before it a sentence may begin, and a verb be capitalised.
_OPENING = re.compile(r"(?:^|[.!?:…\n\"„“»«–—-])\s*$")
_BEFORE = 3  # characters in which it stands
_LIST_END = re.compile(r"\W*(?:\w+\W+){1,4}$")


class Second(NamedTuple):
    """The later part of a phrase: number of the part, what the phrase stands for, and whether it is
    a verb prefix.
    """

    part: int
    key: int
    is_prefix: bool


class Separated(NamedTuple):
    """A phrase found in two parts, each (start, end)."""

    first: tuple[int, int]
    second: tuple[int, int]
    key: int


def near(start: np.ndarray, end: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Which parts (n arrays, by end) may make up a phrase: firsts with some second near behind
    them, and seconds so.

    `first` and `second` say what each part may be. What is near only by its place is tried by
    `find_separated`.
    """
    seconds, firsts = np.sort(start[second]), end[first]
    behind = np.append(seconds, np.iinfo(np.int64).max)[np.searchsorted(seconds, end)]
    before = np.append(firsts, -1 - _FARTHEST)[np.searchsorted(firsts, start, side="right") - 1]
    return (first & (behind - end <= _FARTHEST)) | (second & (start - before <= _FARTHEST))


def find_separated(
    text: str, parts: Iterable[tuple[int, int, int]], seconds: Mapping[int, list[Second]]
) -> list[Separated]:
    """The phrases that `parts` (number, start, end; by end) make up; `seconds` names the later
    parts of each first.
    """
    parts = list(parts)
    places: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, start, end in parts:
        places[number].append((start, end))
    found: dict[tuple[int, int], Separated] = {}
    for number, start, end in parts:
        is_noun = text[start].isupper() and not _OPENING.search(
            text, max(0, start - _BEFORE), start
        )
        for second in seconds.get(number, ()):
            if second.is_prefix and is_noun:
                continue
            candidates = places.get(second.part, [])
            i = bisect_left(candidates, (end, 0))
            for start2, end2 in candidates[i : i + _CANDIDATES]:
                if start2 - end > _FARTHEST or _CLAUSE_BREAK.search(text, end, start2):
                    break
                if (not second.is_prefix or _CLAUSE_END.match(text, end2)) and _one_clause(
                    text[end:start2]
                ):
                    # Later first parts take the place of earlier ones: the nearest verb is the
                    # prefix's own.
                    found[second.part, start2] = Separated((start, end), (start2, end2), second.key)
                    break
    return list(found.values())


def _one_clause(between: str) -> bool:
    """Whether the commas between two parts enclose an inserted clause or part the items of a
    list.
    """
    return between.count(",") % 2 == 0 or bool(_LIST_END.match(between.rpartition(",")[2] + " "))
