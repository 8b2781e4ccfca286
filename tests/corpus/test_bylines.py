import pytest

from helpers.corpus import bylines
from helpers.corpus.clean import label


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Anna Berg", "Anna Berg"),
        ("Von Anna Berg und Jan van der Low, Berlin", "Anna Berg, Jan van der Low"),
        ("By Jane Doe and John Smith", "Jane Doe, John Smith"),
        ("Von: ANNA BERG", "ANNA BERG"),
        ("• von Jemima Kelly", "Jemima Kelly"),
        ("by Cristina Laila Apr. 28, 2023 1:15 pm", "Cristina Laila"),
        ("Von Juliane Rohr 28.04.2023, 18:11 Uhr", "Juliane Rohr"),
        ("By Samya Kullab and Vasilisa Stepanenko The Associated Press", "Samya Kullab, Vasilisa Stepanenko"),
        ("Ein Kommentar von Karl Marx", "Karl Marx"),
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
    [("Anna Berg", True), ("Anna Berg | Thomas Low", True), ("Krieg Ukraine", False), ("Anna", False), ("", False)],
)
def test_a_line_of_names_alone(line, known):
    assert bylines.is_names(line) == known


def test_author_box_names_the_author():
    body = (
        "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es Kritik an ihm gibt. " * 3
    )
    page = f"Eine Überschrift über etwas\n{body}\nAnna Berg\nAnna Berg ist eine Journalistin und schreibt seit Jahren."
    assert bylines.author(label(page)) == "Anna Berg"
