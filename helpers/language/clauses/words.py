"""Sentences cut into words and clauses, with a stretch in quote marks as one word."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from helpers.language.grammar import CLAUSE_ENDS, in_any_language
from helpers.language.marks import Marked
from helpers.lexicon import either

QUOTED = "“…”"
# Sprecher:in, ein*e, Schüler/-innen, Lehrer(innen)
_GENDER = rf"[:*/(]-?(?:{either(in_any_language('gender_ending'))})(?!\w)\)?"
_TOKEN = re.compile(rf"\w+(?:[-'’.&/]\w+|{_GENDER})*-?|[^\w\s]")
_STRUCTURE = frozenset(f"{CLAUSE_ENDS}-")


@dataclass
class Sentence:
    """Words with their offsets; `low` is lower case, `marked` maps the place of a quoted stretch to
    it.

    `parts` are clauses, each (first word, word after the last); the break before a part stands
    between the parts. `moods` are the places of words that may be subjunctives, `verbs` those of
    possible cue verbs; the reader of the language fills both.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    low: list[str] = field(default_factory=list)
    marked: dict[int, Marked] = field(default_factory=dict)
    parts: list[tuple[int, int]] = field(default_factory=list)
    moods: list[int] = field(default_factory=list)
    verbs: list[int] = field(default_factory=list)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the words from `first` up to, not including, `last`."""
        return self.starts[first], self.ends[last - 1]

    def find(self, words: Collection[str], first: int, last: int) -> int | None:
        """The first place from `first` up to, not including, `last` with one of `words`."""
        return next((i for i in range(first, last) if self.low[i] in words), None)

    def past(self, words: Collection[str], first: int, last: int) -> int:
        """The first place from `first` on without one of `words`, `last` where there is none."""
        return next((i for i in range(first, last) if self.low[i] not in words), last)


def cut(text: str, start: int, end: int, marked: list[Marked]) -> Sentence:
    """The sentence from `start` to `end`; `marked` are the outermost quoted stretches that begin in
    it.
    """
    spans: list[tuple[int, int]] = []
    places = {}
    position = start
    for stretch in marked:
        spans += [m.span() for m in _TOKEN.finditer(text, position, stretch.start)]
        places[len(spans)] = stretch
        spans.append((stretch.start, stretch.end))
        position = stretch.end
    spans += [m.span() for m in _TOKEN.finditer(text, position, end)]
    words = [QUOTED if i in places else text[a:b] for i, (a, b) in enumerate(spans)]
    sentence = Sentence(
        words, [a for a, _ in spans], [b for _, b in spans], [w.lower() for w in words], places
    )
    sentence.parts = _parts(words)
    return sentence


def _parts(words: list[str]) -> list[tuple[int, int]]:
    """Clauses between commas, colons, semicolons, spaced dashes and stray quote marks, outside
    brackets.
    """
    parts, first, depth = [], 0, 0
    for i, word in enumerate(words):
        if word not in _STRUCTURE:
            continue
        if word == "(":
            depth += 1
        elif word == ")":
            depth = max(0, depth - 1)
        elif not depth:
            if i > first:
                parts.append((first, i))
            first = i + 1
    last = len(words)
    while last > first and words[last - 1] in ".!?…":
        last -= 1
    if last > first:
        parts.append((first, last))
    return parts
