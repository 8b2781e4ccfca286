"""New texts: the corpus's own kind fits, another kind does not, whatever its length and the order
of the corpus.
"""

import numpy as np
import pytest

from helpers.topics import TopicClusters
from helpers.topics.clustering.familiarity import LEVEL, Familiarity, _nearest
from helpers.topics.clustering.views import Pooled, ViewMaker

RECIPES = [
    "Whisk the eggs with sugar, fold in the flour and bake the cake for forty minutes.",
    "Die Eier mit dem Zucker schaumig schlagen, das Mehl unterheben und den Kuchen backen.",
]


@pytest.fixture(scope="module")
def model(sentences):
    body = sentences[sentences.role == "body"]
    return TopicClusters(n_topics=3).fit(list(body.text))


@pytest.mark.parametrize("text", RECIPES)
def test_another_matter_does_not_fit_and_is_warned_of(model, text):
    found = model.place([text])
    assert not found.fits[0]
    assert found.p_value[0] <= LEVEL
    with pytest.warns(UserWarning, match="1 of 1 texts fit none of the 3 topics"):
        model.predict([text])


@pytest.mark.parametrize(
    "text",
    [
        "Germany wants to deliver Patriot air defence systems to Ukraine, the defence minister "
        "said.",
        "Selenskyj bat die Verbündeten um mehr Luftabwehr gegen russische Raketen.",
    ],
)
def test_the_same_matter_fits_in_either_language(model, text):
    assert model.place([text]).fits[0]


def test_a_text_without_words_fits_nothing(model):
    found = model.place(["", "..."])
    assert not found.fits.any()
    assert (found.p_value == 0).all()


def test_p_values_do_not_depend_on_what_else_is_placed(model):
    together = model.place([*RECIPES, "Putin und Trump telefonierten."]).p_value
    alone = [
        model.place([text]).p_value[0] for text in [*RECIPES, "Putin und Trump telefonierten."]
    ]
    np.testing.assert_array_equal(together, alone)


def test_the_order_of_the_corpus_does_not_matter(sentences):
    texts = list(sentences[sentences.role == "body"].text)
    one = TopicClusters(n_topics=2).fit(texts).place(RECIPES)
    other = TopicClusters(n_topics=2).fit(texts[::-1]).place(RECIPES)
    np.testing.assert_array_equal(one.p_value, other.p_value)


def flat(n: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(n, 8)) + np.array([4.0] + [0.0] * 7)


def rule(vectors: np.ndarray) -> tuple[Familiarity, ViewMaker, np.ndarray]:
    texts, codes = ["x"] * len(vectors), np.array(["en"] * len(vectors))
    maker = ViewMaker()
    views = maker.fit_transform(texts, codes, Pooled(vectors))
    return (
        Familiarity(maker, views, Pooled(vectors), np.zeros(len(vectors), int), [], None),
        maker,
        codes,
    )


def test_one_in_twenty_of_the_same_kind_is_taken_for_a_stranger():
    familiar, maker, _ = rule(flat(400))
    new = Pooled(flat(2000, seed=1))
    views = maker.transform(["x"] * 2000, np.array(["en"] * 2000), new)
    p = familiar.p_values(views, new, ["x"] * 2000)
    # 400 texts give a share that itself varies by sqrt(.05 · .95 · (1/400 + 1/2000)) = .012: four
    # of these
    assert (~familiar.fits(p)).mean() == pytest.approx(LEVEL, abs=0.048)


@pytest.mark.parametrize(("n", "smallest"), [(4, 1 / 5), (9, 1 / 10)])
def test_few_texts_rule_out_only_what_is_less_near_than_all_of_them(n, smallest):
    familiar, maker, _ = rule(flat(n))
    away = Pooled(-flat(1))
    p = familiar.p_values(maker.transform(["x"], np.array(["en"]), away), away, ["x"])
    assert p[0] == pytest.approx(smallest)
    assert not familiar.fits(p)[0]
    assert familiar.fits(np.array([smallest + 0.01]))[0]


def test_nearest_averages_a_tenth_of_few_texts_and_ten_of_many():
    cosines = np.arange(200.0)[None]
    assert _nearest(cosines[:, :20], 20)[0] == pytest.approx(18.5)  # two of 20: 18 and 19
    assert _nearest(cosines, 200)[0] == pytest.approx(194.5)  # ten of 200: 190 to 199


def test_one_text_alone_can_be_compared():
    found = (
        TopicClusters()
        .fit(["The bank raised rates."])
        .place(["The bank raised rates.", "Ein Kuchen aus Eiern."])
    )
    assert list(found.topic) == [0, 0]
    assert found.p_value.between(0, 1).all()
