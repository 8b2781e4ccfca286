"""What still belongs to the article below its last paragraph: lists that a colon announces,
sentences and credits.
"""

import pytest

from helpers.corpus.lines.roles import label

P = (
    "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es Kritik "
    "an ihm gibt. " * 3
)
ITEMS = [
    "• Hilfe beim Umbau alter Häuser",
    "• Zuschüsse für neue Heizungen",
    "• Beratung durch die Gemeinden",
]
FIGURES = ["• 10 GB Daten im Monat", "• 5,99 Euro im ersten Jahr", "• Netz von drei Anbietern"]
CREDITS = ["Regie: Anna Berg", "Kamera: Jan Low", "Schnitt: Ute Grün", "Ton: Max Muster"]


def roles(*lines: str) -> list[str]:
    return [line.role for line in label("\n".join(lines))]


@pytest.mark.parametrize(
    ("announcement", "items", "kept"),
    [
        (P + "Geplant sind:", ITEMS, ["body"] * 3),
        ("Das plant die Regierung nun:", ITEMS, ["body"] * 3),
        (P, ITEMS, ["navigation"] * 3),
        (P + "Der Tarif im Detail:", FIGURES, ["body"] * 3),
        (P + "Das Ergebnis:", ["Union 30,1", "Grüne 21,3", "SPD 19,8"], ["body"] * 3),
        (P + "Folgen Sie uns:", ["• Facebook", "• Twitter", "• RSS"], ["navigation"] * 3),
    ],
    ids=["colon", "short line with a colon", "none", "figures", "results", "buttons"],
)
def test_items_are_text_where_a_colon_announces_them(announcement, items, kept):
    assert roles("Minister stellt Plan vor", P, announcement, *items)[3:] == kept


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (CREDITS, ["body"] * 4),
        (CREDITS[:3], ["navigation"] * 3),
        (
            ["Telefon: 030 1234", "Fax: 030 1235", "Mail: post@blatt.de", "Netz: www.blatt.de"],
            ["navigation"] * 4,
        ),
    ],
    ids=["credits", "too few", "an address"],
)
def test_credits_after_the_article(lines, kept):
    assert roles("Ein Film über das Gesetz", P, P, *lines)[3:] == kept


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["So weit die Lage am Abend."], ["body"]),
        (["Der Rat tagt wieder am Montag.", "Dann geht es um das Geld."], ["body"] * 2),
        (["Impressum", "Datenschutz", "Wir sind für Sie da."], ["navigation"] * 3),
        (["Mehr aus der Region"], ["navigation"]),
    ],
    ids=["sentence", "two", "below the page's frame", "no sentence"],
)
def test_sentences_after_the_article(lines, kept):
    assert roles("Rat berät über das Gesetz", P, P, *lines)[3:] == kept
