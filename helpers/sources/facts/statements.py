"""Which quoted statements, and which told decisions, of different documents are the same, across
languages.
"""

import re

import numpy as np
import pandas as pd

# Cosine from which two statements are one, and from which they are called similar; in one language
# more is needed, since statements on one subject share their words. Both chosen on made-up pairs.
SAME = {
    "quote": {"one language": 0.85, "two languages": 0.75},
    "decision": {"one language": 0.80, "two languages": 0.75},
}
SIMILAR = {
    "quote": {"one language": 0.80, "two languages": 0.60},
    "decision": {"one language": 0.70, "two languages": 0.62},
}
_MARKS = re.compile(r"[\"„“”«»‚‘’]")
SIMILAR_NOTE = "similar statement"
UNNAMED = 0.05  # more is needed where one of the speakers has no name


def match_statements(claims: pd.DataFrame) -> tuple[np.ndarray, dict[int, str]]:
    """Group numbers from 0 of statements, and a note by row for those whose likeness is short of
    certain.

    `claims` has doc_id, kind (quote, reported, decision), about (speaker, "" where unnamed),
    language and context. Two named speakers never share a statement, and a group holds one
    statement of each document; the most alike find each other first. What one document quotes and
    another reports without quotation marks is one statement.
    """
    from helpers.language import embed

    docs = claims.doc_id.to_numpy()
    groups = np.arange(len(claims))
    notes: dict[int, str] = {}
    if len(np.unique(docs)) > 1:
        vectors = embed([_MARKS.sub("", c).strip(" .,") for c in claims.context])
        cosine = vectors @ vectors.T
        speakers, kinds = claims.about.to_numpy(), claims.kind.to_numpy()
        languages, rows = claims.language.to_numpy(), claims.index.to_numpy()
        members = [{d} for d in docs]
        for i, j in _candidates(cosine, docs):
            needed = _needed(i, j, languages, speakers, kinds)
            if needed is None or cosine[i, j] < needed[0]:
                continue
            a, b = groups[i], groups[j]
            if a == b or members[a] & members[b]:
                continue
            groups[groups == b] = a
            members[a] |= members[b]
            for k in (i, j):
                if cosine[i, j] < needed[1]:
                    notes.setdefault(int(rows[k]), SIMILAR_NOTE)
                elif kinds[k] == "reported":
                    notes[int(rows[k])] = "reported, not quoted"
    return np.unique(groups, return_inverse=True)[1], notes


def _candidates(cosine: np.ndarray, docs: np.ndarray) -> list[tuple[int, int]]:
    least = min(min(v.values()) for v in SIMILAR.values())
    pairs = np.argwhere(np.triu(cosine >= least, 1) & (docs[:, None] != docs[None, :]))
    return sorted(((int(i), int(j)) for i, j in pairs), key=lambda p: (-cosine[p], p))


def _needed(i: int, j: int, languages, speakers, kinds) -> tuple[float, float] | None:
    """Cosines from which two statements are similar, and the same; None where they cannot be."""
    if kinds[i] == kinds[j] == "reported":
        return None
    if speakers[i] and speakers[j] and not _one_speaker(speakers[i], speakers[j]):
        return None
    kind = "decision" if kinds[i] == "decision" else "quote"
    where = "one language" if languages[i] == languages[j] else "two languages"
    more = UNNAMED if kind == "quote" and not (speakers[i] and speakers[j]) else 0.0
    return SIMILAR[kind][where] + more, SAME[kind][where] + more


def _one_speaker(a: str, b: str) -> bool:
    """Equal names but for middle initials, or a surname alone and a full name that ends in it."""
    short, full = sorted(
        ([w for w in name.split() if not w.endswith(".")] for name in (a, b)), key=len
    )
    return bool(short) and full[-len(short) :] == short
