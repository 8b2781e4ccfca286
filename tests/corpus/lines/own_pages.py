"""Forty German pages of our own (CC0): ten articles in the layouts of invented publishers.

Each page is what its articles and publishers in `pages/` say; nothing in it was ever printed.
"""

import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "pages"
LAYOUTS = 4
TAGS = {"h": "h3", "i": "li", "q": "blockquote", "c": "p"}
WRITTEN = "hiqct"  # headings, items, quotes, announcements and rows of tables


class Page(NamedTuple):
    """A page: its HTML, and what a reader sees of it, line by line, each with whether it is the
    article.
    """

    name: str
    html: str
    lines: list[tuple[str, bool]]


def pages() -> Iterator[Page]:
    """Every article in four layouts, each time with another publisher."""
    articles = json.loads((FOLDER / "articles.json").read_text(encoding="utf-8"))
    houses = json.loads((FOLDER / "publishers.json").read_text(encoding="utf-8"))
    for i, article in enumerate(articles):
        for layout in range(LAYOUTS):
            house = houses[(i + 3 * layout) % len(houses)]
            parts = list(_parts(article, house, layout))
            shown = [(text, tag.endswith("*")) for tag, text in parts]
            yield Page(f"{i:02d}_{layout}", _html(house["name"], parts), shown)


def _parts(article: dict, house: dict, layout: int) -> Iterator[tuple[str, str]]:
    """Tag and text of each line; a star after the tag marks the article."""
    if layout == 1 and house["cookies"]:
        yield "p", house["cookies"]
    yield from (("nav", text) for text in house["menu"])
    yield from (("span", text) for text in house["top"][: layout + 1])
    yield "h1", article["title"]
    if layout != 2:
        yield "p*", article["lede"]
    yield from (("span", f"Von {article['author']}"), ("time", article["date"]))
    for n, text in enumerate(article["body"]):
        if n == 2 and layout % 2:
            yield from (("aside", x) for x in house["box"])
        if n == 4 and layout > 1 and house["advert"]:
            yield "aside", house["advert"]
        kind, _, rest = text.partition(":")
        if kind not in WRITTEN or len(kind) != 1:
            yield "p*", text
        elif kind == "t":
            yield "tr*", "\t".join(rest.split("|"))
        else:
            yield TAGS[kind] + "*", rest
    if house["author"] and layout != 1:
        yield "div", house["author"]
    yield from (("div", text) for text in house["news"])
    if house["comments"] and layout in (0, 3):
        yield "h4", "Kommentare"
        yield from (("div", text) for pair in house["comments"] for text in pair if text)
    if layout != 3:
        yield "h4", "Das könnte Sie auch interessieren"
        yield from (("div", text) for pair in house["teasers"] for text in pair)
    if layout != 1 and house["cookies"]:
        yield "p", house["cookies"]
    yield from (("footer", text) for text in house["foot"])


def _html(name: str, parts: list[tuple[str, str]]) -> str:
    """The parts in the tags that such pages have, the article in one of its own."""
    rows, inside = [], False
    for tag, text in parts:
        if tag.endswith("*") and not inside:
            rows.append("<article>")
            inside = True
        if inside and tag in ("div", "h4", "footer"):
            rows.append("</article>")
            inside = False
        tag = tag.rstrip("*")
        cells = "".join(f"<td>{html.escape(x)}</td>" for x in text.split("\t"))
        whole = f"<table><tr>{cells}</tr></table>" if tag == "tr" else ""
        rows.append(whole or f"<{tag}>{html.escape(text)}</{tag}>")
    title = next(text for tag, text in parts if tag == "h1")
    head = f"<title>{html.escape(title)} | {html.escape(name)}</title>"
    body = "\n".join(rows)
    return f'<!DOCTYPE html><html lang="de"><head>{head}</head><body>\n{body}\n</body></html>'
