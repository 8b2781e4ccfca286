"""Phrases in text: whole words, longest first, exact offsets whatever the spelling."""

import unicodedata

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.language import Matcher, find_terms
from helpers.schema import TABLES, TableError


def hits(patterns: dict, text: str, **options) -> list[tuple[str, str]]:
    return [(text[start:end], key) for start, end, key in Matcher(patterns, **options).find(text)]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("krieg", "Der Krieg, ein kriegerischer Vorkrieg; KRIEG!", ["Krieg", "KRIEG"]),
        ("krieg", "Nachkrieg krieg_s krieg2 -krieg- „Krieg“", ["krieg", "Krieg"]),
        ("nato", "NATO-Chef und Nato", ["NATO", "Nato"]),
        ("straße", "STRASSE Straße straße", ["Straße", "straße"]),
        (
            "us-präsident",
            "US-Präsident US‑Präsident US Präsident",
            ["US-Präsident", "US‑Präsident", "US Präsident"],
        ),
        ("people's army", "the People’s Army, people's army", ["People’s Army", "people's army"]),
        ("war crime", "war crime, war\u00a0crime, war  crime", ["war crime", "war\u00a0crime"]),
        ("waffen", "Waf\u00adfen und Waffen\u200b", ["Waf\u00adfen", "Waffen"]),
        (
            "rüstung",
            unicodedata.normalize("NFD", "Die Rüstung"),
            [unicodedata.normalize("NFD", "Rüstung")],
        ),
        ("war crime", "a war\ncrime, and a war\n\ncrime", ["war\ncrime"]),
        ("krieg", "İstanbul im Krieg 🚀Krieg🚀", ["Krieg", "Krieg"]),
        ("krieg", "\ud800 Krieg", ["Krieg"]),
        ("Krieg", "", []),
    ],
)
def test_one_phrase(phrase, text, found):
    assert [words for words, _ in hits({"k": [phrase]}, text)] == found


def test_the_longest_match_wins():
    patterns = {"a": ["nuclear"], "b": ["nuclear weapons"], "c": ["weapons test"]}
    assert hits(patterns, "nuclear weapons test, nuclear power") == [
        ("nuclear weapons", "b"),
        ("nuclear", "a"),
    ]


def test_a_longer_phrase_that_breaks_a_word_does_not_hide_a_shorter_one():
    assert hits({"a": ["us"], "b": ["us army"]}, "the us armys") == [("us", "a")]


def test_a_phrase_of_two_keys_belongs_to_the_first():
    assert hits({"a": ["war"], "b": ["war"]}, "war") == [("war", "a")]


def test_exact_phrases_keep_their_case():
    patterns = {"usa": ["US"], "who": ["WHO", "World Health Organization"]}
    text = "The US told us who runs WHO, the world health organization."
    expected = [("US", "usa"), ("WHO", "who"), ("world health organization", "who")]
    assert hits(patterns, text, exact=["US", "WHO"]) == expected


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("*waffenlieferung*", "Waffenlieferungsstopp", ["Waffenlieferung"]),
        ("*waffenlieferung*", "Großwaffenlieferungsstopp", ["waffenlieferung"]),
        ("waffenlieferung", "Waffenlieferungsstopp", []),
        ("*angriff", "Drohnenangriff Angriffskrieg", ["angriff"]),
        ("angriff*", "Drohnenangriff Angriffskrieg", ["Angriff"]),
        ("*krieg*", "Krieger kriegerisch Kriegs Kriegsende bekriegt", ["Krieg"]),
        ("*angriff*", "Angriff Rekord-Drohnenangriff", ["Angriff", "angriff"]),
    ],
)
def test_compounds_are_found_where_the_phrase_allows(phrase, text, found):
    assert [words for words, _ in hits({"k": [phrase]}, text)] == found


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("griff … an", "Russland griff die Ukraine an.", ["griff die Ukraine an"]),
        ("griff … an", "Er griff an, sagte sie.", ["griff an"]),
        ("griff … an", "Sie griff an der Grenze zum Stift.", []),
        ("griff … an", "Er griff zum Stift. Kam sie an?", []),
        (
            "griff … an",
            "Er griff Kiew, das am Dnipro liegt, an und zog ab.",
            ["griff Kiew, das am Dnipro liegt, an"],
        ),
        (
            "griff … an",
            "Moskau griff Kiew, Odessa und Lwiw an.",
            ["griff Kiew, Odessa und Lwiw an"],
        ),
        (
            "griff … an",
            "Er griff ein, und das sah nach reiflicher Überlegung sie noch einmal an.",
            [],
        ),
        ("weise … zurück", "Er gab es in dieser Weise zurück.", []),
        (
            "weise … zurück",
            "Weise das zurück! „Weise es zurück.“",
            ["Weise das zurück", "Weise es zurück"],
        ),
        ("krieg … führen", "Wer Krieg gegen alle führen will", ["Krieg gegen alle führen"]),
        ("griff … an", "Er griff ein und griff sie an.", ["griff sie an"]),
        (
            "drohte … an",
            "Trump drohte Russland Zölle an - vergeblich.",
            ["drohte Russland Zölle an"],
        ),
        (
            "verhängte … sanktionen",
            "Die EU verhängte gestern Sanktionen gegen ihn.",
            ["verhängte gestern Sanktionen"],
        ),
        ("called … off", "She called the talks off in May.", ["called the talks off"]),
        ("griff … an", "griff " + "x" * 200 + " an.", []),
    ],
)
def test_separated_phrases_stay_in_one_clause(phrase, text, found):
    assert [words for words, _ in hits({"k": [phrase]}, text)] == found


