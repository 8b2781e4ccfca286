"""What many tests share: the default corpus and the tables made from it, computed once."""

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
def report_folder(tmp_path_factory):
    """The whole report on the five texts: every notebook has run, alone, in a kernel of its own."""
    from helpers.report import report

    return report(SEEDS, tmp_path_factory.mktemp("report")).parent
