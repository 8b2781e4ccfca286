"""What the page itself says about the article: title, author, date, outlet, agency. Nothing is taken from its prose."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from helpers.corpus import dates, signoffs
from helpers.corpus.clean import Line

FIELDS = ("title", "language", "source", "author", "published", "agency", "section")


class Found(NamedTuple):
    """Metadata as printed; None where the text does not show it."""

    title: str | None
    author: str | None
    published: datetime | None
    agency: str | None


def find(lines: list[Line]) -> Found:
    """Title, author, publication time and agency from the labelled lines of one text."""
    title = next((line.text.strip() for line in lines if line.role == "title"), None)
    return Found(title, _author(lines), _published(lines), _agency(lines))


def _author(lines: list[Line]) -> str | None:
    for line in lines:
        if line.role == "byline":
            return signoffs.names(line.text)
    for line in lines:
        if line.role == "author_box" and "name" in line.rule:
            return line.text.strip()
    return None


def _published(lines: list[Line]) -> datetime | None:
    for line in lines:
        if line.role in ("date", "byline"):
            found = dates.find_dates(line.text)
            if found:
                return max(found, key=lambda d: d.timed).value
    return None


def _agency(lines: list[Line]) -> str | None:
    for line in lines:
        if line.role in ("body", "lede", "agency", "dateline"):
            agency = signoffs.find_agency(line.text)
            if agency:
                return agency
    return None


def tidy(value: object) -> str | None:
    """A cell as stripped text; None where it is empty."""
    text = "" if value is None or value != value else re.sub(r"\s+", " ", str(value)).strip()
    return text or None
