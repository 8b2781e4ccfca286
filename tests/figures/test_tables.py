"""Tables for readers: whole sentences, decimals that matter, and nothing lost or run."""

import numpy as np
import pandas as pd
import pytest

from helpers.figures import tables

SENTENCE = (
    "Der Minister sagte am Montag, man werde das Land nicht allein lassen, auch wenn es "
    "Jahre dauert."
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.8651234, 0.5], ["0.87", "0.50"]),
        ([0.0312, 0.05], ["0.031", "0.050"]),
        ([9.87654, -1.0], ["9.88", "−1.00"]),
        ([1.7, -0.2], ["1.7", "−0.2"]),
        ([1.5, -0.0], ["1.5", "0.0"]),
        ([43.21, 0.51], ["43.2", "0.5"]),
        ([4321.0, 12.0], ["4321", "12"]),
        ([12345, 2026], ["12,345", "2,026"]),
        ([2026, 7], ["2026", "7"]),
        ([0.00004, -0.00004, 0.5, 0.123], ["<0.001", ">−0.001", "0.50", "0.12"]),
        ([250.5, -0.004, 0.25], ["250", "−0.004", "0.25"]),
        ([1.0, np.nan, 3.0], ["1", "–", "3"]),
        ([np.inf, -np.inf, 2.25], ["∞", "−∞", "2.25"]),
        ([True, False], ["True", "False"]),
        (["a", None, ""], ["a", "–", ""]),
        ([["a", "b"], []], ["a, b", "–"]),
        ([0.123456, "mixed"], ["0.12", "mixed"]),
        ([], []),
    ],
)
def test_written(values, expected):
    assert tables.written(pd.Series(values, dtype=None if values else float)) == expected


@pytest.mark.parametrize("name", ["p", "q_value", "smallest_p"])
def test_probabilities_have_three_decimals(name):
    assert tables.written(pd.Series([0.0361, 0.25], name=name)) == ["0.036", "0.250"]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2026-01-07", None], ["2026-01-07", "–"]),
        (["2026-01-07 12:30", "2026-01-08"], ["2026-01-07 12:30", "2026-01-08 00:00"]),
    ],
)
def test_dates_show_the_time_only_where_there_is_one(dates, expected):
    assert tables.written(pd.Series(pd.to_datetime(dates, format="mixed"))) == expected


def test_sentences_stand_in_full():
    shown = tables.as_html(pd.DataFrame({"text": [SENTENCE * 3]}))
    assert SENTENCE * 3 in shown and 'class="prose"' in shown


def test_an_index_of_bare_numbers_is_left_out_and_any_other_stays():
    frame = pd.DataFrame({"n": [1, 2]}, index=[7, 9])
    assert "<th scope" not in tables.as_html(frame).split("<tbody>")[1]
    named = tables.as_html(frame.rename_axis("topic"))
    assert ">topic</th>" in named and '<th class="number" scope="row">7</th>' in named


def test_levels_of_index_and_columns_all_stand_in_the_head():
    frame = (
        pd.DataFrame({"k": ["a", "b"], "v": [1.0, 2.0], "w": [1, 2]})
        .groupby("k")
        .agg({"v": ["min", "max"]})
    )
    assert all(f">{name}</th>" in tables.as_html(frame) for name in ("k", "v · min", "v · max"))
    wide = pd.DataFrame({"doc": ["a", "a"], "topic": [0, 1], "n": [3, 4]}).pivot(
        index="doc", columns="topic"
    )["n"]
    assert ">topic 0</th>" in tables.as_html(wide)


def test_a_long_table_shows_its_beginning_and_says_so():
    shown = tables.as_html(pd.DataFrame({"n": range(5000)}))
    assert shown.count("<tr>") == 1 + 20 and "The first 20 of 5,000 rows." in shown
    assert "The first" not in tables.as_html(pd.DataFrame({"n": range(60)}))


@pytest.mark.parametrize(
    "frame", [pd.DataFrame(), pd.DataFrame({"a": []}), pd.DataFrame(index=[1, 2])]
)
def test_an_empty_table_is_a_table(frame):
    assert "<table" in tables.as_html(frame)


def test_corpus_text_stays_text():
    hostile = "</td><script>alert(1)</script>"
    shown = tables.as_html(
        pd.DataFrame({hostile: [hostile]}, index=pd.Index([hostile], name=hostile))
    )
    assert "<script" not in shown and shown.count("&lt;script&gt;") == 4


def test_columns_of_one_name_and_categories_are_shown():
    frame = pd.DataFrame([[1, 2.5]], columns=["a", "a"]).assign(c=pd.Categorical(["x"]))
    assert "<td" in tables.as_html(frame) and ">x</td>" in tables.as_html(frame)


def test_only_the_display_of_the_notebook_changes():
    from IPython.core.interactiveshell import InteractiveShell

    width = pd.get_option("display.max_colwidth")
    shell = InteractiveShell.instance()
    try:
        tables.readable_tables()
        data, _ = shell.display_formatter.format(pd.DataFrame({"text": [SENTENCE]}))
        column, _ = shell.display_formatter.format(pd.Series([0.123456], name="share"))
    finally:
        InteractiveShell.clear_instance()
    assert (
        SENTENCE in data["text/html"]
        and "0.12<" in column["text/html"]
        and ">share</th>" in column["text/html"]
    )
    assert pd.get_option("display.max_colwidth") == width


def test_outside_jupyter_nothing_happens():
    tables.readable_tables()
