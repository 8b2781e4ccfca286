"""Inflected forms of words and phrases, so that a lexicon lists each word once."""

from helpers.language.inflection.irregular import GAP
from helpers.languages import LANGUAGES, module_of

__all__ = ["GAP", "WORD_CLASSES", "forms", "name_forms"]

WORD_CLASSES = ("noun", "verb", "adjective", "phrase", "fixed")


def forms(term: str, language: str, word_class: str) -> list[str]:
    """Every inflected form of `term`, itself first, without repeats; generous, so some forms are
    not words.

    `language` is one of `helpers.languages`, `word_class` one of noun, verb, adjective, phrase,
    fixed (no other form). Of several words the head is inflected, in German also the adjectives
    before it. Parts that other words may separate are joined by " … ", as in "griff … an". Raises
    ValueError for another language or word class, or for an empty term.
    """
    if word_class not in WORD_CLASSES:
        raise ValueError(
            f"Word class {word_class!r} is not known. Use one of {', '.join(WORD_CLASSES)}."
        )
    if language not in LANGUAGES:
        raise ValueError(
            f"Language {language!r} has no inflection rules. Use one of {', '.join(LANGUAGES)}."
        )
    term = " ".join(term.split())
    if not term:
        raise ValueError("An empty term has no forms. Give a word or a phrase.")
    if word_class == "fixed":
        return [term]
    found = module_of(language, "helpers.language.inflection").inflected(term, word_class)
    return list(dict.fromkeys([term, *found]))


def name_forms(name: str, language: str) -> list[str]:
    """How a name of the gazetteer stands in texts; its last character may be a mark: "-" an
    adjective, "+" a noun that is declined, "=" no form but this one.
    """
    mark = name[-1:] if name.endswith(("-", "+", "=")) else ""
    bare = name.removesuffix(mark)
    if not bare or mark == "=":
        return [bare] * bool(bare)
    return module_of(language, "helpers.language.inflection").name_forms(bare, mark)
