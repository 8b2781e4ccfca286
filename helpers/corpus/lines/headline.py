"""The headline: of the lines before the first paragraph, the one that looks most like a title of
what follows.
"""

import re
from collections.abc import Sequence

from helpers.corpus.lines.layout import Layout
from helpers.corpus.printed import bylines, dates, signoffs
from helpers.lexicon import mapping

Role = tuple[str, str]
TITLE: Role = ("title", "headline before the first paragraph")
WINDOW = 40  # lines before the first paragraph among which the headline is looked for
TOP = 3  # lines at the top of a text that are likely headlines: copied articles begin with theirs
FULL = 45  # characters of a usual headline
LONG = 90  # characters from which a line is rather a summary
SHORTEST, WORDS = 12, 2  # characters and words of a headline at least
SINGLE = 4  # characters of a headline that opens the text at least: it may be a single word
KICKER, TITLE_BELOW = 40, 60  # characters of a kicker and of a headline above a summary at most
STEM, LONG_WORD = 6, 4  # letters by which words are compared; shorter words say nothing
LONGEST = 200  # characters of a headline at most
STATEMENT = 60  # characters of a quotation with a full stop that is no headline
INSIDE = 4  # lines of the article's own run among which the headline is looked for as well
SUMMARY = 70  # characters from which a line under two short ones sums up the text
NEAR = 3  # lines under a headline in which date and byline stand
ASKING = 150  # characters from which a line that asks or shouts is a paragraph all the same
OPENING = 2000  # characters of the article whose words a headline takes up
LINKS = 300  # characters of a line that may repeat the headline
PARAGRAPHS = 4  # in which these characters stand
_CRUMB = re.compile(r"\s[|/»>•›]\s")
_CLOSERS = "\"'”“»«’"
_NUMBERED = re.compile(r"\d{1,3}\.\s")


def find(
    layouts: Sequence[Layout], roles: Sequence[Role | None], starts: Sequence[int]
) -> int | None:
    """The index of the headline, or None; lines with a role are left out.

    The article starts at the first of `starts`, or rather at another of them.
    """
    found = [_above(layouts, roles, start) for start in dict.fromkeys(starts)]
    later = mapping("headline", "feature", "weight")["later_start"]
    found = [(worth + later * (i > 0), at) for i, (worth, at) in enumerate(found)]
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
    opening = " ".join(layouts[i].text for i in clear[:PARAGRAPHS])[:OPENING].lower()
    best, highest = None, 0.0
    for i in reversed(free):
        # under a quotation stands who said it
        if _may_be_title(layouts[i], i == 0) and not (i and layouts[i - 1].quoted):
            worth = _worth(_signs(layouts, roles, i, opening))
            best, highest = (i, worth) if worth >= highest else (best, highest)
    return highest, best


def _worth(signs: dict[str, float]) -> float:
    """The sum of the signs' weights, from `lexicons/measured/headline.csv`."""
    weight = mapping("headline", "feature", "weight")
    return sum(weight[name] * value for name, value in signs.items())


def _signs(
    layouts: Sequence[Layout], roles: Sequence[Role | None], i: int, opening: str
) -> dict[str, float]:
    """What speaks for and against line i as the headline of an article that begins with `opening`:
    each sign with its strength, mostly 0 or 1.
    """
    x, text = layouts[i], layouts[i].text
    echo, button = _echo(layouts, i)
    signed = any(role and role[0] in ("byline", "date") for role in roles[i + 1 : i + 1 + NEAR])
    return {
        "usual_length": min(x.length, FULL) / FULL,
        "long": x.length > LONG,
        "sentence": x.sentence,
        "bracket_at_end": text.endswith(")"),
        "item": x.bullet or _NUMBERED.match(text) is not None,
        "small_letter": text[0].islower(),
        "breadcrumb": _CRUMB.search(text) is not None,
        "spaced_colon": " : " in text,
        "picture": signoffs.points(text),
        "reader_or_date": bool(x.match.hints) or bool(dates.find_dates(text)),
        "names": bylines.is_names(text),
        "top": max(0.0, 1 - i / TOP),
        "echo": echo,
        "button": button,
        "topic": _topic(text, opening),
        "summary": _is_summary(layouts, roles, i),
        "signed": signed,
    }


def _is_paragraph(x: Layout) -> bool:
    """A plain paragraph, unless it is short and asks or shouts: headlines do that too."""
    return x.plain and not (x.length < ASKING and x.text.endswith(("?", "!", "...", "…")))


def _may_be_title(x: Layout, opens: bool) -> bool:
    """Whether a line can be a headline at all; the line that opens the text may be a single
    word.
    """
    enough = x.length >= SINGLE if opens else x.length >= SHORTEST and x.n_words >= WORDS
    said = x.quoted and x.length >= STATEMENT  # headlines quote less
    ends = (x.text.rstrip(_CLOSERS) if said else x.text).endswith((".", ":"))
    return enough and x.length <= LONGEST and not ends


def _is_summary(layouts: Sequence[Layout], roles: Sequence[Role | None], i: int) -> bool:
    """Whether a long line stands under two short ones, which then are a kicker and the headline."""
    if i < 2 or layouts[i].length < SUMMARY or layouts[i].sentence or roles[i - 1] or roles[i - 2]:
        return False
    kicker, title = layouts[i - 2], layouts[i - 1]
    short = SHORTEST <= title.length <= TITLE_BELOW and kicker.length <= KICKER
    return short and not (kicker.bullet or title.bullet)


def _topic(title: str, opening: str) -> float:
    """The share of a line's longer words that the article's opening takes up, by their first six
    letters.
    """
    words = [word.strip(",.:;!?\"'„“”«»()–-")[:STEM] for word in title.lower().split()]
    words = [word for word in words if len(word) > LONG_WORD]
    return sum(word in opening for word in words) / len(words) if words else 0.0


def _echo(layouts: Sequence[Layout], i: int) -> tuple[float, bool]:
    """Up to 1 where another short line of the page repeats this one (breadcrumb, browser title,
    link to itself), and whether it stands there three times and more: that is a button.

    Short lines earn less, since kickers and sections are links too.
    """
    text = layouts[i].text.replace(" :", ":")
    others = [
        x.text for j, x in enumerate(layouts) if j != i and x.length <= LINKS and text in x.text
    ]
    return min(len(text), FULL) / FULL if others else 0.0, others.count(text) > 1
