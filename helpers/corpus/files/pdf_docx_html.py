"""Text out of PDF, DOCX and HTML, by well-kept readers; PDF and DOCX are the extra "formats"."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Mapping
from statistics import median

from helpers.corpus.problems import Problem

_EXTRA = 'Install the extra: pip install "lagebild[formats]".'
_BROKEN = "Open it in its program and save it as .txt."


def text(data: bytes, suffix: str, name: str) -> str | Problem:
    """The text of a PDF or DOCX file, one line a paragraph."""
    try:
        return _pdf(data, name) if suffix == ".pdf" else _docx(data)
    except ImportError as error:
        return Problem(
            name,
            "extra missing",
            f"{suffix} needs the package {error.name}, which is not installed",
            _EXTRA,
        )
    except Exception as error:  # these readers raise whatever a broken file makes them stumble over
        return Problem(
            name, "broken", f"cannot be read as {suffix}: {type(error).__name__}", _BROKEN
        )


def _pdf(data: bytes, name: str) -> str | Problem:
    from pypdf import PdfReader

    # its complaints about a broken file are a row of PROBLEMS; without a handler Python would print
    # them as well
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        return Problem(name, "locked", "the PDF needs a password", "Save it without one.")
    pages = [page.extract_text() or "" for page in reader.pages]
    if not any(page.strip() for page in pages):
        return Problem(
            name,
            "empty",
            f"the PDF has {len(pages)} pages and no text; it may be a scan",
            "Run OCR on it first.",
        )
    return paragraphs("\n".join(pages))


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
        going = len(line) > 0.75 * width and not (
            line.endswith((".", "!", "?", '"', "“", "”")) and len(line) < width
        )
    return "\n".join(joined)


def _docx(data: bytes) -> str:
    import docx

    document = docx.Document(io.BytesIO(data))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def web_page(html: str) -> tuple[str, Mapping[str, object]]:
    """The text of a web page with its title on top, and what the page's head says about it.

    Where trafilatura finds no article, all visible text is taken: the line roles sort it
    afterwards.
    """
    import trafilatura
    from lxml import etree
    from lxml import html as parser

    try:
        found = trafilatura.bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        if found is not None and found.text and found.text.strip():
            title = re.sub(r"\s+", " ", found.title or "").strip()
            body = found.text.strip()
            given = {
                "author": found.author,
                "source": found.sitename,
                "published": found.date,
                "url": found.url,
            }
            top = [title, ""] if title and not body.startswith(title) else []
            return "\n".join([*top, body]), {
                k: v for k, v in {**given, "title": title}.items() if v
            }
        tree = parser.fromstring(
            html.encode("utf-8", "replace"), parser=parser.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, ValueError):
        return re.sub(r"<[^<>]{0,2000}>", "\n", html), {}
    etree.strip_elements(tree, "script", "style", "noscript", etree.Comment, with_tail=False)
    lines = (re.sub(r"\s+", " ", line).strip() for line in tree.itertext())
    return "\n".join(line for line in lines if line), {}
