"""The page as a whole: where the article starts and ends, its title, its lede, its headings, and what lies around.

The article is the run of lines with the largest sum of scores (maximum subsequence segmentation: Pasternack and Roth,
"Extracting article text from the web with maximum subsequence segmentation", WWW 2009).
"""

from __future__ import annotations

import re
from itertools import pairwise

from helpers.corpus import bylines, dates, headline, signoffs
from helpers.corpus.headline import Role
from helpers.corpus.layout import CLEAR, Layout

ENOUGH = 400  # characters of article that must stand before a "rest" template may end it
SCANT = 300  # characters of clear paragraphs below which a page has no article to find
LONG_RUN = 5.0  # sum from which a run belongs to the article although another is better
PAIR = 120  # characters of two paragraphs in a row that resume the article
LIST_LINES = 3  # short lines after a block template that make a list, not headlines with teasers
BLOCK_LINES = 30  # lines that a block template speaks for at most
LOWEST, HIGHEST = -1.5, 4.0  # what one line can add to the run
COST = {"line": -1.5, "block": -4.0, "rest": -4.0}  # what a line costs the run that a template has named
_SLUG = re.compile(r"[a-z0-9äöüß]+(?:[-_][a-z0-9äöüß]+){2,20}(?:\.html?)?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_HASHTAG = re.compile(r"[-•*]?\s?#\w+")

_WHERE = "line before the article", "line between or after the parts of the article"

BLANK: Role = ("blank", "no characters")
DATE: Role = ("date", "line that holds only a date")


def label_page(layouts: list[Layout]) -> list[Role]:
    """(role, rule) of every line of one page, in order; blank lines separate nothing."""
    roles: list[Role] = [BLANK] * len(layouts)
    rows = [i for i, x in enumerate(layouts) if x.length]
    for i, role in zip(rows, _label_lines([layouts[i] for i in rows]), strict=True):
        roles[i] = role
    return roles


def _label_lines(layouts: list[Layout]) -> list[Role]:
    """The same for lines that hold something."""
    roles = [_by_itself(x) for x in layouts]
    _follow_templates(layouts, roles)
    _mark_author_box(layouts, roles)
    inside = _article(layouts, roles)
    first = inside.index(True) if True in inside else len(layouts)
    last = len(inside) - inside[::-1].index(True) - 1 if True in inside else -1
    headline_at = headline.find(layouts, roles, first)
    if headline_at is not None:
        roles[headline_at] = headline.TITLE
    following = _next_free(layouts, roles)
    title, begun = -9, False
    for i, x in enumerate(layouts):
        if roles[i] is None and not begun and i - title <= 6 and _is_lede(x):
            roles[i] = "lede", "sentence under the title"
        elif roles[i] is None:
            part = inside[i] or (i < last and (x.score >= CLEAR or (i > first and _opens(layouts, inside, roles, i))))
            roles[i] = _inside(x, following[i]) if part else ("navigation", _WHERE[i > first])
        title = i if roles[i][0] == "title" else title
        begun = begun or roles[i][0] in ("body", "heading")
    _mark_lede(layouts, roles)
    _mark_names(layouts, roles, headline_at)
    return roles


def _opens(layouts: list[Layout], inside: list[bool], roles: list[Role | None], i: int) -> bool:
    """Whether line i stands above a part of the article, or looks like the heading of a paragraph a few lines below."""
    x = layouts[i]
    if inside[i + 1]:
        return True
    if x.n_words < 3 or not _may_be_heading(x):
        return False
    j = next((j for j in range(i + 1, min(i + 4, len(layouts))) if roles[j] is None), None)
    if j is None:
        return False
    return (inside[j] or layouts[j].score >= CLEAR) and layouts[j].sentence and layouts[j].length >= 100


def _next_free(layouts: list[Layout], roles: list[Role | None]) -> list[Layout | None]:
    """For each line the next one that has no role yet."""
    following: list[Layout | None] = [None] * len(layouts)
    held = None
    for i in range(len(layouts) - 1, -1, -1):
        following[i] = held
        held = layouts[i] if roles[i] is None else held
    return following


def _by_itself(x: Layout) -> Role | None:
    """What a line shows without its neighbours."""
    template = x.match.template
    if template is not None and template.effect == "line":
        return template.role, f"template: {template.text}"
    if x.length > 400:
        return None
    if x.length <= 120:
        if bylines.is_byline(x.text):
            return "byline", "von or by, and names"
        found = dates.find_dates(x.text)
        if found and sum(d.end - d.start for d in found) + 25 >= x.length:
            return DATE
        if _SLUG.fullmatch(x.text):
            return "slug", "words joined by hyphens"
        if _HASHTAG.fullmatch(x.text):
            return "tags", "hashtag"
        if _ADDRESS.fullmatch(x.text):
            return "navigation", "line that holds only an address"
        if signoffs.is_dateline(x.text):
            return "dateline", "place on a line of its own"
    if signoffs.has_credit(x.text):
        return "caption", "picture credit"
    return None


def _follow_templates(layouts: list[Layout], roles: list[Role | None]) -> None:
    """Templates that speak for the lines after them: `block` until the article resumes, `rest` for all that follows."""
    seen, role, rest, short, room, shorts = 0, None, False, None, 0, 0
    for i, x in enumerate(layouts):
        template = x.match.template
        if template is not None and template.effect in COST and template.effect != "line":
            rest = rest or (template.effect == "rest" and seen >= ENOUGH)
            role = template.role, f"template: {template.text}"
            roles[i], short, room, shorts = role, None, BLOCK_LINES, 0
            if seen < ENOUGH:
                role = None
        elif roles[i] not in (None, DATE):
            continue
        elif role and (rest or (room and not _resumes(layouts, i, shorts))):
            menu = role[0] == "advert" and x.bullet  # a list after an advert is the page's own menu
            roles[i] = "navigation" if menu else role[0], f"after {role[1]}"
            short, room, shorts = i, room - 1, 0 if x.score >= CLEAR else shorts + 1
        elif roles[i] is None:
            if role and short is not None and shorts > 1 and _may_be_heading(layouts[short]):
                roles[short] = None  # the last short line before the article resumes may be its heading
            role = short = None
            if x.score >= CLEAR:
                seen += x.length


def _resumes(layouts: list[Layout], i: int, shorts: int) -> bool:
    """Whether the article goes on at line i: a clear paragraph that is no teaser under its own headline."""
    x = layouts[i]
    if x.score < CLEAR:
        return False
    if x.length >= 280 or shorts >= LIST_LINES:
        return True
    after = layouts[i + 1] if i + 1 < len(layouts) else None
    return after is not None and after.score >= CLEAR and min(x.length, after.length) >= PAIR


def _may_be_heading(x: Layout) -> bool:
    return x.length < 140 and x.n_words > 1 and not x.bullet and not x.match.hints


def _article(layouts: list[Layout], roles: list[Role | None]) -> list[bool]:
    """Whether each line lies in the article: in the best of the maximal runs of scores, or in another that is long."""
    runs = _maximal_runs([_value(x, role) for x, role in zip(layouts, roles, strict=True)])
    best = max((total for total, *_ in runs), default=0.0)
    clear = sum(x.length for x, role in zip(layouts, roles, strict=True) if role is None and x.score >= CLEAR)
    inside = [clear < SCANT] * len(layouts)  # a page of short lines only: losing them would lose the text
    for total, first, last in runs:
        if total >= min(best, LONG_RUN):
            inside[first : last + 1] = [True] * (last + 1 - first)
    return inside


def _value(x: Layout, role: Role | None) -> float:
    """What a line adds to a run."""
    if role is None:
        return min(max(x.score, LOWEST), HIGHEST)
    if role[1].startswith("after "):
        return LOWEST
    return COST[x.match.template.effect] if x.match.template is not None else -0.5


def _maximal_runs(values: list[float]) -> list[tuple[float, int, int]]:
    """All maximal scoring subsequences (sum, first, last), in linear time: Ruzzo and Tompa, ISMB 1999."""
    runs: list[tuple[float, int, int, float, float]] = []  # sum, first, last, sum left of it, sum up to its end
    total = 0.0
    for i, value in enumerate(values):
        if value <= 0:
            total += value
            continue
        run = (i, total, total + value)
        total += value
        first, left, right = run
        while True:
            k = len(runs) - 1
            while k >= 0 and runs[k][3] >= left:
                k -= 1
            if k < 0 or runs[k][4] >= right:
                runs.append((right - left, first, i, left, right))
                break
            first, left = runs[k][1], runs[k][3]
            del runs[k:]
    return [run[:3] for run in runs]


def _inside(x: Layout, after: Layout | None) -> Role:
    """A line within the article; `after` is the next that no rule has named."""
    if x.score < -1 and x.match.hints:
        return x.match.hints[0], "words for the reader"
    if x.sentence or x.length >= 140 or (x.text.endswith(":") and x.n_words > 3):
        return "body", "paragraph"
    if x.bullet and x.score < -1:
        return "navigation", "item of a list that is no sentence"
    found = dates.find_dates(x.text)
    if found and found[-1].end >= x.length - 1:
        return "caption", "short line that ends with a date"
    if after is not None and after.score > 0 and x.length >= 4:
        return "heading", "short line before a paragraph"
    if x.bullet:
        return "body", "item of a list"
    if 3 <= x.n_words <= 14 and x.score > -3 and not x.text[-1].isdigit():
        return "heading", "words inside the article"
    return "navigation", "short line that no paragraph follows"


def _is_lede(x: Layout) -> bool:
    """A sentence, or words enough for one, that may stand between a title and the first paragraph."""
    return x.length <= 300 and not x.match.hints and x.score > -1.5 and (x.sentence or x.n_words >= 9)


def _mark_lede(layouts: list[Layout], roles: list[Role | None]) -> None:
    """The first paragraph is a lede where it is short, shorter than the next, and no dateline opens it."""
    body = [i for i, role in enumerate(roles) if role and role[0] == "body"][:2]
    if len(body) == 2:
        one, two = (layouts[i] for i in body)
        if one.length <= 260 and one.length < 0.8 * two.length and one.text.count(". ") <= 1:
            roles[body[0]] = "lede", "short paragraph before a longer one"


def _mark_author_box(layouts: list[Layout], roles: list[Role | None]) -> None:
    """A name on a line of its own, and the paragraph after it that begins with that name; hints at the very end."""
    free = [i for i, role in enumerate(roles) if role is None]
    for i, j in pairwise(free):
        name, text = layouts[i].text, layouts[j].text
        if (
            2 <= layouts[i].n_words <= 4
            and name.istitle()
            and layouts[j].sentence
            and not name.startswith(("*", "+"))
            and text.startswith(name + " ")
            and len(text) > len(name) + 20
        ):
            roles[j] = "author_box", "paragraph that begins with the name above it"
            for k in free:
                if layouts[k].text == name:
                    roles[k] = "author_box", "name above a paragraph about its bearer"
    for i in reversed(free):
        if "author_box" in layouts[i].match.hints:
            roles[i] = "author_box", "words about the author after the article"
        elif layouts[i].score >= CLEAR and roles[i] is None:
            break


def _mark_names(layouts: list[Layout], roles: list[Role | None], title: int | None) -> None:
    """Names on a line of their own near the title, or before the first paragraph where there is none."""
    body = next((i for i, role in enumerate(roles) if role and role[0] == "body"), len(roles))
    start, end = (0, body) if title is None else (max(title - 2, 0), min(title + bylines.NEAR, len(roles)))
    for i in range(start, end):
        x, role = layouts[i], roles[i]
        if x.length > 120 or not role or not (role[1] in _WHERE or (role[0] == "heading" and i <= body)):
            continue
        dated = any(near and near[0] == "date" for near in roles[max(i - 2, 0) : i + 3])
        if bylines.is_names(x.text, known=not dated):
            roles[i] = "byline", "names before the article"
        elif role[0] != "heading" and bylines.nickname(x.text):
            roles[i] = "byline", "von or by, and one word"
