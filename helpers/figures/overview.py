"""A corpus at a glance: how long its texts are, how much of them is quoted, and how many there are
of each source.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from helpers import corpus
from helpers.figures.base import MUTED, PALETTE, Figure, finish, wrap

_LANGUAGES = {
    "de": ("German", "indigo", ""),
    "en": ("English", "teal", "/"),
    "other": ("other language", "grey", "x"),
}
_MOST = 40  # bars that can still be read
_FEW = 5  # texts of a source, below which an interval over texts says little


def composition(documents: pd.DataFrame, quotes: pd.DataFrame, share: bool = False) -> Figure:
    """Words of each text, split into quoted and other words; `share` draws percentages.

    `documents` as DOCUMENTS, `quotes` as QUOTES; a word counts as quoted when it lies in a
    quotation of any kind. The longest texts are shown where there are more than forty.
    """
    shown = documents.nlargest(_MOST, "n_words").sort_values("doc_id", ascending=False)
    words = shown.n_words.clip(lower=1)
    quoted = shown.doc_id.map(quoted_words(documents, quotes))
    scale = 100 / words if share else 1
    names = corpus.names(documents)
    labels = [label(row, names[row.doc_id]) for row in shown.itertuples()]
    unit = "percent of the text's words" if share else "words"
    hover = "%{y}<br>%{x:.0f} " + unit
    bars = go.Figure(
        [
            _bar(quoted * scale, labels, "in quotations", "rose", "/", hover),
            _bar((words - quoted) * scale, labels, "not in quotations", "indigo", "", hover),
        ]
    )
    bars.update_layout(barmode="stack", height=_height(labels), xaxis_title=unit)
    return finish(
        bars,
        "How long are the texts, and how much of each is somebody else's words?",
        f"Bars for {len(shown)} texts: {words.sum():,} words in all, {quoted.sum():,} of them in "
        f"quotations. " + _largest_share(shown.doc_id.map(names), quoted / words),
        f"{len(shown)} of {len(documents)} texts. Quotations are found by rules, with misses and "
        f"false finds; "
        "notebook 05 says how many.",
    )


def sizes(documents: pd.DataFrame) -> Figure:
    """Number of texts of each source, by language: whether there is enough to compare."""
    named = documents.assign(source=documents.source.fillna("(not named)"))
    counts = named.groupby(["source", "language"]).size().unstack(fill_value=0)
    order = counts.sum(axis=1).sort_values(ascending=False)
    shown = counts.loc[order.index[:_MOST][::-1]]
    labels = [wrap(source, 26, 2) for source in shown.index]
    present = [language for language in _LANGUAGES if language in shown]
    bars = go.Figure(
        [
            _bar(shown[x], labels, *_LANGUAGES[x], "%{y}<br>%{x} texts, " + _LANGUAGES[x][0])
            for x in present
        ]
    )
    bars.add_vline(x=_FEW, line={"color": MUTED, "dash": "dot", "width": 1})
    bars.update_layout(barmode="stack", height=150 + 40 * max(len(shown), 2), showlegend=True)
    bars.update_xaxes(title="texts", rangemode="tozero", tickformat=",d")
    named_sources = order.drop("(not named)", errors="ignore")
    few = int((named_sources < _FEW).sum())
    if not len(named_sources):
        title = "No text names its source: there is nothing to compare by source yet"
    elif few:
        title = f"{few} of {len(named_sources)} sources have fewer than {_FEW} texts"
    else:
        title = f"Every source has {_FEW} texts or more"
    return finish(
        bars,
        title,
        f"Bars for {len(shown)} of {len(order)} sources, {len(documents):,} texts. {title}.",
        f"The dotted line marks {_FEW} texts, below which an interval over texts says little "
        f"about a source. Texts "
        "without a named source are not one source.",
    )


def label(row, name: str) -> str:
    """A text's label from its row of DOCUMENTS: name and language, below them the title unless the
    name holds it.
    """
    first = (
        f"{wrap(name, 30)} ({row.language})"  # whole: two texts' names may differ at their end only
    )
    if "“" in name:
        return first
    return f"{first}<br>" + (
        wrap(row.title, 30, 1) if isinstance(row.title, str) and row.title else "no headline"
    )


def _height(labels: list[str]) -> int:
    """Pixels of a figure in which each label has room for its lines."""
    return 150 + max(sum(max(46, 10 + 18 * (label.count("<br>") + 1)) for label in labels), 92)


def _bar(
    values: pd.Series, labels: list[str], name: str, colour: str, pattern: str, hover: str
) -> go.Bar:
    return go.Bar(
        x=values,
        y=labels,
        name=name,
        orientation="h",
        marker={"color": PALETTE[colour], "pattern": {"shape": pattern}},
        hovertemplate=f"{hover}<extra>{name}</extra>",
    )


def quoted_words(documents: pd.DataFrame, quotes: pd.DataFrame) -> pd.Series:
    """Words inside quotations by doc_id; a word in two overlapping quotations counts once."""
    texts = documents.set_index("doc_id").text
    counts = pd.Series(0, index=texts.index)
    known = quotes[quotes.doc_id.isin(texts.index)]
    for doc_id, group in known.sort_values("start").groupby("doc_id"):
        words, reached = 0, 0
        for start, end in zip(group.start, group.end, strict=True):
            words += len(texts[doc_id][max(start, reached) : end].split())
            reached = max(reached, end)
        counts[doc_id] = words
    return counts


def _largest_share(texts: pd.Series, share: pd.Series) -> str:
    if share.empty:
        return "There are no texts."
    return f"The largest quoted share is {share.max():.0%}, in {texts[share.idxmax()]}."
