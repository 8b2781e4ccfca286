"""Texts that repeat others: exact copies, rewrites of one wire story, and what a newsroom added to
it.

Texts are compared by their word 5-grams (shingles: Broder, "On the resemblance and containment of
documents", 1997).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pandas as pd

from helpers import schema

SHINGLE = 5  # words
THRESHOLD = 0.7  # share of a text's shingles from which it repeats another
SAMPLED = 4  # one shingle in so many is looked up to find candidates; small texts look up all
FEW = 300  # texts up to which every shingle is looked up
COMMON = 50  # a shingle in more texts than this is a phrase of the page, not of the story
_BATCH = 2_000_000  # pairs counted at once
_WORD = re.compile(r"\w+")
_MULTIPLIERS = np.array([2654435761, 40503, 2246822519, 3266489917, 668265263], dtype=np.uint64)


def near_duplicates(documents: pd.DataFrame, threshold: float = THRESHOLD) -> pd.DataFrame:
    """doc_id, duplicate_of and shared: for each text the earlier one that holds most of it.

    `shared` is the share (0 to 1) of the text's shingles that stand in that text too, missing where
    none does; `duplicate_of` is missing below `threshold`. Earlier is the one published first, or
    else read first. Takes doc_id and text, and published where present.
    """
    schema.require(documents, "DOCUMENTS", ["doc_id", "text"], "Call corpus.load() first.")
    shingles = _shingles(documents.text.tolist())
    order = _order(documents)
    rank = np.empty(len(order), dtype=int)
    rank[order] = np.arange(len(order))
    best: dict[int, tuple[float, int]] = {}
    for one, other in _candidates(shingles):
        late, early = (one, other) if rank[one] > rank[other] else (other, one)
        share = _share(shingles[late], shingles[early])
        held = best.get(late, (0.0, -1))
        if share > held[0] or (share == held[0] and share and rank[early] < rank[held[1]]):
            best[late] = share, early
    ids = documents.doc_id.tolist()
    shared = [best[i][0] if i in best else np.nan for i in range(len(ids))]
    source = [
        ids[best[i][1]] if i in best and best[i][0] >= threshold else None for i in range(len(ids))
    ]
    return pd.DataFrame(
        {"doc_id": ids, "duplicate_of": pd.Series(source, dtype="str"), "shared": shared}
    )


def additions(documents: pd.DataFrame, doc_id: str, other: str) -> pd.DataFrame:
    """What one text has beside another: start, end, text of each passage whose shingles the other
    lacks.

    For a newsroom's own words in a wire story: `additions(documents, "paper", "wire")`. Offsets
    point into the text of `doc_id`.
    """
    schema.require(documents, "DOCUMENTS", ["doc_id", "text"], "Call corpus.load() first.")
    texts = documents.set_index("doc_id").text
    for name in (doc_id, other):
        if name not in texts.index:
            raise schema.TableError(
                f"There is no document {name!r}. DOCUMENTS has {texts.index[0]!r} and others."
            )
    own, theirs = _words(texts[doc_id]), set(_grams(_words(texts[other])))
    new = np.ones(len(own), dtype=bool)
    for i, gram in enumerate(_grams(own)):
        if gram in theirs:
            new[i : i + SHINGLE] = False
    rows, i = [], 0
    while i < len(own):
        j = i
        while j < len(own) and new[j]:
            j += 1
        if j > i:
            start, end = own[i].start(), own[j - 1].end()
            rows.append({"start": start, "end": end, "text": texts[doc_id][start:end]})
        i = j + 1
    return pd.DataFrame(rows, columns=["start", "end", "text"])


def _words(text: str) -> list[re.Match]:
    return list(_WORD.finditer(text))


def _grams(words: list[re.Match]) -> list[tuple[str, ...]]:
    lower = [word[0].lower() for word in words]
    return [tuple(lower[i : i + SHINGLE]) for i in range(len(lower) - SHINGLE + 1)]


def _shingles(texts: list[str]) -> list[np.ndarray]:
    """The distinct shingles of each text as sorted numbers, made from the order in which words
    first occur.
    """
    number: dict[str, int] = defaultdict(lambda: len(number) + 1)
    result = []
    with np.errstate(over="ignore"):
        for text in texts:
            ids = np.array([number[word] for word in _WORD.findall(text.lower())], dtype=np.uint64)
            n = len(ids) - SHINGLE + 1
            if n < 1:
                result.append(np.unique(ids.sum(keepdims=True)) if len(ids) else ids)
                continue
            mixed = np.zeros(n, dtype=np.uint64)
            for k, multiplier in enumerate(_MULTIPLIERS):
                mixed = (mixed ^ (ids[k : k + n] * multiplier)) * np.uint64(0x9E3779B97F4A7C15)
                mixed ^= mixed >> np.uint64(29)
            result.append(np.unique(mixed))
    return result


def _candidates(shingles: list[np.ndarray]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that share several rare shingles."""
    few = len(shingles) <= FEW
    picked = [x if few or len(x) < 40 else x[x % np.uint64(SAMPLED) == 0] for x in shingles]
    lengths = np.array([len(x) for x in picked], dtype=np.int64)
    owner = np.repeat(np.arange(len(picked)), lengths)
    values = np.concatenate(picked) if picked else np.empty(0, dtype=np.uint64)
    order = np.argsort(values, kind="stable")
    values, owner = values[order], owner[order]
    starts = (
        np.flatnonzero(np.r_[True, values[1:] != values[:-1]])
        if len(values)
        else np.empty(0, dtype=int)
    )
    sizes = np.diff(np.r_[starts, len(values)])
    found = [np.unique(codes, return_counts=True) for codes in _pairs(owner, starts, sizes)]
    if not found:
        return
    codes = np.concatenate([codes for codes, _ in found])
    codes, place = np.unique(codes, return_inverse=True)
    count = np.bincount(place, weights=np.concatenate([times for _, times in found]))
    one, other = np.divmod(codes, int(owner.max()) + 1)
    enough = few | (count >= np.minimum(3, np.minimum(lengths[one], lengths[other])))
    yield from zip(one[enough].tolist(), other[enough].tolist(), strict=True)


def _pairs(owner: np.ndarray, starts: np.ndarray, sizes: np.ndarray) -> Iterator[np.ndarray]:
    """The pairs of owners of each shingle, as one * texts + other, some millions at a time."""
    texts = int(owner.max(initial=0)) + 1
    for size in np.unique(sizes[sizes > 1]).tolist():
        # a shingle that many texts hold links each with the first only: copies of one text still
        # meet there
        one, other = (
            np.triu_indices(size, 1)
            if size <= COMMON
            else (np.zeros(size - 1, dtype=int), np.arange(1, size))
        )
        at = starts[sizes == size]
        step = max(_BATCH // len(one), 1)
        for first in range(0, len(at), step):
            group = owner[at[first : first + step, None] + np.arange(size)]
            yield (group[:, one] * texts + group[:, other]).ravel()


def _share(one: np.ndarray, other: np.ndarray) -> float:
    """The share of `one`'s shingles that `other` has; both are sorted."""
    if not len(one) or not len(other):
        return 0.0
    place = np.minimum(other.searchsorted(one), len(other) - 1)
    return float(np.count_nonzero(other[place] == one) / len(one))


def _order(documents: pd.DataFrame) -> list[int]:
    """Row numbers, earliest text first: by publication where every text has one, else as read."""
    if "published" in documents and documents.published.notna().all():
        return documents.published.reset_index(drop=True).sort_values(kind="stable").index.tolist()
    return list(range(len(documents)))
