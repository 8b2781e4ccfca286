"""Which statements of different documents are on one thing, and whether their amounts differ."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import pandas as pd

from helpers.lexicon import read_lexicon

ALIKE = {"decision": 0.70, "quote": 0.75}  # cosine of contexts above which two statements are on one thing
SAME_AMOUNT = 0.45  # the same, for equal amounts of one unit and equal dates
OTHER_AMOUNT = {"number": 0.70, "date": 0.85}  # the same, for amounts or dates that differ
SHARED_WORDS = 0.4  # and the share of the shorter context's content words that they then have in common
ACROSS_LANGUAGES = 0.85  # the cosine that takes the place of shared words between languages
ROUNDING, ROUGHLY = 0.02, 0.1  # amounts this close are one amount; the second where one of them is given as rough
_ROUGH = re.compile(
    r"\b(?:about|around|nearly|almost|roughly|approximately|more than|over|at least|up to|less than|some|"
    r"etwa|rund|fast|knapp|ungefähr|mehr als|über|mindestens|bis zu|weniger als|circa|gut)\b",
    re.IGNORECASE,
)


def align(claims: pd.DataFrame, kind: str) -> np.ndarray:
    """Group numbers from 0 of claims of one kind and unit (or speaker): at most one claim of each document in a group.

    Equal amounts find each other first; what is left can differ. A document that states the other's amount elsewhere
    speaks of two things, and is not brought together with it.
    """
    docs = claims.doc_id.to_numpy()
    groups = np.arange(len(claims))
    if len(np.unique(docs)) == 1:
        return groups
    pairs = _Pairs(claims, kind)
    members = [{d} for d in docs]
    for i, j in pairs.candidates(docs):
        a, b = groups[i], groups[j]
        if a != b and not members[a] & members[b] and pairs.on_one_thing(i, j):
            groups[groups == b] = a
            members[a] |= members[b]
    return np.unique(groups, return_inverse=True)[1]


class _Pairs:
    """Likeness of claims two by two."""

    def __init__(self, claims: pd.DataFrame, kind: str) -> None:
        from helpers.language import embed

        contexts = claims.context.tolist()
        vectors = embed(contexts)
        self.kind, self.measured = kind, kind in OTHER_AMOUNT
        self.cosine = vectors @ vectors.T
        self.amount = claims.amount.tolist()
        self.rough = [bool(_ROUGH.search(c)) for c in contexts]
        self.words = [_content_words(c) for c in contexts]
        self.docs = claims.doc_id.tolist()
        self.stated: dict[str, list[int]] = {}
        for i, doc_id in enumerate(self.docs):
            self.stated.setdefault(doc_id, []).append(i)

    def candidates(self, docs: np.ndarray) -> list[tuple[int, int]]:
        """Pairs of two documents that are alike at all, equal amounts first, then the most alike."""
        alike = np.triu(self.cosine >= SAME_AMOUNT, 1) & (docs[:, None] != docs[None, :])
        pairs = [(int(i), int(j)) for i, j in np.argwhere(alike)]
        return sorted(pairs, key=lambda p: (not self.equal(*p), -self.cosine[p], p))

    def equal(self, i: int, j: int) -> bool:
        return self.measured and _close(self.amount[i], self.amount[j], self.rough[i] or self.rough[j])

    def on_one_thing(self, i: int, j: int) -> bool:
        if self.equal(i, j):
            return True
        cosine = self.cosine[i, j]
        if not self.measured:
            return cosine >= ALIKE[self.kind]
        elsewhere = any(self.equal(k, j) for k in self.stated[self.docs[i]]) or any(
            self.equal(k, i) for k in self.stated[self.docs[j]]
        )
        shorter = min(len(self.words[i]), len(self.words[j]))
        shared = len(self.words[i] & self.words[j]) / shorter if shorter else 0.0
        return (
            not elsewhere
            and cosine >= OTHER_AMOUNT[self.kind]
            and (shared >= SHARED_WORDS or cosine >= ACROSS_LANGUAGES)
        )


def amounts_differ(claims: pd.DataFrame) -> bool:
    """Whether claims on one thing, one a document, state different amounts or dates."""
    if claims.kind.iloc[0] not in OTHER_AMOUNT or len(claims) < 2:
        return False
    rough = claims.context.str.contains(_ROUGH).any()
    amounts = claims.amount.tolist()
    return not all(_close(amounts[0], other, rough) for other in amounts[1:])


def _close(x, y, rough: bool) -> bool:
    if isinstance(x, float | int) and isinstance(y, float | int):
        return abs(x - y) <= (ROUGHLY if rough else ROUNDING) * max(abs(x), abs(y))
    return x == y


@cache
def _common_words() -> frozenset[str]:
    return frozenset(read_lexicon("function_words").word)


def _content_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_][\w-]+", text.lower())) - _common_words()
