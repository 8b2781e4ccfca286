"""Which quoted statements, and which told decisions, of different documents are the same, across
languages.
"""

import re
from math import inf

import numpy as np
import pandas as pd

from helpers.language import embed
from helpers.sources.facts.same_thing import bring_together

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
_LEAST = min(least for of_kind in SIMILAR.values() for least in of_kind.values())
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
    rows = list(claims.itertuples())
    vectors = embed([_MARKS.sub("", row.context).strip(" .,") for row in rows])
    cosine = vectors @ vectors.T
    needed = {
        (i, j): _needed(rows[i], rows[j])
        for i, j in np.argwhere(np.triu(cosine >= _LEAST, 1)).tolist()
    }
    alike = [pair for pair, (similar, _) in needed.items() if cosine[pair] >= similar]
    alike.sort(key=lambda pair: -cosine[pair])
    groups, joined = bring_together(claims.doc_id.to_numpy(), np.array(alike).reshape(-1, 2))
    notes: dict[int, str] = {}
    for i, j in joined:
        for row in (rows[i], rows[j]):
            if cosine[i, j] < needed[i, j][1]:
                notes.setdefault(row.Index, SIMILAR_NOTE)
            elif row.kind == "reported":
                notes[row.Index] = "reported, not quoted"
    return groups, notes


def _needed(one, other) -> tuple[float, float]:
    """Cosines from which two statements are similar, and the same; none where they cannot be."""
    named = bool(one.about and other.about)
    if one.kind == other.kind == "reported" or (named and not _one_speaker(one.about, other.about)):
        return inf, inf
    kind = "decision" if one.kind == "decision" else "quote"
    where = "one language" if one.language == other.language else "two languages"
    more = UNNAMED if kind == "quote" and not named else 0.0
    return SIMILAR[kind][where] + more, SAME[kind][where] + more


def _one_speaker(a: str, b: str) -> bool:
    """Equal names but for middle initials, or a surname alone and a full name that ends in it."""
    short, full = sorted(
        ([w for w in name.split() if not w.endswith(".")] for name in (a, b)), key=len
    )
    return bool(short) and full[-len(short) :] == short
