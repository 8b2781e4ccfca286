"""Articles as Factiva writes them: with a code before each field ("HD", "PD", "TD"), or without,
where a line that counts the words stands below the headline.
"""

import re
from functools import cache
from itertools import chain, pairwise

from helpers.corpus.files.exports.part import (
    Part,
    between,
    fields,
    filled,
    names,
    printed_date,
)
from helpers.corpus.printed import bylines
from helpers.lexicon import either, words

HEADER = 16  # filled lines of a header without codes at most
ACCESSION = r"[A-Za-z]\w{19,29}"  # source, day and running number


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The line after an article, a coded field, the line that counts the words, a time, and a
    copyright.
    """
    codes = either(
        names("factiva", "section", "title", "author", "published", "time", "source")
        + names("factiva", "skipped", "body", "foot")
    )
    end, unit = either(names("factiva", "end")), either(names("factiva", "counted"))
    marks = either(words("metadata_words", use="copyright"))
    firms = either(words("metadata_words", use="legal"))
    return {
        "border": re.compile(
            rf"[ \t]{{0,9}}(?:AN[ \t]{{0,9}})?(?:{end})[ \t]{ACCESSION}[ \t]{{0,9}}\r?$"
        ),
        "end": re.compile(rf"\s*(?:{end})\s\w{{4,30}}\s*$"),
        "code": re.compile(rf"^({codes})(?:[ \t\xa0]+(.*))?$"),
        "counted": re.compile(rf"^\s*\d[\d.,\s]{{0,9}}\s(?:{unit})\s*$"),
        "number": re.compile(r"^\s*\d[\d.,]{0,8}\s?[^\W\d]{1,14}\s*$"),
        "clock": re.compile(r"^\s*\d{1,2}[:.]\d\d\b"),
        "publisher": re.compile(rf"^[^.!?]{{2,60}}\b(?:{firms})(?:\s\([\w -]{{2,20}}\))?$"),
        "copyright": re.compile(rf"^\s*(?:{marks})\W", re.IGNORECASE),
    }


def parse(text: str) -> Part:
    """One article with its header and what stands below it."""
    lines = text.strip("\r\n").split("\n")
    coded = _coded(lines)
    if coded:
        return coded
    top = filled(lines)[:HEADER]
    units = (i for i in top if patterns()["counted"].match(lines[i]))
    # in another language, the number with one word that stands above the date
    numbers = (
        i
        for i, after in pairwise(top)
        if patterns()["number"].match(lines[i]) and printed_date(lines[after])
    )
    counted = next(chain(units, numbers), None)
    return Part("\n".join(lines)) if counted is None else _plain(lines, counted)


def _coded(lines: list[str]) -> Part | None:
    """The article whose fields have codes; None where the lines have none."""
    found = [
        (i, x) for i, line in enumerate(lines) if (x := patterns()["code"].match(line.strip()))
    ]
    what = fields("factiva")
    bodies = [i for i, x in found if what[x[1]] == "body"]
    if not bodies or not any(what[x[1]] == "title" for _, x in found):
        return None
    feet = [i for i, x in found if what[x[1]] == "foot" and i > bodies[-1]]
    given: dict[str, object] = {}
    for (i, code), after in zip(found, [*[i for i, _ in found[1:]], len(lines)], strict=True):
        if i < bodies[0] and what[code[1]] != "skipped":
            rest = [code[2] or "", *lines[i + 1 : after]]
            given.setdefault(what[code[1]], " ".join(" ".join(rest).split()))
    for i in reversed(bodies):  # the text begins behind its code
        lines[i] = patterns()["code"].sub(r"\2", lines[i].strip())
    return between(lines, bodies[0], feet[0] if feet else len(lines), given)


def _plain(lines: list[str], counted: int) -> Part:
    """Section, headline and author above the line that counts the words; date, time, outlet, its
    code, page, language and copyright below it.
    """
    pattern = patterns()
    above = [lines[i].strip() for i in filled(lines[:counted])]
    given: dict[str, object] = {}
    if len(above) > 1 and (bylines.is_byline(above[-1]) or bylines.is_names(above[-1])):
        given["author"] = above.pop()
    given["title"] = above[-1] if above else None
    given["section"] = above[-2] if len(above) > 1 else None
    below = [i for i in filled(lines) if i > counted][:HEADER]
    dated = next((i for i in below[:3] if printed_date(lines[i])), counted)
    rest = [i for i in below if i > dated]
    if rest and pattern["clock"].match(lines[rest[0]]):
        given["time"] = lines[rest.pop(0)]
    given["published"] = lines[dated] if dated > counted else None
    given["source"] = lines[rest[0]] if rest else None
    body = next(
        (i for i in rest if pattern["copyright"].match(lines[i])), rest[0] if rest else dated
    )
    ends = [i for i in filled(lines) if i > body and pattern["end"].match(lines[i])]
    end = ends[0] if ends else len(lines)
    told = [i for i in filled(lines[:end]) if i > body]
    if ends and told and pattern["publisher"].search(lines[told[-1]]):
        end = told[-1]
    return between(lines, body + 1, end, given)
