"""Quotations with no verb of saying: a sentence that stands in marks by itself is said."""

import pytest

DIRECT = "direct"

ROWS = [
    (
        "de",
        "Anna Meier sah auf. „Wir werden die Brücke sprengen.“ Niemand rührte sich.",
        [(DIRECT, "„Wir werden die Brücke sprengen.“", "Anna Meier")],
    ),
    (
        "en",
        "Alice Brown turned to Bob. “They will attack us.” Bob nodded.",
        [(DIRECT, "“They will attack us.”", "Alice Brown")],
    ),
    (
        "de",
        "Jan Keller schüttelt den Kopf: „Nein!“ Dann ging er.",
        [(DIRECT, "„Nein!“", "Jan Keller")],
    ),
    ("en", "John Hill shook his head. “No!” Then he left.", [(DIRECT, "“No!”", "John Hill")]),
    (
        "de",
        "„Es ist vorbei“, sagte Jan Keller. „Endlich.“ Am Abend regnete es.",
        [(DIRECT, "„Es ist vorbei“", "Jan Keller"), (DIRECT, "„Endlich.“", "Jan Keller")],
    ),
    (
        "en",
        "“It is over,” John Hill said. “At last.” It rained in the evening.",
        [(DIRECT, "“It is over,”", "John Hill"), (DIRECT, "“At last.”", "John Hill")],
    ),
    (
        "de",
        'Für Anna Meier ist der Fall klar. "Das war kein Zufall." Am Montag entscheidet das '
        "Gericht.",
        [(DIRECT, '"Das war kein Zufall."', "Anna Meier")],
    ),
    (
        "en",
        'For Mary Stone the case is clear. "This was no accident." The court meets on Monday.',
        [(DIRECT, '"This was no accident."', "Mary Stone")],
    ),
    (
        "de",
        "Jan Keller ist müde. »Ich habe drei Nächte nicht geschlafen«, und er reibt sich die "
        "Augen.",
        [(DIRECT, "»Ich habe drei Nächte nicht geschlafen«", "Jan Keller")],
    ),
    (
        "en",
        "John Hill is tired. “I have not slept for three nights.” He rubs his eyes.",
        [(DIRECT, "“I have not slept for three nights.”", "John Hill")],
    ),
    # titles, names, single words, so-called things
    ("de", "Der Film „Im Westen nichts Neues“ läuft im Kino.", []),
    ("en", "The film “All Quiet on the Western Front” is on.", []),
    ("de", "Die Aktion „Brot für die Welt“ sammelt Geld.", []),
    ("en", "The group “Friends of the Earth” collects money.", []),
    ("de", "Die „Blaue Möwe“ lief am Montag aus.", []),
    ("en", "The so-called “dark fleet” left the port on Monday.", []),
    ("de", "Das Wort „Krieg“ steht auf dem Schild.", []),
    ("en", "The word “war” stands on the sign.", []),
    ("de", "„Tatort“\nDer Krimi läuft am Sonntag im Ersten.", []),
    ("en", "“Hamlet”\nThe play opens on Sunday in Dover.", []),
    ("de", "Der Verein „Ein Herz für Tiere“ sucht Helfer.", []),
    ("en", "The book “A Brief History of Time” sold well.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_who_says_what(spoken, language, text, expected):
    assert spoken(language, text) == expected
