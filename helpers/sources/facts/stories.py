"""Which documents tell the same event, across sources and languages."""

import numpy as np
import pandas as pd

from helpers import schema
from helpers.language import embed
from helpers.languages import CODES
from helpers.lexicon import words
from helpers.sources.trials.design import REMEDY, in_read_language

WORD = r"(?u)\b\w[\w'’-]+\b"
LEAD = 900  # characters: what happened stands at the top of a news text
TYPICAL = (
    0.11,
    0.027,
)  # middle and spread of the similarity of two texts on different events, in news of both languages
PRIOR_PAIRS = 100  # how many pairs the typical values are worth
DEVIATIONS = 6  # robust standard deviations above the middle that make two texts tell one event
BOUNDS = (0.28, 0.40)  # whatever the corpus: below is never one event, above always
# texts: a term in more than these, and in more than a tenth of all, tells no event from another
FEW = 20
DAYS = 3  # how fast a gap between dates speaks against one event
DATE_WEIGHT = 0.1  # of nearness in time against likeness
TO_DEVIATION = 1.4826  # of a normal distribution: standard over median absolute deviation
DATED = 2000  # documents from which the usual nearness in time is told
ACROSS = (0.7, 0.35)  # slope and middle of the vectors' cosine between two languages
TOUCHING = 1e-9  # groups whose distance is the cut's but for rounding are joined
BLOCK = 1000  # documents compared at once


def link_stories(documents: pd.DataFrame, *, threshold: float | None = None) -> pd.DataFrame:
    """STORIES: documents on one event share a story_id, numbered in order of their first document.

    `documents` needs doc_id, title, text and language; published dates are used where present.
    Similarity is the mean of TF-IDF cosines (words, word pairs, words of the lead) and the cosine
    of sentence vectors of the lead; between languages, where only names and numbers meet, the
    vectors count for more. Two texts are told one event above `threshold` (0 to 1), by default the
    corpus' median similarity + 6 robust standard deviations; groups grow by average linkage, so
    that a chain of half-related texts stays apart. Stories of one text have no similarity. A text
    in a language other than German and English is not read, and stays a story of its own.
    """
    schema.require(documents, "DOCUMENTS", ["doc_id", "title", "text", "language"], REMEDY)
    if threshold is not None and not 0 < threshold <= 1:
        raise ValueError(
            f"threshold is {threshold}; give a similarity above 0 and up to 1, such as 0.3."
        )
    if documents.empty:
        return schema.empty("STORIES")
    read = documents.language.isin(CODES).to_numpy()
    groups, nearest = np.arange(len(documents)).astype(object), np.full(len(documents), np.nan)
    if read.any():
        likeness = Likeness(documents[read])
        cut = likeness.threshold() if threshold is None else threshold
        groups[read], nearest[read] = _grow(likeness, cut)
    order = pd.factorize(groups)[0]
    width = max(3, len(str(order.max() + 1)))
    names = [f"story-{number + 1:0{width}d}" for number in order]
    ids = documents.doc_id.astype(str).to_numpy()
    table = pd.DataFrame({"doc_id": ids, "story_id": names, "similarity": nearest})
    return schema.check(table, "STORIES")


def similarities(documents: pd.DataFrame) -> pd.DataFrame:
    """All pairs of documents that are read, by falling similarity: doc_id, other_id, similarity,
    above (the cut).
    """
    documents = in_read_language(documents, "title", "text", "language")
    likeness = Likeness(documents)
    first, second = np.triu_indices(len(documents), 1)
    ids = documents.doc_id.astype(str).to_numpy()
    values = likeness.rows(0, len(documents))[first, second] if len(documents) else np.array([])
    table = pd.DataFrame({"doc_id": ids[first], "other_id": ids[second], "similarity": values})
    table["above"] = table.similarity >= likeness.threshold()
    return table.sort_values(["similarity", "doc_id"], ascending=[False, True], ignore_index=True)


