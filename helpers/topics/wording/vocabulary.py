"""The terms of one language's texts and their weights."""

from collections.abc import Sequence

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer

FEWEST = 2  # texts that hold a term
MOST = 0.3  # share of the texts that hold it
TOKEN = r"\b[^\W\d_]{3,}\b"


class Vocabulary:
    """Words of three letters or more in at least two and at most three tenths of the texts, with
    tf-idf weights.
    """

    def fit_transform(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Weights (n, v), float32, rows of length 1 or 0; v is 0 where no term is in as many texts
        as it must be.
        """
        self._vectorizer = TfidfVectorizer(
            token_pattern=TOKEN, min_df=FEWEST, max_df=MOST, sublinear_tf=True, dtype=np.float32
        )
        try:
            weights = self._vectorizer.fit_transform(texts)
        except ValueError:  # no term is left
            self.number: dict[str, int] = {}
            return sp.csr_matrix((len(texts), 0), dtype=np.float32)
        self.number = self._vectorizer.vocabulary_
        weights.sort_indices()
        return weights

    def transform(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Weights (n, v) of other texts, on the frequencies of those of `fit_transform`."""
        return self._vectorizer.transform(texts)

    def __len__(self) -> int:
        return len(self.number)
