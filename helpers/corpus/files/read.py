"""Files to raw texts, one at a time: a folder, a file or an archive in; nothing here decides what
is article text.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from helpers.corpus.files import archives, bundles, pdf_docx_html, tables
from helpers.corpus.files.decode import decode, judge, mend
from helpers.corpus.problems import Problem

TEXT = {".txt", ".text", ".md", ".markdown", ".ris"}
WEB = {".html", ".htm", ".xhtml"}
OFFICE = {".pdf", ".docx"}
LARGEST = (
    64 * 1024 * 1024
)  # bytes of one text: more is no article, and would have to be held in memory several times
SEEKING = {
    ".parquet",
    ".xlsx",
}  # tables that are read from their end on, so that a packed one has to be held
NOTHING: Mapping[str, object] = MappingProxyType({})

Open = Callable[[], BinaryIO]


class Raw(NamedTuple):
    """One text as received.

    `doc_id` is given by a table, else None, and `path` names the text; `given` holds what a table
    or a header says of it, `head` how many lines at its start are such a header.
    """

    path: str
    text: str
    sha256: str
    doc_id: str | None = None
    given: Mapping[str, object] = NOTHING
    head: int = 0


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


def is_text_name(name: str) -> bool:
    """False for hidden files, README* and sources.csv."""
    return (
        not name.startswith((".", "~$"))
        and not name.lower().startswith("readme")
        and name.lower() != "sources.csv"
    )


def shown(name: str) -> str:
    r"""The name of a file; bytes that are not UTF-8 are written as \xNN."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def read_path(
    path: Path, name: str, columns: Mapping[str, str] | None = None
) -> Iterator[Raw | Problem]:
    """The texts in the file at `path`, known as `name`, or the reason why there are none."""
    if not name.isascii() and (readable := shown(name)) != name:
        name = readable
        yield Problem(
            name,
            "file name",
            "the file name is not UTF-8; it is shown with \\xNN",
            "Rename the file.",
        )
    try:
        yield from read_file(lambda: path.open("rb"), path.stat().st_size, name, columns)
    except OSError as error:
        link = path.is_symlink() and not path.exists()
        why = "a link that leads nowhere or in a circle" if link else error.strerror or str(error)
        yield Problem(
            name,
            "unreadable",
            f"cannot be opened: {why}",
            "Check the file's rights and that it still exists.",
        )


