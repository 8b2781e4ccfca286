"""Dates of both languages under one code."""

import pytest

from helpers.sources.facts.dates import find_dates, is_month, months_named, overlaps


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "am Freitag, dem 7. Januar", [("Friday", 5), ("01-07", 107)]),
        ("de", "07.01.2026 und 1. Juli 2025", [("2026-01-07", 107), ("2025-07-01", 701)]),
        ("de", "15.000 Euro, 45. Minute", []),
        ("de", "in der Nacht zum Montag", []),  # a night belongs to two days
        ("en", "on Monday, January 7, 2026", [("Monday", 1), ("2026-01-07", 107)]),
        ("en", "late on Sunday night", []),
        ("en", "March 45 people", []),
    ],
)
def test_dates(language, text, expected):
    assert [(f["value"], f["code"]) for f in find_dates(text, language)] == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 5, False), (0, 6, True), (7, 8, True), (8, 12, False), (19, 40, True)],
)
def test_overlaps(start, end, expected):
    assert overlaps(start, end, [(5, 8), (20, 30)]) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("killed in March", "March", True),
        ("they march on", "march", False),
        ("on march 15", "march", True),
    ],
)
def test_months_are_told_from_what_people_do(text, word, expected):
    hit = text.index(word), text.index(word) + len(word), "protesting"
    days = [(d["start"], d["end"]) for d in find_dates(text, "en")]
    assert is_month(text, hit, days, "en") is expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "in March and in July", {3, 7}),
        ("de", "im März", {3}),
        ("en", "in March 15", set()),
        ("en", "June", set()),
    ],
)
def test_months_named_without_a_day(language, text, expected):
    assert months_named(text, language, 0, len(text)) == expected


def test_long_lines_take_linear_time():
    for text in ("1." * 30_000, "montag " * 20_000):
        find_dates(text, "de")
