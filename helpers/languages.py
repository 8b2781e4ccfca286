"""The languages that the kit reads: the one place that lists them."""

from functools import cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

OTHER = "other"  # what a text is in that is in none of them


class Language(NamedTuple):
    """A language: ISO 639-1 code, the stem of its modules' names, its name by language, signs.

    `open` and `pattern` set its marks and bars in figures apart without colour, `colour` names a
    colour of the theme's palette. How it is written: `decimal` is the mark before decimals (the
    other of . and , parts thousands); `capital_nouns` says that nouns begin with a capital (and
    genitives of names have no apostrophe), `compounds` that they join into one word and are
    declined, `verb_last` that the verb may stand behind all that belongs to it; `topic` names a
    topic that has no words of its own.
    """

    code: str
    module: str
    names: dict[str, str]
    open: bool
    pattern: str
    colour: str
    decimal: str = "."
    capital_nouns: bool = False
    compounds: bool = False
    verb_last: bool = False
    topic: str = "Topic {}"

    @property
    def name(self) -> str:
        """The English name, in which the kit speaks to its users."""
        return self.names["en"]


GERMAN = Language(
    "de",
    "german",
    {"de": "Deutsch", "en": "German"},
    open=True,
    pattern="",
    colour="indigo",
    decimal=",",
    capital_nouns=True,
    compounds=True,
    verb_last=True,
    topic="Thema {}",
)
ENGLISH = Language(
    "en",
    "english",
    {"de": "Englisch", "en": "English"},
    open=False,
    pattern="/",
    colour="teal",
)

LANGUAGES: dict[str, Language] = {language.code: language for language in (GERMAN, ENGLISH)}
CODES: tuple[str, ...] = tuple(LANGUAGES)
NAMES: dict[str, str] = {code: language.name for code, language in LANGUAGES.items()} | {
    OTHER: "other language"
}


@cache
def module_of(code: str, package: str, name: str = "{}") -> ModuleType:
    """The module of `package` that knows this language: `name` with its stem, like german_sentence.

    Raises KeyError for a language that the kit does not read, so that none is silently taken for
    another.
    """
    return import_module(f"{package}.{name.format(LANGUAGES[code].module)}")
