import pytest

from helpers.sources.quantities import dates, number, numbers


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "in einem 40-minütigen Telefonat", [("40-minütigen", 40, "minute")]),
        ("de", "250 Milliarden Dollar für den Krieg", [("250 Milliarden Dollar", 250e9, "dollar")]),
        ("de", "100 %ige Zölle", [("100 %", 100, "percent")]),
        (
            "de",
            "1.500 Soldaten und 2,5 Prozent",
            [("1.500 Soldaten", 1500, "soldier"), ("2,5 Prozent", 2.5, "percent")],
        ),
        ("de", "vor zwei Monaten", [("zwei Monaten", 2, "month")]),
        ("de", "16 neue Flugzeuge", [("16 neue Flugzeuge", 16, "flugzeuge")]),
        ("de", "das Memorandum von 1994 und der 3. Zug", []),
        ("en", "up to 500 kilometers away", [("500 kilometers", 500, "kilometre")]),
        (
            "en",
            "$1.5 billion and 300,000 troops",
            [("$1.5 billion", 1.5e9, "dollar"), ("300,000 troops", 300000, "soldier")],
        ),
        ("en", "three missiles hit in 2012", [("three missiles", 3, "missile")]),
        ("en", "the 3rd place, page 4 of 5", []),
        ("en", "", []),
    ],
)
def test_numbers_with_units(language, text, expected):
    found = numbers(text, language)
    assert [(text[f["start"] : f["end"]], f["value"], f["unit"]) for f in found] == expected


@pytest.mark.parametrize(
    ("digits", "language", "value"),
    [("1.500", "de", 1500), ("1,5", "de", 1.5), ("1,500", "en", 1500), ("1.5", "en", 1.5), ("1.2.3", "en", None)],
)
def test_a_point_is_read_as_the_language_writes_it(digits, language, value):
    assert number(digits, language) == value


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "am Freitag, dem 7. Januar", ["Friday", "01-07"]),
        ("de", "07.01.2026 und 1. Juli 2025", ["2026-01-07", "2025-07-01"]),
        ("de", "15.000 Euro, 45. Minute", []),
        ("en", "on Monday, January 7, 2026", ["Monday", "2026-01-07"]),
        ("en", "March 45 people", []),
    ],
)
def test_dates(language, text, expected):
    assert [f["value"] for f in dates(text, language)] == expected


def test_long_lines_take_linear_time():
    for text in ("1" * 50_000, "1." * 30_000, "zwei " * 20_000, "$" * 50_000):
        numbers(text, "de"), dates(text, "de")
