"""Dates and times as newspapers print them, in German and English; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import NamedTuple, Protocol

from helpers.lexicon import read_lexicon


class Date(NamedTuple):
    """A printed date from `start` to `end`; `value` has no time zone and is midnight where no time
    stands beside it.
    """

    start: int
    end: int
    value: datetime
    timed: bool


class Labelled(Protocol):
    """A line with its role."""

    text: str
    role: str
    rule: str


_CLOCK = re.compile(r"\d[:.][0-5]\d(?!\d)")  # a quick look before the search for times
OPENING = 400  # characters of body before which a date still stands at the head of the article


@cache
def _months() -> dict[str, int]:
    table = read_lexicon("months")
    return dict(zip(table.name, table.month.astype(int), strict=True))


@cache
def _words(use: str) -> re.Pattern:
    """The words that say what a date is the date of: `use` is published or changed."""
    table = read_lexicon("date_words")
    return re.compile("|".join(map(re.escape, table.word[table.use == use])), re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern, re.Pattern, re.Pattern]:
    """Dates, times, and a quick test for either; every repetition is bounded, so matching is
    linear.
    """
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    date = re.compile(
        r"(?<![\w.,/-])(?:"
        r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})(?=T?\d\d:|[^\w-]|$)"
        r"|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4}|\d\d(?![\d.,:]))(?!\d|\.\d)"
        rf"|(?P<d3>\d{{1,2}})(?:\.|st|nd|rd|th)?\s{{1,2}}(?P<m3>{month})\b\.?,?\s{{1,2}}(?P<y3>\d{{4}})\b"
        rf"|(?P<m4>{month})\b\.?\s{{1,2}}(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<y4>\d{{4}})\b"
        r"|(?P<a5>\d{1,2})/(?P<b5>\d{1,2})/(?P<y5>\d{4})(?![\d/])"
        r")",
        re.IGNORECASE,
    )
    time = re.compile(
        r"(?<![\d:.,])(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d))(?::(?P<s>[0-5]\d))?(?![\d:]|[.,]\d)"
        r"\s?(?P<half>[ap]\.?m\b\.?)?",
        re.IGNORECASE,
    )
    # no date is without this; that it begins with a digit lets the search leap over everything else
    hint = re.compile(
        r"\d(?:\d{3}-\d|\.\s?\d{1,2}\.\s?\d\d|/\d{1,2}/\d{4}|(?:st|nd|rd|th)?,?\s{1,2}\d{4}"
        rf"|(?:\.|st|nd|rd|th)?\s{{1,2}}(?:{month})\b\.?,?\s{{1,2}}\d{{4}})",
        re.IGNORECASE,
    )
    return date, time, hint


def find_dates(line: str) -> list[Date]:
    """Every valid date in `line`, in order, each with the time that stands beside it."""
    date, _, hint = _patterns()
    if not hint.search(line):
        return []
    found = []
    for match in date.finditer(line):
        day = _day(match.groupdict())
        if day is not None:
            found.append(_with_time(line, match, day))
    return found


def _day(part: dict[str, str | None]) -> datetime | None:
    """A date, or None where the calendar has no such day or the order of day and month is open
    (3/4/2026).
    """
    if part["y1"]:
        numbers = part["y1"], part["m1"], part["d1"]
    elif part["y2"]:
        numbers = part["y2"] if len(part["y2"]) == 4 else "20" + part["y2"], part["m2"], part["d2"]
    elif part["y3"]:
        numbers = part["y3"], _months()[part["m3"].lower()], part["d3"]
    elif part["y4"]:
        numbers = part["y4"], _months()[part["m4"].lower()], part["d4"]
    else:
        first, second = int(part["a5"]), int(part["b5"])
        if first <= 12 and second <= 12 and first != second:
            return None
        numbers = part["y5"], *((first, second) if first <= 12 else (second, first))
    try:
        day = datetime(*map(int, numbers))
    except ValueError:
        return None
    return day if 1700 <= day.year <= 2100 else None


def _with_time(line: str, match: re.Match, day: datetime) -> Date:
    """The date with the time printed at most a few words after it ("um", "at", "-", "|", "Uhr"), or
    just before it.
    """
    _, time, _ = _patterns()
    after = time.search(line, match.end(), match.end() + 24)
    if after and re.fullmatch(
        r"[\sT,|–—·•-]*(?:um|at|Uhr|\d\d\.\d\d\.\d{4})?[\s,]*", line[match.end() : after.start()]
    ):
        return Date(match.start(), after.end(), _at(day, after), True)
    before = [*time.finditer(line, max(0, match.start() - 24), match.start())][-1:]
    before = before[0] if before else None
    if before and re.fullmatch(
        r"\s*(?:Uhr)?[\s,|–—·•-]*(?:\w{3}\s)?(?:am|on)?\s*", line[before.end() : match.start()]
    ):
        return Date(before.start(), match.end(), _at(day, before), True)
    return Date(match.start(), match.end(), day, False)


def _at(day: datetime, time: re.Match) -> datetime:
    hour = int(time["h"])
    half = (time["half"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return day.replace(hour=hour % 24, minute=int(time["m"]), second=int(time["s"] or 0))


def name_times(line: str) -> str:
    """`line` with every date as {date} and every time as {time}."""
    date, time, hint = _patterns()
    if hint.search(line):
        line = date.sub("{date}", line)
    return time.sub("{time}", line) if _CLOCK.search(line) else line


def published(lines: Iterable[Labelled]) -> datetime | None:
    """The publication time: the first date outside the article text; one with a time and before the
    article wins.

    After the article only a date counts that is said to be the publication's ("veröffentlicht",
    "published", "Stand"). A line that says when the text was changed ("aktualisiert", "updated")
    counts only where no other date is printed.
    """
    best, worth, read = None, -1, 0
    for line in lines:
        read += len(line.text) if line.role == "body" else 0
        article = read > OPENING
        own = line.role in ("date", "byline", "dateline")
        if not own and (
            article or line.role not in ("navigation", "slug") or line.rule.startswith("after")
        ):
            continue
        for found in find_dates(line.text):
            before = line.text[max(found.start - 40, 0) : found.start]
            if article and not _words("published").search(before):
                continue
            value = (
                8 * own
                + 4 * (_words("changed").search(before[-25:]) is None)
                + 2 * (not article)
                + found.timed
            )
            if value > worth:
                best, worth = found.value, value
    return best
