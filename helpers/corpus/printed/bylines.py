"""Who wrote it, from the lines that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from helpers.corpus.printed import dates, signoffs
from helpers.lexicon import read_lexicon

# every repetition is bounded and the alphabets beside one another differ: linear time
_WORD = (
    r"(?:[A-ZÄÖÜÉÁÅØŠŽÇ][\w.'’`-]{0,25}|von|van|de|der|den|di|da|del|al|el|bin|zu|la|le|ter|ten)"
)
_NAME = re.compile(rf"{_WORD}(?:\s{_WORD}){{0,4}}")
NEAR, FAR = (
    9,
    25,
    # lines from the headline on among which names may stand alone; and where no text stands
    # before them
)
_SIGNS = " •*·-–|,&"
_AGO = re.compile(r"\s?\d{1,2}\s(?:minutes?|hours?|days?)\sago$")
_JOIN = re.compile(r"\s?(?:,|/|&|;|\bund\b|\band\b|\|)\s?")


class _Patterns(NamedTuple):
    """What begins a byline, what follows its names, and what may stand in it."""

    by: re.Pattern
    after: re.Pattern
    alone: re.Pattern
    nickname: re.Pattern
    job: re.Pattern
    rank: re.Pattern
    about: re.Pattern


@cache
def _patterns() -> _Patterns:
    table = read_lexicon("byline_words")
    words = {
        use: "|".join(sorted(map(re.escape, part), key=len, reverse=True))
        for use, part in table.groupby("use").word
    }
    von = rf"(?:ein[e]?\s)?(?:{words['text']})?\s?(?:{words['made']})?\s?(?:am\s)?(?:von|by)\b"
    colon = rf"(?:{words['label']}|{words['colon']})\s?:"
    job = rf"[\w-]{{0,20}}(?:{words['job_end']})(?:in|:in|\*in)?|{words['job']}"
    pieces = (
        rf"^(?:{von}|{colon}|(?:{words['opening']})\b)\s{{0,3}}:?\s{{0,3}}",
        r"\s?[|–—•·(]\s?|\s\d|\d{1,2}\.\d{1,2}\.|\s-\s|\s(?:@|http)"
        rf"|,?\s(?:{words['note']})\b|,\s(?:[\wäöüß-]{{0,20}}(?:{words['job_end']})|{words['job']})\w*",
        rf"(?:(?:{words['made']})\s)?(?:von|by)\s?:?|(?:{words['label']})\s?:?|(?:{words['colon']})\s?:",
        rf"(?:(?:{words['made']})\s)?(?:von|by)\s([\w.-]{{2,25}})"
        rf"(?=\s?$|\s(?:am|on|um|{words['made']})\b|\s?[|·–—-]\s|,\s.{{1,15}}$)",
        job,
        words["rank"],
        rf"^({_WORD}(?:\s{_WORD}){{1,3}})\s(?:{words['is']})\b",
    )
    return _Patterns(
        *(re.compile(piece, re.IGNORECASE) for piece in pieces[:-1]), re.compile(pieces[-1])
    )


def author(lines: Sequence[dates.Labelled]) -> str | None:
    """The names in the byline, else in the author box, joined by ", "; None where the text shows
    none.

    Near the headline a byline that says "von" or "by" goes before names alone, and those before
    bylines elsewhere; an agency counts where no person is named.
    """
    lines = [line for line in lines if line.text.strip()]
    title = next((i for i, line in enumerate(lines) if line.role == "title"), 0)
    body = next((i for i in range(title, len(lines)) if lines[i].role in ("body", "lede")), title)
    near = lines[max(title - 2, 0) : max(title + NEAR, min(body, title + FAR))]
    for part in (near, lines):
        for i, line in enumerate(part):
            if line.role == "byline" and not line.rule.startswith("names"):
                found = ", ".join(_names_alone(part[i + 1 :])) if is_label(line.text) else None
                if found := found or names(line.text) or nickname(line.text):
                    return found
        if found := _names_alone(part):
            return ", ".join(found)
    box = [line for line in lines if line.role == "author_box"]
    above = next((line.text.strip() for line in box if line.rule.startswith("name above")), None)
    about = next(
        (match[1] for line in box if (match := _patterns().about.match(line.text.strip()[:120]))),
        None,
    )
    agency = next(
        (x.text.strip() for x in near if x.role == "agency" and _plain_agency(x.text)), None
    )
    return above or (about if about and is_names(about) else None) or agency


def is_label(line: str) -> bool:
    """Whether a line only announces names ("Von", "Published by", "Autor:")."""
    return len(line) <= 40 and _patterns().alone.fullmatch(line.strip()) is not None


def _names_alone(lines: Sequence[dates.Labelled]) -> list[str]:
    """The names on the first lines that hold nothing else, or nothing but a date before or behind
    them.
    """
    found: list[str] = []
    for line in lines:
        if line.role == "byline" and line.rule.startswith("names"):
            found += listed(line.text)
        elif line.role == "date" and not found and (printed := dates.find_dates(line.text[:120])):
            beside = line.text[: printed[0].start], line.text[printed[-1].end : 120]
            found += next((listed(part) for part in beside if is_names(part)), [])
        elif found:
            break
    return list(dict.fromkeys(found))


def _plain_agency(text: str) -> bool:
    return text.strip().lower().removeprefix("the ") in signoffs.agencies()


def nickname(line: str) -> str | None:
    """The single word after "von" or "by" where nothing but a date follows ("von lupa am
    26.10.13"), or None.
    """
    match = _patterns().nickname.match(line.strip()[:200])
    return match[1] if match and not match[1].isdigit() else None


def names(line: str) -> str | None:
    """The names in a byline ("Von Anna Berg und Jan Low, Berlin" gives "Anna Berg, Jan Low"), or
    None.
    """
    text = line.strip()[:300].lstrip("•*·-– ")
    found = dates.find_dates(text)
    text = text[: found[0].start] if found and found[0].start else text
    by = _patterns().by.match(text)
    people = _people(text[by.end() :] if by else text)
    return ", ".join(people) or None


def _people(text: str) -> list[str]:
    people: list[str] = []
    for piece in _JOIN.split(_patterns().after.split(text, maxsplit=1)[0]):
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
    """Whether a line begins with "Von", "By" or the like and goes on with names, and little follows
    them.
    """
    text = line.lstrip("•*·-– ")
    by = _patterns().by.match(text)
    found = names(line) if by else None
    return found is not None and len(line) - len(found) < 70


@cache
def _first_names() -> frozenset[str]:
    return frozenset(read_lexicon("first_names").name.str.lower())


def is_names(line: str, known: bool = True) -> bool:
    """Whether a line is nothing but names of people; where `known`, each begins with a known first
    name.

    A job behind the name ("Jane Doe Deputy News Editor") says as much as a known first name.
    """
    pieces = listed(line)
    if not pieces or not all(map(_may_be_name, pieces)):
        return False
    if (
        not known
        or _AGO.search(line)
        or (len(pieces) == 1 and _patterns().job.fullmatch(line.split()[-1]))
    ):
        return not any(word.isupper() and len(word) > 2 for word in line.split())
    return all(piece.split()[0].lower() in _first_names() for piece in pieces)


def listed(line: str) -> list[str]:
    """The parts of a line that lists names, without agencies, jobs and the numbers of notes."""
    text = _drop_job(_AGO.sub("", line.strip(_SIGNS).rstrip(_SIGNS + "0123456789")))
    pieces = [piece.strip() for piece in _JOIN.split(text) if piece.strip()]
    pieces = _split(pieces[0]) if len(pieces) == 1 else pieces
    return [piece for piece in pieces if piece.lower() not in signoffs.agencies()]


def _split(text: str) -> list[str]:
    """ "Anna Berg Jan van der Low" is two people: each begins with a first name, and ends with a
    word that is none.
    """
    words = text.split()
    if not 4 <= len(words) <= 20:
        return [text]
    people: list[list[str]] = [[words[0]]]
    for word in words[1:]:
        if word.lower() in _first_names() and people[-1][-1].lower() not in _first_names():
            people.append([])
        people[-1].append(word)
    whole = all(
        len(p) >= 2 and p[0].lower() in _first_names() and p[-1].lower() not in _first_names()
        for p in people
    )
    return [" ".join(person) for person in people] if whole else [text]


def _drop_job(text: str) -> str:
    """ "Jane Doe Deputy News Editor" is Jane Doe."""
    words = text.split()
    if not 3 <= len(words) <= 8 or not _patterns().job.fullmatch(words[-1]):
        return text
    words.pop()
    while len(words) > 3 or (len(words) == 3 and _patterns().rank.fullmatch(words[-1])):
        words.pop()
    return " ".join(words)


def _may_be_name(piece: str) -> bool:
    return _NAME.fullmatch(piece) is not None and 2 <= len(piece.split()) <= 4
