"""Bytes to raw texts: every file format, archives and database exports, one text at a time."""

from helpers.corpus.files.raw import Raw
from helpers.corpus.files.read import stream

__all__ = [
    "Raw",
    "stream",
]
