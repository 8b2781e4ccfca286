"""Database exports: several articles in one file, as Nexis and RIS write them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import StringIO
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from helpers.corpus.printed import dates
from helpers.lexicon import either, read_lexicon

_ENDED = re.compile(r"ER  -")
_TOP = ("TY  - ", "\ufeffTY  - ")
_RIS = re.compile(r"^([A-Z][A-Z0-9])  - ?(.*)$")
BORDER = 140  # characters of a line between two articles at most
HEADER = 60  # lines of a header at most
NUMBER = "{number}"


@cache
def _fields(database: str) -> dict[str, str]:
    """What each field, tag and line between articles of a database format stands for."""
    table = read_lexicon("export_fields").query("format == @database")
    return dict(zip(table.name, table.field, strict=True))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The lines of a Nexis export: between articles, fields of a header, and the one above a
    body.
    """
    names: dict[str, list[str]] = {}
    for name, field in _fields("nexis").items():
        names.setdefault(field if field in ("end", "counted", "body") else "field", []).append(name)
    listed = {field: either(part) for field, part in names.items()}
    # spaces and tabs only: \s would run over blank lines, once for each of them
    border = r"[ \t]{{0,40}}(?:{})[ \t]{{0,40}}\r?$"
    counted = listed["counted"].replace(re.escape(NUMBER), r"\d{1,5}")
    return {
        "end": re.compile(border.format(listed["end"])),
        "counted": re.compile(border.format(counted)),
        "field": re.compile(rf"^\s*({listed['field']})\s*:\s*(.+)$", re.IGNORECASE),
        "body": re.compile(rf"^\s*(?:{listed['body']})\s*:?\s*$", re.IGNORECASE),
    }


@cache
def _signs() -> list[str]:
    """The longest part of each line between two articles: a quick look."""
    borders = (name for name, field in _fields("nexis").items() if field in ("end", "counted"))
    return [max(name.split(NUMBER), key=len) for name in borders]


class Part(NamedTuple):
    """One article of an export: its text, what its header says, and how many lines the header
    has.
    """

    text: str
    given: Mapping[str, object] = MappingProxyType({})
    head: int = 0


def split(text: str) -> list[Part]:
    """The articles in an export; a text that is none comes back as it is, as the only part."""
    if not text.startswith(_TOP) and not any(sign in text for sign in _signs()):
        return [Part(text)]
    border = find_border(StringIO(text, newline="\n"))
    if border is None:
        return [Part(text)]
    parts = [part for part in stream(StringIO(text, newline="\n"), border) if part]
    return [part for part in parts if part.head or len(parts) > 1 or border is _ENDED] or [
        Part(text)
    ]


def find_border(lines: Iterable[str]) -> re.Pattern[str] | None:
    """What the line between two articles of an export looks like; None where the lines are no
    export.
    """
    counted, is_ris = None, None
    for line in lines:
        is_ris = line.startswith(_TOP) if is_ris is None else is_ris
        after = _ENDED if is_ris else _patterns()["end"]
        if (is_ris or len(line) < BORDER) and after.match(line):
            return after
        if not is_ris and len(line) < BORDER and _patterns()["counted"].match(line):
            counted = _patterns()["counted"]
    return counted


def stream(
    lines: Iterable[str], border: re.Pattern[str], longest: int | None = None
) -> Iterator[Part | None]:
    """The articles between the borders, one at a time; None for one of more than `longest`
    characters.
    """
    parse = _ris if border is _ENDED else _nexis
    held: list[str] = []
    length = 0
    for line in chain(lines, [None]):
        if line is not None and not (len(line) < BORDER and border.match(line)):
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
    lines, pattern = text.strip("\r\n").split("\n"), _patterns()
    body = next((i for i, x in enumerate(lines[:HEADER]) if pattern["body"].match(x)), None)
    if body is None:
        return Part("\n".join(lines))
    head = [line.strip() for line in lines[:body] if line.strip()]
    fields = [match for line in head if (match := pattern["field"].match(line))]
    plain = [line for line in head if not pattern["field"].match(line)]
    printed = {line: found for line in plain if (found := dates.find_dates(line))}
    given: dict[str, object] = {
        name: line
        for name, line in zip(("title", "source"), head, strict=False)
        if line in plain and line not in printed
    }
    for match in fields:
        if (name := _fields("nexis")[match[1].lower()]) != "skipped":
            given.setdefault(name, match[2].strip())
    if printed:
        given["published"] = next(iter(printed.values()))[0].value
    return Part("\n".join(lines), given, body + 1)


def _ris(text: str) -> Part:
    given: dict[str, str] = {}
    body: list[str] = []
    name = ""
    for line in text.split("\n"):
        tag = _RIS.match(line.rstrip("\r"))
        name = _fields("ris").get(tag[1], "") if tag else name
        value = (tag[2] if tag else line).strip()
        if name == "body" and value:
            body.append(value)
        elif tag and value and name == "author" and name in given:
            given[name] += f", {value}"
        elif tag and value and name:
            given.setdefault(name, value)
    return Part("\n".join(body), given)
