"""Scraped text: no blank after the full stop, marks that never close, marks of a typewriter."""

import pytest

DIRECT, INDIRECT = "direct", "indirect"

ROWS = [
    (
        "en",
        "“We will wait,” said Mayor John Hill.“It is late.”The road was empty.",
        [(DIRECT, "“We will wait,”", "John Hill"), (DIRECT, "“It is late.”", "John Hill")],
    ),
    (
        "en",
        '"We will wait," said Mayor John Hill."It is late."The road was empty.',
        [(DIRECT, '"We will wait,"', "John Hill"), (DIRECT, '"It is late."', "John Hill")],
    ),
    (
        "en",
        "The road was empty.“We will wait,” Mayor John Hill said.",
        [(DIRECT, "“We will wait,”", "John Hill")],
    ),
    (
        "de",
        "Die Straße war leer.„Wir warten ab“, sagte Anna Meier.Am Abend regnete es.",
        [(DIRECT, "„Wir warten ab“", "Anna Meier")],
    ),
    (
        "de",
        'Die Straße war leer."Wir warten ab", sagte Anna Meier.Am Abend regnete es.',
        [(DIRECT, '"Wir warten ab"', "Anna Meier")],
    ),
    (
        "de",
        "Die Straße war leer.»Wir warten ab.«Am Abend regnete es.",
        [(DIRECT, "»Wir warten ab.«", None)],
    ),
    (
        "en",
        "John Hill said prices were low.The road was empty.",
        [(INDIRECT, "prices were low", "John Hill")],
    ),
    (
        "de",
        "Anna Meier sagte, es sei spät.Die Straße war leer.",
        [(INDIRECT, "es sei spät", "Anna Meier")],
    ),
    # a mark that never closes ends with its sentence
    (
        "de",
        "Anna Meier sagte: „Wir warten ab. Die Straße war leer. Am Abend regnete es.",
        [(DIRECT, "„Wir warten ab.", "Anna Meier")],
    ),
    (
        "en",
        "John Hill said: “We will wait. The road was empty. It rained in the evening.",
        [(DIRECT, "“We will wait.", "John Hill")],
    ),
    (
        "en",
        'John Hill said: "We will wait. The road was empty.\nIt rained in the evening.',
        [(DIRECT, '"We will wait.', "John Hill")],
    ),
    (
        "de",
        "Anna Meier trat vor. ,,Wir warten ab'', sagte sie.",
        [(DIRECT, ",,Wir warten ab''", "Anna Meier")],
    ),
    (
        "de",
        "Anna Meier trat vor. <<Wir warten ab>>, sagte sie.",
        [(DIRECT, "<<Wir warten ab>>", "Anna Meier")],
    ),
    # no sentence ends, no quotation begins
    ("de", "Die Seite kiel.de war am Montag weg.", []),
    ("en", "The site dover.com was down on Monday.", []),
    ("en", "The U.S. boat left the port at 5 p.m. on Monday.", []),
    ("de", "Das Boot kostet 3.500 Euro, z.B. in Kiel.", []),
    ("en", "The file report.Final.pdf was lost on Monday.", []),
    ("de", "Die 12,,5 Grad stehen so im Heft.", []),
    ("en", 'The screen of 15" is too small for a map.', []),
    ("en", "The dogs' home and the Hills' boat are in Dover.", []),
    ("de", "Kellers' Boot und Hans' Kahn liegen im Hafen.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_who_says_what(spoken, language, text, expected):
    assert spoken(language, text) == expected
