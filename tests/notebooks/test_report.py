"""The whole report: every notebook runs alone, and two reports on the same texts are the same
bytes.
"""

import hashlib
import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from helpers import schema
from helpers.report import build, report
from helpers.report.notebook import available

SEEDS = Path(__file__).parents[2] / "seeds"
pytestmark = pytest.mark.slow


def page(folder, stem):
    return (folder / f"{stem}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("stem", [path.stem for path in available()])
def test_a_notebook_shows_figures_and_no_complaint(report_folder, stem):
    text = page(report_folder, stem)
    body = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    assert 'class="lagebild-figure"' in body
    source = next(path for path in available() if path.stem == stem).read_text(encoding="utf-8")
    assert ('class="explorer"' in body) == ("from helpers.widgets" in source), (
        "a notebook that imports widgets shows one"
    )
    assert "stderr" not in re.sub(r"<style>.*?</style>", "", body, flags=re.DOTALL), (
        "a warning reached the reader"
    )
    explorers = re.findall(r'<p class="explorer">.*?</p>', body, re.DOTALL)
    assert all("<a href=" in explorer for explorer in explorers), (
        "an explorer without a static figure"
    )


def test_the_first_page_has_a_headline_figure_of_each_analysis(report_folder):
    text = page(report_folder, "index")
    chosen = [path for path in available() if '"first_page": true' in path.read_text("utf-8")]
    assert len(chosen) >= 3
    for stem in (path.stem for path in chosen):
        assert re.search(rf'class="lagebild-figure"[^>]*id="{stem}-', text), stem
    assert "4 German, 1 English" in text


def test_the_tables_are_complete_and_keep_their_contract(report_folder):
    found = {path.stem.upper() for path in (report_folder / "tables").glob("*.parquet")}
    assert {
        "DOCUMENTS",
        "LINES",
        "SENTENCES",
        "QUOTES",
        "LEDGER",
        "SCORES",
        "KEYNESS",
        "STORIES",
        "FACTS",
    } <= found
    for name in found:
        frame = pd.read_parquet(report_folder / "tables" / f"{name.lower()}.parquet")
        schema.check(frame, name)
        assert len(
            pd.read_csv(report_folder / "tables" / f"{name.lower()}.csv", keep_default_na=False)
        ) == len(frame)


def test_the_manifest_knows_every_file(report_folder):
    manifest = json.loads((report_folder / "manifest.json").read_text(encoding="utf-8"))
    present = {
        path.relative_to(report_folder).as_posix()
        for path in report_folder.rglob("*")
        if path.is_file()
    }
    assert set(manifest["files"]) == present - {"manifest.json"}
    for name, facts in manifest["files"].items():
        assert hashlib.sha256((report_folder / name).read_bytes()).hexdigest() == facts["sha256"], (
            name
        )
    assert manifest["packages"]["pandas"] == pd.__version__
    assert [row["doc_id"] for row in manifest["documents"]] == sorted(
        path.stem for path in SEEDS.glob("*.txt")
    )


def test_two_reports_are_the_same_bytes_wherever_texts_and_cache_lie(
    report_folder, tmp_path, monkeypatch
):
    monkeypatch.setenv(
        "LAGEBILD_CACHE", str(tmp_path / "cache")
    )  # nothing is shared with the first
    elsewhere = tmp_path / "Another Pläce (xqzv)"
    shutil.copytree(SEEDS, elsewhere)
    first, second = (
        contents(folder) for folder in (report_folder, report(elsewhere, tmp_path / "out").parent)
    )
    assert first.keys() == second.keys() and len(first) > 40
    assert [name for name in first if first[name] != second[name]] == []
    assert not any(b"xqzv" in content for content in second.values())


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_metadata_file_reaches_notebooks_and_tables(tmp_path, monkeypatch):
    first = [path for path in available() if path.stem == "00_start_here"]
    monkeypatch.setattr(build, "available", lambda: first)
    facts = tmp_path / "facts.csv"
    facts.write_text("doc_id,source\n000_a92bfb37a2810eb6,Testblatt\n", encoding="utf-8")
    out = report(SEEDS, tmp_path / "out", metadata=facts).parent
    assert "Testblatt" in page(out, "00_start_here")
    assert "Testblatt" in set(pd.read_parquet(out / "tables" / "documents.parquet").source)


def test_one_text_is_reported_without_a_text_beside_it(tmp_path, monkeypatch):
    monkeypatch.setattr(
        build, "available", lambda: [path for path in available() if path.stem == "04_sources"]
    )
    shutil.copy(next(SEEDS.glob("002_*.txt")), tmp_path / "only.txt")
    out = report(tmp_path / "only.txt", tmp_path / "out").parent
    assert "No two texts tell one story" in page(out, "04_sources")
