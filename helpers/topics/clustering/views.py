"""What is known about each text: its meaning (cross-lingual vectors) and its wording (terms within
its language).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

import numpy as np
import pandas as pd
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer

from helpers import language

SENTENCES = 16  # sentences read per text; more cost time and add nothing measurable
WEIGHTS = 1 / np.sqrt(np.arange(1, SENTENCES + 1))  # earlier sentences count more
CHARACTERS = 6000  # at most this much of a text is searched for those sentences
SHRINKAGE = 0.3  # of the noise covariance towards a sphere, at least
NOISE_POWER = 0.35  # 0.5 would whiten the noise fully
LANGUAGE_PRIOR = 10  # texts' worth of corpus mean mixed into each language's mean
WORDS_SHARE = 0.65  # weight of wording against meaning in a very long text
HALF_WORDS = 100  # distinct terms at which wording reaches half of that share
FEWEST = 2  # texts that hold a term
MOST = 0.3  # share of the texts that hold it
TOKEN = r"\b[^\W\d_]{3,}\b"


@dataclass(frozen=True)
class Views:
    """Both views of n texts: `vectors` (n, d) and, by language, the `words` (m, v) of its m texts,
    rows of length 1 or 0; `share` (n,) of wording.
    """

    languages: np.ndarray
    vectors: np.ndarray
    words: dict[str, sp.csr_matrix]
    share: np.ndarray

    def __len__(self) -> int:
        return len(self.languages)

    @cached_property
    def rows(self) -> dict[str, np.ndarray]:
        """The positions of each language's texts."""
        return {
            code: np.flatnonzero(self.languages == code) for code in sorted(set(self.languages))
        }

    @cached_property
    def squares(self) -> np.ndarray:
        """Squared lengths (n,) of the rows of `vectors`."""
        return (self.vectors**2).sum(axis=1)

    def head(self, n: int) -> "Views":
        """The views of the first n texts."""
        counts = {code: np.searchsorted(self.rows[code], n) for code in self.words}
        words = {code: self.words[code][:count] for code, count in counts.items() if count}
        return Views(self.languages[:n], self.vectors[:n], words, self.share[:n])


@dataclass(frozen=True)
class Pooled:
    """One vector per text before centring; scatter of sentences inside texts (d, d) and its degrees
    of freedom.
    """

    vectors: np.ndarray
    scatter: np.ndarray | None = None
    freedom: int = 0


def opening_sentences(text: str) -> list[str]:
    """The first sentences of a text, without spaces around them."""
    text = text[:CHARACTERS]
    spans = islice(language.spans_of(text), SENTENCES)
    return [text[start:end].strip() for start, end, _role in spans]


def embedded(texts: Sequence[Sequence[str]], encoder=None) -> list[np.ndarray]:
    """For each text, given as m sentences, their vectors (m, d), float32."""
    # sorted and without repeats, so that the order of the texts cannot reach the encoder's batches
    unique = sorted(set(chain.from_iterable(texts)))
    vectors = language.embed(unique, encoder=encoder)
    place = {sentence: row for row, sentence in enumerate(unique)}
    return [vectors[[place[sentence] for sentence in text]] for text in texts]


def pool(texts: Sequence[str], encoder=None, block: int = 2000) -> Pooled:
    """Texts as weighted means of their sentences' vectors, earlier sentences counting more (weight
    1/√position).
    """
    rows, scatter, freedom = [], None, 0
    for first in range(0, len(texts), block):
        split = [opening_sentences(text) for text in texts[first : first + block]]
        for vectors in embedded(split, encoder):
            n, d = vectors.shape
            if scatter is None:
                scatter = np.zeros((d, d))
            if not n:
                rows.append(np.zeros(d))
                continue
            rows.append(WEIGHTS[:n] @ vectors / WEIGHTS[:n].sum())
            spread = vectors - vectors.mean(axis=0)
            scatter += spread.T @ spread
            freedom += n - 1
    return Pooled(np.array(rows), scatter, freedom)


