"""Cells of lexicons that hold several terms, each with its word class: term:class|term:class."""

import pandas as pd

from helpers.languages import CODES
from helpers.schema import TableError

WORD_CLASSES = ("noun", "compound", "verb", "adjective", "phrase", "fixed")
"""As in `inflect.forms`; a compound is a noun that is also sought inside longer words."""


def one_row_a_term(table: pd.DataFrame, name: str = "the lexicon") -> pd.DataFrame:
    """Terms in the columns of a lexicon that bear a language's code: row (in the file), concept,
    term, language, word_class, compound.

    Raises TableError on an unknown word class or a term that stands twice, naming the rows of the
    file `name`.
    """
    rows = []
    for language in (code for code in CODES if code in table.columns):
        seen: dict[str, tuple[str, int, set[str]]] = {}
        for number, (concept, cell) in enumerate(
            zip(table["concept"], table[language], strict=True), start=2
        ):
            for item in filter(None, (part.strip() for part in cell.split("|"))):
                term, _, word_class = item.rpartition(":")
                if word_class not in WORD_CLASSES or not term.strip():
                    choices = ", ".join(WORD_CLASSES)
                    raise TableError(
                        f"{name}, row {number}: {language} holds {item!r}; write term:class with "
                        f"one of {choices}."
                    )
                other, first, classes = seen.setdefault(term.lower(), (concept, number, set()))
                if other != concept or word_class in classes:
                    raise TableError(
                        f"{name}, row {number}: the {language} term {term!r} of {concept!r} "
                        f"stands already in row "
                        f"{first} ({other!r}). Keep one of them."
                    )
                classes.add(word_class)
                compound = "yes" if word_class == "compound" else ""
                rows.append(
                    (number, concept, term, language, "noun" if compound else word_class, compound)
                )
    return pd.DataFrame(
        rows, columns=["row", "concept", "term", "language", "word_class", "compound"]
    )
