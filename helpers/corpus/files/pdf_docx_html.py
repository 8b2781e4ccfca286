"""Text out of PDF, DOCX and HTML, by well-kept readers; PDF and DOCX are the extra "formats"."""

import io
import logging
import re
from collections.abc import Mapping
from statistics import median

from helpers.corpus.files.raw import File
from helpers.corpus.files.texts import Extracted, plain
from helpers.corpus.problems import Problem

FULL_LINE = 0.75  # of the usual width of a printed line: a shorter one ends its paragraph


def pdf(data: bytes, file: File) -> Extracted:
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
    return Extracted(paragraphs("\n".join(pages)))


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


def docx(data: bytes, file: File) -> Extracted:
    """The text of a DOCX file, one line a paragraph."""
    import docx as reader

    document = reader.Document(io.BytesIO(data))
    return Extracted("\n".join(paragraph.text for paragraph in document.paragraphs))


def web(data: bytes, file: File) -> Extracted:
    """The text of a web page, as `web_page` finds it."""
    found = plain(data, file)
    if found.text is None:
        return found
    text, given = web_page(found.text)
    return found._replace(text=text, given=given)


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
        if (
            found is not None
            and not isinstance(found, dict)
            and (body := (found.text or "").strip())
        ):
            title = " ".join((found.title or "").split())
            given = {
                "author": found.author,
                "source": found.sitename,
                "published": found.date,
                "url": found.url,
                "title": title,
            }
            top = f"{title}\n\n" if title and not body.startswith(title) else ""
            return top + body, {name: value for name, value in given.items() if value}
        tree = parser.fromstring(
            html.encode("utf-8", "replace"), parser=parser.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, ValueError):
        return re.sub(r"<[^<>]{0,2000}>", "\n", html), {}
    etree.strip_elements(tree, "script", "style", "noscript", etree.Comment, with_tail=False)
    return "\n".join(line for text in tree.itertext() if (line := " ".join(text.split()))), {}
