"""Files to raw texts, one at a time: a folder, one file or a table in; nothing here decides what is article text."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from helpers.corpus.decode import decode

TEXT_SUFFIXES = {".txt", ".md"}
LARGEST = 64 * 1024 * 1024  # bytes of one text; larger files are no single article


class CorpusError(ValueError):
    """A corpus cannot be loaded; one sentence says what, where and what to do."""


class Problem(NamedTuple):
    """One row of PROBLEMS."""

    path: str
    kind: str
    message: str
    remedy: str


class Raw(NamedTuple):
    """One text as received; `doc_id` where a table gives one, else `name`; `given` holds columns of a table."""

    path: str
    name: str
    text: str
    sha256: str
    doc_id: str | None = None
    given: Mapping[str, object] = MappingProxyType({})


def stream(root: Path) -> Iterator[Raw | Problem]:
    """Every text under `root` (a folder or one file), in the order of their paths, and what could not be read."""
    for path in walk(root):
        name = shown(path.relative_to(root) if root.is_dir() else Path(path.name))
        yield from read_file(path, name)


def walk(root: Path) -> Iterator[Path]:
    """The files under `root` in the order of their paths; hidden files, README* and sources.csv are no texts."""
    if root.is_file():
        yield root
        return
    found = []
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = [f for f in folders if not f.startswith((".", "__"))]
        found += [Path(folder, f) for f in files if is_text_name(f)]
    yield from sorted(found, key=lambda p: os.fsencode(p.relative_to(root).as_posix()))


def is_text_name(name: str) -> bool:
    """False for hidden files, README* and sources.csv."""
    return not name.startswith((".", "~$")) and not name.lower().startswith("readme") and name.lower() != "sources.csv"


def shown(path: Path) -> str:
    """The path with forward slashes; bytes that are not UTF-8 are written as \\xNN."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def read_file(path: Path, name: str) -> Iterator[Raw | Problem]:
    """The texts in one file, or the reason why there are none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        yield Problem(
            name,
            "unreadable",
            f"cannot be opened: {error.strerror}",
            "Check the file's rights and whether it still exists.",
        )
        return
    if path.suffix.lower() not in TEXT_SUFFIXES:
        yield Problem(name, "format", f"{path.suffix or 'no suffix'} is not read", "Save it as .txt.")
        return
    yield from _text(data, name, Path(name).stem)


def _text(data: bytes, name: str, stem: str) -> Iterator[Raw | Problem]:
    if not data.strip():
        yield Problem(name, "empty", "the file holds no characters", "Nothing to do, or fetch the text again.")
        return
    text, kind, message = decode(data)
    if kind:
        yield Problem(
            name,
            kind,
            message,
            "Check a few special characters in the text." if text else "Remove the file, or save its text as .txt.",
        )
    if text:
        yield Raw(name, stem, text, hashlib.sha256(data).hexdigest())
