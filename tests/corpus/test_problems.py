"""What was left out is told from notes on what was read."""

import pandas as pd
import pytest

from helpers import corpus


@pytest.mark.parametrize(
    ("path", "kind", "expected"),
    [
        ("broken.pdf", "broken", True),
        ("old.txt", "encoding", False),
        ("table.csv, row 3", "columns", True),
        ("table.csv", "columns", False),
        ("table.csv", "broken", True),  # rows before the break were read, those after it were not
        ("table.csv", "broken quotes", True),
        ("pack.zip", "archive", False),
        ("pack.zip/locked.pdf", "locked", True),
        ("metadata", "metadata", False),
        ("a.txt", "contradiction", False),
        ("the table", "empty", False),
    ],
)
def test_left_out(path, kind, expected):
    documents = pd.DataFrame({"path": ["old.txt", "table.csv, row 1", "pack.zip/one.txt", None]})
    problems = pd.DataFrame({"path": [path], "kind": [kind], "message": "m", "remedy": "r"})
    assert corpus.left_out(problems, documents).tolist() == [expected]


def test_a_folder_with_a_broken_and_an_old_file(tmp_path):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "old.txt").write_bytes(
        "Die Rüstung wird größer, und das ist gewollt.".encode("cp1252")
    )
    found = corpus.load(tmp_path)
    lost = corpus.left_out(found.problems, found.documents)
    assert found.problems.path[lost].tolist() == ["broken.pdf"] and found.problems.path[
        ~lost
    ].tolist() == ["old.txt"]


def test_nothing_to_say(seeds):
    assert not len(corpus.left_out(seeds.problems, seeds.documents))
