"""The fact grid: what each document of a story states, where documents differ, and what a document does not mention."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers import schema
from helpers.sources.align import align, amounts_differ
from helpers.sources.claims import find_claims
from helpers.sources.design import REMEDY
from helpers.sources.identity import name_facts
from helpers.sources.stories import link_stories

CORPUS = "corpus"
WIDE = 100  # documents up to which the corpus facts list who does not mention a person
LABEL = 80


def facts(documents: pd.DataFrame, stories: pd.DataFrame | None = None) -> pd.DataFrame:
    """FACTS: whether each document of a story states a fact, differs on it, or does not mention it, with the span.

    `documents` needs doc_id, title, text, language; `stories` (STORIES) are linked where not given. Facts of a story
    are persons, places, numbers with units, dates, decisions and quoted statements; those on one thing are brought
    together by unit, speaker and the likeness of their contexts. `differs` is said only of amounts of one unit, or of
    dates, in contexts that share their words, and of names. Names and offices are compared over the whole corpus, with
    story_id "corpus"; there, beyond 100 documents, only documents that state a fact have a row. A document that does
    not mention a fact has not thereby withheld it. Further column: kind.
    """
    from helpers.language import find_actors, find_quotes, split_sentences

    schema.require(documents, "DOCUMENTS", ["doc_id", "title", "text", "language"], REMEDY)
    if documents.empty:
        return schema.empty("FACTS")
    documents = documents.assign(doc_id=documents.doc_id.astype(str), text=documents.text.fillna("").astype(str))
    stories = link_stories(documents) if stories is None else stories
    actors, quotes = find_actors(documents), find_quotes(documents)
    claims = find_claims(documents, split_sentences(documents), actors, quotes)
    rows = _with_not_mentioned(
        CORPUS, name_facts(documents, actors), documents.doc_id.tolist() if len(documents) <= WIDE else []
    )
    story_of = dict(zip(stories.doc_id, stories.story_id, strict=True))
    members = documents.doc_id.groupby(documents.doc_id.map(story_of)).apply(list)
    by_story = {story: part.reset_index(drop=True) for story, part in claims.groupby(claims.doc_id.map(story_of))}
    for story, doc_ids in members.items():
        if story in by_story:
            rows += _with_not_mentioned(story, _story_facts(by_story[story]), doc_ids)
    return schema.build(rows, "FACTS")


def _with_not_mentioned(story: str, rows: list[dict], doc_ids: list[str]) -> list[dict]:
    """The rows, and one "not mentioned" for each fact and document without one."""
    full, seen = [], {}
    for row in rows:
        if (row["fact"], row["doc_id"]) not in seen.setdefault(row["fact"], set()):
            seen[row["fact"]].add((row["fact"], row["doc_id"]))
            full.append({"story_id": story, **row})
    kinds = {row["fact"]: row["kind"] for row in rows}
    for fact, stated in seen.items():
        for doc_id in doc_ids:
            if (fact, doc_id) not in stated:
                full.append(
                    {
                        "story_id": story,
                        "fact": fact,
                        "doc_id": doc_id,
                        "status": "not mentioned",
                        "value": None,
                        "start": None,
                        "end": None,
                        "kind": kinds[fact],
                    }
                )
    return full


def _story_facts(claims: pd.DataFrame) -> list[dict]:
    groups = np.full(len(claims), -1)
    n = 0
    for (kind, _), part in claims.groupby(["kind", "about"], sort=False):
        if kind in ("person", "place"):
            groups[part.index] = n
            n += 1
        else:
            found = align(part, kind)
            groups[part.index] = n + found
            n += found.max() + 1
    rows, used = [], {}
    for _, part in sorted(claims.groupby(groups), key=lambda item: _order(item[1])):
        label = _label(part)
        used[label] = used.get(label, 0) + 1
        label = label if used[label] == 1 else f"{label} ({used[label]})"
        first = part.drop_duplicates("doc_id")
        status = "differs" if amounts_differ(first) else "stated"
        for row in first.itertuples():
            rows.append(
                {
                    "fact": label,
                    "doc_id": row.doc_id,
                    "status": status,
                    "value": row.value,
                    "start": int(row.start),
                    "end": int(row.end),
                    "kind": row.kind,
                }
            )
    return rows


_KINDS = ["decision", "number", "date", "quote", "person", "place"]


def _order(part: pd.DataFrame) -> tuple:
    """Kind first, then facts that many documents state, then position."""
    return _KINDS.index(part.kind.iloc[0]), -part.doc_id.nunique(), int(part.start.min()), part.about.iloc[0]


def _label(part: pd.DataFrame) -> str:
    first = part.iloc[0]
    if first.kind in ("person", "place"):
        return f"{first.kind}: {first.about}"
    if first.kind == "quote":
        return f"quote: {first.about}: {_short(first.value)}"
    if first.kind == "number":
        return f"number of {first.about}: {_short(first.context)}"
    return f"{first.kind}: {_short(first.context)}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LABEL else text[:LABEL].rpartition(" ")[0] + " …"
