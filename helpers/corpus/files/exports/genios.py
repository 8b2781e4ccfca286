"""Articles as WISO and GENIOS write them: the text, and below it paper, date, section and who owns
it.
"""

import re
from functools import cache

from helpers.corpus.files.exports.part import Part, between, fields, filled, names
from helpers.corpus.printed import dates
from helpers.lexicon import either

_BEFORE = re.compile(r"[\s,;(]+(?:vom\s*)?$")  # what stands between a paper and its day
LONGEST = 15  # words of a line in a footer at most
LAST = 20  # lines with characters at the end of an article that may be its footer


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The last line of an article, a field with its value, and a first line with paper and day."""
    end = either(names("genios", "end"))
    field = either(names("genios", "section", "author", "source", "foot"))
    return {
        "border": re.compile(rf"[ \t]{{0,40}}(?:{end})[ \t]{{0,9}}\r?$"),
        "field": re.compile(rf"^\s*({field})\s?:\s*(.*)$", re.IGNORECASE),
        "top": re.compile(r"^[^:]{2,60}?(?:,|\svom)\s[^:]{0,15}\d{1,2}\.[^:]{2,40}$"),
    }


def parse(text: str) -> Part:
    """One article with the footer, or the first line, that says where and when it stood."""
    lines = text.strip("\r\n").split("\n")
    told = filled(lines)
    given: dict[str, object] = {}
    # a footer goes on to the end: no paragraph stands below it
    after = max((i for i in told if len(lines[i].split()) > LONGEST), default=-1)
    feet = [i for i in told[-LAST:] if i > after and patterns()["field"].match(lines[i])]
    for match in (patterns()["field"].match(lines[i]) for i in feet):
        if match:
            given.setdefault(fields("genios")[match[1].lower()], match[2])
    top = told[0] if told and patterns()["top"].match(lines[told[0]]) else -1
    paper = str(given.get("source") or (lines[top] if top >= 0 else ""))
    printed = dates.find_dates(paper)
    if not printed or not feet:
        return Part("\n".join(lines))
    given["source"] = _BEFORE.sub("", paper[: printed[0].start])
    given["published"] = printed[0].value
    start = top + 1 if paper == lines[top] else 0
    return between(lines, start, feet[0], given)
