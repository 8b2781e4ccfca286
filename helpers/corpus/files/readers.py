"""READERS: which files are read, by their suffix, and how.

To add a format, write one module and one row here:

* A format with **one text a file** needs a function that gets the file's bytes and the `File`, and
  returns an `Extracted` (text, what the file says of it, and a Problem or None); see
  `office`. Its row is `".odt": Reader(partial(one_text, word.odt))`.
* A **table** needs a function that gets the `File` and yields (row number, column to value), or a
  Problem for a row that is broken; see `records`. Its row is
  `".ods": _table(ods.records, "seeks")`, or "streams" where it reads from start to end.
* An **archive** yields the `File`s in it; see `archives`. Its row is
  `".tar": Reader(tar.members, "packs")`.

A function imports its library inside, so that nobody waits for a format that is not in the corpus.
What it raises becomes a row of PROBLEMS; a missing package is named there.
"""

from functools import partial

from helpers.corpus.files import archives, feeds, office, records, web
from helpers.corpus.files.raw import Reader, Records
from helpers.corpus.files.tables import table
from helpers.corpus.files.texts import Extract, one_text, text_file


def _table(rows: Records, way: str, articles: bool = False) -> Reader:
    """The reader of a table, by its rows; `articles` says that their texts are articles whole."""
    return Reader(partial(table, rows, articles=articles), way, rows)


def _text(extract: Extract) -> Reader:
    """The reader of a format with one text a file."""
    return Reader(partial(one_text, extract))


_TEXT = Reader(partial(text_file, web.text))
_WEB = _text(web.extract)
_RTF = _text(office.rtf.extract)
_CSV = _table(records.csv, "streams")
_JSON = _table(records.json, "streams")
_JSON_LINES = _table(records.json_lines, "streams")
_SHEETS = _table(office.sheets.records, "seeks")
_XML = _table(feeds.xml_articles.records, "streams", articles=True)
_SQLITE = _table(records.sqlite, "whole")
_MAIL = _text(feeds.mail.eml)
_PAGE = _text(feeds.mail.mhtml)
_SUBTITLES = _text(feeds.subtitles.extract)

READERS: dict[str, Reader] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _TEXT,
    ".markdown": _TEXT,
    ".ris": _TEXT,
    ".html": _WEB,
    ".htm": _WEB,
    ".xhtml": _WEB,
    ".mhtml": _PAGE,
    ".mht": _PAGE,
    ".pdf": _text(office.pdf.extract),
    ".docx": _text(office.word.docx),
    ".docm": _text(office.word.docx),
    ".odt": _text(office.word.odt),
    ".rtf": _RTF,
    ".epub": _table(office.epub.records, "seeks", articles=True),
    ".eml": _MAIL,
    ".mbox": _table(feeds.mail.mbox, "streams"),
    ".xml": _XML,
    ".rss": _XML,
    ".atom": _XML,
    ".tei": _XML,
    ".srt": _SUBTITLES,
    ".vtt": _SUBTITLES,
    ".csv": _CSV,
    ".tsv": _CSV,
    ".tab": _CSV,
    ".jsonl": _JSON_LINES,
    ".ndjson": _JSON_LINES,
    ".jl": _JSON_LINES,
    ".jsonlines": _JSON_LINES,
    ".json": _JSON,
    ".parquet": _table(records.parquet, "seeks"),
    ".xlsx": _SHEETS,
    ".xlsm": _SHEETS,
    ".xlsb": _SHEETS,
    ".xls": _SHEETS,
    ".ods": _SHEETS,
    ".bib": _table(records.bibtex, "whole"),
    ".sqlite": _SQLITE,
    ".sqlite3": _SQLITE,
    ".db": _SQLITE,
    ".warc": _table(feeds.warc.records, "streams"),
    ".zip": Reader(archives.zipped, "packs"),
    ".gz": Reader(archives.gzipped, "packs"),
}
TABLES = {suffix: x.records for suffix, x in READERS.items() if x.records}
