"""The corpus explorer: take one text, decide what counts as article text, and see every line with
its rule.
"""

import html

import ipywidgets as widgets
import pandas as pd

from helpers import corpus, figures
from helpers.widgets.controls import OwnKeys, follow

_ROWS = 200
_SHORT = 160
_LISTS = {
    "all lines": lambda lines: lines.kept.notna(),
    "dropped lines": lambda lines: ~lines.kept,
    "kept lines": lambda lines: lines.kept,
}
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
    """Choose a text and the roles that count as article text; figure, facts and lines follow.

    `keep_roles()` gives the chosen roles, as a parameter of corpus.load.
    """

    def __init__(self, found: corpus.Corpus) -> None:
        self._found = found
        roles = sorted(set(found.lines.role) - {"blank"})
        self.text = widgets.Dropdown(
            options=[(name, doc_id) for doc_id, name in corpus.names(found.documents).items()],
            description="Text",
        )
        self.show = widgets.Dropdown(
            options=list(_LISTS), value="dropped lines", description="List"
        )
        self.roles = widgets.SelectMultiple(
            options=roles,
            value=sorted(set(found.lines.role[found.lines.kept])),
            description="Keep",
            rows=min(len(roles), 9),
            tooltip="Roles that are article text",
        )
        self.said = widgets.Label()
        self.facts = widgets.HTML(layout={"flex": "1 1 20rem"})
        self.table = widgets.HTML()
        self.figure = figures.widget()
        follow(self._draw, self.text, self.show, self.roles)
        # the controls keep their width beside a long headline
        top = widgets.HBox(
            [
                widgets.VBox([self.text, self.show, self.roles], layout={"flex": "0 0 auto"}),
                self.facts,
            ],
            layout={"flex_flow": "row wrap"},
        )
        super().__init__([top, self.said, self.figure, self.table, OwnKeys()])

    def keep_roles(self) -> list[str]:
        """The chosen roles."""
        return list(self.roles.value)

    def _draw(self) -> None:
        documents, lines = self._found.documents, self._found.lines
        row = documents[documents.doc_id == self.text.value].iloc[0]
        lines = lines[lines.doc_id == self.text.value]
        lines = lines.assign(kept=lines.role.isin(self.roles.value))
        figures.replace(self.figure, figures.corpus.page(lines, self.text.value))
        words = int(lines.text[lines.kept].str.split().str.len().sum())
        self.said.value = (
            f"{words:,} words would be article text; {row.n_words:,} words are, as the "
            f"corpus was loaded."
        )
        self.facts.value = facts(row)
        self.table.value = listing(lines[_LISTS[self.show.value](lines) & (lines.role != "blank")])


def facts(row: pd.Series) -> str:
    """What is known of one text, as escaped HTML; what its page does not show is said to be
    missing.
    """
    rows = "".join(
        f"<tr><th scope='row'>{name}</th><td>{html.escape(str(value))}</td></tr>"
        for name, value in row[list(_METADATA)].fillna("not shown").items()
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


explorer = CorpusExplorer
