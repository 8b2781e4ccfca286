"""Names that no gazetteer lists: people suggested from titles and first names, organisations from
their words.
"""

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from helpers.corpus import function_words
from helpers.language.grammar import in_any_language
from helpers.languages import LANGUAGES
from helpers.lexicon import read_lexicon

_UPPER = "".join(chr(c) for c in range(0x250) if chr(c).isupper())
_WORD = rf"(?:[{_UPPER}]\.(?=[ {_UPPER}])|(?:al-|el-)?[{_UPPER}][\w’'-]*+\.?+)"


@cache
def _words(use: str) -> str:
    """The words of `name_words.csv` with that use as alternatives of a pattern, longest first."""
    words = read_lexicon("name_words").query("use == @use").word
    return "|".join(sorted(words, key=len, reverse=True))


_PARTICLE = f"(?:{_words('particle')})"
_WORD_WITH_CAPITAL = re.compile(rf"(?<![\w-])[{_UPPER}][\w-]*+")
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?: (?:{_PARTICLE} )?{_WORD})*")
_TOKEN = re.compile(rf"{_WORD}|{_PARTICLE}(?= )")
_ACRONYM = re.compile(rf"(?<![\w-])[{_UPPER}]{{3,6}}(?![\w-])")
_WORDS = re.compile(r"[^\W\d_]{3,6}(?!\w)")
_TITLED_WITH_DOT = re.compile(rf"(?:{_words('with_dot')})\.$|^[^\W\d_]\.$")
_ORGANISATION = re.compile(rf"(?:{_words('organisation')})\.?$")

_LONGEST = 5  # words before a surname


class Name(NamedTuple):
    """A suggested name: where it stands, whose it is, and whether of a person or an
    organisation.
    """

    start: int
    end: int
    name: str
    kind: str


class _Token(NamedTuple):
    start: int
    end: int
    text: str


@cache
def _first_names() -> frozenset[str]:
    return frozenset(read_lexicon("first_names").name)


@cache
def _not(kind: str) -> frozenset[str]:
    """Words that look like names of that kind and are none."""
    return frozenset(read_lexicon("ambiguous_names").query("kind == @kind").name)


