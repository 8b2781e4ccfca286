"""Labelled lines above a text: "Titel: …", the header of a mail, front matter between lines of
dashes.
"""

import re
import tomllib
from functools import cache

from helpers.corpus.files.exports.part import Part, between, fields
from helpers.lexicon import mapping

_LABEL = re.compile(r"^\s{0,3}\**([^\W\d_][\w /-]{1,24}?)\**\s?:\**(?:\s+(.*))?$")
YAML, TOML = "---", "+++"
LONGEST = 40  # lines of a header at most
SHORT = 60  # characters of a line with another label, which belongs to the header below it
FEWEST = 2  # lines with known labels that make one


@cache
def _known() -> dict[str, str]:
    """A label, lower case, to what it says."""
    return mapping("column_names", "name", "field") | fields("header")


def parse(text: str) -> Part | None:
    """A text with its header; None where it has none.

    A header is two or more lines with known labels, or all lines between two lines of dashes.
    """
    if (dashes := text[:3]) in (YAML, TOML) and text[3:4] in ("\n", "\r"):
        return _front_matter(text, dashes)
    lines = text.lstrip("\ufeff").split("\n")
    given: dict[str, object] = {}
    last, seen = -1, 0
    for i, line in enumerate(lines[:LONGEST]):
        match = _LABEL.match(line)
        field = _known().get(match[1].strip().lower()) if match else None
        if match is None and line.strip():
            break
        if match is None or field is None:  # a label that says nothing here, beside those that do
            beside = bool(match) and last == i - 1 and len(line) <= SHORT
            last = i if beside and seen else last
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


def _front_matter(text: str, dashes: str) -> Part | None:
    """The header that pages in Markdown have: YAML between dashes, TOML between plus signs."""
    import yaml

    lines = text.split("\n")
    end = next((i for i, x in enumerate(lines[1:], 1) if x.rstrip() == dashes), None)
    if end is None:
        return None
    read = yaml.safe_load if dashes == YAML else tomllib.loads
    try:
        said = read("\n".join(line.rstrip("\r") for line in lines[1:end]))
    except (yaml.YAMLError, tomllib.TOMLDecodeError):
        said = None
    told = said if isinstance(said, dict) else {}
    found = {_known().get(str(name).lower(), ""): value for name, value in told.items()}
    return between(lines, end + 1, len(lines), _without_skipped(found))._replace(whole=False)


def _without_skipped(given: dict[str, object]) -> dict[str, object]:
    return {name: x for name, x in given.items() if name not in ("", "skipped", "text", "doc_id")}
