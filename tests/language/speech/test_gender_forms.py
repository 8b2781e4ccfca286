"""Gender forms: one word, whatever sign stands in it."""

import pytest

DIRECT, INDIRECT = "direct", "indirect"

ROWS = [
    (
        "de",
        "„Das ist ein Fehler“, sagte ein:e Sprecher:in der Werft.",
        [(DIRECT, "„Das ist ein Fehler“", "Sprecher:in der Werft")],
    ),
    (
        "de",
        "„Das ist ein Fehler“, sagte die Sprecher*in.",
        [(DIRECT, "„Das ist ein Fehler“", "Sprecher*in")],
    ),
    (
        "de",
        "Gewerkschafter*innen forderten, die Löhne müssten steigen.",
        [(INDIRECT, "die Löhne müssten steigen", "Gewerkschafter*innen")],
    ),
    (
        "de",
        "Die Demonstrant:innen sagten, es sei genug.",
        [(INDIRECT, "es sei genug", "Demonstrant:innen")],
    ),
    (
        "de",
        "Die Demonstrant_innen sagten, es sei genug.",
        [(INDIRECT, "es sei genug", "Demonstrant_innen")],
    ),
    (
        "de",
        "Die DemonstrantInnen sagten, es sei genug.",
        [(INDIRECT, "es sei genug", "DemonstrantInnen")],
    ),
    (
        "de",
        "Die Demonstrant/innen sagten, es sei genug.",
        [(INDIRECT, "es sei genug", "Demonstrant/innen")],
    ),
    (
        "de",
        "Die Demonstrant/-innen sagten, es sei genug.",
        [(INDIRECT, "es sei genug", "Demonstrant/-innen")],
    ),
    (
        "de",
        "Laut Anwohner:innen fehlen zwei Boote.",
        [(INDIRECT, "fehlen zwei Boote", "Anwohner:innen")],
    ),
    (
        "de",
        "Nach Angaben der Kläger*innen fehlen zwei Boote.",
        [(INDIRECT, "fehlen zwei Boote", "Kläger*innen")],
    ),
    (
        "de",
        "Jede:r Zeug:in sagte, es sei dunkel gewesen.",
        [(INDIRECT, "es sei dunkel gewesen", "Jede:r Zeug:in")],
    ),
    (
        "de",
        "Die Lehrer(innen) sagten, es sei genug.",
        [(INDIRECT, "es sei genug", "Lehrer(innen)")],
    ),
    # the sign is no gender sign
    ("de", "Die Schüler:innen gingen am Montag nach Hause.", []),
    ("de", "Der Treff der Fischer*innen liegt am Hafen.", []),
    ("de", "Der Sieger:Im Ziel lag das Boot vorn.", []),
    (
        "de",
        "Der Sprecher sagte: In Kiel fehlen zwei Boote.",
        [(INDIRECT, "In Kiel fehlen zwei Boote", "Sprecher")],
    ),
    ("de", "Um 19:30 Uhr lag das Boot im Hafen.", []),
    ("de", "Das Boot siegte 3:2 gegen die Gäste.", []),
    ("de", "Die Werft sagte, 24/7 sei Betrieb.", [(INDIRECT, "24/7 sei Betrieb", "Werft")]),
    (
        "en",
        "The Latino/a voters said that it was enough.",
        [(INDIRECT, "that it was enough", "Latino/a voters")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_who_says_what(spoken, language, text, expected):
    assert spoken(language, text) == expected
