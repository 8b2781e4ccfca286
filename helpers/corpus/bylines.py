"""Who wrote it, from the lines that say so."""

from __future__ import annotations

import re

from helpers.corpus import signoffs
from helpers.corpus.clean import Line

# bounded repetitions over separate alphabets: linear time
_BY = re.compile(
    r"^(?:(?:ein[e]?\s)?(?:gast)?(?:kommentar|beitrag|analyse|kolumne|bericht|interview|reportage|essay|protokoll|text|story|words)?"
    r"\s?(?:written|geschrieben|verfasst|veröffentlicht|posted|erstellt|aufgezeichnet)?\s?"
    r"(?:am\s)?(?:von|by)\b|(?:autor(?:en|in|:in)?|authors?|author|redaktion)\s?:|text\s?:)\s{0,3}:?\s{0,3}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s?[|–—•·(]\s?|\s\d|\d{1,2}\.\d{1,2}\.|\s-\s|,?\s(?:in|aus|from|for|für|updated|published|aktualisiert|stand)\b|\s(?:@|http)"
    r"|,\s(?:[\wäöüß-]*(?:redakteur|reporter|korrespondent|autor|editor|correspondent|writer|contributor|chef)\w*)",
    re.IGNORECASE,
)
_WORD = r"(?:[A-ZÄÖÜÉÁÅØŠŽÇ][\w.'’`-]{0,25}|von|van|de|der|den|di|da|del|al|el|bin|zu|la|le|ter|ten)"
_NAME = re.compile(rf"{_WORD}(?:\s{_WORD}){{0,4}}")
_JOIN = re.compile(r"\s?(?:,|/|&|;|\bund\b|\band\b|\|)\s?")


def author(lines: list[Line]) -> str | None:
    """The names in the byline, else in the author box, joined by ", "; None where the text shows none."""
    for line in lines:
        if line.role == "byline":
            found = names(line.text)
            if found:
                return found
    for i, line in enumerate(lines):
        if line.role == "byline" and re.fullmatch(r"\s*(?:von|by|autor(?:in|en)?|author)\s*:?\s*", line.text, re.I):
            after = next((x.text.strip() for x in lines[i + 1 :] if x.text.strip()), "")
            if names(f"von {after}"):
                return names(f"von {after}")
    for line in lines:
        if line.role == "author_box" and line.rule.startswith("name above"):
            return line.text.strip()
    return None


def names(line: str) -> str | None:
    """The names in a byline ("Von Anna Berg und Jan Low, Berlin" gives "Anna Berg, Jan Low"), or None."""
    text = line.strip()[:300]
    by = _BY.match(text)
    rest = text[by.end() :] if by else text
    rest = _AFTER.split(rest, maxsplit=1)[0]
    people = []
    for piece in _JOIN.split(rest):
        piece = piece.strip(" .:*")
        if not _NAME.fullmatch(piece):
            break
        if " " in piece or (not people and piece.lower() in signoffs.agencies()):
            people.append(piece)
        elif people:
            break
    return ", ".join(people) or None
