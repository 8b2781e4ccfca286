"""Short items that belong to the article: lists that a colon announces, and credits."""

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
        (P + "Der Tarif im Detail:", FIGURES, ["navigation"] * 3),
        (P + "Folgen Sie uns:", ["• Facebook", "• Mastodon", "• Threads"], ["navigation"] * 3),
    ],
    ids=["colon", "short line with a colon", "none", "figures", "names"],
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


def test_credits_far_below_the_article_need_more_lines():
    below = [f"Noch ein Text über Ort {word}" for word in ("A", "B", "C", "D", "E", "F")]
    assert "body" not in roles("Ein Film", P, P, *below, *CREDITS)[3:]
    more = [*CREDITS, "Musik: Eva Schwarz", "Maske: Ina Weiß"]
    assert roles("Ein Film", P, P, *below, *more)[-6:] == ["body"] * 6
