"""Partitions moved until few texts change: meaning, wording and a discriminant of both vote on every text."""

from __future__ import annotations

import numpy as np

from helpers.topics.partition import centroids
from helpers.topics.views import Views

RIDGE = 3.0
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

        self._rows = np.asarray(rows - rows.mean(axis=0), dtype=float)
        gram = self._rows.T @ self._rows
        gram[np.diag_indices_from(gram)] += RIDGE
        self._factor = cho_factor(gram, lower=True)
        self._leverage = (solve_triangular(self._factor[0], self._rows.T, lower=True) ** 2).sum(axis=0)
        self._languages = languages

    def left_out(self, labels: np.ndarray, k: int) -> np.ndarray:
        """Indicators of the k topics as predicted for each text from all others: (n, k)."""
        from scipy.linalg import cho_solve

        told = np.eye(k)[labels]
        told -= told.mean(axis=0)
        fitted = self._rows @ cho_solve(self._factor, self._rows.T @ told)
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
