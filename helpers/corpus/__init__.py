"""Any news folder in, clean documents out: reading, line roles, language, metadata, duplicates."""

from helpers.corpus.clean import label_lines
from helpers.corpus.duplicates import additions, near_duplicates
from helpers.corpus.language_id import identify
from helpers.corpus.loading import Corpus, load
from helpers.corpus.naming import names
from helpers.corpus.problems import CorpusError, left_out
from helpers.corpus.traits import boilerplate

__all__ = [
    "Corpus",
    "CorpusError",
    "additions",
    "boilerplate",
    "identify",
    "label_lines",
    "left_out",
    "load",
    "names",
    "near_duplicates",
]
