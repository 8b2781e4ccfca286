"""Whose words a stretch of text is: the newsroom's own, quoted, or reported."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.schema import require


def voice(spans: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """`spans` with two further columns: `voice` (newsroom, quoted, reported) and `speaker`, rows and index as given.

    `spans` needs doc_id, start, end; `quotes` is QUOTES of the same documents. A span belongs to the quotation that
    holds its middle; where several do, the direct one wins, then the shortest. quoted is direct speech, reported
    every other kind.
    """
    require(spans, "Spans", ["doc_id", "start", "end"], "Take the offsets from SENTENCES or TERM_HITS.")
    require(
        quotes, "QUOTES", ["doc_id", "start", "end", "kind", "speaker"], "Call language.find_quotes(documents) first."
    )
    voices = np.full(len(spans), "newsroom", dtype=object)
    speakers = np.full(len(spans), None, dtype=object)
    middles = ((spans["start"] + spans["end"]) // 2).to_numpy()
    groups = dict(iter(quotes.groupby("doc_id", sort=False)))
    for doc_id, places in pd.Series(np.arange(len(spans))).groupby(spans["doc_id"].to_numpy(), sort=False):
        if doc_id not in groups:
            continue
        at = places.to_numpy()
        order = at[np.argsort(middles[at], kind="stable")]
        # Painted from the weakest claim to the strongest, so that the last one painted holds.
        claims = groups[doc_id].assign(direct=lambda g: g["kind"] == "direct", length=lambda g: g["end"] - g["start"])
        for claim in claims.sort_values(["direct", "length"], ascending=[True, False]).itertuples():
            low, high = np.searchsorted(middles[order], [claim.start, claim.end])
            voices[order[low:high]] = "quoted" if claim.direct else "reported"
            speakers[order[low:high]] = claim.speaker if isinstance(claim.speaker, str) else None
    return spans.assign(voice=voices.astype(str), speaker=pd.Series(speakers, index=spans.index, dtype="str"))
