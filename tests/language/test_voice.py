"""Whose words a span is."""

import pandas as pd
import pytest

from helpers.language import voice
from helpers.schema import TableError


def table(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["doc_id", "start", "end", "kind", "speaker"])


QUOTES = table(
    ("a", 10, 60, "indirect", "Berger"),
    ("a", 30, 40, "direct", "Lund"),
    ("a", 70, 90, "free_indirect", None),
)


@pytest.mark.parametrize(
    ("doc_id", "start", "end", "expected", "speaker"),
    [
        ("a", 0, 5, "newsroom", None),
        ("a", 12, 20, "reported", "Berger"),
        ("a", 31, 39, "quoted", "Lund"),
        ("a", 42, 50, "reported", "Berger"),
        ("a", 75, 80, "reported", None),
        ("a", 60, 62, "newsroom", None),
        ("b", 12, 20, "newsroom", None),
    ],
)
def test_the_direct_quote_wins_then_the_shorter(doc_id, start, end, expected, speaker):
    row = voice(pd.DataFrame({"doc_id": [doc_id], "start": [start], "end": [end]}), QUOTES).iloc[0]
    assert row.voice == expected
    assert (row.speaker if isinstance(row.speaker, str) else None) == speaker


def test_rows_and_index_stay_as_given():
    spans = pd.DataFrame(
        {"doc_id": ["a", "b", "a"], "start": [31, 0, 0], "end": [39, 5, 5], "x": [1, 2, 3]},
        index=[7, 3, 5],
    )
    found = voice(spans, QUOTES)
    assert list(found.index) == [7, 3, 5]
    assert list(found.x) == [1, 2, 3]
    assert list(found.voice) == ["quoted", "newsroom", "newsroom"]


def test_of_claims_alike_the_later_holds():
    quotes = table(("a", 0, 10, "direct", "Berger"), ("a", 5, 15, "direct", "Lund"))
    found = voice(pd.DataFrame({"doc_id": ["a", "a"], "start": [2, 6], "end": [4, 8]}), quotes)
    assert list(found.speaker) == ["Berger", "Lund"]


def test_each_document_has_its_own_offsets():
    quotes = table(("c", 0, 50, "direct", "Berger"), ("a", 60, 90, "indirect", "Lund"))
    spans = pd.DataFrame({"doc_id": ["a", "c", "b", "c", "a"], "start": [70, 70, 10, 20, 20]}).eval(
        "end = start + 4"
    )
    found = voice(spans, quotes)
    assert list(found.voice) == ["reported", "newsroom", "newsroom", "quoted", "newsroom"]
    assert list(found.speaker.fillna("")) == ["Lund", "", "", "Berger", ""]


def test_no_quotes_means_the_newsroom():
    spans = pd.DataFrame({"doc_id": ["a"], "start": [0], "end": [5]})
    assert list(voice(spans, QUOTES.iloc[:0]).voice) == ["newsroom"]
    assert len(voice(spans.iloc[:0], QUOTES)) == 0


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match="QUOTES lacks"):
        voice(
            pd.DataFrame({"doc_id": ["a"], "start": [0], "end": [5]}), pd.DataFrame({"doc_id": []})
        )
