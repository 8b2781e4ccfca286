"""Who acts towards whom in the ledger: what `language.clauses` reads of each act word."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers.escalation.concepts import Lexicon
from helpers.escalation.mentions import Mentions
from helpers.escalation.modifiers import Words
from helpers.escalation.rules import Values
from helpers.language.clauses import NOBODY, acting
from helpers.language.matching import Joined
from helpers.lexicon import read_lexicon


class Roles(NamedTuple):
    """Actor and target of some words, as places in `mentions.people`; NOBODY where the clause shows
    none.
    """

    actor: np.ndarray
    target: np.ndarray


def has_roles(words: Words, values: Values, lexicon: Lexicon) -> np.ndarray:
    """Which words have actor and target: a governed event leaves them to its governor, a state of
    affairs has none.
    """
    none = np.array([category in _without_roles() for category in lexicon.categories])
    return values.in_ledger & (values.governor < 0) & ~values.context & ~none[values.category]


@cache
def _without_roles() -> frozenset[str]:
    table = read_lexicon("categories")
    return frozenset(table.category[table.has_roles == "no"])


def find_roles(
    joined: Joined,
    words: Words,
    chosen: np.ndarray,
    names: Mentions,
    noun: np.ndarray,
    language: str,
) -> Roles:
    """Who does what each `chosen` word says, and towards whom; `noun` says of each key whether it
    is a noun.
    """
    found: list[tuple[int, int]] = [(NOBODY, NOBODY)] * len(chosen)
    number = words.number[chosen]
    # A sentence's words and names are offsets in the joined text; it is read once for all of them.
    numbers, first = np.unique(number, return_index=True)
    last = np.append(first[1:], len(number))[: len(first)]
    low, high = (np.searchsorted(names.number, numbers, side) for side in ("left", "right"))
    base = joined.starts[numbers]
    start, end = words.start[chosen].tolist(), words.end[chosen].tolist()
    is_noun = noun[words.key[chosen]].tolist()
    opens, closes = names.start.tolist(), names.end.tolist()
    adjective, who = names.adjective.tolist(), names.name.tolist()
    named = high > low
    stretches = np.column_stack([first, last, low, high, base, joined.ends[numbers]])[named]
    for begin, stop, of, until, origin, close in stretches.tolist():
        pairs = acting(
            joined.text[origin:close],
            tuple((opens[i] - origin, closes[i] - origin, adjective[i]) for i in range(of, until)),
            tuple((start[i] - origin, end[i] - origin, is_noun[i]) for i in range(begin, stop)),
            language,
        )
        places = [*who[of:until], NOBODY]  # NOBODY is -1, the last place
        found[begin:stop] = [(places[actor], places[target]) for actor, target, _ in pairs]
    actor, target = np.array(found, dtype=int).reshape(-1, 2).T
    return Roles(actor, np.where(target == actor, NOBODY, target))
