"""Files that hold one text, or many with a line between them, as raw texts."""

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from helpers.corpus.files import exports, raw
from helpers.corpus.files.decode import judge, mend, text_of
from helpers.corpus.files.raw import NOTHING, File, Raw, digest, failed
from helpers.corpus.problems import Problem


class Extracted(NamedTuple):
    """The text of a file (None where there is none to be had), what the file says of it, and what
    was odd; of an export, its `parts`. `outside` is what a page shows beside the text.
    """

    text: str | None
    given: Mapping[str, object] = NOTHING
    problem: Problem | None = None
    parts: Sequence[exports.Part] = ()
    outside: str = ""


Extract = Callable[[bytes, File], Extracted]


def plain(data: bytes, file: File) -> Extracted:
    """The text of a file that holds nothing else, decoded."""
    found = text_of(data)
    return Extracted(found.text, problem=found.problem(file.name))


def one_text(extract: Extract, file: File) -> Iterator[Raw | Problem]:
    """The text of a file, by what `extract` makes of its bytes; of an export, each article."""
    if file.too_large:
        yield _too_large(file.name)
        return
    with file.opened() as opened:
        data = opened.read()
    try:
        found = extract(data, file)
        if found.text and not found.parts:
            found = found._replace(parts=exports.split(found.text))
    except Exception as error:  # the readers raise whatever a broken file makes them stumble over
        remedy = "Open it in its program and save it as .txt."
        found = Extracted(None, problem=failed(file, error, type(error).__name__, remedy))
    if found.problem:
        yield found.problem
    if found.text is not None and not found.text.strip():
        remedy = "Fetch the text again, or remove the file."
        yield Problem(file.name, "empty", "the file holds no text", remedy)
    elif found.text is not None:
        parts = found.parts
        sha256 = [hashlib.sha256(data).hexdigest()]
        names = [file.name]
        if len(parts) > 1:
            sha256 = [digest(part.text) for part in parts]
            names = [f"{file.name}#{i}" for i in range(1, len(parts) + 1)]
        for path, key, part in zip(names, sha256, parts, strict=True):
            yield _article(path, key, part, found)


def _article(path: str, sha256: str, part: exports.Part, found: Extracted) -> Raw:
    """One text of a file, with what the page shows beside it as lines below it."""
    text, foot = part.text, part.foot
    if found.outside:
        text, foot = f"{text}\n{found.outside}", foot + found.outside.count("\n") + 1
    given = {**found.given, **part.given}
    return Raw(path, text, sha256, None, given, part.head, foot, part.whole)


def text_file(extract: Extract, file: File) -> Iterator[Raw | Problem]:
    """The text of a plain file; a database export may be larger than can be held at once."""
    yield from _bundle(file) if file.too_large else one_text(extract, file)


def _bundle(file: File) -> Iterator[Raw | Problem]:
    """The articles of a database export, one at a time."""
    found = judge(file.opened)
    odd = found.problem(file.name)
    if odd and (found.text is None or odd.kind == "encoding"):
        yield odd
    if found.text is None:
        return

    def lines() -> Iterator[str]:
        opened = file.opened()
        with io.TextIOWrapper(opened, found.encoding, errors="replace", newline="\n") as text:
            yield from iter(partial(text.readline, raw.LARGEST), "")

    form = exports.find_form(lines())
    if form is None:
        yield _too_large(file.name)
        return
    said: set[str] = set()
    for number, part in enumerate(exports.stream(lines(), form, raw.LARGEST), 1):
        path = f"{file.name}#{number}"
        if part is None:
            yield _too_large(path)
            continue
        mended = mend(part.text)
        odd = mended.problem(path, ", here and perhaps in later articles")
        if odd and odd.kind not in said:
            said.add(odd.kind)
            yield odd
        yield _article(
            path, digest(part.text), part._replace(text=mended.text or ""), Extracted(None)
        )


def _too_large(name: str) -> Problem:
    message = (
        f"one text may hold {raw.LARGEST / 1e6:,.0f} MB, and this holds more without a line "
        f"between articles"
    )
    remedy = "Split it into one file a text, or save it as .jsonl with one row a text."
    return Problem(name, "too large", message, remedy)
