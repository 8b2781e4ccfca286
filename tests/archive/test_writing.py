"""Annotation in parts gives the rows that the functions give at once, whatever the parts and
whoever computes them.
"""

import json
import subprocess
import sys

import pandas as pd
import pytest

from helpers import corpus, escalation, language
from helpers.archive import ArchiveError, ScaleError, annotate, writing
from helpers.files import OutputError

TABLES = [
    "documents",
    "ledger",
    "lines",
    "problems",
    "quotes",
    "scores",
    "sentences",
    "term_hits",
    "vectors",
]


def read(out, table):
    return pd.read_parquet(out / table)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Texts in two languages, a repeated one, two of one name, facts in sources.csv, and what
    cannot be read.
    """
    root = tmp_path_factory.mktemp("corpus")
    attack = (
        "NATO ministers condemned the attack on Kyiv.\n\n“We will not accept this,” said "
        "Minister Jane Doe on Monday."
    )
    offer = (
        "Die Regierung bietet Verhandlungen an.\n\nDer Kanzler sagte, man sei zu Gesprächen "
        "bereit. Das sei gut."
    )
    (root / "a").mkdir()
    (root / "b").mkdir()
    (root / "a" / "one.txt").write_text(attack * 3, encoding="utf-8")
    (root / "b" / "one.txt").write_text(offer, encoding="utf-8")
    (root / "copy.txt").write_text(attack * 3, encoding="utf-8")
    (root / "empty.txt").write_text("", encoding="utf-8")
    (root / "more.jsonl").write_text(
        json.dumps({"doc_id": "row", "text": offer + " Ende.", "desk": "Politik"}) + "\n"
    )
    (root / "sources.csv").write_text("doc_id,source\nrow,Blatt\nnobody,Niemand\n")
    return root


@pytest.fixture(scope="module")
def annotated(folder, tmp_path_factory):
    """The folder annotated in parts of one text each, by two processes."""
    out = tmp_path_factory.mktemp("tables")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "PART", 1)
        counts = annotate(folder, out)
    return out, counts


def test_every_text_is_a_part_of_its_own(annotated):
    out, counts = annotated
    assert sorted(path.name for path in out.iterdir() if path.is_dir()) == TABLES
    assert len(list((out / "documents").iterdir())) == counts["documents"] == 4
    assert {name: len(read(out, name)) for name in counts} == counts


def test_documents_lines_and_problems_are_those_of_loading_at_once(folder, annotated):
    out, _ = annotated
    whole = corpus.load(folder)
    pd.testing.assert_frame_equal(read(out, "documents"), whole.documents, check_like=True)
    pd.testing.assert_frame_equal(read(out, "lines"), whole.lines)
    key = ["path", "kind", "message"]
    assert set(map(tuple, read(out, "problems")[key].to_numpy())) == set(
        map(tuple, whole.problems[key].to_numpy())
    )


def test_repeated_texts_are_found_across_parts(annotated):
    documents = read(annotated[0], "documents").set_index("doc_id")
    assert documents.duplicate_of.dropna().to_dict() == {"copy": "a/one", "row": "b/one"}


def test_annotations_are_those_of_the_functions(folder, annotated):
    out, _ = annotated
    documents = corpus.load(folder).documents
    sentences, quotes = language.split_sentences(documents), language.find_quotes(documents)
    pd.testing.assert_frame_equal(read(out, "sentences"), sentences)
    pd.testing.assert_frame_equal(read(out, "quotes"), quotes)
    pd.testing.assert_frame_equal(read(out, "ledger"), escalation.ledger(sentences, quotes))
    scores = read(out, "scores")
    pd.testing.assert_series_equal(
        scores.escalation, escalation.score(sentences, quotes).escalation, atol=1e-4
    )
    vectors = read(out, "vectors")
    assert len(vectors) == len(sentences) and vectors.vector.map(len).eq(512).all()


def test_without_vectors_an_earlier_vector_table_goes(folder, tmp_path):
    annotate(folder, tmp_path)
    assert (tmp_path / "vectors").is_dir()
    counts = annotate(folder, tmp_path, vectors=False)
    assert "vectors" not in counts and not (tmp_path / "vectors").exists()
    assert read(tmp_path, "scores").coverage.isin(["lexicon", "none"]).all()


def test_a_large_collection_still_finds_equal_texts(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "_COMPARABLE", 0)
    annotate(folder, tmp_path, vectors=False)
    assert read(tmp_path, "documents").set_index("doc_id").duplicate_of.dropna().to_dict() == {
        "copy": "a/one"
    }


def test_a_cluster_gives_the_same_rows(folder, annotated, tmp_path):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=1, processes=False, dashboard_address=None) as cluster:
        annotate(folder, tmp_path, vectors=False, scheduler=cluster.scheduler_address)
    pd.testing.assert_frame_equal(read(tmp_path, "sentences"), read(annotated[0], "sentences"))


def test_no_scheduler_no_corpus_no_place_give_one_sentence_each(folder, tmp_path, monkeypatch):
    with pytest.raises(ArchiveError, match=r"No Dask scheduler answers at nonsense"):
        annotate(folder, tmp_path / "out", scheduler="nonsense")
    with pytest.raises(corpus.CorpusError, match="There is no file or folder"):
        annotate(tmp_path / "nowhere", tmp_path / "out")
    (tmp_path / "empty").mkdir()
    with pytest.raises(corpus.CorpusError, match="No text could be read"):
        annotate(tmp_path / "empty", tmp_path / "out")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="is a file"):
        annotate(folder, tmp_path / "file")
    assert not (tmp_path / "out").exists()


def test_the_first_name_of_the_error_still_catches_it():
    assert ScaleError is ArchiveError


def test_a_worker_imports_neither_figures_nor_notebooks():
    """Each worker process imports the kit anew: what draws and what runs notebooks stays out."""
    code = "import sys, helpers.archive, helpers.escalation, helpers.language; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"plotly", "jinja2", "nbclient", "nbconvert", "ipywidgets", "anywidget", "pandera"}
    assert heavy & set(done.stdout.split()) == set()
