"""Dates and times as newspapers print them, in German and English; nothing is guessed."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import NamedTuple

from helpers.corpus.line import Line
from helpers.lexicon import either, mapping, words


class Date(NamedTuple):
    """A printed date from `start` to `end`; `value` has no time zone and is midnight where no time
    stands beside it.
    """

    start: int
    end: int
    value: datetime
    timed: bool


_CLOCK = re.compile(r"\d[:.][0-5]\d(?!\d)")  # a quick look before the search for times
_POST = re.compile(r"\(@\w{1,30}\)\s*$")  # whose post it is, before its date
OPENING = 400  # characters of body before which a date still stands at the head of the article
BESIDE = 24  # characters between a date and its time
SAID, SAID_NEAR = 40, 25  # characters before a date in which it is said what the date is of
BEFORE, AFTER = 4, 8  # lines before and after the headline that stand beside it
HEAD = 90  # characters of a line above the text that begins with its date
FIRST_YEAR, LAST_YEAR = 1700, 2100  # newspapers appear in them; other numbers are no years
CENTURY = 2000  # that years of two digits belong to
MONTHS = 12


def _words(use: str) -> str:
    return either(words("date_words", use=use))


@cache
def _says(use: str) -> re.Pattern[str]:
    """The words that say what a date is the date of: `use` is published or changed."""
    return re.compile(_words(use), re.IGNORECASE)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Dates, times, a quick test for dates, and what may stand between a date and its time, or a
    time and its date; every repetition is bounded, so matching is linear.
    """
    month, th = either(mapping("months", "name", "month")), _words("ordinal")
    year = r"(?:1[789]|20)\d\d"
    any_case = {
        # pages glue what stands in columns: "Anna Berg13.05.2026", "May 13, 2026May 14, 2026"
        "date": r"(?:(?<![\w.,/-])|(?<=(?-i:[a-zäöüß]{2}))|(?<=\))|(?<=(?:19|20)\d\d))(?:"
        r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})(?=T?\d\d:|[^\w-]|$)"
        rf"|(?P<d2>\d{{1,2}})\.\s?(?P<m2>\d{{1,2}})\.\s?(?P<y2>{year}|\d\d(?![\w.,:]))(?!\.\d)"
        rf"|(?P<d3>\d{{1,2}})(?:\.|{th})?\s{{1,2}}(?P<m3>{month})\b\.?,?\s{{1,2}}(?P<y3>{year})"
        rf"|(?P<m4>{month})\b\.?\s{{1,2}}(?P<d4>\d{{1,2}})(?:{th})?,?\s{{1,2}}(?P<y4>{year})"
        rf"|(?P<m5>\d{{1,2}})/(?P<d5>\d{{1,2}})/(?P<y5>{year})(?![\d/])"
        r")",
        "time": r"(?<![\d:.,])(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d))(?::(?P<s>[0-5]\d))?"
        r"(?![\d:]|[.,]\d)\s?(?P<half>[ap]\.?m\b\.?)?",
        # no date is without this; that it begins with a digit lets the search leap over the rest
        "hint": r"\d(?:\d{3}-\d|\.\s?\d{1,2}\.\s?\d\d|/\d{1,2}/\d{4}"
        rf"|(?:{th})?,?\s{{1,2}}\d{{4}}"
        rf"|(?:\.|{th})?\s{{1,2}}(?:{month})\b\.?,?\s{{1,2}}\d{{4}})",
    }
    before = rf"[\sT,|–—·•-]*(?:{_words('before time')}|\d\d\.\d\d\.\d{{4}})?[\s,]*"
    after = rf"\s*(?:Uhr)?[\s,|–—·•-]*(?:\w{{3}}\s)?(?:{_words('after time')})?\s*"
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in any_case.items()} | {
        "before_time": re.compile(before),
        "after_time": re.compile(after),
    }


def find_dates(line: str) -> list[Date]:
    """Every valid date in `line`, in order, each with the time that stands beside it."""
    pattern = _patterns()
    if not pattern["hint"].search(line):
        return []
    days = ((match, _day(match.groupdict(""))) for match in pattern["date"].finditer(line))
    return [_with_time(line, match, day) for match, day in days if day]


