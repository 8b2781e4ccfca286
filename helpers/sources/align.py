"""Which amounts and dates of different documents are on one thing, and which of them cannot both be right."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pandas as pd

from helpers.lexicon import read_lexicon
from helpers.sources.measures import RUNNING

# Cosine of the sentences, digits taken out, from which two amounts are on one thing: equal amounts; other amounts where
# neither document has a second one of the kind; other amounts among several. Chosen on made-up stories.
LIKENESS = {
    "state": (0.20, 0.10, 0.50),  # people of whom both say the same thing: killed, arrested
    "people": (0.30, 0.55, 0.65),
    "thing": (0.25, 0.42, 0.60),
    "money": (0.30, 0.62, 0.72),
    "share": (0.40, 0.64, 0.70),
    "measure": (0.40, 0.60, 0.70),
    "before": (0.30, 0.40, 0.50),
    "time": (0.50, 0.75, 0.80),
    "noun": (0.40, 0.65, 0.75),
    "date": (0.60, 0.68, 0.80),
}
SMALL = 10  # amounts below it are equal by chance: two trains, three guns
SHARED_WORDS = 0.3  # of the shorter sentence's content words, for other amounts of money and shares in one language
_WORDED = frozenset({"money", "share", "measure", "time", "noun", "date"})
_SAME_PEOPLE = {
    "protesting": {"people", "protesters"},
    "arrested": {"people", "protesters"},
    "on strike": {"people", "workers"},
    "losing work": {"people", "workers", "jobs"},
    "employed": {"people", "workers"},
    "evacuated or fled": {"people", "residents"},
    "aboard": {"people", "passengers"},
    "rescued": {"people", "passengers"},
    "out of work": {"people", "workers"},
    "exchanged or freed": {"people", "prisoners"},
}


def align(claims: pd.DataFrame) -> np.ndarray:
    """Group numbers from 0 of amounts of one kind, or of dates: at most one claim of each document in a group.

    `claims` has doc_id, language, context (its sentence), low, high and measure. Equal amounts find each other first;
    what is left can differ. A document that states the other's amount elsewhere speaks of two things, and is not
    brought together with it.
    """
    groups = np.arange(len(claims))
    docs = claims.doc_id.to_numpy()
    if len(np.unique(docs)) == 1:
        return groups
    pairs = _Pairs(claims)
    members = [{d} for d in docs]
    for i, j in pairs.candidates():
        a, b = groups[i], groups[j]
        if a != b and not members[a] & members[b] and pairs.on_one_thing(i, j):
            groups[groups == b] = a
            members[a] |= members[b]
    return np.unique(groups, return_inverse=True)[1]


class _Pairs:
    """Likeness of claims two by two."""

    def __init__(self, claims: pd.DataFrame) -> None:
        from helpers.language import embed

        self.claims = list(claims.itertuples())
        contexts = [re.sub(r"\d[\d.,]*", "", c.context) for c in self.claims]
        self.cosine = _cosine(embed(contexts))
        if claims.measure.notna().any():  # a short sentence is also read with the one before it
            wider = embed([re.sub(r"\d[\d.,]*", "", c.wider) for c in self.claims])
            self.cosine = np.maximum(self.cosine, _cosine(wider))
        self.words = [_content_words(c) for c in contexts]
        n = len(self.claims)
        self.fits = np.zeros((n, n), dtype=bool)
        self.equal = np.zeros((n, n), dtype=bool)
        for i, one in enumerate(self.claims):
            for j in range(i):
                other = self.claims[j]
                if one.doc_id != other.doc_id:
                    self.fits[i, j] = self.fits[j, i] = _could_be_one(one, other)
                self.equal[i, j] = self.equal[j, i] = _close(one, other)

    def candidates(self) -> list[tuple[int, int]]:
        """Pairs of two documents that could be on one thing, equal amounts first, then the most alike."""
        pairs = [(int(i), int(j)) for i, j in np.argwhere(np.triu(self.fits, 1))]
        return sorted(pairs, key=lambda p: (not self.equal[p], -self.cosine[p], p))

    def on_one_thing(self, i: int, j: int) -> bool:
        one, other = self.claims[i], self.claims[j]
        equal, sole, several = LIKENESS[_kind(one, other)]
        if self.equal[i, j]:
            small = one.high < SMALL and one.kind == "number" and _kind(one, other) != "state"
            return bool(self.cosine[i, j] >= (max(equal, sole) if small else equal))
        if self._elsewhere(i, j) or self._elsewhere(j, i):
            return False
        needed = sole if self._sole(i, j) and self._sole(j, i) else several
        return bool(self.cosine[i, j] >= needed and self._worded(i, j))

    def _elsewhere(self, i: int, j: int) -> bool:
        """Whether the document of `i` states the amount of `j` too, if only as a bare number."""
        one, other = self.claims[i], self.claims[j]
        again = any(self.equal[k, j] and c.doc_id == one.doc_id for k, c in enumerate(self.claims) if k != i)
        return again or (other.measure is not None and other.amount in one.bare)

    def _sole(self, i: int, j: int) -> bool:
        """Whether `i` is the only claim of its document that could be on one thing with `j`."""
        rivals = [k for k, c in enumerate(self.claims) if c.doc_id == self.claims[i].doc_id and self.fits[k, j]]
        return all(k == i or self.equal[k, i] for k in rivals)

    def _worded(self, i: int, j: int) -> bool:
        if self.claims[i].language != self.claims[j].language or _kind(self.claims[i], self.claims[j]) not in _WORDED:
            return True
        shorter = min(len(self.words[i]), len(self.words[j]))
        return bool(shorter) and len(self.words[i] & self.words[j]) / shorter >= SHARED_WORDS


def _cosine(vectors: np.ndarray) -> np.ndarray:
    return vectors @ vectors.T


def _kind(one, other) -> str:
    if one.measure is None:
        return "date"
    if one.measure.kind == "people" and one.measure.state and one.measure.state == other.measure.state:
        return "state"
    return one.measure.kind


def _could_be_one(one, other) -> bool:
    """Whether unit, state of the people and scope of two amounts let them be on one thing."""
    a, b = one.measure, other.measure
    if a is None or b is None:
        return True
    apart = a.scopes ^ b.scopes
    if apart & _BACKGROUND - ({"change"} if _close(one, other) else set()) or (apart and _times(a) and _times(b)):
        return False
    if one.places and other.places and not one.places & other.places:
        return False
    if a.kind != "people":
        return a.unit == b.unit
    if a.state != b.state:
        return a.unit == b.unit != "people" and not (a.state and b.state)
    usual = _SAME_PEOPLE.get(a.state, set())
    if a.unit == b.unit or (a.unit in usual and b.unit in usual):
        return a.unit != "people" or bool(a.state) or _close(one, other)
    if "people" not in (a.unit, b.unit) or not a.state:
        return False
    some, whole = (a, b) if b.unit == "people" else (b, a)
    return some.low > whole.high or (some.low < whole.high and whole.low < some.high) or some.value == whole.value


_BACKGROUND = frozenset({"part", "change", "former", "earlier", "last year", "last month", "last week"}) | {
    "since the beginning",
    "worldwide",
    "nationwide",
}


def _times(measure) -> frozenset[str]:
    return frozenset(s for s in measure.scopes if s.startswith("month ") or s.isdigit())


def contradict(one, other) -> bool:
    """Whether two claims on one thing state amounts or dates that cannot both be right.

    Amounts cannot where the ranges that their wording allows do not overlap: "at least 14" and 17 can, 14 and 17
    cannot. Counts, and days of the week, in texts published on different days can: the later text counts again.
    """
    if _equal(one, other):
        return False
    counted = one.about == "weekday" if one.measure is None else one.measure.kind in RUNNING
    return not (counted and _other_day(one, other))


def _other_day(one, other) -> bool:
    return bool(pd.notna(one.published) and pd.notna(other.published) and one.published != other.published)


def _equal(one, other) -> bool:
    """Whether the ranges overlap; ranges that only touch, as those of 6.4 and 6.5, do not."""
    if one.low == other.low and one.high == other.high:
        return True
    exact = one.low == one.high or other.low == other.high
    low, high = max(one.low, other.low), min(one.high, other.high)
    return low <= high if exact else low < high


def _close(one, other) -> bool:
    """Whether two amounts are equal but for rounding; a bound equals a bound or a figure near it only."""
    if np.isinf(max(one.high, other.high)) or min(one.low, other.low) == 0 != max(one.high, other.high):
        return one.amount == other.amount
    return _equal(one, other)


@cache
def _common_words() -> frozenset[str]:
    return frozenset(read_lexicon("function_words").word)


def _content_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_][\w-]+", text.lower())) - _common_words()
