"""Line roles: what each line of a copied page is, and which rule says so."""

import re

import pandas as pd

from helpers.corpus.files.decode import joined
from helpers.corpus.line import Line
from helpers.corpus.lines.layout import measure
from helpers.corpus.lines.page import label_page
from helpers.corpus.printed import signoffs
from helpers.corpus.problems import CorpusError
from helpers.languages import CODES, OTHER
from helpers.lexicon import words

CUT = frozenset(
    ("body", "lede")
)  # roles whose lines may start with a dateline or end with a sign-off
UNCUT = (None, None)
_MARKDOWN = re.compile(r"\s*#{1,6}\s+(?=\S)")  # marks of a heading


def kept_roles() -> frozenset[str]:
    """The roles that are article text unless `load` is told otherwise."""
    return words("roles", "role", kept="yes")


def split_lines(text: str) -> list[tuple[str, str]]:
    r"""(line, end) pairs; a line ends at "\n" only, and a "\r" before it belongs to the end."""
    pieces = text.split("\n")
    lines = [(p[:-1], "\r\n") if p.endswith("\r") else (p, "\n") for p in pieces[:-1]]
    return [*lines, (pieces[-1], "")] if pieces[-1] or not lines else lines


def label_lines(text: str, language: str | None = None) -> pd.DataFrame:
    r"""LINES of one text: line, text, end, role, kept, cut_start, cut_end, rule; one row per line,
    in order.

    Lines end at "\n" only; `text + end` joined gives the input back. `cut_start` and `cut_end`
    bound the part of a kept line that is article text. The rules of both languages apply to every
    text, since pages quote and link across languages: `language` (de, en, other) is checked and
    changes nothing. Raises CorpusError for another language.
    """
    if not isinstance(text, str):
        raise CorpusError(
            f"label_lines() takes one text, and a {type(text).__name__} was given. Give a string."
        )
    if language not in (None, *CODES, OTHER):
        raise CorpusError(
            f"There are no line rules for the language {language!r}. "
            f"Give {', '.join(CODES)}, {OTHER} or nothing."
        )
    frame = pd.DataFrame(label(joined(text)), columns=Line._fields)
    frame.insert(0, "line", range(len(frame)))
    frame.insert(4, "kept", frame.role.isin(kept_roles()))
    return frame.astype({"cut_start": "Int64", "cut_end": "Int64"})


def label(text: str, whole: bool = False) -> list[Line]:
    """The lines of `text` with their roles; a `whole` text has been cut out of its page already."""
    lines = split_lines(text)
    return [
        Line(line, end, role, *_cut(role, line), rule)
        for (line, end), (role, rule) in zip(
            lines, label_page([measure(line) for line, _ in lines], whole), strict=True
        )
    ]


def _cut(role: str, line: str) -> tuple[int | None, int | None]:
    if role in CUT:
        return signoffs.cut(line)
    mark = _MARKDOWN.match(line) if role in ("title", "heading") else None
    return (mark.end(), None) if mark else UNCUT
