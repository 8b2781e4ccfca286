"""Konjunktiv I by form and by place in the clause."""

import pytest

from helpers.language.clauses.german_phrases import is_said, mood_places
from helpers.language.clauses.words import cut
from helpers.language.speech.konjunktiv import has_shape


@pytest.mark.parametrize(
    "word",
    [
        "sei",
        "habe",
        "gehöre",
        "plane",
        "handele",
        "ändere",
        "verhafte",
        "berichte",
        "leiste",
        "zurückkehre",
    ],
)
def test_third_persons_have_the_shape(word):
    assert has_shape(word)


@pytest.mark.parametrize(
    "word",
    [
        "sagte",
        "machte",
        "brachte",
        "wurde",
        "heute",
        "weitere",
        "teilweise",
        "mittlerweile",
        "hierzulande",
        "religiöse",
        "laufende",
        "deutsche",
        "eine",
        "Lage",
        "wichtige",
        "möglicherweise",
    ],
)
def test_past_tenses_adjectives_and_adverbs_do_not(word):
    assert not has_shape(word)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Die Lage sei ernst", True),
        ("Die Partei plane einen Aufbau", True),
        ("Er spüre den Druck", True),
        ("Die Truppen hätten gesiegt", True),
        ("Der Plan, der niemandem nütze", True),
        ("Eine kluge Idee hatte er", False),
        ("Die Lage ist ernst", False),
        ("Die blaue Fahne weht", False),
    ],
)
def test_the_place_in_the_clause_decides(sentence, said):
    words = cut(sentence, 0, len(sentence), [])
    words.moods = mood_places(words.low)
    assert any(is_said(words, part) for part in words.parts) is said
