"""Coarser and finer partitions that nest in the chosen one: another number of topics without
refitting.
"""

import numpy as np

from helpers.topics.clustering.partition import TINY, group_sums, spherical_kmeans
from helpers.topics.clustering.views import Views, unit

FINER = 8  # further splits kept below the chosen partition
SMALLEST_SPLIT = 6  # texts a topic needs before it is split


def nested(
    views: Views, labels: np.ndarray, k: int, rng: np.random.Generator
) -> dict[int, np.ndarray]:
    """Labels (n,) by number of topics, each level nesting in the next coarser one; the given
    partition is among them.

    Upwards the two topics whose texts are most alike on average are merged (average linkage);
    downwards the topic that holds together least is split in two.
    """
    found = {k: labels}
    current = labels
    for number in range(k, 1, -1):
        similarity = topic_similarity(views.vectors, current, number)
        similarity[np.tril_indices(number)] = -np.inf
        one, other = divmod(int(similarity.argmax()), number)
        merged = np.where(current == other, one, current)
        found[number - 1] = current = merged - (merged > other)
    current = labels
    for number in range(k, k + FINER):
        finer = _split(views.vectors, current, number, rng)
        if finer is None:
            break
        found[number + 1] = current = finer
    return dict(sorted(found.items()))


def topic_similarity(vectors: np.ndarray, labels: np.ndarray, k: int) -> np.ndarray:
    """Mean cosine between texts of two topics, (k, k)."""
    sizes = np.maximum(np.bincount(labels, minlength=k), 1)
    means = group_sums(vectors, labels, k) / sizes[:, None]
    return means @ means.T


def _split(
    vectors: np.ndarray, labels: np.ndarray, k: int, rng: np.random.Generator
) -> np.ndarray | None:
    sums = unit(group_sums(vectors, labels, k))
    loose = np.bincount(labels, weights=1 - (vectors * sums[labels]).sum(axis=1), minlength=k)
    loose[np.bincount(labels, minlength=k) < SMALLEST_SPLIT] = 0
    for topic in np.argsort(-loose, kind="stable")[: np.count_nonzero(loose > TINY)]:
        rows = np.flatnonzero(labels == topic)
        parts = spherical_kmeans(vectors[rows], 2, rng, restarts=3)
        if len(np.unique(parts)) == 2:
            new = labels.copy()
            new[rows[parts != parts[0]]] = k
            return new
    return None
