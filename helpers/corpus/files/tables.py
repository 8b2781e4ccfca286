"""Tables with a text in each row: CSV, TSV, JSONL, JSON, Parquet and XLSX, read row by row."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple

from helpers.corpus.files import json_stream
from helpers.corpus.files.decode import judge, mend
from helpers.corpus.problems import Problem
from helpers.lexicon import read_lexicon

SUFFIXES = {".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".json", ".parquet", ".xlsx"}
DELIMITERS = ",;\t|"
LONGEST_CELL = 64 << 20
LOOK = "Check a few special characters in the text."
REPAIRS = 20  # places with an open quote after which a CSV file is read on

Record = tuple[int, Mapping[str, object]]


class Row(NamedTuple):
    """A row with a text; `given` holds the other columns under the names of DOCUMENTS, or under
    their own.
    """

    path: str
    text: str
    doc_id: str | None
    given: Mapping[str, object]


@cache
def field_names() -> dict[str, str]:
    """Column name, lower case, to what the column holds."""
    table = read_lexicon("column_names")
    return dict(zip(table.name, table.field, strict=True))


def fields(columns: Iterable[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Which column holds which field: the chosen ones, then known names; earlier rows of the list
    win.
    """
    columns = [str(column) for column in columns]
    known = list(field_names())
    taken = {name: column for name, column in (chosen or {}).items() if column in columns}
    ranked = sorted(
        columns, key=lambda c: known.index(_plain(c)) if _plain(c) in field_names() else len(known)
    )
    for column in ranked:
        field = field_names().get(_plain(column))
        if field and field not in taken and column not in taken.values():
            taken[field] = column
    return taken


def _plain(column: str) -> str:
    return column.strip().lower().replace(" ", "_").replace("-", "_")


def rows(
    opened: Callable[[], BinaryIO], suffix: str, name: str, chosen: Mapping[str, str] | None = None
) -> Iterator[Row | Problem]:
    """The texts of a table and what was wrong with the other rows; `chosen` names columns ({"text":
    "Inhalt"}).
    """
    try:
        yield from from_records(records(opened, suffix, name, chosen), name, chosen)
    except ImportError as error:
        remedy = 'Install the extra: pip install "lagebild[formats]".'
        yield Problem(
            name,
            "extra missing",
            f"{suffix} needs the package {error.name}, which is not installed",
            remedy,
        )
    except Exception as error:  # the readers raise whatever a broken file makes them stumble over
        reason = str(error).split("\n")[0][:120] or type(error).__name__
        yield Problem(
            name, "broken", f"cannot be read as {suffix}: {reason}", "Export the table again."
        )


def records(
    opened: Callable[[], BinaryIO], suffix: str, name: str, chosen: Mapping[str, str] | None = None
) -> Iterator[Record | Problem]:
    """The rows of a table as (row number, column to value), one at a time."""
    readers = {
        ".parquet": _parquet,
        ".xlsx": _xlsx,
        ".json": partial(_json, chosen=chosen),
        ".jsonl": _jsonl,
        ".ndjson": _jsonl,
    }
    return readers.get(suffix, _csv)(opened, name)


def from_records(
    found: Iterable[Record | Problem], name: str, chosen: Mapping[str, str] | None = None
) -> Iterator[Row | Problem]:
    """Records (row number, column to value) as rows with a text."""
    stem = PurePosixPath(name).stem
    layouts: dict[
        tuple[str, ...], dict[str, str]
    ] = {}  # rows of JSON need not have the same columns
    mended: Counter[tuple[str, str]] = Counter()
    for record in found:
        if isinstance(record, Problem):
            yield record
            continue
        number, values = record
        columns = tuple(values)
        if columns not in layouts:
            layouts[columns] = fields(columns, chosen)
        where = layouts[columns]
        if "text" not in where:
            continue
        text = values[where["text"]]
        if not isinstance(text, str) or not text.strip():
            remedy = "Fill in the text, or remove the row."
            yield Problem(f"{name}, row {number}", "empty", "the row holds no text", remedy)
            continue
        values = {column: _mended(value, mended) for column, value in values.items()}
        given = {
            field: values.get(column)
            for field, column in where.items()
            if field not in ("text", "doc_id")
        }
        given |= {k: v for k, v in values.items() if k not in where.values()}
        doc_id = values.get(where["doc_id"]) if "doc_id" in where else None
        key = (
            str(doc_id).strip()
            if doc_id is not None and doc_id == doc_id and str(doc_id).strip()
            else None
        )
        path = f"{name}, row {number}" if name else f"row {number}"
        yield Row(path, values[where["text"]], key or f"{stem or 'row'}-{number}", given)
    for columns, where in layouts.items():
        if "text" not in where:
            message = f"no column holds the text (has: {', '.join(columns) or 'no columns'})"
            yield Problem(name, "columns", message, "Give columns={'text': 'NAME'}.")
    for (kind, message), cells in mended.items():
        yield Problem(name or "the table", kind, f"{message} ({cells:,} cells)", LOOK)


def _mended(value: object, kinds: Counter[tuple[str, str]]) -> object:
    """A cell as it can be kept, counted where something in it was mended."""
    if not isinstance(value, str) or (value.isascii() and "\0" not in value):
        return value
    found = mend(value)
    if found.kind:
        kinds[found.kind, found.message] += 1
    return found.text


