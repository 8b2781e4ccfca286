"""The page as a whole: where the article starts and ends, its title, its lede, its headings, and
what lies around.
"""

from __future__ import annotations

import re
from itertools import pairwise

from helpers.corpus.lines import extent, headline, lists
from helpers.corpus.lines.headline import Role
from helpers.corpus.lines.layout import CLEAR, Layout, weights
from helpers.corpus.printed import bylines, dates, signoffs

ENOUGH = 400  # characters of article that must stand before a "rest" template may end it
LEDES = 2  # a deck above the byline and a first paragraph below it
PEOPLE = 8  # names that may stand under one "von" or "by"
SUMMARY = 300  # characters of a teaser's summary at most
AHEAD = 6  # lines among which the next three are looked for
PAIR = 120  # characters of two paragraphs in a row that resume the article
LIST_LINES = 3  # short lines after a block template that make a list, not headlines with teasers
BLOCK_LINES = 30  # lines that a block template speaks for at most
_SLUG = re.compile(r"[a-z0-9äöüß]+(?:[-_][a-z0-9äöüß]+){2,20}(?:\.html?)?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_KICKER = re.compile(r"^:|\S :(?:\s|$)")  # "Krieg im Osten : Was nun folgt": two parts of a link
_PRICE = re.compile(r"[$€£]\s?\d[\d.,]*\s")
_HASHTAG = re.compile(r"[-•*]?\s?#\w+")

_WHERE = "line before the article", "line between or after the parts of the article"
_SHORT = "item of a list that is no sentence", "short line that no paragraph follows"

OTHER = "kicker and headline of another text"
BLANK: Role = ("blank", "no characters")
BYLINE: Role = ("byline", "von or by, and names")
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
    layouts = [x if x.sentence or x.text[-1] != ")" else _signed(x) for x in layouts]
    roles = [_by_itself(x) for x in layouts]
    _follow_templates(layouts, roles)
    _mark_author_box(layouts, roles)
    _mark_named(layouts, roles)
    inside, best = extent.find(layouts, roles)
    first = inside.index(True) if True in inside else len(layouts)
    last = len(inside) - inside[::-1].index(True) - 1 if True in inside else -1
    parts = extent.parts(layouts, roles, inside, first, last)
    headline_at = headline.find(layouts, roles, (first, best))
    if headline_at is not None:
        roles[headline_at] = headline.TITLE
    following = _next_free(layouts, roles)
    title, begun, apart = -9, False, 9
    for i, x in enumerate(layouts):
        if roles[i] is None and not begun and apart <= 6 and i - title <= 30 and _is_lede(x):
            roles[i] = "lede", "sentence under the title"
        elif roles[i] is None:
            roles[i] = _inside(x, following[i]) if parts[i] else ("navigation", _WHERE[i > first])
        if i == headline_at:
            title, begun, apart = i, False, 0
        begun = begun or roles[i][0] in ("body", "heading")
        apart += not (x.bullet and x.length < 30)
    _mark_teasers(layouts, roles)
    lists.mark(layouts, roles, (*_WHERE, *_SHORT))
    _mark_lede(layouts, roles)
    _mark_names(layouts, roles, headline_at)
    return roles


def _signed(x: Layout) -> Layout:
    """A line that its author's initials end is a sentence all the same."""
    weight = weights()
    worth = weight["sentence_end"] - weight["no_sentence_end"]
    return x._replace(sentence=True, score=x.score + worth) if signoffs.is_signed(x.text) else x


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
        if x.length < 70 and _PRICE.match(x.text):
            return "advert", "short line that begins with a price"
        if bylines.is_byline(x.text):
            return BYLINE
        found = dates.find_dates(x.text)
        if found and sum(d.end - d.start for d in found) + 25 >= x.length:
            return DATE
        if x.n_words == 1 and _SLUG.fullmatch(x.text):
            return "slug", "words joined by hyphens"
        if "#" in x.text and _HASHTAG.fullmatch(x.text):
            return "tags", "hashtag"
        if x.n_words == 1 and _ADDRESS.fullmatch(x.text):
            return "navigation", "line that holds only an address"
        if signoffs.is_dateline(x.text):
            return "dateline", "place on a line of its own"
    if signoffs.has_credit(x.text):
        return "caption", "picture credit"
    if x.length <= 250 and signoffs.points(x.text):
        return "caption", "who stands where in a picture"
    return None


def _follow_templates(layouts: list[Layout], roles: list[Role | None]) -> None:
    """Templates that speak for the lines after them: `block` until the article resumes, `rest` for
    all that follows.
    """
    seen, role, rest, short, room, shorts = 0, None, False, None, 0, 0
    for i, x in enumerate(layouts):
        template = x.match.template
        if template is not None and template.effect in ("block", "rest"):
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
            if role and short is not None and shorts > 1 and extent.may_be_heading(layouts[short]):
                roles[short] = (
                    None  # the last short line before the article resumes may be its heading
                )
            role = short = None
            if x.score >= CLEAR:
                seen += x.length


def _resumes(layouts: list[Layout], i: int, shorts: int) -> bool:
    """Whether the article goes on at line i: a clear paragraph that is no teaser under its own
    headline.
    """
    x = layouts[i]
    if x.score < CLEAR:
        return False
    if x.length >= 280 or shorts >= LIST_LINES:
        return True
    after = [y for y in layouts[i + 1 : i + 1 + AHEAD] if not _is_label(y)][:3]
    if (
        len(after) == 3
        and x.length >= extent.LONG_LINE
        and extent.may_be_heading(after[0])
        and after[2].score >= CLEAR
    ):
        after = after[1:]  # a heading may stand between, where two paragraphs follow it
    return bool(after) and after[0].score >= CLEAR and min(x.length, after[0].length) >= PAIR


def _is_label(x: Layout) -> bool:
    """Whether a template drops this line alone: an insert that leaves the lines around it
    neighbours.
    """
    return x.match.template is not None and x.match.template.effect == "line"


def _inside(x: Layout, after: Layout | None) -> Role:
    """A line within the article; `after` is the next that no rule has named."""
    if x.score < -1 and x.match.hints:
        return x.match.hints[0], "words for the reader"
    if x.sentence or x.length >= 140 or (x.text.endswith(":") and x.n_words > 3):
        return "body", "paragraph"
    if x.bullet and x.score < -1:
        return "navigation", _SHORT[0]
    if _KICKER.search(x.text):
        return "navigation", OTHER
    found = dates.find_dates(x.text)
    if found and found[-1].end >= x.length - 1:
        return "caption", "short line that ends with a date"
    if after is not None and after.score > 0 and x.length >= 4:
        return "heading", "short line before a paragraph"
    if x.bullet:
        return "body", "item of a list"
    if 3 <= x.n_words <= 14 and x.score > -3 and not x.text[-1].isdigit():
        return "heading", "words inside the article"
    return "navigation", _SHORT[1]


def _is_lede(x: Layout) -> bool:
    """A sentence, or words enough for one, that may stand between a title and the first
    paragraph.
    """
    return (
        x.length <= 300
        and not x.match.hints
        and not _KICKER.search(x.text[:140])
        and x.score > -1.5
        and (x.sentence or x.n_words >= 9)
    )


def _mark_lede(layouts: list[Layout], roles: list[Role | None]) -> None:
    """No more than LEDES under a title; the first paragraph is one where it is short and shorter
    than the next.
    """
    ledes = [i for i, role in enumerate(roles) if role and role[0] == "lede"]
    for i in ledes[LEDES:]:
        roles[i] = "body", "paragraph under the title"
    body = [i for i, role in enumerate(roles) if role and role[0] == "body"][:2]
    if len(body) == 2 and len(ledes) < LEDES:
        one, two = (layouts[i] for i in body)
        if one.length <= 260 and one.length < 0.8 * two.length and one.text.count(". ") <= 1:
            roles[body[0]] = "lede", "short paragraph before a longer one"


def _mark_author_box(layouts: list[Layout], roles: list[Role | None]) -> None:
    """A name on a line of its own, and the paragraph after it that begins with that name; hints at
    the very end.
    """
    free = [i for i, role in enumerate(roles) if role is None]
    bearers = set()
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
            bearers.add(name)
    for i in free:
        if layouts[i].text in bearers:
            roles[i] = "author_box", "name above a paragraph about its bearer"
    for i in reversed(free):
        if "author_box" in layouts[i].match.hints:
            roles[i] = "author_box", "words about the author after the article"
        elif layouts[i].score >= CLEAR and roles[i] is None:
            break


def _mark_named(layouts: list[Layout], roles: list[Role | None]) -> None:
    """The lines of names under one that announces them ("Von", "Published by", "Autor:")."""
    for i, x in enumerate(layouts):
        if x.n_words <= 4 and x.length <= 40 and bylines.is_label(x.text):
            end = i + 1
            while end < min(len(layouts), i + 1 + PEOPLE) and roles[end] is None:
                if not bylines.is_names(layouts[end].text, known=False):
                    break
                end += 1
            if end > i + 1:
                roles[i:end] = [BYLINE] + [("byline", "names under von or by")] * (end - i - 1)


def _mark_teasers(layouts: list[Layout], roles: list[Role]) -> None:
    """Within the article, the headline of another text above its byline, with or without a summary
    between them.
    """
    seen = 0
    for i, (x, role) in enumerate(zip(layouts, roles, strict=True)):
        seen += x.length if role[0] == "body" else 0
        if role == BYLINE and seen >= ENOUGH and i > 1:
            start = i - 1 if roles[i - 1][0] == "heading" else i - 2
            headline = roles[start][0] == "heading" or roles[start][1] == OTHER
            if headline and layouts[i - 1].length < SUMMARY:
                roles[start:i] = [("navigation", "above another text's byline")] * (i - start)


def _mark_names(layouts: list[Layout], roles: list[Role | None], title: int | None) -> None:
    """Names on a line of their own near the title, or before the first paragraph where there is
    none.
    """
    body = next((i for i, role in enumerate(roles) if role and role[0] == "body"), len(roles))
    start, end = (
        (0, body) if title is None else (max(title - 2, 0), min(title + bylines.NEAR, len(roles)))
    )
    for i in range(start, end):
        x, role = layouts[i], roles[i]
        if (
            x.length > 120
            or not role
            or not (role[1] in _WHERE or (role[0] == "heading" and i <= body))
        ):
            continue
        dated = any(near and near[0] == "date" for near in roles[max(i - 2, 0) : i + 3])
        if bylines.is_names(x.text, known=not dated):
            roles[i] = "byline", "names before the article"
        elif role[0] != "heading" and bylines.nickname(x.text):
            roles[i] = "byline", "von or by, and one word"
