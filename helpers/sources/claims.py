"""What a document states of an event: people, places, numbers, dates, decisions, quoted statements, with spans."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from helpers.lexicon import read_lexicon
from helpers.sources.quantities import dates, numbers

SNIPPET = 45  # characters either side of a number that say what it counts
QUOTE_WORDS = 3  # a quoted statement has at least so many words, or is the only quoted word of its sentence


def find_claims(
    documents: pd.DataFrame, sentences: pd.DataFrame, actors: pd.DataFrame, quotes: pd.DataFrame
) -> pd.DataFrame:
    """Rows doc_id, kind, about, value, amount, start, end, context: every statement that the fact grid compares.

    `kind` is person, place, number, date, decision or quote; `about` is what must be equal for two statements to be on
    one thing (the name, the unit, the speaker); `context` the words they are aligned by.
    """
    text = dict(zip(documents.doc_id, documents.text, strict=True))
    body = sentences[sentences.role != "title"]
    rows = [*_named(text, actors), *_quoted(text, quotes, body)]
    for s in body.itertuples():
        for found in numbers(s.text, s.language):
            rows.append(_claim(s, "number", found["unit"], found, found["value"]))
        for found in dates(s.text, s.language):
            rows.append(_claim(s, "date", "date", found, found["value"]))
        if s.role == "body" and _decisions(s.language).find(s.text):
            rows.append(_claim(s, "decision", "decision", {"start": 0, "end": len(s.text)}, None))
    columns = ["doc_id", "kind", "about", "value", "amount", "start", "end", "context"]
    return pd.DataFrame(rows, columns=columns).sort_values(["doc_id", "start", "kind"], ignore_index=True)


def _claim(sentence, kind: str, about: str, found: dict, amount) -> dict:
    return {
        "doc_id": sentence.doc_id,
        "kind": kind,
        "about": about,
        "value": sentence.text[found["start"] : found["end"]],
        "amount": amount,
        "start": sentence.start + found["start"],
        "end": sentence.start + found["end"],
        "context": _around(sentence.text, found["start"], found["end"]) if kind == "number" else sentence.text,
    }


def _around(text: str, start: int, end: int) -> str:
    """The words around a span, cut at spaces."""
    left, right = text[max(0, start - SNIPPET) : start], text[end : end + SNIPPET]
    if start > SNIPPET:
        left = left.partition(" ")[2]
    if end + SNIPPET < len(text):
        right = right.rpartition(" ")[0]
    return f"{left}{text[start:end]}{right}".strip()


def _named(text: dict[str, str], actors: pd.DataFrame) -> list[dict]:
    rows = []
    for hit in actors[actors.kind.isin(["person", "place"]) & (actors.form == "name")].itertuples():
        rows.append(
            {
                "doc_id": hit.doc_id,
                "kind": hit.kind,
                "about": hit.concept,
                "value": hit.text,
                "amount": None,
                "start": hit.start,
                "end": hit.end,
                "context": hit.concept,
            }
        )
    return rows


def _quoted(text: dict[str, str], quotes: pd.DataFrame, body: pd.DataFrame) -> list[dict]:
    rows = []
    for quote in quotes[quotes.kind == "direct"].itertuples():
        words = re.findall(r"\w+", quote.text)
        if not words or (len(words) < QUOTE_WORDS and not isinstance(quote.speaker, str)):
            continue
        rows.append(
            {
                "doc_id": quote.doc_id,
                "kind": "quote",
                "about": quote.speaker if isinstance(quote.speaker, str) else "unnamed",
                "value": quote.text,
                "amount": None,
                "start": quote.start,
                "end": quote.end,
                "context": quote.text,
            }
        )
    return rows


@cache
def _decisions(language: str):
    from helpers.language import Matcher, forms

    table = read_lexicon("decisions")
    table = table[table.language == (language if language in ("de", "en") else "en")]
    return Matcher({row.term: forms(row.term, row.language, row.word_class) for row in table.itertuples()})
