"""Stories of two to four short articles in both languages, marked by hand: what differs and what
agrees.
"""

import importlib.util
from pathlib import Path

import pytest

PATH = Path(__file__).parents[1] / "benchmarks" / "facts.py"
SPEC = importlib.util.spec_from_file_location("facts_benchmark", PATH)
benchmark = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(benchmark)


@pytest.fixture(scope="module")
def scored():
    return benchmark.score(benchmark.stories())


def test_no_difference_is_claimed_that_is_none(scored):
    wrong = scored[~scored.marked & scored.found]
    assert wrong.words.tolist() == []


@pytest.mark.parametrize(("relation", "least"), [("differ", 0.95), ("agree", 0.95)])
def test_most_pairs_are_brought_together(scored, relation, least):
    marked = scored[scored.marked & (scored.relation == relation)]
    assert marked.found.mean() >= least, marked[~marked.found].words.tolist()


def test_statements_are_matched_across_languages_and_others_are_kept_apart():
    pairs = benchmark.quotes()
    assert (pairs.found[pairs.same == "no"] == "other").all()
    assert (pairs.found[pairs.same == "yes"] != "other").mean() >= 0.9
