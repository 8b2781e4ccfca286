"""EPUB files: each chapter, or article of a paper, as a text."""

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from helpers.corpus.files.raw import File, Record
from helpers.corpus.files.web import markup

_DC = "{http://purl.org/dc/elements/1.1/}"
_GIVEN = {"creator": "author", "publisher": "source", "date": "published", "language": "language"}


def records(file: File) -> Iterator[Record]:
    """The chapters in the order in which they are read, with what the book says of itself."""
    with file.opened() as opened, zipfile.ZipFile(opened) as archive:
        container = etree.fromstring(archive.read("META-INF/container.xml"))
        path = container.find(".//{*}rootfile").get("full-path")
        package = etree.fromstring(archive.read(path))
        said = {
            field: element.text.strip()
            for name, field in _GIVEN.items()
            if (element := package.find(f".//{_DC}{name}")) is not None and element.text
        }
        held = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
        for number, item in enumerate(package.iter("{*}itemref"), 1):
            name = posixpath.join(posixpath.dirname(path), unquote(held[item.get("idref")]))
            tree = markup.parse(archive.read(name).decode("utf-8", "replace"))
            text = "" if tree is None else markup.visible(tree)
            if tree is not None and text:
                heads = (" ".join(x.text_content().split()) for x in tree.iter("h1", "h2", "h3"))
                title = next(filter(None, heads), None)
                yield number, {**said, "title": title, "text": text}
