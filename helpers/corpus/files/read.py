"""Files to raw texts, one at a time: a folder, a file or an archive in; nothing here decides what
is article text. Which formats are read stands in `readers`.
"""

import io
import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from helpers.corpus.files import archives, raw
from helpers.corpus.files.raw import File, Raw, Reader, is_text_name
from helpers.corpus.files.readers import READERS
from helpers.corpus.problems import Problem

OPENING = 1000  # bytes of a file by which it is known
# how files begin; the first of them may stand in a file of text too
BEGINNINGS = (
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]\s*[{\"]"), ".json"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml(?![^~]*<!DOCTYPE html)(?![^~]*<html)"), ".xml"),
    (re.compile(rb"\s*<(?:!doctype html|html)\b", re.IGNORECASE), ".html"),
    (re.compile(rb"\{\\rtf"), ".rtf"),
    (re.compile(rb"%PDF-"), ".pdf"),
    (re.compile(rb"From \S+@\S+ .{10,80}\n"), ".mbox"),
)
WRITTEN = 2  # of them


def stream(root: Path, columns: Mapping[str, str] | None = None) -> Iterator[Raw | Problem]:
    """Every text under `root` (a folder or one file), in the order of their paths, and what could
    not be read.

    `columns` names the columns of tables ({"text": "Inhalt"}) where their names say nothing.
    """
    if root.is_file():
        yield from read_path(root, root.name, columns)
        return
    closed: list[OSError] = []
    for path, name in walk(root, closed.append):
        yield from read_path(path, name, columns)
    for error in closed:
        name = shown(os.path.relpath(error.filename, root))
        message = f"the folder cannot be opened: {error.strerror or error}"
        yield Problem(name, "unreadable", message, "Check the folder's rights.")


def walk(root: Path, closed: Callable[[OSError], None] | None = None) -> Iterator[tuple[Path, str]]:
    """The files under the folder `root` as (path, path from `root` on), in the order of the latter.

    Hidden files, README* and sources.csv are no texts. Links to folders are not followed, so that a
    circle of links ends. `closed` gets the error of each folder that cannot be opened.
    """
    found = []
    for folder, folders, files in os.walk(root, onerror=closed, followlinks=False):
        folders[:] = [f for f in folders if not f.startswith((".", "__"))]
        inner = os.path.relpath(folder, root).replace(os.sep, "/")
        before = "" if inner == "." else f"{inner}/"
        found += [(Path(folder, f), before + f) for f in files if is_text_name(f)]
    yield from sorted(found, key=lambda x: os.fsencode(x[1]))


def shown(name: str) -> str:
    r"""The name of a file; bytes that are not UTF-8 are written as \xNN."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def read_path(
    path: Path, name: str, columns: Mapping[str, str] | None = None
) -> Iterator[Raw | Problem]:
    """The texts in the file at `path`, known as `name`, or the reason why there are none."""
    if not name.isascii() and (readable := shown(name)) != name:
        name = readable
        message = "the file name is not UTF-8; it is shown with \\xNN"
        yield Problem(name, "file name", message, "Rename the file.")
    try:
        yield from read_file(File(lambda: path.open("rb"), path.stat().st_size, name, columns))
    except OSError as error:
        link = path.is_symlink() and not path.exists()
        why = "a link that leads nowhere or in a circle" if link else error.strerror or str(error)
        remedy = "Check the file's rights and that it still exists."
        yield Problem(name, "unreadable", f"cannot be opened: {why}", remedy)


def read_file(file: File) -> Iterator[Raw | Problem]:
    """The texts in one file; what comes out of an archive is not unpacked once more."""
    name, reader = file.name, _reader(file)
    way = reader.way if reader else "none"
    if file.size is None and way != "streams":
        with file.opened() as unpacked:
            file = file._replace(size=len(unpacked.read(raw.LARGEST + 1)))
    if file.size == 0 and way != "packs":
        remedy = "Fetch the text again, or remove the file."
        yield Problem(name, "empty", "the file holds no characters", remedy)
    elif reader is None:
        what = file.suffix or "a file without suffix"
        yield Problem(name, "format", f"{what} is not read", "Save it as .txt.")
    elif not file.archive:
        yield from _unpacked(reader.texts(file)) if way == "packs" else reader.texts(file)
    elif way == "packs":
        message = "an archive inside an archive is not opened"
        yield Problem(name, "archive", message, "Unpack it beside the other files.")
    elif way == "seeks" and file.too_large:
        message = f"a packed {file.suffix} of more than {raw.LARGEST / 1e6:,.0f} MB cannot be read"
        yield Problem(name, "too large", message, "Unpack it beside the other files.")
    else:
        yield from reader.texts(_held(file) if way == "seeks" else file)


def _reader(file: File) -> Reader | None:
    """How a file is read, by its suffix; of a text, or where the suffix says nothing, by how it
    begins.
    """
    reader = READERS.get(file.suffix)
    if reader and reader is not READERS[".txt"]:
        return reader
    with file.opened() as opened:
        opening = opened.read(OPENING)
    begins = BEGINNINGS if reader is None else BEGINNINGS[:WRITTEN]
    return next((READERS[suffix] for form, suffix in begins if form.match(opening)), reader)


def _held(file: File) -> File:
    """The same file in memory, where a reader can jump in it."""
    with file.opened() as packed:
        return file._replace(opened=partial(io.BytesIO, packed.read()))


def _unpacked(members: Iterator[File | Problem]) -> Iterator[Raw | Problem]:
    """The texts in the files of an archive."""
    for member in members:
        if isinstance(member, Problem):
            yield member
            continue
        try:
            yield from read_file(member)
        except archives.BROKEN as error:
            yield archives.broken(member.archive, error)
