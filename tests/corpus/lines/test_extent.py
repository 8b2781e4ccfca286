"""Where the article stands: the best run of scores, in linear time."""

from itertools import accumulate

import numpy as np
import pytest

from helpers.corpus.lines import extent
from helpers.corpus.lines.layout import measure

P = (
    "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es Kritik "
    "an ihm gibt. " * 3
)


@pytest.mark.parametrize(
    ("values", "runs"),
    [
        ([], []),
        ([-1, -2], []),
        ([1, -2, 3], [(1, 0, 0), (3, 2, 2)]),
        (
            [4, -5, 3, -3, 1, 2, -2, 2, -2, 1, 5],
            [(4, 0, 0), (3, 2, 2), (7, 4, 10)],
        ),  # the example of Ruzzo and Tompa
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


@pytest.mark.parametrize(
    ("between", "belongs"),
    [
        (["Was nun folgen soll"], [True]),
        (["Was nun folgen soll", "So will die Regierung sparen"], [True, True]),
        (
            ["Erste kurze Zeile hier", "Was nun folgen soll", "So will die Regierung sparen"],
            [False, True, True],
        ),
        (["Wetter"], [False]),
        (["• Ein anderer Text über etwas"], [False]),
        (
            ["Diese Waren gibt es, wenn man bis Ende Mai bestellt, " * 3 + "im Laden geschenkt:"],
            [True],
        ),
    ],
    ids=["heading", "two headings", "three short lines", "one word", "item", "announcement"],
)
def test_what_stands_between_two_parts(between, belongs):
    layouts = [measure(text) for text in (P, *between, P)]
    inside = [True, *[False] * len(between), True]
    roles = [None] * len(layouts)
    layouts.insert(-1, measure("Anzeige"))  # so that no line stands right above the second part
    inside.insert(-1, False)
    roles.insert(-1, ("advert", "template: anzeige"))
    assert extent.parts(layouts, roles, inside, 0, len(layouts) - 1)[1:-2] == belongs


def test_a_heading_does_not_reach_over_a_block_of_teasers():
    layouts = [
        measure(text) for text in (P, "Was nun folgen soll", "Text A", "Text B", "Text C", P)
    ]
    teaser = ("navigation", "after template: lesen sie auch…")
    roles = [None, None, teaser, teaser, teaser, None]
    assert extent.parts(layouts, roles, [True, *[False] * 4, True], 0, 5) == [
        True,
        *[False] * 4,
        True,
    ]
