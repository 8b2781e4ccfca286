"""What many tests share: the default corpus and the tables made from it, computed once."""

import os
import time
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent / "seeds"
GOLD = Path(__file__).parent / "gold"


@pytest.fixture(scope="session")
def seeds():
    from helpers import corpus

    return corpus.load(SEEDS)


@pytest.fixture(scope="session")
def sentences(seeds):
    from helpers import language

    return language.split_sentences(seeds.documents)


@pytest.fixture(scope="session")
def quotes(seeds):
    from helpers import language

    return language.find_quotes(seeds.documents)


@pytest.fixture(scope="session")
def made_report(tmp_path_factory):
    """Folder with `report`, the whole report on the five texts, and `executed`, the notebooks it
    was made from.

    Every notebook runs once, alone, in a kernel of its own: the first worker makes the report, the
    others wait for it.
    """
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "made-report"
    finished = folder.with_suffix(".finished")
    try:
        folder.mkdir()
    except FileExistsError:
        while not finished.exists():
            time.sleep(0.2)
        return folder
    try:
        _make_report(folder)
    finally:
        finished.touch()
    return folder


@pytest.fixture(scope="session")
def report_folder(made_report):
    return made_report / "report"


def _make_report(folder: Path) -> None:
    import nbformat

    from helpers.report import build

    def run_and_keep(path, parameters):
        notebook = run(path, parameters)
        nbformat.write(notebook, folder / "executed" / path.name)
        return notebook

    (folder / "executed").mkdir()
    run = build.run
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "run", run_and_keep)
        build.report(SEEDS, folder / "report")
