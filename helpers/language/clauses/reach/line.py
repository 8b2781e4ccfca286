"""How far negation, modality and background reach: from a cue to the words behind it, until its
reach ends, it is used up, or the next cue of its kind takes over.

All sentences of a batch are read at once: words stand in reading order in arrays, one place for
each, and every rule is an operation on these arrays.
"""

import re
from types import ModuleType
from typing import NamedTuple

import numpy as np

from helpers.language.clauses.reach import plain
from helpers.language.clauses.verbs import reader_of
from helpers.language.matching.joined import Joined, first_from

REACH = 45  # characters that a negator or hedge reaches
INTENSITY_REACH = 30
_BACKGROUND_REACH = 90
_BEFORE_NEGATOR = 30  # characters between a verb and the "nicht" after it

_YEAR = re.compile(r"1(?:[5-8]\d\d|9[0-8]\d|99[0-4])\b")  # more than a generation ago
_BEFORE_YEAR = 14  # characters in which the word before a year stands


class Cues(NamedTuple):
    """Which words are cues of each kind (n arrays); `use` is the scope of each negator, the reach
    of each hedge, and what each subordinator opens, as their lexicons say.
    """

    negator: np.ndarray
    hedge: np.ndarray
    subordinator: np.ndarray
    ignored: np.ndarray
    use: np.ndarray


class Reached(NamedTuple):
    """What reaches each word (n arrays): whether it is negated; the place of the hedge over it, or
    -1; whether it stands in the background or before a noun as its attribute, in a condition that
    its verb opens ("Had the army …") or beside a year long past.
    """

    negated: np.ndarray
    hedge: np.ndarray
    background: np.ndarray
    attribute: np.ndarray
    condition: np.ndarray
    memory: np.ndarray


