"""The reviewed list of lines that are not article text, as one matcher that takes time linear in a line's length."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from helpers import schema
from helpers.corpus import dates

ANY = "…"
_NUMBER = re.compile(r"\d[\d.,]*")
_BULLET = re.compile(r"^(?:[-–—•*·▪►▶»›>+|#]\s*|o\s(?=\S)|\d{1,2}\.\s)+")


class Template(NamedTuple):
    """One row of `lexicons/boilerplate.csv`: a line that fits gets `role`; `effect` is line, block or rest."""

    text: str
    role: str
    effect: str
    longest: int


def normal(line: str) -> str:
    """`line` as templates see it: lower case, without bullets and end marks, dates, times and numbers named."""
    key = _BULLET.sub("", line.strip())
    if any(c.isdigit() for c in key):
        key = _NUMBER.sub("{number}", dates.name_times(key))
    return " ".join(key.lower().strip(" .:*|>»›→…").split())


class Templates:
    """Finds the template that fits a line: the one with most text wins."""

    def __init__(self, rows: list[Template]) -> None:
        self.longest = max((row.longest for row in rows), default=0)
        self._whole: dict[str, Template] = {}
        self._parts: list[tuple[bool, bool, Template]] = []
        cores = []
        for row in rows:
            core = row.text.strip(ANY)
            if ANY in row.text:
                cores.append(core)
                self._parts.append((row.text.startswith(ANY), row.text.endswith(ANY), row))
            else:
                self._whole[core.strip(" .:*|>»›→")] = row
        self._search = AhoCorasick(cores).find_matches_as_indexes

    def find(self, key: str) -> Template | None:
        """The template that fits the normalised line `key`, or None."""
        if len(key) > self.longest:
            return None
        best = self._whole.get(key)
        if best is not None and len(key) <= best.longest:
            return best
        best = None
        for index, start, end in self._search(key, overlapping=True):
            open_start, open_end, row = self._parts[index]
            fits = (open_start or start == 0) and (open_end or end == len(key)) and len(key) <= row.longest
            if fits and (best is None or len(row.text) > len(best.text)):
                best = row
        return best


@cache
def shipped() -> Templates:
    """The templates of `lexicons/boilerplate.csv`."""
    table = schema.read_lexicon("boilerplate")
    columns = zip(table.template, table.role, table.effect, table.longest, strict=True)
    return Templates([Template(text, role, effect, int(longest)) for text, role, effect, longest in columns])
