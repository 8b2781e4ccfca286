"""The semantic score: where a sentence lies among reviewed anchor sentences that have a place on
the scale.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import language
from helpers.escalation.concepts import FACETS
from helpers.languages import CODES
from helpers.lexicon import read_lexicon

ARMS = {"apart": 0.0, "cooperation": -7.4, "escalation": 5.3}
"""What delivering arms counts as, in Goldstein units: nothing, aid to a partner, or mobilising for
a fight.
"""
BANDWIDTH = 2.0
RIDGE = 0.3
"""Kernel exp(-BANDWIDTH · squared distance) and ridge penalty, chosen by leaving anchor pairs out
(see notebook 05).
"""
NEAR = 0.42
"""Cosine to the nearest anchor from which a sentence counts as comparable with the anchors."""
CLEAR = 0.5
"""Distance from 0, in Goldstein units, from which a resemblance counts as evidence."""
EVERYDAY = (0.32, 0.52)
"""Likeness to the anchors of everyday life (sport, business, accidents, crime, health, culture)
from which a sentence begins to count as one of theirs, and from which it fully does. Of anchors
left out with their pair, 15 % of those of public affairs pass the first and 3 % the second; of the
everyday ones 96 % and 77 %."""
EVERYDAY_LEFT = 0.4
"""What is left of the semantic score of a sentence that is fully of everyday life: of 0 to 0.6 the
share at which anchors left out with their pair are placed best."""
_BLOCK = 2048  # sentences compared with the anchors at once


@dataclass(frozen=True)
class Anchored:
    """A kernel ridge regression on the anchors: their table, vectors (n, d) and dual weights (n,
    3).

    The first two columns of weights are for the facets, the last says whether an anchor is of
    everyday life.
    """

    table: pd.DataFrame
    vectors: np.ndarray
    weights: np.ndarray
    slope: float

    def score(self, vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Facets and likeness to everyday life (n, 3), cosine to the nearest anchor (n,), its row
        in `table` (n,).
        """
        scores = np.zeros((len(vectors), self.weights.shape[1]))
        nearest = np.zeros(len(vectors), dtype=int)
        similarity = np.zeros(len(vectors))
        by_column = np.ascontiguousarray(self.weights.T)
        for first in range(0, len(vectors), _BLOCK):
            part = slice(first, first + _BLOCK)
            with language.one_thread():
                cosine = language.product(vectors[part], self.vectors.T)
            scores[part] = np.einsum(
                "ij,kj->ik", _kernel(cosine), by_column
            )  # no BLAS: rows as if alone
            nearest[part] = cosine.argmax(axis=1)
            similarity[part] = cosine.max(axis=1)
        return scores, similarity, nearest


def anchors(path: str | Path | None = None) -> pd.DataFrame:
    """The anchor sentences: anchor, de, en, score, facet, category, cameo_root, note; a path reads
    the reader's own.
    """
    return read_lexicon("anchors", path)


def in_languages(table: pd.DataFrame) -> pd.DataFrame:
    """One row an anchor and language, language by language: the columns of `anchors` with language
    and text. A language without a column, or with an empty cell, has no sentence there.
    """
    columns = [code for code in CODES if code in table]
    sentences = pd.concat(
        [table.assign(language=code, text=table[code]) for code in columns], ignore_index=True
    )
    return sentences[sentences.text != ""].reset_index(drop=True)


def semantic(texts: list[str], arms: str = "apart", equal: float | None = None) -> pd.DataFrame:
    """One row a text: semantic_score, action, rhetoric (Goldstein units), similarity, anchor,
    evidence, everyday.

    Kernel ridge regression of the anchors' scores on their sentence vectors, German and English at
    once; the facets add up to semantic_score. `anchor` is the nearest one. `evidence` says whether
    the text is near an anchor and clear of 0; elsewhere the score should not be read. `everyday`, 0
    to 1, says how much the text is like the anchors of everyday life rather than those of public
    affairs; fully so, EVERYDAY_LEFT of the score is left. `arms` is what delivering arms counts
    as: apart (0), cooperation or escalation; with `equal` every anchor that has a direction stands
    at plus or minus that value. Method: Rasmussen and Williams 2006, chapter 2; placing texts by
    anchors: Watanabe 2021 (doi:10.1080/19312458.2020.1832976).
    """
    model = fitted(arms, equal)
    vectors = language.embed(list(texts))
    scores, similarity, nearest = model.score(vectors)
    everyday = _everyday(scores[:, -1])
    facets = scores[:, : len(FACETS)] * left_of(everyday)[:, None]
    total = facets.sum(axis=1)
    filled = vectors.any(axis=1)
    evidence = filled & (similarity >= NEAR) & (np.abs(total) >= CLEAR)
    return pd.DataFrame(
        {
            "semantic_score": np.where(filled, total, np.nan),
            "action": np.where(filled, facets[:, 0], np.nan),
            "rhetoric": np.where(filled, facets[:, 1], np.nan),
            "similarity": similarity,
            "anchor": np.where(filled, model.table.anchor.to_numpy()[nearest], ""),
            "evidence": evidence,
            "everyday": np.where(filled, everyday, np.nan),
        }
    )


