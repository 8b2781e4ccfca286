"""How escalatory the language is, whose voice carries it, and which words say so."""

from helpers.escalation import validity
from helpers.escalation.fit import conflict_language, conflict_statement
from helpers.escalation.ledger import ledger
from helpers.escalation.readers import alarms, with_reader
from helpers.escalation.scale import combine, score, with_arms
from helpers.escalation.semantic import anchors, left_out_scores, nearest
from helpers.escalation.specification import PRIMARY, Specification, specification_curve
from helpers.escalation.summaries import by_rows, by_sentences, extremes, pairs

__all__ = [
    "PRIMARY",
    "Specification",
    "alarms",
    "anchors",
    "by_rows",
    "by_sentences",
    "combine",
    "conflict_language",
    "conflict_statement",
    "extremes",
    "ledger",
    "left_out_scores",
    "nearest",
    "pairs",
    "score",
    "specification_curve",
    "validity",
    "with_arms",
    "with_reader",
]
