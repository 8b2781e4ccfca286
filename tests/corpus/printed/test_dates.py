"""Dates as printed, and nothing that is none."""

from datetime import datetime

import pytest

from helpers.corpus.line import Line
from helpers.corpus.lines.roles import label
from helpers.corpus.printed import dates


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("13.05.2026", datetime(2026, 5, 13)),
        ("13.5.2026", datetime(2026, 5, 13)),
        ("18. 05. 2014 22:38", datetime(2014, 5, 18, 22, 38)),
        ("2026-05-13", datetime(2026, 5, 13)),
        ("2026-05-13T10:11:12Z", datetime(2026, 5, 13, 10, 11, 12)),
        ("13. Mai 2026", datetime(2026, 5, 13)),
        ("1. März 2026, 7.30 Uhr", datetime(2026, 3, 1, 7, 30)),
        ("May 13, 2026", datetime(2026, 5, 13)),
        ("13 May 2026 at 3:15 pm", datetime(2026, 5, 13, 15, 15)),
        ("Sept. 3rd, 2024", datetime(2024, 9, 3)),
        ("Stand: 28.04.2023 16:11 Uhr", datetime(2023, 4, 28, 16, 11)),
        ("16:00 Uhr, 13. Mai 2026", datetime(2026, 5, 13, 16)),
        (" date 2026-01-07 07.01.2026 16:55:38", datetime(2026, 1, 7, 16, 55, 38)),
        ("12/31/2025", datetime(2025, 12, 31)),
        # glued to what stands beside them
        ("Anna Berg13.05.2026", datetime(2026, 5, 13)),
        ("(dpa)13.05.2026", datetime(2026, 5, 13)),
        ("13.05.202613.05.2026", datetime(2026, 5, 13)),
        ("May 13, 2026May 14, 2026", datetime(2026, 5, 13)),
        ("13 May 20264 min read", datetime(2026, 5, 13)),
        ("By Jan Low2026-05-13 13:52", datetime(2026, 5, 13, 13, 52)),
        ("Courier Online13 May 2026", datetime(2026, 5, 13)),
    ],
)
def test_a_printed_date_is_read(line, value):
    assert dates.find_dates(line)[0].value == value


@pytest.mark.parametrize(
    "line",
    [
        "31.02.2026",
        "3/4/2026",
        "v1.2.2024",
        "B12.3.2020",
        "Nr. 12345.6.2020",
        "192.168.10.20",
        "12.05.2026.3",
        "13 May 3026",
        "Mai 2026",
        "die 13.",
        "13:05",
        "",
    ],
)
def test_no_date_is_invented(line):
    assert dates.find_dates(line) == []


def test_offsets_point_at_the_date():
    line = "Veröffentlicht am 13. Mai 2026 um 14:30 Uhr"
    found = dates.find_dates(line)[0]
    assert line[found.start : found.end].strip() == "13. Mai 2026 um 14:30"
    assert found.timed


BODY = (
    "Der Minister sagte am 3. Mai 2024, dass die Regierung an dem Gesetz festhalten werde, auch "
    "wenn es Kritik gibt. " * 3
)


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        (
            ["Eine Überschrift ohne Datum davor", "13.05.2026, 14:30 Uhr", BODY],
            datetime(2026, 5, 13, 14, 30),
        ),
        (["Eine Überschrift ohne Datum davor", BODY, BODY], None),
        (
            ["Eine Überschrift", "Aktualisiert: 14.05.2026", "Veröffentlicht: 13.05.2026", BODY],
            datetime(2026, 5, 13),
        ),
        (
            ["Eine Überschrift ohne Datum davor", BODY, BODY, "Veröffentlicht am 13.05.2026"],
            datetime(2026, 5, 13),
        ),
        # a day of a quoted post is the post's
        (["Was alle lachen ließ", BODY, BODY, "— Jan Low (@janlow) May 2, 2026"], None),
        # a line that begins with its day, whatever follows
        (
            ["Neues Bad eröffnet", "13.05.2026 10:16 Uhr - Stadtrat - Mitteilung, red", BODY, BODY],
            datetime(2026, 5, 13, 10, 16),
        ),
        # a sentence that begins with a day is text
        (
            ["Neues Bad eröffnet", "13. Mai 1949 war der Tag, an dem alles begann.", BODY, BODY],
            None,
        ),
    ],
)
def test_the_publication_time_comes_from_lines_that_are_no_article_text(lines, value):
    assert dates.published(label("\n".join(lines))) == value


def test_the_day_beside_the_headline_goes_before_those_of_teasers():
    teasers = [("date", "12. Mai 2026"), ("navigation", "Rat tagt heute")] * 4
    page = [*teasers, ("title", "Neues Bad eröffnet"), ("date", "13. Mai 2026"), ("body", BODY)]
    lines = [Line(text, "\n", role, None, None, "") for role, text in page]
    assert dates.published(lines) == datetime(2026, 5, 13)
    assert dates.published([*lines, *lines[:2]]) == datetime(2026, 5, 13)


def test_names_of_dates_and_times_for_templates():
    assert dates.name_times("Stand: 28.04.2023 16:11 Uhr") == "Stand: {date} {time}Uhr"
