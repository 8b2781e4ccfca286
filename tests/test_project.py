"""The files around the code agree with one another: one list of dependencies, one version, one
dictionary.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


# Called from a make of its own, as in CI, make would print where it enters and leaves.
ALONE = {
    name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))
}


def name_of(requirement: str) -> str:
    return re.split(r"[\s\[<>=!~;]", requirement)[0].lower().replace("_", "-")


def range_of(requirement: str) -> str:
    return re.sub(r"^[\w.-]+(\[[^\]]*\])?", "", requirement).replace(" ", "")


def environment() -> list:
    import yaml

    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]


def test_conda_has_the_same_ranges_as_pip():
    wanted = {name_of(line): range_of(line) for line in PROJECT["dependencies"]}
    conda = {name_of(line): range_of(line) for line in environment() if isinstance(line, str)}
    assert set(conda) == {
        "python",
        "pip",
        "jupyterlab",
        "pandas",
        "plotly",
        "ipywidgets",
        "scikit-learn",
    }
    assert conda.pop("python") == PROJECT["requires-python"]
    assert conda.pop("pip") == ""
    assert conda == {name: wanted[name] for name in conda}
    assert [entry for entry in environment() if isinstance(entry, dict)] == [{"pip": ["-e ."]}]


@pytest.mark.parametrize("extra", [None, *PROJECT["optional-dependencies"]])
def test_the_lock_pins_every_direct_dependency(extra):
    direct = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    pinned = {name_of(line) for line in LOCK.splitlines() if "==" in line}
    assert {name_of(line) for line in direct} <= pinned


def test_the_lock_is_hashed_and_names_no_index():
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(entries) > 50
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?://|--index|--find-links", LOCK)


def test_one_version_everywhere():
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^version: (.*)$", citation, re.MULTILINE)[1] == PROJECT["version"]
    headings = re.findall(r"^## (.*)$", changes, re.MULTILINE)
    assert headings[0] == "[Unreleased]" and headings[1].split(",")[0] == PROJECT["version"]


def test_the_pages_that_are_made_from_the_code_are_in_step_with_it():
    from helpers.report.dictionary import pages

    for path, text in pages().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run `make dictionary`"


def test_the_page_of_names_shows_what_the_code_says():
    names = (ROOT / "API.md").read_text(encoding="utf-8")
    assert not re.search(r"ForwardRef|0x[0-9a-f]{6}|: $", names, re.MULTILINE)
    assert "\n- `link_stories(documents: pd.DataFrame" in names


def test_everything_the_package_reads_comes_with_it():
    data = {
        path.suffix
        for path in (ROOT / "helpers").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert {".css", ".csv", ".j2", ".js", ".json", ".py"} <= data
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert not {"*.csv", "*.js", "*.json"} & set(ignored)


BENCHMARKS = sorted((ROOT / "tests" / "benchmarks").glob("*.py"))


@pytest.mark.slow
@pytest.mark.parametrize("benchmark", BENCHMARKS, ids=lambda path: path.stem)
def test_a_benchmark_says_how_it_is_called(benchmark, tmp_path):
    done = subprocess.run(
        [sys.executable, benchmark, "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--data" in done.stdout


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_benchmarks_without_data_get_one_sentence(tmp_path):
    stamp = tmp_path / ".installed"
    stamp.touch()  # nothing is set up for this
    done = subprocess.run(
        ["make", "-s", "bench", f"STAMP={stamp}", "DATA="],
        env=ALONE,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    sentences = [line for line in done.stderr.splitlines() if not line.startswith("make:")]
    assert done.returncode == 2 and done.stdout == ""
    assert len(sentences) == 1 and sentences[0].startswith("make bench DATA=folder needs a folder")


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_a_python_that_does_not_fit_gets_one_sentence(tmp_path):
    wrong = tmp_path / "python3.9"
    wrong.write_text("#!/bin/sh\nexit 1\n")
    wrong.chmod(0o755)
    for file in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / file, tmp_path)
    done = subprocess.run(
        ["make", "-s", "install", f"PYTHON={wrong}"],
        env=ALONE,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    sentences = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert done.returncode != 0 and done.stdout == ""
    assert len(sentences) == 1 and sentences[0].startswith(
        "Lagebild needs Python 3.11, 3.12 or 3.13 and found none"
    )
    assert not (tmp_path / ".venv").exists()
