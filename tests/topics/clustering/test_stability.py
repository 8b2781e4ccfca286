"""Choosing the number of topics, and measuring separation and agreement, with figures by hand."""

import numpy as np
import pandas as pd
import pytest

from helpers.topics.clustering import levels, stability, votes
from helpers.topics.clustering.views import Views


def table(*rows):
    columns = ["n_topics", "agreement", "separation"]
    frame = pd.DataFrame(rows, columns=columns).assign(high=1.0, smallest=1, chosen=False)
    return frame.assign(low=frame.agreement - 0.1)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(2, 0.9, 0.10), (3, 0.9, 0.20), (4, 0.9, 0.10)], 3),
        (
            [(2, 0.9, 0.10), (3, 0.4, 0.20), (4, 0.9, 0.10)],
            2,
        ),  # 3 is not reproducible; 2 and 4 are equal: the smaller
        (
            [(2, 0.6, 0.090), (3, 0.6, 0.0995), (4, 0.6, 0.100), (5, 0.6, 0.05)],
            3,
        ),  # equals the best, with fewer topics
        ([(2, 0.1, 0.30), (3, 0.3, 0.10)], 3),  # none is reproducible: where halves agree most
        (
            [(2, 0.1, 0.30), (3, 0.25, 0.10), (8, 0.3, 0.10)],
            3,
        ),  # or cannot be told from it: the fewest
        ([], 1),
    ],
)
def test_choice(rows, expected):
    assert stability.choose(table(*rows)) == expected


def views(points, languages=None):
    points = np.asarray(points, dtype=np.float32)
    codes = np.array(["de"] * len(points) if languages is None else languages)
    return Views(
        codes,
        points,
        {},
        np.zeros(len(points), np.float32),
    )


def test_separation_of_two_opposite_pairs_is_one():
    points = np.array([[1, 0], [1, 0], [0, 1], [0, 1]])
    value = stability.separation(points, np.array(["de"] * 4), np.array([0, 0, 1, 1]), 2)
    assert value == pytest.approx(1)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([0, 0, 1, 1], [1, 1, 0, 0], 1.0),  # the same pairs under other numbers
        (
            [0, 0, 1, 1],
            [0, 1, 0, 1],
            -0.5,
        ),  # no pair in common, 2/3 expected: (0 - 2/3) / (2 - 2/3)
        (
            [0, 0, 1, 2],
            [0, 0, 1, 1],
            4 / 7,
        ),  # 1 pair in common, 1/3 expected: (1 - 1/3) / (1.5 - 1/3)
        ([0, 0, 0, 0], [0, 0, 0, 0], 1.0),
    ],
)
def test_adjusted_rand_by_hand(one, other, expected):
    assert stability.adjusted_rand(np.array(one), np.array(other), 3) == pytest.approx(expected)


def test_separation_by_hand():
    # cosines: a·b = .8, a·c = 0, b·c = .6; a: own distance .2, other 1 → .8; b: .2, .4 → .5; c is
    # alone → 0
    points = np.array([[1, 0], [0.8, 0.6], [0, 1]])
    value = stability.separation(points, np.array(["de"] * 3), np.array([0, 0, 1]), 2)
    assert value == pytest.approx((0.8 + 0.5 + 0) / 3, abs=1e-6)


def test_topics_that_are_languages_are_not_separate():
    points = [[1, 0], [1, 0], [0, 1], [0, 1]]
    codes = ["de", "de", "en", "en"]
    labels = np.array([0, 0, 1, 1])
    assert stability.language_overlap(np.array(codes), labels, 2) == 0
    assert stability.separation(np.array(points), np.array(codes), labels, 2) == 0


def test_overlap_by_hand():
    # German 3 : 1, English 1 : 3 → distance .5
    codes = np.array(["de"] * 4 + ["en"] * 4)
    labels = np.array([0, 0, 0, 1, 0, 1, 1, 1])
    assert stability.language_overlap(codes, labels, 2) == pytest.approx(0.5)


def test_clear_groups_agree_and_noise_does_not():
    rng = np.random.default_rng(0)
    centres = np.eye(8)[rng.integers(0, 3, 120)]
    clear = centres + 0.05 * rng.normal(size=(120, 8))
    clear = (clear / np.linalg.norm(clear, axis=1, keepdims=True)).astype(np.float32)
    noise = rng.normal(size=(120, 32))
    noise = (noise / np.linalg.norm(noise, axis=1, keepdims=True)).astype(np.float32)
    assert stability.split_half_agreement(clear, 3, rng).mean() > 0.95
    assert stability.split_half_agreement(noise, 3, rng).mean() < 0.3


def test_agreement_by_text_is_high_inside_a_group_and_low_between():
    rng = np.random.default_rng(0)
    points = np.repeat(np.eye(2), 20, axis=0) + 0.02 * rng.normal(size=(40, 2))
    points = np.vstack([points, [[0.7071, 0.7071]]])
    points = (points / np.linalg.norm(points, axis=1, keepdims=True)).astype(np.float32)
    labels = [*np.repeat([0, 1], 20), 0]
    found = stability.text_agreement(points, np.array(labels), 2, rng)
    assert found[:40].min() == 1
    assert found[40] <= 1


def test_candidates_leave_three_texts_a_topic():
    assert stability.candidates(5) == []
    assert stability.candidates(12) == [2, 3, 4]
    assert max(stability.candidates(10_000)) == 20
    assert stability.candidates(10_000, at_most=4) == [2, 3, 4]


def test_the_nearest_topics_merge_first():
    points = np.array([[1, 0, 0], [0.9, 0.436, 0], [0, 0, 1]], dtype=np.float32)
    nested = levels.nested(views(points), np.array([0, 1, 2]), 3, np.random.default_rng(0))
    assert list(nested[2]) == [0, 0, 1]
    assert list(nested[1]) == [0, 0, 0]


@pytest.mark.parametrize("n", [0, 1, 5])
def test_too_few_texts_give_no_verdict(n):
    stable, words = stability.verdict(table(), n, given=False)
    assert not stable
    assert "nothing can be concluded" in words


@pytest.mark.parametrize(
    ("agreement", "start"),
    [(0.9, "2 topics as asked: halves of the passages"), (0.1, "These passages")],
)
def test_the_verdict_names_what_was_clustered(agreement, start):
    stable, words = stability.verdict(
        table((2, agreement, 0.1)).assign(chosen=True), 30, given=True, unit="passage"
    )
    assert stable == (agreement > stability.STABLE)
    assert words.startswith(start)
    assert "texts" not in words


def test_evidence_of_a_given_number_is_the_row_that_trying_it_alone_would_give():
    points = np.vstack([np.repeat(np.eye(2), 12, axis=0)]).astype(np.float32)
    labels = np.repeat([0, 1], 12)
    material = stability.Material(
        views(points), points, points, votes.Discriminant(points, {"de": np.arange(24)})
    )
    found = stability.evidence(material, labels, 2, np.random.default_rng(0))
    assert list(found.chosen) == [True]
    assert (found.agreement[0], found.separation[0], found.smallest[0]) == (1, 1, 12)
    assert not len(stability.evidence(material, labels, 13, np.random.default_rng(0)))
    tried = stability.try_numbers(material, [2], np.random.default_rng(0))
    assert (tried.agreement[0], tried.separation[0], tried.smallest[0]) == (1, 1, 12)
