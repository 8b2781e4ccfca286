import pytest

from helpers.corpus.lines.roles import label
from helpers.corpus.printed import bylines


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Anna Berg", "Anna Berg"),
        ("Von Anna Berg und Jan van der Low, Berlin", "Anna Berg, Jan van der Low"),
        ("By Jane Doe and John Smith", "Jane Doe, John Smith"),
        ("Von Anna Berg, Berlin, Jan Low, Ulm, und Eva Kurz", "Anna Berg, Jan Low, Eva Kurz"),
        ("By Jane Doe, London, and John Smith, Paris", "Jane Doe, John Smith"),
        ("Von: ANNA BERG", "ANNA BERG"),
        ("• von Jemima Kelly", "Jemima Kelly"),
        ("by Cristina Laila Apr. 28, 2023 1:15 pm", "Cristina Laila"),
        ("Von Juliane Rohr 28.04.2023, 18:11 Uhr", "Juliane Rohr"),
        (
            "By Samya Kullab and Vasilisa Stepanenko The Associated Press",
            "Samya Kullab, Vasilisa Stepanenko",
        ),
        ("Ein Kommentar von Karl Marx", "Karl Marx"),
        ("By John Walk -", "John Walk"),
        ("Autorin/Autor Anna Berg", "Anna Berg"),
        ("Ein Artikel von Anna Berg | 27.01.2022 - 12:45", "Anna Berg"),
        ("Das Gespräch führte Anna Berg.", "Anna Berg"),
        ("von Anna Berg Lesezeit: 4 Min.", "Anna Berg"),
        ("Von Angela Merkel lernen", None),
        ("Von Berlin nach Kiew", None),
        ("By land and sea", None),
    ],
)
def test_names_in_a_byline(line, names):
    assert bylines.names(line) == names
    assert bylines.is_byline(line) == (names is not None)


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("Anna Berg", True),
        ("Anna Berg | Thomas Low", True),
        ("Anna Berg Redakteurin", True),
        ("Xyla Low Deputy News Hub Director", True),
        ("* Anna Berg3,", True),
        ("Davide Low &", True),
        ("Anna Berg Jan Peter Low", True),
        ("Krieg Ukraine", False),
        ("Anna", False),
        ("", False),
    ],
)
def test_a_line_of_names_alone(line, known):
    assert bylines.is_names(line) == known


def test_author_box_names_the_author():
    body = (
        "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es "
        "Kritik an ihm gibt. " * 3
    )
    page = (
        f"Eine Überschrift über etwas\n{body}\nAnna Berg\nAnna Berg ist eine Journalistin und "
        f"schreibt seit Jahren."
    )
    assert bylines.author(label(page)) == "Anna Berg"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("von lupa am 26/10/13, 03:48 pm", "lupa"),
        ("Erstellt von Fabian am Dienstag 6. Mai 2014", "Fabian"),
        ("By Daniel | Published: 23. Juli 2017", "Daniel"),
        ("von Berlin nach Kiew", None),
        ("von 2014 am Rand", None),
        ("Von blatt-online, abc", "blatt-online"),
        ("Von Sprachregeln, Politik und was sonst noch alles kommt", None),
    ],
)
def test_one_word_after_von_or_by(line, name):
    assert bylines.nickname(line) == name


P = (
    "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es Kritik "
    "an ihm gibt. " * 3
)
TITLE = "Minister hält trotz Kritik an Gesetz fest"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Frank Low", "Politik", "Wetter", TITLE, "Anna Berg", P, P], "Anna Berg"),
        ([TITLE, "Anna Berg", "Jan Low", P, P], "Anna Berg, Jan Low"),
        ([TITLE, "Anna Berg , 26.04.2024 10:00 Uhr", P, P], "Anna Berg"),
        ([TITLE, "Von Jan Low", "Anna Berg", P, P], "Jan Low"),
        ([TITLE, "The Associated Press", "Published May 7, 2025", P, P], "The Associated Press"),
        ([TITLE, "DOWNLOAD PDF", "13.05.2026", P, P], None),
        ([TITLE, P, P], None),
        (
            [TITLE, "By", "Anna Berg News Reporter", "Xyla Low", "13.05.2026", P, P],
            "Anna Berg, Xyla Low",
        ),
        ([TITLE, "Published by", "* Xyla Low0,", "* Anna Berg &", P, P], "Xyla Low, Anna Berg"),
        (
            [TITLE, "Author of the article:", "By Anna Berg", "Published Jun 05, 2026", P, P],
            "Anna Berg",
        ),
        ([TITLE, "28. Jan. 2022 Anna Berg", P, P], "Anna Berg"),
        ([TITLE, "Anna Berg Jan Peter Low", "13.05.2026", P, P], "Anna Berg, Jan Peter Low"),
        ([TITLE, *["Start", "Sport", "Wetter"] * 4, "By Anna Berg", P, P], "Anna Berg"),
        ([TITLE, P, P, "Anna Berg is a senior writer. Follow her on social media."], "Anna Berg"),
    ],
)
def test_the_author_of_a_page(lines, name):
    assert bylines.author(label("\n".join(lines))) == name


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Anna Berg Jan Low", ["Anna Berg", "Jan Low"]),
        (
            "Anna Berg Anna Julia Fink Jan Michael March",
            ["Anna Berg", "Anna Julia Fink", "Jan Michael March"],
        ),
        ("Anna Maria Luisa Berg", ["Anna Maria Luisa Berg"]),
        ("Jan van der Low", ["Jan van der Low"]),
        ("Anna Berg and Jan Low", ["Anna Berg", "Jan Low"]),
    ],
)
def test_names_that_follow_one_another(line, people):
    assert bylines.listed(line) == people


@pytest.mark.parametrize(
    ("line", "found"),
    [("Von:", True), ("Published by", True), ("Autor", True), ("Text", False), ("Von Kiew", False)],
)
def test_a_line_that_announces_names(line, found):
    assert bylines.is_label(line) == found
