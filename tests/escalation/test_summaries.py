"""Summaries: means and shares by hand, intervals that hold them, counts beside every figure."""

import numpy as np
import pandas as pd
import pytest

from helpers.escalation import by_rows, by_sentences, extremes, pairs

NAN = np.nan
SCORES = pd.DataFrame(
    {
        "doc_id": ["a", "a", "a", "b", "b", "c"],
        "sentence_id": [0, 1, 2, 0, 1, 0],
        "escalation": [4.0, -2.0, NAN, 1.0, 3.0, NAN],
        "coverage": ["both", "both", "none", "both", "both", "none"],
    }
)
DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c"],
        "source": ["X", "X", None],
        "published": pd.to_datetime(["2025-07-04", "2025-07-30", None]),
    }
)
ROWS = pd.DataFrame(
    {
        "doc_id": ["a", "a", "a", "b"],
        "sentence_id": [0, 0, 1, 0],
        "contribution": [3.0, 1.0, -2.0, 5.0],
        "voice": ["newsroom", "newsroom", "quoted", "newsroom"],
        "speaker": [None, None, "Y", None],
        "actor": ["R", None, "U", "R"],
        "target": ["U", "U", None, "U"],
        "category": ["attacking", "attacking", "talks", "attacking"],
    }
)


def group(table, name):
    return table.set_index("group").loc[name]


def test_by_document():
    found = by_sentences(SCORES)
    a = group(found, "a")
    assert (a["mean"], a.escalatory_share) == (1.0, 0.5)
    assert (a.n_scored, a.n_sentences, a.n_documents, a.interval) == (2, 3, 1, "sentences")
    assert a.low <= a["mean"] <= a.high


def test_a_document_without_evidence_keeps_its_row():
    c = group(by_sentences(SCORES), "c")
    assert np.isnan(c["mean"]) and (c.n_scored, c.n_sentences, c.interval) == (0, 1, "none")


def test_by_source_pools_sentences_and_resamples_documents():
    found = by_sentences(SCORES, "source", DOCUMENTS)
    x = group(found, "X")
    assert x["mean"] == pytest.approx(1.5) and x.n_documents == 2 and x.interval == "documents"
    assert group(found, "unknown").n_sentences == 1


def test_by_month():
    assert by_sentences(SCORES, "month", DOCUMENTS).group.tolist() == ["2025-07", "unknown"]


def test_by_topic():
    memberships = pd.DataFrame({"text_id": ["a", "b"], "doc_id": ["a", "b"], "topic": [1, 0]})
    assert by_sentences(SCORES, "topic", memberships=memberships).group.tolist() == [
        "1",
        "0",
        "unknown",
    ]


def test_all():
    found = by_sentences(SCORES, "all")
    assert found["mean"].tolist() == [1.5] and found.n_scored.tolist() == [4]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: by_sentences(SCORES, "colour"), "by is 'colour'; choose one of document, source"),
        (lambda: by_sentences(SCORES, "source"), "by='source' needs documents"),
        (lambda: by_sentences(SCORES, "topic"), "by='topic' needs memberships"),
        (lambda: by_rows(ROWS, "mood"), "by is 'mood'; choose one of voice"),
    ],
)
def test_what_is_missing_is_named(call, said):
    with pytest.raises(ValueError, match=said):
        call()


def test_by_voice_sums_inside_the_sentence():
    found = by_rows(ROWS)
    newsroom = group(found, "newsroom")
    assert newsroom["mean"] == pytest.approx(4.5)
    assert (newsroom.n_sentences, newsroom.n_documents) == (2, 2)
    assert group(found, "quoted")["mean"] == -2.0


@pytest.mark.parametrize(
    ("by", "groups"),
    [("speaker", ["Y"]), ("pair", ["R → U"]), ("category", ["attacking", "talks"])],
)
def test_rows_that_name_nobody_are_left_out(by, groups):
    assert by_rows(ROWS, by).group.tolist() == groups


def test_no_rows_give_an_empty_table():
    assert by_rows(ROWS.head(0)).empty and pairs(ROWS.head(0)).empty


def test_pairs():
    (row,) = pairs(ROWS).itertuples(index=False)
    assert tuple(row) == ("R", "U", 4.0, 2, 2)


@pytest.mark.parametrize(
    ("actor", "target", "expected"),
    [
        ("Kiew", "Moskau", ("Ukraine", "Russland")),  # capitals stand for their states
        ("Kreml", "Charkiw", ("Russland", "Ukraine")),  # so do organs of state and other places
        (
            "Brüssel",
            "Pentagon",
            ("Europäische Union", "USA"),
        ),  # seat of another power than its country
        ("Wladimir Putin", "Ukraine", ("Wladimir Putin", "Ukraine")),  # persons stay themselves
        (
            "CDU",
            "Bild-Zeitung",
            ("CDU", "Bild-Zeitung"),
        ),  # parties and papers are no organs of state
        ("Moskau", "Kreml", None),  # one power
    ],
)
def test_pairs_are_of_powers(actor, target, expected):
    found = pairs(ROWS.assign(actor=actor, target=target))
    assert [tuple(row) for row in found[["actor", "target"]].to_numpy()] == (
        [expected] if expected else []
    )


def test_intervals_are_the_same_each_time():
    assert by_sentences(SCORES).equals(by_sentences(SCORES))


def test_extremes_by_language():
    sentences = pd.DataFrame(
        {
            "doc_id": ["a", "a", "b", "b"],
            "sentence_id": [0, 1, 0, 1],
            "text": ["hot", "calm", "warm", "hotter"],
            "language": ["en", "en", "de", "de"],
        }
    )
    found = extremes(sentences, SCORES, n=1)
    shown = list(zip(found.side, found.language, found.text, strict=True))
    assert shown == [
        ("escalatory", "de", "hotter"),
        ("escalatory", "en", "hot"),
        ("calming", "en", "calm"),
    ]


def test_extremes_without_evidence():
    sentences = SCORES[["doc_id", "sentence_id"]].assign(text="x", language="de")
    assert extremes(sentences, SCORES.assign(escalation=NAN)).empty
