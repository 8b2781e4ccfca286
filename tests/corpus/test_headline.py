"""Which line above the article is its headline."""

import pytest

from helpers.corpus.clean import label

P = "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es Kritik an ihm gibt. " * 3
HEADLINE = "Minister hält trotz Kritik an Gesetz fest"


SUMMARY = "Was die Regierung mit dem Gesetz vorhat und was der Minister nun zu der Kritik an ihm gesagt hat"


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
    ],
    ids=["alone", "section", "kicker and byline", "summary", "names", "numbered breadcrumb", "caption"],
)
def test_the_headline_among_its_neighbours(above):
    assert [line.text for line in label("\n".join([*above, "", P, P])) if line.role == "title"] == [HEADLINE]


def test_one_word_is_a_headline_only_at_the_top():
    assert label(f"Zeitphilosophie\n{P}\n{P}")[0].role == "title"
    assert "title" not in [line.role for line in label(f"13.05.2026\nZeit\n{P}\n{P}")]
