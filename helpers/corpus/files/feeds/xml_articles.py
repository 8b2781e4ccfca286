"""XML: feeds (RSS, Atom, the export of WordPress), articles of databases, and protocols of
parliaments (TEI, Bundestag) with a text for each speech.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from helpers.corpus.files.exports import fields
from helpers.corpus.files.raw import OUTSIDE, File, Record
from helpers.corpus.files.web import markup

GIVEN = frozenset(("title", "source", "published", "url", "section"))


def records(file: File) -> Iterator[Record]:
    """The articles or speeches of the file; of any other XML its text as a whole."""
    head: dict[str, object] = {}
    number = 0
    with file.opened() as opened:
        walk = etree.iterparse(
            opened, events=("start", "end"), recover=True, huge_tree=True, resolve_entities=False
        )
        inside = None
        for event, element in walk:
            use = _use(element)
            if event == "start":
                inside = element if inside is None and use in ("article", "speech") else inside
            elif inside is not None and element is inside:
                number += 1
                inside = None
                read = _article if use == "article" else _speech
                yield number, {**head, **read(element)}
                element.clear()
            elif inside is None and use == "head":
                head |= _head(element)
            elif inside is None and use == "title" and _use(element.getparent()) == "feed":
                head.setdefault("source", _text(element))
        if not number and walk.root is not None:
            body = walk.root.find(".//{*}body")
            text = "\n".join(_paragraphs(walk.root if body is None else body))
            yield 1, {**head, "text": text}


def _use(element: etree._Element | None) -> str:
    """What an element is, by its name without the namespace."""
    if element is None or not isinstance(element.tag, str):
        return ""
    return fields("xml").get(etree.QName(element).localname, "")


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext(etree.Element)).split())


def _first(values: Iterable[str | None]) -> str | None:
    return next((value.strip() for value in values if value and value.strip()), None)


def _article(element: etree._Element) -> dict[str, object]:
    """The fields of an article; its text is the whole one where the feed gives it, else the
    summary.
    """
    found: dict[str, list[str]] = {}
    for child in element.iterchildren(etree.Element):
        use = _use(child)
        names = [x for x in child.iterchildren("{*}name") if use == "author"]
        if use in ("body", "lede") and len(child):
            said = [markup.visible(child)] if _use(child[0]) != "paragraph" else _paragraphs(child)
        else:
            said = [_text(x) if use != "body" else str(x.text or "") for x in names or [child]]
        if use == "url" and child.get("href"):
            said = [str(child.get("href"))]
        found[use] = found.get(use, []) + [text for text in said if text]
    text = found.pop("body", None) or found.pop("lede", None) or _paragraphs(element)
    authors = ", ".join(found.pop("author", []))
    first = {name: values[0] for name, values in found.items() if name in GIVEN and values}
    return {**first, "author": authors or None, "text": "\n".join(text)}


def _speech(element: etree._Element) -> dict[str, object]:
    """Who speaks, for whom, about what, and the words; interjections and notes stand outside."""
    parts = list(element.iter(etree.Element))
    asides = [x for x in parts if _use(x) == "aside" or x.get("klasse") == "redner"]
    outside = [_text(x) for x in asides]
    names = [x for x in parts if _use(x) == "speaker"]
    whole = " ".join(_text(x) for x in names if x.getparent() is names[0].getparent())
    speaker = _first([element.get("name"), whole, element.get("who")])
    for aside in asides:
        _cut(aside)
    said: dict[str, object] = {"author": (speaker or "").lstrip("#").rstrip(":") or None}
    topics = (x.get("desc") for x in element.iterancestors())
    told = {"title": _first(topics), "party": element.get("party")}
    said |= {name: value for name, value in told.items() if value}
    return {**said, "text": "\n".join(_paragraphs(element)), OUTSIDE: "\n".join(outside)}


def _cut(element: etree._Element) -> None:
    """Takes an element out and leaves what stands after it."""
    before, parent = element.getprevious(), element.getparent()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _paragraphs(element: etree._Element) -> list[str]:
    """The text of each paragraph in an element, or all of it where it has none."""
    own = [x for x in element.iter(etree.Element) if _use(x) == "paragraph"]
    outer = [x for x in own if not any(_use(up) == "paragraph" for up in x.iterancestors())]
    return [text for x in outer or [element] if (text := _text(x))]


def _head(element: etree._Element) -> dict[str, object]:
    """What the head of a protocol says: who publishes it, and on which day it was held."""
    parts = list(element.iter(etree.Element))
    days = [x for x in parts if _use(x) == "published"]
    # the day of the sitting stands under the setting, else the first day that is given counts
    held = [x for x in days if _use(x.getparent()) == "setting"] + days
    found = {
        "published": _first(
            value for x in held for value in (x.get("when"), x.get("date"), _text(x))
        ),
        "source": _first(_text(x) for x in parts if _use(x) == "source"),
        "title": _first(_text(x) for x in parts if _use(x) == "title"),
    }
    return {name: value for name, value in found.items() if value}
