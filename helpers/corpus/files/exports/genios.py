"""Articles as WISO and GENIOS write them: the text, and below it paper, date, section and who owns
it.
"""

import re
from functools import cache

from helpers.corpus.files.exports.part import Part, between, fields, names, printed_date
from helpers.lexicon import either

_VOLUME = re.compile(r"\s+(?:vom\s+)?(?=\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?\d{4})")


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
    foot = [i for i, line in enumerate(lines) if patterns()["foot"].match(line)]
    if not foot:
        return Part("\n".join(lines))
    given: dict[str, object] = {}
    for match in filter(None, map(patterns()["field"].match, lines[foot[-1] :])):
        given.setdefault(fields("genios")[match[1].lower()], match[2])
    paper = str(given["source"])
    if dated := _VOLUME.search(paper):
        given["source"] = paper[: dated.start()]
        given["published"] = printed_date(paper[dated.end() :])
    return between(lines, 0, foot[-1], given)
