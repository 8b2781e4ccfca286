import numpy as np
import pytest

from helpers.topics.clustering.views import Vocabulary

TEXTS = [
    "The growth of growth, and of rents.",
    "Rents rose; the ÜBERFALL was not told.",
    "Ein Überfall: drei Täter, x2y und EU.",
    "growth growth growth",
    "",
    "12 345 — …",
    "täter_in und Täter",
    "Nothing else here",
] * 2


def test_terms_are_words_of_three_letters_in_some_texts_but_not_in_many():
    found = Vocabulary()
    weights = found.fit_transform(
        ["rare word", "common word", "common", "common up", "common", "EU", "EU"]
    )
    assert list(found.number) == [
        "word"
    ]  # "common" is in 4 of 7 texts, "rare" in one, "EU" has two letters
    np.testing.assert_allclose(weights.toarray().ravel(), [1, 1, 0, 0, 0, 0, 0])


def test_weights_are_those_of_scikit_learn():
    from sklearn.feature_extraction.text import TfidfVectorizer

    token = r"(?u)\b[^\W\d_]{3,}\b"
    peer = TfidfVectorizer(
        sublinear_tf=True, min_df=2, max_df=0.3, token_pattern=token, dtype=np.float32
    )
    found, others = Vocabulary(), ["Growth and rents, growth", "of nothing known", ""]
    for ours, theirs in (
        (found.fit_transform(TEXTS), peer.fit_transform(TEXTS)),
        (found.transform(others), peer.transform(others)),
    ):
        np.testing.assert_array_equal(ours.toarray(), theirs.toarray())
    assert found.number == peer.vocabulary_


@pytest.mark.parametrize(
    "texts", [["one text only"], ["", ""], ["12", "…"], ["alpha", "beta"], ["same"] * 5]
)
def test_without_terms_the_rows_are_empty(texts):
    found = Vocabulary()
    assert found.fit_transform(texts).shape == (len(texts), 0) and len(found) == 0
