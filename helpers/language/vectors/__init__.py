"""Sentence vectors in one space for German and English, cached on disk."""

from helpers.language.vectors.encoders import embed
from helpers.language.vectors.products import kernel, one_thread, product

__all__ = [
    "embed",
    "kernel",
    "one_thread",
    "product",
]
