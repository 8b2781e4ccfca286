"""Subtitles (SRT, WebVTT): what is spoken, without numbers and times."""

import re

from helpers.corpus.files.raw import File
from helpers.corpus.files.texts import Extracted, plain

_TIME = re.compile(r"\s*(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}\s*-->")
_TAG = re.compile(r"</?[^<>]{0,80}>|\{\\[^{}]{0,40}\}")
_ENDS = re.compile(r"[.!?…][\"“”»«’')]{0,2}$")


def extract(data: bytes, file: File) -> Extracted:
    """The spoken text, one line from one end of a sentence to the next; lines that a moving
    subtitle shows twice are taken once.
    """
    found = plain(data, file)
    if found.text is None:
        return found
    spoken: list[str] = []
    timed = False
    for line in map(str.strip, found.text.split("\n")):
        if _TIME.match(line):
            timed = True
        elif not line:
            timed = False
        elif timed and (said := _TAG.sub("", line).strip()) and said not in spoken[-1:]:
            spoken.append(said)
    lines = [""]
    for said in spoken:
        if _ENDS.search(lines[-1]) or said.startswith(("- ", "– ")):
            lines.append("")
        lines[-1] = f"{lines[-1]} {said}".strip()
    return found._replace(text="\n".join(lines))
