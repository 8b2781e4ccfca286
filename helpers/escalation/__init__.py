"""How escalatory the language is, whose voice carries it, and which words say so."""

from helpers.escalation.ledger import ledger
from helpers.escalation.scale import score

__all__ = ["ledger", "score"]
