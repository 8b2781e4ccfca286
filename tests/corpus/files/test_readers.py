"""A file format is one row of READERS and one function, as the module's docstring says."""

import gzip
from functools import partial

import pytest

from helpers import corpus
from helpers.corpus.files.raw import Reader
from helpers.corpus.files.readers import READERS
from helpers.corpus.files.tables import table
from helpers.corpus.files.texts import Extracted, one_text

DE = "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde. " * 3


def backwards(data, file):
    return Extracted(data.decode()[::-1], {"source": file.name})


def blocks(file):
    with file.opened() as opened:
        yield from enumerate(({"text": part} for part in opened.read().decode().split("%")), 1)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "packed"])
def test_a_format_of_one_text(tmp_path, monkeypatch, pack):
    monkeypatch.setitem(READERS, ".toy", Reader(partial(one_text, backwards)))
    name = "a.toy" if pack is bytes else "a.toy.gz"
    (tmp_path / name).write_bytes(pack(DE[::-1].encode()))
    found = corpus.load(tmp_path)
    assert found.documents.text.tolist() == [DE.strip()]
    assert found.documents.source.tolist() == ["a.toy"]
    assert found.problems.empty


def test_a_table(tmp_path, monkeypatch):
    monkeypatch.setitem(READERS, ".toy", Reader(partial(table, blocks), "streams", blocks))
    (tmp_path / "a.toy").write_text(f"{DE}%{DE}anders%", encoding="utf-8")
    found = corpus.load(tmp_path)
    assert found.documents.doc_id.tolist() == ["a-1", "a-2"]
    assert found.problems.path.tolist() == ["a.toy, row 3"]


@pytest.mark.parametrize(
    ("error", "kind"), [(ImportError("no", name="toykit"), "extra missing"), (KeyError(), "broken")]
)
def test_what_a_reader_raises_is_a_problem(tmp_path, monkeypatch, error, kind):
    def fails(data, file):
        raise error

    monkeypatch.setitem(READERS, ".toy", Reader(partial(one_text, fails)))
    (tmp_path / "a.toy").write_text("x")
    (tmp_path / "good.txt").write_text(DE)
    found = corpus.load(tmp_path)
    assert found.documents.doc_id.tolist() == ["good"]
    assert found.problems.kind.tolist() == [kind]
