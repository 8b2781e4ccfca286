"""One spelling of a text for matching, and the way back to its offsets."""

import re
import unicodedata
from functools import cache

import numpy as np

from helpers.language.matching.joined import code_points

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_ACCENTED = re.compile(r"[\s\S][\u0300-\u036f]*")
_VARIANTS = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "‐": "-",
    "‑": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "İ": "I",
}
_HARD_WRAP = re.compile(r"\n(?<=\S\n)(?=[a-zäöüß])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def normal(phrase: str) -> str:
    """A phrase as it is sought: composed, plain apostrophes, hyphens and spaces, lower case (not
    casefold: ß stays).
    """
    # no UTF-8 can hold halves of characters
    return aligned(_SURROGATE.sub("\ufffd", " ".join(phrase.split())))[0].lower()


def aligned(text: str, codes: np.ndarray | None = None) -> tuple[str, np.ndarray | None]:
    """`text` with plain apostrophes, hyphens and spaces, without invisible characters and hard
    wraps.

    The second value is None where every character kept its place; else, for each character of the
    first, the offset of its last code point in `text`.
    """
    offsets = None
    if not text.isascii():
        codes = code_points(text) if codes is None else codes
        foreign = set(map(chr, np.unique(codes[codes >= 0x80])))
        if not all(map(_stays, foreign)) and (
            _INVISIBLE.search(text) or not unicodedata.is_normalized("NFC", text)
        ):
            text, offsets = _composed(text)
        for given in foreign & _VARIANTS.keys():
            text = text.replace(given, _VARIANTS[given])
    if "\n" in text:
        text = _HARD_WRAP.sub(" ", text)
    return text, offsets


@cache
def _stays(character: str) -> bool:
    """Whether a character is the same in every composed text, whatever stands beside it."""
    plain = character < "\u0300" or "\u2000" <= character < "\u20d0"
    return plain and unicodedata.is_normalized("NFC", character) and not _INVISIBLE.match(character)


def _composed(text: str) -> tuple[str, np.ndarray]:
    pieces, origins = [], []
    for cluster in _ACCENTED.finditer(text):
        composed = _INVISIBLE.sub("", unicodedata.normalize("NFC", cluster[0]))
        pieces.append(composed)
        origins += [cluster.start()] * (len(composed) - 1) + [cluster.end() - 1] * bool(composed)
    return "".join(pieces), np.array(origins, dtype=np.int64)
