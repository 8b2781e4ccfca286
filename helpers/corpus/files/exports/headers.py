"""Labelled lines above a text: "Titel: …", the header of a mail, front matter between lines of
dashes.
"""

import re
from functools import cache

from helpers.corpus.files.exports.part import Part, between, fields
from helpers.lexicon import mapping

_LABEL = re.compile(r"^\s{0,3}\**([^\W\d_][\w /-]{1,24}?)\**\s?:\**(?:\s+(.*))?$")
_DASHES = re.compile(r"^---\s*$")
LONGEST = 40  # lines of a header at most
FEWEST = 2  # lines with known labels that make one


@cache
def _known() -> dict[str, str]:
    """A label, lower case, to what it says."""
    return mapping("column_names", "name", "field") | fields("header")


def parse(text: str) -> Part | None:
    """A text with its header; None where it has none.

    A header is two or more lines with known labels, or all lines between two lines of dashes.
    """
    if text.startswith(("---\n", "---\r")):
        return _front_matter(text)
    lines = text.lstrip("\ufeff").split("\n")
    given: dict[str, object] = {}
    last, seen = -1, 0
    for i, line in enumerate(lines[:LONGEST]):
        match = _LABEL.match(line)
        field = _known().get(match[1].strip().lower()) if match else None
        if match is None and line.strip():
            break
        if match is None or field is None:  # a label that says nothing here, among those that do
            continue
        last, seen = i, seen + 1
        if field == "text":
            lines[i] = match[2] or ""
            last -= 1
            break
        given.setdefault(field, match[2] or "")
    told = given.keys() & {"title", "source", "published"}
    if seen < FEWEST or not told:
        return None
    return between(lines, last + 1, len(lines), _without_skipped(given))._replace(whole=False)


def _front_matter(text: str) -> Part | None:
    """The header that pages in Markdown have."""
    import yaml

    lines = text.split("\n")
    end = next((i for i, x in enumerate(lines[1:], 1) if _DASHES.match(x)), None)
    if end is None:
        return None
    try:
        said = yaml.safe_load("\n".join(lines[1:end]))
    except yaml.YAMLError:
        said = None
    found = (
        {_known().get(str(k).lower(), ""): v for k, v in said.items()}
        if isinstance(said, dict)
        else {}
    )
    return between(lines, end + 1, len(lines), _without_skipped(found))._replace(whole=False)


def _without_skipped(given: dict[str, object]) -> dict[str, object]:
    return {name: x for name, x in given.items() if name not in ("", "skipped", "text", "doc_id")}
