"""Sentences of German and English news text with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pandas as pd


from helpers.schema import build, check, read_lexicon, require

_CLOSERS = "\"'”“»«’›‹)\\]"
# The look-behind lets a run of stops be tried once only, so that a line of a million dots stays linear.
_STOP = re.compile(rf"(?<![.!?…])[.!?…]++(?:[{_CLOSERS}]*+)(?=\s|$)")
_LAST_TOKEN = re.compile(r"[^\s(\[„“\"»«'‚‘/–—-]*$")
_ENDED = re.compile(rf"[.!?…:;,][{_CLOSERS}]*$")
_ROMAN = re.compile(r"[IVX]{1,5}$")
_LETTERS_WITH_DOTS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?$")
_HEADING_LENGTH = 160
_STARTERS = frozenset(
    "Der Die Das Dem Den Des Ein Eine Einen Einem Einer Er Sie Es Wir Ich Ihr Man Dies Diese Dieser Dieses Diesen Diesem Dazu Dabei "
    "Damit Dann Danach Dafür Dagegen Daher Darum Deshalb Doch Aber Und Oder Auch Als Am An Auf Aus Bei Beim Bis Für Im In Ins Mit Nach "
    "Nun Ob So Seit Seine Seiner Ihre Ihrer Um Unter Vom Von Vor Was Wenn Wer Wie Wo Während Weil Zu Zum Zur Zudem Zuvor Über "
    "The A An He She It We I You They This That These Those There Then But And Or As At By For From If On Of To When While Who What "
    "Why How His Her Their Its Our My With After Before Since Some Many Most No Not".split()
)


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations that something always follows, and those that may end a sentence; without the last dot."""
    table = read_lexicon("abbreviations")
    ends = table.may_end == "yes"
    return tuple(
        frozenset(rows.str.removesuffix(".")) for rows in (table.abbreviation[~ends], table.abbreviation[ends])
    )


def split_sentences(documents: pd.DataFrame) -> pd.DataFrame:
    """Every sentence of `documents` in reading order, as SENTENCES.

    Needs doc_id, text and language; where a title column is filled, the title comes first with role title and offsets into
    it. A line without a full stop is a heading, a full stop inside quotation marks ends a sentence when more follows, and
    hard-wrapped lines are read as one paragraph. `language` differs from the document's where a sentence clearly does.
    """
    require(documents, "DOCUMENTS", ["doc_id", "text", "language"], "Call corpus.load() first.")
    columns: dict[str, list] = {
        name: [] for name in ("doc_id", "sentence_id", "start", "end", "text", "language", "role")
    }
    titles = documents["title"] if "title" in documents.columns else [None] * len(documents)
    for doc_id, text, language, title in zip(documents.doc_id, documents.text, documents.language, titles, strict=True):
        number = 0
        title = title if isinstance(title, str) and title.strip() else ""
        text = text if isinstance(text, str) else ""
        for source, role_of in ((title, "title"), (text, None)):
            spans = [(*_trim(source, 0, len(source)), "title")] if role_of else spans_of(source)
            for start, end, role in spans:
                if start >= end:
                    continue
                values = (doc_id, number, start, end, source[start:end], language, role)
                for column, value in zip(columns.values(), values, strict=True):
                    column.append(value)
                number += 1
    return check(pd.DataFrame(columns), "SENTENCES") if columns["doc_id"] else build([], "SENTENCES")


def spans_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and role (heading or body) of each sentence of one text."""
    blocks = [(s, e) for s, e in _blocks(text)]
    for start, end in blocks:
        heading = len(blocks) > 1 and end - start <= _HEADING_LENGTH and not _ENDED.search(text, start, end)
        if heading:
            yield start, end, "heading"
        else:
            for first, last in _split(text, start, end):
                yield first, last, "body"


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for line in text.split("\n"):
        start, end = _trim(text, position, position + len(line))
        if start < end:
            yield start, end
        position += len(line) + 1


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and _is_end(text, first, stop, end):
            yield first, stop.end()
            first = _trim(text, stop.end(), end)[0]
    if first < end:
        yield first, end


_FOLLOWING = re.compile(r"\s*[\"'„“”»«‚‘›‹(\[–—-]*\s*(\w*)")


def _is_end(text: str, first: int, stop: re.Match, end: int) -> bool:
    following = _FOLLOWING.match(text, stop.end(), min(end, stop.end() + 60))[1]
    if following[:1].islower():
        return False
    mark = stop[0]
    if mark[0] != "." or mark.startswith(".."):
        return True
    token = _LAST_TOKEN.search(text, max(first, stop.start() - 40), stop.start())[0]
    if token.isdigit():
        return len(token) > 2 or following in _STARTERS
    always, may_end = _abbreviations()
    if token in always:
        return False
    if (
        token in may_end
        or (len(token) == 1 and token.isalpha())
        or _ROMAN.match(token)
        or _LETTERS_WITH_DOTS.match(token)
    ):
        return following in _STARTERS
    return True
