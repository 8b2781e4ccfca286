"""Web pages and whatever is written in HTML."""

from helpers.corpus.files.web import markup
from helpers.corpus.files.web.pages import extract, read_page, text

__all__ = ["extract", "markup", "read_page", "text"]
