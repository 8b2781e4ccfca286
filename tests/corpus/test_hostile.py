"""Texts made to slow the rules down: each is so large that anything worse than linear time would
not come back.
"""

import pytest

from helpers.corpus.files import Raw
from helpers.corpus.lines.extent import _maximal_runs
from helpers.corpus.lines.roles import label
from helpers.corpus.loading import document

DE = (
    "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es Kritik "
    "an ihm gibt."
)
MANY = 30_000  # lines
LONG = 1_000_000  # characters of one line

PAGES = {
    "paragraphs and menus in turn": [DE, "Menü", "Mehr"],
    "names above paragraphs about them": [
        "Jan Low",
        "Jan Low ist der Redakteur des Blattes und schreibt darüber.",
    ],
    "credits again and again": ["Regie: Jan Low"] * 7 + ["2026"],
    "lists that a colon announces": ["Das sind die Punkte:", "• ein Punkt der Liste mit Worten"],
    "dates": ["13.05.2026"],
    "bylines": ["Von Anna Berg"],
    "templates": ["Anzeige", "Mehr aus Berlin", "Teilen"],
    "hashtags": ["#krieg"],
    "blank lines": [""],
}
LINES = {
    "one word": "a",
    "words": "a ",
    "spaces": "x" + " " * 99,
    "digits": "1",
    "numbers": "1.",
    "numbers and spaces": "1. ",
    "dates": "13.05.2026 ",
    "months": "13 May ",
    "times": "12:30 ",
    "names": "Anna Berg ",
    "names and commas": "Anna Berg, ",
    "of names": "von Anna ",
    "hyphens": "a-",
    "slashes": "/a",
    "brackets": "(dpa) ",
    "open brackets": "(",
    "at signs": "a@",
    "dots": "a.",
    "bullets": "• ",
    "bars": "| ",
    "hashes": "#a",
    "marks": "„“",
    "colons": "Foto: ",
    "prices": "5 € ",
    "links": "https://a.de/",
    "dashes": "+++ ",
    "templates": "leave a comment ",
    "combining marks": "u\u0308",
    "soft hyphens": "a\u00ad",
    "returns": "\r",
}


@pytest.mark.parametrize("name", PAGES)
def test_many_lines(name):
    lines = (PAGES[name] * MANY)[:MANY]
    found = document(Raw("page.txt", "\n".join([DE, *lines]), "x"))
    assert len(found.lines) == MANY + 1 - (name == "blank lines")


@pytest.mark.parametrize("name", LINES)
def test_one_long_line(name):
    line = (LINES[name] * LONG)[:LONG]
    found = document(Raw("page.txt", f"{DE}\n{line}\n{DE}", "x"))
    assert [x.text for x in found.lines][::2] == [DE, DE]
    assert "".join(x.text + x.end for x in found.lines) == f"{DE}\n{line}\n{DE}"


def test_a_line_of_20_million_characters():
    line = (DE + " ") * (20_000_000 // (len(DE) + 1))
    found = label(f"{DE}\n{line}\n{DE}")
    assert found[1].text == line
    assert found[1].role == "body"


@pytest.mark.parametrize(
    ("values", "runs"),
    [
        ([], []),
        ([-1.0], []),
        ([1.0, -2.0, 1.0, -2.0, 1.0], [(1.0, 0, 0), (1.0, 2, 2), (1.0, 4, 4)]),
        (
            [4.0, -5.0, 3.0, -3.0, 1.0, 2.0, -2.0, 2.0, -2.0, 1.0, 5.0],
            [(4.0, 0, 0), (3.0, 2, 2), (7.0, 4, 10)],
        ),
        ([1.0, -2.0, 3.0, -1.0, 2.0], [(1.0, 0, 0), (4.0, 2, 4)]),
    ],
)
def test_maximal_runs(values, runs):
    """The row of eleven values is the example of Ruzzo and Tompa's paper."""
    assert _maximal_runs(values) == runs


def test_runs_that_fall_are_found_in_linear_time():
    assert len(_maximal_runs([1.0, -2.0] * 100_000)) == 100_000
