"""What goes into a reader of files (`File`), and what comes out of it (`Raw`)."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, BinaryIO, NamedTuple

from helpers.corpus.problems import Problem

# Bytes of one text: more is no article, and would have to be held in memory several times.
LARGEST = 64 << 20
NOTHING: Mapping[str, object] = MappingProxyType({})

# the column in which a reader hands over what stands outside the text
OUTSIDE = "(outside the text)"

Open = Callable[[], BinaryIO]


class Raw(NamedTuple):
    """One text as received.

    `doc_id` is given by a table, else None, and `path` names the text; `given` holds what a table
    or a header says of it, `head` how many lines at its start are such a header, and `foot` how
    many at its end stand outside the text. `article` says that nothing else is in between.
    """

    path: str
    text: str
    sha256: str
    doc_id: str | None = None
    given: Mapping[str, object] = NOTHING
    head: int = 0
    foot: int = 0
    article: bool = False


class File(NamedTuple):
    """One file: how to open it (at its start, any number of times), its bytes, and its name.

    `size` is None where only unpacking would show it. `columns` names the columns of tables
    ({"text": "Inhalt"}) where their names say nothing. `archive` is "" for a file of its own; what
    comes out of an archive has there the name under which a broken one is reported.
    """

    opened: Open
    size: int | None
    name: str
    columns: Mapping[str, str] | None = None
    archive: str = ""

    @property
    def suffix(self) -> str:
        """The end of the name from its last dot on, lower case."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def too_large(self) -> bool:
        """Whether the file holds more than one text may."""
        return self.size is not None and self.size > LARGEST


Record = tuple[int, Mapping[str, object]]  # a row of a table: its number, and column to value
Records = Callable[[File], Iterator[Record | Problem]]


class Reader(NamedTuple):
    """How files of one format are read.

    `texts` gives the texts in a file and what was wrong with it, or, where `way` is "packs", the
    files in it. `way` is "whole" (the file's size is known), "streams" (it is read from start to
    end, and may be of any size), "seeks" (it is read in jumps, so that a packed one has to be held
    in memory) or "packs" (it is an archive). `records` gives the rows of a table.
    """

    texts: Callable[[File], Iterator[Any]]
    way: str = "whole"
    records: Records | None = None


def digest(text: str) -> str:
    """The SHA-256 of a text that is a part of a file."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def failed(file: File, error: Exception, reason: str, remedy: str) -> Problem:
    """Why a reader stumbled over a file: a package is missing, or the file is broken."""
    if isinstance(error, ImportError):
        message = f"{file.suffix} needs the package {error.name}, which is not installed"
        extra = 'Install the extra: pip install "lagebild[formats]".'
        return Problem(file.name, "extra missing", message, extra)
    return Problem(file.name, "broken", f"cannot be read as {file.suffix}: {reason}", remedy)


def is_text_name(name: str) -> bool:
    """False for hidden files, README* and sources.csv."""
    return (
        not name.startswith((".", "~$"))
        and not name.lower().startswith("readme")
        and name.lower() != "sources.csv"
    )
