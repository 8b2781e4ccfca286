"""ZIP and GZIP archives, unpacked as they are read, in memory; nothing is written to disk."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple

from helpers.corpus.problems import Problem

SUFFIXES = {".zip", ".gz"}
SUSPICIOUS_RATIO = 200  # text packs to a third or a tenth; a bomb to a thousandth
SMALL = 10 << 20  # bytes below which a high ratio does no harm
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    gzip.BadGzipFile,
)


class Member(NamedTuple):
    """One packed file: its name with the archive's, its size unpacked, and how to open it."""

    name: str
    size: int
    opened: Callable[[], BinaryIO]


class Unpacked(gzip.GzipFile):
    """A GZIP file that stops where it unpacks to far more than text would."""

    def __init__(self, opened: Callable[[], BinaryIO]) -> None:
        self._packed = opened()
        super().__init__(fileobj=self._packed)

    def close(self) -> None:
        super().close()
        self._packed.close()

    def read(self, size: int = -1) -> bytes:
        return self._checked(super().read(size))

    def read1(self, size: int = -1) -> bytes:
        return self._checked(super().read1(size))

    def _checked(self, data: bytes) -> bytes:
        done = self.tell()
        if done > SMALL and done > SUSPICIOUS_RATIO * max(self._packed.tell(), 1):
            raise gzip.BadGzipFile(f"it unpacks to more than {SUSPICIOUS_RATIO} times its size")
        return data


def members(opened: Callable[[], BinaryIO], name: str) -> Iterator[Member | Problem]:
    """The files in a ZIP archive, in the order of their names; bombs, locked files and outward
    paths are refused.

    A member can be opened until the next is asked for.
    """
    try:
        with opened() as file, zipfile.ZipFile(file) as archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                if not info.is_dir():
                    yield _member(archive, info, name)
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        yield Problem(name, "archive", f"cannot be unpacked: {error}", "Pack the files again.")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Member | Problem:
    path = f"{name}/{info.filename}"
    if ".." in PurePosixPath(info.filename.replace("\\", "/")).parts or info.filename.startswith(
        ("/", "\\")
    ):
        return Problem(
            path,
            "archive",
            "the path leads outside the archive",
            "Pack the file under a plain name.",
        )
    if info.flag_bits & 0x1:
        return Problem(
            path,
            "archive",
            "the file is locked with a password",
            "Unpack it beside the other files.",
        )
    ratio = info.file_size / max(info.compress_size, 1)
    if info.file_size > SMALL and ratio > SUSPICIOUS_RATIO:
        message = f"would unpack to {info.file_size / 1e6:,.0f} MB ({ratio:,.0f} times its size)"
        return Problem(path, "archive", message, "Unpack it by hand if you trust it.")
    return Member(path, info.file_size, lambda: archive.open(info))