def _text_file(
    opened: Callable[[], BinaryIO], name: str
) -> tuple[Callable[[], io.TextIOWrapper], list[Problem]]:
    """A way to open the file as text, in the encoding that the whole of it shows, and what was
    guessed of that.
    """
    found = judge(opened)
    if found.text is None:
        raise ValueError(found.message)
    guessed = [Problem(name, "encoding", found.message, LOOK)] if found.kind == "encoding" else []
    return lambda: io.TextIOWrapper(opened(), found.encoding, errors="replace", newline=""), guessed


def _lines(file: io.TextIOWrapper) -> Iterator[str]:
    """The lines of a file, none so long that it could not be held."""
    while line := file.readline(LONGEST_CELL):
        if len(line) == LONGEST_CELL:
            raise ValueError(f"a line is longer than {LONGEST_CELL / 1e6:,.0f} million characters")
        yield line


@contextmanager
def _long_cells() -> Iterator[None]:
    """The csv module refuses cells of more than 128 kB by a limit of the whole process; it is
    raised while reading.
    """
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _csv(opened: Callable[[], BinaryIO], name: str) -> Iterator[Record | Problem]:
    text_file, guessed = _text_file(opened, name)
    yield from guessed
    with text_file() as file, _long_cells():
        first = next(_lines(file), "").replace("\0", "")
        delimiter = max(DELIMITERS, key=first.count)
        header = [
            cell.strip() or f"column {i}"
            for i, cell in enumerate(next(csv.reader([first], delimiter=delimiter)), 1)
        ]
    skip = 1
    for _ in range(REPAIRS):
        skip = yield from _csv_rows(text_file, delimiter, header, skip, name)
        if skip is None:
            return
    yield Problem(
        name,
        "broken quotes",
        f"more than {REPAIRS} rows open a quote and do not close it",
        "Export it again.",
    )


def _csv_rows(text_file, delimiter, header, skip, name) -> Iterator[Record | Problem]:
    """Rows from line `skip` on; returns where to go on after a quote that is never closed, or None
    at the end.
    """
    with text_file() as file, _long_cells():
        lines = _lines(file)
        for _ in range(skip):
            next(lines, None)
        reader = csv.reader(
            (line.replace("\0", "") for line in lines), delimiter=delimiter, strict=True
        )
        while True:
            start = skip + reader.line_num
            try:
                cells = next(reader)
            except StopIteration:
                return None
            except csv.Error:
                yield Problem(
                    f"{name}, row {start + 1}",
                    "broken quotes",
                    "a quote is not closed",
                    "Double the quotes in it.",
                )
                if skip + reader.line_num > start + 1:
                    return start + 1
                continue
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                message = f"{len(cells)} cells, not {len(header)}"
                yield Problem(
                    f"{name}, row {start + 1}",
                    "columns",
                    message,
                    "Put quotes around cells that hold separators.",
                )
                continue
            yield start + 1, dict(zip(header, cells, strict=True))


def _jsonl(opened: Callable[[], BinaryIO], name: str) -> Iterator[Record | Problem]:
    text_file, guessed = _text_file(opened, name)
    yield from guessed
    with text_file() as file:
        for number, line in enumerate(_lines(file), 1):
            if line.isspace():
                continue
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                record = None
            if isinstance(record, dict):
                yield number, record
            else:
                remedy = "Write one JSON object a line."
                yield Problem(
                    f"{name}, row {number}", "broken row", "the line is no JSON object", remedy
                )


def _json(
    opened: Callable[[], BinaryIO], name: str, chosen: Mapping[str, str] | None = None
) -> Iterator[Record | Problem]:
    def holds_text(entry: object) -> bool:
        return isinstance(entry, dict) and isinstance(
            entry.get(fields(entry, chosen).get("text", "")), str
        )

    text_file, guessed = _text_file(opened, name)
    yield from guessed
    with text_file() as file:
        for number, record in enumerate(json_stream.entries(file, holds_text), 1):
            if isinstance(record, dict):
                yield number, record
            else:
                remedy = "Write one object a text."
                yield Problem(
                    f"{name}, row {number}", "broken row", "the entry is no JSON object", remedy
                )


def _parquet(opened: Callable[[], BinaryIO], name: str) -> Iterator[Record]:
    import pyarrow.parquet as pq

    number = 0
    with opened() as file:
        # column chunks are read piece by piece: a file may be a single row group
        table = pq.ParquetFile(file, buffer_size=1 << 20, pre_buffer=False)
        for batch in table.iter_batches(batch_size=200, use_threads=False):
            for record in batch.to_pylist():
                number += 1
                yield number, record


def _xlsx(opened: Callable[[], BinaryIO], name: str) -> Iterator[Record]:
    import openpyxl

    with opened() as file:
        sheet = openpyxl.load_workbook(file, read_only=True, data_only=True).active
        lines = sheet.iter_rows(values_only=True)
        header = [
            str(cell).strip() if cell is not None else f"column {i}"
            for i, cell in enumerate(next(lines, ()), 1)
        ]
        for number, cells in enumerate(lines, 2):
            if any(cell is not None for cell in cells):
                yield number, dict(zip(header, cells, strict=False))
