"""The headline: of the lines before the first paragraph, the one that looks most like a title of
what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpers.corpus.lines.layout import CLEAR, Layout
from helpers.corpus.printed import bylines, dates, signoffs

Role = tuple[str, str]
TITLE: Role = ("title", "headline before the first paragraph")
WINDOW = 25  # lines before the first paragraph among which the headline is looked for
TOP = 3  # lines at the top of a text that are likely headlines: copied articles begin with theirs
FULL, LONG = (
    45,
    90,
)  # characters of a usual headline; characters from which a line is rather a summary
INSIDE = 4  # lines of the article's own run among which the headline is looked for as well
LATER = 0.3  # what a headline above a later start must look better
SUMMARY = 70  # characters from which a line under two short ones sums up the text
NEAR = 3  # lines under a headline in which date and byline stand
_CRUMB = re.compile(r"\s[|/»>•›]\s")
_NUMBERED = re.compile(r"\d{1,3}\.\s")


def find(
    layouts: Sequence[Layout], roles: Sequence[Role | None], starts: Sequence[int]
) -> int | None:
    """The index of the headline, or None; lines with a role are left out.

    The article starts at the first of `starts`, or rather at another of them.
    """
    found = [_above(layouts, roles, start) for start in dict.fromkeys(starts)]
    found = [(worth - LATER * (i > 0), at) for i, (worth, at) in enumerate(found)]
    return max(found, default=(0.0, None), key=lambda x: x[0])[1]


def _above(
    layouts: Sequence[Layout], roles: Sequence[Role | None], start: int
) -> tuple[float, int | None]:
    """How much the best candidate before `start`'s first paragraph looks like a headline, and its
    index.
    """
    clear = [
        i for i in range(start, len(layouts)) if roles[i] is None and _is_paragraph(layouts[i])
    ]
    end = min(clear[:1] or [len(layouts)])
    free = [i for i in range(min(end, start + INSIDE)) if roles[i] is None][-WINDOW:]
    opening = " ".join(layouts[i].text for i in clear[:4])[:2000].lower()
    best, highest = None, 0.0
    for near, i in enumerate(reversed(free)):
        if not _may_be_title(layouts[i], i == 0):
            continue
        worth = _shape(layouts[i]) - min(0.08 * max(near - 4, 0), 0.4) + 0.5 * max(0.0, 1 - i / TOP)
        worth += (
            _echo(layouts, i)
            + 0.5 * _topic(layouts[i].text, opening)
            - 0.35 * _is_summary(layouts, roles, i)
        )
        worth += 0.4 * any(
            role and role[0] in ("byline", "date") for role in roles[i + 1 : i + 1 + NEAR]
        )
        if worth >= highest:
            best, highest = i, worth
    return highest, best


def _is_paragraph(x: Layout) -> bool:
    """A clear line, unless it is short and asks or shouts: headlines do that too."""
    return x.score >= CLEAR and not (x.length < 150 and x.text.endswith(("?", "!", "...", "…")))


def _may_be_title(x: Layout, opens: bool) -> bool:
    """Whether a line can be a headline at all; the line that opens the text may be a single
    word.
    """
    enough = x.length >= 4 if opens else x.length >= 12 and x.n_words >= 2
    return enough and x.length <= 200 and not x.text.endswith((".", ":"))


def _shape(x: Layout) -> float:
    """How much a line looks like a headline by itself: some words, and no item, summary, caption,
    date or name.
    """
    text = x.text
    worth = (
        min(x.length, FULL) / FULL
        - 0.3 * (x.length > LONG)
        - 0.1 * x.sentence
        - 0.3 * text.endswith(")")
    )
    worth -= 0.5 * (x.bullet or _NUMBERED.match(text) is not None) + 0.3 * text[0].islower()
    worth -= (
        0.6 * (_CRUMB.search(text) is not None)
        + 0.3 * (" : " in text)
        + 0.5 * signoffs.points(text)
    )
    worth -= 0.5 * (bool(x.match.hints) or bool(dates.find_dates(text)))
    return worth - 0.5 * bylines.is_names(text)


def _is_summary(layouts: Sequence[Layout], roles: Sequence[Role | None], i: int) -> bool:
    """Whether a long line stands under two short ones, which then are a kicker and the headline."""
    if i < 2 or layouts[i].length < SUMMARY or layouts[i].sentence or roles[i - 1] or roles[i - 2]:
        return False
    kicker, title = layouts[i - 2], layouts[i - 1]
    return 12 <= title.length <= 60 and kicker.length <= 40 and not (kicker.bullet or title.bullet)


def _topic(title: str, opening: str) -> float:
    """The share of a line's longer words that the article's opening takes up, by their first six
    letters.
    """
    words = [word.strip(",.:;!?\"'„“”«»()–-")[:6] for word in title.lower().split()]
    words = [word for word in words if len(word) > 4]
    return sum(word in opening for word in words) / len(words) if words else 0.0


def _echo(layouts: Sequence[Layout], i: int) -> float:
    """Up to 0.5 where another short line of the page repeats this one (breadcrumb, browser title,
    link to itself).

    Short lines earn less, since kickers and sections are links too; what stands there three times
    and more is a button.
    """
    text = layouts[i].text.replace(" :", ":")
    others = [
        x.text for j, x in enumerate(layouts) if j != i and x.length <= 300 and text in x.text
    ]
    worth = 0.5 * min(len(text), FULL) / FULL if others else 0.0
    return worth - 0.4 * (others.count(text) > 1)
