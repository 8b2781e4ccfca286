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


MENU = ["Start", "Sport", "Politik", "Wetter", "Kultur", "Reise", "Wissen"]
LIST = ["Grüne 21,3", "Union 30,1", "• Hilfe beim Umbau", "Datum | Ort", "Kiel", "„Ein Zitat.“"]
NAMED = ("navigation", "template: impressum")


def find(*lines, whole=False):
    """Where the article stands; "Impressum" is a line that a template named."""
    layouts = [measure(text) for text in lines]
    roles = [NAMED if text == "Impressum" else None for text in lines]
    return extent.find(layouts, roles, whole)


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        (["Start", "Sport", P, P, "Kontakt"], (2, 3, 2)),
        (["Start", P, *LIST, P, "Kontakt"], (1, 8, 1)),
        (["Start", P, *LIST * 9, P, "Kontakt"], (1, 56, 1)),
        ([P, *MENU, P, P], (0, 9, 0)),
        ([P, P, "Impressum", P, P], (0, 4, 0)),
        ([P, P, *["Impressum"] * 9, P], (0, 1, 0)),
        ([P, *["Impressum"] * 9, P, P, P], (10, 12, 10)),
        (["Sturm über Kiel", "Zwei Verletzte", "Bahn steht"], (0, 2, 0)),
        (["Sturm über Kiel", "Impressum", P[:150]], (0, 2, 0)),
    ],
    ids=[
        "menu",
        "list",
        "long list",
        "menu inside",
        "one word",
        "below",
        "above",
        "short",
        "scant",
    ],
)
def test_where_the_article_stands(lines, where):
    assert find(*lines) == where


def test_a_text_that_is_no_page_is_an_article_from_end_to_end():
    assert find("Ein Satz", P, P, "Zum Schluss", whole=True)[:2] == (0, 3)


def test_a_repeated_label_cuts_nothing():
    layouts = [measure(text) for text in (P, *["Anna Berg"] * 9, P)]
    roles = [None, *[extent.REPEATED] * 9, None]
    assert extent.find(layouts, roles) == (0, 10, 0)
