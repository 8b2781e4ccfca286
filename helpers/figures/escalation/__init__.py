"""Escalation to look at: scores, the words behind them, how well they agree with labels, and every
choice at once.
"""

from helpers.figures.escalation.marked_text import highlighted, in_words
from helpers.figures.escalation.scores import extremes, groups, pairs, path
from helpers.figures.escalation.validity import agreement, left_out, specification_curve

__all__ = [
    "agreement",
    "extremes",
    "groups",
    "highlighted",
    "in_words",
    "left_out",
    "pairs",
    "path",
    "specification_curve",
]
