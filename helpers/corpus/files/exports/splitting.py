"""A text of several articles is cut at the lines that a press database writes between them."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from io import StringIO
from itertools import chain
from typing import NamedTuple

from helpers.corpus.files.exports import factiva, genios, headers, nexis, ris
from helpers.corpus.files.exports.part import Part, names
from helpers.corpus.files.wrapping import unwrapped

ENDING = 1000  # characters of a text in which a footer stands
BORDER = 140  # characters of a line between two articles at most


class Form(NamedTuple):
    """How a database writes several articles: the line between two of them, whether that is the
    first of the next, and how one is read.
    """

    border: re.Pattern[str]
    opens: bool
    parse: Callable[[str], Part]


@cache
def _forms() -> list[Form]:
    """The forms of exports; where the lines of two are found, the earlier one counts."""
    border = nexis.borders()
    return [
        Form(border["end"], False, nexis.parse),
        Form(border["counted"], True, nexis.parse),
        Form(factiva.patterns()["border"], False, factiva.parse),
        Form(genios.patterns()["border"], False, genios.parse),
    ]


@cache
def _signs() -> list[str]:
    """The longest part of each line between two articles, and of those that hold one another the
    shortest: a quick look.
    """
    borders = [*names("nexis", "end", "counted"), *names("genios", "end"), *names("factiva", "end")]
    longest = {max(name.split(nexis.NUMBER), key=len).strip() for name in borders}
    return [sign for sign in longest if not any(x in sign for x in longest - {sign})]


def has_sign(text: str) -> bool:
    """Whether a part of a line between two articles stands in a text."""
    return any(sign in text for sign in _signs())


def find_form(lines: Iterable[str]) -> Form | None:
    """The form of the export that the lines are; None where they are none."""
    found: set[int] = set()
    first = True
    for line in lines:
        if first and line.startswith(ris.TOP):
            return Form(ris.ENDED, False, ris.parse)
        first = first and not line.strip()
        if len(line) < BORDER:
            found |= {i for i, form in enumerate(_forms()) if form.border.match(line)}
        if 0 in found:
            break
    return _forms()[min(found)] if found else None


def stream(lines: Iterable[str], form: Form, longest: int | None = None) -> Iterator[Part | None]:
    """The articles between the borders, one at a time; None for one of more than `longest`
    characters.
    """
    held: list[str] = []
    length, opened = 0, not form.opens
    for line in chain(lines, [None]):
        border = line is None or (len(line) < BORDER and form.border.match(line) is not None)
        ends = border and (opened or line is None)  # what stands above the first counter opens it
        opened = opened or border
        if line is not None and not (border and form.opens and ends):
            length += len(line)
            if longest is None or length <= longest:
                held.append(line)
        if not ends:
            continue
        text = "".join(held)
        if longest is not None and length > longest:
            yield None
        elif text.strip():
            yield form.parse(unwrapped(text))
        held, length = ([line], len(line)) if form.opens and line is not None else ([], 0)


def split(text: str) -> list[Part]:
    """The articles in an export; a text that is none comes back with the header that it has."""
    form = None
    if text.startswith(ris.TOP) or has_sign(text):
        form = find_form(StringIO(text, newline="\n"))
    parts = [x for x in stream(StringIO(text, newline="\n"), form) if x] if form else []
    several = len(parts) > 1 or text.startswith(ris.TOP)
    return [x for x in parts if several or x.head or x.foot] or [_single(unwrapped(text))]


def _single(text: str) -> Part:
    """A text that stands alone, with the header or the footer that it may have."""
    ending = text[-ENDING:].lower()
    found = headers.parse(text)
    if found is None and any(name in ending for name in names("genios", "source", "foot")):
        found = genios.parse(text)
    return found if found and found.head + found.foot else Part(text)
