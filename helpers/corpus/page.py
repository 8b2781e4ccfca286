"""The page as a whole: where the article starts and ends, its title, its lede, its headings, and what lies around."""

from __future__ import annotations

import re
from itertools import pairwise

from helpers.corpus import dates
from helpers.corpus.layout import Layout

CLEAR = 2.0  # score from which a line is a paragraph of the article without asking its neighbours
ENOUGH = 400  # characters of article that must stand before a "rest" template may end it
_SLUG = re.compile(r"[a-z0-9äöüß]+(?:[-_][a-z0-9äöüß]+){2,20}(?:\.html?)?")
_HASHTAG = re.compile(r"[-•*]?\s?#\w+")

Role = tuple[str, str]


def label_page(layouts: list[Layout]) -> list[Role]:
    """(role, rule) of every line of one page, in order."""
    roles: list[Role | None] = [("blank", "no characters") if not x.length else _by_itself(x) for x in layouts]
    _follow_templates(layouts, roles)
    _mark_author_box(layouts, roles)
    clear = [i for i, x in enumerate(layouts) if roles[i] is None and x.score >= CLEAR]
    first, last = (clear[0], clear[-1]) if clear else (len(layouts), -1)
    _head(layouts, roles, first)
    for i, x in enumerate(layouts):
        if roles[i] is None:
            roles[i] = _inside(layouts, roles, i) if first <= i <= last else _outside(x, i > last)
    _mark_lede(layouts, roles)
    return roles


def _by_itself(x: Layout) -> Role | None:
    """What a line shows without its neighbours."""
    if x.template is not None and x.template.effect == "line":
        return x.template.role, f"template: {x.template.text}"
    if x.length <= 120:
        found = dates.find_dates(x.text)
        if found and sum(d.end - d.start for d in found) + 25 >= x.length:
            return "date", "line that holds only a date"
        if _SLUG.fullmatch(x.text):
            return "slug", "words joined by hyphens"
        if _HASHTAG.fullmatch(x.text):
            return "tags", "hashtag"
    return None


def _follow_templates(layouts: list[Layout], roles: list[Role | None]) -> None:
    """Templates that speak for the lines after them: `block` for the short ones that follow, `rest` for all."""
    seen, role, rest = 0, None, False
    for i, x in enumerate(layouts):
        if x.template is not None and x.template.effect != "line":
            rest = x.template.effect == "rest" and seen >= ENOUGH
            role = x.template.role, f"template: {x.template.text}"
            roles[i] = role
        elif role and x.length and (rest or x.score < CLEAR) and (roles[i] is None or roles[i][0] == "date"):
            roles[i] = role[0], f"after {role[1]}"
        elif roles[i] is None:
            role = None
            seen += x.length


def _head(layouts: list[Layout], roles: list[Role | None], first: int) -> None:
    """The title: the longest line before the first paragraph that is no sentence."""
    before = [i for i in range(min(first, len(layouts))) if roles[i] is None]
    titles = [i for i in before if 15 <= layouts[i].length <= 200 and not layouts[i].text.endswith((".", ":"))]
    if titles and first < len(layouts):
        best = max(titles, key=lambda i: layouts[i].length)
        roles[best] = "title", "longest line before the first paragraph"


def _inside(layouts: list[Layout], roles: list[Role | None], i: int) -> Role:
    """A line between the first and the last clear paragraph."""
    x = layouts[i]
    if x.sentence or x.length >= 140:
        return "body", "paragraph"
    after = next((y for y, r in zip(layouts[i + 1 :], roles[i + 1 :], strict=True) if y.length), None)
    if after is not None and after.score > 0 and x.length >= 4:
        return "heading", "short line before a paragraph"
    return "navigation", "short line that no paragraph follows"


def _outside(x: Layout, after: bool) -> Role:
    if x.sentence and x.score >= 0.5:
        return "body", "sentence at the edge of the article"
    return "navigation", "short line after the article" if after else "short line before the article"


def _mark_lede(layouts: list[Layout], roles: list[Role | None]) -> None:
    """The first paragraph is a lede where it is short, shorter than the next, and no dateline opens it."""
    body = [i for i, role in enumerate(roles) if role and role[0] == "body"][:2]
    if len(body) == 2:
        one, two = (layouts[i] for i in body)
        if one.length <= 260 and one.length < 0.8 * two.length and one.text.count(". ") <= 1:
            roles[body[0]] = "lede", "short paragraph before a longer one"


def _mark_author_box(layouts: list[Layout], roles: list[Role | None]) -> None:
    """A name on a line of its own, and the paragraph after it that begins with that name."""
    free = [i for i, role in enumerate(roles) if role is None]
    for i, j in pairwise(free):
        name, text = layouts[i].text, layouts[j].text
        if (
            2 <= layouts[i].n_words <= 4
            and name.istitle()
            and text.startswith(name + " ")
            and len(text) > len(name) + 20
        ):
            roles[j] = "author_box", "paragraph that begins with the name above it"
            for k in free:
                if layouts[k].text == name:
                    roles[k] = "author_box", "name above a paragraph about its bearer"
