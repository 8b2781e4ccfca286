import pytest

from helpers.corpus.lines.templates import Template, Templates, normal, shipped
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


@pytest.mark.parametrize(
    "line",
    [
        "© 2026 the publisher of this paper and all of its partners in the whole of the country "
        "and in the world",
        "Stand: 28.04.2023 16:11 Uhr, und die Meldung ist von der Agentur, die sie an die "
        "Zeitungen im Land gibt",
        "12 Kommentare, und sie sind nicht von der Zeitung, sondern von denen, die sie lesen und "
        "die ihr schreiben",
        "This is  the\u00a0newsletter of the paper and it is for all of those who want to read it "
        "in the morning",
        "* The council said that it would not be in the hall when the vote on it was taken by all "
        "of the others",
        "1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12. 13. 14. 15. 16. 17. 18. 19. 20.",
        "-" * 120,
    ],
)
@pytest.mark.parametrize("which", ["few", "shipped"])
def test_the_quick_look_misses_nothing(templates, which, line):
    some = templates if which == "few" else shipped()
    known = sum(
        word in ("the", "of", "and", "in", "it", "die", "der", "und", "sie")
        for word in line.lower().split()
    )
    assert some.match(line, line.lower(), known) == some.find(normal(line))


def test_every_shipped_template_with_open_ends_can_be_looked_for():
    assert shipped()._look is not None


def test_a_template_was_right_on_three_publishers_or_stands_in_the_five_texts(seeds):
    table = read_lexicon("boilerplate").astype({"publishers": int})
    few = table.template[table.publishers < 3]
    assert set(few) <= {x.removeprefix("template: ") for x in seeds.lines.rule}
