"""ZIP archives, unpacked in memory one member at a time; nothing is written to disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Container, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple

from helpers.corpus.problems import Problem

SUFFIXES = {".zip", ".gz"}
TABLE_LARGEST = 1 << 30  # bytes of a packed table
SUSPICIOUS_RATIO = 200  # text packs to a third or a tenth; a bomb to a thousandth
SMALL = 10 << 20


class Member(NamedTuple):
    """One unpacked file."""

    name: str
    data: bytes


def members(
    opened: Callable[[], BinaryIO], name: str, largest: int, tables: Container[str]
) -> Iterator[Member | Problem]:
    """The files in a ZIP archive, in the order of their names; bombs, locked files and outward paths are refused."""
    try:
        with opened() as file, zipfile.ZipFile(file) as archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                if not info.is_dir():
                    yield _member(archive, info, name, TABLE_LARGEST if _suffix(info) in tables else largest)
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        yield Problem(name, "archive", f"cannot be unpacked: {error}", "Pack the files again.")


def _suffix(info: zipfile.ZipInfo) -> str:
    return PurePosixPath(info.filename).suffix.lower()


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, largest: int) -> Member | Problem:
    path = f"{name}/{info.filename}"
    if ".." in PurePosixPath(info.filename.replace("\\", "/")).parts or info.filename.startswith(("/", "\\")):
        return Problem(path, "archive", "the path leads outside the archive", "Pack the file under a plain name.")
    if info.flag_bits & 0x1:
        return Problem(path, "archive", "the file is locked with a password", "Unpack it beside the other files.")
    ratio = info.file_size / max(info.compress_size, 1)
    if info.file_size > largest or (info.file_size > SMALL and ratio > SUSPICIOUS_RATIO):
        message = f"would unpack to {info.file_size / 1e6:,.0f} MB ({ratio:,.0f} times its size)"
        return Problem(path, "archive", message, "Unpack it by hand if you trust it.")
    try:
        with archive.open(info) as file:
            data = file.read(largest + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        return Problem(path, "archive", f"cannot be unpacked: {error}", "Pack the file again.")
    if len(data) > largest:
        return Problem(path, "archive", "unpacks to more than it says", "Unpack it by hand if you trust it.")
    return Member(path, data)
