"""The page as a whole: where the article starts and ends, its title, its lede, its headings, and
what lies around.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from helpers.corpus.lines import extent, headline, named
from helpers.corpus.lines.headline import Role
from helpers.corpus.lines.layout import CLEAR, Layout
from helpers.corpus.printed import bylines

LEDES = 2  # a deck above the byline and a first paragraph below it
SUMMARY = 300  # characters of a teaser's summary at most
LONGEST_LEDE = 300  # characters of a lede at most
WORDS_OF_LEDE = 9  # words from which a line without a full stop may be a lede
HEADING = range(3, 15)  # words of a heading that no paragraph follows
LOW = -3  # score that such a heading stays above
SHORTEST_HEADING = 4  # characters of a heading at least
SENTENCE = 1  # score from which a line goes on with the article that stands above it
FURNITURE = -1  # score below which a line is rather a part of the page's frame
LONG_LINE = 140  # characters of a line that is no heading or label
LOWEST = -1.5  # score that a lede stays above
LONGEST_NAMES = 120  # characters of a line of names
FIRST_LEDE = 260  # characters of a first paragraph that may be a lede
CREDITS, LONGEST_CREDIT = 4, 100  # lines "Job: name", and their characters
SHORTER = 0.8  # of the next paragraph's length, which a first one that is a lede stays below
_KICKER = re.compile(r"^:|\S :(?:\s|$)")  # "Krieg im Osten : Was nun folgt": two parts of a link
_CREDIT = re.compile(r"[^\W\d][^:.!?/@\d]{1,40}[^\s:]:\s[^\d@/:]{3,80}")

_WHERE = "line before the article", "line between or after the parts of the article"

_SHORT = (
    "short line before a paragraph",
    "words inside the article",
    "short line inside the article",
)
PARAGRAPH: Role = ("body", "paragraph")
ANNOUNCED: Role = ("body", "list that a colon announces")
OTHER = "kicker and headline of another text"
BLANK: Role = ("blank", "no characters")


def label_page(layouts: list[Layout], whole: bool = False) -> list[Role]:
    """(role, rule) of every line of one page, in order; blank lines separate nothing.

    `whole` says that the text has been cut out of its page: no line of it is dropped for its place.
    """
    roles: list[Role] = [BLANK] * len(layouts)
    rows = [i for i, x in enumerate(layouts) if x.length]
    for i, role in zip(rows, _label_lines([layouts[i] for i in rows], whole), strict=True):
        roles[i] = role
    return roles


def _label_lines(layouts: list[Layout], whole: bool) -> list[Role]:
    """The same for lines that hold something."""
    layouts = [x if x.sentence or x.text[-1] != ")" else named.signed(x) for x in layouts]
    roles = named.roles_of(layouts)
    where = extent.find(layouts, roles, whole)
    headline_at = headline.find(layouts, roles, (where.first, where.best))
    if headline_at is not None:
        roles[headline_at] = headline.TITLE
        where = extent.from_title(where, layouts, roles, headline_at)
    labelled = _sorted_out(layouts, roles, where, headline_at)
    _mark_credits(layouts, labelled)
    _mark_teasers(layouts, labelled)
    _mark_lede(layouts, labelled)
    _mark_names(layouts, labelled, headline_at)
    return labelled


def _sorted_out(
    layouts: list[Layout], roles: list[Role | None], where: extent.Extent, title: int | None
) -> list[Role]:
    """The role of every line: what no rule has named belongs to the article where it stands inside
    it, sums it up under the title, follows its colon or its last sentence, or is a paragraph.
    """
    following = dict(pairwise(i for i, role in enumerate(roles) if role is None))
    labelled: list[Role] = []
    announced = False  # by a colon
    under = False  # the title, or a summary below it, with nothing but short lines since
    ended = False  # by a line of furniture below it
    for i, (x, role) in enumerate(zip(layouts, roles, strict=True)):
        framed = role is not None and extent.is_frame(x, role)
        ended = i > where.last and (ended or framed)
        goes_on = i > where.last and not ended and (x.score >= SENTENCE or named.announces(x))
        if role is None and under and i <= where.last and _is_lede(x):
            role = "lede", "sentence under the title"
        elif role is None and (
            where.first <= i <= where.last or x.score >= CLEAR or (goes_on and i > where.last)
        ):
            role = _inside(x, layouts[following[i]] if i in following else None)
        elif role is None and announced:
            role = ANNOUNCED
        labelled.append(role or ("navigation", _WHERE[i > where.first]))
        announced = not framed and (announced or (labelled[i][0] == "body" and x.text[-1] == ":"))
        under = i == title or (under and labelled[i][0] not in ("body", "heading"))
    return labelled


# What a line within the article is, by itself and by the next that no rule has named: the first
# that holds.
INSIDE: tuple[tuple[Callable[[Layout, Layout | None], object], Role], ...] = (
    (
        lambda x, after: x.sentence or x.length >= LONG_LINE or x.text.endswith(":"),
        PARAGRAPH,
    ),
    (lambda x, after: _KICKER.search(x.text), ("navigation", OTHER)),
    (lambda x, after: x.bullet, ("body", "item of a list")),
    (
        lambda x, after: after is not None and after.score > 0 and x.length >= SHORTEST_HEADING,
        ("heading", _SHORT[0]),
    ),
    (
        lambda x, after: x.n_words in HEADING and x.score > LOW and not x.text[-1].isdigit(),
        ("heading", _SHORT[1]),
    ),
    (lambda x, after: True, ("body", _SHORT[2])),
)


def _inside(x: Layout, after: Layout | None) -> Role:
    """A line within the article; `after` is the next that no rule has named."""
    if x.score < FURNITURE and x.match.hints:
        return x.match.hints[0], "words for the reader"
    return next(role for holds, role in INSIDE if holds(x, after))


def _is_lede(x: Layout) -> bool:
    """A sentence, or words enough for one, that may stand between a title and the first
    paragraph.
    """
    return (
        x.length <= LONGEST_LEDE
        and not x.match.hints
        and not _KICKER.search(x.text[:LONG_LINE])
        and x.score > LOWEST
        and (x.sentence or x.n_words >= WORDS_OF_LEDE)
    )


def _mark_credits(layouts: list[Layout], roles: list[Role]) -> None:
    """Who did what for the article ("Kamera: Anna Berg"), where several such lines follow it."""
    found = [
        i
        for i, (x, role) in enumerate(zip(layouts, roles, strict=True))
        if role[1] == _WHERE[1] and x.length <= LONGEST_CREDIT and _CREDIT.fullmatch(x.text)
    ]
    for i in found if len(found) >= CREDITS else []:
        roles[i] = "body", "credits at the end of the article"


def _mark_lede(layouts: list[Layout], roles: list[Role]) -> None:
    """No more than LEDES under a title; the first paragraph is one where it is short and shorter
    than the next.
    """
    ledes = [i for i, role in enumerate(roles) if role[0] == "lede"]
    for i in ledes[LEDES:]:
        roles[i] = "body", "paragraph under the title"
    body = [i for i, role in enumerate(roles) if role == PARAGRAPH][:2]
    if len(body) == 2 and len(ledes) < LEDES:
        one, two = (layouts[i] for i in body)
        if (
            one.length <= FIRST_LEDE
            and one.length < SHORTER * two.length
            and one.text.count(". ") <= 1
        ):
            roles[body[0]] = "lede", "short paragraph before a longer one"


def _mark_teasers(layouts: list[Layout], roles: list[Role]) -> None:
    """Within the article, the headline of another text above its byline, with or without a summary
    between them.
    """
    seen = 0
    for i, (x, role) in enumerate(zip(layouts, roles, strict=True)):
        seen += x.length if role[0] == "body" and x.plain else 0
        if role == named.BYLINE and seen >= named.ENOUGH and i > 1:
            start = i - 1 if roles[i - 1][1] in _SHORT else i - 2
            headline = roles[start][1] in (*_SHORT, OTHER)
            if headline and layouts[i - 1].length < SUMMARY:
                roles[start:i] = [("navigation", "above another text's byline")] * (i - start)


def _mark_names(layouts: list[Layout], roles: list[Role], title: int | None) -> None:
    """Names on a line of their own near the title, or before the first paragraph where there is
    none.
    """
    body = next((i for i, role in enumerate(roles) if role[0] == "body"), len(roles))
    start = 0 if title is None else max(title - 2, 0)
    end = body if title is None else min(title + bylines.NEAR, len(roles))
    for i in range(start, end):
        text, (role, rule) = layouts[i].text, roles[i]
        heads = rule in _SHORT and i <= body
        if len(text) > LONGEST_NAMES or not (heads or rule in _WHERE):
            continue
        dated = any(near == "date" for near, _ in roles[max(i - 2, 0) : i + 3])
        if bylines.is_names(text, known=not dated):
            roles[i] = "byline", "names before the article"
        elif role != "heading" and bylines.nickname(text):
            roles[i] = "byline", "von or by, and one word"
