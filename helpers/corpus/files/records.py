"""The rows of CSV, JSON, Parquet, BibTeX and SQLite files as (row number, column to value)."""

import csv as comma_separated
import io
import json as json_values
import re
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import islice

from helpers.corpus.files import json_stream
from helpers.corpus.files.decode import judge
from helpers.corpus.files.raw import File, Record
from helpers.corpus.files.tables import TOP, fields, flat, header, named
from helpers.corpus.problems import Problem

DELIMITERS = ",;\t|"
LONGEST_CELL = 64 << 20  # characters: a longer cell could not be held several times
REPAIRS = 20  # places with an open quote after which a CSV file is read on
PIECE = 1 << 20  # bytes of a Parquet column that are read at once: a file may be a single row group
ROWS = 200  # of a Parquet file that are held at once
_SEPARATOR = re.compile(r"\ufeff?\"?sep=(.)\"?\s*$", re.IGNORECASE)

TextFile = Callable[[], io.TextIOWrapper]


def _text_file(file: File) -> tuple[TextFile, list[Problem]]:
    """A way to open the file as text, in the encoding that the whole of it shows, and what was
    guessed of that.
    """
    found = judge(file.opened)
    if found.text is None:
        raise ValueError(found.message)
    odd = found.problem(file.name)
    return (
        lambda: io.TextIOWrapper(file.opened(), found.encoding, errors="replace", newline=""),
        [odd] if odd and odd.kind == "encoding" else [],
    )


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
    before = comma_separated.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        comma_separated.field_size_limit(before)


def csv(file: File) -> Iterator[Record | Problem]:
    """The rows of a file of cells with commas, semicolons, tabs or bars between them."""
    text_file, guessed = _text_file(file)
    yield from guessed
    with text_file() as text, _long_cells():
        top: list[str] = []
        with suppress(ValueError):  # a line too long to hold is said where the rows are read
            top += (line.replace("\0", "") for line in islice(_lines(text), TOP))
        said = _SEPARATOR.match(top[0]) if top else None  # a first line for Excel, "sep=;"
        signs = [said[1] if said else max(DELIMITERS, key=line.count) for line in top]
        rows = [
            next(comma_separated.reader([line], delimiter=sign), [])
            for line, sign in zip(top, signs, strict=True)
        ]
        first = 1 if said else 0
        first += header(rows[first:], file.columns)
        columns = named(rows[first] if rows[first:] else [])
        delimiter = signs[first] if signs[first:] else ","
    skip = first + 1
    for _ in range(REPAIRS):
        skip = yield from _csv_rows(file.name, text_file, delimiter, columns, skip)
        if not skip:
            return
    message = f"more than {REPAIRS} rows open a quote and do not close it"
    yield Problem(file.name, "broken quotes", message, "Export it again.")


def _csv_rows(
    name: str, text_file: TextFile, delimiter: str, header: list[str], skip: int
) -> Generator[Record | Problem, None, int]:
    """Rows from line `skip` on; returns where to go on after a quote that is never closed, or 0
    at the end.
    """
    with text_file() as text, _long_cells():
        lines = (line.replace("\0", "") for i, line in enumerate(_lines(text)) if i >= skip)
        reader = comma_separated.reader(lines, delimiter=delimiter, strict=True)
        while True:
            start = skip + reader.line_num
            row = f"{name}, row {start + 1}"
            try:
                cells = next(reader, None)
            except comma_separated.Error:
                message = "a quote is not closed"
                yield Problem(row, "broken quotes", message, "Double the quotes in it.")
                if skip + reader.line_num > start + 1:
                    return start + 1
                continue
            if cells is None:
                return 0
            if len(cells) == len(header) and any(cell.strip() for cell in cells):
                yield start + 1, dict(zip(header, cells, strict=True))
            elif any(cell.strip() for cell in cells):
                message = f"{len(cells)} cells, not {len(header)}"
                remedy = "Put quotes around cells that hold separators."
                yield Problem(row, "columns", message, remedy)


def json_lines(file: File) -> Iterator[Record | Problem]:
    """The objects of a file with one JSON object a line."""
    text_file, guessed = _text_file(file)
    yield from guessed
    with text_file() as text:
        for number, line in enumerate(_lines(text), 1):
            if line.isspace():
                continue
            try:
                record = json_values.loads(line)
            except (ValueError, RecursionError):
                record = None
            yield _object(file, number, record, "line")


def json(file: File) -> Iterator[Record | Problem]:
    """The objects in a JSON file."""

    def holds_text(entry: object) -> bool:
        if not isinstance(entry, dict):
            return False
        values = flat(entry)
        return isinstance(values.get(fields(values, file.columns).get("text", "")), str)

    text_file, guessed = _text_file(file)
    yield from guessed
    with text_file() as text:
        for number, record in enumerate(json_stream.entries(text, holds_text), 1):
            yield _object(file, number, record, "entry")


def _object(file: File, number: int, value: object, unit: str) -> Record | Problem:
    if isinstance(value, dict):
        return number, value
    remedy = {"line": "Write one JSON object a line.", "entry": "Write one object a text."}[unit]
    message = f"the {unit} is no JSON object"
    return Problem(f"{file.name}, row {number}", "broken row", message, remedy)


def parquet(file: File) -> Iterator[Record]:
    """The rows of a Parquet file."""
    import pyarrow.parquet as pq

    with file.opened() as opened:
        table = pq.ParquetFile(opened, buffer_size=PIECE, pre_buffer=False)
        batches = table.iter_batches(batch_size=ROWS, use_threads=False)
        yield from enumerate((row for batch in batches for row in batch.to_pylist()), 1)


def bibtex(file: File) -> Iterator[Record]:
    """The entries of a BibTeX file, with abstract or notes as text."""
    import bibtexparser
    from bibtexparser.middlewares import LatexDecodingMiddleware

    text_file, _ = _text_file(file)
    with text_file() as text:
        library = bibtexparser.parse_string(
            text.read(LONGEST_CELL), append_middleware=[LatexDecodingMiddleware()]
        )
    for number, entry in enumerate(library.entries, 1):
        said = {name: field.value for name, field in entry.fields_dict.items()}
        author = str(said.get("author", "")).replace(" and ", "; ")
        yield number, {"doc_id": entry.key, **said, **({"author": author} if author else {})}


def sqlite(file: File) -> Iterator[Record]:
    """The rows of every table in an SQLite file that has a column for the text."""
    with file.opened() as opened, closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(opened.read())
        base.row_factory = sqlite3.Row
        names = [x[0] for x in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        number = 0
        for name in names:
            quoted = name.replace('"', '""')
            rows = base.execute(f'SELECT * FROM "{quoted}"')
            columns = [column[0] for column in rows.description]
            if len(names) > 1 and "text" not in fields(columns, file.columns):
                continue
            for row in rows:
                number += 1
                yield number, dict(row)
