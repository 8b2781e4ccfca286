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
