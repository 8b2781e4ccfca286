"""Any news folder in, clean documents out: reading, line roles, language, metadata, duplicates."""

from helpers.corpus.clean import label_lines
from helpers.corpus.identify import identify
from helpers.corpus.load import Corpus, load
from helpers.corpus.read import CorpusError

__all__ = ["Corpus", "CorpusError", "identify", "label_lines", "load"]
