"""The README says only what is so: its figures, files, notebooks and code."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.lexicon import read_lexicon

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
FIGURES = re.findall(
    r"^\| [^|]+ \| (\w[\w ]*\w)[^|]*\| (\.\d\d) \| ([^|]*) ?\|$", TEXT, re.MULTILINE
)


def test_the_table_of_figures_is_read_by_this_test():
    assert len(FIGURES) == TEXT.split("## How good is it?")[1].split("##")[0].count("\n| ") - 1


@pytest.mark.parametrize(("name", "figure", "others"), FIGURES)
def test_a_figure_is_the_measured_one(name, figure, others):
    rows = read_lexicon("validity").query("set == @name")
    assert figure.lstrip("0") in {f"{value:.2f}".lstrip("0") for value in rows.value}, (
        f"{name}: see validity.csv"
    )
    references = " ".join(rows.reference)
    assert all(number in references for number in re.findall(r"\.\d\d", others)), (
        f"{name}: {others}"
    )


def test_links_lead_to_files():
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / target).exists(), target


def test_every_notebook_is_listed():
    listed = re.findall(r"^\| (\d\d_\w+) \| ", TEXT, re.MULTILINE)
    assert listed == [path.stem for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]


def test_the_code_runs_as_it_stands(monkeypatch):
    monkeypatch.chdir(ROOT)
    names: dict = {}
    exec(re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)[1], names)
    assert len(names["scores"]) == len(names["s"]) == len(names["labels"])
    assert len(names["facts"]) and len(names["ledger"]) and len(names["stories"]) == 5


def test_every_make_target_is_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"^make (\w+)", TEXT, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.slow
def test_one_notebook_runs_on_other_texts_as_written(tmp_path):
    lines = re.search(r"```\n(.venv/bin/papermill .*?)```", TEXT, re.DOTALL)[1].splitlines()
    (tmp_path / "text.txt").write_text(
        "Ministers met in Brussels on Monday. They condemned the attack on Kyiv.", encoding="utf-8"
    )
    for line in lines:
        line = line.replace(".venv/bin/", f"{Path(sys.executable).parent}/").replace(
            "/full/path/to/folder", str(tmp_path)
        )
        subprocess.run(
            shlex.split(line.replace("mine", f"{tmp_path}/mine")),
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
    page = (tmp_path / "mine.html").read_text(encoding="utf-8")
    assert "condemned" in page and "Selenskyj" not in re.sub(
        r"<script.*?</script>", "", page, flags=re.DOTALL
    )
