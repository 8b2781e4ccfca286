"""The estimator keeps scikit-learn's conventions, ignores order, and takes bad input."""

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from threadpoolctl import threadpool_limits

from helpers.topics import TopicClusters

THEMES = {
    "football": [
        "The striker scored twice in the league match",
        "The coach praised the goalkeeper after the cup final",
    ],
    "banks": [
        "The central bank raised interest rates",
        "Investors sold shares as the bank reported losses",
    ],
    "space": [
        "The telescope found a distant galaxy",
        "Astronauts repaired the space station in orbit",
    ],
}
GERMAN = {
    "football": [
        "Der Stürmer traf im Ligaspiel zweimal",
        "Der Trainer lobte den Torwart nach dem Pokalfinale",
    ],
    "banks": [
        "Die Notenbank hob den Leitzins an",
        "Anleger verkauften Aktien, weil die Bank Verluste meldete",
    ],
    "space": [
        "Das Teleskop fand eine ferne Galaxie",
        "Astronauten reparierten die Raumstation im Orbit",
    ],
}
ENDS = {"en": ["on Monday.", "in the evening.", "again.", "this year.", "as expected."]}
ENDS["de"] = ["(Montag).", "am Abend.", "erneut.", "in diesem Jahr.", "wie erwartet."]


def corpus_of(*languages):
    texts, themes = [], []
    for code in languages:
        for theme, openings in (THEMES if code == "en" else GERMAN).items():
            for opening in openings:
                for end in ENDS[code]:
                    texts.append(f"{opening} {end}")
                    themes.append(theme)
    return texts, np.array(themes)


@pytest.fixture(scope="module")
def fitted():
    texts, themes = corpus_of("en", "de")
    return TopicClusters(n_topics=3).fit(texts), texts, themes


def test_topics_cross_the_language_border(fitted):
    model, _texts, themes = fitted
    assert [len(set(model.labels_[themes == theme])) for theme in THEMES] == [1, 1, 1]
    assert model.n_topics_ == 3


def test_every_text_gets_a_topic_a_runner_up_and_a_margin(fitted):
    model, texts, _ = fitted
    assert model.labels_.shape == model.runner_up_.shape == model.margin_.shape == (len(texts),)
    assert model.probabilities_.shape == (len(texts), 3)
    np.testing.assert_allclose(model.probabilities_.sum(axis=1), 1)
    assert (model.probabilities_.argmax(axis=1) == model.labels_).all()
    assert (model.runner_up_ != model.labels_).all()
    assert ((model.margin_ >= 0) & (model.margin_ <= 1)).all()


@pytest.mark.parametrize("n_topics", [3, None])
def test_order_and_threads_change_nothing(n_topics):
    texts, _ = corpus_of("en", "de")
    order = np.random.default_rng(1).permutation(len(texts))
    first = TopicClusters(n_topics=n_topics).fit_predict(texts)
    with threadpool_limits(2):
        second = TopicClusters(n_topics=n_topics).fit_predict([texts[i] for i in order])
    np.testing.assert_array_equal(first[order], second)


def test_a_number_that_was_chosen_gives_the_topics_of_the_same_number_given():
    texts, _ = corpus_of("en", "de")
    chosen = TopicClusters().fit(texts)
    given = TopicClusters(n_topics=chosen.n_topics_).fit(texts)
    np.testing.assert_array_equal(chosen.labels_, given.labels_)
    row = chosen.stability_[chosen.stability_.chosen].iloc[0]
    assert row.smallest == np.bincount(chosen.labels_).min()


def test_repeated_texts_share_a_topic_and_change_no_other(fitted):
    model, texts, _ = fitted
    more = TopicClusters(n_topics=3).fit([*texts, texts[0], f" {texts[1]}\n"])
    assert more.labels_[-2] == more.labels_[0]
    assert more.labels_[-1] == more.labels_[1]
    for topic in range(3):
        assert len(set(more.labels_[: len(texts)][model.labels_ == topic])) == 1


def test_new_texts_find_their_topic_and_strangers_are_named(fitted):
    model, _texts, themes = fitted
    topic = dict(zip(themes, model.labels_, strict=True))
    new = ["The goalkeeper saved a penalty in the match.", "Die Bank hob die Zinsen an."]
    assert list(model.place(new).topic) == [topic["football"], topic["banks"]]
    with pytest.warns(UserWarning, match="fit none of the 3 topics"):
        model.predict(["Whisk the eggs with sugar and bake the cake for an hour."])


def test_a_corpus_text_is_predicted_where_it_was_put(fitted):
    model, texts, _ = fitted
    np.testing.assert_array_equal(model.place(texts).topic, model.labels_)


def test_levels_nest(fitted):
    model, _texts, _ = fitted
    levels = model.levels_
    assert (levels[3] == model.labels_).all()
    assert levels.columns[0] == 1
    for coarse, fine in zip(levels.columns, levels.columns[1:], strict=False):
        assert levels.groupby(fine)[coarse].nunique().max() == 1
        assert levels[fine].nunique() == fine


def test_scikit_learn_conventions():
    model = TopicClusters(n_topics=2, random_state=7)
    assert clone(model).get_params() == model.get_params()
    assert model.set_params(n_topics=3).n_topics == 3
    with pytest.raises(NotFittedError):
        TopicClusters().predict(["text"])


@pytest.mark.parametrize(
    ("texts", "options", "message"),
    [
        ([], {}, "There are no texts"),
        (["a text", float("nan")], {}, "Text 1 is nan"),
        (["a text", None], {}, "Text 1 is None"),
        ("one string", {}, "one string was given"),
        (["", " ", "\n"], {}, "None of the 3 texts holds a word"),
        (
            ["one text", "another text"],
            {"n_topics": 3},
            "3 topics need as many different texts, and there are 2",
        ),
        (["same text"] * 5, {"n_topics": 2}, "need as many different texts, and there are 1"),
        (
            ["one text", "another text"],
            {"n_topics": 0},
            "n_topics is 0; give a whole number from 1 on or None",
        ),
        (["one text", "another text"], {"n_topics": 1.5}, "n_topics is 1.5"),
        (["one text", "another text"], {"max_topics": 0}, "max_topics is 0"),
    ],
)
def test_bad_input_is_named(texts, options, message):
    with pytest.raises(ValueError, match=message):
        TopicClusters(**options).fit(texts)


@pytest.mark.parametrize(
    "texts", [["one text"], ["one text", "other words"], ["same text"] * 6, ["Haus"] * 2 + ["Maus"]]
)
def test_too_few_texts_are_one_topic_and_say_so(texts):
    model = TopicClusters().fit(texts)
    assert list(model.labels_) == [0] * len(texts)
    assert model.n_topics_ == 1
    assert not model.stable_
    assert "nothing can be concluded" in model.verdict_


def test_two_texts_can_be_two_topics():
    assert sorted(
        TopicClusters(n_topics=2).fit_predict(
            ["The bank raised rates.", "Der Stürmer traf zweimal."]
        )
    ) == [
        0,
        1,
    ]


def test_texts_without_words_are_kept_with_a_warning():
    texts, _ = corpus_of("en")
    with pytest.warns(UserWarning, match="2 of 32 texts hold no word"):
        model = TopicClusters(n_topics=3).fit([*texts, "", "..."])
    assert len(model.labels_) == 32
    assert list(model.labels_[-2:]) == [0, 0]
    assert list(model.margin_[-2:]) == [0, 0]
