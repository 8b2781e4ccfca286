"""Bytes to text: Unicode where it is, the Western code pages where it is not, and a note on every
guess.
"""

import codecs
from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from helpers.corpus.problems import Problem

LOOK = "Check a few special characters in the text."
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536  # bytes that show whether a file is text
_CHUNK = 1 << 20  # bytes of a large file that are looked at together
_CONTROLS = bytes(c for c in range(32) if c not in (7, 8, 9, 10, 11, 12, 13, 27, 28, 29, 30, 31))
# share of control characters from which bytes are no text in a code page, and none in UTF-8
_FEW_CONTROLS, _MANY_CONTROLS = 0.02, 0.1
# of every second byte: nearly all are zero on one side in UTF-16, and nearly none on the other
_MOSTLY_ZERO, _HARDLY_ZERO = 0.7, 0.1
_GOOD_PER_BROKEN = 50  # characters of several bytes for each broken byte in what is UTF-8 after all
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

    def problem(self, path: str, more: str = "") -> Problem | None:
        """What was guessed or mended as a row of PROBLEMS, or None."""
        remedy = LOOK if self.text else "Remove it, or save its text as .txt."
        return Problem(path, self.kind, self.message + more, remedy) if self.kind else None


_BINARY = Decoded(None, "binary", "the content is not text")


def text_of(data: bytes) -> Decoded:
    """The text in `data`: byte-order mark, then UTF-8, then UTF-16 without a mark, then cp1252;
    mojibake is mended.
    """
    sample = data[:_SAMPLE]
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    wide = marked or (_wide(sample) if b"\0" in sample else None)
    if wide:
        return _marked(data, wide)
    controls = (len(sample) - len(sample.translate(None, _CONTROLS))) / max(len(sample), 1)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _BINARY if controls > _FEW_CONTROLS else _western(data, error)
    if "\0" not in text and controls <= _MANY_CONTROLS:
        return _mend(text)
    if controls > _FEW_CONTROLS:
        return _BINARY
    message = f"{text.count(chr(0))} NUL characters were taken out"
    return Decoded(text.replace("\0", ""), "nul", message)


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
    if min(even, odd) >= _HARDLY_ZERO or max(even, odd) <= _MOSTLY_ZERO:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _western(data: bytes, error: UnicodeDecodeError) -> Decoded:
    broken = data.count(b"\xef\xbf\xbd")
    good = len(data.decode("utf-8", "ignore").encode())
    longer = len(data) - len(data.translate(None, _FIRST_BYTES))
    if good and not broken and (len(data) - good) * _GOOD_PER_BROKEN < longer:
        message = f"UTF-8 with broken bytes from byte {error.start}; they show as �"
        return Decoded(data.decode("utf-8", "replace"), "encoding", message)
    try:
        message = "not UTF-8; read as Windows-1252"
        return Decoded(data.decode("cp1252"), "encoding", message, "cp1252")
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
        found = text_of(_whole(sample))
        if found.text is None or found.encoding not in ("utf-8", "utf-8-sig"):
            return found
        check = codecs.getincrementaldecoder("utf-8")()
        while sample:
            try:
                check.decode(sample)
            except UnicodeDecodeError:
                later = text_of(_whole(sample[sample.find(b"\n") + 1 :]))
                message = "UTF-8 with broken bytes; they show as �"
                broken = found._replace(kind="encoding", message=message)
                return later if later.kind == "encoding" else broken
            sample = file.read(_CHUNK)
    return found


def _whole(sample: bytes) -> bytes:
    """`sample` without the last line, or at least without a last character that is cut in two."""
    if b"\0" in sample[:_SAMPLE]:
        return sample[: len(sample) // 4 * 4]  # UTF-16
    if b"\n" in sample:
        return sample[: sample.rfind(b"\n") + 1]
    # where the last character of several bytes starts
    start = next((i for i in (-1, -2, -3) if sample[i:] and sample[i] >= 0xC0), None)
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
    message = "characters garbled by an earlier wrong decoding were mended"
    return Decoded(text) if mended == text else Decoded(mended, "mojibake", message)


def _hit(line: str) -> bool:
    return any(first in line for first in _FIRST) and any(sign in line for sign in _MOJIBAKE)
