"""What a document states of an event: people, places, numbers, dates, decisions, quoted statements,
with spans.
"""

import re
from collections.abc import Iterator
from functools import cache

import pandas as pd

from helpers.lexicon import words
from helpers.sources.facts.amounts import find_measures
from helpers.sources.facts.dates import find_dates
from helpers.sources.facts.decisions import is_decision
from helpers.sources.facts.names_and_offices import spans_by_document
from helpers.sources.facts.numbers import find_numbers
from helpers.sources.facts.words import alternatives, words_for

QUOTE_WORDS = 3  # a quoted statement has at least so many words, or a speaker with a name
SHORT = 50  # characters below which a sentence needs the one before it to be understood
DATELINE = 40  # characters at the top of a text in which "BERLIN (dpa) -" stands
_AFTER_DATELINE = re.compile(r"[\w\s,./]{0,25}(?:\([\w\s/,.]{1,25}\)|[—–]| - )")
COLUMNS = [
    "doc_id",
    "kind",
    "about",
    "value",
    "amount",
    "low",
    "high",
    "start",
    "end",
    "context",
    "snippet",
    "places",
    "measure",
    "bare",
    "wider",
]


def find_claims(
    documents: pd.DataFrame, sentences: pd.DataFrame, actors: pd.DataFrame, quotes: pd.DataFrame
) -> pd.DataFrame:
    """Rows doc_id, kind, about, value, amount, low, high, start, end, context …: every statement
    that is compared.

    `kind` is person, place, number, date, decision or quote; `about` is what must be equal for two
    statements to be on one thing (the name, the unit, the speaker); `context` the sentence they are
    aligned by; `low` and `high` the range that the wording of an amount allows.
    """
    documents = documents.set_index("doc_id")
    rows = [*_named(documents.text, actors), *_quoted(quotes)]
    places = spans_by_document(actors[(actors.kind == "place") & (actors.form == "name")])
    bare: dict[str, set[float]] = {doc_id: set() for doc_id in documents.index}
    body = sentences[sentences.role == "body"]
    body = body.assign(before=body.groupby("doc_id").text.shift(fill_value=""))
    for s in body.itertuples():
        rows += _counted(s, places.get(s.doc_id, []), bare[s.doc_id])
        rows += _dated(s)
        if is_decision(s.text, s.language):
            rows.append(_claim(s, "decision", "decision", 0, len(s.text)))
    claims = pd.DataFrame(rows, columns=COLUMNS).sort_values(
        ["doc_id", "start", "kind"], ignore_index=True
    )
    published = documents.get("published", pd.Series(pd.NaT, documents.index))
    days = pd.to_datetime(published, errors="coerce").dt.normalize()
    return claims.assign(
        measure=claims.measure.astype(object).where(claims.measure.notna(), None),
        language=claims.doc_id.map(documents.language),
        published=claims.doc_id.map(days),
    )


def _claim(sentence, kind: str, about: str, start: int, end: int, **more) -> dict:
    return {
        "doc_id": sentence.doc_id,
        "kind": kind,
        "about": about,
        "value": sentence.text[start:end],
        "start": sentence.start + start,
        "end": sentence.start + end,
        "context": sentence.text,
        "snippet": around(sentence.text, start, end)
        if kind in ("number", "date")
        else sentence.text,
        **more,
    }


def _counted(sentence, places: list[tuple[int, int, str]], bare: set[float]) -> list[dict]:
    """The amounts of a sentence with the places in it; a short sentence is read with the one before
    it.

    What the numbers without a unit say is added to `bare`.
    """
    inside = frozenset(p[2] for p in places if sentence.start <= p[0] < sentence.end)
    found_here = find_measures(sentence.text, sentence.language)
    taken = {found.value for found in found_here}
    bare |= {n.value for n in find_numbers(sentence.text, sentence.language)} - taken
    alone = len(sentence.text) >= SHORT
    wider = sentence.text if alone else f"{sentence.before} {sentence.text}"
    return [
        _claim(
            sentence,
            "number",
            "people" if found.kind == "people" else found.unit,
            found.start,
            found.end,
            amount=found.value,
            low=found.low,
            high=found.high,
            measure=found,
            places=inside,
            wider=wider,
            bare=bare,
        )
        for found in found_here
    ]


def _dated(sentence) -> list[dict]:
    return [
        _claim(
            sentence,
            "date",
            "weekday" if found["code"] < 10 else "day",
            found["start"],
            found["end"],
            **dict.fromkeys(["amount", "low", "high"], float(found["code"])),
        )
        for found in find_dates(sentence.text, sentence.language)
    ]


def around(text: str, start: int, end: int, reach: int = 45) -> str:
    """The words around a span, cut at spaces, with dots where words are left out."""
    left, right = text[max(0, start - reach) : start], text[end : end + reach]
    if start > reach:
        left = "… " + left.partition(" ")[2]
    if end + reach < len(text):
        right = right.rpartition(" ")[0] + " …"
    return f"{left}{text[start:end]}{right}".strip()


def _named(text: pd.Series, actors: pd.DataFrame) -> Iterator[dict]:
    for hit in actors[actors.kind.isin(["person", "place"]) & (actors.form == "name")].itertuples():
        at_the_top = hit.kind == "place" and hit.start < DATELINE
        if at_the_top and _AFTER_DATELINE.match(text[hit.doc_id], hit.end):
            continue  # where the report was written, not where anything happened
        yield {
            "doc_id": hit.doc_id,
            "kind": hit.kind,
            "about": hit.concept,
            "value": hit.text,
            "start": hit.start,
            "end": hit.end,
            "context": hit.concept,
            "snippet": hit.concept,
        }


def _quoted(quotes: pd.DataFrame) -> Iterator[dict]:
    """Quotations and, to compare them with, what is reported without quotation marks."""
    for quote in quotes[quotes.kind.isin(["direct", "indirect"])].itertuples():
        speaker = quote.speaker.strip() if isinstance(quote.speaker, str) else ""
        named = bool(_speaking_name().fullmatch(speaker)) and (
            speaker.lower() not in words("function_words")
        )
        length = len(re.findall(r"\w+", quote.text))
        if length >= QUOTE_WORDS or (length and named and quote.kind == "direct"):
            yield {
                "doc_id": quote.doc_id,
                "kind": "quote" if quote.kind == "direct" else "reported",
                "about": speaker if named else "",
                "value": quote.text,
                "start": quote.start,
                "end": quote.end,
                "context": quote.text,
                "snippet": quote.text,
            }


@cache
def _speaking_name() -> re.Pattern:
    """A name in capitals, with up to four further parts: "Ursula von der Leyen"."""
    part = r"[A-ZÄÖÜ][\w.’'-]+"
    return re.compile(rf"{part}(?: (?:{part}|{alternatives(words_for('name_particle'))})){{0,4}}")
