"""One place lists the languages, and an unknown one is never taken for another."""

import pytest

from helpers.languages import CODES, LANGUAGES, NAMES, module_of


def test_each_language_has_its_name_in_each():
    assert all(set(language.names) == set(CODES) for language in LANGUAGES.values())
    assert (NAMES["de"], NAMES["en"]) == ("German", "English")
    assert [*NAMES] == [*CODES, "other"]


def test_a_language_finds_its_modules_and_an_unknown_one_none():
    assert module_of("de", "helpers.language.inflection").__name__.endswith("inflection.german")
    with pytest.raises(KeyError):
        module_of("xx", "helpers.language.inflection")
