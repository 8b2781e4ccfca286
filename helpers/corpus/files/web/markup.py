"""What a reader sees of HTML: its text, one paragraph a line."""

import re
from functools import cache
from html import unescape

from lxml import etree
from lxml import html as parser

from helpers.lexicon import either, read_lexicon

RTF = "{\\rtf"  # the first characters of every RTF file
PARAGRAPHS = 3  # tags of paragraphs from which a text is written in HTML
_SPACE = re.compile(r"[ \t\r\n\f]+")
_AROUND = re.compile(r"[ \t]*\n[ \t]*")
_BLANK = re.compile(r"\n{3,}")
_PAGE = re.compile(r"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.I | re.S)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});", re.I)
_UNSEEN = re.compile(r"display\s*:\s*none", re.I)
_END = {"block": "\n\n", "line": "\n", "cell": "\t", "space": " ", "hyphen": "-"}
_SEEN = (*_END, "inline")


def is_page(text: str) -> bool:
    """Whether a text is a whole page of HTML."""
    return _PAGE.match(text) is not None


@cache
def _tags(*uses: str) -> re.Pattern[str]:
    """A tag of an element with one of these uses."""
    listed = either(name for name, use in _uses("html").items() if use in uses)
    return re.compile(rf"</?(?:{listed})\b[^<>]{{0,2000}}>", re.I)


def is_marked(text: str) -> bool:
    """Whether HTML stands in a text: tags of paragraphs and words, or entities."""
    return (
        text.startswith(RTF)
        or ("<" in text and _tags(*_SEEN).search(text) is not None)
        or ("&" in text and _ENTITY.search(text) is not None)
    )


def is_written(text: str) -> bool:
    """Whether a text is written in RTF, or in HTML without being a whole page: it has several
    paragraphs of it.
    """
    return text.startswith(RTF) or ("<" in text and len(_tags(*_END).findall(text)) >= PARAGRAPHS)


def unmarked(text: str) -> str:
    """What a reader sees of a text in which HTML or RTF stands; line ends count where no tag ends
    one.
    """
    if text.startswith(RTF):
        from striprtf.striprtf import rtf_to_text

        return rtf_to_text(text, errors="replace").replace("|\n", "\n")
    text = _CDATA.sub("", text)
    if "<" not in text or not _tags(*_SEEN).search(text):
        plain = unescape(text).replace("\xa0", " ")
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
def _uses(kind: str) -> dict[str, str]:
    """What each element of a format (html, docx, odt) does to the text."""
    table = read_lexicon("markup_elements").query("format == @kind")
    return dict(zip(table.name, table.use, strict=True))


def _use(element: etree._Element, uses: dict[str, str]) -> str:
    if not isinstance(element.tag, str):
        return "hidden"
    use = uses.get(element.tag.rpartition("}")[2], "")
    if use == "paragraph" and (above := element.getparent()) is not None:
        # one that a cell holds alone is its text; with others it is a line
        alone = sum(child.tag == element.tag for child in above) == 1
        return "" if alone and _use(above, uses) == "cell" else "line"
    return use


def visible(tree: etree._Element, kind: str = "html") -> str:
    """The text that is shown, one paragraph a line, and cells with a tab between them."""
    parts: list[str] = []
    uses = _uses(kind)
    all_text = "text" not in uses.values()
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        use = _use(element, uses)
        if event == "start":
            if use == "hidden" or _UNSEEN.search(element.get("style", "")):
                walk.skip_subtree()
                continue
            parts.append("\n\n" if use == "block" else "")
            if all_text or use == "text":
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
