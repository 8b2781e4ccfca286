"""Short names of texts: what a reader knows first, and never one for two."""

import pandas as pd
import pytest

from helpers import corpus

LONG = "Ministers agree on a package of aid for Kyiv after long talks"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("a", "dpa", "Title"), ("b", "AFP", None)], {"a": "dpa", "b": "AFP"}),
        ([("a", "dpa", "One"), ("b", "dpa", "Two")], {"a": "dpa, “One”", "b": "dpa, “Two”"}),
        (
            [("a", "dpa", "One"), ("b", "dpa", "One")],
            {"a": "dpa, “One” (a)", "b": "dpa, “One” (b)"},
        ),
        ([("a", None, LONG)], {"a": "“Ministers agree on a package …”"}),
        (
            [("a", None, "Donaudampfschifffahrtsgesellschaftskapitänsmütze gefunden")],
            {"a": "“Donaudampfschifffahrtsgesellsch…”"},
        ),
        (
            [("a", None, "https://example.org/politics/2026/kyiv-talks Live")],
            {"a": "“https://example.org/politics/20…”"},
        ),
        ([("a", None, "x" * 300)], {"a": f"“{'x' * 31}…”"}),
        ([("a", None, None), ("b", None, "Two")], {"a": "“Words of a.”", "b": "“Two”"}),
        ([("a", "unattributed-000", "One")], {"a": "unattributed-000"}),
        ([], {}),
    ],
)
def test_names(rows, expected):
    table = pd.DataFrame(
        [(*row, f"Words of {row[0]}.") for row in rows],
        columns=["doc_id", "source", "title", "text"],
    )
    assert corpus.names(table) == expected


def test_a_table_of_ids_alone_is_named_by_them():
    assert corpus.names(pd.DataFrame({"doc_id": ["a", "b"]})) == {"a": "a", "b": "b"}


def test_names_of_the_seeds(seeds):
    found = corpus.names(seeds.documents)
    assert sorted(found.values()) == ["Kettner Edelmetalle News", "dpa-AFX"] + [
        f"unattributed-00{i}" for i in (0, 2, 4)
    ]
