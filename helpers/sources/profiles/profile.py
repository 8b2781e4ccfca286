"""One page a source: every measure with its interval, and whether the source differs from the
others.
"""

import numpy as np
import pandas as pd

from helpers import schema, stats
from helpers.sources.trials.design import LEVEL, REMEDY, group_of

N_PERMUTATIONS = (
    4999  # relabellings where all are too many: with the observed one p has steps of 1/5000
)
N_RESAMPLES = 2000  # bootstrap samples of documents
AT_ONCE = 100  # groups or shuffles in memory at once
FEW = 12  # documents of which every relabelling is looked at
MANY = 60  # documents from which the smallest reachable p is as good as 0
EQUAL = 1e-12  # below it a spread is none, and two distances are one


def profiles(documents: pd.DataFrame, measures: pd.DataFrame, by: str = "source") -> pd.DataFrame:
    """PROFILES: the mean of each measure over a group's documents, its interval, and a test against
    the other groups.

    `documents` needs doc_id, language and the column named by `by`; `measures` is a table of
    doc_id, measure, value and n_sentences with one row a document and measure:
    `sources.style(...)`, or any of your own. The document is the unit: intervals are bootstrapped
    over documents, and p is the share of relabellings of documents (within a language) that set the
    group as far apart from the rest. Values are compared as deviations from the mean of their
    language. q_value is Benjamini and Hochberg's over every group and measure. See the data
    dictionary for difference, shrunken, smallest_p and detectable.
    """
    schema.require(documents, "DOCUMENTS", ["doc_id", "language", by], REMEDY)
    schema.require(
        measures, "Measures", ["doc_id", "measure", "value"], "Call sources.style(documents) first."
    )
    info = documents.assign(group=group_of(documents, by))[["doc_id", "group", "language"]]
    frame = measures.merge(info, on="doc_id").dropna(subset=["value"])
    if "n_sentences" not in frame:
        frame["n_sentences"] = 0
    tables = [_of_measure(part) for _, part in frame.groupby("measure", sort=False)]
    if not tables:
        return schema.empty("PROFILES")
    table = pd.concat(tables, ignore_index=True)
    table["q_value"] = stats.benjamini_hochberg(table.p)
    table["conclusion"] = [_conclusion(row) for row in table.itertuples()]
    table = table.sort_values(["group", "measure"], ignore_index=True)
    return schema.check(table, "PROFILES")


def similarity_map(table: pd.DataFrame) -> pd.DataFrame:
    """Groups on two axes by their profiles: group, x, y, n_documents, and the share of the spread
    that each axis shows.

    Principal components of the shrunken measures, each measure scaled to equal spread. Groups that
    chance alone sets apart fall together. Fewer than three groups give no map (an empty table).
    """
    schema.require(
        table, "PROFILES", ["group", "measure", "shrunken"], "Call sources.profiles() first."
    )
    wide = table.pivot(index="group", columns="measure", values="shrunken").dropna(axis=1)
    spread = wide.std(ddof=0)
    wide = (wide - wide.mean()).loc[:, spread > EQUAL] / spread[spread > EQUAL]
    columns = ["group", "x", "y", "n_documents", "share_x", "share_y"]
    if len(wide) < 3 or wide.shape[1] < 2:
        return pd.DataFrame(columns=columns)
    u, s, v = np.linalg.svd(wide.to_numpy(), full_matrices=False)
    sign = np.sign(
        v[np.arange(2), np.abs(v[:2]).argmax(axis=1)]
    )  # the largest loading points right and up
    points = u[:, :2] * s[:2] * sign
    share = s**2 / (s**2).sum()
    n = table.groupby("group").n_documents.max()
    return pd.DataFrame(
        {
            "group": wide.index,
            "x": points[:, 0],
            "y": points[:, 1],
            "n_documents": n[wide.index].to_numpy(),
            "share_x": share[0],
            "share_y": share[1],
        }
    )


