"""Sentences cut into clauses, and who acts on whom in them."""

from helpers.language.clauses.deeds import PARTS, Deeds, acting, parts
from helpers.language.clauses.german_verbs import is_turned, names_source, werden_is_passive
from helpers.language.clauses.reach import INTENSITY_REACH, Cues, Line, in_use
from helpers.language.clauses.tokens import MENTIONED, NOBODY, Named
from helpers.language.clauses.verbs import auxiliaries, is_participle
from helpers.language.clauses.words import Sentence, cut
from helpers.language.grammar import CLAUSE_ENDS

__all__ = [
    "CLAUSE_ENDS",
    "INTENSITY_REACH",
    "MENTIONED",
    "NOBODY",
    "PARTS",
    "Cues",
    "Deeds",
    "Line",
    "Named",
    "Sentence",
    "acting",
    "auxiliaries",
    "cut",
    "in_use",
    "is_participle",
    "is_turned",
    "names_source",
    "parts",
    "werden_is_passive",
]
