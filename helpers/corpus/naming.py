"""One short name for each text, the same in every figure, sentence and page."""

import textwrap
from collections import Counter

import pandas as pd

from helpers import schema

_OPENING = 200  # characters of a text that hold its first words
_HEADLINE = 32  # characters of a headline that are enough to know it by


def names(documents: pd.DataFrame) -> dict[str, str]:
    """A short name that a reader knows for each text, by doc_id; no two texts share one.

    It is the source where that has one text here, else the source with the beginning of the
    headline; without a source the headline alone; without a headline the text's first words.
    `documents` as DOCUMENTS; only doc_id is needed.
    """
    schema.require(documents, "DOCUMENTS", ["doc_id"], "Call corpus.load() first.")
    known = documents.reindex(columns=["doc_id", "source", "title", "text"])
    alone = ~known.source.duplicated(keep=False)
    rows = zip(known.itertuples(index=False), alone, strict=True)
    short = {row.doc_id: _name(row, single) for row, single in rows}
    often = Counter(short.values())
    return {
        doc_id: name if often[name] == 1 else f"{name} ({doc_id})" for doc_id, name in short.items()
    }


def _name(row, alone: bool) -> str:
    words = _filled(row.title) or _filled(row.text)
    begins = _begins(words) if words else str(row.doc_id)
    source = _filled(row.source)
    if not source:
        return f"“{begins}”" if words else begins
    return source if alone else f"{source}, “{begins}”"


def _begins(words: str) -> str:
    """The first words that fit; of a first word that does not fit by itself, like an address, its
    beginning.
    """
    line = " ".join(words[:_OPENING].split())
    fitting = textwrap.shorten(line, _HEADLINE, placeholder=" …")
    return fitting if fitting.strip("… ") else line[: _HEADLINE - 1] + "…"


def _filled(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
