"""Datelines, bylines, picture credits and agency sign-offs: what stands at the edges of article
text.
"""

import re
from functools import cache

from helpers.lexicon import either, mapping, words

# every repetition is bounded and the parts cannot match the same characters in two ways, so
# matching is linear
_SLASHED = re.compile(r"(?<=[.!?“”\"»)])/[a-zA-Z]{1,4}(?:/[a-zA-Z0-9]{1,6}){1,6}\s*$")
_INITIALS = re.compile(r"(?<=[.!?…“”\"»«’)])\s?\([a-zäöüß]{2,4}(?:/[a-zäöüß]{2,5}){0,3}\)\s*$")
_PLACE = re.compile(r"[A-ZÄÖÜ][\w.’'-]{1,24}(?:[ /][A-ZÄÖÜ][\w.’'-]{1,24}){0,2}\.")


_LEFT_TO_RIGHT = r"v\.\s?l\.(?:\s?n\.\s?r\.)?"
# characters of a line's start and of its end in which a dateline, a sign-off and a credit stand
OPENING, ENDING, CREDIT = 120, 60, 120
DATELINE = 40  # characters of a line that is only a place
LONGEST = 200  # characters of a line in which an agency is looked for


@cache
def agencies() -> dict[str, str]:
    """Printed form (lower case) to the agency's name."""
    names = mapping("agencies", "mention", "agency")
    return {mention.lower(): agency for mention, agency in names.items()}


@cache
def _houses() -> dict[str, tuple[str, ...]]:
    """What a line that names a picture house ends with, by its last three characters: few lines
    share these.
    """
    names = words("picture_houses", "name")
    forms = [f"{before}{name}{after}" for name in names for before in " /(" for after in ("", ")")]
    return {
        key: tuple(form for form in forms if form[-3:] == key)
        for key in {form[-3:] for form in forms}
    }


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """A dateline, an agency's sign-off, a picture credit, and who stands where in a picture."""
    names = rf"(?:{either(words('agencies', 'mention'))})"
    houses = either(words("picture_houses", "name"))
    credit, by, side = (either(words("credit_words", use=use)) for use in ("credit", "by", "side"))
    # an agency's service ("dpa/lhe") or others follow; a day may stand behind the place
    several = rf"{names}(?:\s?[/,]\s?(?:{names}|[a-z]{{2,5}}\b)){{0,3}}"
    place = r"[A-ZÄÖÜ][\w.'’-]{1,30}(?:[ /,]{1,2}[A-ZÄÖÜa-zäöü\d][\w.'’-]{0,30}){0,5}"
    return {
        "start": re.compile(
            rf"\s*(?:{place}\s{{0,2}}[,.]?\s?)?\(({several})\)\s{{0,2}}[-–—:.]{{0,2}}\s+"
        ),
        "end": re.compile(rf"\s?\(({several})\)\s*$"),
        "credit": re.compile(
            rf"(?:\b(?:{credit})(?:credit)?\s?:\s?|©\s?|\b(?:{by}) by\s)[^.!?]{{2,80}}$"
            rf"|(?:{houses})\s?/\s?[\w .&/-]{{2,60}}\)?\.?$"
            rf"|[(\s/|](?:{names}|{houses})\s?[/|]\s?[\w .&/|'’-]{{2,60}}\)?$"
            rf"|/\s?{names}\)?$"
        ),
        "side": re.compile(rf"\((?:{_LEFT_TO_RIGHT}|{side})\)", re.IGNORECASE),
    }


def cut(line: str) -> tuple[int | None, int | None]:
    """Where text starts (after a dateline) and ends (before a sign-off) within a kept line; None
    where uncut.
    """
    opening, ending = line[:OPENING], line[-ENDING:]
    head = _patterns()["start"].match(opening) if "(" in opening else None
    tail = _SLASHED.search(ending) if "/" in ending else None
    if tail is None and "(" in ending:
        tail = _patterns()["end"].search(ending) or _INITIALS.search(ending)
    end = len(line) - len(ending) + tail.start() if tail else None
    return head.end() if head else None, end


def is_signed(line: str) -> bool:
    """Whether a sentence ends with the initials of its author in brackets ("… sagte sie.
    (phy)").
    """
    return _INITIALS.search(line[-ENDING:]) is not None


def find_agency(line: str) -> str | None:
    """The agency that a dateline or a sign-off of this line names, or None."""
    match = _patterns()["start"].match(line[:OPENING]) or _patterns()["end"].search(line[-ENDING:])
    return agencies()[re.split(r"\s?[/,]\s?", match[1])[0].lower()] if match else None


def is_sign_off(line: str) -> bool:
    """Whether agencies in brackets stand alone on a line ("(dpa/AFP)")."""
    return line.lstrip()[:1] == "(" and _patterns()["end"].fullmatch(line[:LONGEST]) is not None


def has_credit(line: str) -> bool:
    """Whether a line of at most 400 characters ends with a picture credit (Foto: …, © …, IMAGO/…,
    (AFP / NAME)).
    """
    ending = line[-CREDIT:]
    if is_sign_off(line):
        return False
    return ending.endswith(_houses().get(ending[-3:], ())) or (
        any(sign in ending for sign in "/©:") and _patterns()["credit"].search(ending) is not None
    )


def points(line: str) -> bool:
    """Whether a line says who stands where in a picture, or that it is an old one ("(v.l.n.r.)",
    "(Archivbild)").
    """
    return "(" in line and _patterns()["side"].search(line) is not None


def is_dateline(line: str) -> bool:
    """Whether a line is only a place and a full stop ("Berlin.")."""
    return len(line) <= DATELINE and _PLACE.fullmatch(line) is not None


def named_agency(line: str) -> str | None:
    """The first agency named anywhere in a sign-off or credit line ("Quelle: ntv.de, ino/dpa"), or
    None.
    """
    names = (word.lower() for word in re.split(r"[\s/,;:()|]+", line[:LONGEST]))
    return next((agencies()[name] for name in names if name in agencies()), None)
