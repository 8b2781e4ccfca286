"""Whom a mention means: names, roles and pronouns resolved within one text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from helpers.language.names.actors import actors
from helpers.language.names.people import people
from helpers.lexicon import read_lexicon

_MASCULINE = frozenset(["er", "he", "him", "ihm", "ihn", "letzterer", "dieser"])
_FEMININE = frozenset(["sie", "she", "her", "letztere", "diese"])
_RELATIVE = frozenset(["der", "die", "das", "who", "which", "that"])
_DEFINITE = frozenset(
    [
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "the",
        "this",
        "that",
        "sein",
        "seine",
        "ihr",
        "ihre",
        "his",
        "her",
    ]
)
_LEADING = _DEFINITE | frozenset(
    [
        "ein",
        "eine",
        "einer",
        "eines",
        "einem",
        "einen",
        "a",
        "an",
        "auch",
        "also",
        "beim",
        "vom",
        "zum",
    ]
)
_ATTRIBUTE = frozenset(["mit", "von", "in", "an", "aus", "zu", "bei", "für", "über"])
_FEMALE = re.compile(r"(?:in|frau|woman|queen|mrs|ms)$")
_ANYBODY = re.compile(r"(?:politiker|politikerin|kollege|kollegen|kollegin|mann|frau|herr)$")
_DECLINED = re.compile(r"^[a-zäöüß]{4,}(?:e[mnrs]?)$")
_ABOUT_COUNTRY = re.compile(r"^(us|eu|uno?|nato)-|^(.{3,}?)(?:isch)(?:e[mnrs]?)?$")
_WORDS = re.compile(r"[\w’'.-]+")


@dataclass
class Person:
    """A name of the text, the words that stand before it, and its gender where a title tells."""

    name: str
    before: set[str] = field(default_factory=set)
    female: bool | None = None


class People:
    """The persons that one text names, and the order in which they come up."""

    def __init__(self, text: str, language: str) -> None:
        self._endings, self._titles = _titles()
        self._english = language == "en"
        self.starts: list[int] = []
        self.at: list[Person] = []
        self.by_surname: dict[str, Person] = {}
        for name in people(text, language):
            if name.name[0].islower():
                continue
            person = self.by_surname.setdefault(name.name.rpartition(" ")[2], Person(name.name))
            self.starts.append(name.start)
            self.at.append(person)
            before = self._words_before(text, name.start)
            if before:
                person.before.update(before)
                person.female = _FEMALE.search(before[0]) is not None
        self.recent: list[Person] = []

    def _words_before(self, text: str, at: int) -> list[str]:
        """Title and what goes with it, nearest first: "ukrainischen Präsidenten", "Russlands
        Präsident".
        """
        found: list[str] = []
        for word in reversed(text[max(0, at - 60) : at].split()):
            low = word.lower()
            goes_with = found and (
                _DECLINED.search(word) or (word[0].isupper() and (word[-1] == "s" or self._english))
            )
            if not (self._is_title(low) or goes_with) or word[-1] in ",;:" or len(found) > 3:
                break
            found.append(low)
        return found

    def pass_sentence(self, start: int, end: int) -> None:
        """Take the first person named from `start` to `end`, most likely its subject, as the latest
        one spoken of.
        """
        found = self.first_in(start, end)
        if found:
            self.speak_of(found)

    def first_in(self, start: int, end: int) -> Person | None:
        """The first person whom the text names between two offsets."""
        i = bisect_left(self.starts, start)
        return self.at[i] if i < len(self.at) and self.starts[i] < end else None

    def speak_of(self, person: Person) -> None:
        """Make `person` the latest one."""
        if person in self.recent:
            self.recent.remove(person)
        self.recent.append(person)
        del self.recent[:-12]

    def resolve(self, mention: str | None, at: int) -> str | None:
        """The name that `mention` at offset `at` means; its own words where the text names nobody
        for it.
        """
        words = _WORDS.findall(mention or "")
        if not words:
            return None
        low = [w.lower() for w in words]
        person = self._pronoun(low[0]) if len(words) == 1 else None
        person = person or self._named(words) or self._role(low, at)
        if person:
            self.speak_of(person)
            return canonical(person.name)
        if len(words) == 1 and low[0] in _MASCULINE | _FEMININE | _RELATIVE:
            return None
        known = _aliases()
        alias = next((known[w] for w in words if w in known), None)
        if alias and len(words) <= 4:
            return alias
        while len(words) > 1 and words[0].lower() in _LEADING and words[1] not in _ATTRIBUTE:
            words.pop(0)
        start = mention.index(words[0])
        return mention[start:].strip('„“”"»« ')

    def _pronoun(self, word: str) -> Person | None:
        if word not in _MASCULINE | _FEMININE | _RELATIVE:
            return None
        for person in reversed(self.recent):
            if person.female is None or person.female is (word in _FEMININE) or word in _RELATIVE:
                return person
        return None

    def _named(self, words: list[str]) -> Person | None:
        for word in words:
            for key in (word, re.sub(r"['’]s?$|s$", "", word)):
                if key in self.by_surname and key[:1].isupper():
                    return self.by_surname[key]
        return None

    def _role(self, low: list[str], at: int) -> Person | None:
        """der ukrainische Präsident: the person whose title and country fit best; between equals,
        the latest.
        """
        title = next((w for w in low if self._is_title(w)), None)
        if title is None or low[0] not in _DEFINITE:
            return None
        country = next((_country(w) for w in low if _country(w)), None)
        female = _FEMALE.search(title) is not None
        head = _stem(title.rpartition("-")[2])
        anybody = _ANYBODY.search(title) is not None
        best, score = None, 0.0
        for rank, person in enumerate(self._candidates(at)):
            if person.female is not None and person.female is not female:
                continue
            titles = [_stem(w) for w in person.before if self._is_title(w)]
            fits = any(t.endswith(head) or head.endswith(t) for t in titles)
            near = country is not None and _is_of(person, country)
            against = (country is not None and not near) + 0.5 * bool(
                titles and not fits and not near and not anybody
            )
            value = 4 * fits + 4 * near + 0.5 * anybody - 3 * against + rank / 100
            if value > score:
                best, score = person, value
        return best

    def _candidates(self, at: int) -> list[Person]:
        """Persons from the least to the most likely: named later, named before, spoken of
        lately.
        """
        i = bisect_left(self.starts, at)
        return [*reversed(self.at[i : i + 12]), *self.at[max(0, i - 12) : i], *self.recent]

    def _is_title(self, word: str) -> bool:
        word = word.rstrip(".")
        return word in self._titles or word.endswith(self._endings)


def _stem(title: str) -> str:
    """präsidenten → präsident, ministers → minister."""
    return (
        re.sub(r"(?:en|es|n|s)$", "", title) if not title.endswith(("in", "man", "men")) else title
    )


def canonical(name: str) -> str:
    """The gazetteer's name for `name`, or `name` itself."""
    return _aliases().get(name, name)


def _country(word: str) -> str | None:
    found = _ABOUT_COUNTRY.match(word)
    stem = found and (found[1] or found[2])
    return {"amerikan": "us", "us-amerikan": "us"}.get(stem, stem) if stem else None


def _is_of(person: Person, country: str) -> bool:
    countries = {_country(w) or w for w in person.before}
    listed = _countries().get(canonical(person.name), "").lower()
    return (
        any(c.startswith(country[:5]) for c in countries)
        or listed.startswith(country[:5])
        or (country == "us" and listed in ("usa", "vereinigte staaten"))
    )


@cache
def _titles() -> tuple[tuple[str, ...], frozenset[str]]:
    table = read_lexicon("person_titles")
    return tuple(table.title[table.use == "end"]), frozenset(table.title)


@cache
def _aliases() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in actors()[actors().kind == "person"].itertuples():
        for alias in (
            row.name,
            row.name_en,
            *row.aliases_de.split("|"),
            *row.aliases_en.split("|"),
        ):
            if alias and alias[-1] not in "-+=":
                found.setdefault(alias, row.name)
    return found


@cache
def _countries() -> dict[str, str]:
    return actors().country.to_dict()
