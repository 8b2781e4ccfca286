"""The specification curve: one question under every reasonable choice, with the primary choice
named beforehand.
"""

from dataclasses import astuple, dataclass, fields
from itertools import product

import numpy as np
import pandas as pd

from helpers.escalation.anchors import ARMS
from helpers.escalation.ledger import ledger
from helpers.escalation.scores import LEXICON_SHARE, blend, by_anchors, sums, with_arms
from helpers.stats import bootstrap_interval


@dataclass(frozen=True)
class Specification:
    """One set of choices: what arms deliveries count as, whose voice, which evidence, which
    weights.
    """

    arms: str = "apart"
    voices: str = "all"
    evidence: str = "both"
    weights: str = "goldstein"


PRIMARY = Specification()
"""Named before looking: arms apart, every voice, lexicon and anchors together, Goldstein
weights.
"""
CHOICES = {
    "arms": tuple(ARMS),
    "voices": ("all", "newsroom"),
    "evidence": ("both", "lexicon", "anchors"),
    "weights": ("goldstein", "equal"),
}
EQUAL = 5.0
"""With equal weights every counted word and every anchor with a direction stands at plus or minus
this.
"""
_SHARES = {"both": LEXICON_SHARE, "lexicon": 1.0, "anchors": 0.0}
_RESAMPLES = 500  # of each of 36 specifications: enough for an interval that is only drawn
_KEY = ["doc_id", "sentence_id"]


def specifications() -> list[Specification]:
    """Every combination of the choices, the primary one first."""
    every = [Specification(*choice) for choice in product(*CHOICES.values())]
    return [PRIMARY, *(s for s in every if s != PRIMARY)]


def specification_curve(
    sentences: pd.DataFrame, quotes: pd.DataFrame | None = None, groups: pd.Series | None = None
) -> pd.DataFrame:
    """Mean escalation of each group of documents under every specification, with its bootstrap
    interval.

    `groups` maps doc_id to a group (default: each document is its own). One row a specification and
    group: arms, voices, evidence, weights, primary, group, estimate, low, high, n_scored,
    n_documents. After Simonsohn, Simmons and Nelson 2020 (doi:10.1038/s41562-020-0912-z). Intervals
    are over sentences inside documents and, where a group has several, documents.
    """
    scored = _every_score(sentences, quotes)
    of_document = {d: d for d in sentences.doc_id.unique()} if groups is None else groups.to_dict()
    group = sentences.doc_id.map(of_document).to_numpy(object)
    documents = sentences.doc_id.to_numpy()
    rows = []
    for specification, values in scored.items():
        for name in dict.fromkeys(group):
            chosen = (group == name) & ~np.isnan(values)
            inside = documents[chosen]
            n = len(set(inside))
            interval = bootstrap_interval(
                values[chosen], inside if n > 1 else None, n_resamples=_RESAMPLES
            )
            found = interval.value, interval.low, interval.high, int(chosen.sum()), n
            rows.append((*astuple(specification), specification == PRIMARY, name, *found))
    names = [f.name for f in fields(Specification)]
    columns = [*names, "primary", "group", "estimate", "low", "high", "n_scored", "n_documents"]
    return pd.DataFrame(rows, columns=columns)


def _every_score(
    sentences: pd.DataFrame, quotes: pd.DataFrame | None
) -> dict[Specification, np.ndarray]:
    """Escalation of each sentence under each specification; the ledger is written once for each
    value of arms.
    """
    scores = {}
    own = _newsroom_only(sentences, quotes)
    for arms in CHOICES["arms"]:
        rows = ledger(sentences, quotes, with_arms(None, arms))
        alike = {
            w: by_anchors(sentences, arms, EQUAL if w == "equal" else None)
            for w in CHOICES["weights"]
        }
        for weights, voices in product(CHOICES["weights"], CHOICES["voices"]):
            chosen = rows if voices == "all" else rows[rows.voice == "newsroom"]
            counted = sums(sentences, chosen if weights == "goldstein" else _equal(chosen))
            for evidence, share in _SHARES.items():
                table = blend(sentences, counted, alike[weights], share)
                values = table.escalation.to_numpy(float, copy=True)
                if voices == "newsroom":
                    by_words = (table.n_hits > 0).to_numpy() & (evidence != "anchors")
                    values[~own & ~by_words] = np.nan
                scores[Specification(arms, voices, evidence, weights)] = values
    return {s: scores[s] for s in specifications()}


def _equal(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows whose contribution keeps its direction and its share of the sentence, at one size for
    all.
    """
    share = (rows.contribution / rows.value.where(rows.value != 0)).fillna(0.0)
    return rows.assign(contribution=EQUAL * np.sign(rows.value) * share)


def _newsroom_only(sentences: pd.DataFrame, quotes: pd.DataFrame | None) -> np.ndarray:
    """Whether no part of a sentence is in a quote, so that its anchors speak of the newsroom's own
    words.
    """
    if quotes is None or quotes.empty or "start" not in sentences.columns:
        return np.ones(len(sentences), dtype=bool)
    by_document = {d: list(zip(q.start, q.end, strict=True)) for d, q in quotes.groupby("doc_id")}
    return np.array(
        [
            getattr(row, "role", "body") == "title"
            or not any(s < row.end and row.start < e for s, e in by_document.get(row.doc_id, ()))
            for row in sentences.itertuples()
        ]
    )
