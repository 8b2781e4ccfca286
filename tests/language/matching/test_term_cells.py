"""Cells of lexicons with several terms."""

import pandas as pd
import pytest

from helpers.language.matching.term_cells import one_row_a_term
from helpers.schema import TableError


def table(de, en="war:noun"):
    return pd.DataFrame({"concept": ["war"], "de": [de], "en": [en]})


def test_each_term_has_a_row():
    found = one_row_a_term(table("Krieg:compound | kämpfen:verb"))
    rows = list(
        found[["row", "term", "language", "word_class", "compound"]].itertuples(
            index=False, name=None
        )
    )
    assert rows == [
        (2, "Krieg", "de", "noun", "yes"),
        (2, "kämpfen", "de", "verb", ""),
        (2, "war", "en", "noun", ""),
    ]


@pytest.mark.parametrize(
    ("de", "message"),
    [
        (
            "Krieg",
            r"mine\.csv, row 2: de holds 'Krieg'; write term:class with one of noun, compound",
        ),
        ("Krieg:thing", r"de holds 'Krieg:thing'"),
        ("Krieg:noun|krieg:noun", r"the de term 'krieg' of 'war' stands already in row 2"),
    ],
)
def test_a_wrong_cell_is_named(de, message):
    with pytest.raises(TableError, match=message):
        one_row_a_term(table(de), "mine.csv")
