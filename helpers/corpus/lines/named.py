"""What single lines of a page are before the article is looked for: by themselves, after a template
that speaks for them too, and because the page repeats them.
"""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise, takewhile

from helpers.corpus.lines import extent
from helpers.corpus.lines.headline import Role
from helpers.corpus.lines.layout import CLEAR, Layout, weights
from helpers.corpus.printed import bylines, dates, signoffs

ENOUGH = 400  # characters of article that must stand before a "rest" template may end it
PEOPLE = 8  # names that may stand under one "von" or "by"
LIST_LINES = 4  # short lines after a block template that make a list, not headlines with teasers
BLOCK_LINES = 30  # lines that a block template speaks for at most
LONG_PARAGRAPH = 200  # characters of a paragraph that is no teaser by itself
LABEL = 4  # words of a line that announces names at most
ANNOUNCING = 3  # words of a line with a colon at its end that announces a list
BESIDE_DATE = 25  # characters beside the dates in a line that holds nothing else
BUTTON = 3  # times that a button stands on a page
LONGEST_BUTTON, WORDS_OF_BUTTON = 40, 3  # its characters and words
BEARER = 20  # characters about a person that follow the name in an author box at least
_SLUG = re.compile(r"[a-z0-9äöüß]+(?:[-_][a-z0-9äöüß]+){2,20}(?:\.html?)?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_PRICE = re.compile(r"[$€£]\s?\d[\d.,]*\s")
_CELLS = re.compile(r"[\d\t|]|\s\s")
_NUMBER = re.compile(r"\d")
_HASHTAG = re.compile(r"[-•*]?\s?#\w+")
BYLINE: Role = ("byline", "von or by, and names")
DATE: Role = ("date", "line that holds only a date")
NAMED: Role = ("byline", "names under von or by")


def roles_of(layouts: list[Layout]) -> list[Role | None]:
    """(role, rule) of each line that a rule names, in order, and None for the others."""
    roles = [_by_itself(x) for x in layouts]
    _follow_templates(layouts, roles)
    _mark_author_box(layouts, roles)
    _mark_named(layouts, roles)
    _mark_repeated(layouts, roles)
    return roles


def signed(x: Layout) -> Layout:
    """A line that its author's initials end is a sentence all the same."""
    weight = weights()
    worth = weight["sentence_end"] - weight["no_sentence_end"]
    return x._replace(sentence=True, score=x.score + worth) if signoffs.is_signed(x.text) else x


def _is_date(x: Layout) -> bool:
    """Whether a line holds dates and hardly anything else."""
    found = dates.find_dates(x.text)
    return bool(found) and sum(d.end - d.start for d in found) + BESIDE_DATE >= x.length


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
    seen, role, rest, room = 0, None, False, 0
    shorts: list[int] = []  # short lines of the block since its template or its last paragraph
    for i, x in enumerate(layouts):
        template = x.match.template
        if template is not None and template.effect in ("block", "rest"):
            rest = rest or (template.effect == "rest" and seen >= ENOUGH)
            role = template.role, f"template: {template.text}"
            roles[i], room, shorts = role, BLOCK_LINES, []
            if seen < ENOUGH:
                role = None
        elif roles[i] not in (None, DATE):
            continue
        elif role and (rest or (room and not _resumes(x, len(shorts)))):
            menu = role[0] == "advert" and x.bullet  # a list after an advert is the page's own menu
            roles[i] = "navigation" if menu else role[0], f"after {role[1]}"
            room, shorts = room - 1, [] if x.score >= CLEAR else [*shorts, i]
        elif roles[i] is None:
            # the last short line before the article resumes may be its heading
            heads = [j for j in shorts[1:] if role and _heads(layouts[j])]
            for j in heads[-1:]:
                roles[j] = None
            role, shorts = None, []
            if x.plain:
                seen += x.length


def _heads(x: Layout) -> bool:
    return extent.may_be_heading(x) and not x.sentence and _CELLS.search(x.text) is None


def _resumes(x: Layout, shorts: int) -> bool:
    """Whether the article goes on: a paragraph too long for a teaser, a quotation, what follows a
    list, or a colon that announces something.
    """
    long = x.length >= LONG_PARAGRAPH or shorts >= LIST_LINES
    return (x.score >= CLEAR and long) or (x.quoted and x.sentence) or announces(x)


def announces(x: Layout) -> bool:
    """Whether a colon at the end of a line announces what follows."""
    return x.text[-1] == ":" and x.n_words >= ANNOUNCING and not x.match.hints


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
