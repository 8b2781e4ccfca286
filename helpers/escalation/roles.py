"""Who acts towards whom in the ledger: what `language.clauses` reads of each act word."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers.escalation.concepts import Lexicon
from helpers.escalation.mentions import Mentions
from helpers.escalation.modifiers import Words
from helpers.escalation.rules import Values
from helpers.language.clauses import NOBODY, Deeds, Named, acting
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
    is a noun; all `names` stand in sentences of such words.
    """
    actor, target = np.full((2, len(chosen)), NOBODY)
    named = np.zeros(len(joined.starts), dtype=bool)
    named[names.number] = True
    numbers, read = np.flatnonzero(named), named[words.number[chosen]]
    acts = chosen[read]
    start, end = joined.starts[numbers], joined.ends[numbers]
    some = Joined(joined.slices(start, end))
    moved = np.zeros(len(joined.starts), dtype=np.int64)
    moved[numbers] = some.starts - start
    of_name, of_act = moved[names.number], moved[words.number[acts]]
    found = acting(
        some,
        Named(names.start + of_name, names.end + of_name, names.adjective),
        Deeds(words.start[acts] + of_act, words.end[acts] + of_act, noun[words.key[acts]]),
        language,
    )
    who = np.append(names.name, NOBODY)
    actor[read], target[read] = who[found[0]], who[found[1]]
    return Roles(actor, np.where(target == actor, NOBODY, target))
