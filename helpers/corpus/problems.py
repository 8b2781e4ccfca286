"""What could not be read, or was read with a guess."""

from typing import NamedTuple

import pandas as pd

from helpers import schema

# the text is there
_NOTES = frozenset(
    {
        "contradiction",
        "date",
        "duplicate id",
        "encoding",
        "file name",
        "little text",
        "metadata",
        "no text",
        "truncated",
    }
)
_LOST = frozenset(
    {"broken", "broken quotes"}
)  # what follows the break is not, even where rows before it are


class CorpusError(ValueError):
    """A corpus cannot be loaded; one sentence says what, where and what to do."""


class Problem(NamedTuple):
    """One row of PROBLEMS."""

    path: str
    kind: str
    message: str
    remedy: str


def left_out(problems: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """True for each row of PROBLEMS that cost a text, False for a note on one that was read.

    `problems` as PROBLEMS, `documents` as DOCUMENTS. A file or row is left out where no document
    came from its path.
    """
    schema.require(problems, "PROBLEMS", ["path", "kind"], "Take it from corpus.load().")
    schema.require(documents, "DOCUMENTS", ["path"], "Call corpus.load() first.")
    paths = set(documents.path.dropna())
    read = (
        paths | {path.split(", ")[0] for path in paths} | {path.rsplit("/", 1)[0] for path in paths}
    )
    noted = problems.kind.isin(_NOTES) | problems.path.isin(read | {"the table"})
    return problems.kind.isin(_LOST) | ~noted
