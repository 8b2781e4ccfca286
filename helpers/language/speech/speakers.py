"""Whom a mention means: names, roles and pronouns resolved within one text."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from helpers.language.grammar import closed_class, in_any_language, listed
from helpers.language.names.actors import known_actors
from helpers.language.names.people import Name, is_title, persons
from helpers.languages import LANGUAGES
from helpers.lexicon import either

_UNDECLINED = tuple(in_any_language("undeclined_title"))
_DECLINED = re.compile(r"^[a-zäöüß]{4,}(?:e[mnrs]?)$")
_ABOUT_COUNTRY = re.compile(
    rf"^({either(in_any_language('bloc'))})-|^(.{{3,}}?)(?:isch)(?:e[mnrs]?)?$"
)
_GENITIVE = re.compile(r"['’]s?$|s$")
_WORDS = re.compile(r"[\w’'.-]+")


# What each sign adds to the likelihood that a role means a person: title and country decide, a word
# for anybody (Politiker) helps a little, and what contradicts them counts against it.
_FITS, _NEAR, _ANYBODY, _AGAINST = 4, 4, 0.5, -3
_OTHER_TITLE = 0.5  # share of a contradiction that another title is
_A_RANK = 0.01  # of two who are as likely the one spoken of later is meant
_LATEST = 12  # persons that are kept in mind
_MENTION, _TITLE = 4, 3  # words at most of a mention that an alias resolves, and before a title
_BEFORE = 60  # characters before a name in which its title stands
_COUNTRY_STEM = 5  # letters by which the names of a country and of its people agree


@dataclass
class Person:
    """A name of the text, the words that stand before it, and its gender where a title tells."""

    name: str
    before: set[str] = field(default_factory=set)
    female: bool | None = None


class People:
    """The persons that one text names, and the order in which they come up."""

    def __init__(self, text: str, language: str) -> None:
        self._language = language
        self._female = listed(language, "female_ending")
        self._pronouns = closed_class(language, "masculine", "feminine", "relative_speaker")
        self.starts: list[int] = []
        self.at: list[Person] = []
        self.names: list[Name] = []
        self.by_surname: dict[str, Person] = {}
        for name in persons(text, language):
            if name.name[0].islower():
                continue
            person = self.by_surname.setdefault(name.name.rpartition(" ")[2], Person(name.name))
            self.starts.append(name.start)
            self.at.append(person)
            self.names.append(name)
            before = self._words_before(text, name.start)
            if before:
                person.before.update(before)
                person.female = before[0].endswith(self._female)
        self.recent: list[Person] = []

    def _words_before(self, text: str, at: int) -> list[str]:
        """Title and what goes with it, nearest first: "ukrainischen Präsidenten", "Russlands
        Präsident".
        """
        found: list[str] = []
        genitive = "s" if LANGUAGES[self._language].capital_nouns else ""
        for word in reversed(text[max(0, at - _BEFORE) : at].split()):
            low = word.lower()
            goes_with = found and (
                _DECLINED.search(word) or (word[0].isupper() and word.endswith(genitive))
            )
            if not (_is_title(low) or goes_with) or word[-1] in ",;:" or len(found) > _TITLE:
                break
            found.append(low)
        return found

    def first_in(self, start: int, end: int) -> Person | None:
        """The first person whom the text names between two offsets."""
        i = bisect_left(self.starts, start)
        return self.at[i] if i < len(self.at) and self.starts[i] < end else None

    def name_in(self, start: int, end: int, last: bool = False) -> Name | None:
        """The first name of a person between two offsets, or the last one."""
        names = self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return names[-last] if names else None

    def speak_of(self, person: Person | None) -> None:
        """Make `person`, if there is one, the latest."""
        if person:
            self.recent = [*(p for p in self.recent if p is not person), person][-_LATEST:]

    def resolve(self, mention: str | None, at: int) -> str | None:
        """The name that `mention` at offset `at` means; its own words where the text names nobody
        for it.
        """
        words = _WORDS.findall(mention or "")
        if mention is None or not words:
            return None
        low = [w.lower() for w in words]
        person = self._pronoun(low[0]) if len(words) == 1 else None
        person = person or self._named(words) or self._role(low, at)
        if person:
            self.speak_of(person)
            return canonical(person.name)
        if len(words) == 1 and low[0] in self._pronouns:
            return None
        alias = next((canonical(w) for w in words if w in _aliases()), None)
        if alias and len(words) <= _MENTION:
            return alias
        leading = closed_class(self._language, "definite", "leading")
        attribute = closed_class(self._language, "attribute")
        while len(words) > 1 and words[0].lower() in leading and words[1] not in attribute:
            words.pop(0)
        start = mention.index(words[0])
        return mention[start:].strip('„“”"»« ')

    def _pronoun(self, word: str) -> Person | None:
        relative = word in closed_class(self._language, "relative_speaker")
        female = word in closed_class(self._language, "feminine")
        known = (p for p in reversed(self.recent) if relative or p.female in (None, female))
        return next(known, None) if word in self._pronouns else None

    def _named(self, words: list[str]) -> Person | None:
        keys = (key for word in words for key in (word, _GENITIVE.sub("", word)))
        return next((self.by_surname[key] for key in keys if key in self.by_surname), None)

    def _role(self, low: list[str], at: int) -> Person | None:
        """der ukrainische Präsident: the person whose title and country fit best; between equals,
        the latest.
        """
        title = next((w for w in low if _is_title(w)), None)
        if title is None or low[0] not in closed_class(self._language, "definite"):
            return None
        country = next(filter(None, map(_country, low)), None)
        female = title.endswith(self._female)
        head = _stem(title.rpartition("-")[2])
        anybody = title.endswith(listed(self._language, "anybody_ending"))
        best, score = None, 0.0
        i = bisect_left(self.starts, at)
        # Persons from the least to the most likely: named later, named before, spoken of lately.
        later, earlier = self.at[i : i + _LATEST], self.at[max(0, i - _LATEST) : i]
        for rank, person in enumerate([*reversed(later), *earlier, *self.recent]):
            titles = [_stem(w) for w in person.before if _is_title(w)]
            fits = any(t.endswith(head) or head.endswith(t) for t in titles)
            near = country is not None and _is_of(person, country)
            other = bool(titles and not fits and not near and not anybody)
            against = (country is not None and not near) + _OTHER_TITLE * other
            value = _FITS * fits + _NEAR * near + _ANYBODY * anybody + _AGAINST * against
            value += _A_RANK * rank
            if value > score and person.female in (None, female):
                best, score = person, value
        return best


def _is_title(word: str) -> bool:
    """Whether a word is a title in any language: general, analyst and journalist are in both."""
    return any(is_title(word.rstrip("."), language) for language in LANGUAGES)


def _stem(title: str) -> str:
    """präsidenten → präsident, ministers → minister."""
    return title if title.endswith(_UNDECLINED) else re.sub(r"(?:en|es|n|s)$", "", title)


def canonical(name: str) -> str:
    """The gazetteer's name for `name`, or `name` itself."""
    return _aliases().get(name, name)


def _country(word: str) -> str | None:
    found = _ABOUT_COUNTRY.match(word)
    stem = found and (found[1] or found[2])
    return {"amerikan": "us", "us-amerikan": "us"}.get(stem, stem) if stem else None


def _is_of(person: Person, country: str) -> bool:
    countries = {_country(w) or w for w in person.before}
    home = known_actors().country.get(canonical(person.name), "").lower()
    return (
        any(c.startswith(country[:_COUNTRY_STEM]) for c in countries)
        or home.startswith(country[:_COUNTRY_STEM])
        or (country == "us" and home in ("usa", "vereinigte staaten"))
    )


@cache
def _aliases() -> dict[str, str]:
    """Canonical name of each person by every spelling that stands alone."""
    persons_only = known_actors().query("kind == 'person'").filter(regex="^(name|aliases)")
    spelt = persons_only.agg("|".join, axis=1).str.split("|").explode()
    spelt = spelt[(spelt != "") & ~spelt.str.endswith(("-", "+", "="))]
    # Of two persons of one spelling the first is meant.
    return dict(zip(spelt[::-1], spelt.index[::-1], strict=True))
