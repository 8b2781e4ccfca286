"""Who acts towards whom, from the shape of the clause: prepositions, passive and the order of names
around a word.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import numpy as np

from helpers.escalation.concepts import Lexicon, markers
from helpers.escalation.mentions import AGENT, TARGET, UNMARKED, Mentions
from helpers.escalation.modifiers import Words
from helpers.escalation.rules import Values
from helpers.language.matching import Joined
from helpers.lexicon import read_lexicon

NO_ROLES = frozenset(
    {"situation", "weapons", "self_defence", "deterrence", "commenting", "considering"}
)
"""Categories that are nobody's act towards another."""
_PARTNERS = (" by ", " on ", " against ")  # what follows an English noun rather than a verb
_VERBAL = ("ed", "ing")
_WINDOW = 110  # characters between a word and a name of its clause
_POSSESSOR, _NEXT, _PASSIVE_AFTER = 20, 30, 40
NOBODY = -1


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
    none = np.array([category in NO_ROLES for category in lexicon.categories])
    return values.in_ledger & (values.governor < 0) & ~values.context & ~none[values.category]


def roles(
    joined: Joined,
    words: Words,
    chosen: np.ndarray,
    names: Mentions,
    noun: np.ndarray,
    german: bool,
) -> Roles:
    """Who does what each `chosen` word says, and towards whom; `noun` says of each key whether it
    is a noun.
    """
    number, start, end = words.number[chosen], words.start[chosen], words.end[chosen]
    if not len(names.name):
        return Roles(np.full(len(number), NOBODY), np.full(len(number), NOBODY))
    around = _Around(joined, number, start, end, names, german)
    is_noun = noun[words.key[chosen]]
    verb = np.flatnonzero(~is_noun)
    is_noun[verb] = _stand_as_nouns(joined, number[verb], start[verb], end[verb], german)
    passive = np.zeros_like(is_noun)
    verb = np.flatnonzero(~is_noun)
    passive[verb] = _are_passive(joined, number[verb], start[verb], end[verb], german)
    actor, target = np.where(
        is_noun,
        _of_nouns(joined, start, around, names, is_noun, german),
        _of_verbs(end, around, names, passive, german),
    )
    actor, target = (np.where(place >= 0, names.name[place], NOBODY) for place in (actor, target))
    return Roles(actor, np.where(target == actor, NOBODY, target))


def _of_nouns(
    joined: Joined, start: np.ndarray, around: _Around, names: Mentions, is_noun, german: bool
) -> Roles:
    """Roles of nouns: "attack by A on B", "A's attack", "A launched an attack"."""
    before, after, part = around.before, around.after, around.part
    unmarked = part == UNMARKED
    agent = around.first(after & (part == AGENT))
    owner = around.last(before)
    owner = np.where(_possess(joined, names, owner, start), owner, NOBODY)
    first = around.first(before & unmarked)
    carried = is_noun & (agent == NOBODY) & (owner == NOBODY) & (first != NOBODY)
    carried[carried] = _light_verb_between(
        joined.text, names.end[first[carried]], start[carried], german
    )
    carrier = np.where(carried, first if german else around.last(before & unmarked), NOBODY)
    object_ = np.where(agent != NOBODY, around.first(after & unmarked), NOBODY)
    return Roles(
        _else(agent, owner, carrier), _else(around.first(after & (part == TARGET)), object_)
    )


def _of_verbs(
    end: np.ndarray, around: _Around, names: Mentions, passive: np.ndarray, german: bool
) -> Roles:
    """Roles of verbs: "A attacked B", "B was attacked by A"; German verbs also stand behind
    both.
    """
    before, after, part = around.before, around.after, around.part
    unmarked = part == UNMARKED
    subject, object_ = around.last(before & unmarked), around.first(after & unmarked)
    actor, target = around.first(after & (part == AGENT)), around.first(after & (part == TARGET))
    if german:
        target = _else(target, around.last(before & (part == TARGET)))
        active = _german_order(
            names, actor, target, around.first(before & unmarked), subject, object_
        )
    else:
        active = Roles(_else(actor, subject), _else(object_, target))
    turned = Roles(_else(actor, around.last(before & (part == AGENT))), _else(target, subject))
    actor, target = np.where(passive, turned, active)
    following = around.first(after)
    near = (following != NOBODY) & (names.start[following] - end < _NEXT)
    return Roles(actor, _else(target, np.where(near, following, NOBODY)))


def _german_order(names: Mentions, actor, target, *places: np.ndarray) -> Roles:
    """Roles from the order of the names at `places`: the first is the actor, the next one behind it
    the target.
    """
    actor = _else(actor, *places)
    for place in places:
        other = (place != NOBODY) & (place != actor) & (names.start[place] > names.start[actor])
        target = _else(target, np.where(other, place, NOBODY))
    return Roles(actor, target)


