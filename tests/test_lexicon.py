"""Every shipped lexicon fits its specification, and a wrong file is told where and what to do."""

import pandas as pd
import pytest

from helpers.lexicon import LEXICON_FOLDER, either, mapping, read_lexicon, shipped_lexicons, words
from helpers.schema import TableError

SHIPPED = sorted(shipped_lexicons())
SPECIFICATION = pd.read_csv(LEXICON_FOLDER / "columns.csv")
SPECIFIED = sorted(SPECIFICATION.lexicon.unique())


@pytest.mark.parametrize("kind", SHIPPED)
def test_a_shipped_lexicon_fits_its_specification(kind):
    assert len(read_lexicon(kind)) > 0
    written = pd.read_csv(shipped_lexicons()[kind], nrows=0).columns
    assert list(written) == list(SPECIFICATION.column[SPECIFICATION.lexicon == kind])


def test_every_file_is_specified_and_every_specification_has_a_file():
    assert SHIPPED == SPECIFIED


@pytest.fixture
def agencies(tmp_path):
    """Writes the shipped agencies with one cell changed; the path."""

    def write(**changes):
        table = read_lexicon("agencies").astype(object)
        for column, value in changes.items():
            table.loc[1, column] = value
        file = tmp_path / "mine.csv"
        table.to_csv(file, index=False)
        return file

    return write


def test_a_users_own_file_is_read(agencies):
    pd.testing.assert_frame_equal(read_lexicon("agencies", agencies()), read_lexicon("agencies"))


def test_a_repeated_key_is_named_with_its_row(agencies):
    first = read_lexicon("agencies").iloc[0]
    with pytest.raises(TableError, match=r"mine\.csv, row 3: .* stands there twice"):
        read_lexicon("agencies", agencies(**first.to_dict()))


@pytest.mark.parametrize(
    ("kind", "column", "value", "message"),
    [
        ("governing", "category", "coercin", r"category is 'coercin'; choose one of nothing"),
        ("metaphors", "concept", "atack", r"concept is 'atack'; choose one of abandon"),
        ("months", "language", "xx", r"row 2: language is 'xx'; choose one of de, en"),
        ("months", "month", "May", r"row 2: month is 'May'; write a number\."),
        ("months", "month", "13", r"row 2: month is '13'; write a number from 1 to 12"),
        ("months", "name", " ", r"row 2: name is ' '; a value is needed here"),
    ],
)
def test_a_wrong_value_is_named_with_its_row(tmp_path, kind, column, value, message):
    table = read_lexicon(kind).astype(object)
    table.loc[0, column] = value
    table.to_csv(tmp_path / "mine.csv", index=False)
    with pytest.raises(TableError, match=message):
        read_lexicon(kind, tmp_path / "mine.csv")


def test_a_missing_column_file_or_kind_is_said(tmp_path):
    read_lexicon("months").drop(columns="month").to_csv(tmp_path / "mine.csv", index=False)
    with pytest.raises(TableError, match=r"Lexicon mine\.csv lacks 'month'"):
        read_lexicon("months", tmp_path / "mine.csv")
    with pytest.raises(TableError, match=r"There is no lexicon file .*none\.csv"):
        read_lexicon("months", tmp_path / "none.csv")
    with pytest.raises(TableError, match=r"No lexicon is called 'monhts'\. Known: .*months"):
        read_lexicon("monhts")


def test_a_column_that_needs_no_values_may_be_missing(tmp_path):
    read_lexicon("agencies").drop(columns="note").to_csv(tmp_path / "mine.csv", index=False)
    assert (read_lexicon("agencies", tmp_path / "mine.csv").note == "").all()


def test_words_of_a_column_and_a_pattern_for_them():
    assert words("date_words", language="en", use="ordinal") == {"st", "nd", "rd", "th"}
    assert mapping("months", "name", "month")["märz"] == 3
    assert either(["a.b", "a.bc", "x"]) == r"a\.bc|a\.b|x"
