"""Quote marks: which characters open, which close, and the spans between them, in one pass."""

import re
from typing import NamedTuple


class Marked(NamedTuple):
    """A stretch with its quote marks; `depth` 1 stands inside another; `closed` is False where the
    end is a guess.
    """

    start: int
    end: int
    depth: int
    closed: bool


_MARK = re.compile("\n|''|``|[„“”»«›‹‚‘’\"']")
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
}
_BEFORE_OPENING = " \t\n\r\u00a0([{/—–-„“»«›‹‚‘\"'"
_MAY_CROSS_LINES = "„»«“"
_GUESSED = '„»«“"'
LONGEST_ACROSS_LINES = 4000
LONGEST_UNCLOSED = 2000


def find_marked(text: str) -> list[Marked]:
    """Spans in quote marks of any style, in order of their start, nested at most once; time is
    linear in the text.

    A mark that is never closed reaches to the end of its line (at most 2,000 characters), and only
    the outermost one does; apostrophes inside and after words open nothing.
    """
    found: list[Marked] = []
    stack: list[tuple[int, str]] = []
    line = 0
    for match in _MARK.finditer(text):
        at, after, mark = match.start(), match.end(), match[0]
        if mark == "\n":
            line = at
            if stack and (
                stack[0][1] not in _MAY_CROSS_LINES or at - stack[0][0] > LONGEST_ACROSS_LINES
            ):
                _give_up(text, at, stack, found)
            continue
        closes = _closes(text, at, after, mark, stack)
        if closes is not None:
            start, opener = stack[closes]
            del stack[closes:]
            if after - start > len(opener) + len(mark):
                found.append(Marked(start, after, len(stack), True))
        elif _opens(text, at, after, mark):
            if stack and stack[-1][1] == mark and (stack[-1][0] < line or mark in "\"''"):
                _give_up(text, at, stack, found)
            if len(stack) < 2:
                stack.append((at, mark))
    if stack:
        _give_up(text, len(text), stack, found)
    return sorted(found)


def _closes(text: str, at: int, after: int, mark: str, stack: list[tuple[int, str]]) -> int | None:
    """Index of the open mark that this one closes, innermost first."""
    follows_letter, before = text[after : after + 1].isalnum(), text[at - 1 : at]
    apostrophe = mark in "'’" and (
        follows_letter or (mark == "'" and before == "s" and text[after : after + 1] == " ")
    )
    waiting = mark == "“" and any(opener == "„" for _, opener in stack)
    opens = before in " \t" and follows_letter and mark in "\"'“" and not waiting
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
    return mark == "„" or (before in _BEFORE_OPENING and not refused)


def _give_up(text: str, at: int, stack: list[tuple[int, str]], found: list[Marked]) -> None:
    """Drop what is open; the outermost double mark becomes a span to the end of its line, a
    labelled guess.
    """
    start, opener = stack[0]
    stack.clear()
    line = text[start:at].partition("\n")[0][:LONGEST_UNCLOSED]
    if opener not in _GUESSED or len(line) < 2:
        return
    tail = len(found)
    while tail and found[tail - 1].start >= start:
        tail -= 1
    found[tail:] = [inner._replace(depth=1) for inner in found[tail:]]
    found.append(Marked(start, start + len(line.rstrip()), 0, False))
