"""The kit's tables for collections of any size: the per-document functions over parts of the
corpus, on Dask.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers import files, language, schema
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


class Part(NamedTuple):
    """Some texts of the corpus: the name of their file, and what is needed to tell their doc_ids
    apart.
    """

    name: str
    ids: list[str]
    paths: list[str]


class ScaleError(RuntimeError):
    """The collection cannot be annotated; the message says why and what to do."""


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
    by default the folder's sources.csv. Raises CorpusError where no text can be read, ScaleError
    where the scheduler cannot be reached; on any error, what `out` held stays as it was.
    """
    root = Path(corpus_path)
    if not root.exists():
        raise CorpusError(
            f"There is no file or folder {root}. Give the path of a folder with texts."
        )
    with files.staged(Path(out)) as stage:
        raw = stage / "raw"
        raw.mkdir()
        known, problems = user_facts(root, metadata)
        parts, found = _write_raw(stream(root), raw)
        problems += found
        if not parts:
            raise CorpusError(
                f"No text could be read from {root}. `lagebild check {root}` says why."
            )
        parts, repeated = _with_ids(parts)
        problems += repeated + _unknown(known, parts)
        with _computing(scheduler) as compute:
            cleaned = compute(
                [partial(_clean, stage, name, ids, _facts(known, ids)) for name, ids in parts]
            )
            copies = _copies(stage, cleaned)
            extra = sorted({column for part in cleaned for column in part["extra"]})
            tasks = [
                partial(
                    _annotate,
                    stage,
                    name,
                    {i: copies[i] for i in ids if i in copies},
                    extra,
                    vectors,
                )
                for name, ids in parts
            ]
            written = compute(tasks)
        problems += [Problem(*row) for part in cleaned for row in part["problems"]]
        shutil.rmtree(raw)
        problems = list(dict.fromkeys(problems))
        _write(
            schema.build([x._asdict() for x in problems], "PROBLEMS"),
            stage,
            "problems",
            "part-00000",
        )
        files.write_manifest(stage, {"version": files.kit_version(), "kind": "annotation"})
    total = pd.DataFrame(written).sum()
    lines = sum(part["lines"] for part in cleaned)
    return {name: int(rows) for name, rows in total.items()} | {
        "lines": lines,
        "problems": len(problems),
    }


def _write_raw(items: Iterator[Raw | Problem], folder: Path) -> tuple[list[Part], list[Problem]]:
    """Raw texts to numbered files of about PART characters, and the problems."""
    parts: list[Part] = []
    problems: list[Problem] = []
    held: list[Raw] = []

    def flush() -> None:
        name = f"part-{len(parts):05d}"
        rows = [
            {**raw._asdict(), "given": json.dumps(dict(raw.given), default=str)} for raw in held
        ]
        pd.DataFrame(rows).astype({"doc_id": "str"}).to_parquet(
            folder / f"{name}.parquet", index=False
        )
        parts.append(
            Part(name, [x.doc_id or stem_of(x.path) for x in held], [x.path for x in held])
        )
        held.clear()

    size = 0
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
            continue
        held.append(item)
        size += len(item.text)
        if size >= PART:
            flush()
            size = 0
    if held:
        flush()
    return parts, problems


def _with_ids(parts: list[Part]) -> tuple[list[tuple[str, list[str]]], list[Problem]]:
    """The final doc_ids of each part: stems that collide are told apart over the whole corpus."""
    ids, problems = doc_ids(
        [x for part in parts for x in part.ids], [x for part in parts for x in part.paths]
    )
    rest = iter(ids)
    return [(part.name, list(islice(rest, len(part.ids)))) for part in parts], problems


def _unknown(known: dict, parts: list[tuple[str, list[str]]]) -> list[Problem]:
    present = {doc_id for _, ids in parts for doc_id in ids}
    return [
        Problem(
            "metadata",
            "metadata",
            f"doc_id {key!r} is no document of the corpus",
            "Correct the doc_id.",
        )
        for key in known
        if key not in present
    ]


def _facts(known: dict, ids: list[str]) -> dict:
    """The user's facts about these documents only, so that a task carries no more than it needs."""
    return {doc_id: known[doc_id] for doc_id in ids if doc_id in known}


