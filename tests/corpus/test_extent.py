"""Where the article stands: the best run of scores, in linear time."""

from itertools import accumulate

import numpy as np
import pytest

from helpers.corpus import extent
from helpers.corpus.layout import measure

P = "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es Kritik an ihm gibt. " * 3


@pytest.mark.parametrize(
    ("values", "runs"),
    [
        ([], []),
        ([-1, -2], []),
        ([1, -2, 3], [(1, 0, 0), (3, 2, 2)]),
        ([4, -5, 3, -3, 1, 2, -2, 2, -2, 1, 5], [(4, 0, 0), (3, 2, 2), (7, 4, 10)]),  # the example of Ruzzo and Tompa
    ],
)
def test_the_maximal_runs(values, runs):
    assert extent._maximal_runs(values) == runs


def test_the_best_run_is_the_maximum_subsequence():
    chance = np.random.default_rng(0)
    for _ in range(50):
        values = chance.normal(-0.3, 1.5, 30).tolist()
        sums = [0.0, *accumulate(values)]
        best = max(sums[j] - sums[i] for i in range(31) for j in range(i, 31))
        found = max((total for total, *_ in extent._maximal_runs(values)), default=0.0)
        assert found == pytest.approx(best)


def test_a_menu_above_and_below_stays_outside():
    layouts = [measure(text) for text in ("Start", "Sport", P, P, "Impressum", "Kontakt")]
    assert extent.find(layouts, [None] * 6) == ([False, False, True, True, False, False], 2)


def test_a_page_of_short_lines_is_kept_whole():
    layouts = [measure(text) for text in ("Sturm über Kiel", "Zwei Verletzte", "Bahn steht")]
    assert extent.find(layouts, [None] * 3) == ([True, True, True], 0)


def test_the_best_run_starts_the_article_although_a_shorter_one_stands_above_it():
    menu = ["Start", "Sport", "Politik", "Wetter", "Kultur", "Reise", "Wissen"]
    inside, best = extent.find([measure(text) for text in (P, P, *menu, P, P, P)], [None] * 12)
    assert inside == [True] * 2 + [False] * 7 + [True] * 3
    assert best == 9
