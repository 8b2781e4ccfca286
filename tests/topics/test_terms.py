"""Distinctive terms and labels: whole compounds, lemmas, phrases, no stop words, expected figures by hand."""

import numpy as np
import pandas as pd
import pytest

from helpers.topics import labels, terms

GERMAN = [
    "Die Waffenlieferungen an die Ukraine sagte Trump im Januar.",
    "Neue Waffenlieferungen kündigte Trump am Montag an, so die dpa.",
    "Russlands Waffenlieferungen stocken, Russland schweigt.",
    "Der Torwart hielt den Elfmeter.",
    "Ein Torwart im Pokal, ein Elfmeter in der Nachspielzeit.",
    "Der beste Torwart im Januar.",
]
LABELS = np.array([0, 0, 0, 1, 1, 1])
CODES = np.array(["de"] * 6)


@pytest.fixture(scope="module")
def counted():
    return {"de": terms.count_terms(GERMAN, CODES, "de")}


@pytest.fixture(scope="module")
def table(counted):
    return terms.topic_terms(counted, LABELS, 2)


def test_terms_are_lemmas_with_compounds_whole_and_genitives_joined(table):
    first = table[table.topic == 0].term.tolist()
    assert first[0] == "Waffenlieferung" or "Waffenlieferungen" in first[:2]
    assert "Russland" in first or "Russlands" in first
    assert not {"Russlands", "Russland"} <= set(first)


def test_months_outlets_weekdays_and_verbs_of_saying_are_no_terms(table):
    assert not {"januar", "montag", "dpa", "sagen", "der", "so"} & set(table.term.str.lower())


def test_counts_are_occurrences_in_the_topic(table):
    row = table[(table.topic == 1) & (table.term == "Torwart")].iloc[0]
    assert row["count"] == 3


def test_log_odds_by_hand():
    # two topics of 10 texts; a term in 8 of the first and 2 of the second; prior = 10 × (10 / 20) = 5
    z = terms._log_odds(np.array([[8.0], [2.0]]), np.array([10, 10]))
    # inside 13 of 20, outside 7 of 20: log((13/7) / (7/13)) / sqrt(1/13 + 1/7)
    expected = np.log((13 / 7) / (7 / 13)) / np.sqrt(1 / 13 + 1 / 7)
    assert z[0, 0] == pytest.approx(expected)
    assert z[1, 0] == pytest.approx(-expected)


def test_a_phrase_takes_the_place_of_its_words():
    texts = ["The White House spoke.", "The White House denied it.", "A White House aide left."] + ["Rain fell."] * 3
    counted = {"en": terms.count_terms(texts, np.array(["en"] * 6), "en")}
    table = terms.topic_terms(counted, LABELS, 2)
    first = table[table.topic == 0].term.tolist()
    assert first[0] == "White House"
    assert not {"White", "House", "white", "house"} & set(first)


def test_label_joins_terms_that_differ(table):
    label = labels.label(table, 1, "de")
    assert label.split(" · ")[0] == "Torwart"


@pytest.mark.parametrize(("n_texts", "expected"), [({"de": 3}, ("A", "A")), ({"de": 3, "en": 3}, ("A", "B"))])
def test_a_language_without_texts_takes_the_other_label(n_texts, expected):
    table = pd.DataFrame(
        {"topic": [0, 0], "language": ["de", "en"], "term": ["A", "B"], "weight": [2.0, 1.0], "count": [1, 1]}
    )
    assert labels.label_both(table, 0, n_texts) == expected


def test_coherence_is_one_for_terms_that_always_stand_together(counted):
    pair = pd.DataFrame(
        {"topic": [0, 0], "language": ["de"] * 2, "term": ["Torwart", "Elfmeter"], "weight": [2.0, 1.0]}
    )
    # Torwart in 3 of 6 texts, Elfmeter in 2, both in 2: log((2/6) / (3/6 · 2/6)) / −log(2/6)
    assert labels.coherence(pair, counted, 0) == pytest.approx(np.log(2) / np.log(3))


def test_diversity_counts_terms_that_serve_once():
    table = pd.DataFrame(
        {"topic": [0, 0, 1, 1], "language": ["de"] * 4, "term": ["a", "b", "a", "c"], "weight": [1.0] * 4}
    )
    assert labels.diversity(table) == 0.75


def test_hostile_text_stays_linear():
    texts = ["a-" * 50_000 + "!", "«" * 100_000, "x" * 100_000] * 4
    counted = terms.count_terms(texts, np.array(["en"] * 12), "en")
    assert counted.counts.shape[0] == 12
