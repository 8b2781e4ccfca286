"""Where the article stands on a page: from its first to its last run of paragraphs, cut only by
lines that something names as page furniture.

Maximum subsequence segmentation: Pasternack and Roth, "Extracting article text from the web with
maximum subsequence segmentation", WWW 2009. Lists, tables, captions, block quotes and whatever else
no rule names weigh nothing, so that none of them moves the borders.
"""

from collections.abc import Sequence
from typing import NamedTuple

from helpers.corpus.lines.headline import Role
from helpers.corpus.lines.layout import CLEAR, Layout

SCANT = 300  # characters of paragraphs below which a page has no article to find
LONG_RUN = 5.0  # sum from which a run belongs to the article although another is better
LONGEST_HEADING = 140  # characters
REFERENCE = 30  # characters of a line of the frame that a template names alone at most
HIGHEST = 4.0  # what one paragraph can add to the run
COST = {"line": -1.5, "block": -4.0, "rest": -4.0}  # of a line in the run that a template named
AFTER = -1.5  # what a line adds that follows such a template
NAMED = -0.5  # what any other line adds that a rule has named


# what stands within articles as well
WITHIN = frozenset(("caption", "advert"))
REPEATED: Role = ("navigation", "short line that the page repeats")


class Extent(NamedTuple):
    """The first and the last line of the article, and where its best run starts."""

    first: int
    last: int
    best: int


def find(layouts: Sequence[Layout], roles: Sequence[Role | None], whole: bool = False) -> Extent:
    """Where the article stands: the best of the maximal runs, every other that is long, and all
    between them.

    A text that is known to be no page (`whole`) and a page with hardly a paragraph are articles
    from end to end: losing their short lines would lose the text.
    """
    runs = _maximal_runs([_value(x, role) for x, role in zip(layouts, roles, strict=True)])
    best, start, _ = max(runs, default=(0.0, 0, 0))
    paragraphs = sum(
        x.length for x, role in zip(layouts, roles, strict=True) if role is None and x.plain
    )
    if whole or paragraphs < SCANT:
        return Extent(0, len(layouts) - 1, start)
    long = [run for run in runs if run[0] >= min(best, LONG_RUN)]
    return Extent(min(run[1] for run in long), max(run[2] for run in long), start)


def from_title(
    where: Extent, layouts: Sequence[Layout], roles: Sequence[Role | None], title: int
) -> Extent:
    """The article starts with the first paragraph under its title."""
    below = range(title + 1, where.first)
    clear = (i for i in below if roles[i] is None and layouts[i].score >= CLEAR)
    return where._replace(first=next(clear, where.first))


def may_be_heading(x: Layout) -> bool:
    """Whether a line is short, has words, and is neither an item of a list nor a word to the
    reader.
    """
    return x.length < LONGEST_HEADING and x.n_words > 1 and not x.bullet and not x.match.hints


def is_frame(x: Layout, role: Role) -> bool:
    """Whether a named line is a part of the page's frame; captions, adverts, repeated labels and
    references to other texts stand within articles as well.
    """
    refers = x.match.template is not None and x.match.template.effect == "line"
    return role is not REPEATED and role[0] not in WITHIN and not (refers and x.length > REFERENCE)


def _value(x: Layout, role: Role | None) -> float:
    """What a line adds to a run: paragraphs hold it together, furniture cuts it, all else is
    nothing.
    """
    if role is None:
        return min(x.score, HIGHEST) if x.score >= CLEAR else 0.0
    if not is_frame(x, role):
        return 0.0
    if role[1].startswith("after "):
        return AFTER
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
