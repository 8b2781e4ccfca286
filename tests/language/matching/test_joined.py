"""Many texts as one string: offsets lead back to each text, and nothing reaches from one into the
next.
"""

import numpy as np
import pytest

from helpers.language.matching.joined import Joined, first_from, last_before
from helpers.language.matching.terms import Matcher, Search

TEXTS = ["Der Krieg", "", "  ein\u00a0Über fall 🚀 x"]


def test_offsets_lead_back_to_each_text():
    joined = Joined(TEXTS)
    assert joined.slices(joined.starts, joined.ends) == TEXTS
    assert joined.numbers(joined.starts).tolist() == [0, 1, 2]
    assert joined.numbers(joined.starts + 1).tolist() == [0, 1, 2]


def test_characters_are_tested_by_offset():
    joined = Joined(TEXTS)
    start = joined.starts[2]
    at = start + np.array([2, 5, 6, 16, 18])  # e, no-break space, Ü, the rocket, x
    assert joined.holds(str.isupper, at).tolist() == [False, False, True, False, False]
    assert joined.holds(str.isspace, at).tolist() == [False, True, False, False, False]
    assert (joined.offsets("üK") == [4]).all()


def test_dashes_stand_between_spaces():
    joined = Joined(["a - b – c", "d-e —", "- f — g\u00a0— h"])
    assert joined.dashes("-–").tolist() == [1, 5, 19]
    assert joined.dashes("-–—").tolist() == [1, 5, 15, 19, 23, 27]


def test_what_the_text_goes_on_with():
    joined = Joined(["Um zu", "um zu", "Um", ""])
    assert joined.reads("Um ", joined.starts).tolist() == [True, False, True, False]
    assert joined.reads("zu", joined.ends - 2).tolist() == [True, True, False, False]


@pytest.mark.parametrize(
    ("texts", "word", "before"),
    [
        (["the siege"], "siege", "the"),
        (["the  siege"], "siege", "the"),
        (["the\u00a0siege"], "siege", "the"),
        (["THE siege"], "siege", "the"),
        (["siege"], "siege", ""),
        (["the", "siege"], "siege", ""),
        (["x" * 50 + " siege"], "siege", ""),
    ],
)
def test_the_word_before_is_that_of_the_same_text(texts, word, before):
    joined = Joined(texts)
    at = np.array([joined.text.index(word)])
    assert joined.function_words(joined.words_before(at), at) == [before]


def test_nearest_places():
    places = np.array([3, 8])
    assert last_before(places, np.array([3, 4, 9])).tolist() == [-1, 3, 8]
    assert first_from(places, np.array([3, 4, 9]), np.array([20, 7, 20])).tolist() == [3, 7, 20]
    assert last_before(np.array([], dtype=int), np.array([5])).tolist() == [-1]


def test_no_phrase_and_no_separated_phrase_reaches_into_the_next_text():
    matcher = Matcher({"war": ["war crime"], "attack": ["griff … an"]})
    joined = Joined(["a war", "crime. Griff er", "sie an?", "Greif zu", "Griff er sie an?"])
    (found,) = Search(matcher).find(joined)
    assert joined.slices(found.start, found.end) == ["Griff er sie an"]


def test_several_matchers_in_one_pass_find_what_each_finds_alone():
    first, second = (
        Matcher({"a": ["us army", "army"]}),
        Matcher({"b": ["us"], "c": ["army"]}, exact=["US"]),
    )
    joined = Joined(["the US army", "us army"])
    for matcher, found in zip((first, second), Search(first, second).find(joined), strict=True):
        alone = matcher.find(joined.text)
        assert (
            list(zip(found.start, found.end, [matcher.keys[key] for key in found.key], strict=True))
            == alone
        )
