"""Speakers without a verb: X dazu:, before a colon, in the next paragraph, after a dash."""

import pytest

DIRECT, INDIRECT = "direct", "indirect"

ROWS = [
    (
        "de",
        "Sprecher Max Keller dazu: „Es gibt keinen Plan.“ Die Nato schwieg.",
        [(DIRECT, "„Es gibt keinen Plan.“", "Max Keller")],
    ),
    (
        "de",
        "Am Abend regnete es. Max Keller weiter: „Wir gehen.“",
        [(DIRECT, "„Wir gehen.“", "Max Keller")],
    ),
    (
        "de",
        "Ministerin Anna Meier: „Das ist ein guter Tag.“ Am Abend regnete es.",
        [(DIRECT, "„Das ist ein guter Tag.“", "Anna Meier")],
    ),
    (
        "de",
        "Max Keller, Chef der Werft, zur Lage: »Wir haben Arbeit für Jahre.«",
        [(DIRECT, "»Wir haben Arbeit für Jahre.«", "Max Keller")],
    ),
    (
        "de",
        "Der Bürgermeister wurde deutlich. Karl Muster sagte:\n„Diese Stadt bleibt frei.“\nDanach "
        "ging er.",
        [(DIRECT, "„Diese Stadt bleibt frei.“", "Karl Muster")],
    ),
    (
        "de",
        "Auf der Seite schreibt Karl Muster:\nDiese Stadt bleibt frei. Niemand geht.\nDanach "
        "regnete es.",
        [(DIRECT, "Diese Stadt bleibt frei. Niemand geht.", "Karl Muster")],
    ),
    (
        "de",
        "„Diese Stadt bleibt frei.“\nKarl Muster, Bürgermeister\nAm Abend regnete es.",
        [(DIRECT, "„Diese Stadt bleibt frei.“", "Karl Muster")],
    ),
    (
        "de",
        "„Diese Stadt bleibt frei.“ – Karl Muster, Bürgermeister\nAm Abend regnete es.",
        [(DIRECT, "„Diese Stadt bleibt frei.“", "Karl Muster")],
    ),
    (
        "de",
        "„Diese Stadt bleibt frei.“ (Karl Muster)\nAm Abend regnete es.",
        [(DIRECT, "„Diese Stadt bleibt frei.“", "Karl Muster")],
    ),
    (
        "de",
        "„Diese Stadt bleibt frei.“\nDas sagte Karl Muster am Montag in Bonn.",
        [(DIRECT, "„Diese Stadt bleibt frei.“", "Karl Muster")],
    ),
    (
        "en",
        "“The report will help the town.” – Commissioner Gary Hill\nThe vote is due on Friday.",
        [(DIRECT, "“The report will help the town.”", "Gary Hill")],
    ),
    (
        "en",
        "Mayor John Hill: “This is a good day.” It rained in the evening.",
        [(DIRECT, "“This is a good day.”", "John Hill")],
    ),
    (
        "en",
        "John Hill on the vote: “We lost.” It rained in the evening.",
        [(DIRECT, "“We lost.”", "John Hill")],
    ),
    (
        "en",
        "The mayor was clear. John Hill said:\n“This town stays free.”\nThen he left.",
        [(DIRECT, "“This town stays free.”", "John Hill")],
    ),
    (
        "en",
        "In a post, John Hill wrote:\nThis town stays free. Nobody leaves.\nThen it rained.",
        [(DIRECT, "This town stays free. Nobody leaves.", "John Hill")],
    ),
    (
        "en",
        "“This town stays free.”\n— Mayor John Hill\nIt rained in the evening.",
        [(DIRECT, "“This town stays free.”", "John Hill")],
    ),
    # no speaker: a thing before the colon, a list, a title, a dash that goes on
    pytest.param(
        "de",
        "Auf dem Schild am Hafen steht: „Betreten verboten“.",
        [(DIRECT, "„Betreten verboten“", None)],
        marks=pytest.mark.xfail(reason="nobody is said to write it", strict=True),
    ),
    ("de", "Der Titel des Films: „Die blaue Möwe“.", []),
    ("en", "The title of the film: “The Blue Gull”.", []),
    ("de", "Der Film „Die blaue Möwe“ – Karl Muster drehte ihn in Kiel – läuft im Kino.", []),
    ("en", "The film “The Blue Gull” – John Hill made it in Dover – is on.", []),
    ("de", "Zur Wahl stehen drei Orte:\nKiel hat einen Hafen.\nBonn hat keinen.", []),
    ("en", "Three towns are on the list:\nDover has a port.\nLeeds has none.", []),
    ("de", "Das Boot heißt „Blaue Möwe“.\nKarl Muster, Fischer\nAm Abend regnete es.", []),
    ("en", "The boat is called “Blue Gull”.\nJohn Hill, fisherman\nIt rained in the evening.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_who_says_what(spoken, language, text, expected):
    assert spoken(language, text) == expected