@cache
def _titles(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    table = read_lexicon("person_titles").query("language == @language")
    return frozenset(table.title), tuple(table.title[table.use == "end"])


def is_title(word: str, language: str) -> bool:
    """Whether a word in lower case stands before names: president, Außenminister."""
    titles, endings = _titles(language)
    return word in titles or word.endswith(endings)


@cache
def _common() -> frozenset[str]:
    """Words that begin sentences and are no names, lower case: of all languages, as texts quote
    each other.
    """
    return frozenset(
        chain(
            *map(function_words, LANGUAGES),
            read_lexicon("months").name.str.lower(),
            in_any_language("day"),
            (name.lower() for name in _not("person")),
        )
    )


def suggest(text: str, language: str) -> list[Name]:
    """People (title or first name and surname, later the surname alone) and organisations in one
    text, by position.
    """
    found: list[Name] = []
    # Of two readings of the same words the longer one holds, and an organisation before a person
    # ("Tea Party").
    both = [*persons(text, language), *_organisations(text, language)]
    for name in sorted(both, key=lambda n: (n.start, -n.end, n.kind)):
        if not found or name.start >= found[-1].end:
            found.append(name)
    return found


def persons(text: str, language: str) -> list[Name]:
    """The people of one text alone, by position."""
    found = list(_people(text, language))
    if LANGUAGES[language].capital_nouns:
        words = set(_WORD_WITH_CAPITAL.findall(text))
        found = [
            p._replace(name=p.name[:-1]) if p.name[-1] == "s" and _last(p.name)[:-1] in words else p
            for p in found
        ]
    # Of two persons of one surname the first is meant.
    full = {_last(p.name): p.name for p in reversed(found) if " " in p.name}
    found = [p if " " in p.name else p._replace(name=full.get(p.name, p.name)) for p in found]
    ends = [p.end for p in found]
    surnames = {_last(p.name): p.name for p in found if " " in p.name}
    return sorted([*found, *(p for p in _again(text, surnames) if not overlaps(p, found, ends))])


def _last(name: str) -> str:
    return name.rpartition(" ")[2]


def overlaps(hit: tuple, others: Sequence[tuple], ends: list[int]) -> bool:
    """Whether `hit` (start, end, …) overlaps one of the others, which stand in order and end at
    `ends`.
    """
    i = bisect_right(ends, hit[0])
    return i < len(others) and others[i][0] < hit[1]


def _runs(text: str) -> Iterator[list[_Token]]:
    for run in _RUN.finditer(text):
        tokens: list[_Token] = []
        for found in _TOKEN.finditer(text, run.start(), run.end()):
            token = found[0]
            if token.endswith(".") and not _TITLED_WITH_DOT.search(token):
                token = token[:-1]
                yield [*tokens, _Token(found.start(), found.start() + len(token), token)]
                tokens = []
                continue
            tokens.append(_Token(found.start(), found.end(), token))
        if tokens:
            yield tokens


def _people(text: str, language: str) -> Iterator[Name]:
    first_names, common = _first_names(), _common()
    for tokens in _runs(text):
        i = 0
        while i < len(tokens):
            begin = i
            while begin < len(tokens) and is_title(tokens[begin].text.lower(), language):
                begin += 1
            titled = begin > i
            last = _name_end(tokens, begin, first_names, common, titled)
            if last is None:
                i = max(begin, i + 1)
                continue
            words = [token.text for token in tokens[begin : last + 1]]
            words[-1] = re.sub(r"(?:’s|'s|’|')$", "", words[-1])
            end = tokens[last].end - (len(tokens[last].text) - len(words[-1]))
            yield Name(tokens[begin].start, end, sys.intern(" ".join(words)), "person")
            i = last + 1


def _name_end(tokens: list[_Token], begin: int, first_names, common, titled: bool) -> int | None:
    """Index of the surname of a name that begins at `begin`; None where no name does."""
    i = begin
    if i < len(tokens) and tokens[i].text[0].islower() and "-" not in tokens[i].text:
        return None  # "Vorsitzende von Greenpeace"
    while i < len(tokens) and (
        _given(tokens[i].text, first_names) or (i > begin and re.fullmatch(r"\w\.", tokens[i].text))
    ):
        i += 1
    given = i > begin
    if i - begin > 1 and i < len(tokens) and tokens[i].text in ("von der", "von dem"):
        return i - 1  # "Robert Kelly von der Universität"
    while i < len(tokens) and tokens[i].text[0].islower() and "-" not in tokens[i].text:
        i += 1
    if (
        i < len(tokens)
        and (given or titled)
        and i - begin < _LONGEST
        and _surname(tokens[i].text, common)
    ):
        # After a title the first of two words is a first name that no list holds ("Ministerin
        # Neelie Kroes").
        both = titled and not given and i + 1 < len(tokens) and _surname(tokens[i + 1].text, common)
        return i + 1 if both else i
    # "Donald Trump Junior" is rare, "Präsident Andrej" too: two first names in a row make a name of
    # their own.
    return i - 1 if given and i - begin >= 2 and tokens[i - 1].text[0].isupper() else None


def _given(word: str, first_names: frozenset[str]) -> bool:
    return word in first_names or ("-" in word and word.partition("-")[0] in first_names)


def _surname(word: str, common: frozenset[str]) -> bool:
    return (
        len(word) > 2
        and word.lower() not in common
        and not word.isupper()
        and not word.endswith(".")
    )


def _again(text: str, surnames: dict[str, str]) -> Iterator[Name]:
    """Later mentions by the surname alone, also in the genitive."""
    if surnames:
        for found in _WORD_WITH_CAPITAL.finditer(text):
            word = found[0]
            surname = word if word in surnames else word.removesuffix("s")
            if surname in surnames:
                yield Name(found.start(), found.start() + len(surname), surnames[surname], "person")


def _organisations(text: str, language: str) -> Iterator[Name]:
    """Runs of capitalised words that end in a word for an organisation, and initials that the text
    repeats.
    """
    for tokens in _runs(text):
        if (
            len(tokens) > 1
            and _ORGANISATION.search(tokens[-1].text)
            and (not LANGUAGES[language].capital_nouns or tokens[-1].text.isupper())
        ):
            while tokens and tokens[0].text.lower() in _common():
                tokens = tokens[1:]
            if len(tokens) > 1:
                yield Name(
                    tokens[0].start,
                    tokens[-1].end,
                    text[tokens[0].start : tokens[-1].end],
                    "organisation",
                )
    counts = Counter(_ACRONYM.findall(text))
    shouted = {word for word in counts if word in _not("organisation") or word.lower() in _common()}
    # A word in capitals that also stands in small letters is one for emphasis.
    shouted |= counts.keys() & {word.upper() for word in _WORDS.findall(text) if not word.isupper()}
    for found in _ACRONYM.finditer(text):
        if counts[found[0]] > 1 and found[0] not in shouted:
            yield Name(found.start(), found.end(), found[0], "organisation")
