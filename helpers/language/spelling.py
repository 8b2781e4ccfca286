"""One spelling of a text for matching, and the way back to its offsets."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import numpy as np

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_ACCENTED = re.compile(r"[\s\S][\u0300-\u036f]*")
_VARIANTS = {"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "İ": "I"}
_HARD_WRAP = re.compile(r"(?<=\S)\n(?=[a-zäöüß])")
_SURROGATE = re.compile("[\ud800-\udfff]")


def normal(phrase: str) -> str:
    """A phrase as it is sought: composed, plain apostrophes, hyphens and spaces, lower case (not casefold: ß stays)."""
    return aligned(without_surrogates(" ".join(phrase.split())))[0].lower()


def aligned(text: str) -> tuple[str, np.ndarray | None]:
    """`text` with plain apostrophes, hyphens and spaces, without invisible characters and hard wraps.

    The second value is None where every character kept its place; else, for each character of the first, the offset of
    its last code point in `text`.
    """
    offsets = None
    if not text.isascii():
        if _INVISIBLE.search(text) or not unicodedata.is_normalized("NFC", text):
            text, offsets = _composed(text)
        for given, plain in _VARIANTS.items():
            if given in text:
                text = text.replace(given, plain)
    if "\n" in text:
        text = _HARD_WRAP.sub(" ", text)
    return text, offsets


def without_surrogates(text: str) -> str:
    """`text` with a replacement character for halves of characters, which no UTF-8 can hold."""
    return _SURROGATE.sub("\ufffd", text)


def _composed(text: str) -> tuple[str, np.ndarray]:
    pieces, origins = [], []
    for cluster in _ACCENTED.finditer(text):
        composed = _INVISIBLE.sub("", unicodedata.normalize("NFC", cluster[0]))
        pieces.append(composed)
        origins += [cluster.start()] * (len(composed) - 1) + [cluster.end() - 1] * bool(composed)
    return "".join(pieces), np.array(origins, dtype=np.int64)


@cache
def letters() -> np.ndarray:
    """Whether each code point of the Basic Multilingual Plane belongs to words; the last answers for all beyond it."""
    plane = (chr(c) for c in range(0xFFFF))
    return np.array([c.isalnum() or c == "_" or unicodedata.combining(c) > 0 for c in plane] + [False])


def borders(text: str, start: np.ndarray, end: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For spans of `text`, whether no word goes on before their start, and whether none goes on after their end."""
    known = letters()
    padded = f" {text} ".encode("utf-32-le", "surrogatepass")
    codes = np.minimum(np.frombuffer(padded, dtype=np.uint32), len(known) - 1)
    return ~known[codes[start]], ~known[codes[end + 1]]
