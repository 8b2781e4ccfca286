"""Two articles side by side: verdicts by hand-made facts, passages on sentences that say the
same.
"""

import pandas as pd
import pytest

from helpers import sources

FACTS = pd.DataFrame(
    [
        ("s", "ship", "a", "stated", "one ship"),
        ("s", "ship", "b", "stated", "a ship"),
        ("s", "name", "a", "differs", "Pete"),
        ("s", "name", "b", "differs", "Dan"),
        ("s", "name", "c", "differs", "Pete"),
        ("s", "place", "a", "not mentioned", None),
        ("s", "place", "b", "stated", "Rome"),
        ("s", "date", "a", "stated", "Monday"),
        ("s", "date", "b", "not mentioned", None),
        ("s", "hour", "c", "stated", "noon"),
    ],
    columns=["story_id", "fact", "doc_id", "status", "value"],
).assign(kind="x", start=0)


def test_conflicts_come_first_then_what_both_state():
    table = sources.compare(FACTS, "s", "a", "b")
    assert table[["fact", "verdict"]].to_numpy().tolist() == [
        ["name", "differs"],
        ["ship", "stated by both"],
        ["date", "only in a"],
        ["place", "only in b"],
    ]
    assert table.loc[0, ["value_a", "value_b"]].tolist() == ["Pete", "Dan"]


def test_two_documents_that_agree_against_a_third_do_not_differ():
    assert sources.compare(FACTS, "s", "a", "c").verdict.tolist()[0] == "stated by both"


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        ("decision", "unclear"),
        ("quote", "unclear"),
        ("person", "only in a"),
        ("place", "only in a"),
        ("number", "only in a"),
        ("date", "only in a"),
    ],
)
def test_a_missing_row_leaves_only_statements_open(kind, verdict):
    rows = [
        ("s", "shared", "a", "stated", "x"),
        ("s", "shared", "b", "stated", "x"),
        ("s", "alone", "a", "stated", "y"),
    ]
    facts = pd.DataFrame(rows, columns=["story_id", "fact", "doc_id", "status", "value"]).assign(
        kind=kind, start=0
    )
    assert sources.compare(facts, "s", "a", "b").set_index("fact").verdict["alone"] == verdict


def test_names_that_only_one_of_many_documents_holds_are_only_in_it():
    texts = [
        "Chancellor Angela Merkel met President Emmanuel Macron.",
        *["Chancellor Angela Merkel spoke."] * 100,
    ]
    frame = pd.DataFrame(
        {"doc_id": [f"d{k}" for k in range(101)], "title": None, "text": texts, "language": "en"}
    )
    facts = sources.facts(frame, pd.DataFrame({"doc_id": [], "story_id": []}))
    verdicts = sources.compare(facts, "corpus", "d0", "d1").verdict
    assert (
        verdicts.tolist() == ["stated by both"] * 2 + ["only in d0"] * 2
    )  # a name and an office each


@pytest.mark.parametrize(
    ("story", "doc", "message"),
    [
        ("s", "z", r"Story 's' has no document 'z' \(known: a, b, c\)"),
        ("t", "a", r"no story 't' \(known: s\)"),
    ],
)
def test_unknown_stories_and_documents_are_named(story, doc, message):
    with pytest.raises(ValueError, match=message):
        sources.compare(FACTS, story, "a", doc)


def test_a_sentence_and_its_translation_are_one_passage():
    sentences = pd.DataFrame(
        [
            ("a", 0, "Der Präsident kündigte neue Waffenlieferungen an.", "body"),
            ("a", 1, "Die Katze schläft auf dem Sofa.", "body"),
            ("a", 2, "The president announced new arms deliveries.", "title"),
            ("b", 0, "Rain is expected on Sunday.", "body"),
            ("b", 1, "The president announced new arms deliveries.", "body"),
        ],
        columns=["doc_id", "sentence_id", "text", "role"],
    )
    found = sources.passages(sentences, ["a", "b"])
    assert found[
        ["doc_id", "sentence_id", "other_id", "other_sentence_id"]
    ].to_numpy().tolist() == [["a", 0, "b", 1]]
    assert (
        sources.passages(sentences, ["a"]).empty
        and sources.passages(sentences.head(0), ["a", "b"]).empty
    )


def test_power_grows_with_texts_and_false_alarms_stay_rare():
    table = sources.power(sources.keyness, n_documents=(1, 20), slants=(0.0, 0.4), n_runs=8)
    share = table.set_index(["n_documents", "slant"]).share
    assert share[(1, 0.0)] == share[(1, 0.4)] == 0
    assert share[(20, 0.4)] == 1 and share[(20, 0.0)] <= 0.25
    assert (table.low <= table.share).all() and (table.share <= table.high).all()
    # Wilson's interval for 0 of 8: 0 to 1.96² / (8 + 1.96²)
    assert table.high[0] == pytest.approx(0.3245, abs=1e-3)
