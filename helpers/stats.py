"""Intervals, permutation tests, multiple testing and what a design can reach: arrays in, numbers
out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import factorial, prod

import numpy as np
from numpy.typing import ArrayLike

Statistic = Callable[[np.ndarray], float]
LabelStatistic = Callable[[np.ndarray, np.ndarray], float]
CLOSE = 1e-12  # sums in another order differ in their last bits: so near is as large


@dataclass(frozen=True)
class Interval:
    """An estimate with its percentile interval; `low` and `high` are NaN where the design gives
    none.
    """

    value: float
    low: float
    high: float
    n: int
    n_groups: int

    @property
    def known(self) -> bool:
        """Whether the design gives an interval at all."""
        return bool(np.isfinite(self.low) and np.isfinite(self.high))


@dataclass(frozen=True)
class PermutationResult:
    """A permutation p value beside the smallest one that this design could have reached."""

    statistic: float
    p: float
    smallest_p: float
    n: int
    exact: bool


def bootstrap_interval(
    values: ArrayLike,
    groups: ArrayLike | None = None,
    statistic: Statistic = np.mean,
    n_resamples: int = 2000,
    level: float = 0.95,
    random_state: int | None = 0,
) -> Interval:
    """Percentile bootstrap interval of `statistic`; with `groups`, groups are drawn first, then
    values inside them.

    Missing values are left out. Where only one value is left, or one group, spread between units is
    unknown and the interval is NaN. After Efron and Tibshirani (1993) and, for groups, Davison and
    Hinkley (1997, section 3.8).
    """
    _check_level(level)
    given = np.asarray(values, dtype=float)
    codes = np.arange(len(given)) if groups is None else _codes(groups)
    _check_same_length(given, codes)
    seen = ~np.isnan(given)
    order = np.argsort(codes[seen], kind="stable")
    given, codes = given[seen][order], codes[seen][order]
    sizes = np.unique(codes, return_counts=True)[1]
    n_groups = len(sizes)
    value = float(statistic(given)) if n_groups else np.nan
    if n_groups < 2:
        return Interval(value, np.nan, np.nan, len(given), n_groups)
    starts = np.cumsum(sizes) - sizes
    rng = np.random.default_rng(random_state)
    draws = np.empty(n_resamples)
    for i in range(n_resamples):
        chosen = rng.integers(n_groups, size=n_groups)
        size = np.repeat(sizes[chosen], sizes[chosen])
        inside = (rng.random(len(size)) * size).astype(int)
        draws[i] = statistic(given[np.repeat(starts[chosen], sizes[chosen]) + inside])
    low, high = np.nanquantile(draws, [(1 - level) / 2, (1 + level) / 2])
    return Interval(value, float(low), float(high), len(given), n_groups)


def spread_of_means(values: np.ndarray, labels: np.ndarray) -> float:
    """Largest difference between two groups' means; for two groups the absolute difference."""
    _, codes = np.unique(labels, return_inverse=True)
    means = np.bincount(codes, weights=values) / np.bincount(codes)
    return float(means.max() - means.min())


def permutation_test(
    values: ArrayLike,
    labels: ArrayLike,
    statistic: LabelStatistic = spread_of_means,
    n_permutations: int = 9999,
    random_state: int | None = 0,
    blocks: ArrayLike | None = None,
) -> PermutationResult:
    """Share of relabellings whose statistic is at least the observed one: all where few, else a
    sample.

    One value a unit (a document, not a word). With `blocks` (stories, say) labels are exchanged
    only inside a block. `statistic(values, labels)` must be larger for stronger evidence. The
    sampled p counts the observed labelling (Phipson and Smyth 2010), so that it is never 0.
    """
    given, codes = np.asarray(values, dtype=float), _codes(labels)
    block = np.zeros(len(given), int) if blocks is None else _codes(blocks)
    _check_same_length(given, codes, block)
    seen = ~np.isnan(given)
    given, codes, block = given[seen], codes[seen], block[seen]
    if len(np.unique(codes)) < 2:
        return PermutationResult(np.nan, np.nan, 1.0, len(given), True)
    observed = statistic(given, codes)
    members = [np.flatnonzero(block == b) for b in np.unique(block)]
    n_arrangements = prod(_arrangements(codes[m]) for m in members)
    exact = n_arrangements <= n_permutations
    relabellings = shuffles(codes, members, n_permutations, random_state)
    if exact:
        orders = product(*(list(_multiset_orders(codes[m])) for m in members))
        relabellings = (_relabelled(codes, members, parts) for parts in orders)
    close = CLOSE * max(1.0, abs(observed))
    as_large = sum(statistic(given, r) >= observed - close for r in relabellings)
    p = as_large / n_arrangements if exact else (as_large + 1) / (n_permutations + 1)
    smallest = max(_floor(codes, block), 0.0 if exact else 1 / (n_permutations + 1))
    return PermutationResult(float(observed), p, smallest, len(given), exact)


def smallest_p(group_sizes: Sequence[int]) -> float:
    """Smallest p that an exact two-sided test of this design can reach: (1, 4) gives .20, (2, 3)
    .10, five singles 1.

    One over the number of different partitions of the units into groups of these sizes: groups of
    equal size can change names without changing a two-sided statistic.
    """
    labels = np.repeat(np.arange(len(group_sizes)), group_sizes)
    return _floor(labels, np.zeros(len(labels), int))


