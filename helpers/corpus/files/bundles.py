"""Database exports: several articles in one file, as Nexis and RIS write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from helpers.corpus.printed import dates

# spaces and tabs only: \s would run over blank lines, once for each of them
_END = re.compile(r"[ \t]{0,40}(?:End of Document|Ende des Dokuments)[ \t]{0,40}\r?$")
_COUNTED = re.compile(
    r"[ \t]{0,40}(?:\d{1,5} of \d{1,5} DOCUMENTS|(?:Dokument|Document) \d{1,5} (?:von|of) "
    r"\d{1,5})[ \t]{0,40}\r?$"
)
_ENDED = re.compile(r"ER  -")
_SIGNS = (
    "End of Document",
    "Ende des Dokuments",
    " DOCUMENTS",
    "Dokument ",
    "Document ",
)  # a quick look
_TOP = ("TY  - ", "\ufeffTY  - ")
_FIELD = re.compile(
    r"^\s*(section|ressort|rubrik|byline|autor|author|length|länge|dateline|language|sprache)\s*:\s*(.+)$",
    re.I,
)
_BODY = re.compile(r"^\s*(?:body|text|volltext|fließtext)\s*:?\s*$", re.IGNORECASE)
_NAMES = {"ressort": "section", "rubrik": "section", "section": "section"}
_NAMES |= dict.fromkeys(("byline", "autor", "author"), "author")
_RIS = re.compile(r"^([A-Z][A-Z0-9])  - ?(.*)$")
_RIS_FIELDS = {
    "TI": "title",
    "T1": "title",
    "AU": "author",
    "A1": "author",
    "T2": "source",
    "JO": "source",
    "JF": "source",
}
_RIS_FIELDS |= {
    "PB": "source",
    "DA": "published",
    "PY": "published",
    "Y1": "published",
    "UR": "url",
    "SE": "section",
}
_RIS_TEXT = ("AB", "N2", "N1")


class Part(NamedTuple):
    """One article of an export: its text, what its header says, and how many lines the header
    has.
    """

    text: str
    given: Mapping[str, object] = MappingProxyType({})
    head: int = 0


def split(text: str) -> list[Part]:
    """The articles in an export; a text that is none comes back as it is, as the only part."""
    if not text.startswith(_TOP) and not any(sign in text for sign in _SIGNS):
        return [Part(text)]
    border = find_border(StringIO(text, newline="\n"))
    if border is None:
        return [Part(text)]
    parts = [part for part in stream(StringIO(text, newline="\n"), border) if part]
    return [part for part in parts if part.head or len(parts) > 1 or border is _ENDED] or [
        Part(text)
    ]


def find_border(lines: Iterable[str]) -> re.Pattern | None:
    """What the line between two articles of an export looks like; None where the lines are no
    export.
    """
    counted, is_ris = None, None
    for line in lines:
        is_ris = line.startswith(_TOP) if is_ris is None else is_ris
        if is_ris and _ENDED.match(line):
            return _ENDED
        if len(line) < 140 and not is_ris:
            if _END.match(line):
                return _END
            counted = counted or (_COUNTED if _COUNTED.match(line) else None)
    return counted


def stream(
    lines: Iterable[str], border: re.Pattern, longest: int | None = None
) -> Iterator[Part | None]:
    """The articles between the borders, one at a time; None for one of more than `longest`
    characters.
    """
    parse = _ris if border is _ENDED else _nexis
    held: list[str] = []
    length = 0
    for line in chain(lines, [None]):
        if line is not None and not (len(line) < 140 and border.match(line)):
            length += len(line)
            if longest is None or length <= longest:
                held.append(line)
            continue
        text = "".join(held)
        if longest is not None and length > longest:
            yield None
        elif text.strip():
            yield parse(text)
        held, length = [], 0


def _nexis(text: str) -> Part:
    """Title, outlet, date, fields and then "Body": whatever stands before the body is the
    header.
    """
    lines = text.strip("\r\n").split("\n")
    body = next((i for i, line in enumerate(lines[:60]) if _BODY.match(line)), None)
    if body is None:
        return Part("\n".join(lines))
    head = [line.strip() for line in lines[:body] if line.strip()]
    given: dict[str, object] = {}
    for name, line in zip(("title", "source"), head, strict=False):
        if not _FIELD.match(line) and not dates.find_dates(line):
            given[name] = line
    for line in head:
        field = _FIELD.match(line)
        if field and field[1].lower() in _NAMES:
            given.setdefault(_NAMES[field[1].lower()], field[2].strip())
        elif not field and "published" not in given and (found := dates.find_dates(line)):
            given["published"] = found[0].value
    return Part("\n".join(lines), given, body + 1)


def _ris(text: str) -> Part:
    given: dict[str, object] = {}
    body: list[str] = []
    field = ""
    for line in text.split("\n"):
        tag = _RIS.match(line.rstrip("\r"))
        field = tag[1] if tag else field
        value = (tag[2] if tag else line).strip()
        if field in _RIS_TEXT and value:
            body.append(value)
        elif tag and value and field in _RIS_FIELDS:
            name = _RIS_FIELDS[field]
            given[name] = (
                f"{given[name]}, {value}"
                if name == "author" and name in given
                else given.get(name, value)
            )
    return Part("\n".join(body), given)
