"""Who wrote it, from the lines that say so."""

import re
from collections.abc import Sequence
from functools import cache

from helpers.corpus.line import Line
from helpers.corpus.printed import dates, signoffs
from helpers.lexicon import either, read_lexicon, words

# lines from the headline on among which names may stand alone; and where no text stands before them
NEAR, FAR = 9, 25
DATED = 120  # characters of a line that holds a date and names
BYLINE = 300  # characters of a line in which names are looked for
NICKNAMED = 200  # characters of a line in which a single word after "von" is looked for
LONGEST_LIST = 20  # words of a line that lists names without signs between them
LONGEST_JOB = 8  # words of a name and a job behind it
NAME = range(2, 5)  # words of a person's name
LABEL = 40  # characters of a line that only announces names
AFTER = 70  # characters that may follow the names in a byline
_SIGNS = " •*·⋅-–|,&"
_JOIN = re.compile(r"\s?(?:,|/|&|;|\bund\b|\band\b|\|)\s?")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """What begins a byline, what follows its names, and what may stand in it.

    Every repetition is bounded and the alphabets beside one another differ: linear time.
    """
    uses = read_lexicon("byline_words").use.unique()
    part = {use: either(words("byline_words", use=use)) for use in uses}
    word = rf"(?:[A-ZÄÖÜÉÁÅØŠŽÇ][\w.'’`-]{{0,25}}|{part['particle']})"
    made = rf"(?:(?:{part['made']})\s)?(?:von|by)"
    start = rf"(?:ein[e]?\s)?(?:{part['text']})?\s?(?:{part['made']})?\s?(?:am\s)?(?:von|by)\b"
    colon = rf"(?:{part['label']}|{part['colon']})\s?:"
    any_case = {
        "by": rf"^(?:{start}|{colon}|(?:{part['opening']})\b)\s{{0,3}}:?\s{{0,3}}",
        "after": r"\s?[|–—•·⋅(]\s?|\s\d|\d{1,2}\.\d{1,2}\.|\s-\s|\s(?:@|http)"
        rf"|,?\s(?:{part['note']})\b|,\s(?:[\wäöüß-]{{0,20}}(?:{part['job_end']})|{part['job']})\w*",
        "alone": rf"{made}\s?:?|(?:{part['label']})\s?:?|(?:{part['colon']})\s?:",
        "nickname": rf"{made}\s([\w.-]{{2,25}})"
        rf"(?=\s?$|\s(?:{part['when']}|{part['made']})\b|\s?[|·–—-]\s|,\s.{{1,15}}$)",
        "job": rf"[\w-]{{0,20}}(?:{part['job_end']})(?:in|:in|\*in)?|{part['job']}",
        "rank": part["rank"],
        "ago": rf"\s?\d{{1,2}}\s(?:{either(words('date_words', use='ago'))})\sago$",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in any_case.items()} | {
        "about": re.compile(rf"^({word}(?:\s{word}){{1,3}})\s(?:{part['is']})\b"),
        "name": re.compile(rf"{word}(?:\s{word}){{0,4}}"),
    }


def author(lines: Sequence[Line]) -> str | None:
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
                below = _names_alone(part[i + 1 :]) if is_label(line.text) else []
                if found := ", ".join(below) or names(line.text) or nickname(line.text):
                    return found
        if alone := _names_alone(part):
            return ", ".join(alone)
    box = [line for line in lines if line.role == "author_box"]
    above = next((line.text.strip() for line in box if line.rule.startswith("name above")), None)
    bearers = (_patterns()["about"].match(line.text.strip()[:DATED]) for line in box)
    about = next((match[1] for match in bearers if match), "")
    agency = (line.text.strip() for line in near if line.role == "agency")
    return (
        above
        or (about if is_names(about) else None)
        or next((x for x in agency if x.lower().removeprefix("the ") in signoffs.agencies()), None)
    )


def is_label(line: str) -> bool:
    """Whether a line only announces names ("Von", "Published by", "Autor:")."""
    return len(line) <= LABEL and _patterns()["alone"].fullmatch(line.strip()) is not None


def _names_alone(lines: Sequence[Line]) -> list[str]:
    """The names on the first lines that hold nothing else, or nothing but a date before or behind
    them.
    """
    found: list[str] = []
    for line in lines:
        if line.role == "byline" and line.rule.startswith("names"):
            found += listed(line.text)
        elif line.role == "date" and not found and (printed := dates.find_dates(line.text[:DATED])):
            beside = line.text[: printed[0].start], line.text[printed[-1].end : DATED]
            found += next((listed(part) for part in beside if is_names(part)), [])
        elif found:
            break
    return list(dict.fromkeys(found))


