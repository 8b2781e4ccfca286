"""What numbers count: unit, what happened to the people, and what they are confined to."""

import pytest

from helpers.sources.facts.amounts import find_measures


def read(text, language):
    return [(text[m.start : m.end], m.unit, m.state) for m in find_measures(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Dabei wurden 14 Menschen verletzt.", [("14 Menschen", "people", "injured")]),
        ("de", "Es gab 6 Verletzte.", [("6 Verletzte", "people", "injured")]),
        ("en", "The crash left six injured.", [("six injured", "people", "injured")]),
        ("de", "Die Zahl der Toten ist auf 17 gestiegen.", [("17", "people", "dead")]),
        ("en", "The death toll rose to 17.", [("17", "people", "dead")]),
        ("en", "17 people were killed.", [("17 people", "people", "dead")]),
        ("en", "A bomb exploded, killing at least 22.", [("at least 22", "people", "dead")]),
        ("en", "More than 400 are missing.", [("More than 400 are missing", "people", "missing")]),
        (
            "de",
            "Die Polizei nahm 43 Demonstranten fest.",
            [("43 Demonstranten", "protesters", "arrested")],
        ),
        (
            "en",
            "The gunman killed three children and two teachers.",
            [("three children", "children", "dead"), ("two teachers", "teachers", "dead")],
        ),
        (
            "en",
            "Four soldiers died and 12 people were wounded.",
            [("Four soldiers", "soldiers", "dead"), ("12 people", "people", "injured")],
        ),
        ("de", "3.400 Hafenarbeiter streikten.", [("3.400 Hafenarbeiter", "workers", "on strike")]),
        (
            "en",
            "About 3,400 dock workers walked out.",
            [("About 3,400 dock workers", "workers", "on strike")],
        ),
        (
            "de",
            "18 Kampfpanzer und zwei der Systeme",
            [("18 Kampfpanzer", "tanks", ""), ("zwei der Systeme", "systems", "")],
        ),
        ("en", "14 battle tanks", [("14 battle tanks", "tanks", "")]),
        ("de", "in einem 40-minütigen Telefonat", [("40-minütigen", "minutes", "")]),
        ("de", "100 %ige Zölle", [("100 %", "percent", "")]),
        ("de", "250 Milliarden Dollar", [("250 Milliarden Dollar", "dollars", "")]),
        ("de", "16 neue Brücken", [("16 neue Brücken", "brücken", "")]),
        ("en", "25,000 pages and $5", [("25,000 pages", "pages", ""), ("$5", "dollars", "")]),
        ("en", "a man aged 41, a 12-year-old boy", []),
        ("de", "Die Fähre war 41 Jahre alt, der 26-Jährige nicht.", []),
        ("de", "das Memorandum von 1994, page 4 of 5", []),
        ("en", "the 2012 elections", []),  # a year, not a count
        ("en", "compared to 47 the previous night", []),
        ("en", "", []),
    ],
)
def test_unit_and_state(language, text, expected):
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "scopes"),
    [
        ("de", "31 Menschen starben", set()),
        ("de", "darunter 12 Kinder", {"part"}),
        ("en", "In Okrel alone 9 people were killed", {"part"}),
        ("en", "In 2021 a raid killed 60 people", {"2021"}),
        ("en", "In March they had exchanged 150 prisoners", {"month 3"}),
        ("de", "um 5 Prozent gestiegen", {"change"}),
        ("de", "von 14 Menschen auf viele", set()),
        ("de", "85 Millionen Euro Verlust im vergangenen Jahr", {"last year"}),
    ],
)
def test_what_a_number_is_confined_to(language, text, scopes):
    (one,) = find_measures(text, language)
    assert one.scopes == scopes


def test_long_lines_take_linear_time():
    for text in (
        "14 Tote " * 3_000,
        "1 " * 20_000,
        "zwei " * 20_000,
        "12 alte " * 5_000,
        "7 people killed in 2011 " * 4_000,
    ):
        find_measures(text, "de")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("On March 15, 200 people were injured in the city.", "en", [(200, "injured")]),
        ("About 200 people gathered on March 15.", "en", [(200, "")]),
        ("In March 300 people were injured.", "en", [(300, "injured")]),
        ("Some 300 people marched to the square.", "en", [(300, "protesting")]),
        ("Am 15. März wurden 200 Menschen verletzt.", "de", [(200, "injured")]),
    ],
)
def test_the_day_and_the_month_of_a_date_count_nobody(text, language, expected):
    assert [(m.value, m.state) for m in find_measures(text, language)] == expected
