"""Mentions resolved to names within one text."""

import pytest

from helpers.language.speech.speakers import People

TEXT = (
    "Verkehrsministerin Anna Berger traf den norwegischen Präsidenten Olav Lund und US-Präsident "
    "Peter Stone. "
    "Auch Professor Karl Weber kam."
)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Berger", "Anna Berger"),
        ("Bergers", "Anna Berger"),
        ("Ministerin Berger", "Anna Berger"),
        ("die Ministerin", "Anna Berger"),
        ("der norwegische Präsident", "Olav Lund"),
        ("der US-Präsident", "Peter Stone"),
        ("die Polizei", "Polizei"),
        ("ein Sprecher der Polizei", "Sprecher der Polizei"),
        ("", None),
        (None, None),
    ],
)
def test_names_and_roles(mention, name):
    assert People(TEXT, "de").resolve(mention, len(TEXT)) == name


def test_a_pronoun_means_the_latest_person_of_its_gender():
    people = People(TEXT, "de")
    for mention in ("Lund", "Berger"):
        people.resolve(mention, len(TEXT))
    assert people.resolve("er", len(TEXT)) == "Olav Lund"
    assert people.resolve("sie", len(TEXT)) == "Anna Berger"


def test_a_pronoun_without_anybody_has_no_name():
    assert People("Es regnet.", "de").resolve("er", 0) is None


def test_spellings_lead_to_the_name_of_the_gazetteer():
    assert (
        People("President Volodymyr Zelensky spoke.", "en").resolve("Zelensky", 40)
        == "Wolodymyr Selenskyj"
    )
