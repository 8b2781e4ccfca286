"""Names that no list holds."""

from itertools import pairwise

import pytest

from helpers.language.names.people import persons, suggest


def names(text: str, language: str) -> list[tuple[str, str]]:
    return [(text[n.start : n.end], n.name) for n in suggest(text, language) if n.kind == "person"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Die Sprecherin Greta Müller schwieg.", "de", ["Greta Müller"]),
        ("Verteidigungsminister Ruttgers kam.", "de", ["Ruttgers"]),
        ("Prof. Dr. Hans-Peter Maier-Schulz sagte", "de", ["Hans-Peter Maier-Schulz"]),
        (
            "Karl-Theodor zu Guttenberg und Vincent van der Berg",
            "de",
            ["Karl-Theodor zu Guttenberg", "Vincent van der Berg"],
        ),
        ("Der Vorsitzende der Richtervereinigung sprach.", "de", []),
        ("Die Lage der Nation, der Rat der Stadt", "de", []),
        ("Die Regierung Deutschlands und der Krieg", "de", []),
        ("Staatssekretär Jens Flosdorff (CDU)", "de", ["Jens Flosdorff"]),
        (
            "Außenministerin Condoleezza Rice und Kommissarin Neelie Kroes",
            "de",
            ["Condoleezza Rice", "Neelie Kroes"],
        ),
        ("Robert Kelly von der Universität Bern", "de", ["Robert Kelly"]),
        ("Thomas County and Jackson Street", "en", []),
        ("Mr. Hariri met John C. Williams.", "en", ["Hariri", "John C. Williams"]),
        ("President Lyndon B. Johnson signed", "en", ["Lyndon B. Johnson"]),
        ("General Motors and General Electric", "en", []),
        ("In March Anna Smith's car", "en", ["Anna Smith"]),
    ],
)
def test_people(text, language, expected):
    assert [name for _, name in names(text, language)] == expected


def test_the_surname_alone_is_the_same_person():
    text = "Anna Kowalczuk kam. Kowalczuks Rede war kurz, sagte Kowalczuk."
    expected = [
        ("Anna Kowalczuk", "Anna Kowalczuk"),
        ("Kowalczuk", "Anna Kowalczuk"),
        ("Kowalczuk", "Anna Kowalczuk"),
    ]
    assert names(text, "de") == expected


def test_a_genitive_is_read_with_the_name_it_belongs_to():
    text = "Hanna Kowals Rede. Kowal ging."
    assert {name for _, name in names(text, "de")} == {"Hanna Kowal"}


def test_organisations_by_their_words_and_by_repeated_initials():
    text = (
        "The World Economic Forum met. The OECD and the BBA spoke; the OECD left. HE SAID: NO. "
        "He was it, GDP and GDP."
    )
    found = {n.name for n in suggest(text, "en") if n.kind == "organisation"}
    assert found == {"World Economic Forum", "OECD"}


def test_names_do_not_overlap_and_stand_in_order():
    text = "Minister Anna Müller und Müller, Anna Müller Stiftung Bank, Peter Anna Müller " * 50
    found = suggest(text, "de")
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(n.start < n.end <= len(text) for n in found)


@pytest.mark.parametrize("text", ["", "a", "Ä", "von", "A. ", "🚀 Ñandú"])
def test_text_without_people(text):
    assert persons(text, "de") == []
