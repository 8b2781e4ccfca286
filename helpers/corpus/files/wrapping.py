"""Lines that were wrapped at a fixed width become paragraphs again."""

import re
from itertools import pairwise

from helpers.lexicon import words

NARROWEST, WIDEST = 40, 120  # characters of a line at which texts are wrapped
MOST = 0.6  # of neighbouring lines where the next word would not have fitted
FEW = 2  # such lines at least
CENTRED = " " * 5  # begins a line that is centred; less begins a paragraph
_WORD = re.compile(r"\S+")


def unwrapped(text: str) -> str:
    """`text` with each paragraph on one line where it was wrapped, else as it is.

    A text was wrapped where no line is longer than 120 characters, and where in most neighbouring
    lines the first word of the next would not have fitted into the one before. Words that were
    divided at the end of a line are joined.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if not NARROWEST <= width <= WIDEST:
        return text
    lines = [line.rstrip() for line in lines]
    pairs = [(a, b) for a, b in pairwise(lines) if a and b and not a.startswith(CENTRED)]
    full = sum(_is_full(a, b, width) for a, b in pairs)
    if full < FEW or full < MOST * len(pairs):
        return text
    joined = lines[:1]
    before = lines[0]
    for line in lines[1:]:
        if before and line and _is_full(before, line, width):
            joined[-1] = _joined(joined[-1], line)
        else:
            joined.append(line)
        before = line
    return "\n".join(joined)


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted, or goes on in it."""
    if line.startswith(CENTRED) or after[0].isspace():
        return False
    word = _WORD.match(after)
    return line.endswith("-") or len(line) + 1 + len(word[0] if word else "") > width


def _joined(line: str, after: str) -> str:
    """Two lines of one paragraph as one."""
    first = _WORD.match(after)
    # "Innen-" goes on with a whole word ("und"), "Liefe-" with the rest of its own
    whole = first is not None and first[0] in words("function_words")
    if not line.endswith("-") or line.endswith((" -", "--")) or whole:
        return f"{line} {after}"
    return line[:-1] + after if after[0].islower() else line + after
