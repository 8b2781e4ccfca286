"""The first page: what it says was read agrees in number and tells texts left out from notes."""

import pandas as pd
import pytest

from helpers.corpus import Corpus
from helpers.report import landing
from helpers.schema import TABLES, build, empty


@pytest.mark.parametrize(
    ("lost", "noted", "said"),
    [
        (0, 0, "none on reading"),
        (1, 0, "1 item left out, 0 notes on what was read"),
        (2, 1, "2 items left out, 1 note on what was read"),
    ],
)
def test_problems_are_counted_in_the_right_number(lost, noted, said):
    row = {
        "doc_id": "a",
        "path": "a.txt",
        "source": None,
        "language": "en",
        "published": pd.NaT,
        "n_words": 1,
    }
    files = [f"lost{i}.txt" for i in range(lost)] + ["a.txt"] * noted
    problems = build(
        [{"path": path, "kind": "k", "message": "m", "remedy": "r"} for path in files], "PROBLEMS"
    )
    texts = Corpus(pd.DataFrame([row]), empty("LINES"), problems)
    assert dict(landing._facts(texts, {name: empty(name) for name in TABLES}))["Problems"] == said
