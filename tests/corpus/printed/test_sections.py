"""The section, from what stands above the headline."""

import pytest

from helpers import corpus
from helpers.corpus.lines.roles import label
from helpers.corpus.printed import sections

P = (
    "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es Kritik "
    "an ihm gibt. " * 3
)
TITLE = "Minister hält trotz Kritik an Gesetz fest"
MENU = [
    "Politik",
    "Wirtschaft",
    "Sport",
    "Kultur",
    "Reise",
    "Wissen",
    "Auto",
    "Wetter",
    "Spiele",
    "Kontakt",
]


@pytest.mark.parametrize(
    ("above", "section"),
    [
        (["Home > Politik > Ausland"], "Ausland"),
        (["Startseite » Wirtschaft"], "Wirtschaft"),
        (["Home", "Politik", TITLE], "Politik"),
        (["1. Blatt", "2. Sport", "3. Fußball", f"4. {TITLE}"], "Fußball"),
        (["1. Blatt", ">", "2. Politik", ">", f"3. {TITLE}"], "Politik"),
        (["* Home", "* World", "* Europe"], "Europe"),
        (["Panorama", "Streit um Gesetz"], "Panorama"),
        ([*MENU[5:], "Mein Konto", "Abo", "Politik"], "Politik"),
        ([*MENU, "Impressum"], None),
        (MENU[::-1], None),
        (["Blatt für Berg und Tal"], None),
        ([], None),
    ],
    ids=[
        *(
            "breadcrumb",
            "two steps",
            "steps from home",
            "numbered",
            "separators",
            "items",
            "top",
            "kicker",
        ),
        *("menu", "menu down to a section", "no section", "nothing"),
    ],
)
def test_the_section_above_the_headline(above, section):
    assert (
        sections.find(label("\n".join([*above, TITLE, "Von Anna Berg", "13.05.2026", P, P])))
        == section
    )


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Ressort: Politik", "Politik"),
        ("Filed under: Business", "Business"),
        ("Kategorie: Dies und das", None),
    ],
)
def test_a_line_that_names_the_section(line, section):
    assert sections.find(label("\n".join([TITLE, P, P, line]))) == section


def test_documents_have_a_section_and_the_users_wins(tmp_path):
    (tmp_path / "a.txt").write_text("\n".join(["Home > Politik", TITLE, P, P]), encoding="utf-8")
    assert corpus.load(tmp_path).documents.section.tolist() == ["Politik"]
    (tmp_path / "sources.csv").write_text("doc_id,section\na,Inland\n", encoding="utf-8")
    assert corpus.load(tmp_path).documents.section.tolist() == ["Inland"]
