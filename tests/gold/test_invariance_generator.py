"""The sixty deeds of which each is told in twelve ways and two languages."""

import re
from collections import Counter

import pytest

from tests.gold.invariance import invariance


@pytest.fixture(scope="module")
def made():
    return invariance.sentences()


def test_sixty_deeds_each_told_in_every_way(made):
    assert invariance.sentences() == made
    assert (
        len(made) == 1440 == len({row["id"] for row in made}) == len({row["text"] for row in made})
    )
    assert set(Counter(row["deed"] for row in made).values()) == {24}
    ways = Counter((row["language"], row["form"], row["voice"]) for row in made)
    assert len(ways) == 24 and set(ways.values()) == {60}


def test_all_classes_of_deeds_occur(made):
    counts = Counter(row["event"] for row in made)
    assert len(counts) == 9 and min(counts.values()) >= 6 * 24


def test_sentences_are_whole_and_name_actor_and_target(made):
    for row in made:
        text = row["text"]
        assert not re.search(r"[{}\[\]]|  | [,.]|\.\.", text), text
        assert text[0].isupper() and text.endswith("."), text
        for name in (row["actor"], row["target"]):
            assert re.sub("^(der|die|das|the) ", "", name).split()[-1] in text, text


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("de-attack_1-plain-active", "Russland griff Georgien an."),
        ("de-attack_1-according-active", "Laut der Beobachtermission griff Russland Georgien an."),
        (
            "de-attack_2-bare-passive",
            "Sprecherin Anna Berger teilte mit, Stellungen in Syrien seien von Israel"
            " bombardiert worden.",
        ),
        (
            "de-aid_6-after-passive",
            "Die Vertriebenen wurden vom Roten Kreuz mit Trinkwasser versorgt,"
            " sagte der Diplomat Peter Lang.",
        ),
        (
            "en-attack_3-reporters-passive",
            "A senior official told reporters that oil facilities in Saudi Arabia had been"
            " shelled by the Houthi militia.",
        ),
        ("en-attack_1-after-active", "Russia attacked Georgia, the observer mission said."),
    ],
)
def test_sentences_read_like_this(made, name, wanted):
    assert {row["id"]: row["text"] for row in made}[name] == wanted
