"""Partitions moved until few texts change: meaning, wording and a discriminant of both vote on
every text.
"""

import numpy as np
from scipy.linalg import cholesky, solve_triangular

from helpers.topics.clustering.partition import (
    RESTARTS,
    best_partition,
    left_out_scores,
    on_one_scale,
)
from helpers.topics.clustering.views import Views

RIDGE = 3.0  # in units of a text, as for the map from wording to meaning
STARTS = 4  # different partitions from which the votes set out
ITERATIONS = 15  # rounds of votes at most; most partitions settle in fewer than ten
SETTLED = 0.998  # share of texts that keep their topic from which nothing more is moved


class Discriminant:
    """The third vote: how well a ridge regression on both views, fitted to all other texts, tells a
    text's topic.

    Regression on topic indicators separates topics as linear discriminant analysis does (Hastie,
    Tibshirani and Buja 1994), whatever the shape of a topic; taking turns with the partition is
    discriminative clustering (Bach and Harchaoui 2007). Each text is left out in closed form (Allen
    1974), so that it cannot vote for itself.

    `rows` (n, d) are coordinates of the texts, and `languages` the positions of each language's
    texts.
    """

    def __init__(self, rows: np.ndarray, languages: dict[str, np.ndarray]):
        rows = rows - rows.mean(axis=0)
        gram = (rows.T @ rows).astype(float)
        gram[np.diag_indices_from(gram)] += RIDGE
        # in these coordinates the regression is a product with their transpose, whatever the labels
        factor = solve_triangular(cholesky(gram, lower=True), rows.T, lower=True)
        self._leverage = (factor**2).sum(axis=0)[:, None]
        self._factor = factor.astype(rows.dtype)
        self._languages = languages

    def left_out(self, labels: np.ndarray, k: int) -> np.ndarray:
        """Indicators of the k topics as predicted for each text from all others: (n, k)."""
        told = (labels[:, None] == np.arange(k)).astype(self._factor.dtype)
        told -= told.mean(axis=0)
        fitted = self._factor.T @ (self._factor @ told)
        return (fitted - self._leverage * told) / (1 - self._leverage)

    def scores(self, labels: np.ndarray, k: int) -> np.ndarray:
        """What `left_out` gives on one scale for all topics, with mean 0 and spread 1 within each
        language: (n, k).
        """
        return on_one_scale(self.left_out(labels, k), self._languages, k)


def joint_scores(
    scores: np.ndarray, discriminant: Discriminant, labels: np.ndarray, k: int
) -> np.ndarray:
    """Scores of the two views (n, k) and the discriminant's with equal say, on the scale of the
    former.
    """
    return (scores + (scores.std() or 1.0) * discriminant.scores(labels, k)) / 2


def refine(
    views: Views,
    labels: np.ndarray,
    k: int,
    discriminant: Discriminant | None = None,
    iterations: int = ITERATIONS,
) -> np.ndarray:
    """Labels moved, the views voting, until few texts change (multi-view k-means, Bickel and
    Scheffer 2004).
    """
    if k < 2:
        return labels
    for _ in range(iterations):
        scores = left_out_scores(views, labels, k)
        if discriminant is not None:
            scores = joint_scores(scores, discriminant, labels, k)
        new = scores.argmax(axis=1)
        if len(np.unique(new)) < k or (new == labels).mean() > SETTLED:
            break
        labels = new
    return labels


def elect(
    views: Views,
    space: np.ndarray,
    discriminant: Discriminant,
    k: int,
    rng: np.random.Generator,
    starts: int = STARTS,
    iterations: int = ITERATIONS,
) -> np.ndarray:
    """The labels (n,), of those reached from several starts, whose topics the votes favour most on
    average.

    The two views settle first and the discriminant joins them, so that it learns from topics that
    hold in both.
    """
    begun = [_in_order(best_partition(space, k, rng, RESTARTS // starts)) for _ in range(starts)]
    settled = [_in_order(refine(views, labels, k, None, iterations)) for labels in _distinct(begun)]
    found = [refine(views, labels, k, discriminant, iterations) for labels in _distinct(settled)]
    if len(found) == 1:
        return found[0]
    return max(found, key=lambda labels: _favour(views, discriminant, labels, k))


def _distinct(partitions: list[np.ndarray]) -> list[np.ndarray]:
    return list({labels.tobytes(): labels for labels in partitions}.values())


def _favour(views: Views, discriminant: Discriminant, labels: np.ndarray, k: int) -> float:
    scores = joint_scores(left_out_scores(views, labels, k), discriminant, labels, k)
    return float(scores[np.arange(len(labels)), labels].mean())


def _in_order(labels: np.ndarray) -> np.ndarray:
    """The same partition with topics numbered by their first texts."""
    _, first, topic = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[topic]
