"""Tables on any screen: named regions that a keyboard reaches, cells that know their column, whole
text.
"""

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from helpers.figures.tables import as_html
from helpers.report.data_frames import foreign, framed
from helpers.report.sanitise import fragment

LONG = "Der Minister sagte am Montag, man werde das Land nicht allein lassen."


def region(frame, label="Voices", pandas_form=False):
    markup = frame.to_html() if pandas_form else as_html(frame)
    (found,) = BeautifulSoup(framed(fragment(markup), label), "html.parser").select("[role=region]")
    return found


@pytest.mark.parametrize("pandas_form", [True, False])
def test_a_table_is_one_named_region_that_the_keyboard_reaches(pandas_form):
    found = region(pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}), pandas_form=pandas_form)
    assert found["tabindex"] == "0"
    assert found["aria-label"] == "Voices: table of 2 rows, columns a, b"
    assert not found.find_parents() or found.find_parent(class_="lagebild-table") is None


@pytest.mark.parametrize(
    ("frame", "classes"),
    [
        (pd.DataFrame({"n": [1], "text": [LONG]}), {"table", "cards"}),
        (pd.DataFrame({"text": [LONG]}), {"table"}),
        (pd.DataFrame({"a": ["x"], "b": [1], "c": [2]}), {"table", "kept"}),
        (pd.DataFrame({"a": ["x" * 30], "b": [1], "c": [2]}), {"table"}),
        (pd.DataFrame({"a": ["x"] * 21, "b": 1}), {"table", "long"}),
    ],
)
def test_the_form_follows_from_what_the_table_holds(frame, classes):
    assert set(region(frame)["class"]) == classes


def test_cells_know_their_column_and_kind():
    found = region(pd.DataFrame({"n": [0.5, None], "text": [LONG, None]}))
    cells = found.select("tbody td")
    assert [cell["data-label"] for cell in cells] == ["n", "text", "n", "text"]
    assert [cell.get_text() for cell in cells] == ["0.5", LONG, "–", "–"]
    assert [" ".join(cell["class"]) for cell in cells] == [
        "number",
        "prose",
        "number missing",
        "prose missing",
    ]


def test_german_cells_are_marked_and_days_do_not_break():
    english = "The minister said on Monday that the country would not be left alone."
    found = region(
        pd.DataFrame({"day": ["2026-01-07", "2026-01-07 16:55"], "text": [LONG, english]})
    )
    assert [cell.get("lang") for cell in found.select("tbody td")] == [None, "de", None, None]
    assert [cell["class"] for cell in found.select("td[data-label=day]")] == [["day"], ["day"]]


def test_a_table_laid_out_as_cards_is_still_read_as_a_table():
    found = region(pd.DataFrame({"n": [1], "text": [LONG]}, index=pd.Index(["k"], name="key")))
    assert found.table["role"] == "table" and {row["role"] for row in found.select("tr")} == {"row"}
    assert found.select_one("tbody th")["role"] == "rowheader"
    assert {cell["scope"] for cell in found.select("thead th")} == {"col"}


def test_the_name_of_an_index_moves_into_the_one_row_of_the_head():
    frame = pd.DataFrame({"n": [1]}, index=pd.Index(["k"], name="key"))
    found = region(frame, pandas_form=True)
    assert [cell.get_text() for cell in found.select("thead th")] == ["key", "n"]


def test_a_table_without_rows_says_so():
    assert "No rows." in region(pd.DataFrame({"a": []})).get_text()


@pytest.mark.parametrize(
    "markup",
    [
        "<table></table>",
        "<table><tr><td>1</td></tr></table>",
        "<table><thead><tr><th "
        "colspan=2>a</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td "
        "colspan=2>1</td></tr></tbody></table>",
        "<table><tr><td><table><tr><td>1</td></tr></table></td></tr></table>",
        "<p>no table</p>",
    ],
)
def test_any_markup_passes(markup):
    assert framed(markup).count('role="region"') == ("table" in markup and 1) * (
        "no table" not in markup
    )


def test_hostile_cells_stay_text():
    hostile = "</td><script>alert(1)</script><b onclick=x>"
    found = region(pd.DataFrame({hostile: [hostile], "text": [LONG]}))
    assert found.find("script") is None and found.find("b") is None
    assert found.select("td")[0].get_text() == hostile


def test_only_languages_that_the_kit_reads_are_foreign_to_an_english_page():
    english = "The minister said on Monday that the country would not be left alone."
    french = "La guerre continue, et personne ne sait jusqu'à quand elle va durer."
    assert foreign([LONG, english, french]) == ["de", "", ""]
