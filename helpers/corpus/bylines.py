"""Who wrote it, from the lines that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from helpers.corpus import dates, signoffs
from helpers.lexicon import read_lexicon

# bounded repetitions over separate alphabets: linear time
_BY = re.compile(
    r"^(?:(?:ein[e]?\s)?(?:gast|blog\s)?(?:kommentar|beitrag|analyse|kolumne|bericht|interview|reportage|essay|protokoll|text|story|words)?"
    r"\s?(?:written|geschrieben|verfasst|veröffentlicht|posted|erstellt|aufgezeichnet)?\s?"
    r"(?:am\s)?(?:von|by)\b|(?:autor(?:en|in|:in)?|authors?|autorin/autor|redaktion)\s?:|text\s?:|autorin/autor\b)\s{0,3}:?\s{0,3}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s?[|–—•·(]\s?|\s\d|\d{1,2}\.\d{1,2}\.|\s-\s|,?\s(?:in|aus|from|for|für|updated|published|aktualisiert|stand)\b|\s(?:@|http)"
    r"|,\s(?:[\wäöüß-]*(?:redakteur|reporter|korrespondent|autor|editor|correspondent|writer|contributor|chef)\w*)",
    re.IGNORECASE,
)
_WORD = r"(?:[A-ZÄÖÜÉÁÅØŠŽÇ][\w.'’`-]{0,25}|von|van|de|der|den|di|da|del|al|el|bin|zu|la|le|ter|ten)"
_NAME = re.compile(rf"{_WORD}(?:\s{_WORD}){{0,4}}")
_NICKNAME = re.compile(
    r"(?:(?:erstellt|geschrieben|verfasst|gepostet|posted|written)\s)?(?:von|by)\s([\w.-]{2,25})"
    r"(?=\s?$|\s(?:am|on|um|veröffentlicht|published)\b|\s?[|,·–—-]\s)",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"(?:[\w-]{0,20}(?:redakteur|reporter|korrespondent|journalist|volontär|autor)(?:in|:in|\*in)?|editor|writer|correspondent"
    r"|contributor|columnist|director|producer|author|chief|staff|team)",
    re.IGNORECASE,
)
_BEFORE_JOB = re.compile(
    r"(?:news|senior|chief|deputy|political|sports?|staff|lifestyle|world|foreign|business|chef|leitende[rn]?|freier|freie)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\s*(?:von|by|autor(?:in|en)?|author)\s*:?\s*", re.IGNORECASE)
NEAR = 9  # lines from the headline on among which names may stand alone
_AGO = re.compile(r"\s?\d{1,2}\s(?:minutes?|hours?|days?)\sago$")
_JOIN = re.compile(r"\s?(?:,|/|&|;|\bund\b|\band\b|\|)\s?")


def author(lines: Sequence[dates.Labelled]) -> str | None:
    """The names in the byline, else in the author box, joined by ", "; None where the text shows none.

    Near the headline a byline that says "von" or "by" goes before names alone, and those before bylines elsewhere; an
    agency counts where no person is named.
    """
    lines = [line for line in lines if line.text.strip()]
    title = next((i for i, line in enumerate(lines) if line.role == "title"), 0)
    near = lines[max(title - 2, 0) : title + NEAR]
    for part in (near, lines):
        for i, line in enumerate(part):
            if line.role == "byline" and not line.rule.startswith("names"):
                found = names(line.text) or nickname(line.text)
                if not found and _ALONE.fullmatch(line.text) and i + 1 < len(part):
                    found = names(f"von {part[i + 1].text.strip()}")
                if found:
                    return found
        if found := _names_alone(part):
            return ", ".join(found)
    for line in lines:
        if line.role == "author_box" and line.rule.startswith("name above"):
            return line.text.strip()
    return next((x.text.strip() for x in near if x.role == "agency" and _plain_agency(x.text)), None)


def _names_alone(lines: Sequence[dates.Labelled]) -> list[str]:
    """The names on the first lines that hold nothing else, or nothing but a date behind them."""
    found: list[str] = []
    for line in lines:
        if line.role == "byline" and line.rule.startswith("names"):
            found += listed(line.text)
        elif line.role == "date" and not found and (before := dates.find_dates(line.text[:120])):
            opening = line.text[: before[0].start]
            found += listed(opening) if is_names(opening) else []
        elif found:
            break
    return found


def _plain_agency(text: str) -> bool:
    return text.strip().lower().removeprefix("the ") in signoffs.agencies()


def nickname(line: str) -> str | None:
    """The single word after "von" or "by" where nothing but a date follows ("von lupa am 26.10.13"), or None."""
    match = _NICKNAME.match(line.strip()[:200])
    return match[1] if match and not match[1].isdigit() else None


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
        piece = _drop_agency(piece.strip(" .:*-–|"))
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
    return frozenset(read_lexicon("first_names").name.str.lower())


def is_names(line: str, known: bool = True) -> bool:
    """Whether a line is nothing but names of people; where `known`, each begins with a known first name.

    A job behind the name ("Jane Doe Deputy News Editor") says as much as a known first name.
    """
    pieces = listed(line)
    if not pieces or not all(map(_may_be_name, pieces)):
        return False
    if not known or _AGO.search(line) or (len(pieces) == 1 and _JOB.fullmatch(line.split()[-1])):
        return not any(word.isupper() and len(word) > 2 for word in line.split())
    return all(piece.split()[0].lower() in _first_names() for piece in pieces)


def listed(line: str) -> list[str]:
    """The parts of a line that lists names, without agencies, jobs and the numbers of notes."""
    text = _drop_job(_AGO.sub("", line.strip(" •*·-–|,").rstrip("0123456789,")))
    pieces = [piece.strip() for piece in _JOIN.split(text) if piece.strip()]
    return [piece for piece in pieces if piece.lower() not in signoffs.agencies()]


def _drop_job(text: str) -> str:
    """ "Jane Doe Deputy News Editor" is Jane Doe."""
    words = text.split()
    if not 3 <= len(words) <= 8 or not _JOB.fullmatch(words[-1]):
        return text
    words.pop()
    while len(words) > 3 or (len(words) == 3 and _BEFORE_JOB.fullmatch(words[-1])):
        words.pop()
    return " ".join(words)


def _may_be_name(piece: str) -> bool:
    return _NAME.fullmatch(piece) is not None and 2 <= len(piece.split()) <= 4
