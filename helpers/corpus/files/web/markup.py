"""What a reader sees of HTML: its text, one paragraph a line."""

import re
from functools import cache
from html import unescape

from lxml import etree
from lxml import html as parser

from helpers.lexicon import either, mapping

PARAGRAPHS = 3  # tags of paragraphs from which a text is written in HTML
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND = re.compile(r"[ \t]*\n[ \t]*")
_BLANK = re.compile(r"\n{3,}")
_PAGE = re.compile(r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});", re.I)
_UNSEEN = re.compile(r"display\s*:\s*none", re.I)
_END = {"block": "\n\n", "line": "\n", "cell": "\t"}
_SEEN = (*_END, "inline")


def is_page(text: str) -> bool:
    """Whether a text is a whole page of HTML."""
    return _PAGE.match(text) is not None


@cache
def _tags(*uses: str) -> re.Pattern[str]:
    """A tag of an element with one of these uses."""
    listed = either(name for name, use in _uses().items() if use in uses)
    return re.compile(rf"</?(?:{listed})\b[^<>]{{0,2000}}>", re.I)


def is_marked(text: str) -> bool:
    """Whether HTML stands in a text: tags of paragraphs and words, or entities."""
    return ("<" in text and _tags(*_SEEN).search(text) is not None) or (
        "&" in text and _ENTITY.search(text) is not None
    )


def is_written(text: str) -> bool:
    """Whether a text is written in HTML without being a whole page: it has several paragraphs of
    it.
    """
    return "<" in text and len(_tags(*_END).findall(text)) >= PARAGRAPHS


def unmarked(text: str) -> str:
    """What a reader sees of a text in which HTML stands; line ends count where no tag ends one."""
    if "<" not in text or not _tags(*_SEEN).search(text):
        plain = unescape(text)
        return unmarked(plain) if plain != text and is_marked(plain) else plain
    return shown(text if _tags(*_END).search(text) else text.replace("\n", "<br>"))


def parse(html: str) -> etree._Element | None:
    """The tree of a page or a piece of one; None where there is nothing in it."""
    data = html.encode("utf-8", "replace")
    try:
        return parser.fromstring(data, parser=parser.HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, ValueError):
        return None


@cache
def _uses() -> dict[str, str]:
    return mapping("html_elements", "name", "use")


def visible(tree: etree._Element) -> str:
    """The text that a browser shows, one paragraph a line, and cells with a tab between them."""
    parts: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        use = (
            _uses().get(element.tag.rpartition("}")[2], "")
            if isinstance(element.tag, str)
            else "hidden"
        )
        if event == "start":
            if use == "hidden" or _UNSEEN.search(element.get("style", "")):
                walk.skip_subtree()
                continue
            parts.append("\n\n" if use == "block" else "")
            parts.append(_SPACE.sub(" ", element.text or ""))
        else:
            parts.append(_END.get(use, ""))
            parts.append(_SPACE.sub(" ", element.tail or ""))
    text = _AROUND.sub("\n", "".join(parts).replace("\xa0", " "))
    return _BLANK.sub("\n\n", text).strip()


def shown(html: str) -> str:
    """The text that a browser shows of a page or of a piece of HTML in a cell."""
    tree = parse(html)
    return "" if tree is None else visible(tree)
