"""RTF files: their text, one line a paragraph."""

from helpers.corpus.files.raw import File
from helpers.corpus.files.texts import Extracted

OPENING = "{\\rtf"  # the first characters of every RTF file


def extract(data: bytes, file: File) -> Extracted:
    """The text of an RTF file; cells of tables have a tab between them."""
    return Extracted(text_of_rtf(data.decode("latin-1")))


def text_of_rtf(source: str) -> str:
    """What a reader sees of RTF."""
    from striprtf.striprtf import rtf_to_text

    return rtf_to_text(source, errors="replace").replace("|\n", "\n")