def _clean(stage: Path, name: str, ids: list[str], known: dict) -> dict:
    """DOCUMENTS and LINES of one part, written; what later steps need to know of it."""
    raws = pd.read_parquet(stage / "raw" / f"{name}.parquet")
    rows, lines, problems = [], [], []
    for doc_id, raw in zip(ids, raws.to_dict("records"), strict=True):
        given = json.loads(raw.pop("given"))
        own = raw.pop("doc_id")
        found = document(
            Raw(**raw, doc_id=own if isinstance(own, str) else None, given=given), known=known
        )
        rows.append({**found.row, "doc_id": doc_id})
        lines.append((doc_id, found.lines))
        problems += [tuple(problem) for problem in found.problems]
    documents = schema.check(_typed(pd.DataFrame(rows)), "DOCUMENTS")
    _write(documents, stage, "raw", f"{name}-clean")
    _write(lines_table(lines, kept_roles()), stage, "lines", name)
    return {
        "name": name,
        "words": int(documents.n_words.sum()),
        "lines": sum(len(labelled) for _, labelled in lines),
        "prints": [(row["doc_id"], _print_of(row["text"])) for row in rows],
        "extra": [
            c for c in documents.columns if c not in {x.name for x in schema.TABLES["DOCUMENTS"]}
        ],
        "problems": problems,
    }


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Dates as dates, and columns that the schema does not know as text, so that every part has the
    same types.
    """
    known = {column.name for column in schema.TABLES["DOCUMENTS"]}
    further = {
        name: frame[name].map(str, na_action="ignore")
        for name in frame.columns.difference(list(known))
    }
    return frame.assign(
        published=pd.to_datetime(frame.published).astype("datetime64[us]"), **further
    )


def _print_of(text: str) -> bytes:
    return hashlib.sha256(" ".join(text.lower().split()).encode("utf-8", "surrogatepass")).digest()[
        :16
    ]


def _copies(stage: Path, parts: list[dict]) -> dict[str, str]:
    """doc_id of each repeated text with the text it repeats."""
    if sum(part["words"] for part in parts) <= _COMPARABLE:
        columns = ["doc_id", "text", "published"]
        frames = [
            pd.read_parquet(stage / "raw" / f"{part['name']}-clean.parquet", columns=columns)
            for part in parts
        ]
        found = near_duplicates(pd.concat(frames, ignore_index=True)).dropna(subset="duplicate_of")
        return dict(zip(found.doc_id, found.duplicate_of, strict=True))
    first: dict[bytes, str] = {}
    copies = {}
    for part in parts:
        for doc_id, print_of_text in part["prints"]:
            original = first.setdefault(print_of_text, doc_id)
            if original != doc_id:
                copies[doc_id] = original
    return copies


@language.one_thread()  # parts are what is computed at once
def _annotate(
    stage: Path, name: str, copies: dict[str, str], extra: list[str], vectors: bool
) -> dict[str, int]:
    """Every table of one part, written; the number of rows of each. `copies` are those among its
    texts.
    """
    from helpers import escalation

    documents = pd.read_parquet(stage / "raw" / f"{name}-clean.parquet")
    documents["duplicate_of"] = documents.doc_id.map(copies).astype("str")
    for column in extra:
        documents[column] = (
            documents[column].astype("str") if column in documents else pd.Series(dtype="str")
        )
    reading = language.read(documents)
    sentences, quotes = reading.sentences, reading.quotes
    ledger = escalation.ledger(sentences, quotes)
    tables = {
        "documents": documents,
        "sentences": sentences,
        "quotes": quotes,
        "term_hits": reading.term_hits,
        "ledger": ledger,
        "scores": escalation.combine(sentences, ledger)
        if vectors
        else _by_lexicon(sentences, ledger),
    }
    if vectors:
        tables["vectors"] = _vectors(sentences)
    for table, frame in tables.items():
        _write(frame, stage, table, name)
    return {table: len(frame) for table, frame in tables.items()}


def _by_lexicon(sentences: pd.DataFrame, ledger: pd.DataFrame) -> pd.DataFrame:
    """SCORES from the ledger alone: sentences without text are near no anchor, so that nothing has
    to be encoded.
    """
    from helpers import escalation

    return escalation.combine(sentences.assign(text=""), ledger, lexicon_share=1)


def _vectors(sentences: pd.DataFrame) -> pd.DataFrame:
    """doc_id, sentence_id and the sentence's vector (float32, length 1)."""
    from helpers import language

    found = language.embed(sentences.text.tolist())
    return sentences[["doc_id", "sentence_id"]].assign(vector=list(found))


def _write(frame: pd.DataFrame, stage: Path, table: str, name: str) -> None:
    folder = stage / table
    folder.mkdir(exist_ok=True)
    frame.to_parquet(folder / f"{name}.parquet", index=False)


def _quiet() -> None:
    """One progress bar, not one in each process."""
    os.environ["TQDM_DISABLE"] = "1"


def _on_this_machine(dask) -> Iterator[Callable[[list[Callable]], list]]:
    from tqdm.dask import TqdmCallback

    # one pool for every step, because each new process imports the kit again
    with (
        ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=_quiet) as pool,
        dask.config.set(pool=pool),
    ):

        def compute(tasks: list[Callable]) -> list:
            how = "processes" if len(tasks) > 1 else "synchronous"
            with TqdmCallback(desc="annotate", leave=False):
                return list(dask.compute(*[dask.delayed(task)() for task in tasks], scheduler=how))

        yield compute


@contextmanager
def _computing(scheduler: str | None) -> Iterator[Callable[[list[Callable]], list]]:
    """A function that runs tasks and gives their results in order: on a cluster, or on this
    machine's processors.
    """
    import dask

    if scheduler is None:
        yield from _on_this_machine(dask)
        return
    try:
        from distributed import Client, progress
    except ImportError as error:
        raise ScaleError(
            "A Dask scheduler needs the package distributed: pip install 'lagebild[cluster]'."
        ) from error
    try:
        client = Client(scheduler, timeout="10s")
    except (OSError, ValueError) as error:
        raise ScaleError(
            f"No Dask scheduler answers at {scheduler} ({error}). Start one with `dask scheduler`."
        ) from error
    with client:

        def remotely(tasks: list[Callable]) -> list:
            futures = [client.submit(task, pure=False) for task in tasks]
            progress(futures, notebook=False)
            return client.gather(futures)

        yield remotely
