"""From counted words to values: governing words shift the events in their scope, as CAMEO codes
them.

CAMEO (Gerner, Schrodt and Yilmaz 2002; codebook 2012) codes what is done to an event, not the event
alone: agreeing to withdraw is verbal cooperation, refusing to withdraw is verbal conflict, and
ending an attack is a concession. Each governing word (`governs` in the lexicon) takes the events in
its scope, and `governing.csv` says what becomes of their value.
"""

from dataclasses import dataclass

import numpy as np

from helpers.escalation.concepts import (
    EVENT,
    MODALITIES,
    Lexicon,
    Meanings,
    Shifts,
    kind_number,
    marked,
)
from helpers.escalation.governing import NOTHING, Groups, groups
from helpers.escalation.modifiers import Words
from helpers.language.matching import Joined
from helpers.languages import LANGUAGES

FACT, FIGURATIVE = MODALITIES.index("fact"), MODALITIES.index("figurative")
POSSIBILITY = MODALITIES.index("possibility")

NEGATED_CONFLICT, NEGATED_COOPERATION = -0.05, -0.12
"""What a negated event keeps: not attacking is hardly friendly, not helping is rather hostile."""
NOT_YET = 0.8
"""At most this share of the deed's value has what is only planned, promised or hoped for."""
NOT_STOPPING, CEASEFIRE = 3.5, "ceasefire"
"""Value of not halting or lifting what is done, or of no ceasefire: a refusal (CAMEO 12)."""
LOWEST, HIGHEST = -8.3, 10.0
"""The ends of Goldstein's scale, sign flipped."""
BACKGROUND = 0.2
"""Salience of what stands in a background clause or before a noun as its attribute."""
LATER, BESIDE_AN_EVENT = 0.4, 0.2
"""What remains of the share of each later event, and of a state of affairs named beside an
event.
"""


@dataclass
class Values:
    """What each counted word comes to: one place in each array for each word.

    `category`, `facet` and `modality` are places in their lists (see `lexicon`); `governor` is the
    place of the word that governs it, or NOTHING; `contribution` is its value times its share of
    the sentence; `in_ledger` says whether it has a row.
    """

    category: np.ndarray
    facet: np.ndarray
    modality: np.ndarray
    context: np.ndarray
    governor: np.ndarray
    value: np.ndarray
    contribution: np.ndarray
    in_ledger: np.ndarray


def valued(joined: Joined, words: Words, lexicon: Lexicon, language: str) -> Values:
    """The value of each word and its contribution; together they are the scores of the
    sentences.
    """
    meanings = lexicon.meanings[language]
    values = Values(
        meanings.category[words.key],
        meanings.facet[words.key],
        words.modality.copy(),
        words.context.copy(),
        governor=np.full(len(words), NOTHING),
        value=_own_values(words, meanings, lexicon),
        contribution=np.zeros(len(words)),
        in_ledger=meanings.kind[words.key] == EVENT,
    )
    governed = groups(joined, words, meanings, LANGUAGES[language].verb_last)
    _govern(values, words, meanings, governed, lexicon.shifts)
    _share(values, words, lexicon)
    return values


def _govern(
    values: Values, words: Words, meanings: Meanings, found: Groups, shifts: Shifts
) -> None:
    """Give the first governing word of each group the value of all it governs; alone, it may have
    none.
    """
    top, behind = found.operator[found.first], found.inner != NOTHING
    values.governor[found.operator] = np.repeat(top, found.size)
    values.governor[top] = NOTHING
    values.governor[found.event] = top[found.group]
    values.governor[found.inner[behind]] = top[found.group[behind]]
    values.in_ledger[found.event] = False
    # "Not stopping" says something without an event too.
    stops = words.negated & (meanings.governs[words.key] == kind_number("halt"))
    empty = meanings.dropped_alone[words.key] & ~stops
    event, depth, inner = _objects(found, words, meanings, empty)
    values.in_ledger[top] = (event != NOTHING) | ~empty[top]
    governing = np.flatnonzero(event != NOTHING)
    top, event, depth, inner = (column[governing] for column in (top, event, depth, inner))
    first = found.first[governing]
    chain = [inner]  # the governing words of each event, the nearest first
    chain += [
        np.where(depth > k, found.operator[first + depth - 1 - k], NOTHING)
        for k in range(depth.max(initial=0))
    ]
    values.value[top], values.facet[top], modality = _shifted(
        values, words, meanings, event, chain, shifts
    )
    values.modality[top] = np.where(values.modality[top] == FACT, modality, values.modality[top])
    values.modality[event] = np.where(
        values.modality[event] == FIGURATIVE, FIGURATIVE, values.modality[top]
    )
    values.context[top] = False


