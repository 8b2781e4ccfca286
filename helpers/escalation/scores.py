"""One score a sentence: the ledger and the anchors together, calibrated and bounded."""

from pathlib import Path

import numpy as np
import pandas as pd

from helpers.escalation.anchors import ARMS, semantic
from helpers.escalation.concepts import ARMS as ARMS_DELIVERY
from helpers.escalation.concepts import FACETS, Lexicon, load
from helpers.escalation.ledger import summed, totals
from helpers.escalation.rules import HIGHEST, LOWEST
from helpers.languages import CODES
from helpers.schema import check, empty, require

LEXICON_SHARE = 0.5
"""Share of the ledger in a sentence with counted words; the anchors have the rest. From 0.45 to 0.6
left-out anchors are placed equally well and at nearly the right size (see
`validity.on_anchors`)."""
RHETORIC_SHARE = 0.2
"""The same for the facet of what is said: blame is often laid without a word for it, so the anchors
count for more.
"""
_NEEDED = ["doc_id", "sentence_id", "text", "language"]


def score(
    sentences: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    *,
    arms: str = "apart",
    lexicon: Lexicon | pd.DataFrame | str | Path | None = None,
    lexicon_share: float = LEXICON_SHARE,
) -> pd.DataFrame:
    """SCORES: one row for each row of `sentences`, in its order; escalation from -8.3 (cooperation)
    to +10 (attack).

    `sentences` needs doc_id, sentence_id, text and language. escalation is lexicon_share ·
    lexicon_score + semantic_share · semantic_score, cut to the bounds. Without a counted word the
    lexicon's share is 0; the more a sentence is like everyday life (column `everyday`: sport,
    business, accidents, crime) and the fewer acts it counts, the smaller it is: there a lone word
    of conflict is a figure of speech, and several are less often. Where there is no word and no
    anchor near, the score is missing (so are empty sentences and other languages). `arms` is what
    delivering arms counts as: apart (0), cooperation (-7.4) or escalation (+5.3). With
    `lexicon_share` 0 the anchors alone speak, with 1 the lexicon alone. `quotes` change whose voice
    the ledger's rows have, never the score. Units: Goldstein 1992 (doi:10.1177/0022002792036002007)
    by CAMEO and PLOVER event class, sign flipped.
    """
    require(sentences, "SENTENCES", _NEEDED, "Call language.split_sentences() first.")
    if not 0 <= lexicon_share <= 1:
        raise ValueError(
            f"lexicon_share is {lexicon_share}; give a share from 0 (anchors only) to 1 (lexicon "
            f"only)."
        )
    counted = totals(sentences, with_arms(lexicon, arms))
    return blend(sentences, counted, by_anchors(sentences, arms), lexicon_share)


def combine(
    sentences: pd.DataFrame,
    rows: pd.DataFrame,
    arms: str = "apart",
    lexicon_share: float = LEXICON_SHARE,
) -> pd.DataFrame:
    """SCORES of `sentences` from their LEDGER `rows` and the anchors; `score` does both steps."""
    require(sentences, "SENTENCES", _NEEDED, "Call language.split_sentences() first.")
    require(
        rows, "LEDGER", ["doc_id", "sentence_id", "contribution"], "Call escalation.ledger() first."
    )
    return blend(sentences, sums(sentences, rows), by_anchors(sentences, arms), lexicon_share)


def by_anchors(
    sentences: pd.DataFrame, arms: str = "apart", equal: float | None = None
) -> pd.DataFrame:
    """What the anchors say of each row (see `anchors.semantic`); empty texts and other languages
    have no evidence.
    """
    known = sentences["language"].isin(CODES) & sentences["text"].notna()
    return semantic(sentences["text"].where(known, "").astype(str).tolist(), arms, equal)


def blend(
    sentences: pd.DataFrame,
    counted: pd.DataFrame,
    alike: pd.DataFrame,
    lexicon_share: float = LEXICON_SHARE,
) -> pd.DataFrame:
    """SCORES from what the ledger adds up to (`counted`, see `sums`) and what the anchors say
    (`alike`).
    """
    if sentences.empty:
        return empty("SCORES")
    total, action, rhetoric, hits = (
        counted[name].to_numpy() for name in ("total", "action", "rhetoric", "n_hits")
    )
    hit, near = hits > 0, alike.evidence.to_numpy()
    if lexicon_share in (0, 1):
        hit, near = hit & (lexicon_share == 1), near & (lexicon_share == 0)
    known = hit | near
    both = 0 < lexicon_share < 1
    meant = meant_literally(alike.everyday.to_numpy(), counted.n_acts.to_numpy()) if both else 1.0
    share = np.where(hit, lexicon_share * meant, 0.0)
    said = np.where(hit, RHETORIC_SHARE * meant if both else lexicon_share, 0.0)

    def mixed(part: np.ndarray, counted: np.ndarray, name: str) -> np.ndarray:
        value = part * counted + (1 - part) * np.nan_to_num(alike[name].to_numpy())
        return np.where(known, np.minimum(np.maximum(value, LOWEST), HIGHEST), np.nan)

    return check(
        pd.DataFrame(
            {
                "doc_id": sentences["doc_id"].to_numpy(),
                "sentence_id": sentences["sentence_id"].to_numpy(),
                "escalation": mixed(share, total, "semantic_score"),
                "action": mixed(share, action, "action"),
                "rhetoric": mixed(said, rhetoric, "rhetoric"),
                "lexicon_score": np.where(hits > 0, total, np.nan),
                "semantic_score": alike.semantic_score.to_numpy(),
                "n_hits": hits,
                "coverage": np.select(
                    [hit & near, hit, near], ["both", "lexicon", "semantic"], "none"
                ),
                "lexicon_share": np.where(known, share, np.nan),
                "semantic_share": np.where(known, 1 - share, np.nan),
                "similarity": alike.similarity.to_numpy(),
                "anchor": alike.anchor.to_numpy(),
                "everyday": alike.everyday.to_numpy(),
            }
        ),
        "SCORES",
    )


def meant_literally(everyday: np.ndarray, n_acts: np.ndarray) -> np.ndarray:
    """What is left of the lexicon's share where sentences are this much of everyday life and count
    so many acts.
    """
    return 1 - np.nan_to_num(everyday) / np.maximum(n_acts, 1)


def sums(sentences: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """As `ledger.totals`, from LEDGER rows."""
    keys = zip(sentences["doc_id"].tolist(), sentences["sentence_id"].tolist(), strict=True)
    place = {key: i for i, key in enumerate(keys)}
    found = zip(rows["doc_id"].tolist(), rows["sentence_id"].tolist(), strict=True)
    number = np.array([place.get(key, -1) for key in found], dtype=np.int64)
    rows, number = rows[number >= 0], number[number >= 0]
    part = rows["contribution"].to_numpy()
    facet = rows["facet"].to_numpy()
    return summed(number, part, [facet == name for name in FACETS], sentences.index)


def with_arms(lexicon: Lexicon | pd.DataFrame | str | Path | None, arms: str) -> Lexicon:
    """The lexicon with the weight of delivering arms set as `arms` says."""
    if arms not in ARMS:
        raise ValueError(f"arms is {arms!r}; choose one of {', '.join(ARMS)}.")
    compiled = load(lexicon)
    return compiled if arms == "apart" else compiled.weighing(ARMS_DELIVERY, ARMS[arms])
