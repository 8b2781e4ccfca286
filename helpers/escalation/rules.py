"""From counted words to values: governing words shift the events in their scope, as CAMEO codes them.

CAMEO (Gerner, Schrodt and Yilmaz 2002; codebook 2012) codes what is done to an event, not the event alone: agreeing to
withdraw is verbal cooperation, refusing to withdraw is verbal conflict, and ending an attack is a concession. Each
governing word (`governs` in the lexicon) takes the events in its scope, and `governing.csv` says what becomes of their
value. Words that no other governs are valued all at once, in arrays; only groups are gone through one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from helpers.escalation.governing import Columns, Group, groups
from helpers.escalation.lexicon import CONTESTED, EVENT, MODALITIES, Lexicon, Meanings, Shift, kinds
from helpers.escalation.scopes import Words

FACT, FIGURATIVE = MODALITIES.index("fact"), MODALITIES.index("figurative")

NEGATED_CONFLICT, NEGATED_COOPERATION = -0.2, -0.6
NOT_STOPPING = 3.5
LOWEST, HIGHEST = -8.3, 10.0
BACKGROUND = 0.2
"""Salience of what stands in a background clause or before a noun as its attribute."""
LATER, BESIDE_AN_EVENT = 0.4, 0.2
"""What remains of the share of each later event, and of a state of affairs named beside an event."""


@dataclass
class Values:
    """What each counted word comes to: one place in each array for each word.

    `category`, `facet` and `modality` are places in their lists (see `lexicon`); `governor` is the place of the word
    that governs it, -1 where none does; `contribution` is its value times its share of the sentence; `in_ledger` says
    whether it has a row.
    """

    category: np.ndarray
    facet: np.ndarray
    modality: np.ndarray
    context: np.ndarray
    governor: np.ndarray
    value: np.ndarray
    contribution: np.ndarray
    in_ledger: np.ndarray


def valued(text: str, words: Words, lexicon: Lexicon, language: str) -> Values:
    """The value of each word and its contribution; together they are the scores of the sentences."""
    meanings = lexicon.meanings[language]
    own = _own_values(words, meanings)
    values = Values(
        meanings.category[words.key],
        meanings.facet[words.key],
        words.modality.copy(),
        words.context.copy(),
        governor=np.full(len(words), -1),
        value=own,
        contribution=np.zeros(len(words)),
        in_ledger=meanings.kind[words.key] == EVENT,
    )
    columns = Columns(words, meanings)
    if len(columns.places):
        sheet = _Sheet(values, words, columns)
        for group in groups(text, columns, language == "de"):
            sheet.govern(group, lexicon.shifts)
        sheet.write(values)
    _share(values, words, lexicon)
    return values


class _Sheet:
    """The values of the words in `columns` as lists, while their groups are gone through one by one."""

    def __init__(self, values: Values, words: Words, columns: Columns) -> None:
        self._columns = columns
        self._places = places = columns.places
        self._negated = words.negated[places].tolist()
        self._intensity = words.intensity[places].tolist()
        self._factor = words.factor[places].tolist()
        self.category = values.category[places].tolist()
        self.facet = values.facet[places].tolist()
        self.modality = values.modality[places].tolist()
        self.context = values.context[places].tolist()
        self.governor = [-1] * len(places)
        self.value = values.value[places].tolist()
        self.in_ledger = values.in_ledger[places].tolist()

    def write(self, values: Values) -> None:
        """Put the lists back into the arrays."""
        for name in ("category", "facet", "modality", "context", "value", "in_ledger"):
            getattr(values, name)[self._places] = getattr(self, name)
        governor = np.array(self.governor)
        values.governor[self._places] = np.where(governor >= 0, self._places[governor], -1)

    def govern(self, group: Group, shifts: dict[tuple[str, str], Shift]) -> None:
        """Give the first governing word the value of all it governs; alone, it may have none."""
        operators, top = group.operators, group.operators[0]
        for event, _ in group.events:
            self.governor[event] = top
            self.in_ledger[event] = False
        for governed in operators[1:]:
            self.governor[governed] = top
        for governed in group.inner.values():
            self.governor[governed] = top
        event, depth = _object(group, self._columns)
        if event is None:
            self.in_ledger[top] = not self._columns.empty[top]
            return
        chain = operators[:depth]
        if event in group.inner:
            chain.append(group.inner[event])
        modality = self._shift(event, chain, shifts)
        if self.modality[top] == FACT:
            self.modality[top] = modality
        if self.modality[event] != FIGURATIVE:
            self.modality[event] = self.modality[top]
        self.context[top], self.in_ledger[top] = False, True

    def _shift(self, event: int, chain: list[int], shifts: dict[tuple[str, str], Shift]) -> int:
        """Value the governing words of `chain` by what they make of the event, the last one first; its modality."""
        governing, negated, value = self._columns.governs, self._negated, self.value[event]
        category, modality, below = self.category[event], self.modality[event], governing[event]
        for operator in reversed(chain):
            governs = governing[operator]
            if negated[operator]:
                governs = kinds()[governs].negated_as or governs
            shift = shifts.get((governs, below))
            if shift is None:
                shift = shifts[governs, "conflict" if value > 0 else "cooperation" if value < 0 else "contested"]
            below = governs
            value = (shift.weight + shift.factor * value) * self._intensity[operator] * self._factor[operator]
            value = LOWEST if value < LOWEST else HIGHEST if value > HIGHEST else value
            category = category if shift.category is None else shift.category
            modality = modality if shift.modality == FACT else shift.modality
            self.category[operator] = category
        self.value[operator], self.facet[operator] = value, shift.facet
        return modality


def _object(group: Group, words: Columns) -> tuple[int | None, int]:
    """What a group governs first of all, and how many governing words stand before it; (None, 0) where nothing is.

    An event, else the state of affairs nearest to the last governing word, else that word itself, else any state.
    """
    operators, events = group.operators, group.events
    for event, depth in events:
        if not words.context[event]:
            return event, depth
    if not words.events_only[operators[-1]]:
        for event, depth in events:
            if depth == len(operators):
                return event, depth
    if len(operators) > 1 and not all(words.empty[operator] for operator in operators):
        return operators[-1], len(operators) - 1
    if events and not words.events_only[operators[0]]:
        return events[0]
    return None, 0


def _own_values(words: Words, meanings: Meanings) -> np.ndarray:
    """Value of each word by itself: weight, intensity and hedge, and what negation leaves of it."""
    value = np.clip(meanings.weight[words.key] * words.intensity * words.factor, LOWEST, HIGHEST)
    governs = meanings.governs[words.key]
    goes_on = (governs == "halt") | (governs == "lift")
    negated = np.where(goes_on, NOT_STOPPING, value * np.where(value > 0, NEGATED_CONFLICT, NEGATED_COOPERATION))
    return np.where(words.negated, negated, value)


def _share(values: Values, words: Words, lexicon: Lexicon) -> None:
    """Write the contributions: each value times its share, which is largest for the first event of a sentence."""
    tops = np.flatnonzero(values.in_ledger)
    number, value, context = words.number[tops], values.value[tops], values.context[tops]
    background = words.background[tops]
    contested = np.isin(values.category[tops], [lexicon.categories.index(c) for c in CONTESTED & {*lexicon.categories}])
    neutral = contested & (value == 0)
    size = len(tops) and number[-1] + 1
    events = np.bincount(number[~context], minlength=size)
    beside = context & (events[number] > 0)
    first = ~neutral & ~beside & ~background
    before = np.cumsum(first) - first
    before -= before[np.searchsorted(number, number)]
    scale = np.multiply.accumulate(np.append(1.0, np.full(before.max(initial=0), LATER)))[before]
    share = np.where(background, BACKGROUND, 1.0) * scale * np.where(beside, BESIDE_AN_EVENT, 1.0)
    share[neutral] = 0.0
    total = np.bincount(number, weights=share, minlength=size)
    total[total == 0] = 1.0
    values.contribution[tops] = np.where(share > 0, value * share / total[number], 0.0)
    # What another word governs has a row, but its value counts there.
    values.value[~values.in_ledger] = 0.0
    values.in_ledger |= values.governor >= 0
