"""Quote marks: which characters open, which close, and the spans between them, in one pass."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Marked(NamedTuple):
    """A stretch with its quote marks; `depth` 1 stands inside another; `closed` is False where the
    end is a guess.
    """

    start: int
    end: int
    depth: int
    closed: bool


# One class of characters first, which is looked for fast; the double ones are told behind it.
_MARK = re.compile(
    "[\n,<>`'„“”»«›‹‚‘’\"]"
    "(?:(?<=\n)\\s*|(?<=,),|(?<=<)<|(?<=>)>|(?<=`)`|(?<=')'?|(?<=[„“”»«›‹‚‘’\"]))"
)
_CLOSERS = {
    "„": '“”"',
    "“": '”"',
    "”": "”",
    "»": "«",
    "«": "»",
    "›": "‹",
    "‹": "›",
    "‚": "‘’'",
    "‘": "’'",
    '"': '"',
    "'": "'",
    "''": "''",
    "``": "''",
    ",,": ("''", "“", '"', "``"),
    "<<": (">>",),
    ">>": ("<<",),
}
_BEFORE_OPENING = " \t\n\r\u00a0([{/—–-„“»«›‹‚‘\"'"
_ENDS_SENTENCE = ".!?…:)”’"  # behind them a mark may open though the blank is lost
_MAY_CROSS_LINES = "„»«“"
_GUESSED = '„»«“"'
LONGEST_ACROSS_LINES = 4000
LONGEST_UNCLOSED = 2000


def find_marked(text: str, sentence_ends: Sequence[int] = ()) -> list[Marked]:
    """Spans in quote marks of any style, in order of their start, nested at most once; time is
    linear in the text.

    Where each paragraph of a quotation opens anew, each is a span to the end of its line. A mark
    that is never closed reaches to the end of its sentence, as the ascending `sentence_ends` say,
    else of its line (at most 2,000 characters), and only the outermost one does; apostrophes inside
    and after words open nothing.
    """
    found: list[Marked] = []
    stack: list[tuple[int, str]] = []
    line = 0
    for match in _MARK.finditer(text):
        at, after, mark = match.start(), match.end(), match[0]
        if mark[0] == "\n":
            line = at
            if stack and text.startswith(stack[0][1], after):
                _give_up(text, at, stack, found)
            elif stack and (
                stack[0][1] not in _MAY_CROSS_LINES or at - stack[0][0] > LONGEST_ACROSS_LINES
            ):
                _guess(text, at, stack, found, sentence_ends)
            continue
        closes = _closes(text, at, after, mark, stack)
        if closes is not None:
            start, opener = stack[closes]
            del stack[closes:]
            if after - start > len(opener) + len(mark):
                found.append(Marked(start, after, len(stack), True))
        elif _opens(text, at, after, mark):
            if stack and stack[-1][1] == mark and (stack[-1][0] < line or mark != "„"):
                _guess(text, at, stack, found, sentence_ends)
            if len(stack) < 2:
                stack.append((at, mark))
    if stack:
        _guess(text, len(text), stack, found, sentence_ends)
    return sorted(found)


def _closes(text: str, at: int, after: int, mark: str, stack: list[tuple[int, str]]) -> int | None:
    """Index of the open mark that this one closes, innermost first."""
    before, following = text[at - 1 : at], text[after : after + 1]
    follows_letter = following.isalnum() and not (following.isupper() and before.islower())
    apostrophe = mark in "'’" and (
        follows_letter or (mark == "'" and before == "s" and following == " ")
    )
    waiting = mark == "“" and any(opener in ("„", ",,") for _, opener in stack)
    opens = before in " \t" and following.isalnum() and mark in "\"'“" and not waiting
    if apostrophe or opens:
        return None
    inner_first = range(len(stack) - 1, -1, -1)
    return next((i for i in inner_first if mark in _CLOSERS[stack[i][1]]), None)


def _opens(text: str, at: int, after: int, mark: str) -> bool:
    before, following = text[at - 1 : at] if at else " ", text[after : after + 1]
    refused = (
        not following
        or following.isspace()
        or (mark in "'’‚" and not following.isalpha())
        or mark == "’"
    )
    blank_is_lost = before.isalpha() or before in _ENDS_SENTENCE
    lost_blank = blank_is_lost and following.isupper() and mark not in "'‘"
    return mark == "„" or ((before in _BEFORE_OPENING or lost_blank) and not refused)


def _guess(
    text: str, at: int, stack: list[tuple[int, str]], found: list[Marked], ends: Sequence[int]
) -> None:
    """Give up at the end of the sentence in which the open mark stands, at most of its line."""
    start = stack[0][0]
    n = bisect_right(ends, start + 1)
    end = min(at, start + LONGEST_UNCLOSED, *ends[n : n + 1])
    line = text.find("\n", start, end)
    _give_up(text, end if line < 0 else line, stack, found, goes_on=False)


def _give_up(
    text: str, end: int, stack: list[tuple[int, str]], found: list[Marked], goes_on: bool = True
) -> None:
    """Drop what is open; the outermost double mark becomes a span up to `end`, a labelled guess
    unless the quotation goes on behind it.
    """
    start, opener = stack[0]
    stack.clear()
    end = start + len(text[start:end].rstrip()) if opener in _GUESSED else start
    tail = len(found)
    while tail and found[tail - 1].start >= start:
        tail -= 1
    found[tail:] = [inner._replace(depth=int(inner.start < end)) for inner in found[tail:]]
    if end - start > 1:
        found.append(Marked(start, end, 0, goes_on))
