"""Explorers of a corpus as a whole: what its texts are made of, and whether a folder can be read at
all.
"""

from pathlib import Path

import ipywidgets as widgets
import pandas as pd

from helpers import corpus, figures
from helpers.figures import count, overview
from helpers.widgets.controls import OwnKeys, follow, following


def composition_explorer(documents: pd.DataFrame, quotes: pd.DataFrame) -> widgets.VBox:
    """Choose a language and words or shares; the figure follows."""
    which = widgets.Dropdown(
        options=[("all", ""), *((name, name) for name in sorted(documents.language.unique()))],
        description="Language",
    )
    unit = widgets.Dropdown(
        options=[("words", False), ("share of the text", True)], description="Show"
    )

    def draw() -> figures.Figure:
        chosen = documents[documents.language == which.value] if which.value else documents
        return overview.composition(chosen, quotes, share=unit.value)

    return widgets.VBox([widgets.HBox([which, unit]), following(draw, which, unit), OwnKeys()])


def folder_check(start: str = "../seeds") -> widgets.VBox:
    """Type the path of a folder or file and press Enter or Check: what loads, by source, and what
    does not.
    """
    path = widgets.Text(value=str(start), description="Folder", continuous_update=False)
    button = widgets.Button(description="Check")
    said = widgets.Label()
    live = figures.widget()

    def check(_button=None) -> None:
        said.value = "Reading …"
        try:
            if not path.value.strip():
                raise corpus.CorpusError("No path is given. Type the path of a folder with texts.")
            found = corpus.load(Path(path.value.strip()).expanduser())
            said.value, figure = _said(found), overview.sizes(found.documents)
        except corpus.CorpusError as error:
            figure = figures.nothing("Which sources are there?", "Nothing was read.")
            said.value = str(error)
        figures.replace(live, figure)

    button.on_click(check)
    follow(check, path)
    return widgets.VBox([widgets.HBox([path, button]), said, live, OwnKeys()])


def _said(found: corpus.Corpus) -> str:
    """What was read, in one line: texts by language, what was left out and why."""
    lost = corpus.left_out(found.problems, found.documents)
    reasons = "; ".join(
        f"{row.path}: {row.message}" for row in found.problems[lost].head(3).itertuples()
    )
    counts = found.documents.language.value_counts().items()
    return (
        f"{count(len(found.documents), 'text')} ({', '.join(f'{n:,} {code}' for code, n in counts)}"
        f"), {lost.sum()} left out, {count((~lost).sum(), 'note')}. {reasons}"
    )
