"""Tables that can be read on any screen: each in a frame that scrolls, or stacked row by row where
it is narrow.
"""

from __future__ import annotations

import html
import re

from bs4 import BeautifulSoup
from bs4.element import Tag

from helpers import corpus

_NUMBER = re.compile(r"[<>]?[-+−]?[\d,.]+\s?%?|-?∞")
_DAY = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?")
_MISSING = {"", "nan", "NaN", "NaT", "None", "<NA>", "–"}
_PROSE = 40  # characters of a cell that is something to read
_NAME = 16  # characters of a cell that wraps, though not into a word a line
_LABEL = 24  # characters of a first column that can stay in view
_LONG = 20  # rows from which a table scrolls in a frame of its own height


def framed(markup: str, label: str = "") -> str:
    """Sanitised HTML with its tables each in a region that a keyboard can scroll, named by `label`
    and its columns.

    Cells know their column (`data-label`), numbers stand to the right, missing values are a dash. A
    table with prose becomes a list of cards on a narrow screen; any other keeps its first column in
    view where that is short.
    """
    soup = BeautifulSoup(markup, "html.parser")
    for table in soup.find_all("table"):
        if table.find_parent("table") is None:
            _frame(soup, table, label)
    return str(soup)


def _frame(soup: BeautifulSoup, table: Tag, label: str) -> None:
    head = [cell.get_text(" ", strip=True) for cell in _header(table)]
    rows = [
        row.find_all(["th", "td"], recursive=False)
        for row in table.find_all("tr")
        if row.find("td")
    ]
    plain = all(
        len(row) == len(head) and not any(cell.get("colspan") for cell in row) for row in rows
    )
    prose = _mark(table, head, rows) if head and plain else []
    _say_roles(table)
    _say_language(table)
    if label:
        table["aria-label"] = html.unescape(label)
    del table["border"]
    outer = table.find_parent("div", class_="lagebild-table")
    region = soup.new_tag(
        "div",
        attrs={"class": _classes(head, rows, prose, plain), "role": "region", "tabindex": "0"},
    )
    region["aria-label"] = _name(label, head, len(rows))
    table.wrap(region)
    if outer is not None:
        region.extend([part.extract() for part in outer.find_all("p")])
        outer.unwrap()
    if not rows:
        region.append(BeautifulSoup("<p>No rows.</p>", "html.parser"))


def _header(table: Tag) -> list[Tag]:
    """Cells of the last row of the head, into which pandas may write the index name below the
    columns' names.
    """
    rows = table.select("thead tr")
    if len(rows) == 2 and not any(cell.get("colspan") for cell in table.select("thead th")):
        upper, lower = (row.find_all("th") for row in rows)
        for above, below in zip(upper, lower, strict=False):
            if below.get_text(strip=True):
                above.string = below.get_text(strip=True)
        rows.pop().decompose()
    return rows[-1].find_all(["th", "td"]) if rows else []


def _mark(table: Tag, head: list[str], rows: list[list[Tag]]) -> list[int]:
    """Gives each cell its kind and its column's name; the columns that hold prose."""
    prose = []
    for place, (name, title) in enumerate(zip(head, _header(table), strict=True)):
        cells = [row[place] for row in rows]
        texts = [cell.get_text(" ", strip=True) for cell in cells]
        known = [text for text in texts if text not in _MISSING]
        kind = "number" if known and all(_NUMBER.fullmatch(text) for text in known) else ""
        longest = max(map(len, known), default=0)
        if longest >= _PROSE:
            kind = "prose"
            prose.append(place)
        elif known and all(_DAY.fullmatch(text) for text in known):
            kind = "day"
        elif longest > _NAME and not kind:
            kind = "name"
        for cell, text in zip(cells, texts, strict=True):
            cell["data-label"] = name
            if text in _MISSING:
                cell.string = "–" if cell.name == "td" else ""
                cell["class"] = f"{kind} missing".strip()
            elif kind:
                cell["class"] = kind
        if kind:
            title["class"] = kind
    return prose


def _say_roles(table: Tag) -> None:
    """Roles in words: a table laid out as cards would otherwise no longer be read as a table."""
    table["role"] = "table"
    for name, role in (("thead", "rowgroup"), ("tbody", "rowgroup"), ("tr", "row"), ("td", "cell")):
        for part in table.find_all(name):
            part["role"] = role
    for cell in table.find_all("th"):
        column = cell.find_parent("thead") is not None
        cell["role"], cell["scope"] = ("columnheader", "col") if column else ("rowheader", "row")


def _say_language(table: Tag) -> None:
    """Marks German passages as such: a screen reader would read them out as English."""
    cells = [cell for cell in table.find_all(["td", "p", "li"]) if len(cell.get_text()) >= _PROSE]
    cells = [cell for cell in cells if not cell.find(["p", "li", "td"]) and not cell.get("lang")]
    for cell, code in zip(
        cells, corpus.identify([cell.get_text(" ", strip=True) for cell in cells]), strict=True
    ):
        if code == "de":
            cell["lang"] = code


def _classes(head: list[str], rows: list[list[Tag]], prose: list[int], plain: bool) -> str:
    first = max((len(row[0].get_text(strip=True)) for row in rows if row), default=0)
    cards = plain and prose and len(head) > 1
    kept = not cards and len(head) > 2 and first <= _LABEL
    return " ".join(
        ["table"] + ["cards"] * bool(cards) + ["kept"] * kept + ["long"] * (len(rows) > _LONG)
    )


def _name(label: str, head: list[str], rows: int) -> str:
    columns = ", ".join(name for name in head if name)
    text = f"{label}: table" if label else "Table"
    counted = f"{rows:,} row{'' if rows == 1 else 's'}"
    return html.unescape(f"{text} of {counted}" + (f", columns {columns}" if columns else ""))
