"""Articles as WISO and GENIOS write them: the text, and below it paper, date, section and who owns
it.
"""

import re
from functools import cache

from helpers.corpus.files.exports.part import Part, between, fields, filled, names
from helpers.corpus.printed import dates
from helpers.lexicon import either

_BEFORE = re.compile(r"[\s,;(]+(?:vom\s*)?$")  # what stands between a paper and its day
LAST = 20  # lines with characters at the end of an article that may be its footer


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The last line of an article, the first below its text, and a field with its value."""
    source = either(names("genios", "source"))
    end, field = (
        either(names("genios", "end")),
        either(names("genios", "section", "author", "source")),
    )
    return {
        "border": re.compile(rf"[ \t]{{0,40}}(?:{end})[ \t]{{0,9}}\r?$"),
        "foot": re.compile(rf"^\s*(?:{source})\s?:\s", re.IGNORECASE),
        "field": re.compile(rf"^\s*({field})\s?:\s*(.*)$", re.IGNORECASE),
    }


def parse(text: str) -> Part:
    """One article with the footer that says where and when it stood."""
    lines = text.strip("\r\n").split("\n")
    foot = [i for i in filled(lines)[-LAST:] if patterns()["foot"].match(lines[i])]
    given: dict[str, object] = {}
    for match in filter(None, map(patterns()["field"].match, lines[foot[0] :] if foot else [])):
        given.setdefault(fields("genios")[match[1].lower()], match[2])
    paper = str(given.get("source", ""))
    printed = dates.find_dates(paper)
    if not printed:
        return Part("\n".join(lines))
    given["source"] = _BEFORE.sub("", paper[: printed[0].start])
    given["published"] = printed[0].value
    return between(lines, 0, foot[0], given)
