"""The section that a text stands in: breadcrumbs, kickers and lines that name one of a reviewed
list.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from helpers.corpus.line import Line
from helpers.lexicon import either, words

ABOVE = 8  # lines above the headline among which a breadcrumb is looked for
STEPS = 4  # steps of a breadcrumb at most; more is a menu
_SEPARATOR = re.compile(r"\s[>/|•·→»›]\s|[>»›]")
_NUMBER = re.compile(r"\d{1,2}\.\s")
_ITEM = re.compile(r"^(?:[-–—•*·+]\s*|\d{1,2}\.\s)")


LONGEST = 120  # characters of a line that names its section
LONGEST_CRUMBS = 200  # characters of a line in which a breadcrumb is looked for


def _is(use: str, name: str) -> bool:
    """Whether `name` is listed as a section or as the first step of a breadcrumb (home)."""
    return name.lower() in words("sections", "name", use=use)


@cache
def _label() -> re.Pattern[str]:
    labels = either(words("sections", "name", use="label"))
    return re.compile(rf"(?:{labels})\s?:?\s([^,;|/]{{2,40}})", re.IGNORECASE)


def find(lines: Sequence[Line]) -> str | None:
    """The section as printed in a breadcrumb or kicker above the headline, or after "Ressort:" or
    "Filed under".
    """
    lines = [line for line in lines if line.text.strip()]
    title = next((i for i, line in enumerate(lines) if line.role == "title"), None)
    if title is not None:
        above = [line.text.strip() for line in reversed(lines[max(title - ABOVE, 0) : title])]
        above = [text for text in above if any(map(str.isalnum, text))]
        found = _in_line(above) or _in_steps(above, lines[title].text.strip(), opens=title < ABOVE)
        if found:
            return found
    labelled = (
        _label().match(line.text.strip())
        for line in lines
        if line.role in ("tags", "navigation", "date", "byline") and len(line.text) <= LONGEST
    )
    named = (match[1].strip() for match in labelled if match)
    return next((name for name in named if _is("section", name)), None)


def _in_line(above: Sequence[str]) -> str | None:
    """The last section of a breadcrumb that stands in one line ("Home > Politik > Ausland")."""
    for text in above:
        steps = [step.strip() for step in _SEPARATOR.split(text[:LONGEST_CRUMBS]) if step.strip()]
        known = [step for step in steps if _is("section", step)]
        if 2 <= len(steps) <= STEPS + 1 and known and (_is("home", steps[0]) or len(known) <= 2):
            return known[-1]
    return None


def _in_steps(above: Sequence[str], title: str, opens: bool) -> str | None:
    """The section nearest the headline where each step has a line of its own; else a lone kicker.

    Steps are numbered, or begin with "Home", or stand at the very top of the text (`opens`); other
    lists are menus.
    """
    numbered = [_ITEM.sub("", text) for text in takewhile(_NUMBER.match, above)]
    steps = [_ITEM.sub("", text) for text in above]
    steps = [text for text in steps if text != title and text not in title]
    to_home = list(takewhile(lambda text: not _is("home", text), steps))
    # a kicker stands alone: the two lines above it name no sections, as a menu's would
    lone = not any(_is("section", text) for text in steps[1:3])
    alone = steps if opens else steps[:1] if lone else []
    path = to_home if len(to_home) < len(steps) else numbered or alone
    known = [text for text in path if _is("section", text)]
    return known[0] if known and len(path) <= STEPS else None
