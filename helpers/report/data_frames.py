"""Tables that can be read on any screen: each in a frame that scrolls, or stacked row by row where
it is narrow.
"""

import html
import re

from bs4 import BeautifulSoup
from bs4.element import Tag

from helpers import corpus
from helpers.figures import count
from helpers.languages import CODES, ENGLISH

_NUMBER = re.compile(r"[<>]?[-+−]?[\d,.]+\s?%?|-?∞")
_DAY = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?")
_MISSING = {"", "nan", "NaN", "NaT", "None", "<NA>", "–"}
_ROLES = {"thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
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
    rows: list[list[Tag]] = [
        list(row.find_all(["th", "td"], recursive=False))
        for row in table.find_all("tr")
        if row.find("td")
    ]
    plain = all(
        len(row) == len(head) and not any(cell.get("colspan") for cell in row) for row in rows
    )
    prose = head and plain and _mark(table, head, rows)
    _say_roles(table)
    _say_language(table)
    if label:
        table["aria-label"] = html.unescape(label)
    del table["border"]
    outer = table.find_parent("div", class_="lagebild-table")
    region = soup.new_tag(
        "div",
        attrs={
            "class": _classes(head, rows, prose, plain),
            "role": "region",
            "tabindex": "0",
            "aria-label": _name(label, head, len(rows)),
        },
    )
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


def _mark(table: Tag, head: list[str], rows: list[list[Tag]]) -> bool:
    """Gives each cell its kind and its column's name; whether any column holds prose."""
    kinds = []
    for place, (name, title) in enumerate(zip(head, _header(table), strict=True)):
        cells = [(row[place], row[place].get_text(" ", strip=True)) for row in rows]
        kind = _kind([text for _, text in cells if text not in _MISSING])
        for cell, text in cells:
            cell["data-label"] = name
            if text in _MISSING:
                cell.string = "–" if cell.name == "td" else ""
                cell["class"] = f"{kind} missing".strip()
            elif kind:
                cell["class"] = kind
        if kind:
            title["class"] = kind
        kinds.append(kind)
    return "prose" in kinds


def _kind(known: list[str]) -> str:
    """What a column holds whose cells have these texts, where they have any."""
    longest = max(map(len, known), default=0)
    if longest >= _PROSE:
        return "prose"
    for kind, form in (("number", _NUMBER), ("day", _DAY)):
        if known and all(map(form.fullmatch, known)):
            return kind
    return "name" if longest > _NAME else ""


def _say_roles(table: Tag) -> None:
    """Roles in words: a table laid out as cards would otherwise no longer be read as a table."""
    table["role"] = "table"
    for part in table.find_all(list(_ROLES)):
        part["role"] = _ROLES[part.name]
    for cell in table.find_all("th"):
        cell["role"], cell["scope"] = (
            ("columnheader", "col")
            if (cell.find_parent("thead") is not None)
            else ("rowheader", "row")
        )


def _say_language(table: Tag) -> None:
    """Marks passages in another language than the page's: a screen reader would read them out as
    English.
    """
    cells = [
        cell
        for cell in table.find_all(["td", "p", "li"])
        if len(cell.get_text()) >= _PROSE
        and not cell.find(["p", "li", "td"])
        and not cell.get("lang")
    ]
    texts = [cell.get_text(" ", strip=True) for cell in cells]
    for cell, code in zip(cells, foreign(texts), strict=True):
        if code:
            cell["lang"] = code


def foreign(texts: list[str]) -> list[str]:
    """The language of each text that is in another than these pages, "" for the rest and where it
    is none that the kit reads.
    """
    others = set(CODES) - {ENGLISH.code}
    return [code if code in others else "" for code in corpus.identify(texts)]


def _classes(head: list[str], rows: list[list[Tag]], prose: object, plain: bool) -> str:
    first = max((len(row[0].get_text(strip=True)) for row in rows if row), default=0)
    cards = plain and prose and len(head) > 1
    forms = {
        "table": True,
        "cards": cards,
        "kept": not cards and len(head) > 2 and first <= _LABEL,
        "long": len(rows) > _LONG,
    }
    return " ".join(form for form, holds in forms.items() if holds)


def _name(label: str, head: list[str], rows: int) -> str:
    columns = ", ".join(filter(None, head))
    text = f"{label}: table" if label else "Table"
    return html.unescape(f"{text} of {count(rows, 'row')}" + (columns and f", columns {columns}"))
