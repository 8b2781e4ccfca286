"""How escalatory the language is, whose voice carries it, and which words say so."""

from helpers.escalation.anchors import anchors, left_out_scores, nearest
from helpers.escalation.checks import (
    PRIMARY,
    Specification,
    alarms,
    specification_curve,
    validity,
    with_reader,
)
from helpers.escalation.conflict_share import conflict_language, conflict_statement
from helpers.escalation.ledger import ledger
from helpers.escalation.scores import combine, score, with_arms
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
