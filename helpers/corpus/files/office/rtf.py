"""RTF files: their text, one line a paragraph."""

from helpers.corpus.files.raw import File
from helpers.corpus.files.texts import Extracted
from helpers.corpus.files.web import markup


def extract(data: bytes, file: File) -> Extracted:
    """The text of an RTF file; cells of tables have a tab between them."""
    return Extracted(markup.unmarked(data.decode("latin-1")))
