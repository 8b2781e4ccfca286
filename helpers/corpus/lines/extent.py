"""Where the article stands on a page: the run of lines with the largest sum of scores, and what is
near it.

Maximum subsequence segmentation: Pasternack and Roth, "Extracting article text from the web with
maximum subsequence segmentation", WWW 2009.
"""

from collections.abc import Sequence

from helpers.corpus.lines.headline import Role
from helpers.corpus.lines.layout import CLEAR, Layout

SCANT = 300  # characters of clear paragraphs below which a page has no article to find
LONG_RUN = 5.0  # sum from which a run belongs to the article although another is better
LONG_LINE = 140  # characters of a line between parts of the article that is no heading or label
PARAGRAPH = 100  # characters of a sentence that a heading may stand above
HEADINGS = 2  # headings in a row above one paragraph
APART = 2  # lines of teasers that may stand between a heading and its paragraph
LOWEST, HIGHEST = -1.5, 4.0  # what one line can add to the run
COST = {"line": -1.5, "block": -4.0, "rest": -4.0}  # of a line in the run that a template named
NAMED = -0.5  # what any other line adds that a rule has named
HEADING_WORDS = 3  # of a heading that stands apart at least


def find(layouts: Sequence[Layout], roles: Sequence[Role | None]) -> tuple[list[bool], int]:
    """Whether each line lies in the article, and where its best run starts.

    The article is the best of the maximal runs of scores, and every other that is long.
    """
    runs = _maximal_runs([_value(x, role) for x, role in zip(layouts, roles, strict=True)])
    best, start, _ = max(runs, default=(0.0, 0, 0))
    clear = sum(
        x.length
        for x, role in zip(layouts, roles, strict=True)
        if role is None and x.score >= CLEAR
    )
    # a page of short lines only: losing them would lose the text
    inside = [clear < SCANT] * len(layouts)
    for total, first, last in runs:
        if total >= min(best, LONG_RUN):
            inside[first : last + 1] = [True] * (last + 1 - first)
    return inside, start


def parts(
    layouts: Sequence[Layout],
    roles: Sequence[Role | None],
    inside: Sequence[bool],
    first: int,
    last: int,
) -> list[bool]:
    """Whether each line belongs to the article: those inside it, and the paragraphs and headings
    between its parts.
    """
    belongs = list(inside)
    # the next line without a role, the headings it begins, and how far it is
    below, headings, apart = None, 0, 0
    for i in range(last, -1, -1):
        if (role := roles[i]) is not None:
            apart += role[1].startswith("after")
            continue
        above = headings if apart <= APART else HEADINGS
        headings = 0
        if not belongs[i] and i < last:
            x = layouts[i]
            if first < i and inside[i + 1]:
                belongs[i], headings = True, int(may_be_heading(x))
            elif x.score >= CLEAR or (
                first < i and x.length >= LONG_LINE and (x.score >= 0 or x.text[-1] == ":")
            ):
                belongs[i] = True
            elif first < i and below is not None and above < HEADINGS and belongs[below]:
                fits = x.n_words >= HEADING_WORDS and may_be_heading(x)
                headings = above + 1 if fits and _heads(layouts[below], above) else 0
                belongs[i] = headings > 0
        below, apart = i, 0
    return belongs


def _heads(below: Layout, headings: int) -> bool:
    """Whether a heading may stand above the line `below`, which begins that many headings
    itself.
    """
    return (
        headings > 0 or below.length >= LONG_LINE or (below.sentence and below.length >= PARAGRAPH)
    )


def may_be_heading(x: Layout) -> bool:
    """Whether a line is short, has words, and is neither an item of a list nor a word to the
    reader.
    """
    return x.length < LONG_LINE and x.n_words > 1 and not x.bullet and not x.match.hints


def _value(x: Layout, role: Role | None) -> float:
    """What a line adds to a run."""
    if role is None:
        return min(max(x.score, LOWEST), HIGHEST)
    if role[1].startswith("after "):
        return LOWEST
    return COST[x.match.template.effect] if x.match.template is not None else NAMED


def _maximal_runs(values: list[float]) -> list[tuple[float, int, int]]:
    """All maximal scoring subsequences (sum, first, last), in linear time: Ruzzo and Tompa, ISMB
    1999.
    """
    # sum, first, last, sum left of it, sum up to its end, and the nearest run before it with less
    # left of it
    runs: list[tuple[float, int, int, float, float, int]] = []
    total = 0.0
    for i, value in enumerate(values):
        if value <= 0:
            total += value
            continue
        first, left, right = i, total, total + value
        total = right
        k = len(runs) - 1
        while True:
            while k >= 0 and runs[k][3] >= left:
                k = runs[k][5]
            if k < 0 or runs[k][4] >= right:
                runs.append((right - left, first, i, left, right, k))
                break
            first, left, nearest = runs[k][1], runs[k][3], runs[k][5]
            del runs[k:]
            k = nearest
    return [run[:3] for run in runs]