class Line:
    """Words in reading order: `number` that of their sentence, `start` and `end` their offsets."""

    def __init__(
        self, joined: Joined, number: np.ndarray, start: np.ndarray, end: np.ndarray, language: str
    ) -> None:
        self.joined, self.number, self.start, self.end = joined, number, start, end
        self.reader = _reader(language)
        self.at = np.arange(len(number))
        self._first = np.searchsorted(number, number)
        self.breaks = np.sort(np.append(joined.offsets(",;:"), joined.dashes("-–—")))
        self.limit = joined.ends[number]
        self.clause_end = first_from(self.breaks, end, self.limit)
        self._edges = np.sort(np.append(self.breaks, joined.starts))
        self._part = np.searchsorted(self._edges, start, side="right")

    def counts(self, chosen: np.ndarray) -> np.ndarray:
        """Which of the chosen words may count, and are no part of a name."""
        number, start, end = (column[chosen] for column in (self.number, self.start, self.end))
        return self.reader.counts(self.joined, number, start, end)

    def last(self, chosen: np.ndarray, *, itself: bool = False) -> np.ndarray:
        """Place of the last chosen word before each word (or at it) in its sentence, else -1."""
        places = np.maximum.accumulate(np.where(chosen, self.at, -1))
        if not itself:
            places = np.append(-1, places[:-1])[: len(places)]
        return np.where(places >= self._first, places, -1)

    def reached(self, cues: Cues, counted: np.ndarray, verb: np.ndarray) -> Reached:
        """What reaches the `counted` words; `verb` says which of them govern others, and are no
        attributes.
        """
        second = cues.negator & (cues.use == "second")
        negator = cues.negator & (~second | (self.last(cues.negator & ~second) >= 0))
        hedge = cues.hedge & self.reader.hedges(self.joined, self.number, self.start)
        subordinator = cues.subordinator.copy()
        places = np.flatnonzero(subordinator)
        subordinator[places] = ~self.reader.cites(self.joined, self.start[places], self.end[places])
        cues = cues._replace(negator=negator, hedge=hedge, subordinator=subordinator)
        of = self.reader.attributes(self.joined, self.start, self.end, self.clause_end)
        attribute = counted & of
        before = self.last(~cues.ignored)
        after = np.where(before >= 0, self.end[before], self.joined.starts[self.number])
        clause, relative, close = self.reader.relatives(
            self.joined, self.start, after, cues.ignored, self.breaks
        )
        counted = counted & ~(attribute & verb)
        negated = self._negated(cues, counted, clause)
        background = attribute | self._background(cues, counted, relative, close)
        condition = self.reader.conditions(self.joined)[self.number]
        condition &= (
            self.start < first_from(self.breaks, self.joined.starts, self.joined.ends)[self.number]
        )
        years = self.reader.past_years(self.joined)
        memory = self._beside(years)[self._part] >= 0
        return Reached(negated, self._hedge(cues), background, attribute, condition, memory)

    def _negated(self, cues: Cues, counted: np.ndarray, clause: np.ndarray) -> np.ndarray:
        previous = self.last(counted)
        contrast = cues.subordinator & (cues.use == "contrast")
        reach = np.where(contrast, self._background_end(), self.end + REACH)
        by = self.last(cues.negator | contrast)
        used_up = self.last(counted | cues.ignored) > by
        negated = (by >= 0) & ~used_up & (self.start < reach[by])
        behind = cues.negator & (cues.use == "both") & (previous >= 0)
        behind &= clause[previous] == clause
        behind &= self.start - self.end[previous] < _BEFORE_NEGATOR
        return negated | self._negated_before(previous, behind, negated & counted)

    def _negated_before(
        self, previous: np.ndarray, behind: np.ndarray, forwards: np.ndarray
    ) -> np.ndarray:
        """Words that a negator behind them negates: verbs, and German nouns where no later word
        takes the negation.
        """
        noun = self.joined.holds(str.isupper, self.start[previous])
        waiting = behind & noun
        negated = np.zeros_like(behind)
        negated[previous[behind & ~noun]] = True
        takes = np.flatnonzero(waiting | forwards)
        number = self.number[takes]
        last = takes[np.append(number[1:] != number[:-1], True)[: len(takes)]]
        negated[previous[last[waiting[last]]]] = True
        return negated

    def _hedge(self, cues: Cues) -> np.ndarray:
        by = self.last(cues.hedge)
        reach = np.where(
            cues.use == "near",
            self.end + REACH,
            np.where(cues.use == "sentence", self.limit, self.clause_end),
        )
        by = np.where((by >= 0) & (self.start < reach[by]), by, -1)
        whole = np.flatnonzero(cues.hedge & (cues.use == "whole"))
        beside = self._beside(self.start[whole])[self._part]
        return np.where(beside >= 0, np.append(whole, -1)[beside], by)

    def _beside(self, offsets: np.ndarray) -> np.ndarray:
        """For each part of a text between commas one of the `offsets` in it, or in the part before
        where that opens the sentence; -1 where there is none.
        """
        found = np.full(len(self._edges) + 2, -1)
        part = np.searchsorted(self._edges, offsets, side="right")
        number = self.joined.numbers(offsets)
        opens = part == np.searchsorted(self._edges, self.joined.starts[number], side="right")
        opens &= self.joined.numbers(self._edges[np.minimum(part, len(self._edges) - 1)]) == number
        found[part[opens] + 1] = np.flatnonzero(opens)
        found[part] = np.arange(len(part))
        return found

    def _background_end(self) -> np.ndarray:
        return np.minimum(self.clause_end, self.end + _BACKGROUND_REACH)

    def _background(
        self, cues: Cues, counted: np.ndarray, relative: np.ndarray, close: np.ndarray
    ) -> np.ndarray:
        by, of_relative = self.last(cues.subordinator), self.last(relative, itself=True)
        opened = np.where(by >= of_relative, self._background_end()[by], close[of_relative])
        phrase = cues.subordinator & (cues.use == "phrase")
        used_up = (by >= 0) & (by >= of_relative) & phrase[by] & (self.last(counted) > by)
        purpose = self.reader.purposes(self.joined, self.breaks)[self.number]
        opened = np.where((by < 0) & (of_relative < 0), purpose, opened)
        return ~used_up & (self.start < opened)


def in_use(joined: Joined, start: np.ndarray, noun: np.ndarray, language: str) -> np.ndarray:
    """Which hits are what they are taken for: a German noun has a capital."""
    return _reader(language).in_use(joined, start, noun)


def _reader(language: str) -> ModuleType:
    return reader_of(language, "reach.{}_reach") or plain


def opens_with(joined: Joined, words: tuple[str, ...]) -> np.ndarray:
    """Which sentences open with one of the words."""
    opens = np.isin(joined.codes[joined.starts], [ord(word[0]) for word in words])
    starts = joined.starts[opens].tolist()
    opens[opens] = [joined.text.startswith(words, start) for start in starts]
    return opens


def years(joined: Joined, dated: re.Pattern) -> np.ndarray:
    """Offsets of long past years that open their sentence before small letters, or stand behind a
    word that matches `dated`: "im Jahr 1943", "in 1944", but not "killed 1944 people".
    """
    codes = joined.codes
    digit = joined.offsets("1")
    second = codes[digit + 1]
    opens = codes[digit - 1] <= ord(" ")
    digit = digit[opens & (second >= ord("5")) & (second <= ord("9"))]
    found = []
    opens_sentence = np.isin(digit, joined.starts).tolist()
    for at, opens_it in zip(digit.tolist(), opens_sentence, strict=True):
        year = _YEAR.match(joined.text, at)
        if year and (opens_it or dated.search(joined.text, max(0, at - _BEFORE_YEAR), at)):
            found.append(at)
    return np.array(found, dtype=np.int64)
