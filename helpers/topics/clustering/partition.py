"""Partitions of texts into a given number of topics, on both views."""

import math
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from scipy.linalg import eigh
from sklearn.utils.extmath import randomized_svd

from helpers.topics.clustering.views import Views, unit

NEIGHBOURS = 15  # texts that each text is averaged with before seeding
DIMENSIONS = 48  # of the seeding space
LATENT_TERMS = (
    100  # dimensions of each language's wording before it is mapped into the meaning space
)
TEXTS_A_DIMENSION = 4  # texts that each latent dimension needs
TINY = 1e-6  # squared length below which a group without the text is empty
RIDGE = 3.0  # in units of a text: how far the map from wording to meaning is drawn to 0
RESTARTS = 16  # runs, of which the best is kept: more changed no labelled set
ITERATIONS = 20  # of a run at most
MOVED = 0.001  # share of rows that move below which a run has settled
DENSE = 200_000  # cells up to which a dense product is faster than building a sparse matrix
TRIALS = 4  # candidates for each seed
MANY = 2000  # texts from which half the restarts do: local optima get rarer, runs longer


def joined(views: Views) -> np.ndarray:
    """Meaning and wording of n texts in one space: (n, d), rows of length 1.

    Wording enters as latent semantic dimensions of each language, mapped into the vector space by
    ridge regression.
    """
    share = views.share[:, None]
    joint = (1 - share) * views.vectors + share * _mapped_wording(views)
    return unit(joint).astype(np.float32)


