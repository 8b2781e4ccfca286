"""The reviewed list of lines that are not article text, as one matcher that takes time linear in a
line's length.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from helpers.corpus.printed import dates
from helpers.lexicon import read_lexicon

ANY = "…"
EDGES = " .:*|>»›→…"  # signs at the ends of a line that say nothing
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d[\d.,]*")
_NAMED = re.compile(r"\{[a-z]+\}")
_BULLET = re.compile(r"(?:[-–—•*·▪►▶»›>+|#]\s*|o\s(?=\S)|\d{1,2}\.\s)+")


class Template(NamedTuple):
    """One row of lexicons/corpus/boilerplate.csv: what fits gets `role`; `effect` is line, block,
    rest or hint.
    """

    text: str
    role: str
    effect: str
    longest: int


def normal(line: str) -> str:
    """`line` as templates see it: lower case, without bullets and end marks, dates, times and
    numbers named.
    """
    key = line.strip()
    bullet = _BULLET.match(key)
    if bullet is not None:
        key = key[bullet.end() :]
    if _DIGIT.search(key) is not None:
        key = _NUMBER.sub("{number}", dates.name_times(key))
    return " ".join(key.lower().strip(EDGES).split())


class Match(NamedTuple):
    """What the templates say of a line: the one that fits with most text, and the roles of the
    hints in it.
    """

    template: Template | None
    hints: tuple[str, ...]


NOTHING = Match(None, ())


class Templates:
    """Finds the templates that fit a line, in one pass over it."""

    def __init__(self, rows: list[Template]) -> None:
        self.longest = max((row.longest for row in rows), default=0)
        self._whole = {_bare(row.text): row for row in rows if ANY not in row.text}
        self._parts = [
            (row.text.startswith(ANY), row.text.endswith(ANY), row)
            for row in rows
            if ANY in row.text
        ]
        self._most_words = max((len(text.split()) for text in self._whole), default=0)
        literals = [_literal(row.text) for *_, row in self._parts]
        self._look = AhoCorasick(literals).find_matches_as_strings if all(literals) else None
        self._find = AhoCorasick(
            [_bare(row.text) for *_, row in self._parts]
        ).find_matches_as_indexes

    def match(self, line: str, lower: str, known: int) -> Match:
        """What fits `line`; `lower` is the line in lower case, `known` the number of its function
        words.

        A line with more of them than any whole template has words fits open templates only, and
        none of these where it lacks the words of all: that is seen without naming dates and
        numbers. Spaces must be single for it.
        """
        plain = known > self._most_words and self._look and line.isprintable() and "  " not in line
        return NOTHING if plain and not self._look(lower) else self.find(normal(line))

    def find(self, key: str) -> Match:
        """What fits the normalised line `key`."""
        if len(key) > self.longest:
            return NOTHING
        best = self._whole.get(key)
        if best is not None and len(key) <= best.longest:
            return Match(best, ())
        best, hints = None, {}
        for index, start, end in self._find(key, overlapping=True):
            open_start, open_end, row = self._parts[index]
            if (
                len(key) > row.longest
                or not (open_start or start == 0)
                or not (open_end or end == len(key))
            ):
                continue
            if not _whole_words(key, start, end):
                continue
            if row.effect == "hint":
                hints[row.text] = row.role
            elif best is None or len(row.text) > len(best.text):
                best = row
        return Match(best, tuple(hints.values()))


def _bare(template: str) -> str:
    """A template's own text without its open ends; end marks are kept only before an open end
    ("bild:…").
    """
    core = template.removeprefix(ANY)
    return core.removesuffix(ANY) if core.endswith(ANY) else core.strip(EDGES)


def _literal(template: str) -> str:
    """The longest part of a template that stands in every line that fits, word for word; "" where
    there is none.
    """
    part = max((part.strip() for part in _NAMED.split(_bare(template))), key=len)
    return "" if part in "{number} {date} {time}" else part


def _whole_words(key: str, start: int, end: int) -> bool:
    inside_before = start and key[start].isalnum() and key[start - 1].isalnum()
    inside_after = end < len(key) and key[end - 1].isalnum() and key[end].isalnum()
    return not inside_before and not inside_after


@cache
def shipped() -> Templates:
    """The templates of `lexicons/corpus/boilerplate.csv`."""
    table = read_lexicon("boilerplate")
    columns = zip(table.template, table.role, table.effect, table.longest, strict=True)
    return Templates(
        [Template(text, role, effect, int(longest)) for text, role, effect, longest in columns]
    )
