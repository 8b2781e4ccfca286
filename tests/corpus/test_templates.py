import pytest

from helpers.corpus.templates import Template, Templates, normal
from helpers.lexicon import read_lexicon


@pytest.fixture(scope="module")
def templates():
    return Templates(
        [
            Template("leave a comment…", "comment", "rest", 60),
            Template("mehr aus…", "navigation", "block", 60),
            Template("{number} kommentare", "comment", "block", 60),
            Template("stand: {date}…", "date", "line", 60),
            Template("…newsletter…", "navigation", "hint", 60),
            Template("teilen", "navigation", "line", 60),
        ]
    )


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Leave a Comment", "leave a comment…"),
        ("  • LEAVE A COMMENT on this:", "leave a comment…"),
        ("12 Kommentare", "{number} kommentare"),
        ("Stand: 28.04.2023 16:11 Uhr", "stand: {date}…"),
        ("Mehr aus Berlin", "mehr aus…"),
        ("Mehr Ausgaben für die Bahn", None),
        ("Teilen", "teilen"),
        ("Teilen macht Freude", None),
        ("Please leave a comment", None),
        ("Leave a comment " + "x" * 60, None),
    ],
)
def test_which_template_fits(templates, line, text):
    found = templates.find(normal(line)).template
    assert (found.text if found else None) == text


def test_hints_are_counted_apart(templates):
    found = templates.find(normal("Unser Newsletter kommt am Morgen"))
    assert found.template is None
    assert found.hints == ("navigation",)
    assert templates.find(normal("Newsletterpreise")).hints == ()


def test_the_shipped_templates_are_lower_case_and_open_only_at_their_ends():
    table = read_lexicon("boilerplate")
    assert (table.template == table.template.str.lower()).all()
    assert not table.template.str.strip("…").str.contains("…").any()
