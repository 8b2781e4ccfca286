"""ZIP and GZIP archives, unpacked as they are read, in memory; nothing is written to disk."""

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import cast

from helpers.corpus.files.raw import File, Open, is_text_name
from helpers.corpus.problems import Problem

SUSPICIOUS_RATIO = 200  # text packs to a third or a tenth; a bomb to a thousandth
SMALL = 10 << 20  # bytes below which a high ratio does no harm
LOCKED = 0x1  # the bit of a member's flags that says that a password is needed
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError)


def broken(name: str, error: Exception, files: str = "file") -> Problem:
    """What is said of an archive, or of a file in it, that cannot be unpacked."""
    return Problem(name, "archive", f"cannot be unpacked: {error}", f"Pack the {files} again.")


class Unpacked(gzip.GzipFile):
    """A GZIP file that stops where it unpacks to far more than text would."""

    def __init__(self, opened: Open) -> None:
        self._packed = opened()
        super().__init__(fileobj=self._packed)

    def close(self) -> None:
        """Closes the packed file as well."""
        super().close()
        self._packed.close()

    def read(self, size: int | None = -1) -> bytes:
        """The next bytes, checked."""
        return self._checked(super().read(size))

    def read1(self, size: int = -1) -> bytes:
        """The next bytes of one reading, checked."""
        return self._checked(super().read1(size))

    def _checked(self, data: bytes) -> bytes:
        done = self.tell()
        if done > SMALL and done > SUSPICIOUS_RATIO * max(self._packed.tell(), 1):
            raise gzip.BadGzipFile(f"it unpacks to more than {SUSPICIOUS_RATIO} times its size")
        return data


def gzipped(file: File) -> Iterator[File | Problem]:
    """The one file in a GZIP archive."""
    opened = cast(Open, partial(Unpacked, file.opened))
    yield File(opened, None, file.name[: -len(".gz")], file.columns, archive=file.name)


def zipped(file: File) -> Iterator[File | Problem]:
    """The files in a ZIP archive, in the order of their names; bombs, locked files and outward
    paths are refused.

    A member can be opened until the next is asked for.
    """
    try:
        with file.opened() as packed, zipfile.ZipFile(packed) as archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                if not info.is_dir():
                    yield from _member(archive, info, file)
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        yield broken(file.name, error, "files")


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, file: File
) -> Iterator[File | Problem]:
    inner = PurePosixPath(info.filename.replace("\\", "/"))
    ratio = info.file_size / max(info.compress_size, 1)
    size = f"{info.file_size / 1e6:,.0f} MB ({ratio:,.0f} times its size)"
    refusals = (
        (
            ".." in inner.parts or inner.is_absolute(),
            "the path leads outside the archive",
            "Pack the file under a plain name.",
        ),
        (
            info.flag_bits & LOCKED,
            "the file is locked with a password",
            "Unpack it beside the other files.",
        ),
        (
            info.file_size > SMALL and ratio > SUSPICIOUS_RATIO,
            f"would unpack to {size}",
            "Unpack it by hand if you trust it.",
        ),
    )
    name = f"{file.name}/{info.filename}"
    why = next((Problem(name, "archive", *text) for holds, *text in refusals if holds), None)
    if why:
        yield why
    elif is_text_name(PurePosixPath(name).name):
        opened = cast(Open, partial(archive.open, info))
        yield File(opened, info.file_size, name, file.columns, archive=name)
