"""Dates of both languages under one code."""

import pytest

from helpers.sources.dates import dates


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
    assert [(f["value"], f["code"]) for f in dates(text, language)] == expected


def test_long_lines_take_linear_time():
    for text in ("1." * 30_000, "montag " * 20_000):
        dates(text, "de")
