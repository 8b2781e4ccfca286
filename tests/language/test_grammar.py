"""Closed classes by language; each class and file of the room is explained."""

import re
from pathlib import Path

import pytest

from helpers import language
from helpers.language.grammar import closed_class, in_any_language, listed, words_of
from helpers.languages import CODES
from helpers.lexicon import LEXICON_FOLDER, read_lexicon

SPEECH = Path(language.__file__).parent / "speech"
README = (LEXICON_FOLDER / "README.md").read_text(encoding="utf-8")
NAMES = set(re.findall(r"`([\w.]+)`", README))


def test_a_class_of_one_language_is_empty_in_another():
    assert "laut" in closed_class("de", "source_word")
    assert closed_class("en", "source_word") == frozenset()
    assert closed_class("de", "article", "preposition") >= {"der", "in"}


def test_endings_keep_the_order_of_the_lexicon():
    assert listed("de", "adjective_ending") == ("e", "em", "en", "er", "es")


def test_words_of_all_languages_are_one_class():
    assert in_any_language("day") >= {"montag", "monday"}


def test_a_class_of_no_language_is_an_error():
    with pytest.raises(KeyError):
        closed_class(CODES[0], "artikle")


@pytest.mark.parametrize("word_class", sorted(set(read_lexicon("grammar").word_class)))
def test_every_class_is_explained(word_class):
    assert word_class in NAMES


@pytest.mark.parametrize("file", sorted(p.name for p in (LEXICON_FOLDER / "language").iterdir()))
def test_every_file_of_the_room_is_explained(file):
    assert file in NAMES


def test_classes_are_attributes():
    assert words_of("de").own == {"eigenen", "eigener", "eigenem"}


@pytest.mark.parametrize("code", CODES)
def test_the_readers_of_speech_ask_for_classes_that_their_language_has(code):
    texts = [path.read_text(encoding="utf-8") for path in SPEECH.glob("*.py")]
    asked = set(re.findall(rf"\b{code.upper()}\.(\w+)", "\n".join(texts)))
    assert len(asked) > 5 or code not in ("de", "en")  # a further reader may need no class
    assert all(closed_class(code, word_class) for word_class in asked)
