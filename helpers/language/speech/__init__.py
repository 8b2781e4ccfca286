"""Who is reported to say what, from the words of the text alone."""

from helpers.language.speech.quotes import find_quotes

__all__ = [
    "find_quotes",
]
