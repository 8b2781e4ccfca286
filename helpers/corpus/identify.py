"""Which language a text is in: a vote of function words, and a trained identifier where the vote is
not clear.
"""

from collections.abc import Iterable
from functools import cache

from helpers.languages import CODES, OTHER
from helpers.lexicon import words

OPENING = 1000  # characters that are judged
CLEAR_SHARE = 0.22  # function words among all words of running German or English
ENOUGH = 8  # words from which the vote counts
CLEAR_LEAD = 2.0  # how many times the runner-up's votes


def function_words(language: str) -> frozenset[str]:
    """The frequent words of running text in `language` (de or en), lower case."""
    return words("function_words", language=language)


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
    found = opening.lower().split()
    if not found:
        return OTHER
    votes = sorted((sum(map(function_words(code).__contains__, found)), code) for code in CODES)
    (second, _), (most, language) = votes[-2:]
    clear = most >= CLEAR_SHARE * len(found) and most >= CLEAR_LEAD * second
    if len(found) < ENOUGH or not clear:
        language = _identifier().classify(opening)[0]
    return language if language in CODES else OTHER
