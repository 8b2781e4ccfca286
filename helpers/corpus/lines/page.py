"""The page as a whole: where the article starts and ends, its title, its lede, its headings, and
what lies around.
"""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise, takewhile

from helpers.corpus.lines import extent, headline
from helpers.corpus.lines.headline import Role
from helpers.corpus.lines.layout import CLEAR, Layout, weights
from helpers.corpus.printed import bylines, dates, signoffs

ENOUGH = 400  # characters of article that must stand before a "rest" template may end it
LEDES = 2  # a deck above the byline and a first paragraph below it
PEOPLE = 8  # names that may stand under one "von" or "by"
SUMMARY = 300  # characters of a teaser's summary at most
LIST_LINES = 3  # short lines after a block template that make a list, not headlines with teasers
BLOCK_LINES = 30  # lines that a block template speaks for at most
LONG_PARAGRAPH = 200  # characters of a paragraph that is no teaser by itself
LONGEST_LEDE = 300  # characters of a lede at most
WORDS_OF_LEDE = 9  # words from which a line without a full stop may be a lede
HEADING = range(3, 15)  # words of a heading that no paragraph follows
LOW = -3  # score that such a heading stays above
SHORTEST_HEADING = 4  # characters of a heading at least
LABEL = 4  # words of a line that announces names at most
ANNOUNCING = 3  # words of a line with a colon at its end that announces a list
GOES_ON = 1  # score from which a line goes on with the article that stands above it
FURNITURE = -1  # score below which a line is rather a part of the page's frame
BESIDE_DATE = 25  # characters beside the dates in a line that holds nothing else
LONG_LINE = 140  # characters of a line that is no heading or label
LOWEST = -1.5  # score that a lede stays above
LONGEST_NAMES = 120  # characters of a line of names
FIRST_LEDE = 260  # characters of a first paragraph that may be a lede
CREDITS, LONGEST_CREDIT = 4, 100  # lines "Job: name", and their characters
BUTTON = 3  # times that a button stands on a page
LONGEST_BUTTON, WORDS_OF_BUTTON = 40, 3  # its characters and words
SHORTER = 0.8  # of the next paragraph's length, which a first one that is a lede stays below
BEARER = 20  # characters about a person that follow the name in an author box at least
_SLUG = re.compile(r"[a-z0-9äöüß]+(?:[-_][a-z0-9äöüß]+){2,20}(?:\.html?)?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_KICKER = re.compile(r"^:|\S :(?:\s|$)")  # "Krieg im Osten : Was nun folgt": two parts of a link
_PRICE = re.compile(r"[$€£]\s?\d[\d.,]*\s")
_NUMBER = re.compile(r"\d")
_CREDIT = re.compile(r"[^\W\d][^:.!?/@\d]{1,40}[^\s:]:\s[^\d@/:]{3,80}")
_HASHTAG = re.compile(r"[-•*]?\s?#\w+")

_WHERE = "line before the article", "line between or after the parts of the article"

ANNOUNCED: Role = ("body", "list that a colon announces")
OTHER = "kicker and headline of another text"
BLANK: Role = ("blank", "no characters")
BYLINE: Role = ("byline", "von or by, and names")
DATE: Role = ("date", "line that holds only a date")
NAMED: Role = ("byline", "names under von or by")


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
    layouts = [x if x.sentence or x.text[-1] != ")" else _signed(x) for x in layouts]
    roles = [_by_itself(x) for x in layouts]
    _follow_templates(layouts, roles)
    _mark_author_box(layouts, roles)
    _mark_named(layouts, roles)
    _mark_repeated(layouts, roles)
    where = extent.find(layouts, roles, whole)
    headline_at = headline.find(layouts, roles, (where.first, where.best))
    if headline_at is not None:
        roles[headline_at] = headline.TITLE
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
    ended = False  # by a line that a rule has named below the article
    for i, (x, role) in enumerate(zip(layouts, roles, strict=True)):
        ended = ended or (i > where.last and (role is not None or bool(x.match.hints)))
        announces = x.text[-1] == ":" and x.n_words >= ANNOUNCING
        goes_on = i > where.last and not ended and (x.score >= GOES_ON or announces)
        if role is None and under and _is_lede(x):
            role = "lede", "sentence under the title"
        elif role is None and (where.first <= i <= where.last or x.score >= CLEAR or goes_on):
            role = _inside(x, layouts[following[i]] if i in following else None)
        elif role is None and announced:
            role = ANNOUNCED
        labelled.append(role or ("navigation", _WHERE[i > where.first]))
        announced = labelled[i] == ANNOUNCED or (labelled[i][0] == "body" and x.text[-1] == ":")
        under = i == title or (under and labelled[i][0] not in ("body", "heading"))
    return labelled


def _signed(x: Layout) -> Layout:
    """A line that its author's initials end is a sentence all the same."""
    weight = weights()
    worth = weight["sentence_end"] - weight["no_sentence_end"]
    return x._replace(sentence=True, score=x.score + worth) if signoffs.is_signed(x.text) else x


def _is_date(x: Layout) -> bool:
    """Whether a line holds dates and hardly anything else."""
    found = dates.find_dates(x.text)
    return bool(found) and sum(d.end - d.start for d in found) + BESIDE_DATE >= x.length


def _ends_with_date(x: Layout) -> bool:
    found = dates.find_dates(x.text)
    return bool(found) and found[-1].end >= x.length - 1


# What a line of at most so many characters is by itself: the first that holds.
ALONE: tuple[tuple[int, Callable[[Layout], object], Role], ...] = (
    (69, lambda x: _PRICE.match(x.text), ("advert", "short line that begins with a price")),
    (120, lambda x: bylines.is_byline(x.text), BYLINE),
    (120, _is_date, DATE),
    (
        120,
        lambda x: x.n_words == 1 and _SLUG.fullmatch(x.text),
        ("slug", "words joined by hyphens"),
    ),
    (120, lambda x: "#" in x.text and _HASHTAG.fullmatch(x.text), ("tags", "hashtag")),
    (
        120,
        lambda x: x.n_words == 1 and _ADDRESS.fullmatch(x.text),
        ("navigation", "line that holds only an address"),
    ),
    (
        120,
        lambda x: signoffs.is_dateline(x.text),
        ("dateline", "place on a line of its own"),
    ),
    (400, lambda x: signoffs.has_credit(x.text), ("caption", "picture credit")),
    (250, lambda x: signoffs.points(x.text), ("caption", "who stands where in a picture")),
)


def _by_itself(x: Layout) -> Role | None:
    """What a line shows without its neighbours."""
    template = x.match.template
    if template is not None and template.effect == "line":
        return template.role, f"template: {template.text}"
    fitting = (role for most, holds, role in ALONE if x.length <= most and holds(x))
    return next(fitting, None)


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
        elif role and (rest or (room and not _resumes(x, shorts))):
            menu = role[0] == "advert" and x.bullet  # a list after an advert is the page's own menu
            roles[i] = "navigation" if menu else role[0], f"after {role[1]}"
            short, room, shorts = i, room - 1, 0 if x.score >= CLEAR else shorts + 1
        elif roles[i] is None:
            if role and short is not None and shorts > 1 and extent.may_be_heading(layouts[short]):
                roles[short] = (
                    None  # the last short line before the article resumes may be its heading
                )
            role = short = None
            if x.plain:
                seen += x.length


def _resumes(x: Layout, shorts: int) -> bool:
    """Whether the article goes on: a paragraph too long for a teaser, or one below a list."""
    return x.score >= CLEAR and (x.length >= LONG_PARAGRAPH or shorts >= LIST_LINES)


# What a line within the article is, by itself and by the next that no rule has named: the first
# that holds.
INSIDE: tuple[tuple[Callable[[Layout, Layout | None], object], Role], ...] = (
    (
        lambda x, after: x.sentence or x.length >= LONG_LINE or x.text.endswith(":"),
        ("body", "paragraph"),
    ),
    (lambda x, after: _KICKER.search(x.text), ("navigation", OTHER)),
    (lambda x, after: x.bullet, ("body", "item of a list")),
    (
        lambda x, after: after is not None and after.score > 0 and x.length >= SHORTEST_HEADING,
        ("heading", "short line before a paragraph"),
    ),
    (
        lambda x, after: x.n_words in HEADING and x.score > LOW and not x.text[-1].isdigit(),
        ("heading", "words inside the article"),
    ),
    (lambda x, after: True, ("body", "short line inside the article")),
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
    body = [i for i, role in enumerate(roles) if role[0] == "body"][:2]
    if len(body) == 2 and len(ledes) < LEDES:
        one, two = (layouts[i] for i in body)
        if (
            one.length <= FIRST_LEDE
            and one.length < SHORTER * two.length
            and one.text.count(". ") <= 1
        ):
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
            layouts[i].n_words in bylines.NAME
            and name.istitle()
            and layouts[j].sentence
            and not name.startswith(("*", "+"))
            and text.startswith(name + " ")
            and len(text) > len(name) + BEARER
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

    def is_named(i: int) -> bool:
        return roles[i] is None and bylines.is_names(layouts[i].text, known=False)

    for i, x in enumerate(layouts):
        if x.n_words <= LABEL and bylines.is_label(x.text):
            below = range(i + 1, min(len(layouts), i + 1 + PEOPLE))
            if named := list(takewhile(is_named, below)):
                roles[i : named[-1] + 1] = [BYLINE, *[NAMED] * len(named)]


def _mark_repeated(layouts: list[Layout], roles: list[Role | None]) -> None:
    """Buttons and labels: short lines that stand on the page three times, and that no paragraph
    takes up, as it does the names of people who answer.
    """
    free = [i for i, role in enumerate(roles) if role is None and _may_be_button(layouts[i])]
    times = Counter(layouts[i].text for i in free)
    for text in [text for text, n in times.items() if n >= BUTTON]:
        if not any(x.plain and text in x.text for x in layouts):
            for i in free:
                if layouts[i].text == text:
                    roles[i] = extent.REPEATED


def _may_be_button(x: Layout) -> bool:
    return (
        x.length <= LONGEST_BUTTON
        and x.n_words <= WORDS_OF_BUTTON
        and not (x.sentence or x.bullet or x.text[-1] == ":")
        and _NUMBER.search(x.text) is None
    )


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


def _mark_names(layouts: list[Layout], roles: list[Role], title: int | None) -> None:
    """Names on a line of their own near the title, or before the first paragraph where there is
    none.
    """
    body = next((i for i, role in enumerate(roles) if role[0] == "body"), len(roles))
    start = 0 if title is None else max(title - 2, 0)
    end = body if title is None else min(title + bylines.NEAR, len(roles))
    for i in range(start, end):
        text, (role, rule) = layouts[i].text, roles[i]
        heads = role == "heading" and i <= body
        if len(text) > LONGEST_NAMES or not (heads or rule in _WHERE):
            continue
        dated = any(near == "date" for near, _ in roles[max(i - 2, 0) : i + 3])
        if bylines.is_names(text, known=not dated):
            roles[i] = "byline", "names before the article"
        elif role != "heading" and bylines.nickname(text):
            roles[i] = "byline", "von or by, and one word"
