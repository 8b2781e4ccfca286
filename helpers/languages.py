"""The languages that the kit reads: the one place that lists them."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import NamedTuple

OTHER = "other"  # what a text is in that is in none of them


class Language(NamedTuple):
    """A language: ISO 639-1 code, the stem of its modules' names, its name by language, signs.

    `open` and `pattern` set its marks and bars in figures apart without colour, `colour` names a
    colour of the theme's palette.
    """

    code: str
    module: str
    names: dict[str, str]
    open: bool
    pattern: str
    colour: str

    @property
    def name(self) -> str:
        """The English name, in which the kit speaks to its users."""
        return self.names["en"]


GERMAN = Language("de", "german", {"de": "Deutsch", "en": "German"}, True, "", "indigo")
ENGLISH = Language("en", "english", {"de": "Englisch", "en": "English"}, False, "/", "teal")

LANGUAGES: dict[str, Language] = {language.code: language for language in (GERMAN, ENGLISH)}
CODES: tuple[str, ...] = tuple(LANGUAGES)
NAMES: dict[str, str] = {code: language.name for code, language in LANGUAGES.items()} | {
    OTHER: "other language"
}


def module_of(code: str, package: str, name: str = "{}") -> ModuleType:
    """The module of `package` that knows this language: `name` with its stem, like german_sentence.

    Raises KeyError for a language that the kit does not read, so that none is silently taken for
    another.
    """
    return import_module(f"{package}.{name.format(LANGUAGES[code].module)}")
