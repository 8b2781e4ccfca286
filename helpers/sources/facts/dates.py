"""Dates as a text states them: days of a month, and weekdays."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from helpers.lexicon import read_lexicon

_WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_NIGHT_BEFORE = re.compile(r"\bNacht (?:zum|auf|zu) $")
_NIGHT = re.compile(r" night\b|nacht\b", re.IGNORECASE)


def dates(text: str, language: str) -> list[dict]:
    """Every date of a month and day, and every weekday: start, end, value ("06-14", "2026-01-07" or
    "Monday"), code.

    `code` makes dates of both languages comparable: 100 × month + day, weekdays 1 (Monday) to 7.
    Nights belong to two days and are left out.
    """
    language = language if language in ("de", "en") else "en"
    found = []
    for match in _date_pattern(language).finditer(text):
        parts = match.groupdict()
        if parts.get("weekday"):
            value = _weekdays(language)[parts["weekday"].lower()]
            code = _WEEK.index(value) + 1
            if _NIGHT_BEFORE.search(
                text, max(0, match.start() - 15), match.start()
            ) or _NIGHT.match(text, match.end()):
                continue
        else:
            month = parts["monthnumber"] or _months(language)[parts["month"].lower()]
            day = int(parts["day"] or parts["day_after"])
            if not 1 <= day <= 31 or not 1 <= int(month) <= 12:
                continue
            code = 100 * int(month) + day
            year = parts["year"] or parts["year_after"]
            value = (f"{year}-" if year else "") + f"{int(month):02d}-{day:02d}"
        found.append({"start": match.start(), "end": match.end(), "value": value, "code": code})
    return found


def overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a stretch shares a character with one of the spans, which stand in order and
    apart.
    """
    at = bisect_left(spans, end, key=lambda span: span[0])
    return at > 0 and spans[at - 1][1] > start


def is_month(
    text: str, hit: tuple[int, int, str], days: list[tuple[int, int]], language: str
) -> bool:
    """Whether a word is a month, not what people did: "March 15", "in March"; `days` are the spans
    of the dates.
    """
    word = text[hit[0] : hit[1]]
    return overlaps(hit[0], hit[1], days) or (
        word[0].isupper() and word.lower() in _lowered_months(language)
    )


def months_named(text: str, language: str, start: int, end: int) -> set[int]:
    """The months (1 to 12) that a stretch of a text names without a day: "in March", "im März"."""
    found = _in_month(language).finditer(text, start, end)
    return {_lowered_months(language)[match[1].lower()] for match in found}


@cache
def _months(language: str) -> dict[str, int]:
    table = read_lexicon("months").query("language == @language")
    return {name: int(month) for name, month in zip(table.name, table.month, strict=True)}


@cache
def _lowered_months(language: str) -> dict[str, int]:
    return {name.lower(): month for name, month in _months(language).items()}


@cache
def _in_month(language: str) -> re.Pattern:
    names = "|".join(
        sorted((re.escape(n) for n in _lowered_months(language)), key=len, reverse=True)
    )
    return re.compile(rf"\bi[nm] ({names})\b(?! \d)", re.IGNORECASE)


@cache
def _weekdays(language: str) -> dict[str, str]:
    if language == "en":
        return {day.lower(): day for day in _WEEK}
    german = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"]
    return dict(zip(german, _WEEK, strict=True)) | {"sonnabend": "Saturday"}


@cache
def _date_pattern(language: str) -> re.Pattern:
    month = "|".join(sorted((re.escape(m) for m in _months(language)), key=len, reverse=True))
    weekday = "|".join(_weekdays(language))
    first = rf"(?P<day>\d{{1,2}})\. ?+(?:(?P<month>{month})\b|(?P<monthnumber>\d{{1,2}})\.)"
    if language == "de":
        pattern = rf"(?<![\d.])(?:{first}(?: ?(?P<year>\d{{4}})\b)?|(?P<weekday>{weekday})\b)"
        pattern += "(?P<day_after>(?!))?(?P<year_after>(?!))?"
    else:
        pattern = (
            rf"(?<![\d.])(?:(?P<month>{month})\.? (?P<day_after>\d{{1,2}})\b(?:,? "
            rf"(?P<year_after>\d{{4}})\b)?"
            rf"|(?P<weekday>{weekday})\b)(?P<day>(?!))?(?P<year>(?!))?(?P<monthnumber>(?!))?"
        )
    return re.compile(pattern, re.IGNORECASE)
