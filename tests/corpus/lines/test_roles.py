"""Line roles, and that every line comes back."""

import re
import time

import pytest

from helpers import corpus
from helpers.corpus.lines.roles import label, split_lines

BODY = (
    "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es "
    "Kritik an ihm gibt. "
)
P = BODY * 3
PAGE = ["Eine Überschrift über das Gesetz", P, P]


def test_halves_of_characters_do_not_stop_the_labels():
    assert corpus.label_lines("Ein Titel\nHalb \ud83d und ganz \ud83d\ude00.").text.tolist() == [
        "Ein Titel",
        "Halb � und ganz 😀.",
    ]


def roles(*lines: str) -> list[str]:
    return [line.role for line in label("\n".join(lines))]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "a",
        "a\n",
        "a\r\nb",
        "a\rb\n",
        "a\u2028b\x0bc\x0cd\x85e\n\n",
        "\r\n\r\n",
        "a\n\r",
        "\r",
    ],
)
def test_lines_end_at_a_newline_only_and_give_the_text_back(text):
    frame = corpus.label_lines(text)
    assert "".join(frame.text + frame.end) == text
    assert len(frame) == max(text.count("\n") + (not text.endswith("\n")), 1)
    assert frame.line.tolist() == list(range(len(frame)))


def test_a_carriage_return_belongs_to_the_end():
    assert split_lines("a\r\nb\rc") == [("a", "\r\n"), ("b\rc", "")]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Leave a Comment", "comment"),
        ("Schreibe einen Kommentar", "comment"),
        ("Das könnte Sie auch interessieren", "navigation"),
        ("Anzeige", "advert"),
        ("Foto: Max Muster/dpa", "caption"),
        ("Alle Rechte vorbehalten. Nachdruck nur mit Genehmigung.", "navigation"),
        ("#Energie", "tags"),
        ("nato-rutte-waffenlieferungen", "slug"),
        ("Read full bio →", "author_box"),
        ("Veröffentlicht am 13.05.2026", "date"),
        ("Quelle: Blatt", "agency"),
        ("$285 at a shop", "advert"),
    ],
)
def test_a_line_after_the_article(line, role):
    assert roles(*PAGE, line)[-1] == role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Von Anna Berg", "byline"),
        ("13.05.2026, 14:30 Uhr", "date"),
        ("Anna Berg", "byline"),
        ("Startseite", "navigation"),
    ],
)
def test_a_line_before_the_article(line, role):
    assert roles(PAGE[0], line, "", P, P)[1] == role


def test_the_shape_of_an_article():
    found = roles("Kultur", PAGE[0], "Ein Satz, der alles sagt.", P, "Was nun folgt", P, P)
    assert found == ["navigation", "title", "lede", "body", "heading", "body", "body"]


def test_short_paragraphs_under_a_title_are_not_all_ledes():
    short = "Der Rat der Stadt hat den Haushalt am Abend nach langer Aussprache beschlossen."
    assert roles(PAGE[0], short, short, short, short) == ["title", "lede", "lede", "body", "body"]


def test_a_text_without_a_headline_has_no_title():
    assert "title" not in roles(P, P, P)


def test_teasers_inside_the_article_do_not_end_it():
    found = roles(
        *PAGE,
        "Lesen Sie auch",
        "Ein anderer Text über etwas",
        "Noch ein Text",
        "Was nun folgt",
        P,
        P,
    )
    assert found[3:] == ["navigation", "navigation", "navigation", "heading", "body", "body"]


def test_a_heading_keeps_its_place_above_an_inserted_label():
    found = roles(*PAGE, "Anzeige", "Minister verteidigt sein Gesetz", "Anzeige", P, P)
    assert found[3:] == ["advert", "heading", "advert", "body", "body"]


def test_two_headings_may_stand_above_one_paragraph():
    found = roles(*PAGE, "Anzeige", "Was nun folgen soll", "So will die Regierung sparen", P, P)
    assert found[3:] == ["advert", "heading", "heading", "body", "body"]


def test_a_long_line_between_parts_of_the_article_belongs_to_it():
    middle = (
        "Neue Regeln: "
        + "Gesetz, Minister, Regierung und Kritik, " * 3
        + "das alles gibt es auch im Herbst noch einmal"
    )
    assert roles(*PAGE, "Anzeige", "Anzeige", "Anzeige", middle, "Anzeige", P, P)[6] == "body"


def test_the_last_sentence_may_end_with_its_authors_initials():
    found = label(
        "\n".join(
            [
                *PAGE,
                "Ein Nutzer schrieb trocken, in Anlehnung an den Minister: „Aus und vorbei.“ (abc)",
            ]
        )
    )
    assert found[-1].role == "body"
    assert found[-1].text[: found[-1].cut_end].endswith("vorbei.“")


def test_a_summary_stands_under_the_title_although_a_sentence_stood_above_it():
    above = [
        BODY,
        "Sport",
        "Kultur",
        "Wissen",
        "Reise",
        "Kontakt",
        "Minister hält trotz Kritik an Gesetz fest",
    ]
    found = roles(
        *above, "Was das nun für die neun Länder und für alle heißt", "13.05.2026", P, P, P
    )
    assert found[6:8] == ["title", "lede"]


