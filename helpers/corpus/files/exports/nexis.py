"""Articles as Nexis writes them: Nexis Uni with "Body" above the text, and the older layout, where
"1 of 49 DOCUMENTS" stands above outlet, date and headline.
"""

import re
from functools import cache
from itertools import chain

from helpers.corpus.files.exports.part import (
    Part,
    between,
    fields,
    names,
    printed_date,
)
from helpers.lexicon import either, words

HEADER = 60  # lines of a header at most, where no cover page stands before it
ABOVE = 6  # paragraphs between the counter and the first field
CENTRED = " " * 5  # begins a line that is centred
NUMBER = "{number}"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """A field with its value, the line above the text, a line of a cover page, the first line
    below the text, and a copyright.
    """
    field = either(names("nexis", "title", "section", "author", "skipped", "lede", "foot"))
    body, cover, foot = (either(names("nexis", use)) for use in ("body", "cover", "foot"))
    marks = either(words("metadata_words", use="copyright"))
    rights = either(words("metadata_words", use="rights"))
    return {
        name: re.compile(pattern, re.IGNORECASE)
        for name, pattern in {
            "field": rf"^\s*({field})\s{{0,2}}:\s*(.*)$",
            "body": rf"^\s*(?:{body})\s*:?\s*$",
            "cover": rf"^\s*(?:{cover})\b",
            "foot": rf"^\s*(?:{foot})\s{{0,2}}(?::|$)",
            "copyright": rf"^\s*(?:(?:{marks})\W|{rights})",
        }.items()
    }


@cache
def borders() -> dict[str, re.Pattern[str]]:
    """The line after an article (end), and the one before it, which counts it (counted)."""
    # spaces and tabs only: \s would run over blank lines, once for each of them
    border = r"[ \t]{{0,40}}(?:{})[ \t]{{0,40}}\r?$"
    listed = {use: either(names("nexis", use)) for use in ("end", "counted")}
    listed["counted"] = listed["counted"].replace(re.escape(NUMBER), r"\d{1,5}")
    return {use: re.compile(border.format(pattern)) for use, pattern in listed.items()}


def parse(text: str) -> Part:
    """One article with its header and what stands below it."""
    lines, pattern = text.strip("\r\n").split("\n"), _patterns()
    covered = any(pattern["cover"].match(line) for line in lines[:HEADER])
    upto = len(lines) if covered else HEADER
    body = next((i for i, x in enumerate(lines[:upto]) if pattern["body"].match(x)), None)
    counter = next((i for i, x in enumerate(lines) if borders()["counted"].match(x)), None)
    if body is not None and (counter is None or counter > body):
        return _with_body(lines, body)
    return _counted(lines, counter) if counter is not None else Part("\n".join(lines))


def _with_body(lines: list[str], body: int) -> Part:
    """Title, outlet, date, fields and then "Body"; a cover page may stand before the title."""
    pattern = _patterns()
    head = [line.strip() for line in lines[:body] if line.strip()]
    covers = [i for i, line in enumerate(head) if pattern["cover"].match(line)]
    top = [x for x in head if not (pattern["field"].match(x) or pattern["cover"].match(x))]
    dated = [i for i, line in enumerate(top) if i > 1 and printed_date(line)]
    if covers:  # the title is the second line above the date
        top = top[dated[-1] - 2 :] if dated else head[covers[-1] + 1 :]
    given: dict[str, object] = {
        name: line
        for name, line in zip(("title", "source"), top, strict=False)
        if not printed_date(line)
    }
    given["published"] = next(filter(None, map(printed_date, top)), None)
    return between(lines, body + 1, _foot(lines, body + 1), given | _fields(head))


def _counted(lines: list[str], counter: int) -> Part:
    """The counter, outlet, date and headline, each a paragraph, then fields and the text; what
    stands above the counter is a cover sheet.
    """
    pattern = _patterns()
    blocks = _blocks(lines, counter + 1)
    said = [" ".join(" ".join(lines[start:end]).split()) for start, end in blocks]
    dated = next((i for i, text in enumerate(said[:ABOVE]) if i and printed_date(text)), 0)
    above = [line for start, end in blocks[: dated or 1] for line in lines[start:end]]
    outlet = [line.strip() for line in above if not pattern["copyright"].match(line)]
    given: dict[str, object] = {"source": next(iter(outlet), None)}
    given["published"] = printed_date(said[dated]) if dated else None
    tops = range(dated + 1, min(dated + 1 + ABOVE, len(said)))
    first = next((i for i in tops if pattern["field"].match(said[i])), None)
    after = dated + 1 if first is None else first
    if first is None or first > dated + 1:
        # what is centred below the date is an edition; the headline begins at the margin
        below = range(dated + 1, len(said) if first is None else first)
        at_margin = (i for i in below if not lines[blocks[i][0]].startswith(CENTRED))
        given["title"] = next((said[i] for i in chain(at_margin, below)), None)
        after = after + 1 if first is None else after
    while after < len(said) and (field := pattern["field"].match(said[after])):
        if fields("nexis")[field[1].lower()] == "lede":
            line = blocks[after][0]
            lines[line : line + 1] = [lines[line][: field.start(2)], lines[line][field.start(2) :]]
            break
        after += 1
    body = blocks[after][0] if after < len(blocks) else len(lines)
    body += bool(after < len(said) and field)  # the name of the field stays above
    body += bool(lines[body:] and pattern["body"].match(lines[body]))
    return between(lines, body, _foot(lines, body), given | _fields(lines[counter:body]))


def _blocks(lines: list[str], start: int) -> list[tuple[int, int]]:
    """Where each paragraph from line `start` on begins and ends."""
    edges = [i for i in range(start, len(lines)) if lines[i].strip()]
    begins = [i for i in edges if i == start or not lines[i - 1].strip()]
    ends = [i + 1 for i in edges if i + 1 == len(lines) or not lines[i + 1].strip()]
    return list(zip(begins, ends, strict=True))


def _fields(head: list[str]) -> dict[str, object]:
    """What the fields of a header hold that DOCUMENTS has a column for; the first of each wins."""
    found: dict[str, object] = {}
    for match in filter(None, map(_patterns()["field"].match, head)):
        found.setdefault(fields("nexis")[match[1].lower()], match[2].strip())
    return {name: found[name] for name in ("title", "section", "author") if name in found}


def _foot(lines: list[str], start: int) -> int:
    """The line from which on nothing belongs to the text that begins at line `start`."""
    pattern = _patterns()
    for begin, _ in _blocks(lines, start):
        if begin > start and pattern["foot"].match(lines[begin]):
            return begin
    end = len(lines)
    for begin, after in reversed(_blocks(lines, start)):
        if not any(pattern["copyright"].match(line) for line in lines[begin:after]) and not any(
            border.match(lines[begin]) for border in borders().values()
        ):
            break
        end = begin
    return end
