"""Datelines, bylines, picture credits and agency sign-offs: what stands at the edges of article
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from helpers.lexicon import read_lexicon

# every repetition is bounded and the parts cannot match the same characters in two ways, so
# matching is linear
_SLASHED = re.compile(r"(?<=[.!?“”\"»)])/[a-zA-Z]{1,4}(?:/[a-zA-Z0-9]{1,6}){1,6}\s*$")
_INITIALS = re.compile(r"(?<=[.!?…“”\"»«’)])\s?\([a-zäöüß]{2,4}(?:/[a-zäöüß]{2,5}){0,3}\)\s*$")
_SIDE = re.compile(
    r"\((?:v\.\s?l\.(?:\s?n\.\s?r\.)?|[lrm]\.|li\.|re\.|links|rechts|mitte|left|right|cent(?:re|er)"
    r"|(?:archiv|symbol)(?:bild|foto)|(?:file|stock) (?:photo|image))\)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[A-ZÄÖÜ][\w.’'-]{1,24}(?:[ /][A-ZÄÖÜ][\w.’'-]{1,24}){0,2}\.")


@cache
def agencies() -> dict[str, str]:
    """Printed form (lower case) to the agency's name."""
    table = read_lexicon("agencies")
    return dict(zip(table.mention.str.lower(), table.agency, strict=True))


@cache
def _mention() -> str:
    return _either(read_lexicon("agencies").mention)


def _either(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


@cache
def _houses() -> dict[str, tuple[str, ...]]:
    """What a line that names a picture house ends with, by its last three characters: few lines
    share these.
    """
    names = read_lexicon("picture_houses").name
    forms = [f"{before}{name}{after}" for name in names for before in " /(" for after in ("", ")")]
    return {
        key: tuple(form for form in forms if form[-3:] == key)
        for key in {form[-3:] for form in forms}
    }


@cache
def _patterns() -> tuple[re.Pattern, re.Pattern, re.Pattern]:
    names = rf"(?:{_mention()})"
    several = rf"{names}(?:\s?[/,]\s?{names}){{0,3}}"
    place = r"[A-ZÄÖÜ][\w.'’-]{1,30}(?:[ /,]{1,2}[A-ZÄÖÜa-zäöü][\w.'’-]{0,30}){0,5}"
    start = re.compile(
        rf"\s*(?:{place}\s{{0,2}}[,.]?\s?)?\(({several})\)\s{{0,2}}[-–—:.]{{0,2}}\s+"
    )
    end = re.compile(rf"\s?\(({several})\)\s*$")
    houses = _either(read_lexicon("picture_houses").name)
    word = (
        r"(?:Fotos?|Bild|Photo(?:graphs?)?|Credit|Image|Illustration|Grafik|Fotograf|Picture)"
        r"(?:credit)?"
    )
    credit = re.compile(
        rf"(?:\b{word}\s?:\s?|©\s?|\b(?:Photo|Photograph|Illustration|Image) by\s)[^.!?]{{2,80}}$"
        rf"|(?:{houses})\s?/\s?[\w .&/-]{{2,60}}\)?\.?$"
        rf"|[(\s/|](?:{names}|{houses})\s?[/|]\s?[\w .&/|'’-]{{2,60}}\)?$"
        rf"|/\s?{names}\)?$"
    )
    return start, end, credit


def cut(line: str) -> tuple[int | None, int | None]:
    """Where text starts (after a dateline) and ends (before a sign-off) within a kept line; None
    where uncut.
    """
    opening, ending = line[:120], line[-60:]
    start, end, _ = _patterns()
    head = start.match(opening) if "(" in opening else None
    tail = _SLASHED.search(ending) if "/" in ending else None
    if tail is None and "(" in ending:
        tail = end.search(ending) or _INITIALS.search(ending)
    return (head.end() if head else None), (
        len(line) - len(ending) + tail.start() if tail else None
    )


def is_signed(line: str) -> bool:
    """Whether a sentence ends with the initials of its author in brackets ("… sagte sie.
    (phy)").
    """
    return _INITIALS.search(line[-60:]) is not None


def find_agency(line: str) -> str | None:
    """The agency that a dateline or a sign-off of this line names, or None."""
    start, end, _ = _patterns()
    match = start.match(line[:120]) or end.search(line[-60:])
    return agencies()[re.split(r"\s?[/,]\s?", match[1])[0].lower()] if match else None


def has_credit(line: str) -> bool:
    """Whether a line of at most 400 characters ends with a picture credit (Foto: …, © …, IMAGO/…,
    (AFP / NAME)).
    """
    ending = line[-120:]
    if ending.endswith(_houses().get(ending[-3:], ())):
        return True
    return ("/" in ending or "©" in ending or ":" in ending) and _patterns()[2].search(
        ending
    ) is not None


def points(line: str) -> bool:
    """Whether a line says who stands where in a picture, or that it is an old one ("(v.l.n.r.)",
    "(Archivbild)").
    """
    return "(" in line and _SIDE.search(line) is not None


def is_dateline(line: str) -> bool:
    """Whether a line is only a place and a full stop ("Berlin.")."""
    return len(line) <= 40 and _PLACE.fullmatch(line) is not None


def named_agency(line: str) -> str | None:
    """The first agency named anywhere in a sign-off or credit line ("Quelle: ntv.de, ino/dpa"), or
    None.
    """
    for word in re.split(r"[\s/,;:()|]+", line[:200]):
        if word.lower() in agencies():
            return agencies()[word.lower()]
    return None
