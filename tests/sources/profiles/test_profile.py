"""Style by document, profiles by source, voices and actors."""

import numpy as np
import pandas as pd
import pytest

from helpers import sources, stats
from helpers.sources.profiles import profile


def documents(*texts, language="en"):
    ids = [f"d{i}" for i in range(len(texts))]
    return pd.DataFrame(
        {"doc_id": ids, "title": None, "text": texts, "language": language, "source": ids}
    )


def value(text, measure, language="en"):
    table = sources.style(documents(text, language=language)).set_index("measure").value
    return table[measure]


@pytest.mark.parametrize(
    ("language", "text", "measure", "expected"),
    [
        (
            "en",
            "It is clearly a scandalous plan. " + "The council met. " * 2,
            "certainty",
            1000 / 12,
        ),
        (
            "en",
            "It is clearly a scandalous plan. " + "The council met. " * 2,
            "evaluative words",
            1000 / 12,
        ),
        ("de", "Das ist eindeutig ein skandalöser Plan.", "evaluative words", 1000 / 6),
        ("de", "Wir dürfen nicht warten.", "calls to action", 250),
        ("de", "Der Rat tagte.", "evaluative words", 0),
        ("en", "One two three four. Five six.", "sentence length", 3),
    ],
)
def test_traits_are_counted_per_thousand_words(language, text, measure, expected):
    assert value(text, measure, language) == pytest.approx(expected)


def test_quoted_judgements_are_not_the_newsroom_s():
    text = 'The minister said: "This is a scandalous plan." The council met on Monday.'
    assert value(text, "evaluative words") == 0
    assert value(text, "direct speech") > 0.2


def test_an_empty_text_has_no_measures():
    assert sources.style(documents("")).dropna().empty


def measures(groups, seed=0, shift=0.0):
    rng = np.random.default_rng(seed)
    n = sum(groups.values())
    source = np.repeat(list(groups), list(groups.values()))
    frame = pd.DataFrame(
        {"doc_id": [f"d{i}" for i in range(n)], "source": source, "language": "en"}
    )
    values = rng.normal(size=n) + shift * (source == "a")
    return frame, pd.DataFrame(
        {"doc_id": frame.doc_id, "measure": "m", "value": values, "n_sentences": 5}
    )


def test_a_large_difference_is_found_with_its_interval():
    table = sources.profiles(*measures({"a": 30, "b": 30, "c": 30}, shift=2)).set_index("group")
    assert table.conclusion["a"].startswith("Higher than the others")
    assert table.low["a"] < table.value["a"] < table.high["a"]
    assert table.n_sentences["a"] == 150


def test_planted_differences_of_the_detectable_size_are_found_four_times_in_five():
    shift = sources.profiles(*measures({"a": 25, "b": 25})).detectable.iloc[0]
    found = [
        sources.profiles(*measures({"a": 25, "b": 25}, seed=s, shift=shift)).p.iloc[0] <= 0.05
        for s in range(40)
    ]
    assert 0.62 <= np.mean(found) <= 0.97


def test_chance_differences_are_not_claimed():
    claims = [
        sources.profiles(*measures({"a": 10, "b": 10, "c": 10}, seed=s))
        .conclusion.str.contains("than the others")
        .any()
        for s in range(20)
    ]
    assert sum(claims) <= 4


@pytest.mark.parametrize(
    ("groups", "smallest", "words"),
    [
        ({"a": 1, "b": 4}, 0.2, "one text"),
        ({"a": 2, "b": 3}, 0.1, "too few texts"),
        ({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1}, 0.2, "one text"),
    ],
)
def test_five_texts_cannot_be_concluded_from(groups, smallest, words):
    table = sources.profiles(*measures(groups, shift=9))
    assert table.smallest_p.iloc[0] == pytest.approx(smallest)
    assert words in table.conclusion.iloc[0] and "Cannot be concluded" in table.conclusion.iloc[0]
    assert (table.p >= table.smallest_p - 1e-12).all()


def test_one_source_has_nothing_to_compare_with():
    table = sources.profiles(*measures({"a": 6}))
    assert table.conclusion.tolist() == ["One source: nothing to compare with."]


def test_languages_are_set_equal_before_sources_are_compared():
    frame, values = measures({"a": 20, "b": 20})
    frame["language"] = np.where(np.arange(40) % 4 == 0, "de", "en")
    values["value"] += 50 * (frame.language == "de")
    table = sources.profiles(frame, values)
    assert table.difference.abs().max() < 3


