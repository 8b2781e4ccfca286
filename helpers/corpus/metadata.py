"""What the page says about the article, and what the user says; the user wins, and a contradiction
is reported.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple

import pandas as pd

from helpers.corpus.line import Line
from helpers.corpus.printed import bylines, dates, outlets, sections, signoffs
from helpers.corpus.problems import Problem
from helpers.languages import OTHER
from helpers.lexicon import mapping, words

_SPACE = re.compile(r"\s+")
_SLASHED = re.compile(r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|1[0-2])/\d{4}\b")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.0)?")
# 2026-05-13T14:30:00.000Z and its like: in one piece, with slashes, with or without a time
_STAMP = re.compile(
    r"((?:19|20)\d\d)([-/.]?)(\d\d?)\2(\d\d?)(?![\d-])"
    r"/?(?:[T ]?(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?/?\s*$"
)
TEXT_FIELDS = ("title", "source", "author", "agency", "section", "url")
COMPARED = ("title", "source", "author", "published", "language", "agency")


LONGEST_SHOWN = 60  # characters of a value in a message


class Found(NamedTuple):
    """Metadata as printed; None where the text does not show it."""

    title: str | None
    source: str | None
    author: str | None
    published: datetime | None
    agency: str | None
    section: str | None


def find(lines: list[Line]) -> Found:
    """Title, outlet, author, publication time, agency and section from the labelled lines of one
    text.
    """
    title = next((line.printed for line in lines if line.role == "title"), None)
    agency = next((name for line in lines if line.text and (name := _agency(line))), None)
    return Found(
        title,
        outlets.find(lines),
        bylines.author(lines),
        dates.published(lines),
        agency,
        sections.find(lines),
    )


def _agency(line: Line) -> str | None:
    cut = line.cut_start is not None or line.cut_end is not None
    if cut or line.role == "dateline" or signoffs.is_sign_off(line.text):
        return signoffs.find_agency(line.text)
    return signoffs.named_agency(line.text) if line.role in ("agency", "byline") else None


def merge(
    found: Mapping[str, object], given: Mapping[str, object], path: str, report: bool
) -> tuple[dict[str, object], list[Problem]]:
    """`found` with every value that `given` has; contradictions are listed where `report` is
    set.
    """
    merged, problems = dict(found), []
    read = {"published": published, "language": language, **dict.fromkeys(TEXT_FIELDS, tidy)}
    for name, cell in given.items():
        try:
            value = read[name](cell) if name in read else cell
        except ValueError as error:
            remedy = "Write dates as 2026-05-13 or 2026-05-13 14:30."
            problems.append(Problem(path, "date", str(error), remedy))
            continue
        old = found.get(name) if report and name in COMPARED else None
        if value is not None and old is not None and not same(value, old):
            message = f"{name} is {shown(value)} in the metadata, and {shown(old)} in the text"
            remedy = "The metadata is used; correct it if the text is right."
            problems.append(Problem(path, "contradiction", message, remedy))
        merged |= {} if value is None else {name: value}
    return merged, problems


def same(one: object, other: object) -> bool:
    """Whether two values agree: dates on the day, and the time where both have one; words without
    case and space.
    """
    if isinstance(one, datetime) and isinstance(other, datetime):
        timed = one.time() != datetime.min.time() and other.time() != datetime.min.time()
        return one == other if timed else one.date() == other.date()
    a, b = (_SPACE.sub(" ", str(x)).casefold().strip() for x in (one, other))
    return a in b or b in a


def shown(value: object) -> str:
    """A value in a message, cut where it is long."""
    text = str(value)
    return repr(text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…")


def tidy(value: object) -> str | None:
    """A cell as text with single spaces; None where it is empty; lists (of authors) joined by
    commas.
    """
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(tidy, value))) or None
    return (
        None if value is None or value != value else _SPACE.sub(" ", str(value)).strip()
    ) or None


def published(value: object) -> datetime | None:
    """A date cell without its time zone; ValueError where it holds no date that the calendar
    has.
    """
    if isinstance(value, pd.Timestamp):
        value = None if value is pd.NaT else value.to_pydatetime()
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    text = tidy(value)
    if text is None or text.lower() in words("metadata_words", use="unknown"):
        return None
    if _EPOCH.fullmatch(text):  # seconds, or thousandths of them, since 1970
        return datetime.fromtimestamp(int(text[:10]), UTC).replace(tzinfo=None)
    if stamp := _STAMP.match(text):
        time = f"{stamp[5]}:{stamp[6]}:{stamp[7] or '00'}" if stamp[5] else ""
        text = f"{stamp[1]}-{int(stamp[3]):02}-{int(stamp[4]):02} {time}".strip()
    if found := dates.find_dates(text):
        return found[0].value
    if _SLASHED.match(text):
        raise ValueError(f"{shown(text)} may be a day in either of two months")
    raise ValueError(f"{shown(text)} is no date of the calendar")


def language(value: object) -> str | None:
    """The code of a language of the kit, or other, from what tables write (German, deu, de-DE …);
    None where the cell is empty.
    """
    text = tidy(value)
    known = mapping("language_names", "name", "language")
    return known.get(re.split(r"[-_ ]", text.lower())[0], OTHER) if text else None
