"""Who wrote it, from the lines that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from helpers import schema
from helpers.corpus import dates, signoffs

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
_AGO = re.compile(r"\s?\d{1,2}\s(?:minutes?|hours?|days?)\sago$")
_JOIN = re.compile(r"\s?(?:,|/|&|;|\bund\b|\band\b|\|)\s?")


def author(lines: Sequence[dates.Labelled]) -> str | None:
    """The names in the byline, else in the author box, joined by ", "; None where the text shows none."""
    for line in lines:
        if line.role == "byline":
            found = ", ".join(listed(line.text)) if line.rule.startswith("names") else names(line.text)
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
    text = line.strip()[:300].lstrip("•*·-– ")
    found = dates.find_dates(text)
    text = text[: found[0].start] if found and found[0].start else text
    by = _BY.match(text)
    people = _people(text[by.end() :] if by else text)
    return ", ".join(people) or None


def _people(text: str) -> list[str]:
    people: list[str] = []
    for piece in _JOIN.split(_AFTER.split(text, maxsplit=1)[0]):
        piece = _drop_agency(piece.strip(" .:*"))
        if piece.lower() in signoffs.agencies():
            people += [] if people else [piece]
        elif _NAME.fullmatch(piece) and " " in piece:
            people.append(piece)
        else:
            break
    return people


def _drop_agency(name: str) -> str:
    """ "Ann Low The Associated Press" is Ann Low."""
    for mention in signoffs.agencies():
        if " " in mention and name.lower().endswith(" " + mention):
            return re.sub(r"\s+The$", "", name[: -len(mention)].strip())
    return name


def is_byline(line: str) -> bool:
    """Whether a line begins with "Von", "By" or the like and goes on with names, and little follows them."""
    text = line.lstrip("•*·-– ")
    by = _BY.match(text)
    found = names(line) if by else None
    return found is not None and len(line) - len(found) < 70


@cache
def _first_names() -> frozenset[str]:
    return frozenset(schema.read_lexicon("first_names").name.str.lower())


def is_names(line: str, known: bool = True) -> bool:
    """Whether a line is nothing but names of people; where `known`, each begins with a known first name."""
    pieces, known = listed(line), known and not _AGO.search(line)
    return bool(pieces) and all(
        _may_be_name(p) and (not known or p.split()[0].lower() in _first_names()) for p in pieces
    )


def listed(line: str) -> list[str]:
    """The parts of a line that lists names, without agencies."""
    text = _AGO.sub("", line.strip(" •*·-–|"))
    pieces = [piece.strip() for piece in _JOIN.split(text) if piece.strip()]
    return [piece for piece in pieces if piece.lower() not in signoffs.agencies()]


def _may_be_name(piece: str) -> bool:
    return _NAME.fullmatch(piece) is not None and 2 <= len(piece.split()) <= 4
