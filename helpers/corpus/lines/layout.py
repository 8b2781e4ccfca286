"""How a single line looks: a handful of features, each with a reviewed weight, summed to a score
for running text.
"""

import re
from functools import cache, lru_cache
from math import inf
from typing import NamedTuple

from helpers.corpus.identify import function_words
from helpers.corpus.lines.templates import NOTHING, Match, shipped
from helpers.languages import CODES
from helpers.lexicon import mapping

CLEAR = 2.0  # score from which a line is a paragraph without asking its neighbours
# characters whose words are counted; more say nothing new, and a line may have 20 million
LOOK = 400
REPEATED = 100  # characters up to which lines are remembered
END = 40  # characters at a line's end in which its last sign stands, before quotes and brackets
HINTS = 3  # words for the reader that count in one line at most
LONGEST_PRICE = 140  # characters of a short line with a price
# features of a line's length in characters, and of its share of function words
SIZES = ((25, "tiny"), (70, "short"), (140, "middle"), (280, "long"), (inf, "very_long"))
SHARES = (
    (0.12, "few_function_words"),
    (0.28, "some_function_words"),
    (inf, "many_function_words"),
)
_ENDS = tuple(".!?…:;")
_CLOSERS = "\"'”“»«’)]›* "
_QUOTES = frozenset("\"'„“”‚‘’»«›‹>")
_BULLETS = frozenset("•*-–·▪+»>")
_LINK = re.compile(r"https?://|www\.|@\w|\w@\w|\s[|>→»]\s|[→»|>]$|^#\w|^[|»→>]")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LINK_SIGN = re.compile(r"[@|>→»#]")  # a quick look before the search
_CURRENCY = re.compile(r"[€$£E]")
_PRICE = re.compile(r"[€$£]\s?\d|\d\s?(?:€|EUR\b|Euro\b)")


class Layout(NamedTuple):
    """One line as the page sees it; `score` above 0 looks like running text, below 0 like page
    furniture.
    """

    text: str
    length: int
    n_words: int
    sentence: bool
    bullet: bool
    score: float
    match: Match

    @property
    def plain(self) -> bool:
        """A clear paragraph that is neither an item of a list nor begins as a quotation."""
        return self.score >= CLEAR and not self.bullet and not self.quoted

    @property
    def quoted(self) -> bool:
        """Whether the line begins as a quotation does."""
        return self.text[0] in _QUOTES


def weights() -> dict[str, float]:
    """The weight of each feature, from `lexicons/measured/layout.csv`."""
    return mapping("layout", "feature", "weight")


@cache
def _function_words() -> frozenset[str]:
    return frozenset().union(*map(function_words, CODES))


_BLANK = Layout("", 0, 0, False, False, 0.0, NOTHING)


def measure(line: str) -> Layout:
    """The layout of one line, in time linear in its first thousand characters."""
    text = line.strip().strip(_INVISIBLE).strip()
    if not text:
        return _BLANK
    return _short(text) if len(text) <= REPEATED else _measure(text)


@lru_cache(maxsize=8192)
def _short(text: str) -> Layout:
    """The pages of an outlet repeat their short lines."""
    return _measure(text)


def _measure(text: str) -> Layout:
    length = len(text)
    sentence = text[-END:].rstrip(_CLOSERS)[-1:] in _ENDS and text[-1] != ":"
    lower = text[:LOOK].lower()
    words = lower.split()
    known = sum(map(_function_words().__contains__, words))
    bullet = length > 1 and text[0] in _BULLETS
    weight = weights()
    score = weight[_step(SIZES, length)] + weight[_step(SHARES, known / len(words))]
    score += weight["sentence_end" if sentence else "no_sentence_end"]
    if bullet:
        score += weight["bullet"]
    match, templates = NOTHING, shipped()
    if length <= templates.longest:
        match = templates.match(text, lower if length <= LOOK else text.lower(), known)
        for _ in match.hints[:HINTS]:
            score += weight["hint"]
        if (_LINK_SIGN.search(text) or "http" in text or "www." in text) and _LINK.search(text):
            score += weight["link"]
        if length < LONGEST_PRICE and _CURRENCY.search(text) and _PRICE.search(text):
            score += weight["price"]
    return Layout(text, length, len(words), sentence, bullet, score, match)


def _step(steps: tuple[tuple[float, str], ...], value: float) -> str:
    """The feature of the first step that `value` is below."""
    return next(feature for below, feature in steps if value < below)
