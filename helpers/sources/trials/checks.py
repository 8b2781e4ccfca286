"""What an analysis finds where nothing is to be found, and how often it finds what was planted."""

from collections.abc import Callable, Sequence
from itertools import product

import numpy as np
import pandas as pd

from helpers.languages import CODES
from helpers.sources.trials.design import LEVEL, group_of
from helpers.sources.trials.synthetic import synthetic_corpus
from helpers.stats import share_interval, shuffles


def null_check(
    documents: pd.DataFrame,
    analysis: Callable[[pd.DataFrame], pd.DataFrame],
    *,
    by: str = "source",
    n_shuffles: int = 20,
    random_state: int = 0,
) -> pd.DataFrame:
    """One row a shuffle of the labels within languages: shuffle, n_tests and n_significant (q_value
    at most .05).

    `analysis` takes documents and returns a table with q_value, as `sources.keyness` does. A sound
    analysis finds something in about one shuffle of twenty, or fewer.
    """
    labels = group_of(documents, by).to_numpy()
    blocks = [np.flatnonzero(documents.language == b) for b in documents.language.unique()]
    rows = []
    for shuffle, labelled in enumerate(shuffles(labels, blocks, n_shuffles, random_state)):
        q = analysis(documents.assign(**{by: labelled})).q_value
        rows.append((shuffle, int(q.notna().sum()), int((q <= LEVEL).sum())))
    return pd.DataFrame(rows, columns=["shuffle", "n_tests", "n_significant"])


def power(
    analysis: Callable[[pd.DataFrame], pd.DataFrame],
    *,
    n_documents: Sequence[int] = (5, 10, 20, 50),
    slants: Sequence[float] = (0.0, 0.05, 0.1, 0.2, 0.4),
    n_sources: int = 4,
    n_runs: int = 20,
    languages: tuple[str, ...] = CODES[:1],
) -> pd.DataFrame:
    """One row a number of texts a source and a slant: n_documents, slant, n_runs, found, share,
    low, high.

    `found` counts the synthetic corpora on which `analysis` reports any difference (q_value at most
    .05); where nothing is planted (slant 0), `share` is the rate of false alarms. low and high are
    Wilson's (1927) 95 % interval.
    """
    rows = []
    for size, slant in product(n_documents, slants):
        found = 0
        for run in range(n_runs):
            seed = [run, size, round(1000 * slant)]
            articles = synthetic_corpus(
                n_sources, size, slant=slant, languages=languages, random_state=seed
            )
            found += bool((analysis(articles).q_value <= LEVEL).any())
        rows.append((size, slant, n_runs, found, found / n_runs, *share_interval(found, n_runs)))
    return pd.DataFrame(
        rows, columns=["n_documents", "slant", "n_runs", "found", "share", "low", "high"]
    )
