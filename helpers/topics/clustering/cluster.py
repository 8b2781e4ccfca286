"""The estimator: texts in, one topic for every text out."""

import warnings
from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.special import softmax
from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.utils.validation import check_is_fitted
from threadpoolctl import threadpool_limits

from helpers import corpus
from helpers.languages import OTHER
from helpers.topics.clustering import levels, partition, stability, votes
from helpers.topics.clustering.familiarity import Familiarity
from helpers.topics.clustering.inputs import (
    canonical_order,
    check_number,
    checked_texts,
    checked_vectors,
)
from helpers.topics.clustering.views import Pooled, ViewMaker, Views, pool

SAMPLE = 4000  # different texts that are clustered directly; the rest is assigned to what they show
SHARPNESS = 2.0  # of probabilities from scores


class TopicClusters(ClusterMixin, BaseEstimator):
    """Topics of German, English or mixed texts, the same for any order of the texts and any number
    of threads.

    Two views of each text vote: its cross-lingual sentence vectors and its terms within its
    language (multi-view k-means after Bickel and Scheffer 2004); then a discriminant of both votes
    too. Repeated texts count once.

    Parameters
    ----------
    n_topics : int or None
        Number of topics; None chooses it from separation and split-half agreement (see
        `stability_`).
    random_state : int
        Seed of the restarts.
    max_topics : int
        Largest number tried where `n_topics` is None.
    encoder : object or None
        What embeds sentences (see `language.embed`); None takes the bundled cross-lingual one.

    Attributes
    ----------
    labels_ : ndarray of int, shape (n,)
        Topic of each text, 0 being the largest topic.
    probabilities_ : ndarray, shape (n, n_topics_)
    runner_up_, margin_ : ndarray, shape (n,)
        Next best topic (-1 with one topic) and the lead of the first over it, 0 to 1.
    n_topics_ : int
    stability_ : DataFrame
        STABILITY: every number of topics that was tried.
    stable_ : bool
        Whether halves of the corpus agree on the topics.
    verdict_ : str
        The choice of the number of topics in words.
    agreement_ : ndarray, shape (n,)
        Share of random four fifths of the corpus that put the text with its topic again; NaN where
        not measured.
    similarity_ : ndarray, shape (n,)
        Cosine between the text and its topic's centre: the most typical texts have the largest.
    levels_ : DataFrame
        Nested coarser and finer partitions: one column per number of topics.
    n_different_ : int
        Texts that hold a word, repeats counted once.
    maker_, centroids_ : ViewMaker, Centroids
        What turns texts into views, and the topics in these views.
    space_, space_row_ : ndarray, shapes (m, d) and (n,)
        Coordinates of the texts that were clustered directly, and each text's row in them (-1:
        none).

    Examples
    --------
    >>> TopicClusters(n_topics=2).get_params()["n_topics"]
    2
    """

    def __init__(
        self, n_topics: int | None = None, random_state: int = 0, max_topics: int = 20, encoder=None
    ):
        self.n_topics = n_topics
        self.random_state = random_state
        self.max_topics = max_topics
        self.encoder = encoder

    def fit(self, X: Sequence[str], y=None, vectors: np.ndarray | None = None) -> "TopicClusters":
        """Find the topics of `X`, n texts; `vectors` (n, d) replaces the vectors that would be
        computed from them.

        Raises ValueError where `X` holds no texts, something that is not text, or fewer different
        texts than topics.
        """
        texts = checked_texts(X)
        check_number("n_topics", self.n_topics, optional=True)
        check_number("max_topics", self.max_topics)
        with threadpool_limits(1):
            self._fit(texts, None if vectors is None else checked_vectors(vectors, len(texts)))
        return self

    def _fit(self, texts: list[str], vectors: np.ndarray | None) -> None:
        worded = np.flatnonzero([any(map(str.isalnum, text)) for text in texts])
        if not len(worded):
            raise ValueError(
                f"None of the {len(texts)} texts holds a word. Give texts with words in them."
            )
        order, place = canonical_order([texts[i] for i in worded])
        chosen = worded[order]
        if self.n_topics is not None and self.n_topics > len(chosen):
            raise ValueError(
                f"{self.n_topics} topics need as many different texts, and there are "
                f"{len(chosen)}. Ask for fewer."
            )
        different = [texts[i] for i in chosen]
        row = np.full(len(texts), -1)  # of each text among the different ones
        row[worded] = place
        languages = np.array(corpus.identify(different), dtype=object)
        pooled = pool(different, self.encoder) if vectors is None else Pooled(vectors[chosen])
        self.maker_ = ViewMaker()
        views = self.maker_.fit_transform(different, languages, pooled)
        labels, discriminant = self._topics(views)
        labels, self.n_topics_ = _by_size(labels, np.bincount(place))
        self.centroids_, scores = partition.centroids(views, labels, self.n_topics_)
        similarity = (views.vectors * self.centroids_.meaning[labels]).sum(axis=1)
        openings = different if vectors is None else []
        self._familiarity = Familiarity(self.maker_, views, pooled, labels, openings, self.encoder)
        core = len(self.space_)
        scores[:core] = votes.joint_scores(
            scores[:core], discriminant, labels[:core], self.n_topics_
        )
        agreement = np.full(len(labels), np.nan)
        agreement[:core] = stability.text_agreement(
            self.space_, labels[:core], self.n_topics_, np.random.default_rng(self.random_state)
        )
        nested = levels.nested(
            views, labels, self.n_topics_, np.random.default_rng(self.random_state)
        )
        probabilities = _probabilities(scores, labels)[row]
        self.probabilities_ = np.where(row[:, None] < 0, 1 / self.n_topics_, probabilities)
        self.labels_ = _of_texts(labels, row, 0)
        self.runner_up_, self.margin_ = _runner_up(self.probabilities_, self.labels_)
        self.agreement_ = _of_texts(agreement, row, np.nan)
        self.similarity_ = _of_texts(similarity.astype(float), row, 0.0)
        self.languages_ = _of_texts(languages, row, OTHER)
        self.levels_ = pd.DataFrame({k: _of_texts(found, row, 0) for k, found in nested.items()})
        self.space_row_ = np.where(row < core, row, -1)
        if len(worded) < len(texts):
            warnings.warn(
                f"{len(texts) - len(worded)} of {len(texts)} texts hold no word: they are counted "
                "to topic 0 with margin 0. Leave them out to keep the topics clean.",
                UserWarning,
                stacklevel=4,
            )

    def _topics(self, views: Views) -> tuple[np.ndarray, votes.Discriminant]:
        """Labels of the different texts, also where they are more than can be clustered directly,
        and the third vote on those that can.
        """
        core = views.head(SAMPLE)  # canonical order is random: its head is a sample
        joint = partition.joined(core)
        space = self.space_ = partition.seeding_space(joint)
        discriminant = votes.Discriminant(np.hstack([space, joint]), core.rows)
        material = stability.Material(core, joint, space, discriminant)
        k = self.n_topics
        if k is None:
            numbers = stability.candidates(len(core), self.max_topics)
            self.stability_ = stability.try_numbers(
                material, numbers, np.random.default_rng(self.random_state)
            )
            k = stability.choose(self.stability_)
        # a chosen number starts anew, so that the topics are those of the same number given
        rng = np.random.default_rng(self.random_state)
        labels = votes.elect(core, space, discriminant, k, rng)
        if self.n_topics is not None:
            self.stability_ = stability.evidence(material, labels, k, rng)
        else:
            self.stability_["chosen"] = chosen = self.stability_.n_topics == k
            self.stability_.loc[chosen, "smallest"] = np.bincount(labels, minlength=k).min()
        self.n_different_ = len(views)
        self.stable_, self.verdict_ = stability.verdict(
            self.stability_, len(views), self.n_topics is not None
        )
        if len(views) > len(core):
            found, _ = partition.centroids(core, labels, k)
            rest = votes.refine(views, found.scores(views).argmax(axis=1), k, iterations=3)
            labels = np.concatenate([labels, rest[len(core) :]])
        return labels, discriminant

    def place(self, X: Sequence[str], vectors: np.ndarray | None = None) -> pd.DataFrame:
        """Where new texts belong, one row per text: topic, runner_up, margin, similarity to the
        topic, p_value, `fits`.

        `p_value` is the share of the corpus's own texts, cut to the new text's number of sentences,
        that are no nearer to its topics; `fits` is False where that is 5 % or less, or, in a corpus
        of fewer than 19 texts, where none of them is less near (see `Familiarity`).
        """
        check_is_fitted(self)
        texts = checked_texts(X)
        with threadpool_limits(1):
            order, position = canonical_order(texts)
            unique = [texts[i] for i in order]
            if vectors is None:
                pooled = pool(unique, self.encoder)
            else:
                pooled = Pooled(checked_vectors(vectors, len(texts))[order])
            languages = np.array(corpus.identify(unique))
            views = self.maker_.transform(unique, languages, pooled)
            scores = self.centroids_.scores(views)
            topic = scores.argmax(axis=1)
            similarity = (views.vectors * self.centroids_.meaning[topic]).sum(axis=1)
            p = self._familiarity.p_values(views, pooled, unique)
        runner_up, margin = _runner_up(_probabilities(scores, topic), topic)
        known = np.abs(views.vectors).sum(axis=1) > 0
        found = pd.DataFrame(
            {
                "topic": topic,
                "runner_up": runner_up,
                "margin": np.where(known, margin, 0.0),
                "similarity": similarity.astype(float),
                "p_value": np.where(known, p, 0.0),
                "fits": known & self._familiarity.fits(p),
            }
        )
        return found.iloc[position].reset_index(drop=True)

    def predict(self, X: Sequence[str]) -> np.ndarray:
        """Nearest topic of each new text, shape (n,), without refitting; warns where texts fit none
        (see `place`).
        """
        found = self.place(X)
        strangers = int((~found.fits).sum())
        if strangers:
            warnings.warn(
                f"{strangers} of {len(found)} texts fit none of the {self.n_topics_} topics; they "
                f"got the nearest. "
                "place() says which.",
                UserWarning,
                stacklevel=2,
            )
        return found.topic.to_numpy()

    def __sklearn_tags__(self):
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


