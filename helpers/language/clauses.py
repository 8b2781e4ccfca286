"""Sentences cut into words and clauses, with a stretch in quote marks as one word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from helpers.language.marks import Marked

QUOTED = "“…”"
_TOKEN = re.compile(r"\w+(?:[-'’.&/]\w+)*-?|[^\w\s]")
_BREAKS = frozenset(",;:–—-―“”„\"»«")
LONGEST = 400
"""Words of one sentence that the rules look at; a longer sentence is read in pieces of this size, which keeps time linear."""


@dataclass
class Sentence:
    """Words with their offsets; `low` is lower case, `marked` maps the place of a quoted stretch to it, `parts` are clauses.

    A part is (first word, word after the last); the break before it stands between the parts.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    low: list[str] = field(default_factory=list)
    marked: dict[int, Marked] = field(default_factory=dict)
    parts: list[tuple[int, int]] = field(default_factory=list)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the words from `first` up to, not including, `last`."""
        return self.starts[first], self.ends[last - 1]


def cut(text: str, start: int, end: int, marked: list[Marked]) -> Sentence:
    """The sentence from `start` to `end`; `marked` are the outermost quoted stretches that begin in it."""
    words, starts, ends, places = [], [], [], {}
    position = start
    for stretch in [*marked, None]:
        stop = stretch.start if stretch else end
        for match in _TOKEN.finditer(text, position, stop):
            words.append(match.group())
            starts.append(match.start())
            ends.append(match.end())
        if stretch:
            places[len(words)] = stretch
            words.append(QUOTED)
            starts.append(stretch.start)
            ends.append(stretch.end)
            position = stretch.end
    sentence = Sentence(words, starts, ends, [w.lower() for w in words], places)
    sentence.parts = _parts(sentence)
    return sentence


def _parts(sentence: Sentence) -> list[tuple[int, int]]:
    """Clauses between commas, colons, semicolons and spaced dashes, outside brackets."""
    parts, first, depth = [], 0, 0
    for i, word in enumerate(sentence.words):
        if word == "(":
            depth += 1
        elif word == ")":
            depth = max(0, depth - 1)
        elif word in _BREAKS and not depth:
            if i > first:
                parts.append((first, i))
            first = i + 1
    last = len(sentence.words)
    while last > first and sentence.words[last - 1] in ".!?…":
        last -= 1
    if last > first:
        parts.append((first, last))
    return parts
