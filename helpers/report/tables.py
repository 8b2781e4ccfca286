"""Every table of the kit for one corpus, in the order in which they build on one another."""

from __future__ import annotations

import pandas as pd

from helpers import escalation, language, sources, topics
from helpers.corpus import Corpus


def compute(texts: Corpus) -> dict[str, pd.DataFrame]:
    """Tables by their names in the data dictionary, from a loaded corpus."""
    documents = texts.documents
    sentences = language.split_sentences(documents)
    quotes = language.find_quotes(documents)
    ledger = escalation.ledger(sentences, quotes)
    scores = escalation.combine(sentences, ledger)
    found = topics.find(documents, sentences=sentences)
    stories = sources.link_stories(documents)
    style = sources.style(documents, sentences, quotes, scores.merge(sentences[["doc_id", "sentence_id", "role"]]))
    return {
        "DOCUMENTS": documents,
        "LINES": texts.lines,
        "PROBLEMS": texts.problems,
        "SENTENCES": sentences,
        "QUOTES": quotes,
        "TERM_HITS": language.find_actors(documents),
        "TOPICS": found.topics,
        "TOPIC_TERMS": found.terms,
        "MEMBERSHIPS": found.memberships,
        "STABILITY": found.stability,
        "LEDGER": ledger,
        "SCORES": scores,
        "KEYNESS": sources.keyness(documents, by="source"),
        "ACTORS": sources.actors(documents, quotes),
        "STORIES": stories,
        "FACTS": sources.facts(documents, stories),
        "PROFILES": sources.profiles(documents, style, by="source"),
    }
