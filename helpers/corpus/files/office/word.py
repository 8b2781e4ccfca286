"""Files of Word and LibreOffice: their paragraphs, tables, text boxes and notes in the order in
which they are read.
"""

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from helpers.corpus.files.exports.part import Part, between, printed_date
from helpers.corpus.files.raw import File
from helpers.corpus.files.texts import Extracted
from helpers.lexicon import mapping

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ODF_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
ODF_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = "/footnotes", "/endnotes"
SHORT = 60  # characters of a cell at most in a row that is printed as one line
ROWS = 2  # rows with a text each that make a table of articles
MOST = 0.6  # of a document's words that such tables hold, else they are part of one text
LONG = 25  # words of a cell from which it holds a text
SAYS = 20  # words of a cell at most that says what the text is
_SPACED = {f"{ODF_TEXT}s": " ", f"{ODF_TEXT}tab": "\t", f"{ODF_TEXT}line-break": "\n"}


def docx(data: bytes, file: File) -> Extracted:
    """The text of a DOCX file, one line a paragraph; rows of short cells are one line. A press
    review laid out as a table has an article in each row.
    """
    import docx as reader

    document = reader.Document(io.BytesIO(data))
    body = document.element.body
    lines = list(_docx_lines(body))
    for related in document.part.rels.values():
        if not related.is_external and related.reltype.endswith(_NOTES):
            notes = etree.fromstring(related.target_part.blob)
            lines += [line for line in _docx_lines(notes) if line.strip()]
    tables = [x for x in body.iterchildren(f"{WORD}tbl") if len(_articles(_cells(x))) >= ROWS]
    held = sum(len(" ".join(_docx_lines(_alone(table))).split()) for table in tables)
    parts: tuple[Part, ...] = ()
    if held > MOST * len(" ".join(lines).split()):
        parts = tuple(part for table in tables for part in _articles(_cells(table)))
        outside = [x for child in body if child not in tables for x in _docx_lines(_alone(child))]
        parts = (_below(parts[0], outside), *parts[1:])
    return Extracted("\n".join(lines), parts=parts)


def _cells(table: etree._Element) -> list[list[list[str]]]:
    """The lines of each cell of each row that hold something."""
    rows = table.iterchildren(f"{WORD}tr")
    cells = ([list(_docx_lines(cell)) for cell in row.iterchildren(f"{WORD}tc")] for row in rows)
    return [[[line for line in cell if line.strip()] for cell in row] for row in cells]


def _alone(element: etree._Element) -> etree._Element:
    """An element as the only child of another, as the readers of lines want it."""
    outer = etree.Element(f"{WORD}body")
    outer.append(deepcopy(element))
    return outer


def _below(part: Part, lines: list[str]) -> Part:
    """The article with what stands around the table below it."""
    told = [line for line in lines if line.strip()]
    return part._replace(text="\n".join([part.text, *told]), foot=part.foot + len(told))


def _articles(rows: list[list[list[str]]]) -> list[Part]:
    """The articles in a table that has one in each row: the longest cell is the text, the short
    ones beside it say outlet, title and date, in the order of the header or in this one.
    """
    header: list[str] = []
    parts: list[Part] = []
    for row in rows:
        words = [sum(len(line.split()) for line in cell) for cell in row]
        text = words.index(max(words, default=0)) if words else 0
        short = [i for i, n in enumerate(words) if 0 < n <= SAYS and i != text]
        if not row or words[text] < LONG:
            header = [" ".join(cell).strip().lower() for cell in row] if not parts else header
            continue
        if not short or len(short) < sum(n > 0 for n in words) - 1:
            return []
        parts.append(_article(row, text, short, header))
    return parts


def _article(row: list[list[str]], text: int, short: list[int], header: list[str]) -> Part:
    known, free = mapping("column_names", "name", "field"), ["source", "title"]
    given: dict[str, object] = {}
    for i in short:
        said = " ".join(row[i])
        field = known.get(header[i]) if i < len(header) else None
        field = field or ("published" if printed_date(said) else next(iter(free), None))
        if field:
            given.setdefault(field, said)
        free = [name for name in free if name not in given]
    above = [line for i in short for line in row[i]]
    return between([*above, *row[text]], len(above), len(above) + len(row[text]), given)


def _docx_lines(body: etree._Element) -> Iterator[str]:
    """One line for each paragraph and each row of short cells, in order."""
    for element in body.iterchildren():
        if element.tag == f"{WORD}p":
            yield from _docx_paragraph(element)
        elif element.tag == f"{WORD}tr":
            cells = [list(_docx_lines(cell)) for cell in element.iter(f"{WORD}tc")]
            yield from _row(cells)
        elif element.tag != FALLBACK:
            yield from _docx_lines(element)


def _docx_paragraph(paragraph: etree._Element) -> Iterator[str]:
    """The paragraph, and after it those in text boxes that hang on it."""
    own, boxes = [], []
    skipped: set[etree._Element] = set()
    for element in paragraph.iter():
        if element.getparent() in skipped or element.tag == FALLBACK:
            skipped.add(element)
        elif element.tag == f"{WORD}txbxContent":
            skipped.add(element)
            boxes += list(_docx_lines(element))
        elif element.tag == f"{WORD}t":
            own.append(element.text or "")
        elif element.tag in (f"{WORD}br", f"{WORD}cr"):
            own.append("\n")
        elif element.tag == f"{WORD}tab" and element.getparent().tag == f"{WORD}r":
            own.append("\t")
    yield "".join(own)
    yield from boxes


def _row(cells: list[list[str]]) -> Iterator[str]:
    """The cells of a row: on one line where they are short, else each paragraph on its own."""
    told = [[line for line in cell if line.strip()] for cell in cells]
    told = [cell for cell in told if cell]
    if len(told) > 1 and all(len(cell) == 1 and len(cell[0]) <= SHORT for cell in told):
        yield "\t".join(cell[0] for cell in told)
    else:
        for cell in told:
            yield from cell


def odt(data: bytes, file: File) -> Extracted:
    """The text of an ODT file, one line a paragraph; rows of short cells are one line."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tree = etree.fromstring(archive.read("content.xml"))
    return Extracted("\n".join(_odt_lines(tree)))


def _odt_lines(body: etree._Element) -> Iterator[str]:
    for element in body.iterchildren(etree.Element):
        if element.tag in (f"{ODF_TEXT}p", f"{ODF_TEXT}h"):
            inner = [x for x in element.iter(f"{ODF_TEXT}p") if x is not element]
            yield _odt_text(element)
            yield from (_odt_text(paragraph) for paragraph in inner)
        elif element.tag == f"{ODF_TABLE}table-row":
            cells = element.iterchildren(f"{ODF_TABLE}table-cell")
            yield from _row([list(_odt_lines(cell)) for cell in cells])
        elif element.tag != f"{ODF_TEXT}tracked-changes":
            yield from _odt_lines(element)


def _odt_text(paragraph: etree._Element) -> str:
    """The text of a paragraph without the paragraphs inside it (of boxes and notes)."""
    text = paragraph.text or ""
    for element in paragraph.iterchildren(etree.Element):
        inner = "" if element.find(f".//{ODF_TEXT}p") is not None else _odt_text(element)
        text += _SPACED.get(element.tag, inner) + (element.tail or "")
    return text
