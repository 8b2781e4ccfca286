"""Names that no gazetteer lists: people suggested from titles and first names, organisations from
their words.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, dropwhile
from typing import NamedTuple

from helpers.corpus import function_words
from helpers.language.grammar import in_any_language
from helpers.languages import LANGUAGES
from helpers.lexicon import either, words

_UPPER = "".join(chr(c) for c in range(0x250) if chr(c).isupper())
# A dot belongs to an initial and to words like Dr.; any other ends the run of words.
_DOT = "|".join(rf"(?<={word})\." for word in sorted(words("name_words", use="with_dot")))
_WORD = rf"(?:[{_UPPER}]\.|(?:al-|el-)?[{_UPPER}][\w’'-]*+(?:{_DOT})?)"
_PARTICLE = f"(?:{either(words('name_words', use='particle'))})"
_WORD_WITH_CAPITAL = re.compile(rf"(?<![\w-])[{_UPPER}][\w-]*+")
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?: (?:{_PARTICLE} )?{_WORD})*")
_TOKEN = re.compile(rf"{_WORD}|{_PARTICLE}(?= )")
_ACRONYM = re.compile(rf"(?<![\w-])[{_UPPER}]{{3,6}}(?![\w-])")
_WORDS = re.compile(r"[^\W\d_]{3,6}(?!\w)")
_ORGANISATION = re.compile(rf"(?:{either(words('name_words', use='organisation'))})\.?$")

_LONGEST = 5  # words before a surname
_FIRST_NAMES = words("first_names", "name")
# Words that begin sentences and are no names, lower case: of all languages, as texts quote each
# other.
_COMMON = frozenset(
    chain(
        *map(function_words, LANGUAGES),
        map(str.lower, words("months", "name")),
        in_any_language("day"),
        map(str.lower, words("ambiguous_names", "name", kind="person")),
    )
)


class Name(NamedTuple):
    """A suggested name: where it stands, whose it is, and whether of a person or an
    organisation.
    """

    start: int
    end: int
    name: str
    kind: str


@cache
def _titles(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words that stand before names, and those that may end such a word."""
    endings = words("person_titles", "title", language=language, use="end")
    return words("person_titles", "title", language=language), tuple(endings)


def is_title(word: str, language: str) -> bool:
    """Whether a word in lower case stands before names: president, Außenminister."""
    titles, endings = _titles(language)
    return word in titles or word.endswith(endings)


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
        seen = set(_WORD_WITH_CAPITAL.findall(text))
        found = [
            p._replace(name=p.name[:-1]) if p.name[-1] == "s" and _last(p.name)[:-1] in seen else p
            for p in found
        ]
    # Of two persons of one surname the first is meant.
    full = {_last(p.name): p.name for p in reversed(found) if " " in p.name}
    found = [p if " " in p.name else p._replace(name=full.get(p.name, p.name)) for p in found]
    surnames = {_last(p.name): p.name for p in found if " " in p.name}
    return sorted([*found, *apart(_again(text, surnames), found)])


def _last(name: str) -> str:
    return name.rpartition(" ")[2]


def apart(hits: Iterable[tuple], others: Sequence[tuple]) -> list:
    """Those of `hits` (start, end, …) that overlap none of the others, which stand in order."""
    starts, ends = [start for start, *_ in others], [end for _, end, *_ in others]
    return [hit for hit in hits if bisect_left(starts, hit[1]) <= bisect_right(ends, hit[0])]


def _runs(text: str) -> Iterator[list[re.Match]]:
    """The capitalised words that stand in a row, with the particles between them."""
    return (list(_TOKEN.finditer(text, *run.span())) for run in _RUN.finditer(text))


def _people(text: str, language: str) -> Iterator[Name]:
    for tokens in _runs(text):
        i = 0
        while i < len(tokens):
            begin = i
            while begin < len(tokens) and is_title(tokens[begin][0].lower(), language):
                begin += 1
            last = _name_end(tokens, begin, titled=begin > i)
            if last is None:
                i = max(begin, i + 1)
                continue
            written = " ".join(token[0] for token in tokens[begin : last + 1])
            name = re.sub(r"(?:’s|'s|’|')$", "", written)
            end = tokens[last].end() - len(written) + len(name)
            yield Name(tokens[begin].start(), end, sys.intern(name), "person")
            i = last + 1


def _name_end(tokens: list[re.Match], begin: int, titled: bool) -> int | None:
    """Index of the surname of a name that begins at `begin`; None where no name does."""
    if begin < len(tokens) and _is_particle(tokens[begin][0]):
        return None  # "Vorsitzende von Greenpeace"
    i = begin
    while i < len(tokens) and (
        _is_given(tokens[i][0]) or (i > begin and re.fullmatch(r"\w\.", tokens[i][0]))
    ):
        i += 1
    given = i > begin
    if i - begin > 1 and i < len(tokens) and tokens[i][0] in ("von der", "von dem"):
        return i - 1  # "Robert Kelly von der Universität"
    while i < len(tokens) and _is_particle(tokens[i][0]):
        i += 1
    if i < len(tokens) and (given or titled) and i - begin < _LONGEST and _is_surname(tokens[i][0]):
        # After a title the first of two words is a first name that no list holds ("Ministerin
        # Neelie Kroes").
        both = titled and not given and i + 1 < len(tokens) and _is_surname(tokens[i + 1][0])
        return i + 1 if both else i
    # "Donald Trump Junior" is rare, "Präsident Andrej" too: two first names in a row make a name of
    # their own.
    return i - 1 if given and i - begin >= 2 and tokens[i - 1][0][0].isupper() else None


def _is_particle(word: str) -> bool:
    return word[0].islower() and "-" not in word


def _is_given(word: str) -> bool:
    return word in _FIRST_NAMES or ("-" in word and word.partition("-")[0] in _FIRST_NAMES)


def _is_surname(word: str) -> bool:
    common = word.lower() in _COMMON or word.isupper()
    return len(word) > 2 and not common and not word.endswith(".")


def _again(text: str, surnames: dict[str, str]) -> Iterator[Name]:
    """Later mentions by the surname alone, also in the genitive."""
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
        own = list(dropwhile(lambda token: token[0].lower() in _COMMON, tokens))
        if (
            len(own) > 1
            and _ORGANISATION.search(own[-1][0])
            and (not LANGUAGES[language].capital_nouns or own[-1][0].isupper())
        ):
            start, end = own[0].start(), own[-1].end()
            yield Name(start, end, text[start:end], "organisation")
    counts = Counter(_ACRONYM.findall(text))
    # A word in capitals that also stands in small letters is one for emphasis.
    shouted = {word.upper() for word in _WORDS.findall(text) if not word.isupper()}
    shouted |= words("ambiguous_names", "name", kind="organisation")
    for found in _ACRONYM.finditer(text):
        known = found[0] in shouted or found[0].lower() in _COMMON
        if counts[found[0]] > 1 and not known:
            yield Name(found.start(), found.end(), found[0], "organisation")
