"""How many topics: agreement between halves of the corpus, and separation that holds in every
language.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from helpers.schema import build
from helpers.stats import bootstrap_interval
from helpers.topics.clustering.partition import best_partition, group_sums
from helpers.topics.clustering.views import Views, unit
from helpers.topics.clustering.votes import Discriminant, elect

STABLE = 0.5  # agreement between halves from which a number of topics counts as reproducible
SPLITS = 6  # of the corpus into halves: the interval of their agreement comes from them
RESTARTS = 2  # of a half or a draw
DRAWS = 12  # samples by which a text's agreement is told: steps of a twelfth
DRAWN = 0.8  # share of the texts in a draw
SPOKEN = 0.1  # share of the texts from which a language counts in how topics are judged
TRIAL = 4  # rounds of votes on each number of topics that is tried: later ones move few texts
NEARLY_BEST = (
    0.99  # share of the best separation from which a number of topics counts as equally good
)
RESAMPLES = 200  # of six splits' agreements: more would not sharpen the interval
MOST_TOPICS = 20  # tried unless more are asked for: more cannot be told by their labels
LARGEST_HALF = 1000  # texts: more make agreement no more certain, only slower
SMALLEST_TOPIC = 3  # texts a topic needs on average before a number of topics is tried
# numbers of topics: each small one, then steps of about a fifth
_TRIED = (*range(2, 13), 14, 16, 20, 25, 30, 40)


@dataclass(frozen=True)
class Material:
    """What n texts are clustered and measured on: their views, meaning and wording in one space
    (`joint`, (n, d)), its smoothed coordinates (`space`, (n, m)) and the discriminant of both.
    """

    views: Views
    joint: np.ndarray
    space: np.ndarray
    discriminant: Discriminant


def candidates(n_texts: int, at_most: int | None = None) -> list[int]:
    """The numbers of topics worth trying on `n_texts` different texts."""
    return [k for k in _TRIED if k <= min(n_texts // SMALLEST_TOPIC, at_most or MOST_TOPICS)]


def split_half_agreement(
    space: np.ndarray, k: int, rng: np.random.Generator, splits: int = SPLITS
) -> np.ndarray:
    """Adjusted Rand indices (splits,): each half is clustered alone, and its topics are laid over
    the other.

    After Lange, Roth, Braun and Buhmann (2004).
    """
    found = []
    for _ in range(splits):
        order = rng.permutation(len(space))
        half = min(len(space) // 2, LARGEST_HALF)
        halves = order[:half], order[-half:]
        labels = [best_partition(space[rows], k, rng, RESTARTS) for rows in halves]
        for one, other in ((0, 1), (1, 0)):
            centroids = unit(group_sums(space[halves[one]], labels[one], k))
            laid_over = (space[halves[other]] @ centroids.T).argmax(axis=1)
            found.append(adjusted_rand(labels[other], laid_over, k))
    return np.array(found).reshape(splits, 2).mean(axis=1)


def adjusted_rand(one: np.ndarray, other: np.ndarray, k: int) -> float:
    """The adjusted Rand index (Hubert and Arabie 1985) of two partitions into topics 0 to k - 1.

    What scikit-learn gives, without its checks of the input, which take longer than a half's
    clustering.
    """
    table = np.bincount(one * k + other, minlength=k * k).reshape(k, k).astype(float)
    pairs, rows, columns = (
        (x * (x - 1) / 2).sum() for x in (table, table.sum(axis=1), table.sum(axis=0))
    )
    expected = rows * columns / (len(one) * (len(one) - 1) / 2)
    most = (rows + columns) / 2
    return 1.0 if most == expected else float((pairs - expected) / (most - expected))


def text_agreement(
    space: np.ndarray, labels: np.ndarray, k: int, rng: np.random.Generator, draws: int = DRAWS
) -> np.ndarray:
    """Per text the share of draws (n,) that put it with its topic again, each clustering a random
    four fifths anew.

    A draw's clusters are matched one to one to the topics they share most texts with (Hennig 2007,
    by text); NaN for a text that no draw held.
    """
    n = len(space)
    same = np.full((draws, n), np.nan)
    if k < 2:
        return same[0]
    for draw in same:
        rows = np.sort(rng.permutation(n)[: max(round(DRAWN * n), k)])
        drawn = best_partition(space[rows], k, rng, RESTARTS)
        overlap = np.zeros((k, k))
        np.add.at(overlap, (drawn, labels[rows]), 1)
        topic_of = linear_sum_assignment(-overlap)[1]
        draw[rows] = topic_of[drawn] == labels[rows]
    return pd.DataFrame(same).mean().to_numpy()


def separation(rows: np.ndarray, languages: np.ndarray, labels: np.ndarray, k: int) -> float:
    """Mean silhouette (Rousseeuw 1987, cosine distance) of `rows` (n, d), which have length 1 or 0.

    Distances are taken within each language and averaged over languages, so that a topic that holds
    together in one language only does not count as separate.
    """
    values, here = [], np.arange(len(labels))
    own_square = (rows**2).sum(axis=1)
    for code in _spoken(languages):
        inside = np.flatnonzero(languages == code)
        sizes = np.bincount(labels[inside], minlength=k)
        similarity = rows @ group_sums(rows[inside], labels[inside], k).T
        counts = np.tile(sizes.astype(float), (len(labels), 1))
        similarity[inside, labels[inside]] -= own_square[inside]
        counts[inside, labels[inside]] -= 1
        # a topic with one text, or none in this language, has no distance
        distance = np.where(counts > 0, 1 - similarity / np.maximum(counts, 1), np.inf)
        own = distance[here, labels].copy()
        distance[here, labels] = np.inf
        other = distance.min(axis=1)
        known = np.isfinite(own) & np.isfinite(other)
        own, other = np.where(known, own, 0), np.where(known, other, 0)
        values.append((other - own) / np.maximum(np.maximum(own, other), 1e-9))
    return float(np.mean(values)) * language_overlap(languages, labels, k) if values else 0.0


def _spoken(languages: np.ndarray) -> list[str]:
    """The languages of at least a tenth of the texts."""
    return [code for code in sorted(set(languages)) if (languages == code).mean() >= SPOKEN]


def language_overlap(languages: np.ndarray, labels: np.ndarray, k: int) -> float:
    """1 where every language spreads over the topics alike, 0 where no topic is shared: 1 minus the
    total variation distance between languages (the mean over pairs of those with a tenth of the
    texts); 1 with one language.
    """
    codes = _spoken(languages)
    spread = [
        np.bincount(labels[languages == code], minlength=k) / (languages == code).sum()
        for code in codes
    ]
    pairs = [np.abs(a - b).sum() / 2 for i, a in enumerate(spread) for b in spread[i + 1 :]]
    return float(1 - np.mean(pairs)) if pairs else 1.0


def try_numbers(material: Material, numbers: list[int], rng: np.random.Generator) -> pd.DataFrame:
    """STABILITY, without a choice yet, of a partition from one start into each number of topics."""
    rows = []
    for k in numbers:
        labels = elect(
            material.views,
            material.space,
            material.discriminant,
            k,
            rng,
            starts=1,
            iterations=TRIAL,
        )
        rows.append(_row(material, labels, k, rng))
    return build(rows, "STABILITY")


def evidence(
    material: Material, labels: np.ndarray, k: int, rng: np.random.Generator
) -> pd.DataFrame:
    """STABILITY of one given partition: a single row."""
    if k < 2 or len(labels) < 2 * k:
        return build([], "STABILITY")
    return build([_row(material, labels, k, rng) | {"chosen": True}], "STABILITY")


def _row(material: Material, labels: np.ndarray, k: int, rng: np.random.Generator) -> dict:
    """A row of STABILITY for a partition, not chosen yet."""
    halves = split_half_agreement(material.space, k, rng)
    agreement = bootstrap_interval(halves, n_resamples=RESAMPLES)
    return {
        "n_topics": k,
        "agreement": agreement.value,
        "low": agreement.low,
        "high": agreement.high,
        "separation": separation(material.joint, material.views.languages, labels, k),
        "smallest": int(np.bincount(labels, minlength=k).min()),
        "chosen": False,
    }


def choose(table: pd.DataFrame) -> int:
    """The number of topics: among reproducible ones, the smallest that is nearly as well separated
    as the best.

    Where none is reproducible, the smallest whose agreement lies in the interval of the best; 1
    where none was tried.
    """
    if not len(table):
        return 1
    stable = table[table.agreement >= STABLE]
    if not len(stable):
        best = table.loc[table.agreement.idxmax()]
        return int(table.n_topics[table.agreement >= best.low].min())
    return int(stable.n_topics[stable.separation >= NEARLY_BEST * stable.separation.max()].min())


def verdict(table: pd.DataFrame, n_texts: int, given: bool, unit: str = "text") -> tuple[bool, str]:
    """Whether the chosen number of topics is reproducible, and the choice in one or two sentences.

    `unit` is what was clustered: text, document or passage.
    """
    chosen = table[table.chosen]
    if not len(chosen):
        return (
            False,
            f"{n_texts} different {unit}s are too few to tell topics apart: nothing can be "
            f"concluded.",
        )
    row = chosen.iloc[0]
    found = (
        f"halves of the {unit}s agree at {row.agreement:.2f} (adjusted Rand index, "
        f"{row.low:.2f} to {row.high:.2f})"
    )
    if row.agreement < STABLE:
        return (
            False,
            f"These {unit}s hold no stable topics: with {row.n_topics} topics {found}; stable "
            f"means {STABLE} or more.",
        )
    if given:
        return True, f"{row.n_topics} topics as asked: {found}."
    rest = table[~table.chosen & (table.agreement >= STABLE)]
    after = ""
    if len(rest):
        second = rest.loc[rest.separation.idxmax()]
        after = (
            f" Next: {second.n_topics} topics (separation {second.separation:.3f}, agreement "
            f"{second.agreement:.2f})."
        )
    return True, f"{row.n_topics} topics: separation {row.separation:.3f}, and {found}.{after}"
