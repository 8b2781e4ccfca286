"""Inflected forms of German and English words and phrases, so that a lexicon lists each word
once.
"""

from __future__ import annotations

from helpers.language.inflection import english as inflect_english
from helpers.language.inflection import german as inflect_german
from helpers.language.inflection.german import GAP

__all__ = ["GAP", "WORD_CLASSES", "forms"]

WORD_CLASSES = ("noun", "verb", "adjective", "phrase", "fixed")
_ROOMS = {"de": inflect_german, "en": inflect_english}


def forms(term: str, language: str, word_class: str) -> list[str]:
    """Every inflected form of `term`, itself first, without repeats; generous, so some forms are
    not words.

    `language` is de or en, `word_class` one of noun, verb, adjective, phrase, fixed (no other
    form). Of several words the head is inflected, in German also the adjectives before it. Parts
    that other words may separate are joined by " … ", as in "griff … an". Raises ValueError for
    another language or word class, or for an empty term.
    """
    if word_class not in WORD_CLASSES:
        raise ValueError(
            f"Word class {word_class!r} is not known. Use one of {', '.join(WORD_CLASSES)}."
        )
    if language not in _ROOMS:
        raise ValueError(
            f"Language {language!r} has no inflection rules. Use one of {', '.join(_ROOMS)}."
        )
    term = " ".join(term.split())
    if not term:
        raise ValueError("An empty term has no forms. Give a word or a phrase.")
    return (
        [term]
        if word_class == "fixed"
        else list(dict.fromkeys([term, *_ROOMS[language].inflected(term, word_class)]))
    )