def test_a_separated_phrase_beats_its_parts_and_may_enclose_others():
    patterns = {"attack": ["griff … an"], "seize": ["griff"], "state": ["ukraine"]}
    expected = [("griff die Ukraine an", "attack"), ("Ukraine", "state")]
    assert hits(patterns, "Er griff die Ukraine an.") == expected


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=5))
def test_offsets_are_ordered_and_inside_the_text(text, phrases):
    phrases = [phrase for phrase in phrases if any(map(str.isalnum, phrase))]
    if phrases:
        found = Matcher({"k": phrases}).find(text)
        assert all(0 <= start < end <= len(text) for start, end, _ in found)
        assert found == sorted(found, key=lambda hit: (hit[0], -hit[1]))


@given(st.text(alphabet="aäbß .-", max_size=80), st.sampled_from(["a", "ab", "a b", "äß", "b-a"]))
def test_it_finds_what_a_plain_scan_finds(text, phrase):
    def is_word(i: int) -> bool:
        return 0 <= i < len(text) and text[i].isalnum()

    variants = {phrase, phrase.replace("-", " ")}
    scan, i = [], 0
    while i < len(text):
        end = i + len(phrase)
        if text[i:end] in variants and not is_word(i - 1) and not is_word(end):
            scan.append((i, end, "k"))
            i = end
        else:
            i += 1
    assert Matcher({"k": [phrase]}).find(text) == scan


@pytest.mark.parametrize(
    "unit", ["griff an ", "griff ", "an ", "waffenlieferung", "a\u0301", "\u00ad", "griff, an, "]
)
def test_hostile_repetition_takes_linear_time(unit):
    Matcher({"k": ["griff … an", "*waffen*", "á"]}).find(unit * (200_000 // len(unit)))


LEXICON = pd.DataFrame(
    [
        ("Krieg", "de", "noun", "yes", "war"),
        ("war", "en", "noun", "", "war"),
        ("angreifen", "de", "verb", "", "attack"),
    ],
    columns=["term", "language", "word_class", "compound", "concept"],
)


def test_a_long_text_gives_every_hit_wherever_it_is_cut():
    matcher = Matcher({"truce": ["cease fire"], "attack": ["attack"]})
    unit = "No cease fire, an attack 7.\n"
    assert matcher.find(unit * 2_000) == [
        (k * len(unit) + start, k * len(unit) + end, key)
        for k in range(2_000)
        for start, end, key in [(3, 13, "truce"), (18, 24, "attack")]
    ]


def test_find_terms_inflects_and_keeps_languages_apart():
    documents = pd.DataFrame(
        {
            "doc_id": ["a", "b", "c"],
            "text": [
                "Das war der Angriffskrieg: Er griff uns an.",
                "The wars went on, er griff uns an.",
                None,
            ],
            "language": ["de", "en", "de"],
        }
    )
    found = find_terms(documents, LEXICON)
    expected = [("a", "krieg", "war"), ("a", "griff uns an", "attack"), ("b", "wars", "war")]
    assert list(zip(found.doc_id, found.text, found.concept, strict=True)) == expected
    texts = dict(zip(documents.doc_id, documents.text, strict=True))
    assert all(texts[row.doc_id][row.start : row.end] == row.text for row in found.itertuples())


def test_find_terms_takes_a_shipped_lexicon_by_name(seeds):
    found = find_terms(seeds.documents, "escalation")
    assert set(found.lexicon) == {"escalation"}
    assert found.doc_id.nunique() == 5
    texts = dict(zip(seeds.documents.doc_id, seeds.documents.text, strict=True))
    assert all(texts[row.doc_id][row.start : row.end] == row.text for row in found.itertuples())


def test_find_terms_takes_a_mapping_and_gives_an_empty_table():
    documents = pd.DataFrame({"doc_id": ["a"], "text": ["Frieden"]})
    assert find_terms(documents, {"peace": ["frieden"]}).concept.tolist() == ["peace"]
    found = find_terms(documents, {"war": ["krieg"]})
    assert found.columns.tolist() == [column.name for column in TABLES["TERM_HITS"]]
    assert len(found) == 0


def test_errors_say_what_to_do():
    with pytest.raises(ValueError, match="The phrases of 'k' hold an empty one"):
        Matcher({"k": ["a", " * "]})
    with pytest.raises(TableError, match="Table of phrases lacks 'concept'"):
        Matcher(LEXICON.drop(columns="concept"))
    with pytest.raises(TableError, match="DOCUMENTS lacks 'text'"):
        find_terms(pd.DataFrame({"doc_id": []}), LEXICON)
    assert Matcher({}).find("text") == []
