"""Exports of press databases: several articles in one text or page, each with what its header
says.
"""

from helpers.corpus.files.exports.part import Part, fields
from helpers.corpus.files.exports.splitting import find_form, split, stream
from helpers.corpus.files.exports.web_exports import pages

__all__ = ["Part", "fields", "find_form", "pages", "split", "stream"]
