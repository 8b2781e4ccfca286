"""The reviewed list of lines that are not article text, as one matcher that takes time linear in a
line's length.
"""

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
        self._most_words = max((len(text.split()) for text in self._whole), default=0)
        self._parts = [row for row in rows if ANY in row.text]
        literals = [_literal(row.text) for row in self._parts]
        # what a line is looked through for at first; nothing where a template has no such part
        self._look = AhoCorasick(literals if all(literals) else [])
        self._quick = all(literals)
        self._find = AhoCorasick([_bare(row.text) for row in self._parts])

    def match(self, line: str, lower: str, known: int) -> Match:
        """What fits `line`; `lower` is the line in lower case, `known` the number of its function
        words.

        A line with more of them than any whole template has words fits open templates only, and
        none of these where it lacks the words of all: that is seen without naming dates and
        numbers. Spaces must be single for it.
        """
        plain = known > self._most_words and line.isprintable() and "  " not in line
        if plain and self._quick and not self._look.find_matches_as_strings(lower):
            return NOTHING
        return self.find(normal(line))

    def find(self, key: str) -> Match:
        """What fits the normalised line `key`."""
        if len(key) > self.longest:
            return NOTHING
        whole = self._whole.get(key)
        if whole is not None and len(key) <= whole.longest:
            return Match(whole, ())
        fitting = [
            row
            for index, start, end in self._find.find_matches_as_indexes(key, overlapping=True)
            if _fits(row := self._parts[index], key, start, end)
        ]
        hints = {row.text: row.role for row in fitting if row.effect == "hint"}
        others = (row for row in fitting if row.effect != "hint")
        return Match(max(others, key=lambda row: len(row.text), default=None), (*hints.values(),))


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


def _fits(row: Template, key: str, start: int, end: int) -> bool:
    """Whether a template whose own text stands in `key` from `start` to `end` fits all of it, with
    whole words.
    """
    closed = (start and not row.text.startswith(ANY)) or (
        end < len(key) and not row.text.endswith(ANY)
    )
    inside_before = start and key[start].isalnum() and key[start - 1].isalnum()
    inside_after = end < len(key) and key[end - 1].isalnum() and key[end].isalnum()
    return not (len(key) > row.longest or closed or inside_before or inside_after)


@cache
def shipped() -> Templates:
    """The templates of `lexicons/corpus/boilerplate.csv`."""
    table = read_lexicon("boilerplate").astype({"longest": int})
    columns = table[["template", "role", "effect", "longest"]]
    return Templates([Template(*row) for row in columns.itertuples(index=False)])