def seeding_space(joint: np.ndarray) -> np.ndarray:
    """Coordinates (n, ≤ 48) with rows of length 1: each row of `joint` averaged with its nearest
    neighbours.
    """
    neighbours = min(NEIGHBOURS, (len(joint) - 1) // 3)
    if neighbours > 0:
        nearest = nearest_rows(joint, neighbours)
        ends = np.arange(0, nearest.size + 1, neighbours)
        chosen = sp.csr_matrix(
            (np.full(nearest.size, 1 / neighbours, joint.dtype), nearest.ravel(), ends),
            (len(joint),) * 2,
        )
        joint = unit(joint + chosen @ joint)
    joint = joint - joint.mean(axis=0)
    width = joint.shape[1]
    count = min(DIMENSIONS, len(joint) - 1 or 1, width)
    _, directions = eigh(
        (joint.T @ joint).astype(float), subset_by_index=[width - count, width - 1]
    )
    return unit(joint @ directions).astype(np.float32)


def nearest_rows(rows: np.ndarray, count: int, block: int = 1000) -> np.ndarray:
    """The `count` nearest other rows of each row, by inner product, computed in blocks: (n,
    count).
    """
    found = np.empty((len(rows), count), dtype=np.int64)
    for first in range(0, len(rows), block):
        similarity = rows[first : first + block] @ rows.T
        here = np.arange(len(similarity))
        similarity[here, first + here] = -np.inf
        found[first : first + block] = np.sort(
            np.argpartition(-similarity, count - 1, axis=1)[:, :count], axis=1
        )
    return found


def _mapped_wording(views: Views) -> np.ndarray:
    mapped = np.zeros_like(views.vectors)
    for code, terms in views.words.items():
        rows = views.rows[code]
        rank = min(LATENT_TERMS, len(rows) // TEXTS_A_DIMENSION, terms.shape[1] - 1)
        if rank < 2:
            continue
        left, values, _ = randomized_svd(terms, rank, n_iter=4, random_state=0)
        latent = unit(left * values)
        gram = latent.T @ latent + RIDGE * np.eye(rank)
        mapped[rows] = latent @ np.linalg.solve(gram, latent.T @ views.vectors[rows])
    return unit(mapped)


def spherical_kmeans(
    rows: np.ndarray, k: int, rng: np.random.Generator, restarts: int = 1
) -> np.ndarray:
    """The labels, of several runs, with the largest mean cosine to the own centroid (Dhillon and
    Modha 2001).
    """
    runs = [_settled(rows, rows[seeds]) for seeds in _seeds(rows, k, rng, restarts)]
    return max(runs, key=lambda run: run[1])[0]


def _settled(rows: np.ndarray, centroids: np.ndarray) -> tuple[np.ndarray, float]:
    """Labels and mean cosine to the own centroid once hardly a row moves."""
    labels = np.full(len(rows), -1)
    for _ in range(ITERATIONS):
        new = (rows @ centroids.T).argmax(axis=1)
        if np.count_nonzero(new != labels) < MOVED * len(rows):
            break
        labels = new
        centroids = unit(group_sums(rows, labels, len(centroids)))
    return labels, float(np.einsum("ij,ij->i", rows, centroids[labels]).mean())


def _seeds(rows: np.ndarray, k: int, rng: np.random.Generator, restarts: int) -> np.ndarray:
    """Rows to begin with, (restarts, k): greedy k-means++ (Arthur and Vassilvitskii 2007), all
    restarts at once.
    """
    first, draws = zip(
        *((rng.integers(len(rows)), rng.random((k - 1, TRIALS))) for _ in range(restarts)),
        strict=True,
    )
    seeds = np.empty((restarts, k), dtype=np.int64)
    seeds[:, 0] = first
    each, columns = np.arange(restarts), rows.T
    nearest = rows[seeds[:, 0]] @ columns
    for step in range(1, k):
        gaps = np.cumsum(np.maximum(1 - nearest, 0) + 1e-9, axis=1)
        found = [
            gap.searchsorted(drawn[step - 1] * gap[-1])
            for gap, drawn in zip(gaps, draws, strict=True)
        ]
        candidates = np.minimum(found, len(rows) - 1)
        similarity = (rows[candidates.ravel()] @ columns).reshape(restarts, TRIALS, len(rows))
        np.maximum(similarity, nearest[:, None], out=similarity)
        best = similarity.sum(axis=2).argmax(axis=1)
        seeds[:, step] = candidates[each, best]
        nearest = similarity[each, best]
    return seeds


def group_sums(rows: np.ndarray, labels: np.ndarray, k: int) -> np.ndarray:
    """Sum of the rows of each group: (k, d)."""
    if len(labels) * k < DENSE:
        return (np.arange(k)[:, None] == labels).astype(rows.dtype) @ rows
    return membership(labels, k).T @ rows


def membership(labels: np.ndarray, k: int) -> sp.csr_matrix:
    """Labels as a sparse 0/1 matrix (n, k)."""
    n = len(labels)
    return sp.csr_matrix(
        (np.ones(n, np.float32), labels.astype(np.int32), np.arange(n + 1)), (n, k)
    )


def best_partition(
    space: np.ndarray, k: int, rng: np.random.Generator, restarts: int = RESTARTS
) -> np.ndarray:
    """The labels of the best of several spherical k-means runs."""
    return spherical_kmeans(space, k, rng, max(1, restarts // 2) if len(space) > MANY else restarts)


@dataclass(frozen=True)
class Centroids:
    """Topics as centroids of both views, and the scale on which texts of each language are compared
    with them.
    """

    meaning: np.ndarray  # (k, d), rows of length 1
    wording: dict[str, np.ndarray]  # language -> (v, k), columns of length 1
    scales: dict[str, tuple]  # language -> (mean per topic, spread) of meaning, the same of wording

    def scores(self, views: Views) -> np.ndarray:
        """How well each text fits each topic, against all others: (n, k), larger is better."""
        meaning = views.vectors @ self.meaning.T
        wording, share = np.zeros_like(meaning), views.share[:, None]
        for code, words in views.words.items():
            wording[views.rows[code]] = words @ self.wording[code]
        for code, rows in views.rows.items():
            scales = self.scales.get(code) or self.scales["*"]
            for values, (centre, spread) in zip((meaning, wording), scales, strict=True):
                values[rows] -= values[rows].mean(axis=1, keepdims=True)
                values[rows] = (values[rows] - centre) / spread
        return (1 - share) * meaning + share * wording


def _scale(values: np.ndarray) -> tuple[np.ndarray, float]:
    values = values - values.mean(axis=1, keepdims=True)
    centre = values.mean(axis=0)
    return centre, float((values - centre).std()) or 1.0


def centroids(views: Views, labels: np.ndarray, k: int) -> tuple[Centroids, np.ndarray]:
    """The topics of a partition and every text's score with its own contribution left out, (n,
    k).
    """
    sums, terms, meaning, wording = _fits(views, labels, k)
    columns = {
        code: part / np.sqrt(np.maximum((part**2).sum(axis=0), 1e-9))
        for code, part in terms.items()
    }
    scales = {"*": (_scale(meaning), _scale(wording))}
    for code, rows in views.rows.items():
        if len(rows) >= 2 * k:
            scales[code] = (_scale(meaning[rows]), _scale(wording[rows]))
    found = Centroids(unit(sums).astype(np.float32), columns, scales)
    return found, _compared(views, meaning, wording, k)


def left_out_scores(views: Views, labels: np.ndarray, k: int) -> np.ndarray:
    """How well each text fits each topic of a partition, its own contribution left out: (n, k),
    larger is better.
    """
    _, _, meaning, wording = _fits(views, labels, k)
    return _compared(views, meaning, wording, k)


def _fits(
    views: Views, labels: np.ndarray, k: int
) -> tuple[np.ndarray, dict[str, np.ndarray], np.ndarray, np.ndarray]:
    """Sums of both views over each topic, (k, d) and by language (v, k), and every text's cosines
    with the rest of each, (n, k).
    """
    indicators = (labels[:, None] == np.arange(k)).astype(np.float32)
    sums = group_sums(views.vectors, labels, k)
    meaning = _left_out(views.vectors @ sums.T, (sums**2).sum(axis=1), labels, views.squares)
    wording, terms = np.zeros((len(labels), k), np.float32), {}
    for code, words in views.words.items():
        rows = views.rows[code]
        terms[code] = words.T @ indicators[rows]
        products = words @ terms[code]
        # a topic's sum times itself is its texts' sum times it
        squares = (products * indicators[rows]).sum(axis=0)
        filled = (np.diff(words.indptr) > 0).astype(np.float32)
        wording[rows] = _left_out(products, squares, labels[rows], filled)
    return sums, terms, meaning, wording


def _compared(views: Views, meaning: np.ndarray, wording: np.ndarray, k: int) -> np.ndarray:
    share = views.share[:, None]
    return (1 - share) * on_one_scale(meaning, views.rows, k) + share * on_one_scale(
        wording, views.rows, k
    )


def on_one_scale(values: np.ndarray, rows: dict[str, np.ndarray], k: int) -> np.ndarray:
    """Values (n, k) less their row's mean, with mean 0 for each topic and spread 1, within each
    language that has enough texts; `rows` are the positions of each language's texts.
    """
    values = values - values.mean(axis=1, keepdims=True)
    apart = [inside for inside in rows.values() if len(inside) >= 2 * k] if len(rows) > 1 else []
    result = _standard(values) if sum(map(len, apart)) < len(values) else np.empty_like(values)
    for inside in apart:
        result[inside] = _standard(values[inside])
    return result


def _standard(values: np.ndarray) -> np.ndarray:
    values = values - values.mean(axis=0)
    return values / (math.sqrt(np.vdot(values, values) / values.size) or 1.0)


def _left_out(
    products: np.ndarray, squares: np.ndarray, labels: np.ndarray, own_square: np.ndarray
) -> np.ndarray:
    """Cosines with the groups' sums, of squared lengths `squares`, each row (of squared length
    `own_square`) first taken out of its own group's.
    """
    here = np.arange(len(labels))
    own = products[here, labels]
    found = np.where(squares > TINY, products / np.sqrt(np.maximum(squares, TINY)), 0)
    rest = squares[labels] - 2 * own + own_square
    found[here, labels] = np.where(
        rest > TINY, (own - own_square) / np.sqrt(np.maximum(rest, TINY)), 0
    )
    return found
