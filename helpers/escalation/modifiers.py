"""Which words of a sentence count, and what negation, modality, intensity and background reach
them (see `language.clauses`).

All sentences of a batch are read at once. A batch is one joined text (`language.joined`); its words
stand in reading order in arrays, one place for each word.
"""

from dataclasses import dataclass

import numpy as np

from helpers.escalation.concepts import (
    EVENT,
    FACETS,
    HEDGE,
    IGNORED,
    INTENSIFIER,
    MODALITIES,
    NEGATOR,
    OPERATOR,
    SUBORDINATOR,
    Meanings,
)
from helpers.escalation.figurative import field_bits
from helpers.language.clauses import INTENSITY_REACH, Cues, Line, in_use
from helpers.language.matching import Found, Joined

HYPOTHETICAL, PAST = MODALITIES.index("hypothetical"), MODALITIES.index("past")
UNREAL = 0.05  # what remains of the value of what is a condition or long past
FIGURATIVE = 0.1  # what remains of the value of a figure of speech
# Weight from which an act that is no figure of speech shows that a sentence means conflict.
_LITERAL = 6.5


@dataclass
class Words:
    """Counted words in reading order: one place in each array for each word.

    `number` is that of its sentence, `start` and `end` are offsets in the joined text, `key` is its
    place in the meanings. `background` says whether it stands in a background clause ("after …", a
    relative clause) or before a noun as its attribute, `context` whether it names a state of
    affairs.
    """

    number: np.ndarray
    start: np.ndarray
    end: np.ndarray
    key: np.ndarray
    context: np.ndarray
    background: np.ndarray
    negated: np.ndarray
    modality: np.ndarray
    factor: np.ndarray
    intensity: np.ndarray

    def __len__(self) -> int:
        return len(self.key)


def read(joined: Joined, found: Found, meanings: Meanings, language: str) -> Words:
    """The counted words among those `found`, with what reaches each of them."""
    use = np.append(True, found.start[1:] != found.start[:-1])[: len(found.start)]
    use &= in_use(joined, found.start, meanings.noun[found.key], language)
    start, end, key = (column[use] for column in found)
    line = Line(joined, joined.numbers(start), start, end, language)
    kind = meanings.kind[key]
    negator, hedge, subordinator, ignored = (
        kind == k for k in (NEGATOR, HEDGE, SUBORDINATOR, IGNORED)
    )
    cues = Cues(negator, hedge, subordinator, ignored, meanings.use[key])
    counted = (kind == EVENT) | (kind == OPERATOR)
    counted[counted] = line.counts(counted)
    reached = line.reached(cues, counted, kind == OPERATOR)
    counted &= ~(reached.attribute & (kind == OPERATOR))
    by_hedge, factor = reached.hedge, meanings.factor[key]
    by = line.last(kind == INTENSIFIER)
    intensified = (by >= 0) & (line.last(counted) < by) & (start < end[by] + INTENSITY_REACH)
    hedged = np.where(by_hedge >= 0, meanings.modality[key[by_hedge]], 0)
    unreal = [reached.condition, reached.memory]
    columns = (
        line.number,
        start,
        end,
        key,
        meanings.context[key] | reached.attribute,
        reached.background,
        reached.negated,
        np.select(unreal, [HYPOTHETICAL, PAST], hedged),
        np.where(unreal[0] | unreal[1], UNREAL, np.where(by_hedge >= 0, factor[by_hedge], 1.0)),
        np.where(intensified, factor[by], 1.0),
    )
    return Words(*(column[counted] for column in columns))


def mark_figures(words: Words, fields: np.ndarray, meanings: Meanings) -> None:
    """Mark the figures of speech of the fields that a sentence names, unless it also means an act
    of force.

    `fields` has the bits of the fields that each sentence names (see `fields.fields_named`).
    """
    figure = (meanings.fields[words.key] & fields[words.number]) > 0
    act = (meanings.kind[words.key] == EVENT) & (
        meanings.facet[words.key] == FACETS.index("action")
    )
    act &= (meanings.weight[words.key] >= _LITERAL) & ~words.context & ~figure
    literal = (fields & field_bits()["armed"]) > 0
    literal[words.number[act]] = True
    figure &= ~literal[words.number]
    words.modality[figure] = MODALITIES.index("figurative")
    words.factor[figure] = FIGURATIVE
    words.context[figure] = True