def benjamini_hochberg(p: ArrayLike) -> np.ndarray:
    """q values that control the false discovery rate (Benjamini and Hochberg 1995); missing p stay
    missing.
    """
    p = np.asarray(p, dtype=float)
    if ((p < 0) | (p > 1)).any():
        raise ValueError("p values must lie between 0 and 1. Give p values, not z values.")
    q = np.full(p.shape, np.nan)
    seen = np.flatnonzero(~np.isnan(p))
    order = seen[np.argsort(p[seen])[::-1]]
    ranks = np.arange(len(order), 0, -1)
    q[order] = np.minimum.accumulate(np.minimum(p[order] * len(order) / ranks, 1.0))
    return q


def share_interval(found: int, n: int, level: float = 0.95) -> tuple[float, float]:
    """Wilson's (1927) interval of a share, `found` of `n`; NaN where n is 0."""
    from scipy.stats import binomtest

    _check_level(level)
    if n == 0:
        return float("nan"), float("nan")
    low, high = binomtest(found, n).proportion_ci(level, method="wilson")
    return float(low), float(high)


def detectable_difference(
    sd: float, n_a: int, n_b: int, level: float = 0.95, power: float = 0.8
) -> float:
    """Smallest difference of two means that n_a and n_b units find with `power`, in units of `sd`.

    Two-sided normal-theory formula with t quantiles (Cohen 1988); NaN with fewer than two units in
    a group.
    """
    from scipy.stats import t

    _check_level(level)
    if n_a < 2 or n_b < 2:
        return float("nan")
    df = n_a + n_b - 2
    return float((t.ppf((1 + level) / 2, df) + t.ppf(power, df)) * sd * np.sqrt(1 / n_a + 1 / n_b))


def shrink(estimates: ArrayLike, variances: ArrayLike) -> np.ndarray:
    """Estimates drawn towards their precision-weighted mean, the more the less certain each is;
    missing stay missing.

    Empirical Bayes with DerSimonian and Laird's (1986) between-group variance: groups that differ
    no more than chance would have them all fall onto the common mean.
    """
    estimates, variances = np.asarray(estimates, float), np.asarray(variances, float)
    seen = np.isfinite(estimates) & np.isfinite(variances) & (variances > 0)
    result = np.where(seen, estimates, np.nan)
    if seen.sum() < 2:
        return result
    y, v = estimates[seen], variances[seen]
    w = 1 / v
    mean = (w * y).sum() / w.sum()
    heterogeneity = (w * (y - mean) ** 2).sum()
    between = max(0.0, (heterogeneity - (len(y) - 1)) / (w.sum() - (w**2).sum() / w.sum()))
    w = 1 / (v + between)
    mean = (w * y).sum() / w.sum()
    result[seen] = mean + between / (between + v) * (y - mean)
    return result


def _codes(labels: ArrayLike) -> np.ndarray:
    return np.unique(np.asarray(labels, dtype=object).astype(str), return_inverse=True)[1]


def _check_level(level: float) -> None:
    if not 0 < level < 1:
        raise ValueError(f"level is {level}; give a share between 0 and 1, such as 0.95.")


def _check_same_length(*arrays: np.ndarray) -> None:
    lengths = list(dict.fromkeys(len(a) for a in arrays))
    if len(lengths) > 1:
        raise ValueError(
            f"values and labels differ in length ({', '.join(map(str, lengths))}). Give one label "
            f"a value."
        )


def _arrangements(labels: np.ndarray) -> int:
    return factorial(len(labels)) // prod(factorial(n) for n in Counter(labels.tolist()).values())


def _floor(labels: np.ndarray, blocks: np.ndarray) -> float:
    """One over the number of arrangements that a statistic blind to the groups' names can tell
    apart.
    """
    members = [labels[blocks == b] for b in np.unique(blocks)]
    # Two groups can change names only where they have the same size in every block.
    size_profiles = Counter(tuple(int((m == g).sum()) for m in members) for g in np.unique(labels))
    renamings = prod(factorial(n) for n in size_profiles.values())
    return min(1.0, renamings / prod(_arrangements(m) for m in members)) if len(labels) else 1.0


def shuffles(
    labels: np.ndarray, members: list[np.ndarray], n: int, random_state: int | None = 0
) -> Iterator[np.ndarray]:
    """`n` random relabellings, labels exchanged inside the places of each of `members` only."""
    rng = np.random.default_rng(random_state)
    for _ in range(n):
        yield _relabelled(labels, members, [rng.permutation(labels[m]) for m in members])


def _relabelled(
    labels: np.ndarray, members: list[np.ndarray], parts: Iterable[np.ndarray]
) -> np.ndarray:
    """The labels with those of each block in the order of its part."""
    relabelled = labels.copy()
    for m, part in zip(members, parts, strict=True):
        relabelled[m] = part
    return relabelled


def _multiset_orders(labels: np.ndarray) -> Iterator[np.ndarray]:
    """Every distinguishable order of a block's labels."""
    first = labels.min()
    rest = labels[labels != first]
    for places in combinations(range(len(labels)), len(labels) - len(rest)):
        others = np.delete(np.arange(len(labels)), places)
        for order in _multiset_orders(rest) if len(rest) else [rest]:
            relabelled = np.full_like(labels, first)
            relabelled[others] = order
            yield relabelled
