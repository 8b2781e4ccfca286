"""What came in against what is kept: where much of a text is missing, and who left it out."""

import re
from collections.abc import Sequence
from functools import cache

from helpers.corpus.files.raw import Raw
from helpers.corpus.line import Line
from helpers.corpus.problems import Problem
from helpers.lexicon import either, words

# as news APIs cut ("… [+2345 chars]"), and as feeds do ("… […]")
_CUT = re.compile(r"(?:…|\.{3})?\s?\[(?:\+\d+\s\w{1,12}|…|\.{3})\]\s*$")
ENDING = 200  # characters of a text in which that stands
SHORT = 200  # words up to which a text with a line for subscribers is only its beginning
LAST = 8  # lines with characters among which that line stands
MANY = 300  # words that such lines have at least
LONG = 25  # words of a line that is a paragraph of an article
OTHERS = 2.0  # times the text that such lines beside it are where it may not be all of it


@cache
def _paywall() -> re.Pattern[str]:
    return re.compile(either(words("metadata_words", use="paywall")), re.IGNORECASE)


@cache
def _goes_on() -> re.Pattern[str]:
    """How a text ends of which a feed gives the beginning, with a link to the rest."""
    listed = either(words("metadata_words", use="goes on"))
    return re.compile(rf"(?:[….!?]|\n)\s?\[?(?:{listed})\]?\W{{0,3}}$", re.IGNORECASE)


def _count(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)


def missing(raw: Raw, lines: Sequence[Line], below: Sequence[Line], text: str) -> list[Problem]:
    """What of one text is not there: cut by its source, behind a paywall, or left out here.

    `lines` are those above and in the text, `below` those under it or elsewhere on the page, and
    `text` is what is kept.
    """
    kept, told = len(text.split()), [line for line in lines if line.text.strip()]
    ending = text[-ENDING:]
    if cut := _CUT.search(ending) or _goes_on().search(ending):
        why = f"the text ends with {cut[0].strip()!r}: only its beginning was delivered"
        return [Problem(raw.path, "truncated", why, "Fetch the whole text from its page.")]
    if not kept:
        why = f"none of its {_count(told) + _count(below):,} words is kept as text"
        return [Problem(raw.path, "no text", why, "Look at its lines in LINES.")]
    if kept <= SHORT and (closed := next(filter(_is_closed, reversed(told[-LAST:])), None)):
        why = f"the text ends after {kept:,} words at {closed.text.strip()[:60]!r}"
        return [Problem(raw.path, "truncated", why, "Fetch the whole text as a subscriber.")]
    dropped = [line for line in told[raw.head :] if line.role == "navigation"]
    long = sum(n for line in [*dropped, *below] if (n := len(line.text.split())) >= LONG)
    if not raw.article and long > max(MANY, OTHERS * kept):
        why = f"{long:,} words in paragraphs stand beside the {kept:,} words of the text"
        remedy = "Look in LINES: other articles, comments, or text that was not recognised."
        return [Problem(raw.path, "little text", why, remedy)]
    return []


def _is_closed(line: Line) -> bool:
    """Whether a line says that the rest is for subscribers."""
    return _paywall().search(line.text) is not None
