"""What an analysis finds where there is nothing to find: source labels shuffled among the
documents.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from helpers.sources.trials.design import LEVEL, group_of
from helpers.stats import shuffles


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