@pytest.mark.parametrize("languages", [["en"], ["de", "en"]])
def test_the_halves_of_a_shuffle_count_as_one_relabelling(languages):
    counts = []
    for seed in range(30):
        frame, values = measures({"a": 20, "b": 20}, seed=seed, shift=0.7)
        frame["language"] = np.resize(languages, 40)
        p = sources.profiles(frame, values).p.iloc[0]
        counts.append(round(p * (profile.N_PERMUTATIONS + 1)) - 1)
    # relabellings as far apart as the groups: of draws that are copies two by two, nearly always an
    # even number
    assert 0.3 <= np.mean(np.array(counts) % 2) <= 0.7


@pytest.mark.parametrize(
    ("taken", "runs"),
    [
        ([(10, 5)], 1),
        ([(10, 5), (4, 2)], 1),
        ([(10, 5), (5, 2)], 2),
        ([(10, 6)], 1),
        ([(30, 4), (10, 3)], 3),
    ],
)
def test_a_shuffle_holds_as_many_relabellings_as_do_not_mirror_each_other(taken, runs):
    assert profile._runs(taken) == runs


def test_a_map_needs_three_sources():
    frame, values = measures({"a": 9, "b": 9, "c": 9}, shift=3)
    both = pd.concat([values, values.assign(measure="n", value=values.value[::-1].to_numpy())])
    points = sources.similarity_map(sources.profiles(frame, both))
    assert len(points) == 3 and np.isfinite(points[["x", "y"]]).all().all()
    assert sources.similarity_map(sources.profiles(*measures({"a": 9, "b": 9}))).empty


def test_the_planted_slant_of_synthetic_articles_shows_in_their_profile():
    articles = sources.synthetic_corpus(3, 12, slant=0.5)
    table = sources.profiles(articles, sources.style(articles)).set_index(["group", "measure"])
    assert table.conclusion[("Synthetic 1", "evaluative words")].startswith("Higher")
    others = table.drop("Synthetic 1").xs("evaluative words", level="measure").conclusion
    assert not others.str.startswith("Higher").any()


@pytest.mark.parametrize("arguments", [{"n_sources": 0}, {"slant": 2}, {"escalation": -3}])
def test_impossible_corpora_are_refused(arguments):
    with pytest.raises(ValueError, match=r"Give 1 or more|give 0 to 1"):
        sources.synthetic_corpus(**arguments)


def test_actors_of_the_default_corpus(seeds):
    table = sources.actors(seeds.documents).set_index(["doc_id", "actor"])
    pistorius = table.loc[("003_b0e5e67048702201", "Boris Pistorius")]
    assert (
        pistorius.role_in_text == "speaker" and pistorius.quoted_words > 60 and pistorius.in_title
    )
    assert table.tone.between(-1, 1).all()


def test_anonymous_sources_are_told_from_named_ones(seeds):
    table = sources.voices(seeds.documents)
    anonymous = table[table.anonymous]
    assert set(anonymous.doc_id) == {"001_6468509f89715e04", "004_7623523a068eddcc"}
    assert "vertraute Quelle" in " ".join(anonymous.speaker)
    assert set(table[table.speaker == "Donald Trump"].side) == {"USA"}


def test_no_names_and_no_quotes_give_empty_tables():
    assert sources.actors(documents("it rained all day")).empty
    assert sources.voices(documents("it rained all day")).empty


def test_intervals_of_many_sources_are_those_of_the_bootstrap():
    members = [
        np.array([1.0, 2.0, 4.0, 8.0]),
        np.array([3.0]),
        np.array([0.0, 1.0]),
        np.arange(4.0),
    ]
    low, high = profile._intervals(members)
    for values, at, to in zip(members, low, high, strict=True):
        expected = stats.bootstrap_interval(values, n_resamples=20_000)
        np.testing.assert_allclose([at, to], [expected.low, expected.high], atol=0.3)


def test_the_smallest_p_multiplies_over_languages():
    code, language = np.array([0, 0, 1, 1, 2]), np.array(["de", "en", "de", "en", "en"])
    assert profile._smallest(code, language).tolist() == pytest.approx(
        [stats.smallest_p([1, 1]) * stats.smallest_p([1, 2])] * 2 + [stats.smallest_p([1, 2])]
    )


def test_the_order_of_documents_does_not_matter():
    frame, values = measures({"a": 9, "b": 4, "c": 4}, shift=0.7)
    turned = sources.profiles(frame.iloc[::-1], values.iloc[::-1])
    pd.testing.assert_frame_equal(sources.profiles(frame, values), turned)
