"""The headline: of the lines before the first paragraph, the one that looks most like a title of what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.corpus import bylines, dates
from helpers.corpus.layout import CLEAR, Layout

Role = tuple[str, str]
TITLE: Role = ("title", "headline before the first paragraph")
WINDOW = 25  # lines before the first paragraph among which the headline is looked for
TOP = 3  # lines at the top of a text that are likely headlines: copied articles begin with theirs
FULL, LONG = 45, 90  # characters of a usual headline; characters from which a line is rather a summary
NEAR = 3  # lines under a headline in which date and byline stand
_NUMBERED = re.compile(r"\d{1,3}\.\s")


def find(layouts: Sequence[Layout], roles: Sequence[Role | None], first: int) -> int | None:
    """The index of the headline, or None; `first` is where the article starts, and lines with a role are left out."""
    clear = [i for i in range(first, len(layouts)) if roles[i] is None and _is_paragraph(layouts[i])]
    free = [i for i in range(min(clear[:1] or [len(layouts)])) if roles[i] is None][-WINDOW:]
    opening = " ".join(layouts[i].text for i in clear[:4])[:2000].lower()
    best, highest = None, 0.0
    for near, i in enumerate(reversed(free)):
        if not _may_be_title(layouts[i], i == 0):
            continue
        worth = _shape(layouts[i]) - 0.08 * max(near - 4, 0) + 0.5 * max(0.0, 1 - i / TOP)
        worth += 0.5 * _echo(layouts, i) + 0.5 * _topic(layouts[i].text, opening)
        worth += 0.4 * any(role and role[0] in ("byline", "date") for role in roles[i + 1 : i + 1 + NEAR])
        if worth >= highest:
            best, highest = i, worth
    return best


def _is_paragraph(x: Layout) -> bool:
    """A clear line, unless it is short and asks or shouts: headlines do that too."""
    return x.score >= CLEAR and not (x.length < 150 and x.text.endswith(("?", "!", "...", "…")))


def _may_be_title(x: Layout, opens: bool) -> bool:
    """Whether a line can be a headline at all; the line that opens the text may be a single word."""
    enough = x.length >= 4 if opens else x.length >= 12 and x.n_words >= 2
    return enough and x.length <= 200 and not x.text.endswith((".", ":"))


def _shape(x: Layout) -> float:
    """How much a line looks like a headline by itself: some words, and no item, summary, caption, date or name."""
    worth = min(x.length, FULL) / FULL - 0.3 * (x.length > LONG) - 0.2 * x.sentence - 0.3 * x.text.endswith(")")
    worth -= 0.5 * (x.bullet or _NUMBERED.match(x.text) is not None)
    worth -= 0.5 * (bool(x.match.hints) or bool(dates.find_dates(x.text)))
    return worth - 0.5 * bylines.is_names(x.text)


def _topic(title: str, opening: str) -> float:
    """The share of a line's longer words that the article's opening takes up, by their first six letters."""
    words = [word.strip(",.:;!?\"'„“”«»()–-")[:6] for word in title.lower().split()]
    words = [word for word in words if len(word) > 4]
    return sum(word in opening for word in words) / len(words) if words else 0.0


def _echo(layouts: Sequence[Layout], i: int) -> bool:
    """Whether another short line of the page repeats this one (breadcrumb, browser title, link to itself)."""
    text = layouts[i].text
    return any(text in x.text for j, x in enumerate(layouts) if j != i and x.length <= 300)
