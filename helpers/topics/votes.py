"""Partitions moved until few texts change: meaning, wording and a discriminant of both vote on every text."""

from __future__ import annotations

import numpy as np

from helpers.topics.partition import RESTARTS, best_partition, centroids
from helpers.topics.views import Views

RIDGE = 3.0
STARTS = 4  # different partitions from which the votes set out
ITERATIONS = 15
SETTLED = 0.998  # share of texts that keep their topic from which nothing more is moved


class Discriminant:
    """The third vote: how well a ridge regression on both views, fitted to all other texts, tells a text's topic.

    Regression on topic indicators separates topics as linear discriminant analysis does (Hastie, Tibshirani and Buja
    1994), whatever the shape of a topic; taking turns with the partition is discriminative clustering (Bach and
    Harchaoui 2007). Each text is left out in closed form (Allen 1974), so that it cannot vote for itself.

    `rows` (n, d) are coordinates of the texts, and `languages` (n,) their languages.
    """

    def __init__(self, rows: np.ndarray, languages: np.ndarray):
        from scipy.linalg import cho_factor, solve_triangular

        self._rows = rows - rows.mean(axis=0)
        gram = (self._rows.T @ self._rows).astype(float)
        gram[np.diag_indices_from(gram)] += RIDGE
        self._factor = cho_factor(gram, lower=True)
        self._leverage = (solve_triangular(self._factor[0], self._rows.T, lower=True) ** 2).sum(axis=0)
        self._languages = languages

    def left_out(self, labels: np.ndarray, k: int) -> np.ndarray:
        """Indicators of the k topics as predicted for each text from all others: (n, k)."""
        from scipy.linalg import cho_solve

        told = np.eye(k, dtype=self._rows.dtype)[labels]
        told -= told.mean(axis=0)
        weights = cho_solve(self._factor, self._rows.T @ told)
        fitted = self._rows @ weights.astype(self._rows.dtype)
        leverage = self._leverage[:, None]
        return (fitted - leverage * told) / (1 - leverage)

    def scores(self, labels: np.ndarray, k: int) -> np.ndarray:
        """What `left_out` gives on one scale for all topics, with mean 0 and spread 1 within each language: (n, k)."""
        found = self.left_out(labels, k)
        found -= found.mean(axis=1, keepdims=True)
        result = _standard(found)
        for code in sorted(set(self._languages)):
            rows = self._languages == code
            if rows.sum() >= 2 * k:
                result[rows] = _standard(found[rows])
        return result


def _standard(values: np.ndarray) -> np.ndarray:
    values = values - values.mean(axis=0)
    return values / (values.std() or 1.0)


def joint_scores(scores: np.ndarray, discriminant: Discriminant, labels: np.ndarray, k: int) -> np.ndarray:
    """Scores of the two views (n, k) and the discriminant's with equal say, on the scale of the former."""
    return (scores + (scores.std() or 1.0) * discriminant.scores(labels, k)) / 2


def refine(
    views: Views, labels: np.ndarray, k: int, discriminant: Discriminant | None = None, iterations: int = ITERATIONS
) -> np.ndarray:
    """Labels moved, the views voting, until few texts change (multi-view k-means, Bickel and Scheffer 2004)."""
    if k < 2:
        return labels
    for _ in range(iterations):
        _, scores = centroids(views, labels, k)
        if discriminant is not None:
            scores = joint_scores(scores, discriminant, labels, k)
        new = scores.argmax(axis=1)
        if len(np.unique(new)) < k or (new == labels).mean() > SETTLED:
            break
        labels = new
    return labels


def elect(
    views: Views, space: np.ndarray, discriminant: Discriminant, k: int, rng: np.random.Generator, starts: int = STARTS
) -> np.ndarray:
    """The labels (n,), of those reached from several starts, whose topics the votes favour most on average.

    The two views settle first and the discriminant joins them, so that it learns from topics that hold in both.
    """
    begun, settled = set(), {}
    for _ in range(starts):
        start = _in_order(best_partition(space, k, rng, RESTARTS // starts))
        if start.tobytes() in begun:
            continue
        begun.add(start.tobytes())
        labels = _in_order(refine(views, start, k))
        if labels.tobytes() not in settled:
            settled[labels.tobytes()] = refine(views, labels, k, discriminant)
    if len(settled) == 1:
        return next(iter(settled.values()))
    return max(settled.values(), key=lambda labels: _favour(views, discriminant, labels, k))


def _favour(views: Views, discriminant: Discriminant, labels: np.ndarray, k: int) -> float:
    scores = joint_scores(centroids(views, labels, k)[1], discriminant, labels, k)
    return float(scores[np.arange(len(labels)), labels].mean())


def _in_order(labels: np.ndarray) -> np.ndarray:
    """The same partition with topics numbered by their first texts."""
    _, first, topic = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[topic]
