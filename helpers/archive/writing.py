"""The kit's tables for collections of any size: the per-document functions over parts of the
corpus, on Dask.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from helpers import files, language, schema
from helpers.archive.workers import computing
from helpers.corpus import (
    CorpusError,
    Problem,
    doc_ids,
    document,
    lines_table,
    near_duplicates,
    stem_of,
    user_facts,
)
from helpers.corpus.files import Raw, stream
from helpers.corpus.lines import kept_roles

PART = 500_000  # characters of raw text in one part: about 150 articles, some seconds of work
# words up to which every text is compared with every other; beyond, only equal texts are found
_COMPARABLE = 30_000_000
_KNOWN = {column.name for column in schema.TABLES["DOCUMENTS"]}


def annotate(
    corpus_path: str | Path,
    out: str | Path,
    vectors: bool = True,
    scheduler: str | None = None,
    metadata: str | Path | None = None,
) -> dict[str, int]:
    """Rows written of each table, after writing all per-document tables of the corpus to `out` as
    Parquet.

    `out` gets a folder for each of documents, lines, problems, sentences, quotes, term_hits,
    ledger, scores and (with `vectors`) vectors, with one file for each part of the corpus: pandas,
    Dask, R and DuckDB read it as one table. The rows are those of `corpus.load` and the functions
    after it; one part at a time is in memory. Repeated texts are found by their shingles in up to
    30 million words, beyond that only where they are equal. Without `vectors`, scores come from the
    lexicon alone. `scheduler` is the address of a Dask scheduler whose workers share this file
    system; without it, all processors of this machine work. `metadata` is a CSV file with doc_id,
    by default the folder's sources.csv. Raises CorpusError where no text can be read, ArchiveError
    where the scheduler cannot be reached; on any error, what `out` held stays as it was.
    """
    root = Path(corpus_path)
    if not root.exists():
        raise CorpusError(
            f"There is no file or folder {root}. Give the path of a folder with texts."
        )
    with files.staged(Path(out)) as stage:
        known, problems = user_facts(root, metadata)
        texts = _write_raw(stream(root), stage / "raw", problems)
        if texts.empty:
            raise CorpusError(
                f"No text could be read from {root}. `lagebild check {root}` says why."
            )
        # stems that collide are told apart over the whole corpus
        texts["doc_id"], repeated = doc_ids(texts.stem.tolist(), texts.path.tolist())
        problems += repeated + _unknown(known, set(texts.doc_id))
        parts = texts.groupby("part", sort=False).doc_id.agg(list)
        with computing(scheduler) as compute:
            # a task carries no more than it needs: what is known of its own texts
            cleaned = compute(
                [partial(_clean, stage, name, ids, _of(known, ids)) for name, ids in parts.items()]
            )
            copies = _copies(stage, cleaned)
            extra = sorted({column for part in cleaned for column in part["extra"]})
            write = partial(_annotate, stage, extra, vectors)
            written = compute(
                [partial(write, name, _of(copies, ids)) for name, ids in parts.items()]
            )
        shutil.rmtree(stage / "raw")
        for part in cleaned:
            problems += part["problems"]
        rows = [problem._asdict() for problem in dict.fromkeys(problems)]
        _write(schema.build(rows, "PROBLEMS"), stage, "problems", "part-00000")
        files.write_manifest(stage, {"version": files.kit_version(), "kind": "annotation"})
    return pd.DataFrame(written).sum().to_dict() | {
        "lines": sum(part["lines"] for part in cleaned),
        "problems": len(rows),
    }


def _write_raw(
    items: Iterator[Raw | Problem], folder: Path, problems: list[Problem]
) -> pd.DataFrame:
    """Raw texts to numbered files of about PART characters; part, stem and path of each text."""
    folder.mkdir()
    written = []
    for number, held in enumerate(_batches(items, problems)):
        name = f"part-{number:05d}"
        plain = [raw._replace(given=dict(raw.given)) for raw in held]
        (folder / f"{name}.json").write_text(json.dumps(plain, default=str), encoding="utf-8")
        written += [(name, raw.doc_id or stem_of(raw.path), raw.path) for raw in held]
    return pd.DataFrame(written, columns=["part", "stem", "path"])


def _batches(items: Iterator[Raw | Problem], problems: list[Problem]) -> Iterator[list[Raw]]:
    """Texts of about PART characters together; what could not be read goes to `problems`."""
    held: list[Raw] = []
    size = 0
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
            continue
        held.append(item)
        size += len(item.text)
        if size >= PART:
            yield held
            held, size = [], 0
    if held:
        yield held


def _unknown(known: dict, present: set[str]) -> list[Problem]:
    return [
        Problem(
            "metadata",
            "metadata",
            f"doc_id {key!r} is no document of the corpus",
            "Correct the doc_id, or remove the row.",
        )
        for key in known
        if key not in present
    ]


def _of(known: dict[str, Any], ids: list[str]) -> dict[str, Any]:
    return {doc_id: known[doc_id] for doc_id in ids if doc_id in known}


def _clean(stage: Path, name: str, ids: list[str], known: dict) -> dict:
    """DOCUMENTS and LINES of one part, written; what later steps need to know of it."""
    raws = json.loads((stage / "raw" / f"{name}.json").read_text(encoding="utf-8"))
    found = [document(Raw(*fields), known=known) for fields in raws]
    rows = pd.DataFrame([text.row for text in found]).assign(doc_id=ids)
    documents = schema.check(_as_text(rows), "DOCUMENTS")
    lines = lines_table(zip(ids, (text.lines for text in found), strict=True), kept_roles())
    _write(documents, stage / "raw", "clean", name)
    _write(lines, stage, "lines", name)
    return {
        "words": int(documents.n_words.sum()),
        "lines": len(lines),
        "prints": [(row.doc_id, _print_of(row.text)) for row in documents.itertuples()],
        "extra": [name for name in documents.columns if name not in _KNOWN],
        "problems": [problem for text in found for problem in text.problems],
    }


def _as_text(frame: pd.DataFrame) -> pd.DataFrame:
    """Columns that the schema does not know as text, so that every part has the same types."""
    further = frame.columns.difference(list(_KNOWN))
    return frame.assign(**{name: frame[name].map(str, na_action="ignore") for name in further})


def _print_of(text: str) -> bytes:
    return hashlib.sha256(" ".join(text.lower().split()).encode("utf-8", "surrogatepass")).digest()[
        :16
    ]


def _copies(stage: Path, parts: list[dict]) -> dict[str, str]:
    """doc_id of each repeated text with the text it repeats."""
    if sum(part["words"] for part in parts) <= _COMPARABLE:
        texts = pd.read_parquet(stage / "raw" / "clean", columns=["doc_id", "text", "published"])
        return near_duplicates(texts).set_index("doc_id").duplicate_of.dropna().to_dict()
    prints = [row for part in parts for row in part["prints"]]
    # of equal texts the first stays: a later entry of a dict replaces an earlier one
    first = {print_of_text: doc_id for doc_id, print_of_text in reversed(prints)}
    return {doc_id: first[found] for doc_id, found in prints if first[found] != doc_id}


@language.one_thread()  # parts are what is computed at once
def _annotate(
    stage: Path, extra: list[str], vectors: bool, name: str, copies: dict[str, str]
) -> dict[str, int]:
    """Every table of one part, written; the number of rows of each. `copies` are those among its
    texts.
    """
    from helpers import escalation

    documents = pd.read_parquet(stage / "raw" / "clean" / f"{name}.parquet")
    documents["duplicate_of"] = documents.doc_id.map(copies).astype("str")
    for column in extra:
        documents[column] = documents.get(column, pd.Series()).astype("str")
    reading = language.read(documents)
    sentences, quotes = reading.sentences, reading.quotes
    ledger = escalation.ledger(sentences, quotes)
    tables = {
        "documents": documents,
        "sentences": sentences,
        "quotes": quotes,
        "term_hits": reading.term_hits,
        "ledger": ledger,
    }
    if vectors:
        found = language.embed(sentences.text.tolist())
        tables["scores"] = escalation.combine(sentences, ledger)
        tables["vectors"] = sentences[["doc_id", "sentence_id"]].assign(vector=list(found))
    else:  # sentences without text are near no anchor, so that nothing has to be encoded
        tables["scores"] = escalation.combine(sentences.assign(text=""), ledger, lexicon_share=1)
    for table, frame in tables.items():
        _write(frame, stage, table, name)
    return {table: len(frame) for table, frame in tables.items()}


def _write(frame: pd.DataFrame, stage: Path, table: str, name: str) -> None:
    folder = stage / table
    folder.mkdir(exist_ok=True)
    frame.to_parquet(folder / f"{name}.parquet", index=False)
