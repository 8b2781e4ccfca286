"""Whether a corpus speaks of conflict and cooperation at all, as the news did that the scale was
validated on.
"""

import pandas as pd

from helpers.escalation.ledger import ACT
from helpers.schema import require
from helpers.stats import bootstrap_interval

LITTLE = 1 / 3
"""Share of sentences with an act below which a corpus holds little conflict language: foreign news
has more than half, domestic politics a quarter to a half, business, culture and sport 5 to 30 %."""
EVERYDAY = 0.5  # likeness to everyday life from which a sentence holds no act
_COLUMNS = ["n_sentences", "n_acts", "share", "low", "high", "everyday_share", "little"]
_NEEDED = ["doc_id", "n_hits", "lexicon_score", "everyday", "escalation"]


def conflict_language(scores: pd.DataFrame) -> pd.DataFrame:
    """One row: n_sentences, n_acts, share, low, high, everyday_share, little; no row where nothing
    could be read.

    A sentence holds an act where its lexicon score is at least 1 from 0 and it does not read like
    everyday life. Sentences that are empty or in another language are left out. The interval of the
    share comes from bootstrap samples of texts and of sentences inside them. `little` says that the
    share is below a third: the scale was validated on conflict news, and elsewhere it rests on
    likeness to anchor sentences.
    """
    require(scores, "SCORES", _NEEDED, "Call escalation.score() first.")
    # without vectors, everyday life is not known
    read = scores[scores.everyday.notna() | scores.everyday.isna().all()]
    if read.empty:
        return pd.DataFrame(columns=_COLUMNS)
    everyday = read.everyday.fillna(0) >= EVERYDAY
    acts = (read.n_hits > 0) & (read.lexicon_score.fillna(0).abs() >= ACT) & ~everyday
    share = bootstrap_interval(
        acts.to_numpy(float), read.doc_id.to_numpy() if read.doc_id.nunique() > 1 else None
    )
    row = (
        len(read),
        int(acts.sum()),
        share.value,
        share.low,
        share.high,
        everyday.mean(),
        share.value < LITTLE,
    )
    return pd.DataFrame([row], columns=_COLUMNS)


def conflict_statement(scores: pd.DataFrame) -> str:
    """`conflict_language` in words, with a warning where the corpus is not what the scale is
    for.
    """
    table = conflict_language(scores)
    if table.empty:
        return "There is no sentence to score."
    row = table.iloc[0]
    sure = f", 95 % interval {row.low:.0%} to {row.high:.0%}" if row.low < row.high else ""
    counts = (
        f"{row.n_acts} of {row.n_sentences} sentences ({row.share:.0%}{sure}) hold an act of "
        f"conflict or cooperation"
    )
    if not row.little:
        return f"{counts}: enough for the scale, which was validated on conflict news."
    alike = (
        f" {row.everyday_share:.0%} read like everyday life (sport, business, accidents)."
        if row.everyday_share
        else ""
    )
    return (
        f"This corpus holds little conflict language: {counts}.{alike} The scale was validated on "
        f"conflict news; here "
        "most scores rest on likeness to anchor sentences alone, and a high one may be a false "
        "alarm."
    )
