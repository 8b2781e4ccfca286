"""What every analysis needs of the texts, found once: sentences, quotations and names."""

from typing import NamedTuple

import pandas as pd

from helpers.language.names import find_actors
from helpers.language.sentences import split_sentences
from helpers.language.speech import find_quotes


class Reading(NamedTuple):
    """SENTENCES and QUOTES of some documents, and their names: TERM_HITS as `find_actors` gives
    them, with `in_title` (then start and end point into the title).
    """

    sentences: pd.DataFrame
    quotes: pd.DataFrame
    names: pd.DataFrame

    @property
    def term_hits(self) -> pd.DataFrame:
        """The names in the texts alone, as TERM_HITS."""
        return self.names[~self.names.in_title].drop(columns="in_title").reset_index(drop=True)

    def of(self, documents: pd.DataFrame) -> "Reading":
        """What was found in these documents only."""
        return Reading(*(part[part.doc_id.isin(documents.doc_id)] for part in self))


def read(documents: pd.DataFrame) -> Reading:
    """Sentences, quotations and names of `documents`, for every function that takes a `reading`.

    Needs doc_id, text and language; titles are read where there is a column of them, and with
    `published`, roles of one holder at a time are named by that day.
    """
    names = [find_actors(documents).assign(in_title=False)]
    if "title" in documents:
        titles = documents[documents.title.notna()].assign(text=lambda d: d.title.astype(str))
        names.append(find_actors(titles).assign(in_title=True))
    return Reading(
        split_sentences(documents), find_quotes(documents), pd.concat(names, ignore_index=True)
    )
