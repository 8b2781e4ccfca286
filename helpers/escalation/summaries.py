"""Escalation by document, source, topic, month, voice, speaker and pair, each with its interval and
its counts.
"""

from functools import cache

import numpy as np
import pandas as pd

from helpers.language.names import gazetteer
from helpers.languages import CODES
from helpers.lexicon import read_lexicon
from helpers.schema import require
from helpers.stats import bootstrap_interval

ESCALATORY = 2.0
"""From here a sentence is called escalatory: the place of criticism and accusation on the scale."""
SENTENCE_GROUPS = ("document", "source", "topic", "month", "all")
ROW_GROUPS = ("voice", "speaker", "pair", "category")
_KEY = ["doc_id", "sentence_id"]
_SUMMARY = [
    "group",
    "mean",
    "low",
    "high",
    "escalatory_share",
    "share_low",
    "share_high",
    "n_scored",
    "n_sentences",
    "n_documents",
    "interval",
]


def by_sentences(
    scores: pd.DataFrame,
    by: str = "document",
    documents: pd.DataFrame | None = None,
    memberships: pd.DataFrame | None = None,
    measure: str = "escalation",
) -> pd.DataFrame:
    """One row a group of sentences: group, mean, low, high, escalatory_share, share_low, share_high
    and the counts.

    `by` is document, source, month (both from DOCUMENTS), topic (from MEMBERSHIPS by document) or
    all; `measure` is a column of SCORES. Sentences without evidence are counted (n_sentences) but
    not averaged (n_scored). Intervals come from 2,000 bootstrap samples, of documents and of
    sentences inside them; a group of one document gives sentences only, and `interval` says which.
    Empty groups are left out; a missing source or date is the group "unknown".
    """
    require(scores, "SCORES", [*_KEY, measure], "Call escalation.score() first.")
    groups = _groups(scores, by, documents, memberships)
    return _summary(scores[measure].to_numpy(float), groups, scores["doc_id"].to_numpy())


def by_rows(rows: pd.DataFrame, by: str = "voice") -> pd.DataFrame:
    """The same from the LEDGER, by voice, speaker, pair (actor → target) or category.

    The value of a group in a sentence is the sum of its contributions there, so every unit is a
    sentence in which the group has at least one counted word. Rows that name no speaker or pair are
    left out.
    """
    require(rows, "LEDGER", [*_KEY, "contribution"], "Call escalation.ledger() first.")
    if by not in ROW_GROUPS:
        raise ValueError(f"by is {by!r}; choose one of {', '.join(ROW_GROUPS)}.")
    if by == "pair":
        named = _by_power(rows)
        named = named.assign(pair=named.actor + " → " + named.target)
    else:
        named = rows.dropna(subset=[by])
    units = named.groupby([*_KEY, by], as_index=False).contribution.sum()
    return _summary(
        units.contribution.to_numpy(float), units[by].to_numpy(object), units.doc_id.to_numpy()
    )


def pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """One row an actor and target: actor, target, mean contribution of a counted word, n_rows,
    n_documents.

    Capitals, other places and the organs of a state (lexicons/language/state_organs.csv) count as
    the state: what Kiew does is done by Ukraine. Persons and parties stay themselves. Rows within
    one power are left out.
    """
    require(
        rows,
        "LEDGER",
        ["doc_id", "actor", "target", "contribution"],
        "Call escalation.ledger() first.",
    )
    named = _by_power(rows)
    named = named[named.contribution != 0]
    found = named.groupby(["actor", "target"], as_index=False).agg(
        mean=("contribution", "mean"),
        n_rows=("contribution", "size"),
        n_documents=("doc_id", "nunique"),
    )
    return found.sort_values(
        ["n_rows", "actor", "target"], ascending=[False, True, True], ignore_index=True
    )


