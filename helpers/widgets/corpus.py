"""The corpus explorer: take one text, decide what counts as article text, and see every line with
its rule.
"""

from __future__ import annotations

import html

import ipywidgets as widgets
import pandas as pd

from helpers import corpus, figures
from helpers.figures import corpus as drawn
from helpers.widgets.keys import OwnKeys

_ROWS = 200
_SHORT = 160
_METADATA = (
    "title",
    "source",
    "author",
    "published",
    "agency",
    "section",
    "language",
    "duplicate_of",
)


class CorpusExplorer(widgets.VBox):
    """Controls over a loaded corpus; `keep_roles()` gives the chosen roles, as a parameter of
    corpus.load.
    """

    def __init__(self, found: corpus.Corpus) -> None:
        self._found = found
        roles = sorted(set(found.lines.role) - {"blank"})
        kept = tuple(sorted(set(found.lines.role[found.lines.kept])))
        names = [(name, doc_id) for doc_id, name in corpus.names(found.documents).items()]
        self.text = widgets.Dropdown(options=names, description="Text")
        self.show = widgets.Dropdown(
            options=["all lines", "dropped lines", "kept lines"],
            value="dropped lines",
            description="List",
        )
        self.roles = widgets.SelectMultiple(
            options=roles,
            value=kept,
            description="Keep",
            rows=min(len(roles), 9),
            tooltip="Roles that are article text",
        )
        self.said = widgets.Label()
        self.facts = widgets.HTML(layout={"flex": "1 1 20rem"})
        self.table = widgets.HTML()
        self.figure = figures.widget(drawn.page(self._lines(), self.text.value))
        for control in (self.text, self.show, self.roles):
            control.observe(self._draw, names="value")
        self._draw()
        # the controls keep their width beside a long headline
        left = widgets.VBox([self.text, self.show, self.roles], layout={"flex": "0 0 auto"})
        top = widgets.HBox([left, self.facts], layout={"flex_flow": "row wrap"})
        super().__init__([top, self.said, self.figure, self.table, OwnKeys()])

    def keep_roles(self) -> list[str]:
        """The chosen roles."""
        return list(self.roles.value)

    def _lines(self) -> pd.DataFrame:
        lines = self._found.lines[self._found.lines.doc_id == self.text.value]
        return lines.assign(kept=lines.role.isin(self.roles.value))

    def _draw(self, _change=None) -> None:
        lines = self._lines()
        figures.replace(self.figure, drawn.page(lines, self.text.value))
        words = int(lines.text[lines.kept].str.split().str.len().sum())
        before = int(self._found.documents.set_index("doc_id").n_words[self.text.value])
        self.said.value = (
            f"{words:,} words would be article text; {before:,} words are, as the "
            f"corpus was loaded."
        )
        row = self._found.documents.set_index("doc_id").loc[self.text.value]
        self.facts.value = facts(row)
        chosen = {
            "all lines": lines.kept.notna(),
            "dropped lines": ~lines.kept,
            "kept lines": lines.kept,
        }[self.show.value]
        self.table.value = listing(lines[chosen & (lines.role != "blank")])


def facts(row: pd.Series) -> str:
    """What is known of one text, as escaped HTML; what its page does not show is said to be
    missing.
    """
    values = ((name, row[name]) for name in _METADATA)
    cells = ((name, "not shown" if pd.isna(value) else str(value)) for name, value in values)
    rows = "".join(
        f"<tr><th scope='row'>{name}</th><td>{html.escape(value)}</td></tr>"
        for name, value in cells
    )
    return f"<table>{rows}</table>"


def listing(lines: pd.DataFrame) -> str:
    """Lines with their role and rule, as escaped HTML."""
    if lines.empty:
        return "<p>No line of this text is in the list.</p>"
    rows = "".join(
        f"<tr><td>{row.line}</td><td>{html.escape(row.role)}</td><td>{html.escape(_cut(row.text))}</td>"
        f"<td>{html.escape(row.rule)}</td></tr>"
        for row in lines.head(_ROWS).itertuples()
    )
    more = f"<p>{len(lines) - _ROWS:,} more lines.</p>" if len(lines) > _ROWS else ""
    return (
        f"<table><tr><th>line</th><th>role</th><th>text</th><th>rule</th></tr>{rows}</table>{more}"
    )


def _cut(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def explorer(found: corpus.Corpus) -> CorpusExplorer:
    """Choose a text and the roles that count as article text; figure, facts and lines follow."""
    return CorpusExplorer(found)