def _of_measure(part: pd.DataFrame) -> pd.DataFrame:
    centred = part.value - part.groupby("language").value.transform("mean") + part.value.mean()
    value, groups = centred.to_numpy(), part.group.to_numpy()
    names, code = np.unique(groups, return_inverse=True)
    size = np.bincount(code)
    differences, p, smallest = _tests(value, code, size, part.language.to_numpy())
    members = np.split(part.value.to_numpy()[np.lexsort((part.value, code))], np.cumsum(size)[:-1])
    low, high = _intervals(members)
    means = np.bincount(code, weights=value) / size
    degrees = len(code) - len(size)
    spread = ((value - means[code]) ** 2).sum()
    within = np.sqrt(spread / degrees) if degrees > 0 else np.nan
    detectable = {
        n: stats.detectable_difference(within, n, len(code) - n) for n in set(size.tolist())
    }
    return pd.DataFrame(
        {
            "group": names,
            "measure": part.measure.iloc[0],
            "value": [values.mean() for values in members],
            "low": low,
            "high": high,
            "n_documents": size,
            "n_sentences": np.bincount(code, weights=part.n_sentences).astype(int),
            "difference": differences,
            # one document a group: no spread within, nothing to tell apart
            "shrunken": _shrunken(means, size, within) if degrees > 0 else value.mean(),
            "p": p,
            "smallest_p": smallest,
            "detectable": [detectable[n] for n in size.tolist()],
        }
    )


