import pytest

from helpers.corpus import identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es "
            "Kritik gibt.",
            "de",
        ),
        (
            "The minister said that the government would not change the law, although there was "
            "criticism.",
            "en",
        ),
        (
            "Le président a déclaré mardi que la France continuerait de soutenir ses alliés dans "
            "la région.",
            "other",
        ),
        (
            "De Nederlandse regering heeft in de nacht besloten om de wapens te leveren die waren "
            "beloofd.",
            "other",
        ),
        (
            "El presidente dijo el martes que el país seguirá apoyando a sus aliados en la región.",
            "other",
        ),
        (
            "Rząd poinformował we wtorek, że nie zmieni ustawy mimo krytyki ze strony opozycji.",
            "other",
        ),
        ("Міністр заявив, що уряд не змінить закон, попри критику.", "other"),
        ("Guten Morgen", "de"),
        ("Good morning", "en"),
        ("", "other"),
        ("   \n ", "other"),
        ("123 456", "other"),
    ],
)
def test_language(text, language):
    assert identify([text]) == [language]


def test_one_answer_a_text_in_order():
    assert identify(["Good morning to all of you", "", "Guten Morgen zusammen"]) == [
        "en",
        "other",
        "de",
    ]
    assert identify([]) == []


def test_the_seeds(seeds):
    assert seeds.documents.language.tolist() == ["en", "de", "de", "de", "de"]
