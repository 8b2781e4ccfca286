"""What points back: Das sagte Sprecherin X; That is what X said."""

import pytest

INDIRECT = "indirect"

ROWS = [
    (
        "de",
        "Die Armee greift noch heute an. Das sagte Sprecherin Carol Berger am Montag in Bonn.",
        [(INDIRECT, "Die Armee greift noch heute an.", "Carol Berger")],
    ),
    (
        "de",
        "Die Brücke bleibt zu. Das teilte Landrat Jan Keller mit.",
        [(INDIRECT, "Die Brücke bleibt zu.", "Jan Keller")],
    ),
    (
        "de",
        "Die Brücke bleibt zu. Dies bestätigte Polizeisprecher Jan Keller der dpa.",
        [(INDIRECT, "Die Brücke bleibt zu.", "Jan Keller")],
    ),
    (
        "de",
        "Die Brücke bleibt zu. Das hat Ministerin Anna Meier am Montag erklärt.",
        [(INDIRECT, "Die Brücke bleibt zu.", "Anna Meier")],
    ),
    (
        "de",
        "Die Brücke bleibt zu. Das geht aus einem Bericht des Ministeriums hervor.",
        [(INDIRECT, "Die Brücke bleibt zu.", "Bericht des Ministeriums")],
    ),
    (
        "de",
        "Die Brücke bleibt zu. Das berichtet die Zeitung Neue Post.",
        [(INDIRECT, "Die Brücke bleibt zu.", "Zeitung Neue Post")],
    ),
    (
        "de",
        "Zwei Boote fehlen. Das wurde am Montag von der Küstenwache mitgeteilt.",
        [(INDIRECT, "Zwei Boote fehlen.", "Küstenwache")],
    ),
    pytest.param(
        "de",
        "Die Preise steigen. So äußerte sich Verbandschef Jan Keller am Montag.",
        [(INDIRECT, "Die Preise steigen.", "Jan Keller")],
        marks=pytest.mark.xfail(reason="so mostly compares", strict=True),
    ),
    (
        "en",
        "The bridge will stay shut. That is what Mayor John Hill said on Monday.",
        [(INDIRECT, "The bridge will stay shut.", "John Hill")],
    ),
    (
        "en",
        "The bridge will stay shut. That's according to Mayor John Hill.",
        [(INDIRECT, "The bridge will stay shut.", "John Hill")],
    ),
    (
        "en",
        "The bridge will stay shut. This was announced by Mayor John Hill on Monday.",
        [(INDIRECT, "The bridge will stay shut.", "John Hill")],
    ),
    # "das" is no sentence, the verb tells no speech, or nothing stands before
    ("de", "Der Regen hielt an. Das Boot sank vor Kiel.", []),
    ("de", "Der Regen hielt an. Das freut Bauer Jan Keller am Montag.", []),
    ("de", "Der Regen hielt an. Das hat Bauer Jan Keller viel Geld gekostet.", []),
    ("de", "Der Regen hielt an. Das zeigt das Bild der Kamera.", []),
    (
        "de",
        "Der Regen hielt an.\nDas sagte Sprecherin Carol Berger am Montag in Bonn.",
        [],
    ),
    ("en", "The rain went on. That is what farmer John Hill likes.", []),
    ("en", "The rain went on. That boat sank off Dover.", []),
    ("en", "The rain went on. That is bad for farmer John Hill.", []),
    ("en", "The rain went on. This was caused by a storm in the north.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_who_says_what(spoken, language, text, expected):
    assert spoken(language, text) == expected
