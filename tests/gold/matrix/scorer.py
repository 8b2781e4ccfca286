"""How many sentences of the matrix stand where the codebook puts them.

The scale runs from -10 to +10; the codebook's five classes stand 5 apart on it.
"""

import pandas as pd

NEUTRAL = 1.0  # below this, on either side, a sentence counts as neutral
ABOUT = 2.5  # half the distance between two classes of the codebook: "about as strong"

SIGNS = {
    "+": lambda score: score >= NEUTRAL,
    "-": lambda score: score <= -NEUTRAL,
    "0": lambda score: abs(score) < NEUTRAL,
    "0+": lambda score: score > -NEUTRAL,  # not cooperative
    "-0": lambda score: score < NEUTRAL,  # not of conflict
}
HOLDS = {
    "below": lambda score, other: score < other,
    "above": lambda score, other: score > other,
    "about": lambda score, other: abs(score - other) <= ABOUT,
}


def judge(scored):
    """The sentences with `right` (bool) and `why` (what does not hold, empty if all does).

    `scored` is a frame of `matrix.sentences()` with one more column, `escalation`; a missing
    value counts as 0. An order is held against every sentence that tells the same deed under the
    governor that it names.
    """
    frame = scored.assign(escalation=scored.escalation.astype(float).fillna(0.0))
    told = frame.groupby(["deed", "governor"])[["id", "escalation"]]
    others = {key: list(rows.itertuples(index=False)) for key, rows in told}
    whys = [_why(row, others) for row in frame.itertuples()]
    return frame.assign(right=[not why for why in whys], why=whys)


def _why(row, others):
    """What does not hold of one sentence, in words."""
    wrong = []
    if not SIGNS[row.expected](row.escalation):
        wrong.append(f"{row.escalation:+.1f} for {row.expected}")
    for relation, holds in HOLDS.items():
        wrong += [
            f"{row.escalation:+.1f} not {relation} {other.escalation:+.1f} of {other.id}"
            for governor in getattr(row, relation).split()
            for other in others.get((row.deed, governor), [])
            if not holds(row.escalation, other.escalation)
        ]
    return "; ".join(wrong)


def score(scored):
    """One row over all and one per governor and language.

    Columns: `governor` and `language` ("all" in the first row), `sentences`, `right` (counts),
    `share` (0 to 1), `failures` (list of "id: what does not hold: text").
    """
    judged = judge(scored)
    groups = judged.groupby(["governor", "language"], sort=False)
    parts = [(("all", "all"), judged), *groups]
    return pd.DataFrame(
        [
            {
                "governor": governor,
                "language": language,
                "sentences": len(part),
                "right": int(part.right.sum()),
                "share": float(part.right.mean()),
                "failures": [
                    f"{row.id}: {row.why}: {row.text}" for row in part.itertuples() if row.why
                ],
            }
            for (governor, language), part in parts
        ]
    )
