"""Inflected forms of German and English words, so that a lexicon lists each word once."""

from helpers.language.inflection import inflect
from helpers.language.inflection.inflect import forms

__all__ = [
    "forms",
    "inflect",
]
