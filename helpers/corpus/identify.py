"""Which language a text is in: a vote of function words, and a trained identifier where the vote is
not clear.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from helpers.lexicon import read_lexicon

OPENING = 1000  # characters that are judged
CLEAR_SHARE = 0.22  # function words among all words of running German or English
CLEAR_LEAD = 2.0  # how many times the runner-up's votes


@cache
def function_words(language: str) -> frozenset[str]:
    """The frequent words of running text in `language` (de or en), lower case."""
    table = read_lexicon("function_words")
    return frozenset(table.word[table.language == language])


@cache
def _identifier():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def identify(texts: Iterable[str]) -> list[str]:
    """The language of each text: de, en or other (neither, or no words), judged on its first 1,000
    characters.
    """
    if isinstance(texts, str) or not isinstance(texts, Iterable):
        given = "one string" if isinstance(texts, str) else f"a {type(texts).__name__}"
        raise TypeError(
            f"identify() takes several texts, and was given {given}. Write identify([text])."
        )
    return [_identify(text) for text in texts]


def _identify(text: str) -> str:
    opening = text[:OPENING]
    words = opening.lower().split()
    if not words:
        return "other"
    german, english = function_words("de"), function_words("en")
    de = sum(map(german.__contains__, words))
    en = sum(map(english.__contains__, words))
    best, least = max(de, en), min(de, en)
    if len(words) >= 8 and best >= CLEAR_SHARE * len(words) and best >= CLEAR_LEAD * least:
        return "de" if de > en else "en"
    language, _ = _identifier().classify(opening)
    return language if language in ("de", "en") else "other"