class Likeness:
    """Similarity of documents, computed in blocks of rows so that a large corpus fits in memory."""

    def __init__(self, documents: pd.DataFrame) -> None:
        title = documents.title.fillna("").astype(str)
        text = documents.text.fillna("").astype(str)
        whole = (title + "\n" + text).tolist()
        leads = [t[:LEAD] for t in whole]
        self.n = len(documents)
        self.language = documents.language.to_numpy()
        self.words = [_tfidf(whole, (1, 1)), _tfidf(whole, (1, 2)), _tfidf(leads, (1, 1))]
        self.vectors = embed(leads)
        self.day = _days(documents)
        dated = self.day[~np.isnan(self.day)][:DATED]
        apart = np.abs(dated[:, None] - dated)[np.triu_indices(len(dated), 1)]
        self._expected_nearness = float(np.exp(-apart / DAYS).mean()) if len(apart) else 0.0

    def rows(self, start: int, stop: int) -> np.ndarray:
        """Similarities of documents start to stop with all documents, shape (stop - start, n)."""
        return self.between(np.arange(start, stop), slice(None))

    def between(self, some: np.ndarray, others: np.ndarray | slice) -> np.ndarray:
        """Similarities of some documents (rows) with others (columns)."""
        lexical = sum((m[some] @ m[others].T).toarray() for m in self.words)
        semantic = self.vectors[some] @ self.vectors[others].T
        same_language = self.language[some, None] == self.language[others][None, :]
        similarity = np.where(
            same_language, (lexical + semantic) / 4, _between_languages(lexical, semantic)
        )
        gap = np.abs(self.day[some, None] - self.day[others][None, :])
        nearness = np.exp(-gap / DAYS) - self._expected_nearness
        return np.clip(similarity + DATE_WEIGHT * np.nan_to_num(nearness), 0, 1)

    def threshold(self) -> float:
        """Median + 6 robust standard deviations over pairs, near typical values where pairs are
        few, and bounded.
        """
        rng = np.random.default_rng(0)
        sample = (
            np.arange(self.n)
            if self.n <= BLOCK
            else np.sort(rng.choice(self.n, BLOCK, replace=False))
        )
        values = self.between(sample, sample)[np.triu_indices(len(sample), 1)]
        middle, spread = TYPICAL
        if len(values):
            share = len(values) / (len(values) + PRIOR_PAIRS)
            median = np.median(values)
            middle += share * (median - middle)
            spread += share * (TO_DEVIATION * np.median(np.abs(values - median)) - spread)
        return float(np.clip(middle + DEVIATIONS * spread, *BOUNDS))


def _between_languages(lexical: np.ndarray, semantic: np.ndarray) -> np.ndarray:
    """The scale of pairs within a language, where vectors must stand in for words: only names and
    numbers meet.
    """
    return TYPICAL[0] + ACROSS[0] * (semantic - ACROSS[1]) + lexical / 4


def _tfidf(texts: list[str], ngrams: tuple[int, int]):
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    common = max(FEW, len(texts) // 10)
    vectorizer = TfidfVectorizer(
        max_df=common if len(texts) > common else 1.0,
        token_pattern=WORD,
        ngram_range=ngrams,
        sublinear_tf=True,
        stop_words=list(words("function_words")),
        dtype=np.float32,
    )
    try:
        return vectorizer.fit_transform(texts)
    except ValueError:  # no text holds a word
        return csr_matrix((len(texts), 1), dtype=np.float32)


def _days(documents: pd.DataFrame) -> np.ndarray:
    """Days as numbers; NaN where a document is not dated."""
    if "published" not in documents:
        return np.full(len(documents), np.nan)
    times = pd.to_datetime(documents.published, errors="coerce", utc=True)
    return ((times - pd.Timestamp(0, tz="UTC")) / pd.Timedelta(days=1)).to_numpy(float)


def _grow(likeness: Likeness, cut: float) -> tuple[np.ndarray, np.ndarray]:
    """Story numbers and each document's highest similarity within its story.

    Groups joined at or above the cut by average linkage are connected by pairs at or above it, so
    that it is enough to look inside the connected parts of that graph.
    """
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components
    from sklearn.cluster import AgglomerativeClustering

    n = likeness.n
    pairs = []
    for start in range(0, n, BLOCK):
        row, column = np.nonzero(likeness.rows(start, min(start + BLOCK, n)) >= cut)
        pairs.append((row + start, column))
    row, column = (np.concatenate(p) for p in zip(*pairs, strict=True))
    _, part = connected_components(
        csr_matrix((np.ones(len(row)), (row, column)), shape=(n, n)), directed=False
    )
    linkage = AgglomerativeClustering(
        None, metric="precomputed", linkage="average", distance_threshold=1 - cut + TOUCHING
    )
    group, nearest = part.astype(str).astype(object), np.full(n, np.nan)
    for number, members in pd.Series(range(n)).groupby(part).indices.items():
        if len(members) > 1:
            inside = likeness.between(members, members)
            labels = linkage.fit_predict(1 - (inside + inside.T) / 2)
            group[members] = [f"{number}/{label}" for label in labels]
            together = (labels[:, None] == labels) & ~np.eye(len(members), dtype=bool)
            nearest[members] = pd.DataFrame(inside).where(together).max(axis=1)
    return group, nearest