def extremes(sentences: pd.DataFrame, scores: pd.DataFrame, n: int = 5) -> pd.DataFrame:
    """The `n` most escalatory and most calming sentences of each language: side, rank, language,
    escalation, text …
    """
    require(
        sentences,
        "SENTENCES",
        [*_KEY, "text", "language"],
        "Call language.split_sentences() first.",
    )
    require(scores, "SCORES", [*_KEY, "escalation", "coverage"], "Call escalation.score() first.")
    table = sentences.merge(scores[[*_KEY, "escalation", "coverage"]], on=_KEY).dropna(
        subset=["escalation"]
    )
    table = table.sort_values(["escalation", *_KEY], ascending=[False, True, True])
    high = table[table.escalation > 0].groupby("language").head(n)
    low = table[table.escalation < 0].groupby("language").tail(n)[::-1]
    both = pd.concat([high.assign(side="escalatory"), low.assign(side="calming")])
    both["rank"] = both.groupby(["language", "side"]).cumcount() + 1
    columns = [
        "side",
        "rank",
        "language",
        "escalation",
        "doc_id",
        "sentence_id",
        "text",
        "coverage",
    ]
    return both.sort_values("language", kind="stable", ignore_index=True)[columns]


def _by_power(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that name two different powers, places and organs replaced by the state that acts in
    them.
    """
    named = rows.dropna(subset=["actor", "target"]).copy()
    for part in ("actor", "target"):
        named[part] = named[part].map(lambda name: _states().get(name, name))
    return named[named.actor != named.target]


@cache
def _states() -> dict[str, str]:
    """The state that a place or an organ of state stands for, by canonical name."""
    places = {
        entry["concept"]: entry["country"]
        for language in CODES
        for entry in gazetteer(language)[1].values()
        if entry["kind"] == "place" and entry["country"]
    }
    organs = read_lexicon("state_organs")
    return places | dict(zip(organs["name"], organs["state"], strict=True))


def _groups(
    scores: pd.DataFrame, by: str, documents: pd.DataFrame | None, memberships: pd.DataFrame | None
) -> np.ndarray:
    doc_id = scores["doc_id"]
    if by == "document":
        return doc_id.to_numpy(object)
    if by == "all":
        return np.full(len(scores), "all", dtype=object)
    if by == "topic":
        if memberships is None:
            raise ValueError("by='topic' needs memberships. Give MEMBERSHIPS of the documents.")
        topic = memberships.drop_duplicates("doc_id").set_index("doc_id")["topic"]
        return np.array(
            ["unknown" if pd.isna(t) else str(int(t)) for t in doc_id.map(topic)], dtype=object
        )
    if by not in SENTENCE_GROUPS:
        raise ValueError(f"by is {by!r}; choose one of {', '.join(SENTENCE_GROUPS)}.")
    column = {"source": "source", "month": "published"}[by]
    if documents is None:
        raise ValueError(f"by={by!r} needs documents. Give DOCUMENTS with {column}.")
    require(documents, "DOCUMENTS", ["doc_id", column], "Call corpus.load() first.")
    value = documents.set_index("doc_id")[column]
    if by == "month":
        value = pd.to_datetime(value).dt.strftime("%Y-%m")
    return doc_id.map(value).fillna("unknown").astype(str).to_numpy(object)


def _summary(values: np.ndarray, groups: np.ndarray, doc_ids: np.ndarray) -> pd.DataFrame:
    rows = []
    for group in dict.fromkeys(groups):
        chosen = groups == group
        value, docs = values[chosen], doc_ids[chosen]
        seen = ~np.isnan(value)
        over = (
            "documents" if len(set(docs[seen])) > 1 else "sentences" if seen.sum() > 1 else "none"
        )
        units = docs[seen] if over == "documents" else None
        mean = bootstrap_interval(value[seen], units)
        share = bootstrap_interval((value[seen] >= ESCALATORY).astype(float), units)
        intervals = mean.value, mean.low, mean.high, share.value, share.low, share.high
        counts = int(seen.sum()), len(value), len(set(docs[seen]))
        rows.append((group, *intervals, *counts, over))
    return pd.DataFrame(rows, columns=_SUMMARY)
