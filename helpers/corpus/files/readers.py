"""READERS: which files are read, by their suffix, and how.

To add a format, write one module and one row here:

* A format with **one text a file** needs a function that gets the file's bytes and the `File`, and
  returns an `Extracted` (text, what the file says of it, and a Problem or None); see
  `pdf_docx_html`. Its row is `".odt": Reader(partial(one_text, odt.extract))`.
* A **table** needs a function that gets the `File` and yields (row number, column to value), or a
  Problem for a row that is broken; see `records`. Its row is
  `".ods": _table(ods.records, "seeks")`, or "streams" where it reads from start to end.
* An **archive** yields the `File`s in it; see `archives`. Its row is
  `".tar": Reader(tar.members, "packs")`.

A function imports its library inside, so that nobody waits for a format that is not in the corpus.
What it raises becomes a row of PROBLEMS; a missing package is named there.
"""

from functools import partial

from helpers.corpus.files import archives, pdf_docx_html, records
from helpers.corpus.files.raw import Reader, Records
from helpers.corpus.files.tables import table
from helpers.corpus.files.texts import one_text, text_file


def _table(rows: Records, way: str) -> Reader:
    """The reader of a table, by its rows."""
    return Reader(partial(table, rows), way, rows)


_TEXT = Reader(text_file)
_WEB = Reader(partial(one_text, pdf_docx_html.web))
_CSV = _table(records.csv, "streams")
_JSON_LINES = _table(records.json_lines, "streams")

READERS: dict[str, Reader] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _TEXT,
    ".markdown": _TEXT,
    ".ris": _TEXT,
    ".html": _WEB,
    ".htm": _WEB,
    ".xhtml": _WEB,
    ".pdf": Reader(partial(one_text, pdf_docx_html.pdf)),
    ".docx": Reader(partial(one_text, pdf_docx_html.docx)),
    ".csv": _CSV,
    ".tsv": _CSV,
    ".tab": _CSV,
    ".jsonl": _JSON_LINES,
    ".ndjson": _JSON_LINES,
    ".json": _table(records.json, "streams"),
    ".parquet": _table(records.parquet, "seeks"),
    ".xlsx": _table(records.xlsx, "seeks"),
    ".zip": Reader(archives.zipped, "packs"),
    ".gz": Reader(archives.gzipped, "packs"),
}
TABLES = {suffix: x.records for suffix, x in READERS.items() if x.records}
