"""Exports that press databases write as one page of HTML: cut at the marks of their articles before
anything is parsed, so that a page of any length is held in pieces.
"""

import re
from collections.abc import Callable

from lxml import etree

from helpers.corpus.files.exports import factiva
from helpers.corpus.files.exports.part import Part, fields, filled, names, tidied
from helpers.corpus.files.exports.splitting import has_sign, split
from helpers.corpus.files.web import markup
from helpers.corpus.printed import bylines

MARK = "\ue000"  # stands before the paragraphs that the page itself calls the text
_COUNT = re.compile(r"^\d+\)\s+")  # before a headline in a numbered list
_ISSUE = re.compile(r"\s*(?:,?\s+n[o°]\.?\s*\d.*|\((?:site web|web)\).*)$", re.IGNORECASE)


def pages(html: str) -> list[Part]:
    """The articles in a page that a press database wrote; none where it is no such page."""
    for form, read in FORMS:
        starts = [match.start() for match in form.finditer(html)]
        if starts:
            pieces = [html[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)]
            return read(html[: starts[0]], pieces)
    if has_sign(html):
        parts = split(markup.shown(html))
        return [part for part in parts if len(parts) > 1 or part.whole]
    return []


def _nexis(cover: str, pieces: list[str]) -> list[Part]:
    """The older layout of Nexis: its lines are those of its text files."""
    return split("\n\n".join(map(markup.shown, [cover, *pieces])))


def _factiva(cover: str, pieces: list[str]) -> list[Part]:
    return [_read(piece, "factiva page", factiva.parse) for piece in pieces]


def _europresse(cover: str, pieces: list[str]) -> list[Part]:
    return [_read(piece, "europresse page", Part) for piece in pieces]


FORMS: list[tuple[re.Pattern[str], Callable[[str, list[str]], list[Part]]]] = [
    (re.compile(r"<div[^<>]{0,200}\bclass=[\"']article \w\wArticle[\"']"), _factiva),
    (re.compile(r"<a name=\"?DOC_ID", re.IGNORECASE), _nexis),
    (re.compile(r"<table id=\"tbHeaderImages\""), _europresse),
    (re.compile(r"<article\b(?=[^~]{0,4000}?DocPublicationName)"), _europresse),
]


def _read(piece: str, database: str, parse: Callable[[str], Part]) -> Part:
    """One article: what its elements are called tells title, author, outlet, date and text; what
    they leave open, its lines do.
    """
    tree = markup.parse(piece)
    if tree is None:
        return Part("")
    given: dict[str, str] = {}
    for element in tree.iter(etree.Element):
        field = _field(element, fields(database))
        if field == "body":
            _mark(element)
        elif field:
            said = " ".join("".join(element.itertext()).split())
            before = given.get(field) if field == "published" else None
            given[field] = f"{before} {said}" if before else given.get(field, said)
    text = markup.visible(tree)
    marked = [i for i, line in enumerate(text.split("\n")) if MARK in line]
    if "title" in given:
        given["title"] = _COUNT.sub("", given["title"])
    if "source" in given:
        given["source"] = _ISSUE.sub("", given["source"])
    part = parse(text.replace(MARK, ""))
    if marked and not part.head:
        part = part._replace(head=marked[0], foot=part.text.count("\n") - marked[-1], whole=True)
    elif "title" in given and not part.head:
        part = _under_the_title(part, given)
    return part._replace(given={**part.given, **tidied(given)})


def _mark(element: etree._Element) -> None:
    """Puts the mark at both ends of what an element shows."""
    element.text = MARK + (element.text or "")
    if len(element):
        element[-1].tail = (element[-1].tail or "") + MARK


def _under_the_title(part: Part, given: dict[str, str]) -> Part:
    """The text between the headline, or the author under it, and the rights."""
    lines = part.text.split("\n")
    title = next((i for i, x in enumerate(lines) if " ".join(x.split()) == given["title"]), -1)
    below = [i for i in filled(lines) if i > title]
    if below and "author" not in given and bylines.is_names(lines[below[0]], known=False):
        given["author"] = lines[below.pop(0)]
    ends = names("europresse", "foot")
    start = below[0] if below else len(lines)
    end = next((i for i in below if any(end in lines[i].lower() for end in ends)), len(lines))
    return part._replace(head=start, foot=len(lines) - end, whole=True)


def _field(element: etree._Element, listed: dict[str, str]) -> str:
    """What an element holds, by the end of one of its classes."""
    classes = str(element.get("class", "")).split()
    return next((listed[n] for n in listed if any(c.endswith(n) for c in classes)), "")
