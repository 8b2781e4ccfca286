"""Expected values by hand, or from the definition."""

import numpy as np
import pytest

from helpers import stats


@pytest.mark.parametrize(
    ("sizes", "p"),
    [
        ((1, 4), 0.2),
        ((2, 3), 0.1),
        ((1, 1, 1, 1, 1), 1.0),
        ((2, 2), 1 / 3),
        ((5,), 1.0),
        ((1, 1), 1.0),
        ((4, 4), 2 / 70),
    ],
)
def test_the_smallest_p_of_a_design(sizes, p):
    assert stats.smallest_p(sizes) == pytest.approx(p)


@pytest.mark.parametrize(
    ("values", "labels", "statistic", "p"),
    [
        ([1, 2, 3, 4, 10], "aaaab", 7.5, 1 / 5),  # the extreme one of five
        ([1, 2, 9, 9, 9], "aabbb", 7.5, 1 / 10),
        ([1, 1, 1, 1], "aabb", 0.0, 1.0),
        ([0, 0, 1, 1], "aabb", 1.0, 2 / 6),
        ([0, 0, 1, 1, np.nan], "aabba", 1.0, 2 / 6),  # a missing value takes its label with it
    ],
)
def test_exact_permutation_test(values, labels, statistic, p):
    result = stats.permutation_test(values, list(labels))
    assert (result.statistic, result.p) == (pytest.approx(statistic), pytest.approx(p))
    assert result.exact and result.p >= result.smallest_p


def test_labels_are_exchanged_inside_blocks_only():
    # Two stories, each told by a and b, b always one higher: 4 relabellings, 2 of them as far
    # apart.
    result = stats.permutation_test([0, 1, 10, 11], list("abab"), blocks=["x", "x", "y", "y"])
    assert result.p == pytest.approx(2 / 4)
    assert result.smallest_p == pytest.approx(2 / 4)
    assert stats.permutation_test([0, 1, 10, 11], list("abab")).p == pytest.approx(2 / 3)


def test_sampled_permutation_test_agrees_with_the_exact_one():
    rng = np.random.default_rng(1)
    values, labels = rng.normal(size=12), ["a"] * 5 + ["b"] * 7
    exact = stats.permutation_test(values, labels)
    sampled = stats.permutation_test(values, labels, n_permutations=700)
    assert exact.exact and not sampled.exact
    assert sampled.p == pytest.approx(exact.p, abs=0.06)
    assert sampled.smallest_p == pytest.approx(1 / 701)


def test_sampled_p_is_valid_under_the_null():
    rng = np.random.default_rng(2)
    ps = [
        stats.permutation_test(rng.normal(size=20), ["a", "b"] * 10, n_permutations=99).p
        for _ in range(300)
    ]
    assert np.mean(np.array(ps) <= 0.05) <= 0.09


def test_one_group_allows_no_test():
    result = stats.permutation_test([1, 2, 3], ["a", "a", "a"])
    assert np.isnan(result.p) and result.smallest_p == 1.0


def test_bootstrap_interval_of_a_mean_has_the_textbook_width():
    values = np.random.default_rng(3).normal(5, 2, 400)
    interval = stats.bootstrap_interval(values)
    assert interval.value == pytest.approx(values.mean())
    assert interval.high - interval.low == pytest.approx(2 * 1.96 * values.std() / 20, rel=0.12)
    assert (interval.n, interval.n_groups, interval.known) == (400, 400, True)


def test_groups_widen_the_interval():
    # Ten documents of 50 equal sentences each: only ten independent values, so about sqrt(50) times
    # as wide.
    groups = np.repeat(np.arange(10), 50)
    values = np.random.default_rng(4).normal(size=10)[groups]
    wide, narrow = stats.bootstrap_interval(values, groups), stats.bootstrap_interval(values)
    assert (wide.high - wide.low) > 4 * (narrow.high - narrow.low)
    assert wide.n_groups == 10


@pytest.mark.parametrize(
    ("values", "groups", "n_groups"),
    [([3.0], None, 1), ([1, 2, 3], ["d", "d", "d"], 1), ([], None, 0)],
)
def test_no_interval_from_a_single_unit(values, groups, n_groups):
    interval = stats.bootstrap_interval(values, groups)
    assert not interval.known and interval.n_groups == n_groups


def test_bootstrap_leaves_out_missing_values_and_repeats():
    a = stats.bootstrap_interval([1, 2, np.nan, 3], statistic=np.median)
    assert (a.value, a.n) == (2.0, 3)
    assert a == stats.bootstrap_interval([1, 2, np.nan, 3], statistic=np.median)


@pytest.mark.parametrize(
    ("p", "q"),
    [
        ([0.01, 0.02, 0.03, 0.5], [0.04, 0.04, 0.04, 0.5]),
        ([0.04, 0.01], [0.04, 0.02]),
        ([0.2, np.nan], [0.2, np.nan]),
        ([], []),
    ],
)
def test_benjamini_hochberg(p, q):
    np.testing.assert_allclose(stats.benjamini_hochberg(p), q)


def test_detectable_difference_matches_a_simulated_power():
    rng = np.random.default_rng(5)
    delta = stats.detectable_difference(1.0, 20, 20)
    from scipy.stats import ttest_ind

    found = [
        ttest_ind(rng.normal(size=20), rng.normal(delta, size=20)).pvalue < 0.05 for _ in range(600)
    ]
    assert np.mean(found) == pytest.approx(0.8, abs=0.06)
    assert np.isnan(stats.detectable_difference(1.0, 1, 4))


def test_shrinkage_pulls_chance_differences_together_and_leaves_large_ones():
    np.testing.assert_allclose(stats.shrink([1.0, 1.2, 0.8], [1.0, 1.0, 1.0]), 1.0)
    np.testing.assert_allclose(stats.shrink([-100.0, 100.0], [1.0, 1.0]), [-100, 100], rtol=1e-3)
    assert np.isnan(stats.shrink([1.0, np.nan, 2.0], [1.0, 1.0, 1.0])[1])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: stats.bootstrap_interval([1, 2], level=95),
            "level is 95; give a share between 0 and 1, such as 0.95.",
        ),
        (
            lambda: stats.permutation_test([1, 2], ["a"]),
            "values and labels differ in length (2, 1). Give one label a value.",
        ),
        (
            lambda: stats.benjamini_hochberg([2.5]),
            "p values must lie between 0 and 1. Give p values, not z values.",
        ),
    ],
)
def test_bad_input_gets_a_sentence(call, message):
    with pytest.raises(ValueError) as error:
        call()
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("found", "n", "low", "high"),
    [
        (0, 8, 0.0, 3.8415 / 11.8415),  # z² / (n + z²)
        (8, 8, 8 / 11.8415, 1.0),
        (5, 10, 0.2366, 0.7634),
        (0, 0, np.nan, np.nan),
    ],
)
def test_the_interval_of_a_share(found, n, low, high):
    assert stats.share_interval(found, n) == pytest.approx((low, high), abs=1e-4, nan_ok=True)
