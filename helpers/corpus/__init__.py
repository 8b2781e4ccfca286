"""Any news folder in, clean documents out: reading, line roles, language, metadata, duplicates."""

from helpers.corpus.boilerplate import boilerplate
from helpers.corpus.duplicates import additions, near_duplicates
from helpers.corpus.identify import function_words, identify
from helpers.corpus.lines import label_lines
from helpers.corpus.loading import Corpus, doc_ids, document, lines_table, load, stem_of, user_facts
from helpers.corpus.naming import names
from helpers.corpus.problems import CorpusError, Problem, left_out

__all__ = [
    "Corpus",
    "CorpusError",
    "Problem",
    "additions",
    "boilerplate",
    "doc_ids",
    "document",
    "function_words",
    "identify",
    "label_lines",
    "left_out",
    "lines_table",
    "load",
    "names",
    "near_duplicates",
    "stem_of",
    "user_facts",
]