class Vocabulary:
    """Words of three letters or more in at least two and at most three tenths of the texts, with
    tf-idf weights.
    """

    def __init__(self) -> None:
        self.number: dict[str, int] = {}
        self._vectorizer = TfidfVectorizer(
            token_pattern=TOKEN, min_df=FEWEST, max_df=MOST, sublinear_tf=True, dtype=np.float32
        )

    def fit_transform(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Weights (n, v), float32, rows of length 1 or 0; v is 0 where no term is in as many texts
        as it must be.
        """
        try:
            weights = self._vectorizer.fit_transform(texts)
        except ValueError:  # no term is left
            return sp.csr_matrix((len(texts), 0), dtype=np.float32)
        self.number = self._vectorizer.vocabulary_
        weights.sort_indices()
        return weights

    def transform(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Weights (n, v) of other texts, on the frequencies of those of `fit_transform`."""
        return self._vectorizer.transform(texts)

    def __len__(self) -> int:
        return len(self.number)


class ViewMaker:
    """Learns from a corpus how texts become views: language means, noise directions and
    vocabularies.

    Directions in which sentences of one text differ are noise to its topic and are damped
    (within-class covariance normalisation, Hatch, Kajarekar and Stolcke 2006, with every text as a
    class); each language's mean is taken off.
    """

    def fit_transform(self, texts: Sequence[str], languages: np.ndarray, pooled: Pooled) -> Views:
        """Learn from all texts of the corpus (one of each), and give their views."""
        self.damping_ = _damping(pooled)
        vectors = self.damped(pooled)
        overall = vectors.mean(axis=0, dtype=float)
        self.overall_ = overall.astype(np.float32)
        self.means_: dict[str, np.ndarray] = {}
        self.vocabularies_: dict[str, Vocabulary] = {}
        words = {}
        for code in sorted(set(languages)):
            rows = languages == code
            total = vectors[rows].sum(axis=0, dtype=float) + LANGUAGE_PRIOR * overall
            self.means_[code] = (total / (rows.sum() + LANGUAGE_PRIOR)).astype(np.float32)
            vocabulary = Vocabulary()
            weights = vocabulary.fit_transform(_in_language(texts, languages, code))
            if len(vocabulary):  # else meaning alone has to do
                self.vocabularies_[code], words[code] = vocabulary, weights
        return self._views(languages, pooled, words)

    def transform(self, texts: Sequence[str], languages: np.ndarray, pooled: Pooled) -> Views:
        """Views of texts that were not in the corpus."""
        words = {
            code: vocabulary.transform(_in_language(texts, languages, code))
            for code, vocabulary in self.vocabularies_.items()
            if code in languages
        }
        return self._views(languages, pooled, words)

    def _views(
        self, languages: np.ndarray, pooled: Pooled, words: dict[str, sp.csr_matrix]
    ) -> Views:
        distinct = np.zeros(len(languages))
        for code, weights in words.items():
            distinct[languages == code] = np.diff(weights.indptr)
        share = (WORDS_SHARE * distinct / (distinct + HALF_WORDS)).astype(np.float32)
        return Views(languages, self.centred(languages, pooled), words, share)

    def placed(self, texts: pd.Series, languages: pd.Series, encoder) -> np.ndarray:
        """The centred vectors (n, d) of n sentences or terms, each embedded as it is."""
        pooled = Pooled(language.embed(list(texts), encoder=encoder))
        return self.centred(languages.to_numpy(dtype=object), pooled)

    def centred(self, languages: np.ndarray, pooled: Pooled) -> np.ndarray:
        """The damped vectors without the means of their languages, (n, d), rows of length 1 or
        0.
        """
        vectors = self.damped(pooled)
        known = np.abs(vectors).sum(axis=1) > 0
        for code in sorted(set(languages)):
            vectors[languages == code] -= self.means_.get(code, self.overall_)
        vectors[~known] = 0
        return unit(vectors).astype(np.float32, copy=False)

    def damped(self, pooled: Pooled) -> np.ndarray:
        """The vectors with what varies inside texts weighing less, where that was learnt."""
        vectors = np.array(pooled.vectors, dtype=np.float32)
        return vectors if self.damping_ is None else vectors @ self.damping_


def _in_language(texts: Sequence[str], languages: np.ndarray, code: str) -> list[str]:
    return [texts[i] for i in np.flatnonzero(languages == code).tolist()]


def unit(rows: np.ndarray) -> np.ndarray:
    """Rows scaled to length 1; rows of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths < 1e-9, 1, lengths)


def _damping(pooled: Pooled) -> np.ndarray | None:
    if pooled.scatter is None or pooled.freedom < 1 or np.trace(pooled.scatter) < 1e-9:
        return None
    d = len(pooled.scatter)
    noise = pooled.scatter / pooled.freedom
    shrink = max(SHRINKAGE, d / (d + pooled.freedom))
    noise = (1 - shrink) * noise + shrink * np.trace(noise) / d * np.eye(d)
    values, directions = np.linalg.eigh(noise)
    return (directions * values**-NOISE_POWER).astype(np.float32)
