"""What is known about each text: its meaning (cross-lingual vectors) and its wording (terms within
its language).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import scipy.sparse as sp

from helpers import language
from helpers.language import spans_of
from helpers.topics.wording.vocabulary import Vocabulary

SENTENCES = 16  # sentences read per text; more cost time and add nothing measurable
CHARACTERS = 6000  # at most this much of a text is searched for those sentences
SHRINKAGE = 0.3  # of the noise covariance towards a sphere, at least
NOISE_POWER = 0.35  # 0.5 would whiten the noise fully
LANGUAGE_PRIOR = 10  # texts' worth of corpus mean mixed into each language's mean
WORDS_SHARE = 0.65  # weight of wording against meaning in a very long text
HALF_WORDS = 100  # distinct terms at which wording reaches half of that share


@dataclass(frozen=True)
class Views:
    """Both views of n texts: `vectors` (n, d) and `words` (n, v), rows of length 1 or 0; `share`
    (n,) of wording.
    """

    languages: np.ndarray
    vectors: np.ndarray
    words: sp.csr_matrix
    share: np.ndarray
    blocks: dict[str, slice] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.languages)

    @cached_property
    def rows(self) -> dict[str, np.ndarray]:
        """The positions of each language's texts."""
        return {
            code: np.flatnonzero(self.languages == code) for code in sorted(set(self.languages))
        }

    @cached_property
    def lengths(self) -> tuple[np.ndarray, np.ndarray]:
        """Squared lengths (n,) of the rows of both views."""
        filled = (np.diff(self.words.indptr) > 0).astype(np.float32)
        return (self.vectors**2).sum(axis=1), filled

    def take(self, rows: np.ndarray) -> "Views":
        """The views of some of the texts."""
        return Views(
            self.languages[rows],
            self.vectors[rows],
            self.words[rows],
            self.share[rows],
            self.blocks,
        )


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
    found = []
    for start, end, _role in spans_of(text):
        found.append(text[start:end].strip())
        if len(found) == SENTENCES:
            break
    return found


def pool(texts: Sequence[str], encoder=None, block: int = 2000) -> Pooled:
    """Texts as weighted means of their sentences' vectors, earlier sentences counting more (weight
    1/√position).
    """
    rows, scatter, freedom = [], None, 0
    for first in range(0, len(texts), block):
        split = [opening_sentences(text) for text in texts[first : first + block]]
        # sorted and without repeats, so that the order of the texts cannot reach the encoder's
        # batches
        unique = sorted({sentence for sentences in split for sentence in sentences})
        encoded = np.asarray(language.embed(unique or [""], encoder=encoder), dtype=np.float32)
        place = {sentence: row for row, sentence in enumerate(unique)}
        if scatter is None:
            scatter = np.zeros((encoded.shape[1], encoded.shape[1]))
        for sentences in split:
            vectors = encoded[[place[s] for s in sentences]]
            if not len(vectors):
                rows.append(np.zeros(encoded.shape[1]))
                continue
            weights = 1 / np.sqrt(np.arange(1, len(vectors) + 1))
            rows.append(weights @ vectors / weights.sum())
            spread = vectors - vectors.mean(axis=0)
            scatter += spread.T @ spread
            freedom += len(vectors) - 1
    return Pooled(np.array(rows), scatter, freedom)


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
        self.means_, self.overall_ = {}, overall.astype(np.float32)
        for code in sorted(set(languages)):
            rows = languages == code
            total = vectors[rows].sum(axis=0, dtype=float) + LANGUAGE_PRIOR * overall
            self.means_[code] = (total / (rows.sum() + LANGUAGE_PRIOR)).astype(np.float32)
        self.vocabularies_: dict[str, Vocabulary] = {}
        words = {}
        for code in sorted(set(languages)):
            vocabulary = Vocabulary()
            weights = vocabulary.fit_transform(_in_language(texts, languages, code))
            if len(vocabulary):  # else meaning alone has to do
                self.vocabularies_[code], words[code] = vocabulary, weights
        return self.assemble(languages, pooled, words)

    def transform(self, texts: Sequence[str], languages: np.ndarray, pooled: Pooled) -> Views:
        """Views of texts that were not in the corpus."""
        words = {}
        for code, vocabulary in self.vocabularies_.items():
            inside = _in_language(texts, languages, code)
            if inside:
                words[code] = vocabulary.transform(inside)
        return self.assemble(languages, pooled, words)

    def assemble(
        self, languages: np.ndarray, pooled: Pooled, found: dict[str, sp.csr_matrix]
    ) -> Views:
        """Views from pooled vectors and, by language, the term weights of that language's texts."""
        vectors = self.damped(pooled)
        known = np.abs(vectors).sum(axis=1) > 0
        for code in sorted(set(languages)):
            vectors[languages == code] -= self.means_.get(code, self.overall_)
        vectors[~known] = 0
        blocks, parts, start, n = {}, [], 0, len(languages)
        for code, vocabulary in self.vocabularies_.items():
            rows = np.flatnonzero(languages == code)
            width = len(vocabulary)
            block = sp.csr_matrix((n, width), dtype=np.float32)
            if code in found:
                lengths = np.zeros(n, dtype=np.int64)
                lengths[rows] = np.diff(found[code].indptr)
                ends = np.concatenate([[0], np.cumsum(lengths)])
                block = sp.csr_matrix((found[code].data, found[code].indices, ends), (n, width))
            blocks[code] = slice(start, start + width)
            start += width
            parts.append(block)
        words = sp.hstack(parts, format="csr") if parts else sp.csr_matrix((n, 0), dtype=np.float32)
        words.sort_indices()
        distinct = np.diff(words.indptr)
        share = WORDS_SHARE * distinct / (distinct + HALF_WORDS)
        return Views(
            languages,
            unit(vectors).astype(np.float32, copy=False),
            words,
            share.astype(np.float32),
            blocks,
        )

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
