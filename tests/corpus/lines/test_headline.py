"""Which line above the article is its headline."""

import pytest

from helpers.corpus.lines.roles import label

P = (
    "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es Kritik "
    "an ihm gibt. " * 3
)
HEADLINE = "Minister hält trotz Kritik an Gesetz fest"


SUMMARY = (
    "Was die Regierung mit dem Gesetz vorhat und was der Minister nun zu der Kritik an ihm "
    "gesagt hat"
)


@pytest.mark.parametrize(
    "above",
    [
        [HEADLINE],
        ["Politik", HEADLINE],
        ["Home > Politik", "Streit in Berlin", HEADLINE, "Von Anna Berg"],
        [HEADLINE, SUMMARY],
        [HEADLINE, "Anna Berg", "13.05.2026"],
        ["1. Blatt", "2. Politik", f"3. {HEADLINE}", HEADLINE, "13.05.2026"],
        [HEADLINE, "Der Minister am Montag in Berlin (Bild von gestern)"],
        [HEADLINE, "Der Minister (l.) hält in Berlin trotz Kritik fest"],
        [
            "Streit um Gesetz",
            HEADLINE,
            "Berlin: Was die Regierung mit dem Gesetz vorhat und was der Minister nun sagt",
        ],
        ["Politik | Inland | Gesetz der Regierung", HEADLINE],
        ["Start", "Sport", "Wetter", *["Zum Minister und der Kritik an ihm"] * 3, HEADLINE],
    ],
    ids=[
        *(
            "alone",
            "section",
            "kicker and byline",
            "summary",
            "names",
            "numbered breadcrumb",
            "caption",
        ),
        *("picture text", "kicker and summary", "breadcrumb", "button"),
    ],
)
def test_the_headline_among_its_neighbours(above):
    assert [line.text for line in label("\n".join([*above, "", P, P])) if line.role == "title"] == [
        HEADLINE
    ]


def test_one_word_is_a_headline_only_at_the_top():
    assert label(f"Zeitphilosophie\n{P}\n{P}")[0].role == "title"
    assert "title" not in [line.role for line in label(f"13.05.2026\nZeit\n{P}\n{P}")]


def test_the_headline_may_stand_after_an_earlier_block_of_text():
    menu = [
        "Start",
        "Sport",
        "Politik",
        "Wetter",
        "Kultur",
        "Reise",
        "Wissen",
        "Kontakt",
        "Mein Konto",
    ]
    hint = (
        "Wir verwenden Dateien, die auf dem Gerät abgelegt werden, damit die Seite für alle gut "
        "zu lesen ist. " * 3
    )
    lines = label("\n".join([hint, hint, *menu, HEADLINE, "Von Anna Berg", "13.05.2026", P, P, P]))
    assert [line.text for line in lines if line.role == "title"] == [HEADLINE]


def test_a_kicker_is_no_headline_although_menus_repeat_it():
    lines = label(
        "\n".join(
            [
                "Krieg um Gesetz",
                "Sport",
                "Krieg um Gesetz",
                "Minister: Kritik, Gesetz, Regierung",
                P,
                P,
            ]
        )
    )
    assert [line.text for line in lines if line.role == "title"] == [
        "Minister: Kritik, Gesetz, Regierung"
    ]
