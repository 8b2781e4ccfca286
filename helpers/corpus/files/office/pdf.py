"""PDF files: their text, one line a paragraph."""

import io
import logging
from statistics import median

from helpers.corpus.files.raw import File
from helpers.corpus.files.texts import Extracted
from helpers.corpus.problems import Problem

FULL_LINE = 0.75  # of the usual width of a printed line: a shorter one ends its paragraph


def extract(data: bytes, file: File) -> Extracted:
    """The text of a PDF file, one line a paragraph."""
    from pypdf import PdfReader

    # its complaints about a broken file are a row of PROBLEMS; without a handler Python would print
    # them as well
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        why = "the PDF needs a password"
        return Extracted(None, problem=Problem(file.name, "locked", why, "Save it without one."))
    pages = [page.extract_text() or "" for page in reader.pages]
    if not any(page.strip() for page in pages):
        why = f"the PDF has {len(pages)} pages and no text; it may be a scan"
        return Extracted(None, problem=Problem(file.name, "empty", why, "Run OCR on it first."))
    empty = sum(not page.strip() for page in pages)
    why = f"{empty} of its {len(pages)} pages hold no text; they may be scans"
    scans = Problem(file.name, "little text", why, "Run OCR on it first.") if empty else None
    return Extracted(paragraphs("\n".join(pages)), problem=scans)


def paragraphs(text: str) -> str:
    """Printed lines joined to paragraphs: a line goes on in the next unless it is short, or a
    sentence ends with it.
    """
    lines = [line.strip() for line in text.split("\n")]
    width = median([len(line) for line in lines if line] or [0])
    joined: list[str] = []
    going = False
    for line in lines:
        if going and line and joined[-1].endswith("-") and line[:1].islower():
            joined[-1] = joined[-1][:-1] + line
        elif going and line:
            joined[-1] += " " + line
        else:
            joined.append(line)
        going = len(line) > FULL_LINE * width and not (
            line.endswith((".", "!", "?", '"', "“", "”")) and len(line) < width
        )
    return "\n".join(joined)
