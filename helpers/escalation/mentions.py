"""The actors named in the sentences of a batch, each with the part that the words before it give
it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import NamedTuple

import numpy as np

from helpers.escalation.concepts import clause_words
from helpers.language.matching import Found, Joined
from helpers.language.names import gazetteer

AGENT, TARGET, PLACE, ARTICLE, UNMARKED = range(5)
_PARTS = {
    "agent": AGENT,
    "target": TARGET,
    "place": PLACE,
    "article": ARTICLE,
    "determiner": UNMARKED,
}
_SPACES = 5  # white space after a function word
_TITLE = 32  # characters between a title or first name and the surname


class People(NamedTuple):
    """Canonical names, and for each key of the gazetteer's matcher the place of its name and the
    kind of mention.
    """

    names: list[str]
    name: np.ndarray
    person: np.ndarray
    weapon: np.ndarray
    adjective: np.ndarray


@dataclass(frozen=True)
class Mentions:
    """Names in reading order: one place in each array for each.

    `number` is that of the sentence, `start` and `end` are offsets in the joined text, `name` is a
    place in `People.names`, `part` what the words before it make of it, `adjective` whether it is
    one ("Russian").
    """

    number: np.ndarray
    start: np.ndarray
    end: np.ndarray
    name: np.ndarray
    part: np.ndarray
    adjective: np.ndarray

    def chosen(self, which: np.ndarray) -> Mentions:
        """Only these of them."""
        return Mentions(*(getattr(self, field.name)[which] for field in fields(self)))


@cache
def people(language: str) -> People:
    """The gazetteer of a language by the keys of its matcher."""
    matcher, entries = gazetteer(language)
    rows = [entries[key] for key in matcher.keys]
    places = {
        name: place for place, name in enumerate(dict.fromkeys(row["concept"] for row in rows))
    }
    return People(
        list(places),
        np.array([places[row["concept"]] for row in rows]),
        np.array([row["kind"] == "person" for row in rows]),
        np.array([row["kind"] == "weapon" for row in rows]),
        np.array([row["form"] == "adjective" for row in rows]),
    )


def mentions(joined: Joined, found: Found, language: str) -> Mentions:
    """The names among the hits of the gazetteer; a title before a person's name ("US-Präsident")
    joins it.
    """
    known = people(language)
    named = ~known.weapon[found.key]
    named &= known.adjective[found.key] | joined.holds(str.isupper, found.start)
    start, end, key = (column[named] for column in found)
    number = joined.numbers(start)
    part = _parts(joined, start, language)
    titled = np.append(False, (number[1:] == number[:-1]) & (start[1:] - end[:-1] <= _TITLE))[
        : len(start)
    ]
    titled &= known.person[key]
    places = np.flatnonzero(titled)
    between = zip(end[places - 1].tolist(), start[places].tolist(), strict=True)
    titled[places] = [_is_capitalised(joined.text[low:high]) for low, high in between]
    opening = np.maximum.accumulate(np.where(titled, 0, np.arange(len(start))))
    last = np.append(~titled[1:], True)[: len(start)]
    return Mentions(
        number, start[opening], end, known.name[key], part[opening], known.adjective[key]
    ).chosen(last)


def _parts(joined: Joined, start: np.ndarray, language: str) -> np.ndarray:
    """The part that the function word before each offset gives, also where an article stands
    between them.
    """
    before = joined.words_before(start)
    part = _given(joined, before, start, language)
    articles = np.flatnonzero(part == ARTICLE)
    start = before[articles]
    part[articles] = _given(joined, joined.words_before(start), start, language)
    part[part == ARTICLE] = UNMARKED
    return part


def _given(joined: Joined, start: np.ndarray, end: np.ndarray, language: str) -> np.ndarray:
    """What the words from each start to each end make of the name behind them."""
    parts = _function_words(language)
    part = np.full(len(start), UNMARKED)
    short = np.flatnonzero(end - start <= max(map(len, parts)) + _SPACES)
    part[short] = [
        parts.get(word, UNMARKED) for word in joined.function_words(start[short], end[short])
    ]
    return part


@cache
def _function_words(language: str) -> dict[str, int]:
    return {word: _PARTS[part] for word, part in clause_words(language).items()}


def _is_capitalised(between: str) -> bool:
    """Whether all words between a title and a name begin with a capital."""
    words = between.replace("-", " ").replace("’s", " ").replace("'s", " ").split()
    return all(word[0].isupper() for word in words)
