"""Every table of the kit for one corpus, in the order in which they build on one another, and as
files.
"""

from pathlib import Path

import pandas as pd

from helpers import escalation, language, sources, topics
from helpers.corpus import Corpus

# A spreadsheet takes a cell that begins so for a formula; the apostrophe makes it text. Parquet
# keeps the exact words.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@language.one_thread()  # the same digits on any number of cores
def compute(texts: Corpus) -> dict[str, pd.DataFrame]:
    """Tables by their names in the data dictionary, from a loaded corpus."""
    documents = texts.documents
    reading = language.read(documents)
    sentences, quotes = reading.sentences, reading.quotes
    ledger = escalation.ledger(sentences, quotes)
    scores = escalation.combine(sentences, ledger)
    found = topics.find(documents, sentences=sentences)
    stories = sources.link_stories(documents)
    style = sources.style(
        documents, sentences, quotes, scores.merge(sentences[["doc_id", "sentence_id", "role"]])
    )
    return {
        "DOCUMENTS": documents,
        "LINES": texts.lines,
        "PROBLEMS": texts.problems,
        "SENTENCES": sentences,
        "QUOTES": quotes,
        "TERM_HITS": reading.term_hits,
        "TOPICS": found.topics,
        "TOPIC_TERMS": found.terms,
        "MEMBERSHIPS": found.memberships,
        "STABILITY": found.stability,
        "LEDGER": ledger,
        "SCORES": scores,
        "KEYNESS": sources.keyness(documents, by="source"),
        "ACTORS": sources.actors(documents, reading=reading),
        "STORIES": stories,
        "FACTS": sources.facts(documents, stories, reading),
        "PROFILES": sources.profiles(documents, style, by="source"),
    }


def write(frame: pd.DataFrame, stage: Path, name: str) -> None:
    """Writes `frame` as tables/NAME.csv (UTF-8 with a mark that spreadsheets know) and .parquet."""
    folder = stage / "tables"
    folder.mkdir(exist_ok=True)
    text = frame.select_dtypes(["str", "object"]).columns
    guarded = frame.assign(
        **{column: frame[column].map(_guarded, na_action="ignore") for column in text}
    )
    guarded.to_csv(folder / f"{name}.csv", index=False, encoding="utf-8-sig", lineterminator="\n")
    frame.to_parquet(folder / f"{name}.parquet", index=False)


def _guarded(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
