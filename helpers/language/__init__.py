"""What the texts say, word by word: sentences, terms, actors, quotes, and vectors, all with exact offsets."""

from helpers.language import inflect, terms
from helpers.language.actors import find_actors
from helpers.language.inflect import forms
from helpers.language.products import kernel, one_thread, product
from helpers.language.quotes import find_quotes
from helpers.language.sentences import split_sentences
from helpers.language.terms import Matcher, find_terms
from helpers.language.vectors import embed
from helpers.language.voice import voice

__all__ = [
    "Matcher",
    "embed",
    "find_actors",
    "find_quotes",
    "find_terms",
    "forms",
    "inflect",
    "kernel",
    "one_thread",
    "product",
    "split_sentences",
    "terms",
    "voice",
]