def nickname(line: str) -> str | None:
    """The single word after "von" or "by" where nothing but a date follows ("von lupa am
    26.10.13"), or None.
    """
    match = _patterns()["nickname"].match(line.strip()[:NICKNAMED])
    return match[1] if match and not match[1].isdigit() else None


def names(line: str) -> str | None:
    """The names in a byline ("Von Anna Berg und Jan Low, Berlin" gives "Anna Berg, Jan Low"), or
    None.
    """
    text = line.strip()[:BYLINE].lstrip("•*·-– ")
    found = dates.find_dates(text)
    text = text[: found[0].start] if found and found[0].start else text
    by = _patterns()["by"].match(text)
    people = _people(text[by.end() :] if by else text)
    return ", ".join(people) or None


def _people(text: str) -> list[str]:
    people: list[str] = []
    pieces = [x.strip(" .:*-–|") for x in _JOIN.split(_patterns()["after"].split(text, 1)[0])]
    pieces = [x for x in pieces if x]
    for i, piece in enumerate(map(_drop_agency, pieces)):
        after = pieces[i + 1].split() if pieces[i + 1 :] else []
        if people and " " not in piece and len(after) in NAME and _is_first(after[0]):
            continue  # where the one before writes from: "Anna Berg, Berlin, Jan Low, Ulm"
        if piece.lower() in signoffs.agencies():
            people += [] if people else [piece]
        elif _patterns()["name"].fullmatch(piece) and " " in piece:
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
    by = _patterns()["by"].match(text)
    found = names(line) if by else None
    return found is not None and len(line) - len(found) < AFTER


def _is_first(word: str) -> bool:
    return word.lower() in _first_names()


@cache
def _first_names() -> frozenset[str]:
    return frozenset(name.lower() for name in words("first_names", "name"))


def is_names(line: str, known: bool = True) -> bool:
    """Whether a line is nothing but names of people; where `known`, each begins with a known first
    name.

    A job behind the name ("Jane Doe Deputy News Editor") says as much as a known first name.
    """
    pieces = listed(line)
    if not pieces or not all(map(_may_be_name, pieces)):
        return False
    told = _patterns()["ago"].search(line) or (
        len(pieces) == 1 and _patterns()["job"].fullmatch(line.split()[-1])
    )
    if told or not known:
        return not any(word.isupper() and len(word) > 2 for word in line.split())
    return all(_is_first(piece.split()[0]) for piece in pieces)


def listed(line: str) -> list[str]:
    """The parts of a line that lists names, without agencies, jobs and the numbers of notes."""
    text = _drop_job(_patterns()["ago"].sub("", line.strip(_SIGNS).rstrip(_SIGNS + "0123456789")))
    pieces = [piece.strip() for piece in _JOIN.split(text) if piece.strip()]
    pieces = _split(pieces[0]) if len(pieces) == 1 else pieces
    return [piece for piece in pieces if piece.lower() not in signoffs.agencies()]


def _split(text: str) -> list[str]:
    """ "Anna Berg Jan van der Low" is two people: each begins with a first name, and ends with a
    word that is none.
    """
    people: list[list[str]] = []
    for word in text.split():
        if not people or (_is_first(word) and not _is_first(people[-1][-1])):
            people.append([])
        people[-1].append(word)
    whole = all(len(p) >= 2 and _is_first(p[0]) and not _is_first(p[-1]) for p in people)
    fits = whole and 2 * NAME[0] <= len(text.split()) <= LONGEST_LIST
    return [" ".join(person) for person in people] if fits else [text]


def _drop_job(text: str) -> str:
    """ "Jane Doe Deputy News Editor" is Jane Doe."""
    parts = text.split()
    if not 3 <= len(parts) <= LONGEST_JOB or not _patterns()["job"].fullmatch(parts[-1]):
        return text
    *name, last = parts[: min(len(parts) - 1, 3)]
    kept = len(name) < 2 or not _patterns()["rank"].fullmatch(last)
    return " ".join([*name, last] if kept else name)


def _may_be_name(piece: str) -> bool:
    return _patterns()["name"].fullmatch(piece) is not None and len(piece.split()) in NAME
