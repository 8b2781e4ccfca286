"""Records of the format RIS, which reference managers and databases write."""

import re

from helpers.corpus.files.exports.part import Part, fields

ENDED = re.compile(r"ER  -")
TOP = ("TY  - ", "\ufeffTY  - ")
_TAG = re.compile(r"^([A-Z][A-Z0-9])  - ?(.*)$")


def parse(text: str) -> Part:
    """One record: its abstract or notes as text, its other tags as what is said of it."""
    given: dict[str, str] = {}
    body: list[str] = []
    name = ""
    for line in text.split("\n"):
        tag = _TAG.match(line.rstrip("\r"))
        name = fields("ris").get(tag[1], "") if tag else name
        value = (tag[2] if tag else line).strip()
        if name == "body" and value:
            body.append(value)
        elif tag and value and name == "author" and name in given:
            given[name] += f", {value}"
        elif tag and value and name:
            given.setdefault(name, value)
    return Part("\n".join(body), given)
