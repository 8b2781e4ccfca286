"""Every table of the kit for one corpus, in the order in which they build on one another."""

from __future__ import annotations

import pandas as pd

from helpers import escalation, language, sources
from helpers.corpus import Corpus


def compute(texts: Corpus) -> dict[str, pd.DataFrame]:
    """Tables by their names in the data dictionary, from a loaded corpus."""
    sentences = language.split_sentences(texts.documents)
    quotes = language.find_quotes(texts.documents)
    return {
        "DOCUMENTS": texts.documents,
        "LINES": texts.lines,
        "PROBLEMS": texts.problems,
        "SENTENCES": sentences,
        "QUOTES": quotes,
        "LEDGER": escalation.ledger(sentences, quotes=quotes),
        "KEYNESS": sources.keyness(texts.documents, by="source"),
    }
