"""Files of word processors and of printers."""

from helpers.corpus.files.office import epub, pdf, rtf, sheets, word

__all__ = ["epub", "pdf", "rtf", "sheets", "word"]
