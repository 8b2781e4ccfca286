"""Dates as a text states them: days of a month, and weekdays."""

import re
from bisect import bisect_left
from functools import cache

from helpers.languages import CODES
from helpers.lexicon import NOTHING, read_lexicon, words
from helpers.sources.facts.words import alternatives, pattern

_NIGHT_REACH = 15  # characters before a weekday in which "Nacht zum" stands
_NIGHT = re.compile(r" night\b|nacht\b", re.IGNORECASE)


def find_dates(text: str, language: str) -> list[dict]:
    """Every date of a month and day, and every weekday: start, end, value ("06-14", "2026-01-07" or
    "Monday"), code.

    `code` makes dates of both languages comparable: 100 × month + day, weekdays 1 (Monday) to 7.
    Nights belong to two days and are left out, and so is a language that is not read.
    """
    if language not in CODES:
        return []
    found = []
    for match in _date_pattern(language).finditer(text):
        groups = match.groupdict().items()
        parts = {name.rstrip("_"): part for name, part in groups if part is not None}
        if "weekday" in parts:
            value, code = _weekdays(language)[parts["weekday"].lower()]
            before = pattern("night_before", r"\b<> $")
            first = max(0, match.start() - _NIGHT_REACH)
            if _NIGHT.match(text, match.end()) or before.search(text, first, match.start()):
                continue
        else:
            month = int(parts.get("number") or _months(language)[parts["month"].lower()])
            day, year = int(parts["day"]), parts.get("year")
            if not 1 <= day <= 31 or not 1 <= month <= 12:
                continue
            code = 100 * month + day
            value = (f"{year}-" if year else "") + f"{month:02d}-{day:02d}"
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
        word[0].isupper() and word.lower() in _months(language)
    )


def months_named(text: str, language: str, start: int, end: int) -> set[int]:
    """The months (1 to 12) that a stretch of a text names without a day: "in March", "im März"."""
    found = _in_month(language).finditer(text, start, end)
    return {_months(language)[match[1].lower()] for match in found}


@cache
def _months(language: str) -> dict[str, int]:
    table = read_lexicon("months").query("language == @language")
    return dict(zip(table.name, table.month.astype(int), strict=True))


@cache
def _weekdays(language: str) -> dict[str, tuple[str, int]]:
    table = read_lexicon("weekdays").query("language == @language")
    return dict(zip(table.name, zip(table.day, table.number, strict=True), strict=True))


@cache
def _in_month(language: str) -> re.Pattern:
    before = alternatives(words("fact_words", language=language, use="before_month"))
    month = alternatives(_months(language))
    return re.compile(rf"\b(?:{before}) ({month})\b(?! \d)", re.IGNORECASE)


@cache
def _date_pattern(language: str) -> re.Pattern:
    parts = {
        "{day}": r"(?P<day>\d{1,2})",
        "{month}": rf"(?P<month>{alternatives(_months(language))})",
        "{monthnumber}": r"(?P<number>\d{1,2})",
        "{year}": r"(?P<year>\d{4})",
    }
    forms = read_lexicon("date_forms").query("language == @language").form.tolist()
    for part, written in parts.items():
        # a pattern holds each name once: of a second form the groups get a _ more, and so on
        forms = [
            form.replace(part, written.replace(">", "_" * k + ">", 1))
            for k, form in enumerate(forms)
        ]
    form = "|".join(forms) or NOTHING
    weekday = "|".join(_weekdays(language)) or NOTHING
    return re.compile(rf"(?<![\d.])(?:{form}|(?P<weekday>{weekday})\b)", re.IGNORECASE)