class _Around:
    """The names in the clause of each word: one row a word and name, in reading order."""

    def __init__(self, joined: Joined, number, start, end, names: Mentions, german: bool) -> None:
        low = np.searchsorted(names.end, start - _WINDOW)
        low = np.maximum(low, np.searchsorted(names.number, number))
        high = np.searchsorted(names.start, end + _WINDOW, side="right")
        high = np.minimum(high, np.searchsorted(names.number, number, side="right"))
        count = np.maximum(high - low, 0)
        self._n_words = len(start)
        self._word = np.repeat(np.arange(len(start)), count)
        self._name = np.arange(count.sum()) + np.repeat(low - np.cumsum(count) + count, count)
        start, end = start[self._word], end[self._word]
        first, last = names.start[self._name], names.end[self._name]
        before, after = last <= start, first >= end
        together = _one_clause(
            joined, np.where(before, last, end), np.where(before, start, first), german
        )
        self.before, self.after = before & together, after & together
        self.part = names.part[self._name]

    def first(self, chosen: np.ndarray) -> np.ndarray:
        """For each word the first of its chosen names."""
        return self._one(self._word[chosen][::-1], self._name[chosen][::-1])

    def last(self, chosen: np.ndarray) -> np.ndarray:
        """For each word the last of its chosen names."""
        return self._one(self._word[chosen], self._name[chosen])

    def _one(self, word: np.ndarray, name: np.ndarray) -> np.ndarray:
        found = np.full(self._n_words, NOBODY)
        found[word] = name  # of several names the last one stays
        return found


def _else(*choices: np.ndarray) -> np.ndarray:
    """The first of the choices that is somebody."""
    found = choices[0]
    for other in choices[1:]:
        found = np.where(found == NOBODY, other, found)
    return found


def _one_clause(joined: Joined, start: np.ndarray, end: np.ndarray, german: bool) -> np.ndarray:
    """Whether no end of a clause lies between each start and end."""
    single = joined.offsets(";,") if german else joined.offsets(";")
    double = joined.offsets(":.")
    double = double[joined.codes[double + 1] == ord(" ")]
    dash = joined.dashes("-–")
    places = np.concatenate([single, double, dash])
    lengths = np.repeat([1, 2, 3], [len(single), len(double), len(dash)])
    order = np.argsort(places, kind="stable")
    ends = np.append((places + lengths)[order], np.iinfo(np.int64).max)
    return ends[np.searchsorted(places[order], start)] > end


def _stand_as_nouns(
    joined: Joined, number, start: np.ndarray, end: np.ndarray, german: bool
) -> np.ndarray:
    """Whether words stand as nouns that also are verbs: by the German capital, in English by what
    follows.
    """
    if german:
        return (start > joined.starts[number]) & joined.holds(str.isupper, start)
    text, ends = joined.text, end.tolist()
    return np.array(
        [text.startswith(_PARTNERS, i) and not text.endswith(_VERBAL, 0, i) for i in ends],
        dtype=bool,
    )


def _are_passive(
    joined: Joined, number, start: np.ndarray, end: np.ndarray, german: bool
) -> np.ndarray:
    """Whether verbs stand in the passive voice, by the auxiliary verb beside them."""
    text, opening, closing = joined.text, joined.starts[number], joined.ends[number]
    if not german:
        places = zip(opening.tolist(), start.tolist(), strict=True)
        return np.array(
            [text.endswith(_before_passives(), low, high) for low, high in places], dtype=bool
        )
    low, high = np.maximum(opening, start - _WINDOW), np.minimum(closing, end + _PASSIVE_AFTER)
    places = zip(start.tolist(), low.tolist(), high.tolist(), strict=True)
    found = [
        text[i].islower() and _passive_de().search(text, first, last) is not None
        for i, first, last in places
    ]
    return np.array(found, dtype=bool)


@cache
def _before_passives() -> tuple[str, ...]:
    return tuple(f" {word} " for word in markers("en", "passive"))


@cache
def _passive_de() -> re.Pattern:
    return re.compile(rf"\b(?:{'|'.join(markers('de', 'passive'))})\b")


def _possess(joined: Joined, names: Mentions, owner: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Whether the name before each noun owns it: "russische Angriffe", "Trumps Drohung", "Israel's
    attack".
    """
    s, codes, end = ord("s"), joined.codes, names.end[owner]
    apostrophe = (codes[end] == ord("'")) | (codes[end] == ord("’"))
    genitive = (codes[end - 1] == s) | (apostrophe & (codes[end + 1] == s))
    return (owner != NOBODY) & (start - end < _POSSESSOR) & (names.adjective[owner] | genitive)


def _light_verb_between(text: str, start: np.ndarray, end: np.ndarray, german: bool) -> list[bool]:
    """Whether a verb that only carries its noun ("launched") stands between each start and end."""
    verb = _light_verbs("de" if german else "en")
    return [
        verb.search(text, low, high) is not None
        for low, high in zip(start.tolist(), end.tolist(), strict=True)
    ]


@cache
def _light_verbs(language: str) -> re.Pattern:
    stems = read_lexicon("light_verbs").query("language == @language").stem
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})\w*")
