"""Whether a corpus speaks of conflict and cooperation at all, as the news did that the scale was validated on."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.escalation.ledger import ACT
from helpers.schema import require
from helpers.stats import bootstrap_interval

LITTLE = 1 / 3
"""Share of sentences with an act below which a corpus holds little conflict language: foreign news has more than half,
domestic politics a quarter to a half, business, culture and sport 5 to 30 %."""
_NEEDED = ["doc_id", "n_hits", "lexicon_score", "everyday", "escalation"]


def conflict_language(scores: pd.DataFrame) -> pd.DataFrame:
    """One row for all texts and one a text: group, n_sentences, n_acts, share, low, high, everyday_share, little.

    An act is a counted word that takes the sentence at least 1 from 0 and does not stand in everyday life. Intervals of
    the share come from bootstrap samples of texts and of sentences inside them. `little` says that the share is below
    a third: the scale was validated on conflict news, and elsewhere it rests on likeness to anchor sentences.
    """
    require(scores, "SCORES", _NEEDED, "Call escalation.score() first.")
    everyday = scores.everyday.fillna(0).to_numpy(float) >= 0.5
    acts = (scores.n_hits > 0).to_numpy() & (scores.lexicon_score.fillna(0).abs() >= ACT).to_numpy() & ~everyday
    names = scores.doc_id.to_numpy(object)
    rows = []
    for group in ["all texts", *dict.fromkeys(names)] if len(scores) else []:
        inside = np.ones(len(scores), dtype=bool) if group == "all texts" else names == group
        several = len(set(names[inside])) > 1
        found = bootstrap_interval(acts[inside].astype(float), names[inside] if several else None)
        n = int(inside.sum())
        rows.append((group, n, int(acts[inside].sum()), found.value, found.low, found.high, everyday[inside].mean()))
    columns = ["group", "n_sentences", "n_acts", "share", "low", "high", "everyday_share"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(little=table.share < LITTLE)


def conflict_statement(scores: pd.DataFrame) -> str:
    """The first row of `conflict_language` in words, with a warning where the corpus is not what the scale is for."""
    table = conflict_language(scores)
    if table.empty:
        return "There is no sentence to score."
    row = table.iloc[0]
    counts = f"{row.n_acts} of {row.n_sentences} sentences ({row.share:.0%}) hold an act of conflict or cooperation"
    if not row.little:
        return f"{counts}: enough for the scale, which was validated on conflict news."
    alike = (
        f" {row.everyday_share:.0%} read like everyday life (sport, business, accidents)." if row.everyday_share else ""
    )
    return (
        f"This corpus holds little conflict language: {counts}.{alike} The scale was validated on conflict news; here "
        "most scores rest on likeness to anchor sentences alone, and a high one may be a false alarm."
    )