def _intervals(members: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Percentile bootstrap intervals of means over documents, groups of one size at once; one
    document has none.

    The means of all resamples are one product of weights and values, for thousands of sources.
    """
    low, high = np.full(len(members), np.nan), np.full(len(members), np.nan)
    size = np.array([len(values) for values in members])
    rng = np.random.default_rng(0)
    for n in np.unique(size[size > 1]):
        weights = rng.multinomial(n, np.full(n, 1 / n), size=N_RESAMPLES).T / n
        groups = np.flatnonzero(size == n)
        for some in np.array_split(groups, -(-len(groups) // AT_ONCE)):
            means = np.stack([members[g] for g in some]) @ weights
            low[some], high[some] = np.quantile(means, [LEVEL / 2, 1 - LEVEL / 2], axis=1)
    return low, high


def _tests(value: np.ndarray, code: np.ndarray, size: np.ndarray, language: np.ndarray):
    """Difference from the rest, permutation p and smallest reachable p of every group at once."""
    k = len(size)
    if k < 2:
        return np.full(k, np.nan), np.full(k, np.nan), np.ones(k)
    sums = np.bincount(code, weights=value)
    observed = sums / size - (value.sum() - sums) / (len(code) - size)
    smallest = _smallest(code, language)
    if len(code) <= FEW:
        tests = [
            stats.permutation_test(value, code == g, n_permutations=10**6, blocks=language)
            for g in range(k)
        ]
        return observed, np.array([t.p for t in tests]), smallest
    p = np.where(size == 1, _of_single_documents(value, code, size, language), np.nan)
    several = np.flatnonzero(size > 1)
    if len(several):
        p[several] = _shuffled(value, code, language, several, observed)
    floor = np.where(size == 1, 0, 1 / (N_PERMUTATIONS + 1))
    return observed, p, np.maximum(smallest, floor)


def _shuffled(
    value: np.ndarray,
    code: np.ndarray,
    language: np.ndarray,
    groups: np.ndarray,
    observed: np.ndarray,
) -> np.ndarray:
    """Permutation p of groups of several documents; groups with as many of each language share
    their relabellings.

    In a shuffled language any run of so many documents is a random relabelling, and one shuffle
    holds many such runs.
    """
    n = len(code)
    inside = pd.crosstab(code, language).to_numpy()
    # the order of documents must not matter
    blocks = [np.sort(values) for _, values in pd.Series(value).groupby(language)]
    kinds, kind = np.unique(inside[groups], axis=0, return_inverse=True)
    kind = kind.ravel()
    drawn: list[list[np.ndarray]] = [[] for _ in kinds]
    left = np.full(len(kinds), N_PERMUTATIONS)
    runs = np.array(
        [_runs([(len(b), k) for b, k in zip(blocks, row, strict=True) if k]) for row in kinds]
    )
    rng = np.random.default_rng(0)
    while (left > 0).any():
        at_once = int(np.clip((-(-left // runs)).max(), 1, AT_ONCE))
        sums = [_running_sums(rng, values, at_once) for values in blocks]
        for k in np.flatnonzero(left > 0):
            total = np.zeros((at_once, runs[k]))
            for running, length in zip(sums, kinds[k], strict=True):
                ends = length * np.arange(runs[k] + 1)
                total += np.diff(running[:, ends], axis=1) if length else 0.0
            drawn[k].append(total.ravel()[: left[k]])
            left[k] -= len(drawn[k][-1])
    p = np.empty(len(groups))
    # sums in another order differ in their last bits
    tolerance = 1e-9 * max(np.abs(value).max(), 1e-300)
    for number, row in enumerate(kinds):
        here, size = kind == number, row.sum()
        null = np.sort(
            np.abs(np.concatenate(drawn[number]) * n - value.sum() * size) / (size * (n - size))
        )
        as_large = len(null) - np.searchsorted(
            null, np.abs(observed[groups[here]]) - tolerance, side="left"
        )
        p[here] = (1 + as_large) / (N_PERMUTATIONS + 1)
    return p


def _runs(taken: list[tuple[int, int]]) -> int:
    """How many relabellings one shuffle holds, of blocks of so many documents of which so many are
    taken.

    Two halves are one relabelling: what one is above the mean, the other is below it.
    """
    halves = all(2 * k == n for n, k in taken)
    return 1 if halves else min(n // k for n, k in taken)


def _running_sums(rng: np.random.Generator, values: np.ndarray, n: int) -> np.ndarray:
    """Sums of the first 0, 1, … values of n shuffles."""
    shuffled = rng.permuted(np.tile(values, (n, 1)), axis=1)
    return np.concatenate([np.zeros((n, 1)), np.cumsum(shuffled, axis=1)], axis=1)


def _of_single_documents(
    value: np.ndarray, code: np.ndarray, size: np.ndarray, language: np.ndarray
) -> np.ndarray:
    """Exact p of a group of one document: the share of its language's documents that stand as far
    from the rest.
    """
    apart = np.abs(value - (value.sum() - value) / (len(code) - 1))
    p = np.ones(len(size))
    for block in (np.flatnonzero(language == b) for b in np.unique(language)):
        ranked = np.sort(apart[block])
        as_large = len(block) - np.searchsorted(ranked, apart[block] - EQUAL, side="left")
        p[code[block]] = as_large / len(block)
    return p


def _smallest(code: np.ndarray, language: np.ndarray) -> np.ndarray:
    """The smallest p that relabelling documents within languages can reach, for each group."""
    inside = pd.crosstab(code, language).to_numpy()
    outside = inside.sum(axis=0) - inside
    p = np.ones(len(inside))
    for g, b in zip(*np.nonzero(inside * outside), strict=True):
        pair = [int(inside[g, b]), int(outside[g, b])]
        p[g] *= stats.smallest_p(pair) if sum(pair) <= MANY else 0.0
    return p


def _shrunken(means: np.ndarray, size: np.ndarray, within: float) -> np.ndarray:
    return stats.shrink(means, np.maximum(within**2, EQUAL) / size) if len(size) > 1 else means


def _conclusion(row) -> str:
    if np.isnan(row.p):
        return "One source: nothing to compare with."
    if row.n_documents == 1:
        return f"Cannot be concluded: one text (smallest reachable p = {row.smallest_p:.2g})."
    if row.smallest_p > LEVEL:
        return f"Cannot be concluded: too few texts (smallest reachable p = {row.smallest_p:.2g})."
    if row.q_value <= LEVEL:
        return (
            f"{'Higher' if row.difference > 0 else 'Lower'} than the others (q = "
            f"{row.q_value:.2g})."
        )
    if not row.detectable > 0:
        return "No difference shown: the texts of a source do not differ from one another."
    return (
        f"No difference shown; one of {row.detectable:.2g} or more would be found four times "
        f"in five."
    )