def _shifted(
    values: Values,
    words: Words,
    meanings: Meanings,
    event: np.ndarray,
    chain: list[np.ndarray],
    shifts: Shifts,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Value, facet and modality that the governing words of each chain give to its event, one after
    the other.
    """
    value, category, modality = values.value[event], values.category[event], values.modality[event]
    facet, below = values.facet[event], meanings.governs[words.key[event]]
    for operators in chain:
        on = np.flatnonzero(operators != NOTHING)
        operator = operators[on]
        governs = meanings.governs[words.key[operator]]
        governs = np.where(words.negated[operator], shifts.negated_as[governs], governs)
        row = shifts.rows(governs, below[on], value[on])
        shifted = (shifts.weight[row] + shifts.factor[row] * value[on]) * words.intensity[operator]
        # What is only planned or hoped for counts less than the deed.
        most = NOT_YET * value[on]
        less = (shifts.modality[row] == POSSIBILITY) & (shifted * most > 0)
        shifted = np.where(less & (np.abs(shifted) > np.abs(most)), most, shifted)
        value[on] = np.clip(shifted * words.factor[operator], LOWEST, HIGHEST)
        facet[on], below[on] = shifts.facet[row], governs
        category[on] = np.where(shifts.category[row] < 0, category[on], shifts.category[row])
        modality[on] = np.where(shifts.modality[row] == FACT, modality[on], shifts.modality[row])
        values.category[operator] = category[on]
    return value, facet, modality


def _objects(
    found: Groups, words: Words, meanings: Meanings, empty: np.ndarray
) -> tuple[np.ndarray, ...]:
    """What each group governs first of all, how many governing words stand before it, and which one
    behind it.

    An event, else the state of affairs nearest to the last governing word, else that word itself,
    else any state.
    """
    head, last = found.operator[found.first], found.operator[found.first + found.size - 1]
    events_only = meanings.events_only[words.key]
    says = np.zeros(len(head), dtype=bool)
    np.logical_or.at(says, np.repeat(np.arange(len(head)), found.size), ~empty[found.operator])

    def first_of(chosen: np.ndarray) -> np.ndarray:
        place = np.full(len(head), NOTHING)
        numbers = np.flatnonzero(chosen)[::-1]
        place[found.group[numbers]] = numbers  # of several the last one stays
        return place

    near = (found.depth == found.size[found.group]) & ~events_only[last[found.group]]
    act, nearest, state = (
        first_of(chosen)
        for chosen in (~words.context[found.event], near, ~events_only[head[found.group]])
    )
    itself = (found.size > 1) & says
    place = np.where(
        act >= 0, act, np.where(nearest >= 0, nearest, np.where(itself, NOTHING, state))
    )
    itself &= place == NOTHING
    event, depth, inner = (
        np.append(column, NOTHING)[place] for column in (found.event, found.depth, found.inner)
    )
    return np.where(itself, last, event), np.where(itself, found.size - 1, depth), inner


def _own_values(words: Words, meanings: Meanings, lexicon: Lexicon) -> np.ndarray:
    """Value of each word by itself: weight, intensity and hedge, and what negation leaves of it."""
    value = np.clip(meanings.weight[words.key] * words.intensity * words.factor, LOWEST, HIGHEST)
    governs = meanings.governs[words.key]
    goes_on = (governs == kind_number("halt")) | (governs == kind_number("lift"))
    ceasefire = np.array([category == CEASEFIRE for category in lexicon.categories])
    goes_on |= ceasefire[meanings.category[words.key]]
    negated = np.where(
        goes_on, NOT_STOPPING, value * np.where(value > 0, NEGATED_CONFLICT, NEGATED_COOPERATION)
    )
    return np.where(words.negated, negated, value)


def _share(values: Values, words: Words, lexicon: Lexicon) -> None:
    """Write the contributions: each value times its share, which is largest for the first event of
    a sentence.
    """
    tops = np.flatnonzero(values.in_ledger)
    number, value, context = words.number[tops], values.value[tops], values.context[tops]
    background = words.background[tops]
    contested = np.array([category in marked("contested") for category in lexicon.categories])
    neutral = contested[values.category[tops]] & (value == 0)
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