def nearest(text: str, n: int = 5, arms: str = "apart") -> pd.DataFrame:
    """The `n` anchors most like `text`, most alike first: anchor, language, text, score, category,
    similarity.
    """
    model = fitted(arms)
    cosine = model.vectors @ language.embed([text])[0]
    chosen = np.argsort(-cosine)[:n]
    columns = ["anchor", "language", "text", "score", "category"]
    return (
        model.table.iloc[chosen][columns].assign(similarity=cosine[chosen]).reset_index(drop=True)
    )


@lru_cache(maxsize=8)
@language.one_thread()
def fitted(arms: str = "apart", equal: float | None = None) -> Anchored:
    """The regression on the anchors, fitted once for each `arms` and `equal`."""
    table, vectors, inverse = _solved()
    scores = _targets(table, arms)
    if equal is not None:
        scores = equal * np.sign(scores)
    targets = np.column_stack([np.where(table.facet == facet, scores, 0.0) for facet in FACETS])
    weights = inverse @ targets
    left_out = scores - _residuals(inverse, weights, table.anchor).sum(axis=1)
    slope = float(left_out @ scores / (left_out @ left_out))
    return Anchored(
        table, vectors, np.column_stack([weights * slope, inverse @ _of_everyday(table)]), slope
    )


def left_out_scores(bandwidth: float = BANDWIDTH, ridge: float = RIDGE) -> pd.DataFrame:
    """Each anchor as predicted without its translations: anchor, language, category, score,
    predicted, everyday.

    `predicted` comes from the regression alone, before its slope is set and before everyday life
    weakens it.
    """
    table, _, inverse = _solved(bandwidth, ridge)
    targets = np.column_stack([_targets(table, "apart"), _of_everyday(table)])
    predicted = targets - _residuals(inverse, inverse @ targets, table.anchor)
    return table[["anchor", "language", "category"]].assign(
        score=targets[:, 0], predicted=predicted[:, 0], everyday=_everyday(predicted[:, 1])
    )


def left_of(everyday: np.ndarray) -> np.ndarray:
    """What is left of a semantic score in sentences that are this much of everyday life."""
    return 1 - (1 - EVERYDAY_LEFT) * everyday


def _everyday(likeness: np.ndarray) -> np.ndarray:
    first, full = EVERYDAY
    return np.clip((likeness - first) / (full - first), 0, 1)


def _of_everyday(table: pd.DataFrame) -> np.ndarray:
    return (table.category == "everyday").to_numpy(float)


def _targets(table: pd.DataFrame, arms: str) -> np.ndarray:
    if arms not in ARMS:
        raise ValueError(f"arms is {arms!r}; choose one of {', '.join(ARMS)}.")
    return np.where(table.category == "arms_delivery", ARMS[arms], table.score).astype(float)


@cache
@language.one_thread()
def _solved(bandwidth: float = BANDWIDTH, ridge: float = RIDGE):
    """Anchors in every language (all German, then all English), their vectors, and the inverse of
    kernel + ridge.
    """
    table = in_languages(anchors())
    vectors = language.embed(table.text.tolist())
    exact = vectors.astype(
        float
    )  # in single precision the last digits would depend on the threads of BLAS
    kernel = _kernel(exact @ exact.T, bandwidth)
    return table, vectors, np.linalg.inv(kernel + ridge * np.eye(len(table)))


def _kernel(cosine: np.ndarray, bandwidth: float = BANDWIDTH) -> np.ndarray:
    """Gaussian kernel of vectors of length 1, from their cosines."""
    return np.exp(2 * bandwidth * (cosine - 1))


def _residuals(inverse: np.ndarray, weights: np.ndarray, anchor: pd.Series) -> np.ndarray:
    """What is left of each sentence's target when its anchor is left out of the fit in every
    language: the weights of the anchor's sentences over their part of `inverse`, by Cramer's rule.
    """
    left = np.empty_like(weights)
    of_anchor = pd.Series(range(len(anchor))).groupby(anchor.to_numpy()).agg(list)
    for _, group in of_anchor.groupby(of_anchor.map(len)):
        rows = np.array(group.tolist()).T  # languages x anchors that have a sentence in as many
        part = [[inverse[np.minimum(a, b), np.maximum(a, b), None] for b in rows] for a in rows]
        for place, sentences in enumerate(rows):
            with_targets = [
                [weights[a] if k == place else cell for k, cell in enumerate(cells)]
                for a, cells in zip(rows, part, strict=True)
            ]
            left[sentences] = _determinant(with_targets) / _determinant(part)
    return left


def _determinant(cells: list[list[np.ndarray]]) -> np.ndarray:
    """The determinants of square matrices, given cell by cell as arrays, by their first rows: as
    many rows as there are languages, so few.
    """
    if len(cells) == 1:
        return cells[0][0]
    minors = [
        _determinant([row[:k] + row[k + 1 :] for row in cells[1:]]) for k in range(len(cells))
    ]
    total = cells[0][0] * minors[0]
    for k, minor in enumerate(minors[1:], start=1):
        total = total - cells[0][k] * minor if k % 2 else total + cells[0][k] * minor
    return total
