"""Text and phrases as bytes that also say where words begin and end, so that a search meets whole
words only.

Each byte stands for a character together with two marks: whether no word goes on before it, and
none after it. "war" is thus spelt differently in "war", "warn" and "postwar". Bytes keep their
places, so offsets are those of the text.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from helpers.language.matching.joined import Joined, in_word, of_each

_BEGINS, _ENDS = 2 << 16, 1 << 16  # the marks, beside a code point of 16 bits
_SHARED = 255  # byte of all characters that are too rare for one of their own
_BEYOND = 0xFFFF  # code point that `code_points` gives to all beyond


class WordBytes:
    """The spelling of `phrases` (n, in lower case) and of the texts in which they are sought.

    `open_left` and `open_right` say which phrases may go on as a part of a word, so that they have
    a spelling for either case. Spellings (m arrays): their bytes, `spelt`; the place of their
    phrase, `number`; `begins` and `ends`, whether a word begins and ends there; `unsure`, whether
    other phrases are spelt alike.
    """

    def __init__(
        self, phrases: Sequence[str], open_left: np.ndarray, open_right: np.ndarray
    ) -> None:
        self.number, self.begins, self.ends = _spellings(open_left, open_right)
        joined = Joined([phrases[number] for number in self.number.tolist()])
        marked = _lower_case()[joined.codes] | _marks(joined.codes)
        marked[joined.starts[~self.begins]] &= ~_BEGINS
        marked[joined.ends[~self.ends] - 1] &= ~_ENDS
        inside = np.repeat(True, len(marked))
        inside[(joined.ends[:, None] + np.arange(3)).ravel().clip(max=len(marked) - 1)] = False
        found, count = np.unique(marked[inside], return_counts=True)
        self._bytes = np.zeros(4 << 16, dtype=np.uint8)
        self._bytes[found[np.argsort(-count, kind="stable")]] = np.minimum(
            np.arange(1, len(found) + 1), _SHARED
        )
        spelt = self._bytes[marked]
        unsure = np.cumsum(
            np.append(0, inside & ((spelt == _SHARED) | (marked & _BEYOND == _BEYOND)))
        )
        self.unsure = unsure[joined.ends] > unsure[joined.starts]
        whole = spelt.tobytes()
        self.spelt = [
            whole[low:high]
            for low, high in zip(joined.starts.tolist(), joined.ends.tolist(), strict=True)
        ]
        self._of_text = self._bytes.reshape(4, -1)[:, _lower_case()].ravel()

    def encode(self, codes: np.ndarray) -> bytes:
        """A text of these code points, a byte for each; 0 where no phrase has the character with
        such marks.
        """
        return self._of_text.take(_marks(codes) | codes).tobytes()


def _spellings(
    open_left: np.ndarray, open_right: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The phrase of each spelling and its marks: one for each phrase, and one more for each way in
    which it is open.
    """
    every = np.arange(len(open_left))
    left, right = np.flatnonzero(open_left), np.flatnonzero(open_right)
    both = np.flatnonzero(open_left & open_right)
    kinds = [(every, True, True), (left, False, True), (right, True, False), (both, False, False)]
    number, begins, ends = zip(
        *((own, np.full(len(own), a), np.full(len(own), b)) for own, a, b in kinds), strict=True
    )
    return np.concatenate(number), np.concatenate(begins), np.concatenate(ends)


def _marks(codes: np.ndarray) -> np.ndarray:
    """For each character the marks of its place: whether no word goes on before it, and none after
    it.
    """
    apart = ~of_each(in_word).take(codes)
    marks = np.empty(len(codes), dtype=np.int32)
    marks[0] = _BEGINS
    np.multiply(apart[:-1], np.int32(_BEGINS), out=marks[1:])
    marks[:-1] += apart[1:] * np.int32(_ENDS)
    marks[-1] += _ENDS
    return marks


@cache
def _lower_case() -> np.ndarray:
    """The code point of each character in lower case; both kinds of the Greek sigma, and all
    surrogates, are one.
    """
    lower = [chr(code).lower().replace("ς", "σ") for code in range(_BEYOND + 1)]
    codes = np.array(
        [ord(letter) if len(letter) == 1 else code for code, letter in enumerate(lower)],
        dtype=np.int32,
    )
    codes[0xD800:0xE000] = 0xFFFD
    return codes.clip(max=_BEYOND)
