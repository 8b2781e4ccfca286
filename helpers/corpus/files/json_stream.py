"""The objects in a JSON file, one at a time: a list of them, an object with such lists in it, or a
single object.

Python's own decoder reads each value. The streaming readers for JSON refuse what Python and pandas
write (NaN, halves of characters), so that files would be lost.
"""

import json
import re
from collections.abc import Callable, Iterator
from itertools import chain, islice
from typing import TextIO

LONGEST = 64 << 20  # characters of one value
_STEP = 1 << 16  # characters that are read at once, at least
_AFTER = tuple(",]}: \t\r\n")
_SPACE = re.compile("[ \t\r\n\ufeff]*")


def entries(file: TextIO, wanted: Callable[[object], bool]) -> Iterator[object]:
    """The entries of the outermost list; of an object, those of its lists that begin with a wanted
    entry.

    An object that is wanted itself is an entry: lists after that is known (an article's comments)
    stay part of it. Where nothing is wanted, the first list of objects is taken, or else the
    object. Holds one entry at a time, and what may still be part of the object. Raises ValueError
    where the file is no JSON.
    """
    reader = _Reader(file)
    sign = reader.next_sign()
    if sign == "[":
        yield from reader.items()
    elif sign == "{":
        yield from reader.inner(wanted)
        while reader.next_sign() == "{":  # an object a line
            yield reader.value()
    else:
        yield reader.value()


class _Reader:
    """What has been read of a file and not used yet, and the steps of JSON through it."""

    def __init__(self, file: TextIO) -> None:
        self._file, self._held, self._at = file, "", 0
        self._decode = json.JSONDecoder().raw_decode

    def _more(self) -> bool:
        """Doubles what is held, so that a long value is not tried too often; False at the end of
        the file.
        """
        self._held, self._at = self._held[self._at :], 0
        if len(self._held) > LONGEST:
            raise ValueError(
                f"a value is no JSON, or longer than {LONGEST / 1e6:,.0f} million characters"
            )
        read = self._file.read(max(_STEP, len(self._held)))
        self._held += read
        return bool(read)

    def next_sign(self) -> str:
        """The next character that is no space, left in place; "" at the end."""
        while True:
            space = _SPACE.match(self._held, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._held) or not self._more():
                return self._held[self._at : self._at + 1]

    def take(self, signs: str) -> str:
        """The next character, which has to be one of `signs`."""
        sign = self.next_sign()
        if not sign or sign not in signs:
            raise ValueError(f"{' or '.join(signs)} is missing" + ("" if sign else " at the end"))
        self._at += 1
        return sign

    def value(self) -> object:
        """The next value."""
        self.next_sign()
        while True:
            try:
                value, end = self._decode(self._held, self._at)
            except (json.JSONDecodeError, RecursionError):
                if not self._more():
                    raise
                continue
            length = end - self._at
            # a number may go on in what has not been read
            if self._held[end : end + 1] in _AFTER or not self._more():
                self._at += length
                return value

    def _steps(self, start: str, end: str) -> Iterator[None]:
        """One step for each entry between two brackets; whoever takes it reads the entry."""
        self.take(start)
        sign = self.take(end) if self.next_sign() == end else ","
        while sign == ",":
            yield
            sign = self.take("," + end)

    def items(self) -> Iterator[object]:
        """The entries of the list that begins here."""
        return (self.value() for _ in self._steps("[", "]"))

    def inner(self, wanted: Callable[[object], bool]) -> Iterator[object]:
        """The entries of the object that begins here."""
        whole: dict[str, object] = {}
        found = False
        for _ in self._steps("{", "}"):
            key = str(self.value())
            self.take(":")
            if self.next_sign() != "[":
                whole[key] = self.value()
                continue
            rest = self.items()
            first = list(islice(rest, 1))
            if first and wanted(first[0]) and not wanted(whole):
                found = True
                yield from chain(first, rest)
            else:
                whole[key] = [*first, *rest]
        if wanted(whole):
            yield whole
        elif not found:
            lists = [x for x in _lists(whole) if isinstance(x[0], dict)]
            held = [x for x in lists if wanted(x[0])] or [x for x in lists if x in whole.values()]
            yield from next(iter(held), [whole])


def _lists(whole: dict[str, object]) -> Iterator[list]:
    """The lists in an object, and in the objects in it, that hold something."""
    for value in whole.values():
        if isinstance(value, list) and value:
            yield value
        elif isinstance(value, dict):
            yield from _lists(value)
