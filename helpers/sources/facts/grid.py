"""The fact grid: what each document of a story states, where documents differ, and what a document
does not mention.
"""

from collections import Counter
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from helpers import language, schema
from helpers.sources.facts.claims import QUOTE_WORDS, find_claims
from helpers.sources.facts.names_and_offices import name_facts
from helpers.sources.facts.other_words import read, traces
from helpers.sources.facts.same_thing import align, contradict, of_other_days
from helpers.sources.facts.statements import SIMILAR_NOTE, match_statements
from helpers.sources.facts.stories import link_stories
from helpers.sources.trials.design import in_read_language

CORPUS = "corpus"
WIDE = 100  # documents up to which the corpus facts list who does not mention a person
LABEL = 80  # characters of a sentence that name a fact
_MEASURED = ("number", "date")
_COMPARED = {
    "quote": "statement",
    "reported": "statement",
    "decision": "told",
}  # aligned by likeness, whatever about
LARGE = 10  # a count of things that no list holds is shown alone from here on


def facts(
    documents: pd.DataFrame,
    stories: pd.DataFrame | None = None,
    reading: language.Reading | None = None,
) -> pd.DataFrame:
    """FACTS: whether each document of a story states a fact, differs on it, or does not mention it,
    with the span.

    `documents` needs doc_id, title, text, language; `stories` (STORIES) are linked and `reading`
    (`language.read`) is made where not given.
    Facts of a story are persons, places, numbers with units, dates, decisions and quoted
    statements; those on one thing are brought together by unit, by what happened to the people
    counted, by speaker and by the likeness of their sentences, across languages. `differs` is said
    of amounts whose ranges exclude one another ("at least 14" allows 17), of dates and of names;
    `note` says what else a difference or an agreement may rest on. Names and offices are compared
    over the whole corpus, with story_id "corpus"; there, beyond 100 documents, only documents that
    state a fact have a row. A document that does not mention a fact has not thereby withheld it.
    Where a document has a sentence like a decision or a quotation, but not like enough to say that
    it states it, the fact has no row for it: that is left open. Documents that are neither German
    nor English are not read and have no rows; those that `stories` lacks are in no story.
    """
    documents = in_read_language(documents, "title", "text", "language")
    if documents.empty:
        return schema.empty("FACTS")
    documents = documents.assign(doc_id=documents.doc_id.astype(str))
    stories = link_stories(documents) if stories is None else stories
    reading = (language.read(documents) if reading is None else reading).of(documents)
    actors = reading.term_hits
    claims = find_claims(documents, reading.sentences, actors, reading.quotes)
    names = [Cell(**row) for row in name_facts(documents, actors)]
    rows = _with_not_mentioned(
        CORPUS, names, documents.doc_id.tolist() if len(documents) <= WIDE else []
    )
    story_of = dict(zip(stories.doc_id.astype(str), stories.story_id, strict=True))
    of_story = _rows_by(claims, claims.doc_id.map(story_of))
    of_document = _rows_by(reading.sentences, "doc_id")
    for story, doc_ids in documents.doc_id.groupby(documents.doc_id.map(story_of)):
        told = {doc_id: of_document[doc_id] for doc_id in doc_ids if doc_id in of_document}
        cells, unclear = _story_facts(of_story.get(story, []), claims, told)
        rows += _with_not_mentioned(story, cells, doc_ids.tolist(), unclear)
    return schema.build(rows, "FACTS")


def _rows_by(table: pd.DataFrame, key: str | pd.Series) -> dict[str, list]:
    return {name: list(part.itertuples()) for name, part in table.groupby(key)}


class Cell(NamedTuple):
    """What one document says of one fact."""

    kind: str
    fact: str
    doc_id: str
    status: str
    value: str | None = None
    start: int | None = None
    end: int | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""


def _with_not_mentioned(
    story: str,
    cells: list[Cell],
    doc_ids: list[str],
    unclear: frozenset[tuple[str, str]] = frozenset(),
) -> list[dict]:
    """The cells as rows, and one "not mentioned" for each fact and document without one that are
    not unclear.
    """
    kinds = {cell.fact: cell.kind for cell in cells}
    absent = [
        Cell(kind, fact, doc_id, "not mentioned")
        for fact, kind in kinds.items()
        for doc_id in doc_ids
        if (fact, doc_id) not in unclear
    ]
    full: dict[tuple[str, str], Cell] = {}
    for cell in [*cells, *absent]:
        full.setdefault((cell.fact, cell.doc_id), cell)
    return [{"story_id": story, **cell._asdict()} for cell in full.values()]


def _story_facts(
    rows: list, claims: pd.DataFrame, sentences: dict[str, list]
) -> tuple[list[Cell], frozenset[tuple[str, str]]]:
    """The cells of the claims of one story, and each fact and document of which no absence can be
    claimed.

    `rows` are the story's rows of the table `claims`, `sentences` those of its documents.
    """
    groups, notes = _grouped(rows, claims)
    parts = [_one_each(part) for part in groups if _worth_asking(part, len(sentences) > 1)]
    cells: list[Cell] = []
    used: Counter[str] = Counter()
    said: set[tuple] = set()
    unclear = set()
    compared = len(sentences) > 1 and any(part[0].kind in _COMPARED for part in parts)
    texts = read(sentences) if compared else {}  # once a story, for all its statements
    for part in sorted(parts, key=_order):
        if _said_before(part, said):
            continue
        label = _label(part)
        used[label] += 1
        label = label if used[label] == 1 else f"{label} ({used[label]})"
        cells += _stated(part, label, notes)
        if part[0].kind in _COMPARED:
            told = {row.doc_id for row in part}
            found = traces(part, {d: text for d, text in texts.items() if d not in told})
            cells += [
                Cell(part[0].kind, label, d, "stated", t.context, t.start, t.end, note=SIMILAR_NOTE)
                for d, t in found.items()
                if t.states
            ]
            unclear |= {(label, d) for d, t in found.items() if not t.states}
    return cells, frozenset(unclear)


