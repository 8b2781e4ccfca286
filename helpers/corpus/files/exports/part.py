"""One article of an export, and what the databases' headers have in common."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from helpers.corpus.printed import bylines, dates
from helpers.lexicon import either, mapping, read_lexicon

OPENING = 160  # characters of a line of a header in which its date stands
_CHINESE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d\d)")


class Part(NamedTuple):
    """One article of an export: its text, what its header says, how many lines at its start are
    that header, and how many at its end are below the article. `whole` says that all between them
    is the article.
    """

    text: str
    given: Mapping[str, object] = MappingProxyType({})
    head: int = 0
    foot: int = 0
    whole: bool = False


@cache
def fields(database: str) -> dict[str, str]:
    """What each field, tag and line of a database format stands for."""
    table = read_lexicon("export_fields").query("format == @database")
    return dict(zip(table.name, table.field, strict=True))


@cache
def names(database: str, *wanted: str) -> list[str]:
    """The fields of a database format that stand for one of `wanted`."""
    return [name for name, field in fields(database).items() if field in wanted]


@cache
def _months() -> re.Pattern[str]:
    months = either(mapping("export_months", "name", "month"))
    return re.compile(
        rf"\b(\d{{1,2}})(?:er)?\s+(?:de\s)?({months})\s+(?:de\s)?(?=\d{{4}}\b)", re.IGNORECASE
    )


def printed_date(line: str) -> datetime | None:
    """The first date in the opening of a line, with its time where one stands beside it; months
    of the databases' other languages are understood as well.
    """
    month = mapping("export_months", "name", "month")
    line = _CHINESE.sub(r"\1-\2-\3 ", line)
    text = _months().sub(lambda x: f"{x[1]}.{int(month[x[2].lower()])}.", line[:OPENING])
    return next((found.value for found in dates.find_dates(text)), None)


def at_time(day: object, clock: str) -> object:
    """`day` at the time that another field prints ("15:32"), or as it is."""
    time = _CLOCK.search(clock)
    if not (time and isinstance(day, datetime) and int(time[1]) < 24 and int(time[2]) < 60):
        return day
    return day.replace(hour=int(time[1]), minute=int(time[2]))


def person(value: str) -> str:
    """Who a field says wrote it, without "By" and places."""
    return bylines.names(value) or value.strip()


def tidied(given: Mapping[str, object]) -> dict[str, object]:
    """What a header gives, with dates and names read and empty values left out."""
    found = {
        name: value.strip() if isinstance(value, str) else value for name, value in given.items()
    }
    clock = str(found.pop("time", ""))
    if isinstance(day := found.get("published"), str):
        found["published"] = at_time(printed_date(day), clock) or day
    if isinstance(author := found.get("author"), str):
        found["author"] = person(author)
    return {name: value for name, value in found.items() if value not in (None, "")}


def between(lines: list[str], start: int, end: int, given: Mapping[str, object]) -> Part:
    """The article whose text is lines[start:end]."""
    return Part("\n".join(lines), tidied(given), start, len(lines) - end, True)


def filled(lines: Iterable[str]) -> list[int]:
    """The numbers of the lines that hold something."""
    return [i for i, line in enumerate(lines) if line.strip()]
