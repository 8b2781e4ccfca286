"""Web archives (WARC): the pages that were fetched, each with its address and its day."""

from collections.abc import Iterator
from typing import cast

from helpers.corpus.files import raw, web
from helpers.corpus.files.decode import text_of
from helpers.corpus.files.exports import Part
from helpers.corpus.files.raw import OUTSIDE, File, Record
from helpers.corpus.files.texts import Extracted

PAGE = "html"  # stands in the type of what was fetched


def records(file: File) -> Iterator[Record]:
    """The articles in the pages that the archive holds; pictures and scripts are passed over."""
    from warcio.archiveiterator import ArchiveIterator

    number = 0
    with file.opened() as opened:
        for found in ArchiveIterator(opened):
            kind = found.http_headers and found.http_headers.get_header("Content-Type")
            if found.rec_type != "response" or PAGE not in (kind or ""):
                continue
            data = found.content_stream().read(raw.LARGEST)
            page = web.read_page(Extracted(text_of(data).text or ""))
            said = {
                "url": found.rec_headers.get_header("WARC-Target-URI"),
                "fetched": found.rec_headers.get_header("WARC-Date"),
                **page.given,
                OUTSIDE: page.outside,
            }
            for part in page.parts or [Part(cast(str, page.text))]:
                number += 1
                yield number, {**said, **part.given, "text": part.text}
