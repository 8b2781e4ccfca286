"""Which amounts and dates of different documents are on one thing, and which of them cannot both be
right.
"""

import re
from functools import cache

import numpy as np
import pandas as pd

from helpers.language import embed
from helpers.lexicon import read_lexicon, words
from helpers.sources.facts.amounts import RUNNING

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
_WORDED = ["money", "share", "measure", "time", "noun", "date"]
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
    docs = pd.factorize(claims.doc_id)[0]
    same_document = docs[:, None] == docs
    contexts = [_without_digits(c) for c in claims.context]
    cosine, close = _cosine(contexts), _close(claims)
    # the document of the row states the amount of the column, if only as a bare number
    elsewhere = _some(same_document, close)
    if claims.measure.notna().any():
        # a short sentence is also read with the one before it
        cosine = np.maximum(cosine, _cosine([_without_digits(c) for c in claims.wider]))
        elsewhere |= np.stack([claims.amount.isin(numbers) for numbers in claims.bare])
    fits = _could_be_one(claims, close) & ~same_document
    equal, sole, several = _likeness(claims)
    # of its document, the claim of the row alone could be on one thing with that of the column
    alone = ~_some(same_document & ~close, fits)
    enough = (cosine >= several) | (alone & alone.T)
    differing = enough & _worded(claims, contexts) & ~elsewhere & ~elsewhere.T
    able = np.where(close, cosine >= equal, (cosine >= sole) & differing)
    i, j = np.nonzero(np.triu(fits & able, 1))
    order = np.lexsort((-cosine[i, j], ~close[i, j]))
    return bring_together(docs, np.column_stack([i, j])[order])[0]


def bring_together(docs: np.ndarray, pairs: np.ndarray) -> tuple[np.ndarray, list[tuple[int, int]]]:
    """Group numbers from 0, at most one claim of each document in a group, and the pairs that made
    them.

    `docs` has the document of each claim; `pairs` (n, 2) are claims that may be one, the surest
    first.
    """
    groups, members, joined = np.arange(len(docs)), [{d} for d in docs], []
    for i, j in pairs.tolist():
        a, b = groups[i], groups[j]
        if a != b and not members[a] & members[b]:
            groups[groups == b] = a
            members[a] |= members[b]
            joined.append((i, j))
    return np.unique(groups, return_inverse=True)[1], joined


def _some(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Whether there is a k for which `one` holds of the row and k, and `other` of k and the
    column.
    """
    return one.astype(np.float32) @ other.astype(np.float32) > 0


def _without_digits(text: str) -> str:
    return re.sub(r"\d[\d.,]*", "", text)


def _cosine(texts: list[str]) -> np.ndarray:
    vectors = embed(texts)
    return vectors @ vectors.T


def _kinds(claims: pd.DataFrame) -> np.ndarray:
    return np.array(["date" if m is None else m.kind for m in claims.measure])


def _worded(claims: pd.DataFrame, contexts: list[str]) -> np.ndarray:
    """Whether each two sentences share words enough, where their language and kind ask for it."""
    content = [
        frozenset(re.findall(r"[^\W\d_][\w-]+", context.lower())) - words("function_words")
        for context in contexts
    ]
    number = np.array([len(found) for found in content])
    share = _shared(content) / np.maximum(np.minimum.outer(number, number), 1)
    asked = np.isin(_kinds(claims), _WORDED)[:, None]
    language = claims.language.to_numpy()
    return (share >= SHARED_WORDS) | ~asked | (language[:, None] != language)


def _likeness(claims: pd.DataFrame) -> np.ndarray:
    """The cosines from which two claims are on one thing, by kind: equal amounts, sole ones, one of
    several.
    """
    kinds = _kinds(claims)
    least = np.array([LIKENESS[kind] for kind in kinds], dtype=np.float32).T
    table = np.repeat(least[:, :, None], len(claims), axis=2)
    state = np.array(
        [m.state if kind == "people" else "" for m, kind in zip(claims.measure, kinds, strict=True)]
    )
    small = (claims.high.to_numpy(float) < SMALL) & (kinds != "date")
    table[0][small] = np.maximum(table[0], table[1])[small]
    same_state = (state[:, None] == state) & (state != "")
    table[:, same_state] = np.array(LIKENESS["state"])[:, None]
    return table


def _could_be_one(claims: pd.DataFrame, close: np.ndarray) -> np.ndarray:
    """Whether unit, state of the people and scope of two amounts let them be on one thing."""
    if claims.measure.isna().all():
        return np.ones(close.shape, dtype=bool)
    measures, places = list(claims.measure), list(claims.places)
    scopes = [m.scopes for m in measures]
    timed = np.array(
        [any(s.startswith("month ") or s.isdigit() for s in found) for found in scopes]
    )
    apart = _unlike([found & _BACKGROUND for found in scopes]) | (
        _unlike([found & {"change"} for found in scopes]) & ~close
    )
    apart |= _unlike(scopes) & timed[:, None] & timed
    somewhere = np.array([bool(named) for named in places])
    elsewhere = somewhere[:, None] & somewhere & (_shared(places) == 0)
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
    number = pd.factorize(pd.Series(sets, dtype=object))[0]
    return number[:, None] != number


def contradict(one, other) -> bool:
    """Whether two claims on one thing state amounts or dates that cannot both be right.

    Amounts cannot where the ranges that their wording allows do not overlap: "at least 14" and 17
    can, 14 and 17 cannot. Counts, and days of the week, in texts published on different days can:
    the later text counts again.
    """
    if overlap(one.low, one.high, other.low, other.high):
        return False
    counted = one.about == "weekday" if one.measure is None else one.measure.kind in RUNNING
    return not (counted and of_other_days(one, other))


def of_other_days(one, other) -> bool:
    """Whether two claims stand in texts that are known to be published on different days."""
    return bool(
        pd.notna(one.published) and pd.notna(other.published) and one.published != other.published
    )


def overlap(low, high, other_low, other_high) -> np.ndarray:
    """Whether ranges overlap, given as numbers or arrays; those that only touch, as of 6.4 and 6.5,
    do not.
    """
    exact = (low == high) | (other_low == other_high)
    least, most = np.maximum(low, other_low), np.minimum(high, other_high)
    same = (low == other_low) & (high == other_high)
    return same | np.where(exact, least <= most, least < most)


def _close(claims: pd.DataFrame) -> np.ndarray:
    """Whether each two amounts are equal but for rounding; a bound equals a bound or a figure near
    it only.
    """
    low, high, amount = (claims[c].to_numpy(float) for c in ("low", "high", "amount"))
    widest, lowest = np.maximum(high[:, None], high), np.minimum(low[:, None], low)
    open_ = np.isinf(widest) | ((lowest == 0) & (widest != 0))
    within = overlap(low[:, None], high[:, None], low, high)
    return np.where(open_, amount[:, None] == amount, within)


@cache
def _same_people() -> frozenset[tuple[str, str]]:
    """State and unit: people of one state are the same, whichever of its units they are called."""
    table = read_lexicon("same_people")
    return frozenset(zip(table.state, table.unit, strict=True))
