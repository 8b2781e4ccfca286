"""Sources in all their spellings, and verbs of speech that report none."""

import pytest

INDIRECT, REPORT = "indirect", "speech_report"

ROWS = [
    ("de", "Laut taz fehlen zwei Boote.", [(INDIRECT, "fehlen zwei Boote", "taz")]),
    ("de", "Laut ndr.de fehlen zwei Boote.", [(INDIRECT, "fehlen zwei Boote", "ndr.de")]),
    (
        "de",
        "Laut einer dpa-Meldung fehlen zwei Boote.",
        [(INDIRECT, "fehlen zwei Boote", "dpa-Meldung")],
    ),
    (
        "de",
        "Nach Bergers Angaben fehlen zwei Boote.",
        [(INDIRECT, "fehlen zwei Boote", "Bergers Angaben")],
    ),
    (
        "de",
        "Nach den bisherigen Ermittlungen fehlen zwei Boote.",
        [(INDIRECT, "fehlen zwei Boote", "bisherigen Ermittlungen")],
    ),
    (
        "de",
        "Es gibt einen Bericht, wonach zwei Boote fehlen.",
        [(INDIRECT, "zwei Boote fehlen", None)],
    ),
    (
        "de",
        "Denn wie die Polizei mitteilte, fehlen zwei Boote.",
        [(INDIRECT, "fehlen zwei Boote", "Polizei")],
    ),
    (
        "de",
        "Die Gruppe droht mit einem Streik.",
        [(REPORT, "Die Gruppe droht mit einem Streik.", "Gruppe")],
    ),
    (
        "de",
        "Die Werft bezifferte den Schaden auf drei Millionen.",
        [(REPORT, "Die Werft bezifferte den Schaden auf drei Millionen.", "Werft")],
    ),
    (
        "de",
        "«Wir liefern nichts», sagte Bundesrätin Vreni Hösli.",
        [("direct", "«Wir liefern nichts»", "Vreni Hösli")],
    ),
    (
        "en",
        "“Not one boat more,” John Hill shot back.",
        [("direct", "“Not one boat more,”", "John Hill")],
    ),
    (
        "en",
        "“You broke your word,” union leader Mary Stone fired back.",
        [("direct", "“You broke your word,”", "Mary Stone")],
    ),
    # no source, no speech
    ("en", "The town burned and the soldiers shot back.", []),
    ("en", "As the boats came near, the guards fired back.", []),
    ("en", "Rebels attacked, the army hit back.", []),
    ("de", "Sie wurde laut und ging.", []),
    ("de", "Laut lachend lief sie zum Hafen.", []),
    ("de", "Nach Bergers Abfahrt fehlten zwei Boote.", []),
    ("de", "Nach langer Fahrt fehlten zwei Boote.", []),
    ("de", "Niemand weiß, wonach die Fischer suchen.", []),
    ("de", "Dem Fischer droht eine Strafe.", []),
    ("de", "Am Abend droht Regen im Norden.", []),
    ("de", "Das Boot droht zu sinken.", []),
    ("de", "Die Polizei wollte nicht bestätigen, dass zwei Boote fehlen.", []),
    ("de", "Das Amt konnte nicht sagen, ob zwei Boote fehlen.", []),
    ("de", "Im Hafen ist es verboten, zu baden.", []),
    ("de", "Der Zug kam aus Kreisen im Norden.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_who_says_what(spoken, language, text, expected):
    assert spoken(language, text) == expected
