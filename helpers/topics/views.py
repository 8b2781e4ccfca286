"""What is known about each text: what it means (cross-lingual vectors) and how it is worded (terms within its language)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import scipy.sparse as sp

from helpers import language
from helpers.language.sentences import spans_of

SENTENCES = 16  # sentences read per text; more cost time and add nothing measurable
CHARACTERS = 6000  # at most this much of a text is searched for those sentences
SHRINKAGE = 0.3  # of the noise covariance towards a sphere, at least
NOISE_POWER = 0.25  # 0.5 would whiten the noise fully
LANGUAGE_PRIOR = 10  # texts' worth of corpus mean mixed into each language's mean
WORDS_SHARE = 0.7  # weight of wording against meaning in a very long text
HALF_WORDS = 50  # distinct terms at which wording reaches half of that share
_TOKEN = r"(?u)\b[^\W\d_]{3,}\b"


@dataclass(frozen=True)
class Views:
    """Both views of n texts: `vectors` (n, d) and `words` (n, v), rows of length 1 or 0; `share` (n,) of wording."""

    languages: np.ndarray
    vectors: np.ndarray
    words: sp.csr_matrix
    share: np.ndarray
    blocks: dict[str, slice] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.languages)

    def take(self, rows: np.ndarray) -> Views:
        """The views of some of the texts."""
        return Views(self.languages[rows], self.vectors[rows], self.words[rows], self.share[rows], self.blocks)


@dataclass(frozen=True)
class Pooled:
    """One vector per text before centring; scatter of sentences inside texts (d, d) and its degrees of freedom."""

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
    """Texts as weighted means of their sentences' vectors, earlier sentences counting more (weight 1/√position)."""
    rows, scatter, freedom = [], None, 0
    for first in range(0, len(texts), block):
        split = [opening_sentences(text) for text in texts[first : first + block]]
        # sorted and without repeats, so that the order of the texts cannot reach the encoder's batches
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
    """Learns from a corpus how texts become views: language means, noise directions and vocabularies.

    Directions in which sentences of one text differ are noise to its topic and are damped (within-class covariance
    normalisation, Hatch, Kajarekar and Stolcke 2006, with every text as a class); each language's mean is taken off.
    """

    def fit(self, texts: Sequence[str], languages: np.ndarray, pooled: Pooled) -> ViewMaker:
        """Learn from all texts of the corpus (one of each)."""
        self.damping_ = _damping(pooled)
        vectors = self._damped(pooled)
        overall = vectors.mean(axis=0)
        self.means_, self.overall_ = {}, overall
        for code in sorted(set(languages)):
            rows = languages == code
            total = vectors[rows].sum(axis=0) + LANGUAGE_PRIOR * overall
            self.means_[code] = total / (rows.sum() + LANGUAGE_PRIOR)
        self.vocabularies_ = {}
        for code in sorted(set(languages)):
            vocabulary = _vocabulary([texts[i] for i in np.flatnonzero(languages == code)])
            if vocabulary is not None:
                self.vocabularies_[code] = vocabulary
        return self

    def transform(self, texts: Sequence[str], languages: np.ndarray, pooled: Pooled) -> Views:
        """Views of texts, also of ones that were not in the corpus."""
        vectors = self._damped(pooled)
        known = np.abs(vectors).sum(axis=1) > 0
        for code in sorted(set(languages)):
            vectors[languages == code] -= self.means_.get(code, self.overall_)
        vectors[~known] = 0
        blocks, parts, start = {}, [], 0
        for code, vectorizer in self.vocabularies_.items():
            rows = np.flatnonzero(languages == code)
            width = len(vectorizer.vocabulary_)
            block = sp.csr_matrix((len(texts), width), dtype=np.float32)
            if len(rows):
                found = vectorizer.transform([texts[i] for i in rows])
                spread = sp.csr_matrix(
                    (np.ones(len(rows), np.float32), (rows, np.arange(len(rows)))), (len(texts), len(rows))
                )
                block = (spread @ found).tocsr()
            blocks[code] = slice(start, start + width)
            start += width
            parts.append(block)
        words = sp.hstack(parts, format="csr") if parts else sp.csr_matrix((len(texts), 0), dtype=np.float32)
        words.sort_indices()
        distinct = np.diff(words.indptr)
        share = WORDS_SHARE * distinct / (distinct + HALF_WORDS)
        return Views(languages, unit(vectors).astype(np.float32), words, share.astype(np.float32), blocks)

    def _damped(self, pooled: Pooled) -> np.ndarray:
        vectors = np.asarray(pooled.vectors, dtype=float)
        return vectors.copy() if self.damping_ is None else vectors @ self.damping_


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
    return directions * values**-NOISE_POWER


def _vocabulary(texts: list[str]):
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(sublinear_tf=True, min_df=2, max_df=0.3, token_pattern=_TOKEN, dtype=np.float32)
    try:
        return vectorizer.fit(texts)
    except ValueError:  # too few texts, or no term in two of them: meaning alone has to do
        return None
