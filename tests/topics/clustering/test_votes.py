"""The third vote, with figures by hand and against fits that really leave a text out."""

import numpy as np
import pytest

from helpers.topics.clustering import votes
from helpers.topics.clustering.views import Views, unit
from helpers.topics.clustering.votes import RIDGE, Discriminant, joint_scores


def test_left_out_by_hand():
    # centred indicators are ±.5; without the first text: -.5 · 1 / (1 + 3) = -.125 per unit, times
    # -1
    found = Discriminant(np.array([[-1.0], [1.0]]), {"de": np.arange(2)}).left_out(
        np.array([0, 1]), 2
    )
    np.testing.assert_allclose(found, [[0.125, -0.125], [-0.125, 0.125]])


def test_left_out_is_what_a_fit_without_the_text_gives():
    rng = np.random.default_rng(0)
    rows, labels = rng.normal(size=(30, 4)), rng.integers(3, size=30)
    found = Discriminant(rows, {"de": np.arange(30)}).left_out(labels, 3)
    x, y = rows - rows.mean(axis=0), np.eye(3)[labels] - np.eye(3)[labels].mean(axis=0)
    for i in range(30):
        others = np.arange(30) != i
        weights = np.linalg.solve(
            x[others].T @ x[others] + RIDGE * np.eye(4), x[others].T @ y[others]
        )
        np.testing.assert_allclose(found[i], x[i] @ weights)


def test_no_language_and_no_topic_is_ahead_on_average():
    rng = np.random.default_rng(0)
    languages = {"de": np.arange(20), "en": np.arange(20, 40)}
    rows = rng.normal(size=(40, 5))
    rows[languages["de"]] += 2
    scores = Discriminant(rows, languages).scores(rng.integers(2, size=40), 2)
    for inside in languages.values():
        np.testing.assert_allclose(scores[inside].mean(axis=0), 0, atol=1e-12)
        assert scores[inside].std() == pytest.approx(1)


def test_a_text_put_beside_the_wrong_ones_is_told():
    rows = np.repeat(np.eye(2) * 3, 6, axis=0)
    labels = np.repeat([0, 1], 6)
    labels[0] = 1
    discriminant = Discriminant(rows, {"en": np.arange(12)})
    scores = joint_scores(np.zeros((12, 2)), discriminant, labels, 2)
    np.testing.assert_array_equal(scores.argmax(axis=1), np.repeat([0, 1], 6))


@pytest.mark.parametrize(
    ("labels", "expected"),
    [([2, 2, 0, 1], [0, 0, 1, 2]), ([0, 1, 0, 1], [0, 1, 0, 1]), ([1, 1, 1], [0, 0, 0])],
)
def test_topics_are_numbered_by_their_first_texts(labels, expected):
    np.testing.assert_array_equal(votes._in_order(np.array(labels)), expected)


@pytest.fixture
def three_groups():
    rng = np.random.default_rng(0)
    truth = np.repeat([0, 1, 2], 15)
    points = unit(np.eye(6)[truth] + 0.2 * rng.normal(size=(45, 6))).astype(np.float32)
    views = Views(np.array(["de"] * 45), points, {}, np.zeros(45, np.float32))
    return views, truth, Discriminant(points, views.rows)


def test_the_elected_topics_are_the_groups(three_groups):
    views, truth, discriminant = three_groups
    labels = votes.elect(views, views.vectors, discriminant, 3, np.random.default_rng(0))
    np.testing.assert_array_equal(votes._in_order(labels), truth)


def test_the_start_that_the_votes_favour_wins(three_groups, monkeypatch):
    views, truth, discriminant = three_groups
    starts = iter([np.arange(45) % 3, truth])
    monkeypatch.setattr(votes, "best_partition", lambda *_: next(starts))
    monkeypatch.setattr(votes, "refine", lambda _views, labels, *_: labels)
    labels = votes.elect(views, views.vectors, discriminant, 3, np.random.default_rng(0), starts=2)
    np.testing.assert_array_equal(labels, truth)
