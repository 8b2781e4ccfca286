"""Files of Word and LibreOffice: their paragraphs, tables, text boxes and notes in the order in
which they are read.
"""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from helpers.corpus.files import raw
from helpers.corpus.files.exports.part import Part, between, printed_date
from helpers.corpus.files.raw import File
from helpers.corpus.files.texts import Extracted
from helpers.corpus.files.web import markup
from helpers.corpus.problems import Problem
from helpers.lexicon import mapping

_PARTS = re.compile(r"word/(?:document\d*|footnotes|endnotes)\.xml")
LOCKED = b"\xd0\xcf\x11\xe0"  # the first bytes of a file in the older container
SHORT = 60  # characters of a cell at most in a row that is printed as one line
ROWS = 2  # rows with a text each that make a table of articles
MOST = 0.6  # of a document's words that such tables hold, else they are part of one text
LONG = 25  # words of a cell from which it holds a text
SAYS = 20  # words of a cell at most that says what the text is

Row = list[list[str]]  # the lines of each cell


def _trees(data: bytes, parts: re.Pattern[str]) -> list[etree._Element]:
    """The XML of those parts of a packed file, the text first and notes after it."""
    reader = etree.XMLParser(remove_blank_text=True, resolve_entities=False, huge_tree=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        held = sorted(x for x in archive.namelist() if parts.fullmatch(x))
        if not held or sum(archive.getinfo(x).file_size for x in held) > raw.LARGEST:
            raise zipfile.BadZipFile("there is no text in it, or too much to be held")
        return [etree.fromstring(archive.read(x), reader) for x in held]


def _lines(tree: etree._Element, kind: str) -> list[str]:
    """One line for each paragraph, and for each row of short cells."""
    rows = (line.split("\t") for line in markup.visible(tree, kind).split("\n"))
    short = ((cells, max(map(len, cells)) <= SHORT) for cells in rows)
    return [x for cells, joined in short for x in (["\t".join(cells)] if joined else cells)]


def odt(data: bytes, file: File) -> Extracted:
    """The text of an ODT file."""
    return Extracted("\n".join(_lines(_trees(data, re.compile(r"content\.xml"))[0], "odt")))


def docx(data: bytes, file: File) -> Extracted:
    """The text of a DOCX file; a press review laid out as a table has an article in each row."""
    if data.startswith(LOCKED):
        why = "the file needs a password, or is an old .doc"
        return Extracted(None, problem=Problem(file.name, "locked", why, "Save it without one."))
    trees = _trees(data, _PARTS)
    lines = [line for tree in trees for line in _lines(tree, "docx")]
    tables: dict[etree._Element, list[Part]] = {}
    for table in trees[0].iterfind("{*}body/{*}tbl"):
        rows = ([_lines(cell, "docx") for cell in row.iter("{*}tc")] for row in table.iter("{*}tr"))
        if len(found := _articles(rows)) >= ROWS:
            tables[table] = found
    parts = [part for found in tables.values() for part in found]
    if sum(len(part.text.split()) for part in parts) <= MOST * len(" ".join(lines).split()):
        return Extracted("\n".join(lines))
    beside = [x for x in trees[0].iterfind("{*}body/*") if x not in tables]
    told = [line for child in beside for line in _lines(child, "docx") if line.strip()]
    first = parts[0]._replace(
        text="\n".join([parts[0].text, *told]), foot=parts[0].foot + len(told)
    )
    return Extracted("\n".join(lines), parts=[first, *parts[1:]])


def _articles(rows: Iterator[Row]) -> list[Part]:
    """The articles in a table that has one in each row: the longest cell is the text, the short
    ones beside it say outlet, title and date, in the order of the header or in this one.
    """
    header: list[str] = []
    parts: list[Part] = []
    for row in rows:
        words = [len(" ".join(cell).split()) for cell in row]
        text = words.index(max(words)) if words else 0
        short = [i for i, n in enumerate(words) if n and i != text]
        if not words or words[text] < LONG:
            header = header if parts else [" ".join(cell).strip().lower() for cell in row]
        elif short and max(words[i] for i in short) <= SAYS:
            parts.append(_article(row, text, short, header))
        else:
            return []
    return parts


def _article(row: Row, text: int, short: list[int], header: list[str]) -> Part:
    """One row as an article."""
    known, free = mapping("column_names", "name", "field"), ["source", "title"]
    given: dict[str, object] = {}
    for i in short:
        said = " ".join(row[i]).strip()
        field = known.get(header[i]) if i < len(header) else None
        field = field or ("published" if printed_date(said) else next(iter(free), "section"))
        given.setdefault(field, said)
        free = [name for name in free if name not in given]
    above = [line for i in short for line in row[i]]
    return between([*above, *row[text]], len(above), len(above) + len(row[text]), given)
