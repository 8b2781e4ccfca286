"""Bytes to raw texts: every file format, archives and database exports, one text at a time."""

from helpers.corpus.files.read import Raw, stream

__all__ = [
    "Raw",
    "stream",
]
