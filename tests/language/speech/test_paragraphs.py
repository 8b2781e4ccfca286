"""Quotations over several paragraphs: an opening mark on each, the closing one at the end."""

import pytest

DIRECT = "direct"

ROWS = [
    # each paragraph opens anew
    (
        "de",
        "Oberst Jan Keller sagte: „Wir haben gewartet.\n„Niemand kam.\n„Jetzt gehen wir.“\nDas "
        "Amt schwieg.",
        [
            (DIRECT, "„Wir haben gewartet.", "Jan Keller"),
            (DIRECT, "„Niemand kam.", "Jan Keller"),
            (DIRECT, "„Jetzt gehen wir.“", "Jan Keller"),
        ],
    ),
    (
        "de",
        "Oberst Jan Keller sagte: »Wir haben gewartet. Es war kalt.\n\n»Jetzt gehen wir.«\n\nDas "
        "Amt schwieg.",
        [
            (DIRECT, "»Wir haben gewartet. Es war kalt.", "Jan Keller"),
            (DIRECT, "»Jetzt gehen wir.«", "Jan Keller"),
        ],
    ),
    (
        "de",
        "Bundesrätin Anna Meier sagte: «Wir haben gewartet.\n«Jetzt gehen wir.»\nDas Amt schwieg.",
        [
            (DIRECT, "«Wir haben gewartet.", "Anna Meier"),
            (DIRECT, "«Jetzt gehen wir.»", "Anna Meier"),
        ],
    ),
    (
        "de",
        'Oberst Jan Keller sagte: "Wir haben gewartet.\n"Niemand kam.\n"Jetzt gehen wir."\nDas '
        "Amt schwieg.",
        [
            (DIRECT, '"Wir haben gewartet.', "Jan Keller"),
            (DIRECT, '"Niemand kam.', "Jan Keller"),
            (DIRECT, '"Jetzt gehen wir."', "Jan Keller"),
        ],
    ),
    (
        "de",
        "„Wir haben gewartet“, sagte Oberst Jan Keller. „Es war kalt.\n„Jetzt gehen wir.“",
        [
            (DIRECT, "„Wir haben gewartet“", "Jan Keller"),
            (DIRECT, "„Es war kalt.", "Jan Keller"),
            (DIRECT, "„Jetzt gehen wir.“", "Jan Keller"),
        ],
    ),
    (
        "en",
        "“We waited for days,” Mayor John Hill said. “It was cold.\n“Nobody came.\n“We leave "
        "now.”\nThe office was shut.",
        [
            (DIRECT, "“We waited for days,”", "John Hill"),
            (DIRECT, "“It was cold.", "John Hill"),
            (DIRECT, "“Nobody came.", "John Hill"),
            (DIRECT, "“We leave now.”", "John Hill"),
        ],
    ),
    (
        "en",
        'Mayor John Hill said: "We waited for days.\n\n"We leave now."\n\nThe road was empty.',
        [(DIRECT, '"We waited for days.', "John Hill"), (DIRECT, '"We leave now."', "John Hill")],
    ),
    (
        "en",
        "Mayor John Hill said: “We waited. Nobody came. It was ‘a shame’ for us.\n“We leave "
        "now.”\nThe road was empty.",
        [
            (DIRECT, "“We waited. Nobody came. It was ‘a shame’ for us.", "John Hill"),
            (DIRECT, "“We leave now.”", "John Hill"),
        ],
    ),
    # no mark on the middle paragraphs: one quotation across the lines
    (
        "de",
        "Oberst Jan Keller sagte: „Wir haben gewartet.\nNiemand kam.\nJetzt gehen wir.“\nDas Amt "
        "schwieg.",
        [(DIRECT, "„Wir haben gewartet.\nNiemand kam.\nJetzt gehen wir.“", "Jan Keller")],
    ),
    (
        "en",
        "Mayor John Hill said: “We waited.\nNobody came.\nWe leave now.”\nThe road was empty.",
        [(DIRECT, "“We waited.\nNobody came.\nWe leave now.”", "John Hill")],
    ),
    # each paragraph closes: quotations of their own, with their own speakers
    (
        "de",
        "„Wir haben gewartet“, sagte Jan Keller.\n„Wir nicht“, sagte Anna Meier.\nDas Amt schwieg.",
        [(DIRECT, "„Wir haben gewartet“", "Jan Keller"), (DIRECT, "„Wir nicht“", "Anna Meier")],
    ),
    (
        "en",
        "“We waited for days,” said John Hill.\n“We did not wait,” said Mary Stone.\nThe road "
        "was empty.",
        [
            (DIRECT, "“We waited for days,”", "John Hill"),
            (DIRECT, "“We did not wait,”", "Mary Stone"),
        ],
    ),
    (
        "de",
        'Jan Keller sagte: "Wir warten ab."\n"Wir nicht", sagte Anna Meier.\nDas Amt schwieg.',
        [(DIRECT, '"Wir warten ab."', "Jan Keller"), (DIRECT, '"Wir nicht"', "Anna Meier")],
    ),
    # a mark inside a later paragraph opens a quotation of its own
    (
        "de",
        "Jan Keller sagte: „Wir warten ab.\nAm Abend regnete es. Anna Meier sagte: „Wir nicht.“",
        [(DIRECT, "„Wir warten ab.", "Jan Keller"), (DIRECT, "„Wir nicht.“", "Anna Meier")],
    ),
    (
        "en",
        'John Hill said: "We will wait.\nIt rained in the evening. Mary Stone said: "We will not."',
        [(DIRECT, '"We will wait.', "John Hill"), (DIRECT, '"We will not."', "Mary Stone")],
    ),
    # titles and names in marks at the beginnings of lines
    (
        "de",
        "„Blaue Möwe“ heißt das Schiff.\n„Rote Möwe“ heißt das andere.\nBeide liegen im Hafen.",
        [],
    ),
    ("en", "“Blue Gull” is the ship.\n“Red Gull” is the other.\nBoth lie in the port.", []),
    # the newsroom goes on after the last paragraph
    (
        "de",
        "Jan Keller sagte: „Wir warten.\n„Dann gehen wir.“ Am Abend regnete es.\nDas Amt schwieg.",
        [(DIRECT, "„Wir warten.", "Jan Keller"), (DIRECT, "„Dann gehen wir.“", "Jan Keller")],
    ),
    (
        "en",
        "John Hill said: “We wait.\n“Then we go,” he added. It rained in the evening.",
        [(DIRECT, "“We wait.", "John Hill"), (DIRECT, "“Then we go,”", "John Hill")],
    ),
    # inches, minutes and apostrophes open nothing
    ("en", 'The board is 12" long.\nThe other is 14" long.\nBoth are of oak.', []),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_who_says_what(spoken, language, text, expected):
    assert spoken(language, text) == expected
