"""The fact grid: what each document of a story states, where documents differ, and what a document does not mention."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from helpers import schema
from helpers.sources.align import align, contradict
from helpers.sources.claims import QUOTE_WORDS, find_claims
from helpers.sources.design import REMEDY
from helpers.sources.identity import name_facts
from helpers.sources.statements import match_statements
from helpers.sources.stories import link_stories

CORPUS = "corpus"
WIDE = 100  # documents up to which the corpus facts list who does not mention a person
LABEL = 80
LARGE = 10  # a count of things that no list holds is shown alone from here on


def facts(documents: pd.DataFrame, stories: pd.DataFrame | None = None) -> pd.DataFrame:
    """FACTS: whether each document of a story states a fact, differs on it, or does not mention it, with the span.

    `documents` needs doc_id, title, text, language; `stories` (STORIES) are linked where not given. Facts of a story
    are persons, places, numbers with units, dates, decisions and quoted statements; those on one thing are brought
    together by unit, by what happened to the people counted, by speaker and by the likeness of their sentences, across
    languages. `differs` is said of amounts whose ranges exclude one another ("at least 14" allows 17), of dates and of
    names; `note` says what else a difference or an agreement may rest on. Names and offices are compared over the whole
    corpus, with story_id "corpus"; there, beyond 100 documents, only documents that state a fact have a row. A document
    that does not mention a fact has not thereby withheld it.
    """
    from helpers.language import find_actors, find_quotes, split_sentences

    schema.require(documents, "DOCUMENTS", ["doc_id", "title", "text", "language"], REMEDY)
    if documents.empty:
        return schema.empty("FACTS")
    documents = documents.assign(doc_id=documents.doc_id.astype(str), text=documents.text.fillna("").astype(str))
    stories = link_stories(documents) if stories is None else stories
    actors, quotes = find_actors(documents), find_quotes(documents)
    claims = find_claims(documents, split_sentences(documents), actors, quotes)
    names = [_cell(**row) for row in name_facts(documents, actors)]
    rows = _with_not_mentioned(CORPUS, names, documents.doc_id.tolist() if len(documents) <= WIDE else [])
    story_of = dict(zip(stories.doc_id, stories.story_id, strict=True))
    members = documents.doc_id.groupby(documents.doc_id.map(story_of)).apply(list)
    by_story = {story: part.reset_index(drop=True) for story, part in claims.groupby(claims.doc_id.map(story_of))}
    for story, doc_ids in members.items():
        if story in by_story:
            rows += _with_not_mentioned(story, _story_facts(by_story[story]), doc_ids)
    return schema.build(rows, "FACTS")


def _cell(kind, fact, doc_id, status, value=None, start=None, end=None, low=None, high=None, note="") -> dict:
    return {
        "fact": fact,
        "doc_id": doc_id,
        "status": status,
        "value": value,
        "start": start,
        "end": end,
        "kind": kind,
        "low": low,
        "high": high,
        "note": note,
    }


def _with_not_mentioned(story: str, rows: list[dict], doc_ids: list[str]) -> list[dict]:
    """The rows, and one "not mentioned" for each fact and document without one."""
    full: dict[tuple[str, str], dict] = {}
    for row in rows:
        full.setdefault((row["fact"], row["doc_id"]), row)
    kinds = {row["fact"]: row["kind"] for row in rows}
    for fact, kind in kinds.items():
        for doc_id in doc_ids:
            full.setdefault((fact, doc_id), _cell(kind, fact, doc_id, "not mentioned"))
    return [{"story_id": story, **row} for row in full.values()]


def _story_facts(claims: pd.DataFrame) -> list[dict]:
    groups, notes = _grouped(claims)
    rows, used = [], {}
    compared = claims.doc_id.nunique() > 1
    parts = [part.drop_duplicates("doc_id") for _, part in claims.groupby(groups) if _worth_asking(part, compared)]
    said = set()
    for part in sorted(parts, key=_order):
        if _said_before(part, said):
            continue
        label = _label(part)
        used[label] = used.get(label, 0) + 1
        label = label if used[label] == 1 else f"{label} ({used[label]})"
        measured = part.kind.iloc[0] in ("number", "date")
        members = list(part.itertuples())
        against = {row.Index for pair in combinations(members, 2) if measured and contradict(*pair) for row in pair}
        for row in members:
            status = "differs" if row.Index in against else "stated"
            note = _note(row, members, status) if measured else notes.get(row.Index, "")
            low, high = (float(row.low), float(row.high)) if measured else (None, None)
            kind = "quote" if row.kind == "reported" else row.kind
            cell = _cell(kind, label, row.doc_id, status, row.value, int(row.start), int(row.end), low, high, note)
            rows.append(cell)
    return rows


def _grouped(claims: pd.DataFrame) -> tuple[np.ndarray, dict[int, str]]:
    """The group of each claim, and what is to be noted on claims that were brought together by likeness alone."""
    groups = np.full(len(claims), -1)
    notes: dict[int, str] = {}
    n = 0
    statements = claims.kind.isin(["quote", "reported", "decision"])
    keyed = claims[~statements].groupby(["kind", "about"], sort=False)
    for (kind, _), part in keyed:
        found = align(part) if kind in ("number", "date") else np.zeros(len(part), dtype=int)
        groups[part.index] = n + found
        n += found.max() + 1
    for kinds in (["quote", "reported"], ["decision"]):
        part = claims[claims.kind.isin(kinds)]
        if len(part):
            found, similar = match_statements(part)
            groups[part.index] = n + found
            n += found.max() + 1
            notes |= similar
    return groups, notes


def _worth_asking(part: pd.DataFrame, compared: bool) -> bool:
    """Whether a reader would look for the fact in another text: shared, or important by itself."""
    first = part.iloc[0]
    if first.kind == "quote" and compared and part.doc_id.nunique() == 1:
        return len(first.value.split()) >= QUOTE_WORDS  # a word or two in quotation marks are style, not a statement
    if (part.kind == "reported").all():
        return False  # indirect speech is there to be compared with quotations
    if part.doc_id.nunique() > 1 or first.kind not in ("number", "date"):
        return True
    if first.kind == "date":
        return first.about == "day"
    measure = first.measure
    if measure.kind in ("noun", "time"):
        return measure.digits and measure.value >= LARGE and not measure.scopes & {"earlier", "part"}
    return measure.digits or bool(measure.state) or measure.kind not in ("thing", "people")


def _said_before(part: pd.DataFrame, said: set[tuple]) -> bool:
    """Whether the only document that states an amount has stated it in a fact above: "$5 billion" once more."""
    if part.kind.iloc[0] != "number":
        return False
    keys = {(r.doc_id, r.measure.unit, r.measure.state, r.low, r.high) for r in part.itertuples()}
    again = len(part) == 1 and keys <= said
    said |= keys
    return again


_KINDS = ["decision", "number", "date", "quote", "reported", "person", "place"]


def _order(part: pd.DataFrame) -> tuple:
    """Kind first, then facts that many documents state, then position."""
    return _KINDS.index(part.kind.iloc[0]), -part.doc_id.nunique(), int(part.start.min()), part.about.iloc[0]


def _note(row, members: list, status: str) -> str:
    """What else the figures of a row may rest on: a bound, rounding, a later count."""
    others = [m for m in members if m.doc_id != row.doc_id and m.amount != row.amount]
    if not others or row.measure is None:
        return ""
    if status == "differs":
        return "may be a later count" if row.measure.changed or any(m.measure.changed for m in others) else ""
    bound = row.measure.bound
    if bound:
        return {"about": "a rough figure"}.get(bound, "a bound")
    if any(m.published != row.published and pd.notna(m.published) and pd.notna(row.published) for m in others):
        return "a count of another day"
    return "agrees within bounds or rounding"


def _label(part: pd.DataFrame) -> str:
    first = part.iloc[0]
    if first.kind in ("person", "place"):
        return f"{first.kind}: {first.about}"
    if first.kind in ("quote", "reported"):
        first = part[part.kind == "quote"].iloc[0]
        return f"quote: {first.about or 'speaker not named'}: {_short(first.snippet)}"
    if first.kind == "number":
        return f"{_counted(first.measure)}: {_short(first.snippet)}"
    return f"{first.kind}: {_short(first.snippet)}"


def _counted(measure) -> str:
    """What is counted, in words: "people dead", "drones", "euros"."""
    if measure.kind == "people" and measure.state:
        return f"{measure.unit}, {measure.state}"
    return measure.unit


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LABEL else text[:LABEL].rpartition(" ")[0] + " …"
