"""Which amounts and dates of different documents are on one thing, and which of them cannot both be
right.
"""

import re
from functools import cache

import numpy as np
import pandas as pd

from helpers.lexicon import read_lexicon
from helpers.sources.facts.amounts import RUNNING
from helpers.sources.facts.words import function_words

# Cosine of the sentences, digits taken out, from which two amounts are on one thing: equal amounts;
# other amounts where neither document has a second one of the kind; other amounts among several.
# Chosen on made-up stories.
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
# of the shorter sentence's content words, for other amounts of money and shares in one language
SHARED_WORDS = 0.3
_WORDED = frozenset({"money", "share", "measure", "time", "noun", "date"})
# What is confined so is never on one thing with what is not.
_BACKGROUND = frozenset({"part", "former", "earlier", "last year", "last month", "last week"}) | {
    "since the beginning",
    "worldwide",
    "nationwide",
}


def align(claims: pd.DataFrame) -> np.ndarray:
    """Group numbers from 0 of amounts of one kind, or of dates: at most one claim of each document
    in a group.

    `claims` has doc_id, language, context (its sentence), low, high and measure. Equal amounts find
    each other first; what is left can differ. A document that states the other's amount elsewhere
    speaks of two things, and is not brought together with it. Time and memory grow with the square
    of the number of claims.
    """
    groups = np.arange(len(claims))
    docs = pd.factorize(claims.doc_id)[0]
    if docs.max(initial=0) == 0:
        return groups
    pairs = _Pairs(claims.reset_index(drop=True), docs)
    members = [{d} for d in docs]
    for i, j in pairs.candidates():
        a, b = groups[i], groups[j]
        if a != b and not members[a] & members[b] and pairs.on_one_thing(i, j):
            groups[groups == b] = a
            members[a] |= members[b]
    return np.unique(groups, return_inverse=True)[1]


class _Pairs:
    """Likeness of claims two by two, as square matrices; `docs` numbers the claims' documents from
    0.
    """

    def __init__(self, claims: pd.DataFrame, docs: np.ndarray) -> None:
        from helpers.language import embed

        contexts = [_without_digits(c) for c in claims.context]
        self.cosine = _cosine(embed(contexts))
        self.measures = list(claims.measure)
        if any(self.measures):  # a short sentence is also read with the one before it
            self.cosine = np.maximum(
                self.cosine, _cosine(embed([_without_digits(c) for c in claims.wider]))
            )
        self.words = [_content_words(c) for c in contexts]
        self.language = claims.language.to_numpy()
        self.docs = docs
        self.of_doc = np.split(np.argsort(docs, kind="stable"), np.cumsum(np.bincount(docs))[:-1])
        self.close = _close(claims)
        self.fits = _could_be_one(claims, self.close) & (docs[:, None] != docs)
        self.equal, self.sole, self.several = _likeness(claims)
        self.stated = self._stated(claims)

    def _stated(self, claims: pd.DataFrame) -> np.ndarray:
        """Whether a document states the amount of a claim, if only as a bare number: (documents,
        claims).
        """
        amounts = claims.amount.to_numpy(float)
        stated = np.stack([self.close[inside].any(axis=0) for inside in self.of_doc])
        if any(self.measures):
            bare = [np.fromiter(claims.bare[inside[0]], float) for inside in self.of_doc]
            stated |= np.stack([np.isin(amounts, numbers) for numbers in bare])
        return stated

    def candidates(self) -> list[tuple[int, int]]:
        """Pairs of two documents that could be on one thing, equal amounts first, then the most
        alike.
        """
        elsewhere = self.stated[
            self.docs
        ]  # the document of the row states the amount of the column
        able = np.where(
            self.close,
            self.cosine >= self.equal,
            (self.cosine >= self.sole) & ~elsewhere & ~elsewhere.T,
        )
        i, j = np.nonzero(np.triu(self.fits & able, 1))
        order = np.lexsort((j, i, -self.cosine[i, j], ~self.close[i, j]))
        return list(zip(i[order].tolist(), j[order].tolist(), strict=True))

    def on_one_thing(self, i: int, j: int) -> bool:
        """Whether a candidate pair is alike enough: among several that could be meant, more is
        needed.
        """
        if self.close[i, j]:
            return True
        enough = self.cosine[i, j] >= self.several[i, j] or (self._sole(i, j) and self._sole(j, i))
        return bool(enough and self._worded(i, j))

    def _sole(self, i: int, j: int) -> bool:
        """Whether `i` is the only claim of its document that could be on one thing with `j`."""
        inside = self.of_doc[self.docs[i]]
        return bool(np.all(~self.fits[inside, j] | self.close[inside, i]))

    def _worded(self, i: int, j: int) -> bool:
        if self.language[i] != self.language[j] or _kind(self.measures[i]) not in _WORDED:
            return True
        shorter = min(len(self.words[i]), len(self.words[j]))
        return bool(shorter) and len(self.words[i] & self.words[j]) / shorter >= SHARED_WORDS


def _without_digits(text: str) -> str:
    return re.sub(r"\d[\d.,]*", "", text)


def _cosine(vectors: np.ndarray) -> np.ndarray:
    return vectors @ vectors.T


def _kind(measure) -> str:
    return "date" if measure is None else measure.kind


