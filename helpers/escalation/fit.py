"""Whether a corpus speaks of conflict and cooperation at all, as the news did that the scale was validated on."""

from __future__ import annotations

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

    A sentence holds an act where its lexicon score is at least 1 from 0 and it does not read like everyday life.
    Sentences that are empty or in another language are left out. Intervals of the share come from bootstrap samples of
    texts and of sentences inside them. `little` says that the share is below a third: the scale was validated on
    conflict news, and elsewhere it rests on likeness to anchor sentences.
    """
    read = _read(scores)
    texts = read.groupby("doc_id", sort=False).indices
    return _table([_row("all texts", read), *(_row(name, read.iloc[rows]) for name, rows in texts.items())])


def _read(scores: pd.DataFrame) -> pd.DataFrame:
    """doc_id, act and everyday of the sentences that could be read; without vectors, everyday life is not known."""
    require(scores, "SCORES", _NEEDED, "Call escalation.score() first.")
    everyday = scores.everyday.fillna(0) >= 0.5
    act = (scores.n_hits > 0) & (scores.lexicon_score.fillna(0).abs() >= ACT) & ~everyday
    known = scores.everyday.notna() | scores.everyday.isna().all()
    return pd.DataFrame({"doc_id": scores.doc_id, "act": act, "everyday": everyday})[known]


def _row(group: str, read: pd.DataFrame) -> tuple:
    acts, names = read.act.to_numpy(float), read.doc_id.to_numpy(object)
    found = bootstrap_interval(acts, names if read.doc_id.nunique() > 1 else None)
    return group, len(acts), int(acts.sum()), found.value, found.low, found.high, read.everyday.mean()


def _table(rows: list[tuple]) -> pd.DataFrame:
    columns = ["group", "n_sentences", "n_acts", "share", "low", "high", "everyday_share"]
    table = pd.DataFrame([row for row in rows if row[1]], columns=columns)
    return table.assign(little=table.share < LITTLE)


def conflict_statement(scores: pd.DataFrame) -> str:
    """The first row of `conflict_language` in words, with a warning where the corpus is not what the scale is for."""
    table = _table([_row("all texts", _read(scores))])
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
