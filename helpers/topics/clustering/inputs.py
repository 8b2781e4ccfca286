"""What the estimator is given: checked, and brought into an order that depends on the texts
only.
"""

import hashlib
import unicodedata
from collections.abc import Sequence
from numbers import Integral

import numpy as np


def checked_texts(texts: Sequence[str]) -> list[str]:
    """The texts as a list; ValueError where there are none, or something is not text."""
    if isinstance(texts, str):
        raise ValueError(
            "TopicClusters takes a list of texts, and one string was given. Put it into a list."
        )
    texts = list(texts)
    if not texts:
        raise ValueError("There are no texts to cluster (0 given). Give at least one.")
    for position, text in enumerate(texts):
        if not isinstance(text, str):
            raise ValueError(
                f"Text {position} is {text!r}, which is not text. Fill or drop missing texts first."
            )
    return texts


def checked_vectors(vectors: np.ndarray, n: int) -> np.ndarray:
    """The vectors of n texts as float32; ValueError where their shape does not fit or a value is
    not finite.
    """
    vectors = np.asarray(vectors, dtype=np.float32)
    if vectors.ndim != 2 or len(vectors) != n:
        raise ValueError(f"vectors have the shape {vectors.shape}, and {n} texts need ({n}, d).")
    if not np.isfinite(vectors).all():
        raise ValueError(
            "vectors hold values that are missing or infinite. Compute them again for those texts."
        )
    return vectors


def check_number(name: str, value: object, optional: bool = False) -> None:
    """ValueError where `value` is not a whole number from 1 on (or None, where that may be)."""
    if optional and value is None:
        return
    if not isinstance(value, Integral) or isinstance(value, bool) or value < 1:
        also = " or None" if optional else ""
        raise ValueError(f"{name} is {value!r}; give a whole number from 1 on{also}.")


def canonical_order(texts: list[str]) -> tuple[list[int], np.ndarray]:
    """One position per different text, in an order that depends on the texts only, and each text's
    place in it.
    """
    keys = [
        hashlib.sha256(_plain(text).encode("utf-8", "surrogatepass")).digest() for text in texts
    ]
    # texts that differ in white space only share a key: the smallest stands for all, whatever the
    # order
    first = {keys[i]: i for i in sorted(range(len(texts)), key=texts.__getitem__, reverse=True)}
    rank = {key: number for number, key in enumerate(sorted(first))}
    return [first[key] for key in rank], np.array([rank[key] for key in keys])


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
