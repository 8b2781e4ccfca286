"""Distinctive words of a group of documents, with the document as the unit of evidence."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from helpers import schema, stats
from helpers.sources.trials.design import LEVEL, group_of, in_read_language

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

TERM = r"(?u)\b[^\W\d_][\w'’-]*\w"  # a letter, then letters, digits, inner apostrophes and hyphens
PER_WORDS = 100  # counts are read per 100 words before damping
FLOOR = 0.25  # variance added to every term's own, so that rare terms with no spread do not lead


def keyness(
    documents: pd.DataFrame,
    by: str = "source",
    *,
    hits: pd.DataFrame | None = None,
    stop_words: Iterable[str] = (),
) -> pd.DataFrame:
    """KEYNESS: the terms that each group uses more, or less, than the other groups of the same
    language.

    `documents` needs doc_id, text, language and the column named by `by`. With `hits` (TERM_HITS)
    concepts take the place of words and all languages are compared at once. Groups are sorted by
    name, terms by falling z. A language with one group gives no rows: there is nothing to compare.
    Nor has a text that is neither German nor English.

    `log_odds` has Monroe, Colaresi and Quinn's (2008) informative Dirichlet prior, worth one mean
    document. `z` comes from the documents: see `from_counts`. Further columns: language; unit
    (documents, or words in a group of one document, where q_value is 1); conclusion in plain words.
    """
    frame = in_read_language(documents, "text", "language", by).reset_index(drop=True)
    frame = frame.assign(group=group_of(frame, by))
    tables = []
    if hits is not None:
        schema.require(
            hits, "TERM_HITS", ["doc_id", "concept"], "Call language.find_terms() first."
        )
        n_words = np.array([len(re.findall(TERM, text)) for text in frame.text], dtype=float)
        counts, concepts = _count_concepts(frame, hits)
        table = from_counts(counts, concepts, frame.group, n_words)
        tables.append(table.assign(language="all"))
    else:
        for language, part in frame.groupby("language", sort=True):
            counts, terms = count_terms(part.text, stop_words)
            table = from_counts(counts, terms, part.group)
            tables.append(table.assign(language=language))
    tables = [table for table in tables if len(table)]
    return schema.check(pd.concat(tables), "KEYNESS") if tables else schema.empty("KEYNESS")


def count_terms(
    texts: Iterable[str], stop_words: Iterable[str] = ()
) -> "tuple[csr_matrix, np.ndarray]":
    """Counts of lower-cased terms as a sparse (n_texts, n_terms) matrix, and the terms."""
    from sklearn.feature_extraction.text import CountVectorizer

    texts = list(texts)
    vectorizer = CountVectorizer(token_pattern=TERM, stop_words=list(stop_words) or None)
    try:
        counts = vectorizer.fit_transform(texts)
    except ValueError:  # no text holds a word
        from scipy.sparse import csr_matrix

        return csr_matrix((len(texts), 0)), np.array([], dtype=object)
    return counts.tocsr(), vectorizer.get_feature_names_out()


def from_counts(
    counts, terms: Iterable[str], groups: Iterable[str], n_words: np.ndarray | None = None
) -> pd.DataFrame:
    """Keyness from a sparse (n_documents, n_terms) count matrix: one row a group and term that the
    group uses.

    z is Welch's t over documents: the difference between the group's and the others' mean of log(1
    + uses per 100 words) over its standard error. The group's document that speaks most for the
    difference is left out, so that no single article carries a term. For ranking, a constant is
    added to the variance (Tusher et al. 2001), so that rare terms with hardly any spread do not
    lead; the p value does without it, but takes the others' variance where the group's own is
    smaller, and never falls below what the number of documents allows. q is Benjamini and
    Hochberg's over all terms that stand in two documents or more.
    """
    from scipy.sparse import csr_matrix
    from scipy.stats import t as student

    counts, terms = csr_matrix(counts, dtype=float), np.asarray(list(terms), dtype=object)
    names, code = np.unique(np.asarray(list(groups), dtype=object).astype(str), return_inverse=True)
    if len(names) < 2 or not counts.nnz:
        return pd.DataFrame()
    words = (
        np.asarray(counts.sum(axis=1)).ravel() if n_words is None else np.asarray(n_words, float)
    )
    damped = counts.copy()
    damped.data = np.log1p(
        counts.data * np.repeat(PER_WORDS / np.maximum(words, 1), np.diff(counts.indptr))
    )

    pairs = _Pairs(counts, damped, code)
    size = np.bincount(code)[pairs.group].astype(float)
    rest = len(code) - size
    z_documents, t_documents = _leave_one_out_z(pairs, damped, size, rest)
    log_odds, z_words = _log_odds(pairs, counts, words, code)
    single = size == 1
    z = np.where(
        single, z_words, np.where(np.sign(z_documents) == np.sign(log_odds), z_documents, 0.0)
    )

    sizes, of_size = np.unique(np.bincount(code), return_inverse=True)
    floors = np.array([stats.smallest_p([int(n), len(code) - int(n)]) for n in sizes])[of_size][
        pairs.group
    ]
    tested = ~single & (pairs.n_documents_all >= 2)
    two_sided = 2 * student.sf(np.abs(t_documents), np.maximum(rest - 1, 1))
    p = np.where(tested, np.maximum(two_sided, floors), np.nan)
    q = np.nan_to_num(stats.benjamini_hochberg(p), nan=1.0)
    words_of = np.bincount(code, weights=words)[pairs.group]
    order = np.lexsort((pairs.term, -z, pairs.group))
    return (
        pd.DataFrame(
            {
                "group": names[pairs.group],
                "term": terms[pairs.term],
                "count": pairs.count.astype(int),
                "rate": 1000 * pairs.count / np.maximum(words_of, 1),
                "log_odds": log_odds,
                "z": z,
                "q_value": q,
                "n_documents": pairs.n_documents.astype(int),
                "unit": np.where(single, "words", "documents"),
                "conclusion": _conclusions(z, q, single, pairs.n_documents),
            }
        )
        .take(order)
        .reset_index(drop=True)
    )


class _Pairs:
    """One entry for each (group, term) that occurs, with sums over the group's documents: linear in
    the counts.
    """

    def __init__(self, counts, damped, code: np.ndarray) -> None:
        entries = counts.tocoo()
        key = code[entries.row].astype(np.int64) * counts.shape[1] + entries.col
        order = np.argsort(key, kind="stable")
        key = key[order]
        starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
        value = damped.tocoo().data[order]
        self.group, self.term = np.divmod(key[starts], counts.shape[1])
        self.count = np.add.reduceat(entries.data[order], starts)
        self.total = np.add.reduceat(value, starts)
        self.squares = np.add.reduceat(value**2, starts)
        self.largest = np.maximum.reduceat(value, starts)
        self.n_documents = np.diff(np.r_[starts, len(key)])
        holds_all = self.n_documents == np.bincount(code)[self.group]
        self.smallest = np.where(holds_all, np.minimum.reduceat(value, starts), 0.0)
        self.n_documents_all = np.bincount(entries.col, minlength=counts.shape[1])[self.term]


def _leave_one_out_z(
    pairs: _Pairs, damped, size: np.ndarray, rest: np.ndarray
) -> tuple[np.ndarray, ...]:
    """z for ranking and t for testing, both without the document that speaks most for the
    difference.
    """
    total = np.asarray(damped.sum(axis=0)).ravel()[pairs.term]
    squares = np.asarray(damped.multiply(damped).sum(axis=0)).ravel()[pairs.term]
    mean_rest = (total - pairs.total) / rest
    var_rest = np.maximum((squares - pairs.squares) / rest - mean_rest**2, 0)

    def without(left_out: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        n = np.maximum(size - 1, 1)
        mean = (pairs.total - left_out) / n
        var = np.maximum((pairs.squares - left_out**2) / n - mean**2, 0) * n / np.maximum(n - 1, 1)
        moderated = np.sqrt((var + FLOOR) / n + var_rest / rest)
        plain = np.sqrt(np.maximum(var, var_rest) / n + var_rest / rest)
        difference = mean - mean_rest
        certain = np.where(
            difference == 0, 0.0, np.copysign(np.inf, difference)
        )  # no spread at all
        return difference / moderated, np.divide(
            difference, plain, out=certain, where=plain > 1e-12
        )

    above, below = without(pairs.largest), without(pairs.smallest)
    return tuple(
        np.where(a > 0, a, np.where(b < 0, b, 0.0)) for a, b in zip(above, below, strict=True)
    )


def _log_odds(
    pairs: _Pairs, counts, words: np.ndarray, code: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Monroe et al.'s log-odds ratio and its z with words as units."""
    total = np.asarray(counts.sum(axis=0)).ravel()[pairs.term]
    n_all = max(words.sum(), 1.0)
    n = np.bincount(code, weights=words)[pairs.group]
    prior_words = max(words.mean(), 1.0)
    prior = prior_words * np.minimum(total / n_all, 0.5)
    here, there = pairs.count + prior, total - pairs.count + prior
    other_here = np.maximum(n + prior_words - here, prior)
    other_there = np.maximum(n_all - n + prior_words - there, prior)
    log_odds = np.log(here / other_here) - np.log(there / other_there)
    return log_odds, log_odds / np.sqrt(1 / here + 1 / there)


def _conclusions(
    z: np.ndarray, q: np.ndarray, single: np.ndarray, n_documents: np.ndarray
) -> np.ndarray:
    return np.select(
        [single, n_documents == 1, (q <= LEVEL) & (z > 0), (q <= LEVEL) & (z < 0)],
        [
            "one article: tells of the article, not of the source",
            "one article only",
            "more than the rest",
            "less than the rest",
        ],
        "no difference shown",
    )


def _count_concepts(frame: pd.DataFrame, hits: pd.DataFrame):
    from scipy.sparse import csr_matrix

    rows = pd.Index(frame.doc_id).get_indexer(hits.doc_id)
    columns, concepts = pd.factorize(hits.concept, sort=True)
    known = rows >= 0
    data = (np.ones(int(known.sum())), (rows[known], columns[known]))
    return csr_matrix(data, shape=(len(frame), len(concepts))), np.asarray(concepts, dtype=object)