def _stated(part: list, label: str, notes: dict[int, str]) -> list[Cell]:
    """The cells of a fact; amounts and dates that another document contradicts differ."""
    measured = combinations(part if part[0].kind in _MEASURED else [], 2)
    against = {row.Index for pair in measured if contradict(*pair) for row in pair}
    cells = []
    for row in part:
        kind = "quote" if row.kind == "reported" else row.kind
        status = "differs" if row.Index in against else "stated"
        note = notes.get(row.Index, _note(row, part, status))
        span = int(row.start), int(row.end)
        cells.append(
            Cell(kind, label, row.doc_id, status, row.value, *span, row.low, row.high, note)
        )
    return cells


def _grouped(rows: list, claims: pd.DataFrame) -> tuple[list[list], dict[int, str]]:
    """The claims in groups, and what is to be noted on claims that were brought together by
    likeness alone.
    """
    keyed: dict[tuple[str, str], list] = {}
    for row in rows:
        kind = _COMPARED.get(row.kind, row.kind)
        keyed.setdefault((kind, "" if row.kind in _COMPARED else row.about), []).append(row)
    groups: list[list] = []
    notes: dict[int, str] = {}
    for (kind, _), inside in keyed.items():
        if kind in ("person", "place"):
            groups.append(inside)
        elif _n_documents(inside) == 1:
            groups += [[row] for row in inside]
        else:
            part = claims.loc[[row.Index for row in inside]]
            number, similar = (align(part), {}) if kind in _MEASURED else match_statements(part)
            notes |= similar
            groups += [
                [r for r, n in zip(inside, number, strict=True) if n == k]
                for k in range(number.max() + 1)
            ]
    return groups, notes


def _one_each(part: list) -> list:
    """The first claim of each document."""
    return list({row.doc_id: row for row in reversed(part)}.values())[::-1]


def _n_documents(part: list) -> int:
    return len({row.doc_id for row in part})


def _worth_asking(part: list, compared: bool) -> bool:
    """Whether a reader would look for the fact in another text: shared, or important by itself."""
    first, shared = part[0], _n_documents(part) > 1
    if first.kind == "quote" and compared and not shared:
        return (
            len(first.value.split()) >= QUOTE_WORDS
        )  # a word or two in quotation marks are style, not a statement
    if all(row.kind == "reported" for row in part):
        return False  # indirect speech is there to be compared with quotations
    if shared or first.kind not in _MEASURED:
        return True
    if first.kind == "date":
        return first.about == "day"
    measure = first.measure
    if measure.kind in ("noun", "time"):
        return (
            measure.digits and measure.value >= LARGE and not measure.scopes & {"earlier", "part"}
        )
    return measure.digits or bool(measure.state) or measure.kind not in ("thing", "people")


def _said_before(part: list, said: set[tuple]) -> bool:
    """Whether the only document that states an amount has stated it in a fact above: "$5 billion"
    once more.
    """
    if part[0].kind != "number":
        return False
    keys = {(r.doc_id, r.measure.unit, r.measure.state, r.low, r.high) for r in part}
    again = len(part) == 1 and keys <= said
    said |= keys
    return again


_KINDS = ["decision", "number", "date", "quote", "reported", "person", "place"]


def _order(part: list) -> tuple:
    """Kind first, then facts that many documents state, then position."""
    return (
        _KINDS.index(part[0].kind),
        -_n_documents(part),
        min(int(row.start) for row in part),
        part[0].about,
    )


def _note(row, members: list, status: str) -> str:
    """What else the figures of a row may rest on: a bound, rounding, a later count."""
    others = [m for m in members if m.doc_id != row.doc_id and m.amount != row.amount]
    if not others or row.measure is None:
        return ""
    if status == "differs":
        changed = any(m.measure.changed for m in [row, *others])
        return "may be a later count" if changed else ""
    if row.measure.bound:
        return "a rough figure" if row.measure.bound == "about" else "a bound"
    if any(of_other_days(row, m) for m in others):
        return "a count of another day"
    return "agrees within bounds or rounding"


def _label(part: list) -> str:
    first = part[0]
    if first.kind in ("person", "place"):
        return f"{first.kind}: {first.about}"
    if first.kind in ("quote", "reported"):
        first = next(row for row in part if row.kind == "quote")
        return f"quote: {first.about or 'speaker not named'}: {_short(first.snippet)}"
    what = first.kind
    if first.kind == "number":  # what is counted, in words: "people, dead", "drones", "euros"
        told = first.measure.kind == "people" and first.measure.state
        what = f"{first.measure.unit}, {told}" if told else first.measure.unit
    return f"{what}: {_short(first.snippet)}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LABEL else text[:LABEL].rpartition(" ")[0] + " …"
