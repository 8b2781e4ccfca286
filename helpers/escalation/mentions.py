"""The actors named in the sentences of a batch."""

from dataclasses import dataclass, fields
from functools import cache
from typing import NamedTuple

import numpy as np

from helpers.language.matching import Found, Joined
from helpers.language.names import gazetteer

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
    place in `People.names`, `adjective` whether it is an adjective ("Russian").
    """

    number: np.ndarray
    start: np.ndarray
    end: np.ndarray
    name: np.ndarray
    adjective: np.ndarray

    def chosen(self, which: np.ndarray) -> "Mentions":
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


def find_mentions(joined: Joined, found: Found, language: str) -> Mentions:
    """The names among the hits of the gazetteer; a title before a person's name ("US-Präsident")
    joins it.
    """
    known = people(language)
    named = ~known.weapon[found.key]
    named &= known.adjective[found.key] | joined.holds(str.isupper, found.start)
    start, end, key = (column[named] for column in found)
    number = joined.numbers(start)
    titled = np.append(False, (number[1:] == number[:-1]) & (start[1:] - end[:-1] <= _TITLE))[
        : len(start)
    ]
    titled &= known.person[key] & ~np.append(False, known.person[key[:-1]])[: len(start)]
    places = np.flatnonzero(titled)
    between = zip(end[places - 1].tolist(), start[places].tolist(), strict=True)
    titled[places] = [_is_capitalised(joined.text[low:high]) for low, high in between]
    opening = np.maximum.accumulate(np.where(titled, 0, np.arange(len(start))))
    last = np.append(~titled[1:], True)[: len(start)]
    return Mentions(number, start[opening], end, known.name[key], known.adjective[key]).chosen(last)


def _is_capitalised(between: str) -> bool:
    """Whether all words between a title and a name begin with a capital."""
    words = between.replace("-", " ").replace("’s", " ").replace("'s", " ").split()
    return all(word[0].isupper() for word in words)