def _likeness(claims: pd.DataFrame) -> np.ndarray:
    """The cosines from which two claims are on one thing, by kind: equal amounts, sole ones, one of
    several.
    """
    least = np.array([LIKENESS[_kind(m)] for m in claims.measure], dtype=np.float32).T
    table = np.repeat(least[:, :, None], len(claims), axis=2)
    state = np.array(
        [m.state if m is not None and m.kind == "people" else "" for m in claims.measure]
    )
    same_state = (state[:, None] == state) & (state != "")
    small = (claims.high.to_numpy(float) < SMALL) & np.array(
        [m is not None for m in claims.measure]
    )
    table[0][small] = np.maximum(table[0], table[1])[small]
    for row, value in zip(table, LIKENESS["state"], strict=True):
        row[same_state] = value
    return table


def _could_be_one(claims: pd.DataFrame, close: np.ndarray) -> np.ndarray:
    """Whether unit, state of the people and scope of two amounts let them be on one thing."""
    measures = list(claims.measure)
    if not any(measures):
        return np.ones(close.shape, dtype=bool)
    scopes = [m.scopes for m in measures]
    timed = np.array(
        [any(s.startswith("month ") or s.isdigit() for s in found) for found in scopes]
    )
    apart = _unlike([found & _BACKGROUND for found in scopes]) | (
        _unlike([found & {"change"} for found in scopes]) & ~close
    )
    apart |= _unlike(scopes) & timed[:, None] & timed
    somewhere = np.array([bool(p) for p in claims.places])
    elsewhere = somewhere[:, None] & somewhere & (_shared(list(claims.places)) == 0)
    return ~apart & ~elsewhere & _counts_the_same(claims, measures, close)


def _counts_the_same(claims: pd.DataFrame, measures: list, close: np.ndarray) -> np.ndarray:
    unit, state = np.array([m.unit for m in measures]), np.array([m.state for m in measures])
    same_unit = unit[:, None] == unit
    if measures[0].kind != "people":
        return same_unit
    general, told = unit == "people", state != ""
    usual = np.array([(m.state, m.unit) in _same_people() for m in measures])
    # of one state: the same people, or some of all those to whom it happened
    named = (same_unit | (usual[:, None] & usual)) & ((~general | told)[:, None] | close)
    some = told[:, None] & ~general[:, None] & general & _may_be_part(claims)
    of_one_state = np.where(same_unit | (usual[:, None] & usual), named, some | some.T)
    of_two = same_unit & ~general & ~(told[:, None] & told)
    return np.where(state[:, None] == state, of_one_state, of_two)


def _may_be_part(claims: pd.DataFrame) -> np.ndarray:
    """Whether the amount of the row is more than that of the column, or the same: then it is no
    part of it.
    """
    low, high, value = (claims[c].to_numpy(float) for c in ("low", "high", "amount"))
    overlap = (low[:, None] < high) & (low < high[:, None])
    return (low[:, None] > high) | overlap | (value[:, None] == value)


def _shared(sets: list[frozenset[str]]) -> np.ndarray:
    """How many members each two sets share."""
    columns = {member: k for k, member in enumerate(sorted(set().union(*sets)))}
    holds = np.zeros((len(sets), len(columns)), dtype=np.float32)
    for row, members in zip(holds, sets, strict=True):
        row[[columns[m] for m in members]] = 1
    return holds @ holds.T


def _unlike(sets: list[frozenset[str]]) -> np.ndarray:
    """Whether each two sets differ."""
    number = {members: k for k, members in enumerate(dict.fromkeys(sets))}
    of = np.array([number[members] for members in sets])
    return of[:, None] != of


def contradict(one, other) -> bool:
    """Whether two claims on one thing state amounts or dates that cannot both be right.

    Amounts cannot where the ranges that their wording allows do not overlap: "at least 14" and 17
    can, 14 and 17 cannot. Counts, and days of the week, in texts published on different days can:
    the later text counts again.
    """
    if overlap(one, other):
        return False
    counted = one.about == "weekday" if one.measure is None else one.measure.kind in RUNNING
    return not (counted and _other_day(one, other))


def _other_day(one, other) -> bool:
    return bool(
        pd.notna(one.published) and pd.notna(other.published) and one.published != other.published
    )


def overlap(one, other) -> bool:
    """Whether the ranges overlap; ranges that only touch, as those of 6.4 and 6.5, do not."""
    if one.low == other.low and one.high == other.high:
        return True
    exact = one.low == one.high or other.low == other.high
    low, high = max(one.low, other.low), min(one.high, other.high)
    return low <= high if exact else low < high


def _close(claims: pd.DataFrame) -> np.ndarray:
    """Whether each two amounts are equal but for rounding; a bound equals a bound or a figure near
    it only.
    """
    low, high, amount = (claims[c].to_numpy(float) for c in ("low", "high", "amount"))
    exact = low == high
    least, most = np.maximum(low[:, None], low), np.minimum(high[:, None], high)
    overlap = np.where(exact[:, None] | exact, least <= most, least < most)
    same = (low[:, None] == low) & (high[:, None] == high)
    widest, lowest = np.maximum(high[:, None], high), np.minimum(low[:, None], low)
    open_ = np.isinf(widest) | ((lowest == 0) & (widest != 0))
    return np.where(open_, amount[:, None] == amount, same | overlap)


@cache
def _same_people() -> frozenset[tuple[str, str]]:
    """State and unit: people of one state are the same, whichever of its units they are called."""
    table = read_lexicon("same_people")
    return frozenset(zip(table.state, table.unit, strict=True))


def _content_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_][\w-]+", text.lower())) - function_words()
