"""The lines of one text: above it, inside it by their roles, below it; and the article that they
leave.
"""

import unicodedata
from itertools import chain

from helpers.corpus import metadata as meta
from helpers.corpus.files.raw import Raw
from helpers.corpus.line import Line
from helpers.corpus.lines.roles import label, split_lines

POST = 100  # words of a text at most that is a post or a headline, and no page
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
# roles whose lines say what DOCUMENTS shows beside the text
PRINTED = frozenset(("title", "byline", "date", "agency", "blank"))


def labelled(raw: Raw) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines above the text, those of the text by their roles, and those below it."""
    lines = split_lines(raw.text)
    start, end = raw.head, max(raw.head, len(lines) - raw.foot)
    inside = "".join(chain.from_iterable(lines[start:end]))
    under = "below the article" if raw.article else "outside the article"
    whole = raw.article or raw.foot > 0 or bool(raw.doc_id)  # a row of a table is no page either
    return (
        _margin(lines[:start], "header of an export"),
        label(inside, whole) if end > start else [],
        _margin(lines[end:], under),
    )


def _margin(lines: list[tuple[str, str]], rule: str) -> list[Line]:
    """Lines that stand beside a text, and the rule that says so."""
    blank = "blank", None, None, "no characters"
    left = "navigation", None, None, rule
    return [Line(text, end, *(left if text.strip() else blank)) for text, end in lines]


def as_title(line: Line, title: object) -> Line:
    """A line of a header that prints the title is the title."""
    if not title or line.printed != str(title).strip():
        return line
    return line._replace(role="title", rule="title in the header of an export")


def rescued(lines: list[Line], kept: frozenset[str], article: bool) -> list[Line]:
    """What the rules for pages left out of a text that is known to be the article, or out of one of
    which they left nothing.
    """
    nothing = not any(line.role in kept for line in lines)
    if not article and not nothing:
        return lines
    left = PRINTED if article and not nothing else frozenset(("blank",))
    rule = "line of the article" if article else "the only text there is"
    return [
        x if x.role in kept or x.role in left else x._replace(role="body", rule=rule) for x in lines
    ]


def is_post(raw: Raw) -> bool:
    """Whether a row of a table holds a text that is too short to be a page with its furniture."""
    return bool(raw.doc_id) and not raw.foot and len(raw.text.split()) <= POST


def with_given_title(lines: list[Line], found: str | None, title: object) -> list[Line]:
    """A headline in the text that is not the given title is part of the text: it becomes a
    heading.
    """
    if not found or not title or title == found or meta.same(title, found):
        return lines
    rule = "headline that is not the given title"
    return [
        x._replace(role="heading", rule=rule) if x.role == "title" and x.printed == found else x
        for x in lines
    ]


def article(lines: list[Line], kept: frozenset[str]) -> str:
    r"""The kept lines with their cuts, joined by "\n"."""
    parts = (clean_text(x.text[x.cut_start : x.cut_end]) for x in lines if x.role in kept)
    return "\n".join(part for part in parts if part)


def clean_text(text: str) -> str:
    """`text` in Unicode's composed form (NFC), without soft hyphens and other invisible characters
    that split words.
    """
    if not text.isascii():
        if any(sign in text for sign in _INVISIBLE):
            text = text.translate(dict.fromkeys(map(ord, _INVISIBLE)))
        text = unicodedata.normalize("NFC", text)
    return text.strip()
