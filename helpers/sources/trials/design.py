"""Which comparisons a corpus allows: groups, their sizes per language, and the smallest p they can
reach.
"""

import numpy as np
import pandas as pd

from helpers import schema, stats
from helpers.languages import CODES, LANGUAGES

UNNAMED = "unattributed"  # how the group of a text begins that names no source
REMEDY = "Call corpus.load() first."
READ = CODES  # languages whose words the kit knows
READ_NAMES = tuple(language.name for language in LANGUAGES.values())
LEVEL = 0.05  # of a test, and of false discoveries among many
COUNTED = 2000  # texts up to which the relabellings are counted; of more, p can be as good as 0
NAMED = 5  # texts that are named one by one


def group_of(documents: pd.DataFrame, by: str = "source") -> pd.Series:
    """The group of each document as text; a document without one stays on its own, as
    `unattributed-<doc_id>`.

    Unknown sources are never pooled: texts that do not say where they come from need not come from
    one place. Names that begin so in the metadata are kept (`seeds/sources.csv` numbers its texts).
    """
    schema.require(documents, "DOCUMENTS", ["doc_id", by], REMEDY)
    known = documents[by].notna() & (documents[by].astype(str).str.strip() != "")
    return documents[by].astype(str).where(known, f"{UNNAMED}-" + documents["doc_id"].astype(str))


def is_named(documents: pd.DataFrame, by: str = "source") -> pd.Series:
    """Whether the group of each document is known, and no name for one that is not."""
    return ~group_of(documents, by).str.startswith(UNNAMED)


def in_read_language(documents: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The documents in German or English, with a text each; of others nothing can be said, not even
    that they leave something out.

    `columns` are needed beside doc_id.
    """
    schema.require(documents, "DOCUMENTS", ["doc_id", *columns], REMEDY)
    documents = documents[documents.language.isin(CODES)]
    return documents.assign(text=documents.text.fillna("").astype(str))


def missing_status(kind: str) -> str:
    """What it means that a fact of a kind has no row for a document: of statements, that a likeness
    was left open.
    """
    return "unclear" if kind in ("decision", "quote") else "not mentioned"


def comparable(documents: pd.DataFrame, by: str = "source") -> pd.DataFrame:
    """One row a language: groups, documents, the smallest p that a test between groups can reach,
    and what follows.

    Columns language, n_groups, n_documents, n_single (groups of one document), n_repeated (texts
    that stand under two groups word for word), smallest_p, conclusion.
    """
    schema.require(documents, "DOCUMENTS", ["doc_id", "text", "language", by], REMEDY)
    frame = documents.assign(group=group_of(documents, by))
    rows = [_row(language, part) for language, part in frame.groupby("language", sort=True)]
    columns = [
        "language",
        "n_groups",
        "n_documents",
        "n_single",
        "n_repeated",
        "smallest_p",
        "conclusion",
    ]
    return pd.DataFrame(rows, columns=columns)


def _row(language: str, part: pd.DataFrame) -> dict:
    sizes = part.groupby("group").size().to_numpy()
    repeated = int((part.groupby("text").group.transform("nunique") > 1).sum())
    smallest = stats.smallest_p(sizes) if len(part) <= COUNTED else 0.0
    return {
        "language": language,
        "n_groups": len(sizes),
        "n_documents": len(part),
        "n_single": int((sizes == 1).sum()),
        "n_repeated": repeated,
        "smallest_p": smallest,
        "conclusion": _conclusion(sizes, repeated, smallest)
        if language in CODES
        else _not_read(part),
    }


def _not_read(part: pd.DataFrame) -> str:
    names = ", ".join(part.doc_id.astype(str).iloc[:NAMED])
    more = f" and {len(part) - NAMED} more" if len(part) > NAMED else ""
    return (
        f"Not read, for it is neither {' nor '.join(READ_NAMES)}, and left out of all comparisons: "
        f"{names}{more}."
    )


def _conclusion(sizes: np.ndarray, repeated: int, smallest: float) -> str:
    if len(sizes) == 1:
        return "One source: there is nothing to compare it with."
    if (sizes == 1).all():
        text = (
            "One text a source: a difference between sources cannot be told from a difference "
            "between texts."
        )
    elif smallest > LEVEL:
        text = f"Too few texts: no test between sources can fall below p = {smallest:.2f}."
    elif (sizes == 1).any():
        text = (
            f"Sources with two texts or more can be compared; {int((sizes == 1).sum())} with "
            f"one text cannot."
        )
    else:
        text = "Sources can be compared, with texts as the units."
    if repeated:
        text += f" {repeated} texts stand under two sources word for word and are not independent."
    return text
