"""What the texts say, word by word: sentences, terms, actors, quotes, and vectors, all with exact
offsets.
"""

from helpers.language.grammar import in_any_language
from helpers.language.inflection import forms, inflect
from helpers.language.matching import Matcher, find_terms, terms
from helpers.language.names import find_actors
from helpers.language.read import Reading, read
from helpers.language.sentences import spans_of, split_sentences
from helpers.language.speech import find_quotes
from helpers.language.vectors import embed, kernel, one_thread, product
from helpers.language.voice import VOICES, held_by, voice

__all__ = [
    "VOICES",
    "Matcher",
    "Reading",
    "embed",
    "find_actors",
    "find_quotes",
    "find_terms",
    "forms",
    "held_by",
    "in_any_language",
    "inflect",
    "kernel",
    "one_thread",
    "product",
    "read",
    "spans_of",
    "split_sentences",
    "terms",
    "voice",
]
