"""Explorers of a corpus as a whole: what its texts are made of, and whether a folder can be read at
all.
"""

from __future__ import annotations

from pathlib import Path

import ipywidgets as widgets
import pandas as pd

from helpers import corpus, figures
from helpers.figures import count, nothing, overview
from helpers.widgets.keys import OwnKeys


def composition_explorer(documents: pd.DataFrame, quotes: pd.DataFrame) -> widgets.VBox:
    """Choose a language and words or shares; the figure follows."""
    languages = [("all", ""), *((name, name) for name in sorted(documents.language.unique()))]
    which = widgets.Dropdown(options=languages, description="Language")
    unit = widgets.Dropdown(
        options=[("words", False), ("share of the text", True)], description="Show"
    )
    live = figures.widget(overview.composition(documents, quotes))

    def draw(_change=None) -> None:
        chosen = documents[documents.language == which.value] if which.value else documents
        figures.replace(live, overview.composition(chosen, quotes, share=unit.value))

    which.observe(draw, names="value")
    unit.observe(draw, names="value")
    return widgets.VBox([widgets.HBox([which, unit]), live, OwnKeys()])


def folder_check(start: str = "../seeds") -> widgets.VBox:
    """Type the path of a folder or file and press Enter or Check: what loads, by source, and what
    does not.
    """
    path = widgets.Text(value=str(start), description="Folder", continuous_update=False)
    button = widgets.Button(description="Check")
    said = widgets.Label()
    live = figures.widget(nothing("Which sources are there?", "Nothing was read yet."))

    def check(_change=None) -> None:
        said.value = "Reading …"
        try:
            found = _load(path.value)
        except corpus.CorpusError as error:
            said.value = str(error)
            figures.replace(live, nothing("Which sources are there?", "Nothing was read."))
            return
        said.value = _said(found)
        figures.replace(live, overview.sizes(found.documents))

    path.observe(check, names="value")
    button.on_click(check)
    check()
    return widgets.VBox([widgets.HBox([path, button]), said, live, OwnKeys()])


def _load(path: str) -> corpus.Corpus:
    if not path.strip():
        raise corpus.CorpusError("No path is given. Type the path of a folder with texts.")
    return corpus.load(Path(path.strip()).expanduser())


def _said(found: corpus.Corpus) -> str:
    """What was read, in one line: texts by language, what was left out and why."""
    lost = corpus.left_out(found.problems, found.documents)
    reasons = "; ".join(
        f"{row.path}: {row.message}" for row in found.problems[lost].head(3).itertuples()
    )
    read = f"{count(len(found.documents), 'text')} ({language_names(found.documents)})"
    return f"{read}, {lost.sum()} left out, {count((~lost).sum(), 'note')}. {reasons}"


def language_names(documents: pd.DataFrame) -> str:
    """Counts of each language, like "4 de, 1 en"."""
    return ", ".join(f"{n:,} {name}" for name, n in documents.language.value_counts().items())
