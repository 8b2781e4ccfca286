"""Whether a new text is about anything that the corpus is about: tested against the corpus's own
texts.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from helpers.topics.clustering.partition import TINY, group_sums
from helpers.topics.clustering.views import (
    SENTENCES,
    WEIGHTS,
    Pooled,
    ViewMaker,
    Views,
    embedded,
    opening_sentences,
    unit,
)

CORPUS = 4000  # texts of the corpus among which neighbours are looked for
SAMPLE = 400  # of them are placed like new texts, to see what is usual
TEXTS_COUNT = 2.0  # weight of the nearest texts against the nearest topic
NEIGHBOURS = 10  # texts, or a tenth of a small corpus
LEVEL = 0.05  # share of the corpus's own kind of text that may be taken for strangers


class Familiarity:
    """How near the corpus's own texts are to its topics, each left out once: what new texts are
    held against.

    Nearness joins the cosine with the nearest topic, after each language's mean is taken off, and
    the mean cosine with the nearest texts before: where all texts are about one matter, that matter
    is the mean. Short texts are less near to anything than long ones, so a new text is compared
    with openings of as many sentences. The p value is conformal (Bates, Candès, Lei, Romano and
    Sesia 2023): of texts like those of the corpus about 5 % are taken for strangers (more where the
    corpus is smaller than 19 texts: see `fits`).
    """

    def __init__(
        self,
        maker: ViewMaker,
        views: Views,
        pooled: Pooled,
        labels: np.ndarray,
        texts: Sequence[str],
        encoder,
    ):
        """`texts` are those of `views`, or empty where vectors were given: then length is left out
        of account.
        """
        self._maker, self._encoder = maker, encoder
        self._sums = group_sums(views.vectors, labels, labels.max() + 1)
        self._sample = views.head(SAMPLE)  # the texts are in random order
        self._whole = self._uncentred(Pooled(pooled.vectors[:CORPUS]))
        self._labels = labels[:SAMPLE]
        self._openings = [opening_sentences(text) or [text] for text in texts[:SAMPLE]]
        self._given = Pooled(pooled.vectors[:SAMPLE])

    @cached_property
    def _usual(self) -> np.ndarray:
        """Nearness of the sample's openings of 1, 2, … sentences to the rest, (m, n)."""
        return np.stack([self._left_out(prefixes) for prefixes in self._prefixes()])

    def p_values(self, new: Views, pooled: Pooled, texts: Sequence[str]) -> np.ndarray:
        """For each new text the share of the corpus's openings of its length that are no nearer to
        the rest, (n,).
        """
        topics = (new.vectors @ unit(self._sums).T).max(axis=1)
        value = topics + TEXTS_COUNT * _nearest(
            self._uncentred(pooled) @ self._whole.T, len(self._whole)
        )
        lengths = [
            min(max(len(opening_sentences(text)), 1), len(self._usual)) - 1 for text in texts
        ]
        no_nearer = self._usual[lengths] <= np.round(value, 6)[:, None]
        return (1 + no_nearer.sum(axis=1)) / (1 + self._usual.shape[1])

    def fits(self, p: np.ndarray) -> np.ndarray:
        """Which p values say that a text may be about what the corpus is about.

        n texts give no p value below 1 / (n + 1). Fewer than 19 do not reach `LEVEL`: then a text
        that is less near than each of them is a stranger, and of their own kind one in n + 1 is
        taken for one.
        """
        return p > max(LEVEL, 1 / (len(self._labels) + 1))

    def _uncentred(self, pooled: Pooled) -> np.ndarray:
        return unit(self._maker.damped(pooled))

    def _left_out(self, prefixes: Pooled) -> np.ndarray:
        """Nearness of the sample's openings to the corpus without the texts that they open,
        (n,).
        """
        openings = self._maker.centred(self._sample.languages, prefixes)
        rows = np.arange(len(openings))
        products = openings @ self._sums.T
        squares = np.tile((self._sums**2).sum(axis=1), (len(rows), 1))
        own, total = self._sample.vectors, self._sums[self._labels]
        products[rows, self._labels] -= (openings * own).sum(axis=1)
        squares[rows, self._labels] += (own**2).sum(axis=1) - 2 * (own * total).sum(axis=1)
        topics = np.where(squares > TINY, products / np.sqrt(np.maximum(squares, TINY)), -1).max(
            axis=1
        )
        cosines = self._uncentred(prefixes) @ self._whole.T
        cosines[rows, rows] = -1
        return np.round(topics + TEXTS_COUNT * _nearest(cosines, len(self._whole) - 1), 6)

    def _prefixes(self) -> list[Pooled]:
        """Vectors of the sample's first 1, 2, … sentences, by the weighted means that `pool`
        takes.
        """
        if not self._openings:
            return [self._given]
        means = []
        for vectors in embedded(self._openings, self._encoder):
            weights = WEIGHTS[: len(vectors), None]
            running = np.cumsum(weights * vectors, axis=0) / np.cumsum(weights, axis=0)
            means.append(running[np.minimum(np.arange(SENTENCES), len(vectors) - 1)])
        return [Pooled(mean) for mean in np.stack(means, axis=1).astype(np.float32)]


def _nearest(cosines: np.ndarray, n: int) -> np.ndarray:
    """Mean cosine with the nearest of n texts."""
    k = int(np.clip(n // 10, 1, NEIGHBOURS))
    return np.sort(cosines, axis=1)[:, -k:].mean(axis=1)
