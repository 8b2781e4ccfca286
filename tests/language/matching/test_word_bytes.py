"""Words spelt with the marks of their edges."""

import numpy as np
import pytest

from helpers.language.matching.joined import code_points
from helpers.language.matching.terms import Matcher
from helpers.language.matching.word_bytes import WordBytes


def spellings(*phrases: str, left: bool = False, right: bool = False) -> WordBytes:
    return WordBytes(phrases, np.full(len(phrases), left), np.full(len(phrases), right))


@pytest.mark.parametrize(
    ("text", "left", "right", "expected"),
    [
        ("a war.", False, False, 1),
        ("War", False, False, 1),
        ("warn, post-war", False, False, 1),
        ("warn", False, True, 1),
        ("postwar", False, True, 0),
        ("postwar", True, False, 1),
        ("postwarn", True, True, 1),
        ("war_2 war\u0301", False, False, 0),
        ("", False, False, 0),
    ],
)
def test_a_phrase_is_spelt_alike_only_where_its_word_begins_and_ends_as_it_may(
    text, left, right, expected
):
    known = spellings("war", left=left, right=right)
    encoded = known.encode(code_points(text))
    assert sum(encoded.count(spelt) for spelt in known.spelt) == expected


def test_each_spelling_tells_its_phrase_and_its_edges():
    known = spellings("war", "aid", left=True)
    rows = zip(known.number.tolist(), known.begins.tolist(), known.ends.tolist(), strict=True)
    assert list(rows) == [(0, True, True), (1, True, True), (0, False, True), (1, False, True)]
    assert len(set(known.spelt)) == 4


def test_characters_beyond_those_that_have_a_byte_are_compared():
    letters = [chr(code) for code in range(0x4E00, 0x4E00 + 300)]  # more than there are bytes
    matcher = Matcher({letter: [letter] for letter in letters} | {"flame": ["🔥"], "wave": ["🌊"]})
    text = " ".join([*letters, "🌊", "💧"])
    assert [key for _, _, key in matcher.find(text)] == [*letters, "wave"]


@pytest.mark.parametrize("text", ["ΟΔΟΣ", "Οδος", "οδός".replace("ό", "ο")])
def test_both_forms_of_the_small_sigma_are_one_letter(text):
    assert [key for _, _, key in Matcher({"road": ["οδος"]}).find(text)] == ["road"]
