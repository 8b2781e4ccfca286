"""Distinctive terms and labels: whole compounds, lemmas, phrases, no stop words, expected figures
by hand.
"""

import numpy as np
import pandas as pd
import pytest

from helpers.topics.wording import labels, terms

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
    # two topics of 10 texts; a term in 8 of the first and 2 of the second; prior = 10 × (10 / 20) =
    # 5
    z = terms._log_odds(np.array([[8.0], [2.0]]), np.array([10, 10]))
    # inside 13 of 20, outside 7 of 20: log((13/7) / (7/13)) / sqrt(1/13 + 1/7)
    expected = np.log((13 / 7) / (7 / 13)) / np.sqrt(1 / 13 + 1 / 7)
    assert z[0, 0] == pytest.approx(expected)
    assert z[1, 0] == pytest.approx(-expected)


def test_a_phrase_takes_the_place_of_its_words():
    texts = ["The White House spoke.", "The White House denied it.", "A White House aide left."] + [
        "Rain fell."
    ] * 3
    counted = {"en": terms.count_terms(texts, np.array(["en"] * 6), "en")}
    table = terms.topic_terms(counted, LABELS, 2)
    first = table[table.topic == 0].term.tolist()
    assert first[0] == "White House"
    assert not {"White", "House", "white", "house"} & set(first)


def test_label_joins_terms_that_differ(table):
    label = labels.label(table, 1, "de")
    assert label.split(" · ")[0] == "Torwart"


def rated(*rows: tuple) -> pd.DataFrame:
    columns = ["language", "term", "weight", "naming", "nearness"]
    return pd.DataFrame(rows, columns=columns).assign(topic=0, count=1)


@pytest.mark.parametrize(
    ("n_texts", "expected"),
    [
        ({"de": 3}, ("Tor", "Tor [German]")),
        ({"en": 9}, ("goal [Englisch]", "goal")),
        ({"de": 3, "en": 3}, ("Tor", "goal")),
        ({"de": 100, "en": 2}, ("Tor", "Tor [German]")),
        ({"de": 2, "en": 3}, ("Tor", "goal")),
        ({"de": 4, "en": 1}, ("Tor", "Tor [German]")),
        ({"en": 1}, ("goal [Englisch]", "goal")),
    ],
)
def test_a_language_without_texts_borrows_the_other_label_and_says_so(n_texts, expected):
    terms = rated(("de", "Tor", 2, 1, 0.1), ("en", "goal", 1, 1, 0.1))
    found = labels.label_all(terms, 0, n_texts)
    assert (found["label_de"], found["label_en"]) == expected


def test_a_topic_without_terms_is_numbered_in_each_language():
    found = labels.label_all(rated(), 3, {"other": 4})
    assert found == {"label_de": "Thema 3", "label_en": "Topic 3"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # by hand: weight × (1/4 + 3/4 · nearness / largest) × (1/4 + 3/4 · naming)
        ([("win", 4, 0.0, 0.2), ("team", 3, 1.0, 0.2)], "team · win"),  # 1 against 3
        ([("Wien", 4, 1.0, -0.1), ("Bank", 2, 1.0, 0.3)], "Bank · Wien"),  # 1 against 2
        ([("Sieg", 2, 1.0, 0.1), ("Tor", 2, 1.0, 0.1)], "Sieg · Tor"),  # a tie goes by the alphabet
        (
            [("NATO-Mitglied", 3, 1.0, 0.1), ("NATO-Chef", 2, 1.0, 0.1), ("Gipfel", 1, 1.0, 0.1)],
            "NATO-Mitglied · Gipfel",
        ),
        (
            [("Spiel", 3, 1.0, 0.1), ("Spieler", 2, 1.0, 0.1), ("Tor", 1, 1.0, 0.1)],
            "Spiel · Tor",
        ),  # too much alike
        (
            [("Bank", 1, 1.0, np.nan), ("Geld", 2, 1.0, np.nan)],
            "Geld · Bank",
        ),  # nearness unknown: weight decides
        ([], ""),
    ],
)
def test_a_label_prefers_names_of_things_that_mean_this_topic(rows, expected):
    assert labels.label(rated(*(("en", *row) for row in rows)), 0, "en") == expected


SPORT = [
    "The team won the final. To win the final is all, said the 21-year-old captain of the team.",
    "Their team will win. The team of Boris Miller and the final of the team.",
    "Boris Miller wants to win with the team. Inside the final, Boris Miller and the team.",
]
TRADE = [
    "US-President Donald Trump spoke of the economic outlook for the bank.",
    "The bank fears US-President Donald Trump.",
    "A bank, an economic crisis and US-President Donald Trump at the bank.",
]


@pytest.fixture(scope="module")
def english():
    return terms.count_terms(SPORT + TRADE, np.array(["en"] * 6), "en")


@pytest.mark.parametrize(
    ("key", "low", "high"),
    [("team", 0.7, 1), ("bank", 0.7, 1), ("win", 0, 0.4), ("economic", 0, 0.4)],
)
def test_nouns_are_told_from_verbs_and_adjectives_by_their_places(english, key, low, high):
    assert low <= english.naming[english.keys.index((key,))] <= high


def test_torsos_of_phrases_lone_first_names_and_rests_of_numbers_are_no_terms(english):
    assert "Donald Trump" in english.written
    assert "Boris Miller" in english.written
    assert not {"US-President Donald", "Boris", "boris", "Donald", "year-old"} & set(
        english.written
    )


def test_a_capital_at_the_start_of_a_sentence_makes_no_name(english):
    assert "Inside" not in english.written


def test_a_corpus_outlet_is_no_term():
    texts = [f"Der Merkur und der Planet Mars, Bericht {i}" for i in range(3)]
    found = terms.count_terms(texts, np.array(["de"] * 3), "de", outlets=["Der Merkur"])
    assert "Planet" in found.written
    assert "Merkur" not in found.written


def test_english_function_words_in_german_titles_are_no_terms():
    texts = [
        "Der Film heißt Lord of the Rings.",
        "Im Kino: Lord of the Rings.",
        "Not und Elend im Film.",
    ]
    found = terms.count_terms(texts, np.array(["de"] * 3), "de")
    assert not {"of", "the"} & set(found.written)
    assert "Not" in found.written


def test_coherence_is_one_for_terms_that_always_stand_together(counted):
    pair = pd.DataFrame(
        {
            "topic": [0, 0],
            "language": ["de"] * 2,
            "term": ["Torwart", "Elfmeter"],
            "weight": [2.0, 1.0],
        }
    )
    # Torwart in 3 of 6 texts, Elfmeter in 2, both in 2: log((2/6) / (3/6 · 2/6)) / −log(2/6)
    assert labels.coherence(pair, counted, 0) == pytest.approx(np.log(2) / np.log(3))


def test_diversity_counts_terms_that_serve_once():
    table = pd.DataFrame(
        {
            "topic": [0, 0, 1, 1],
            "language": ["de"] * 4,
            "term": ["a", "b", "a", "c"],
            "weight": [1.0] * 4,
        }
    )
    assert labels.diversity(table) == 0.75


def test_hostile_text_stays_linear():
    texts = ["a-" * 50_000 + "!", "«" * 100_000, "x" * 100_000] * 4
    counted = terms.count_terms(texts, np.array(["en"] * 12), "en")
    assert counted.counts.shape[0] == 12
