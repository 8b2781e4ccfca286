"""Many texts as one string, so that each search and each test of letters runs once for all of
them.
"""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache, reduce

import numpy as np

BETWEEN = " \n "
"""Stands between two texts: no phrase, word or clause reaches across it."""
_LONGEST = 40  # characters of a function word or a plain adjective
_LAST = 0xFFFF  # stands for all code points beyond: no letters, capitals or spaces that count here


class Joined:
    """`texts` as one string, `text`; `starts` and `ends` say where each of them lies in it (n
    arrays of offsets).
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = BETWEEN.join(texts)
        lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        self.ends = np.cumsum(lengths + len(BETWEEN)) - len(BETWEEN)
        self.starts = self.ends - lengths

    @cached_property
    def codes(self) -> np.ndarray:
        """The code point of each character, with two spaces after the last."""
        return code_points(self.text)

    @cached_property
    def word_starts(self) -> np.ndarray:
        """Offsets at which something begins after white space."""
        space = self.codes <= ord(" ")
        foreign = np.flatnonzero(self.codes >= 0x80)
        space[foreign] = passes(str.isspace, self.codes, foreign)
        return np.append(0, np.flatnonzero(space[:-1] & ~space[1:]) + 1)

    def offsets(self, characters: str) -> np.ndarray:
        """Offsets of all of the `characters`, in order."""
        return np.flatnonzero(
            reduce(np.logical_or, (self.codes == ord(mark) for mark in characters))
        )

    def dashes(self, characters: str) -> np.ndarray:
        """Offsets of the space before each dash (one of the `characters`) that stands between
        spaces.
        """
        dash = self.offsets(characters)
        return dash[self.holds(str.isspace, dash - 1) & self.holds(str.isspace, dash + 1)] - 1

    def numbers(self, at: np.ndarray) -> np.ndarray:
        """Number of the text that holds each offset."""
        return np.searchsorted(self.starts, at, side="right") - 1

    def holds(self, test: Callable[[str], bool], at: np.ndarray) -> np.ndarray:
        """Whether the character at each offset passes `test`, such as str.isupper."""
        return passes(test, self.codes, at)

    def reads(self, word: str, at: np.ndarray) -> np.ndarray:
        """Whether the text goes on with `word` at each offset."""
        return np.all(
            [self.codes.take(at + k, mode="clip") == ord(letter) for k, letter in enumerate(word)],
            axis=0,
        )

    def slices(self, start: np.ndarray, end: np.ndarray) -> list[str]:
        """The text from each start to each end."""
        text = self.text
        return [text[low:high] for low, high in zip(start.tolist(), end.tolist(), strict=True)]

    def words_before(self, at: np.ndarray) -> np.ndarray:
        """Where the word before each offset begins; the offset itself where its text has none
        before it.
        """
        starts = last_before(self.word_starts, at)
        return np.where(starts >= self.starts[self.numbers(at)], starts, at)

    def function_words(self, start: np.ndarray, end: np.ndarray) -> list[str]:
        """The words from each start to each end, in lower case; "" for those that are too long for
        a function word.
        """
        start = np.where(end - start > _LONGEST, end, start)
        return [*map(_plain, self.slices(start, end))]


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    return word.rstrip().lower()


def code_points(text: str) -> np.ndarray:
    """The code point of each character, at most 0xFFFF, with two spaces after the last."""
    units = np.frombuffer(f"{text}  ".encode("utf-16-le", "surrogatepass"), dtype=np.uint16)
    if len(units) == len(text) + 2:
        return units
    codes = np.frombuffer(f"{text}  ".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.minimum(codes, _LAST).astype(np.uint16)


def passes(test: Callable[[str], bool], codes: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Whether the code point at each offset passes `test`."""
    return of_each(test)[codes[at]]


def in_word(character: str) -> bool:
    """Whether words hold this character: letters, digits, the low line and combining marks."""
    return character.isalnum() or character == "_" or unicodedata.combining(character) > 0


@cache
def of_each(test: Callable[[str], bool]) -> np.ndarray:
    """What `test` says of each code point of the Basic Multilingual Plane; the last answers for all
    beyond it.
    """
    return np.array([test(chr(code)) for code in range(_LAST)] + [False])


def last_before(places: np.ndarray, at: np.ndarray) -> np.ndarray:
    """For each offset the last of the ascending `places` before it, -1 where there is none."""
    return np.append(places, -1)[np.searchsorted(places, at) - 1]


def first_from(places: np.ndarray, at: np.ndarray, limit: np.ndarray) -> np.ndarray:
    """For each offset the first of the ascending `places` at or after it, at most `limit`."""
    return np.minimum(np.append(places, np.iinfo(np.int64).max)[np.searchsorted(places, at)], limit)
