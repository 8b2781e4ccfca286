"""Whose words a stretch of text is: the newsroom's own, quoted, or reported."""

import numpy as np
import pandas as pd

from helpers.schema import require

VOICES = ("newsroom", "quoted", "reported")


def voice(spans: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """`spans` with two further columns: `voice` (newsroom, quoted, reported) and `speaker`, rows
    and index as given.

    `spans` needs doc_id, start, end; `quotes` is QUOTES of the same documents. A span belongs to
    the quotation that holds its middle; where several do, the direct one wins, then the shortest.
    quoted is direct speech, reported every other kind.
    """
    require(
        spans, "Spans", ["doc_id", "start", "end"], "Take the offsets from SENTENCES or TERM_HITS."
    )
    middle = ((spans["start"] + spans["end"]) // 2).to_numpy()
    quote, place = held_by(spans["doc_id"], middle, quotes)
    return spans.assign(
        voice=pd.array(VOICES, dtype="str").take(place),
        speaker=quotes["speaker"].astype("str").array.take(quote, allow_fill=True),
    )


def held_by(
    documents: pd.Series, middle: np.ndarray, quotes: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """For each span the place of the quotation that it belongs to, -1 where to none; and its
    voice's place in VOICES.

    `documents` has the doc_id and `middle` the middle of each span; `quotes` is as in `voice`.
    """
    require(
        quotes,
        "QUOTES",
        ["doc_id", "start", "end", "kind", "speaker"],
        "Call language.find_quotes(documents) first.",
    )
    start, end = quotes["start"].to_numpy(), quotes["end"].to_numpy()
    direct = (quotes["kind"] == "direct").to_numpy()
    # All documents on one line, one behind the other, so that one search finds the spans in all
    # quotations.
    document = pd.factorize(pd.concat([quotes["doc_id"], documents], ignore_index=True))[0]
    length = max(middle.max(initial=0), end.max(initial=0)) + 1
    at = document[len(quotes) :] * length + middle
    before = document[: len(quotes)] * length
    order = np.argsort(at, kind="stable")
    low, high = np.searchsorted(at[order], [start + before, end + before])
    holder = np.full(len(at), -1)
    # Painted from the weakest claim to the strongest, so that the last one painted holds.
    claims = np.lexsort((start - end, direct))
    claims = claims[low[claims] < high[claims]]
    for claim, first, last in zip(
        claims.tolist(), low[claims].tolist(), high[claims].tolist(), strict=True
    ):
        holder[first:last] = claim
    quote = np.empty_like(holder)
    quote[order] = holder
    return quote, np.where(quote < 0, 0, np.where(np.append(direct, False)[quote], 1, 2))
