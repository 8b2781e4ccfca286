"""Numbers in running text: their value, the range their wording allows, what bounds them."""

import math

import pytest

from helpers.sources.facts.numbers import find_numbers, value_of


@pytest.mark.parametrize(
    ("digits", "language", "value"),
    [
        ("1.500", "de", 1500),
        ("1,5", "de", 1.5),
        ("1,500", "en", 1500),
        ("1.5", "en", 1.5),
        ("1.2.3", "en", None),
    ],
)
def test_a_point_is_read_as_the_language_writes_it(digits, language, value):
    assert value_of(digits, language) == value


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "14 Tote", ("14", 14, 14)),
        ("de", "20 Tote", ("20", 20, 20)),  # counted, not rounded
        ("de", "mindestens 14 Tote", ("mindestens 14", 14, math.inf)),
        ("de", "bis zu 500 Soldaten", ("bis zu 500", 0, 500)),
        ("de", "rund 100 Tote", ("rund 100", 90, 110)),
        ("de", "3.400 Arbeiter", ("3.400", 3350, 3450)),
        ("de", "3.412 Arbeiter", ("3.412", 3412, 3412)),
        ("de", "6,4 Prozent", ("6,4", 6.35, 6.45)),
        ("de", "1,2 Milliarden Euro", ("1,2 Milliarden", 1.164e9, 1.236e9)),
        ("de", "30 Mio. Euro", ("30 Mio.", 29.1e6, 30.9e6)),  # the last digit reaches 3 % at most
        ("de", "40 bis 60 Stunden", ("40 bis 60", 40, 60)),
        ("de", "zwischen 2 und 3 Millionen", ("2 und 3 Millionen", 2e6, 3.09e6)),
        ("en", "a 40- to 60-hour course", ("40- to 60", 40, 60)),
        ("en", "$800 to $1,000", ("$800 to $1,000", 776, 1030)),
        ("de", "Dutzende Tote", ("Dutzende", 24, 240)),
        ("de", "zwei Dutzend Tote", ("zwei Dutzend", 21.6, 26.4)),
        ("de", "zwölf Tote", ("zwölf", 12, 12)),
        ("en", "At least 14 died", ("At least 14", 14, math.inf)),
        ("en", "fewer than 50", ("fewer than 50", 0, 50)),
        ("en", "nearly 3,400 workers", ("nearly 3,400", 3060, 3740)),
        ("en", "$1.5 billion", ("$1.5 billion", 1.455e9, 1.545e9)),
        ("en", "hundreds of people", ("hundreds", 200, 2000)),
        ("en", "twenty thousand", ("twenty thousand", 19400, 20600)),
    ],
)
def test_the_range_is_what_the_wording_allows(language, text, found):
    (one,) = find_numbers(text, language)
    assert (text[one.start : one.end], one.low, one.high) == pytest.approx(found)


@pytest.mark.parametrize(
    ("language", "text"), [("de", "der 3. Zug"), ("en", "the 3rd place"), ("en", ""), ("de", "A4")]
)
def test_ordinals_and_names_are_no_numbers(language, text):
    assert find_numbers(text, language) == []


def test_long_lines_take_linear_time():
    for text in (
        "1" * 50_000,
        "1." * 30_000,
        "zwei " * 20_000,
        "$" * 50_000,
        "mindestens " * 10_000,
    ):
        find_numbers(text, "de")
