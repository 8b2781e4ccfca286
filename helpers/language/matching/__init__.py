"""Phrases found in texts: whole words, exact offsets, the longest match first."""

from helpers.language.matching import terms
from helpers.language.matching.joined import Joined, first_from, last_before
from helpers.language.matching.term_cells import one_row_a_term
from helpers.language.matching.terms import Found, Matcher, Search, find_terms

__all__ = [
    "Found",
    "Joined",
    "Matcher",
    "Search",
    "find_terms",
    "first_from",
    "last_before",
    "one_row_a_term",
    "terms",
]
