"""Bytes to text: Unicode where it is, the Western code pages where it is not, and a note on every
guess.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import BinaryIO, NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_CHUNK = 1 << 20
_CONTROLS = bytes(c for c in range(32) if c not in (7, 8, 9, 10, 11, 12, 13, 27, 28, 29, 30, 31))
_MOJIBAKE = ("Ã¤", "Ã¶", "Ã¼", "ÃŸ", "Ã„", "Ã–", "Ãœ", "â€", "Ã©", "Â»", "Â«")
_FIRST_BYTES = bytes(range(0xC2, 0x100))  # of characters of several bytes in UTF-8
_FIRST = frozenset(sign[0] for sign in _MOJIBAKE)


class Decoded(NamedTuple):
    """`text` is None where the bytes are no text; `kind` and `message` say what was guessed or
    mended, or are empty.
    """

    text: str | None
    kind: str = ""
    message: str = ""
    encoding: str = "utf-8"


def decode(data: bytes) -> Decoded:
    """The text in `data`: byte-order mark, then UTF-8, then UTF-16 without a mark, then cp1252;
    mojibake is mended.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data, name)
    sample = data[:_SAMPLE]
    if b"\0" in sample:
        wide = _wide(sample)
        if wide:
            return _marked(data, wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _western(data, error)
    if "\0" in text or _control_share(sample) > 0.1:
        return _nulls(text, sample)
    return _mend(text)


def _marked(data: bytes, name: str) -> Decoded:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        text = data.decode(name, "replace")
        message = f"{name} with broken bytes from byte {error.start}; they show as �"
        return Decoded(text, "encoding", message, name)
    if name == "utf-8-sig":
        return Decoded(text, encoding=name)
    return Decoded(text.removeprefix("\ufeff"), "encoding", f"read as {name.upper()}", name)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a byte-order mark: nearly every second byte of Western text is zero."""
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    if even > 0.7 and odd < 0.1:
        return "utf-16-be"
    return None


def _control_share(sample: bytes) -> float:
    return (len(sample) - len(sample.translate(None, _CONTROLS))) / max(len(sample), 1)


def _nulls(text: str, sample: bytes) -> Decoded:
    if _control_share(sample) > 0.02:
        return Decoded(None, "binary", "the content is not text")
    return Decoded(
        text.replace("\0", ""), "nul", f"{text.count(chr(0))} NUL characters were taken out"
    )


def _western(data: bytes, error: UnicodeDecodeError) -> Decoded:
    if _control_share(data[:_SAMPLE]) > 0.02:
        return Decoded(None, "binary", "the content is not text")
    broken = data.count(b"\xef\xbf\xbd")
    good = len(data.decode("utf-8", "ignore").encode())
    foreign = len(data) - good
    if good and not broken and foreign * 50 < len(data) - len(data.translate(None, _FIRST_BYTES)):
        text = data.decode("utf-8", "replace")
        return Decoded(
            text, "encoding", f"UTF-8 with broken bytes from byte {error.start}; they show as �"
        )
    try:
        return Decoded(
            data.decode("cp1252"), "encoding", "not UTF-8; read as Windows-1252", "cp1252"
        )
    except UnicodeDecodeError:
        message = "neither UTF-8 nor Windows-1252; read as Latin-1"
        return Decoded(data.decode("latin-1"), "encoding", message, "latin-1")


def judge(opened: Callable[[], BinaryIO]) -> Decoded:
    """How a file that is too large to be held is to be decoded (`encoding`), and what was guessed;
    `text` is a sample.

    The first megabyte decides, and where that is UTF-8, the first megabyte that is not.
    """
    with opened() as file:
        sample = file.read(_CHUNK)
        found = decode(_whole(sample))
        if found.text is None or found.encoding not in ("utf-8", "utf-8-sig"):
            return found
        check = codecs.getincrementaldecoder("utf-8")()
        while sample:
            try:
                check.decode(sample)
            except UnicodeDecodeError:
                later = decode(_whole(sample[sample.find(b"\n") + 1 :]))
                broken = found._replace(
                    kind="encoding", message="UTF-8 with broken bytes; they show as �"
                )
                return later if later.kind == "encoding" else broken
            sample = file.read(_CHUNK)
    return found


def _whole(sample: bytes) -> bytes:
    """`sample` without the last line, or at least without a last character that is cut in two."""
    if b"\0" in sample[:_SAMPLE]:
        return sample[: len(sample) // 4 * 4]  # UTF-16
    if b"\n" in sample:
        return sample[: sample.rfind(b"\n") + 1]
    start = next(
        (i for i in (-1, -2, -3) if sample[i:] and sample[i] >= 0xC0), None
    )  # of a character of several bytes
    return sample[:start] if len(sample) >= _CHUNK - 1 else sample


def mend(text: str) -> Decoded:
    """`text` without what no table can hold or what an earlier decoding garbled; `kind` says what
    was mended.
    """
    whole = joined(text)
    if whole != text:
        return mend(whole)._replace(
            kind="encoding", message="halves of characters were joined, or show as �"
        )
    if "\0" in text:
        return Decoded(_mend(text.replace("\0", "")).text, "nul", "NUL characters were taken out")
    return _mend(text)


def joined(text: str) -> str:
    """`text` with halves of characters (surrogates), which no table can hold, joined to whole ones
    or as �.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _mend(text: str) -> Decoded:
    """Text that was decoded wrongly before it was saved ("FÃ¼r") becomes what it was, where that is
    certain.
    """
    if text.isascii() or not _hit(text):
        return Decoded(text)
    import ftfy

    mended = "\n".join(ftfy.fix_encoding(line) if _hit(line) else line for line in text.split("\n"))
    if mended == text:
        return Decoded(text)
    return Decoded(
        mended, "mojibake", "characters garbled by an earlier wrong decoding were mended"
    )


def _hit(line: str) -> bool:
    return any(first in line for first in _FIRST) and any(sign in line for sign in _MOJIBAKE)
