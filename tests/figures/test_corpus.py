"""Figures of the corpus are pure functions of tables, describe themselves, and never let text run
as markup.
"""

import pandas as pd
import pytest

from helpers import corpus
from helpers.figures import corpus as draw
from helpers.lexicon import read_lexicon

EVIL = "<script>alert(1)</script>"
LINES = pd.DataFrame(
    {
        "doc_id": ["a"] * 4,
        "line": [0, 1, 2, 3],
        "text": ["Head", EVIL * 20, "", "Anzeige"],
        "role": ["title", "body", "blank", "advert"],
        "kept": [False, True, False, False],
        "rule": ["headline", "paragraph", "no characters", EVIL],
    }
)


def said(figure) -> str:
    return figure.layout.meta["alt"]


def test_a_page_says_how_much_is_article():
    figure = draw.page(LINES, "a")
    assert figure.layout.meta["title"].startswith("1 of 3 lines are article text, 98%")
    assert "1 body, 1 advert" in said(figure) or "1 title" in said(figure)
    assert EVIL not in figure.to_json()


def test_every_role_has_a_style():

    assert set(draw._STYLE) | {"blank"} == set(read_lexicon("roles").role)


def test_a_long_page_says_what_is_not_drawn():
    lines = pd.concat([LINES.head(1).assign(line=i) for i in range(400)])
    assert "first 150 of 400" in draw.page(lines, "a").layout.meta["note"]


def test_an_unknown_text_draws_an_empty_page():
    assert draw.page(LINES, "nobody").layout.meta["title"].startswith("0 of 0")


def test_boilerplate_of_the_seeds(seeds):
    shares = corpus.boilerplate(seeds.documents, seeds.lines)
    figure = draw.boilerplate(shares)
    assert figure.layout.meta["title"].startswith("Between 0% and 13%")
    drawn = {trace.name: sum(trace.x) for trace in figure.data}
    assert drawn["advert"] > 0
    assert "body" not in drawn


def test_boilerplate_of_clean_texts():
    shares = pd.DataFrame(
        {"group": ["A"], "role": ["body"], "kept": [True], "characters": [9], "share": [1.0]}
    )
    assert "No line was dropped" in said(draw.boilerplate(shares.assign(n_documents=1)))


@pytest.mark.parametrize(
    ("shared", "of", "title"),
    [
        ([None, 0.9], [None, "a"], "1 of 2 texts repeat"),
        ([None, 0.2], [None, None], "None of the 2 texts"),
        ([None, None], [None, None], "None of the 2 texts repeats an earlier one"),
    ],
)
def test_overlaps(shared, of, title):
    found = pd.DataFrame(
        {"doc_id": ["a", "b"], "duplicate_of": of, "shared": pd.Series(shared, dtype=float)}
    )
    assert draw.overlaps(found).layout.meta["title"].startswith(title)
