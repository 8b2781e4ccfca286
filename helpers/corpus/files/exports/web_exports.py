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


# the mark of an article, the classes of its elements, and how its lines are read where these
# leave something open; without classes the lines are those of the database's text files
FORMS: list[tuple[re.Pattern[str], str, Callable[[str], Part]]] = [
    (
        re.compile(r"<div[^<>]{0,200}\bclass=[\"']article \w\wArticle[\"']"),
        "factiva page",
        factiva.parse,
    ),
    (re.compile(r"<a name=\"?DOC_ID", re.IGNORECASE), "", Part),
    (re.compile(r"<table id=\"tbHeaderImages\""), "europresse page", Part),
    (re.compile(r"<article\b(?=[^~]{0,4000}?DocPublicationName)"), "europresse page", Part),
]


def pages(html: str) -> list[Part]:
    """The articles in a page that a press database wrote; none where it is no such page."""
    for form, database, parse in FORMS:
        if starts := [match.start() for match in form.finditer(html)]:
            pieces = [html[a:b] for a, b in zip([0, *starts], [*starts, None], strict=True)]
            if not database:
                return split("\n\n".join(map(markup.shown, pieces)))
            parts = [_read(piece, fields(database), parse) for piece in pieces[1:]]
            return [_below(parts[0], markup.shown(pieces[0])), *parts[1:]]
    if has_sign(html):
        parts = split(markup.shown(html))
        return [part for part in parts if len(parts) > 1 or part.whole]
    return []


def _below(part: Part, cover: str) -> Part:
    """The first article with what the page shows above it as lines of its header."""
    above = cover.count("\n") + 1 if cover else 0
    text = f"{cover}\n{part.text}" if cover else part.text
    return part._replace(text=text, head=part.head + above)


def _read(piece: str, classes: dict[str, str], parse: Callable[[str], Part]) -> Part:
    """One article: what its elements are called tells title, author, outlet, date and text; what
    they leave open, its lines do.
    """
    tree = markup.parse(piece)
    if tree is None:
        return Part("")
    given: dict[str, str] = {}
    for element in tree.iter(etree.Element):
        field = _field(element, classes)
        said = " ".join("".join(element.itertext()).split()) if field else ""
        before = given.get(field, "")
        if field == "body":
            _mark(element)
        elif field == "published" and before:
            given[field] = f"{before} {said}"
        elif said and (not before or said in before):  # the inner element says it without more
            given[field] = said
    text = markup.visible(tree)
    marked = [i for i, line in enumerate(text.split("\n")) if MARK in line]
    for field, beside in (("title", _COUNT), ("source", _ISSUE)):
        given |= {field: beside.sub("", given[field])} if field in given else {}
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
