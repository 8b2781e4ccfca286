"""Texts that repeat others: exact copies, rewrites of one wire story, and what a newsroom added to
it.

Texts are compared by their word 5-grams (shingles: Broder, "On the resemblance and containment of
documents", 1997).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import numpy as np
import pandas as pd

from helpers import schema

SHINGLE = 5  # words
THRESHOLD = 0.7  # share of a text's shingles from which it repeats another
SAMPLED = np.uint64(
    4
)  # one shingle in so many is looked up to find candidates; small texts look up all
FEW = 300  # texts up to which every shingle is looked up
COMMON = 50  # a shingle in more texts than this is a phrase of the page, not of the story
SHORT = 40  # shingles of a text below which all are looked up
SHARED = 3  # shingles looked up that two texts have to share, or all that one of them has
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
    ids = documents.doc_id.tolist()
    rank = range(len(ids))  # as read, but by publication where every text has one
    if "published" in documents and documents.published.notna().all():
        rank = documents.published.rank(method="first").tolist()
    best = dict.fromkeys(range(len(ids)), (0.0, 0.0, -1))  # share, earliness, and of which text
    for pair in _candidates(shingles):
        early, late = sorted(pair, key=rank.__getitem__)
        found = _share(shingles[late], shingles[early]), -rank[early], early
        best[late] = max(best[late], found)
    shared = [share or np.nan for share, _, _ in best.values()]
    source = [ids[x] if share and share >= threshold else None for share, _, x in best.values()]
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
    passages = [
        list(part) for fresh, part in groupby(zip(new, own, strict=True), itemgetter(0)) if fresh
    ]
    spans = [(part[0][1].start(), part[-1][1].end()) for part in passages]
    rows = [(start, end, texts[doc_id][start:end]) for start, end in spans]
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
    from scipy.sparse import csc_array, triu

    few = len(shingles) <= FEW
    whole = [few or len(x) < SHORT for x in shingles]
    picked = [x if w else x[x % SAMPLED == 0] for x, w in zip(shingles, whole, strict=True)]
    lengths = np.array([len(x) for x in picked], dtype=np.int64)
    if not lengths.sum():
        return
    values, shingle = np.unique(np.concatenate(picked), return_inverse=True)
    text = np.repeat(np.arange(len(picked)), lengths)
    shape = len(picked), len(values)
    holds = csc_array((np.ones(len(text), dtype=np.int32), (text, shingle)), shape=shape)
    often = np.diff(holds.indptr)
    rare, common = holds[:, often <= COMMON], holds[:, often > COMMON]
    # what many texts hold links each with the first only: copies of one text still meet there
    firsts = common.indices[common.indptr[:-1]], np.arange(common.shape[1])
    first = csc_array((np.ones(len(firsts[0]), dtype=np.int32), firsts), shape=common.shape)
    shared = triu(rare @ rare.T + first @ common.T, 1).tocoo()
    least = np.minimum(SHARED, np.minimum(lengths[shared.row], lengths[shared.col]))
    enough = few | (shared.data >= least)
    yield from zip(shared.row[enough].tolist(), shared.col[enough].tolist(), strict=True)


def _share(one: np.ndarray, other: np.ndarray) -> float:
    """The share of `one`'s shingles that `other` has; both are sorted, and neither is empty."""
    place = np.minimum(other.searchsorted(one), len(other) - 1)
    return float(np.count_nonzero(other[place] == one) / len(one))
