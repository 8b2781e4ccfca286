"""Mails, mailboxes and pages saved as MHTML: one message, many, or a page with its pictures."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart

from helpers.corpus.files import raw, web
from helpers.corpus.files.decode import text_of
from helpers.corpus.files.raw import File, Record
from helpers.corpus.files.texts import Extracted
from helpers.corpus.files.web import markup
from helpers.corpus.problems import Problem

_BEGINS = b"From "  # the line before a message in a mailbox


def eml(data: bytes, file: File) -> Extracted:
    """The text of a mail, and what its header says."""
    said = _message(data)
    return Extracted(str(said.pop("text")), said)


def mhtml(data: bytes, file: File) -> Extracted:
    """The page that an MHTML file holds."""
    message = _parsed(data)
    pages = [x for x in message.walk() if x.get_content_type() == "text/html"]
    if not pages:
        return Extracted(
            None,
            problem=Problem(
                file.name, "broken", "no page stands in the file", "Save the page as .html."
            ),
        )
    return web.read_page(Extracted(_shown(pages[0])))


def mbox(file: File) -> Iterator[Record | Problem]:
    """The messages of a mailbox, one at a time."""
    for number, data in enumerate(_messages(file), 1):
        if len(data) > raw.LARGEST:
            path = f"{file.name}, row {number}"
            yield Problem(
                path, "too large", "the message is too large", "Take out what hangs on it."
            )
        else:
            yield number, _message(data)


def _messages(file: File) -> Iterator[bytes]:
    """The bytes of each message; of one that is too large, only so many that this is seen."""
    held: list[bytes] = []
    size, blank = 0, True
    with file.opened() as opened:
        for line in opened:
            if blank and line.startswith(_BEGINS):
                if held:
                    yield b"".join(held)
                held, size = [], 0
                continue
            blank = not line.strip()
            size += len(line)
            if size - len(line) <= raw.LARGEST:
                held.append(line)
    if held:
        yield b"".join(held)


def _parsed(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=email.policy.default)


def _shown(part: MIMEPart) -> str:
    """The text of a part in the encoding that it names, or in the one that its bytes show."""
    data = part.get_payload(decode=True)
    data = data.replace(b"\r\n", b"\n") if isinstance(data, bytes) else b""
    try:
        return data.decode(part.get_content_charset("ascii"))
    except (LookupError, UnicodeDecodeError):
        return text_of(data).text or ""


def _message(data: bytes) -> dict[str, object]:
    """Subject, sender, time and text of one message; HTML as a reader sees it."""
    message = _parsed(data)
    part = message.get_body(preferencelist=("plain", "html"))
    text = "" if part is None else _shown(part)
    if part is not None and part.get_content_type() == "text/html":
        text = markup.shown(text)
    sender = message["from"]
    names = [x.display_name or x.addr_spec for x in sender.addresses] if sender else []
    date = message["date"]
    return {
        "title": str(message["subject"] or "") or None,
        "author": ", ".join(names) or None,
        "published": date.datetime if date else None,
        "text": text,
    }