def test_buttons_may_stand_between_the_title_and_its_summary():
    buttons = [
        f"* {name}"
        for name in ("Teilen", "Senden", "Drucken", "Merken", "Folgen", "Hören", "Vorlesen", "Mail")
    ]
    found = roles(
        "Minister hält trotz Kritik an Gesetz fest", *buttons, "Ein Satz, der alles sagt.", P, P
    )
    assert (found[0], found[9]) == ("title", "lede")


def test_teasers_end_at_a_paragraph_too_long_for_one():
    found = roles(
        *PAGE,
        "Lesen Sie auch",
        "Ein anderer Text über etwas",
        BODY + BODY,
        "Was nun folgt",
        P,
        P,
    )
    assert found[4:] == ["navigation", "body", "heading", "body", "body"]


@pytest.mark.parametrize(
    ("lines", "dropped"),
    [
        (["Krieg im Osten : Was die Menschen nun sagen"], 1),
        (["Ein anderer Text über etwas", "Von Jan Low"], 2),
        (["Ein anderer Text über etwas", BODY, "Von Jan Low"], 3),
        (["Der Minister (l.) und sein Gast in Berlin"], 1),
        (["Der Minister im Jahr 2012 (Archivbild)."], 1),
    ],
    ids=["kicker and headline", "byline", "summary and byline", "who stands where", "old picture"],
)
def test_teasers_and_captions_within_the_article(lines, dropped):
    found = roles(*PAGE, P, *lines, P, P)
    assert not {"body", "heading", "lede"} & set(found[4 : 4 + dropped])
    assert found[4 + dropped :] == ["body", "body"]


def test_comments_below_the_article_are_no_article():
    found = roles(*PAGE, "Schreibe einen Kommentar", P, "Anna", P)
    assert found[3:] == ["comment"] * 4


def test_every_line_names_its_rule(seeds):
    assert (seeds.lines.rule.str.len() > 3).all()


def test_the_language_may_be_given():
    text = "\n".join(PAGE)
    assert corpus.label_lines(text, language="de").equals(corpus.label_lines(text))
    with pytest.raises(corpus.CorpusError, match="Give de, en, other or nothing"):
        corpus.label_lines(text, language="fr")


HOSTILE = [
    "a" * 200_000,
    "a " * 100_000,
    "1." * 100_000,
    "1 1 1 " * 40_000,
    "/a" * 100_000,
    "(dpa" * 50_000,
    "Von " + "Aa Bb, " * 40_000,
    "A" + "." * 200_000,
    "…" * 100_000,
    "-" * 200_000,
    "© " + "a" * 200_000 + "/",
    "BERLIN " * 30_000 + "(",
    "20.20." * 40_000,
    "https://" + "a." * 100_000,
    "a-" * 100_000,
    "\u0301" * 100_000,
]


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: line[:8])
def test_hostile_lines_take_linear_time(line):
    """Four times the characters may not take much more than four times as long; rules look at
    bounded parts.
    """

    def seconds(n: int) -> float:
        best = 9.0
        for _ in range(2):
            start = time.perf_counter()
            label(line[:n] + "\n" + P + "\n" + line[-n:])
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(200_000) < 12 * seconds(50_000) + 0.05


def test_patterns_hold_no_nested_repetition():
    """A repeated group whose inside is repeated without a bound is what makes regular expressions
    explode.
    """
    from helpers.corpus import metadata
    from helpers.corpus.files.exports import factiva, genios, nexis
    from helpers.corpus.lines import layout, named, page, templates
    from helpers.corpus.printed import bylines, dates, outlets, signoffs

    patterns = [
        x
        for m in (bylines, dates, layout, metadata, named, page, signoffs, templates)
        for x in vars(m).values()
    ]
    patterns = [x.pattern for x in patterns if isinstance(x, re.Pattern)]
    for module in (bylines, dates, outlets, signoffs):
        patterns += [x.pattern for x in module._patterns().values()]
    for listed in (nexis._patterns(), nexis.borders(), factiva.patterns(), genios.patterns()):
        patterns += [x.pattern for x in listed.values()]
    assert len(patterns) > 30
    for pattern in patterns:
        assert not re.search(r"[+*]\)(?:[+*]|\{\d+,\})", pattern), pattern


def test_the_marks_of_a_markdown_heading_are_cut():
    rows = corpus.label_lines(
        "# Shares slide after the vote\n\nThe shares of the company slid on Monday after the vote "
        "in Berlin, traders "
        "said. They lost a tenth of their value within two hours.\n\n## What comes next\n\nThe "
        "board will meet on "
        "Tuesday to decide about the future of the plant and of its workers in the region.\n"
    )
    marked = rows[rows.role.isin(["title", "heading"])]
    assert [text[start:] for text, start in zip(marked.text, marked.cut_start, strict=True)] == [
        "Shares slide after the vote",
        "What comes next",
    ]
