"""Datelines, agency sign-offs and bylines: what stands at the edges of an article and is not part of it."""

from __future__ import annotations

import re
from functools import cache

from helpers import schema

_SLASHED = re.compile(r"/[a-zA-Z]{1,4}(?:/[a-zA-Z0-9]{1,6}){1,6}\s*$")


@cache
def agencies() -> dict[str, str]:
    """Printed form (lower case) to the agency's name."""
    table = schema.read_lexicon("agencies")
    return dict(zip(table.mention.str.lower(), table.agency, strict=True))


@cache
def _mention() -> str:
    return "|".join(sorted(map(re.escape, schema.read_lexicon("agencies").mention), key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern, re.Pattern]:
    names = rf"(?:{_mention()})"
    several = rf"{names}(?:\s?[/,]\s?{names}){{0,3}}"
    place = r"[A-ZÄÖÜ][\w.'’-]{1,30}(?:[ /,]{1,2}[A-ZÄÖÜa-zäöü][\w.'’-]{0,30}){0,5}"
    start = re.compile(rf"\s*(?:{place}\s{{0,2}}[,.]?\s?)?\(({several})\)\s{{0,2}}[-–—:.]{{0,2}}\s+")
    end = re.compile(rf"\s?\(({several})\)\s*$")
    return start, end


def cut(line: str) -> tuple[int | None, int | None]:
    """Where text starts (after a dateline) and ends (before an agency sign-off) within a kept line; None where uncut."""
    start, end = _patterns()
    head = start.match(line[:120])
    tail = _SLASHED.search(line[-60:]) or end.search(line[-60:])
    return (head.end() if head else None), (len(line) - len(line[-60:]) + tail.start() if tail else None)


def find_agency(line: str) -> str | None:
    """The agency that a dateline or a sign-off of this line names, or None."""
    start, end = _patterns()
    match = start.match(line[:120]) or end.search(line[-60:])
    return agencies()[re.split(r"\s?[/,]\s?", match[1])[0].lower()] if match else None


_BY = re.compile(r"(?:von|by|text|autor|autorin|author|written by|geschrieben von)\b:?\s{0,3}", re.IGNORECASE)


def names(line: str) -> str | None:
    """The names in a byline, without "Von" or "By" and without what follows them."""
    rest = _BY.sub("", line.strip(), count=1)
    return re.split(r"\s[|–—-]\s|\d", rest)[0].strip(" ,;") or None
