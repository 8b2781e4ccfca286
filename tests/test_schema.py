"""Tables are checked at every border: what is missing or wrong is said with its remedy."""

import pandas as pd
import pytest

from helpers import schema

STORIES = {"doc_id": ["a", "b"], "story_id": ["s", "s"], "similarity": [0.5, None]}


@pytest.mark.parametrize("name", schema.TABLES)
def test_an_empty_table_keeps_its_contract(name):
    table = schema.check(schema.empty(name), name)
    assert (
        list(table.columns) == [column.name for column in schema.TABLES[name]] and len(table) == 0
    )


def test_columns_come_in_order_with_their_types_and_others_after():
    frame = pd.DataFrame({"extra": [1, 2], **STORIES})[
        ["extra", "similarity", "story_id", "doc_id"]
    ]
    assert list(schema.check(frame, "STORIES").columns) == [
        "doc_id",
        "story_id",
        "similarity",
        "extra",
    ]
    assert schema.check(frame.assign(similarity=[1, 0]), "STORIES").similarity.dtype == "float64"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"similarity": None}, r"STORIES lacks 'similarity' \(has: doc_id, story_id\)"),
        ({"doc_id": ["a", "a"]}, r"STORIES breaks its contract: row 1 repeats doc_id: 'a'\. See"),
        ({"story_id": ["s", None]}, r"breaks its contract: 'story_id' is missing in row 1\. See"),
        ({"similarity": ["much", "little"]}, r"contract: 'similarity' is not float64 \(could not"),
    ],
)
def test_a_broken_table_is_refused_with_the_reason(change, message):
    frame = pd.DataFrame(
        {name: values for name, values in (STORIES | change).items() if values is not None}
    )
    with pytest.raises(schema.TableError, match=message):
        schema.check(frame, "STORIES")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-01-07 16:55", "2026-01-07 16:55"),
        ("2026-01-07T16:55+02:00", "2026-01-07 14:55"),  # UTC
        (None, None),
    ],
)
def test_times_lose_their_zone(given, kept):
    row = {column.name: 1 for column in schema.TABLES["DOCUMENTS"]} | {"published": given}
    found = schema.build([row], "DOCUMENTS").published
    assert found.tolist() == [pd.Timestamp(kept)] if kept else found.isna().all()
    with pytest.raises(schema.TableError, match="'published' is not datetime64"):
        schema.build([row | {"published": "yesterday"}], "DOCUMENTS")


def stretches(*keys: tuple[str, int]) -> pd.DataFrame:
    rows = [(doc_id, start, start + 1, "x", "c", "own") for doc_id, start in keys]
    return pd.DataFrame(rows, columns=[column.name for column in schema.TABLES["TERM_HITS"]])


@pytest.mark.parametrize(
    "keys",
    [
        [("a", 1), ("a", 2), ("b", 3)],
        [("a", 1), ("b", 1), ("a", 0)],
        [("a", 2), ("a", 1)],
    ],
)
def test_rows_of_different_keys_stay_in_any_order(keys):
    assert len(schema.check(stretches(*keys), "TERM_HITS")) == len(keys)


@pytest.mark.parametrize("keys", [[("a", 1), ("a", 1)], [("a", 1), ("b", 1), ("b", 2), ("a", 1)]])
def test_a_key_that_stands_twice_is_refused(keys):
    with pytest.raises(schema.TableError, match="TERM_HITS breaks its contract"):
        schema.check(stretches(*keys), "TERM_HITS")


def test_the_table_given_is_left_as_it_was():
    given = schema.check(pd.DataFrame(STORIES), "STORIES")
    again = schema.check(given, "STORIES")
    again["story_id"] = "t"
    assert list(given.story_id) == ["s", "s"]


def test_no_rows_build_an_empty_table_and_rows_a_checked_one():
    assert len(schema.build([], "STORIES")) == 0
    assert len(schema.build([{"doc_id": "a", "story_id": "s", "similarity": None}], "STORIES")) == 1


def test_what_is_missing_is_named_with_what_is_there():
    with pytest.raises(
        schema.TableError, match=r"DOCUMENTS lacks 'language' \(has: text\)\. Call corpus\.load"
    ):
        schema.require(
            pd.DataFrame({"text": []}),
            "DOCUMENTS",
            ["text", "language"],
            "Call corpus.load() first.",
        )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            None,
            "DOCUMENTS is wanted as a DataFrame, and nothing was given. Call corpus.load() first.",
        ),
        (
            [1],
            "DOCUMENTS is wanted as a DataFrame, and a list was given. Call corpus.load() first.",
        ),
        (
            pd.DataFrame({"doc_id": [], "story_id": [], "similarity": []}),
            "DOCUMENTS lacks 'text' (has: doc_id, story_id, similarity), which looks like STORIES. "
            "Call corpus.load() first.",
        ),
    ],
)
def test_the_wrong_thing_is_named(given, said):
    with pytest.raises(schema.TableError) as error:
        schema.require(given, "DOCUMENTS", ["doc_id", "text"], "Call corpus.load() first.")
    assert str(error.value) == said


def test_a_table_without_doc_id_is_named():
    with pytest.raises(
        schema.TableError, match=r"lacks 'doc_id' .* which looks like PROBLEMS\. Call"
    ):
        schema.require(schema.empty("PROBLEMS"), "DOCUMENTS", ["path"], "Call corpus.load() first.")


def test_sentences_are_no_documents(sentences):
    with pytest.raises(
        schema.TableError,
        match=r"rows for the doc_id '001_\w+', which looks like SENTENCES\. Give one row",
    ):
        schema.require(
            sentences, "DOCUMENTS", ["doc_id", "text", "language"], "Call corpus.load() first."
        )
    schema.require(sentences.head(1), "DOCUMENTS", ["doc_id", "text"], "Call corpus.load() first.")