def read_file(
    opened: Open,
    size: int,
    name: str,
    columns: Mapping[str, str] | None = None,
    packed: bool = False,
) -> Iterator[Raw | Problem]:
    """The texts in one file; `packed` files come out of an archive and are not unpacked once
    more.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in archives.SUFFIXES:
        yield from _unpack(opened, name, columns, packed)
    elif size == 0:
        yield Problem(
            name,
            "empty",
            "the file holds no characters",
            "Fetch the text again, or remove the file.",
        )
    elif packed and suffix in SEEKING and size > LARGEST:
        message = f"a packed {suffix} of more than {LARGEST / 1e6:,.0f} MB cannot be read"
        yield Problem(name, "too large", message, "Unpack it beside the other files.")
    elif suffix in tables.SUFFIXES:
        if packed and suffix in SEEKING:
            with opened() as file:
                opened = partial(io.BytesIO, file.read())
        for row in tables.rows(opened, suffix, name, columns):
            yield row if isinstance(row, Problem) else from_row(row)
    elif suffix not in TEXT | WEB | OFFICE:
        yield Problem(
            name, "format", f"{suffix or 'a file without suffix'} is not read", "Save it as .txt."
        )
    elif size > LARGEST:
        yield from _bundle(opened, name) if suffix in TEXT else [_too_large(name)]
    else:
        with opened() as file:
            data = file.read()
        yield from _document(data, suffix, name)


def from_row(row: tables.Row) -> Raw:
    """A row of a table as a raw text."""
    return Raw(row.path, row.text, _digest(row.text), row.doc_id, row.given)


def _document(data: bytes, suffix: str, name: str) -> Iterator[Raw | Problem]:
    digest = hashlib.sha256(data).hexdigest()
    given: Mapping[str, object] = NOTHING
    if suffix in OFFICE:
        text = pdf_docx_html.text(data, suffix, name)
    else:
        decoded = decode(data)
        text = decoded.text
        if decoded.kind:
            remedy = tables.LOOK if text else "Remove it, or save its text as .txt."
            yield Problem(name, decoded.kind, decoded.message, remedy)
        if text is None:
            return
        if suffix in WEB:
            text, given = pdf_docx_html.web_page(text)
    if isinstance(text, Problem):
        yield text
    elif not text.strip():
        yield Problem(
            name, "empty", "the file holds no text", "Fetch the text again, or remove the file."
        )
    else:
        parts = bundles.split(text)
        for number, part in enumerate(parts, 1):
            several = len(parts) > 1
            path, sha256 = (f"{name}#{number}", _digest(part.text)) if several else (name, digest)
            yield Raw(path, part.text, sha256, None, {**given, **part.given}, part.head)


def _bundle(opened: Open, name: str) -> Iterator[Raw | Problem]:
    """The articles of a database export that is too large to be held at once."""
    found = judge(opened)
    if found.text is None:
        yield Problem(name, found.kind, found.message, "Remove it, or save its text as .txt.")
        return
    if found.kind == "encoding":
        yield Problem(name, found.kind, found.message, tables.LOOK)

    def lines() -> Iterator[str]:
        with io.TextIOWrapper(opened(), found.encoding, errors="replace", newline="\n") as file:
            yield from iter(partial(file.readline, LARGEST), "")

    border = bundles.find_border(lines())
    if border is None:
        yield _too_large(name)
        return
    said = set()
    for number, part in enumerate(bundles.stream(lines(), border, LARGEST), 1):
        path = f"{name}#{number}"
        if part is None:
            yield _too_large(path)
            continue
        mended = mend(part.text)
        if mended.kind and mended.kind not in said:
            said.add(mended.kind)
            yield Problem(
                path,
                mended.kind,
                f"{mended.message}, here and perhaps in later articles",
                tables.LOOK,
            )
        yield Raw(path, mended.text, _digest(part.text), None, part.given, part.head)


def _too_large(name: str) -> Problem:
    message = (
        f"one text may hold {LARGEST / 1e6:,.0f} MB, and this holds more without a line "
        f"between articles"
    )
    remedy = "Split it into one file a text, or save it as .jsonl with one row a text."
    return Problem(name, "too large", message, remedy)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _unpack(
    opened: Open, name: str, columns: Mapping[str, str] | None, packed: bool
) -> Iterator[Raw | Problem]:
    if packed:
        yield Problem(
            name,
            "archive",
            "an archive inside an archive is not opened",
            "Unpack it beside the other files.",
        )
    elif name.lower().endswith(".gz"):
        inner = name[:-3]
        suffix = PurePosixPath(inner).suffix.lower()
        unpacked = partial(archives.Unpacked, opened)
        try:
            size = 1
            if suffix not in tables.SUFFIXES - SEEKING:
                with unpacked() as file:
                    size = len(file.read(LARGEST + 1))
            yield from read_file(unpacked, size, inner, columns, packed=True)
        except (OSError, *archives.BROKEN) as error:
            yield Problem(name, "archive", f"cannot be unpacked: {error}", "Pack the file again.")
    else:
        for member in archives.members(opened, name):
            if isinstance(member, Problem):
                yield member
            elif is_text_name(PurePosixPath(member.name).name):
                try:
                    yield from read_file(
                        member.opened, member.size, member.name, columns, packed=True
                    )
                except (OSError, *archives.BROKEN) as error:
                    yield Problem(
                        member.name,
                        "archive",
                        f"cannot be unpacked: {error}",
                        "Pack the file again.",
                    )
