"""A folder, a file or a table becomes a Corpus: DOCUMENTS, LINES and PROBLEMS."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.corpus import metadata as meta
from helpers.corpus.clean import Line, kept_roles, label
from helpers.corpus.identify import identify
from helpers.corpus.read import CorpusError, Problem, Raw, stream

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


@dataclass(frozen=True)
class Corpus:
    """What was read: `documents` (DOCUMENTS), `lines` (LINES) and `problems` (PROBLEMS)."""

    documents: pd.DataFrame
    lines: pd.DataFrame
    problems: pd.DataFrame


def load(
    path_or_frame: str | Path | pd.DataFrame,
    *,
    metadata: str | Path | pd.DataFrame | None = None,
    keep_roles: Iterable[str] | None = None,
) -> Corpus:
    """Every text of a folder, a file or a table, cleaned line by line, with what its page says about it.

    `metadata` (a CSV file or a table with doc_id; by default sources.csv in the folder) wins over what the text shows.
    `keep_roles` are the line roles that count as article text. Raises CorpusError where nothing can be read.
    """
    root = Path(path_or_frame)
    if not root.exists():
        raise CorpusError(f"There is no file or folder {root}. Give the path of a folder with .txt files.")
    kept = frozenset(keep_roles) if keep_roles is not None else kept_roles()
    documents, lines, problems = [], [], []
    for item in stream(root):
        if isinstance(item, Problem):
            problems.append(item._asdict())
            continue
        row, labelled = document(item, kept)
        documents.append(row)
        lines += [
            {"doc_id": row["doc_id"], "line": i, **x._asdict(), "kept": x.role in kept} for i, x in enumerate(labelled)
        ]
    if not documents:
        raise CorpusError(f"No text could be read from {root}.")
    return Corpus(
        schema.build(documents, "DOCUMENTS"), schema.build(lines, "LINES"), schema.build(problems, "PROBLEMS")
    )


def document(raw: Raw, kept: frozenset[str]) -> tuple[dict[str, object], list[Line]]:
    """One row of DOCUMENTS and the labelled lines behind it."""
    lines = label(raw.text)
    text = article(lines, kept)
    found = meta.find(lines)
    size = sum(len(x.text.strip()) for x in lines)
    dropped = sum(len(x.text.strip()) for x in lines if x.role not in kept and x.role != "title")
    row = {
        "doc_id": raw.doc_id or raw.name,
        "title": clean_text(found.title) if found.title else None,
        "text": text,
        "language": identify([text])[0],
        "source": None,
        "author": found.author,
        "published": found.published,
        "agency": found.agency,
        "n_words": len(text.split()),
        "boilerplate_share": dropped / size if size else 0.0,
        "duplicate_of": None,
        "path": raw.path,
        "sha256": raw.sha256,
    }
    return row, lines


def article(lines: list[Line], kept: frozenset[str]) -> str:
    r"""The kept lines with their cuts, joined by "\n"."""
    parts = (clean_text(x.text[x.cut_start : x.cut_end]) for x in lines if x.role in kept)
    return "\n".join(part for part in parts if part)


def clean_text(text: str) -> str:
    """`text` in Unicode's composed form (NFC), without soft hyphens and other invisible characters that split words."""
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE)).strip()