def _by_size(labels: np.ndarray, repeats: np.ndarray) -> tuple[np.ndarray, int]:
    """Topics numbered from the largest down (with the texts' `repeats`), ties by their first text
    in canonical order; and how many there are.
    """
    topics, first, topic = np.unique(labels, return_index=True, return_inverse=True)
    ranked = np.lexsort((first, -np.bincount(topic, weights=repeats)))
    return np.argsort(ranked)[topic], len(topics)


def _of_texts(values: np.ndarray, row: np.ndarray, fill: float | str) -> np.ndarray:
    """The value of each text by its `row` among the different texts, `fill` where that is -1."""
    return np.where(row < 0, fill, values[row])


def _probabilities(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Softmax of scores; the assigned topic is never below another."""
    scores = np.array(scores, dtype=float)
    here = np.arange(len(scores))
    scores[here, labels] = np.maximum(scores[here, labels], scores.max(axis=1))
    return softmax(SHARPNESS * scores, axis=1)


def _runner_up(probabilities: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    if probabilities.shape[1] < 2:
        return np.full(len(labels), -1), np.ones(len(labels))
    here = np.arange(len(labels))
    others = probabilities.copy()
    others[here, labels] = -1
    second = others.argmax(axis=1)
    return second, probabilities[here, labels] - probabilities[here, second]