def _day(part: dict[str, str]) -> datetime | None:
    """A date, or None where the calendar has no such day or the order of day and month is open
    (3/4/2026).
    """
    form = next(name[1] for name, value in part.items() if value)
    year, month, day = (part[unit + form] for unit in "ymd")
    number = int(mapping("months", "name", "month").get(month.lower()) or month)
    numbers = [number, int(day)]
    if form == "5":
        if max(numbers) <= MONTHS and numbers[0] != numbers[1]:
            return None
        numbers.sort(key=lambda number: number > MONTHS)
    try:
        found = datetime(int(year) + CENTURY * (len(year) == 2), numbers[0], numbers[1])
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _with_time(line: str, date: re.Match[str], day: datetime) -> Date:
    """The date with the time printed at most a few words after it ("um", "at", "-", "|", "Uhr"), or
    just before it.
    """
    start, end = date.span()
    pattern = _patterns()
    after = pattern["time"].search(line, end, end + BESIDE)
    if after and pattern["before_time"].fullmatch(line, end, after.start()):
        return Date(start, after.end(), _at(day, after), True)
    before = [*pattern["time"].finditer(line, max(0, start - BESIDE), start)][-1:]
    if before and pattern["after_time"].fullmatch(line, before[0].end(), start):
        return Date(before[0].start(), end, _at(day, before[0]), True)
    return Date(start, end, day, False)


def _at(day: datetime, time: re.Match[str]) -> datetime:
    hour, half = int(time["h"]), (time["half"] or "").lower()[:1]
    hour = hour % 12 + 12 * (half == "p") if half and hour <= 12 else hour % 24
    return day.replace(hour=hour, minute=int(time["m"]), second=int(time["s"] or 0))


def name_times(line: str) -> str:
    """`line` with every date as {date} and every time as {time}."""
    pattern = _patterns()
    if pattern["hint"].search(line):
        line = pattern["date"].sub("{date}", line)
    return pattern["time"].sub("{time}", line) if _CLOCK.search(line) else line


def is_changed(words_before: str) -> bool:
    """Whether words beside a date say that something was changed on it ("aktualisiert")."""
    return _says("changed").search(words_before) is not None


def published(lines: Iterable[Line]) -> datetime | None:
    """The publication time: the first date outside the article text; one with a time and before the
    article wins, and one beside the headline before those of teasers.

    After the article only a date counts that is said to be the publication's ("veröffentlicht",
    "published", "Stand"), or the one day with a time that stands there where there is no other. A
    line that says when the text was changed ("aktualisiert", "updated") counts only where no other
    date is printed. Days of quoted posts are theirs.
    """
    lines = [line for line in lines if line.text.strip()]
    title = next((i for i, line in enumerate(lines) if line.role == "title"), -BEFORE)
    best: datetime | None = None
    worth: tuple[int, ...] = (0,) * 5
    read, below = 0, set()
    for i, line in enumerate(lines):
        read += len(line.text) if line.role == "body" else 0
        article = read > OPENING
        head = not article and len(line.text) <= HEAD and not line.text.rstrip().endswith(".")
        for found in find_dates(line.text):
            before = line.text[max(found.start - SAID, 0) : found.start]
            own = line.role in ("date", "byline", "dateline") or (head and not before.strip())
            aside = line.role in ("navigation", "slug") and not line.rule.startswith("after")
            said = _says("published").search(before) is not None
            if _POST.search(before):
                continue
            if not (own or aside) or (article and not (own and said)):
                if line.role in ("navigation", "tags", "agency") and found.timed:
                    below.add(found.value)
                continue
            # the line's role says more than the words before the date, these more than its place
            near = (title - BEFORE <= i <= title + AFTER) + (title < i <= title + AFTER)
            unchanged = not is_changed(before[-SAID_NEAR:])
            value = own, unchanged, near, not article, found.timed
            if value > worth:
                best, worth = found.value, value
    alone = below if len({value.date() for value in below}) == 1 else ()
    return best or next(iter(sorted(alone)), None)
