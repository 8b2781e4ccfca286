"""Dates as a text states them: days of a month, and weekdays."""

from __future__ import annotations

import re
from functools import cache

from helpers.lexicon import read_lexicon

_WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_NIGHT_BEFORE = re.compile(r"\bNacht (?:zum|auf|zu) $")
_NIGHT = re.compile(r" night\b|nacht\b", re.IGNORECASE)


def dates(text: str, language: str) -> list[dict]:
    """Every date of a month and day, and every weekday: start, end, value ("06-14", "2026-01-07" or "Monday"), code.

    `code` makes dates of both languages comparable: 100 × month + day, weekdays 1 (Monday) to 7. Nights belong to two
    days and are left out.
    """
    language = language if language in ("de", "en") else "en"
    found = []
    for match in _date_pattern(language).finditer(text):
        parts = match.groupdict()
        if parts.get("weekday"):
            value = _weekdays(language)[parts["weekday"].lower()]
            code = _WEEK.index(value) + 1
            if _NIGHT_BEFORE.search(text, max(0, match.start() - 15), match.start()) or _NIGHT.match(text, match.end()):
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


@cache
def _months(language: str) -> dict[str, int]:
    table = read_lexicon("months").query("language == @language")
    return {name: int(month) for name, month in zip(table.name, table.month, strict=True)}


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
            rf"(?<![\d.])(?:(?P<month>{month})\.? (?P<day_after>\d{{1,2}})\b(?:,? (?P<year_after>\d{{4}})\b)?"
            rf"|(?P<weekday>{weekday})\b)(?P<day>(?!))?(?P<year>(?!))?(?P<monthnumber>(?!))?"
        )
    return re.compile(pattern, re.IGNORECASE)
