"""Rows of tables: which encoding a file has, what is mended in a cell, and that odd rows cost only
themselves.
"""

import io
import json
import tracemalloc

import pytest

from helpers.corpus.files import Raw, records
from helpers.corpus.files.raw import File
from helpers.corpus.files.readers import READERS
from helpers.corpus.problems import Problem

DE = "Für die Rüstung – „größer“ als gedacht, sagt der Minister, und das Gesetz bleibt, wie es ist."


def read(data: bytes, suffix: str) -> tuple[list[Raw], list[tuple[str, str]]]:
    file = File(lambda: io.BytesIO(data), len(data), f"t{suffix}")
    found = list(READERS[suffix].texts(file))
    problems = [x for x in found if isinstance(x, Problem)]
    return [x for x in found if not isinstance(x, Problem)], [(x.path, x.kind) for x in problems]


@pytest.mark.parametrize(
    ("encoding", "kind"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", "encoding"),
        ("utf-16-le", "encoding"),
        ("cp1252", "encoding"),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".json"])
@pytest.mark.parametrize("padding", [0, 2_500_000], ids=["at once", "after megabytes of ASCII"])
def test_encodings(encoding, kind, suffix, padding):
    rows = [{"id": f"{i}", "text": "a plain text " * 50} for i in range(padding // 700)] + [
        {"id": "x", "text": DE}
    ]
    if suffix == ".csv":
        text = "id,text\n" + "".join(f'{row["id"]},"{row["text"]}"\n' for row in rows)
    elif suffix == ".jsonl":
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    else:
        text = json.dumps(rows, ensure_ascii=False)
    found, problems = read(text.encode(encoding), suffix)
    assert found[-1].text == DE
    assert len(found) == len(rows)
    assert problems == ([(f"t{suffix}", kind)] if kind else [])


def test_broken_bytes_far_into_a_table_are_said():
    data = b"id,text\n" + b"a,plain\n" * 300_000 + f'x,"{DE}"\n'.encode() * 50 + b"y,br\xffken\n"
    found, problems = read(data, ".csv")
    assert found[-2].text == DE
    assert found[-1].text == "br�ken"
    assert problems == [("t.csv", "encoding")]


@pytest.mark.parametrize(
    ("cell", "text", "kind"),
    [
        ("FÃ¼r die RÃ¼stung", "Für die Rüstung", "mojibake"),
        ("Min\0ister", "Minister", "nul"),
        ("halb \ud83d ab", "halb � ab", "encoding"),
        ("ganz \ud83d\ude00 da", "ganz 😀 da", None),
    ],
)
def test_cells_are_mended_and_counted(cell, text, kind):
    found, problems = read(
        (json.dumps({"text": cell, "title": cell}) + "\n").encode() * 2, ".jsonl"
    )
    assert [row.text for row in found] == [text, text]
    assert found[0].given["title"] == text
    assert problems == ([("t.jsonl", kind)] if kind else [])


def test_rows_of_json_need_not_have_the_same_columns():
    rows = [
        {"source": "export"},
        {"content": "eins", "id": 1},
        {"text": "zwei", "id": 2, "x": "y"},
        {"text": None},
        {},
    ]
    found, problems = read("".join(json.dumps(row) + "\n" for row in rows).encode(), ".jsonl")
    assert [(row.doc_id, row.text) for row in found] == [("1", "eins"), ("2", "zwei")]
    assert problems == [("t.jsonl, row 4", "empty"), ("t.jsonl", "columns"), ("t.jsonl", "columns")]


def test_a_line_too_long_to_hold_is_refused_after_the_rows_before_it(monkeypatch):
    monkeypatch.setattr(records, "LONGEST_CELL", 1000)
    for suffix, first in (
        (".csv", 'id,text\nx,"eins"\n'),
        (".jsonl", '{"id": "x", "text": "eins"}\n'),
    ):
        found, problems = read((first + "y" * 2000).encode(), suffix)
        assert [row.text for row in found] == ["eins"]
        assert problems == [(f"t{suffix}", "broken")]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".json", ".mbox"])
def test_memory_does_not_grow_with_the_file(suffix, tmp_path):
    """30 MB are read in less than 10."""
    row = {"id": "x", "text": DE * 30}
    line = {
        ".csv": f'x,"{row["text"]}"\n',
        ".mbox": f"\nFrom a@example.org Mon Jun  3 06:12:00 2024\nSubject: x\n\n{row['text']}\n",
    }.get(suffix, json.dumps(row, ensure_ascii=False) + "\n")
    path = tmp_path / f"large{suffix}"
    with path.open("w", encoding="utf-8") as file:
        file.write({".csv": "id,text\n", ".json": "[" + line}.get(suffix, ""))
        for _ in range(10_000):
            file.write(("," if suffix == ".json" else "") + line)
        file.write("]" if suffix == ".json" else "")
    assert path.stat().st_size > 25e6
    tracemalloc.start()
    try:
        file = File(lambda: path.open("rb"), path.stat().st_size, path.name)
        n = sum(isinstance(x, Raw) for x in READERS[suffix].texts(file))
        assert tracemalloc.get_traced_memory()[1] < 10e6
    finally:
        tracemalloc.stop()
    assert n == 10_000 + (suffix == ".json")
