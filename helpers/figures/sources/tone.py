"""How actors are spoken of."""

import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import (
    INK,
    PALETTE,
    Figure,
    count,
    finish,
    in_order,
    line_at,
    nothing,
    wrap,
)
from helpers.figures.sources.facts import text_names
from helpers.lexicon import read_lexicon

_MOST_ACTORS = 15


def tone(actors: pd.DataFrame, documents: pd.DataFrame | None = None) -> Figure:
    """How the most mentioned actors are spoken of: the mean tone over documents, and each document
    as a small sign.

    `actors` as ACTORS; `documents` (doc_id, source) names the documents by source on hover.
    """
    question = "How are the actors spoken of?"
    known = actors.dropna(subset=["tone"])
    if known.empty:
        return nothing(question, "No mention has a tone: there is no evidence to draw.")
    mentions = known.groupby("actor").mentions.sum().nlargest(_MOST_ACTORS)
    shown = known[known.actor.isin(mentions.index)].assign(
        weighted=lambda rows: rows.tone * rows.mentions
    )
    by_actor = shown.groupby("actor")
    means = (by_actor.weighted.sum() / by_actor.mentions.sum()).sort_values()
    n_documents = by_actor.doc_id.nunique()
    label = {
        actor: f"{wrap(actor, 20, 2)}<br>{count(mentions[actor], 'mention')}, "
        f"{count(n_documents[actor], 'text')}"
        for actor in means.index
    }
    names = text_names(shown.doc_id, documents)
    ends = [f"{means.index[i]} {means.iloc[i]:+.2f}" for i in (0, -1)]
    return finish(
        [
            go.Scatter(
                x=shown.tone,
                y=[label[actor] for actor in shown.actor],
                mode="markers",
                name="one text",
                marker={"symbol": "line-ns-open", "size": 12, "color": INK, "line": {"width": 2}},
                customdata=[
                    [wrap(name, 40, 1), n] for name, n in zip(names, shown.mentions, strict=True)
                ],
                hovertemplate="%{y}<br>%{customdata[0]}: %{x:+.2f}, %{customdata[1]} "
                "mentions<extra></extra>",
            ),
            _means(means, list(label.values())),
        ],
        question,
        f"Tone towards {len(means)} actors, from {' to '.join(ends)}.",
        f"A rough measure. {_quality()} Read single values with the sentences, and no order "
        f"between neighbours.",
        height=190 + 40 * len(means),
        showlegend=True,
        shapes=[line_at(0)],
        xaxis={"title": "tone (−1 blame, +1 praise)", "range": [-1.05, 1.05]},
        yaxis={"tickfont": {"size": 12}, **in_order(label.values())},
    )


def _means(means: pd.Series, labels: list[str]) -> go.Scatter:
    return go.Scatter(
        x=means,
        y=labels,
        mode="markers",
        name="mean of all mentions",
        marker={
            "size": 13,
            "symbol": ["triangle-right" if mean > 0 else "triangle-left" for mean in means],
            "color": [PALETTE["teal" if mean > 0 else "rose"] for mean in means],
        },
        hovertemplate="%{y}<br>mean %{x:+.2f}<extra></extra>",
    )


def _quality() -> str:
    """How well tone agrees with labels, from validity.csv."""
    rows = read_lexicon("validity").query(
        "room == 'sources' and figure.str.startswith('tone')", engine="python"
    )
    figures = [
        f"{row.set} {row.value:.2f} [{row.low:.2f}, {row.high:.2f}] (n {int(row.n):,}; "
        f"{row.reference})"
        for row in rows.itertuples()
    ]
    return (
        f"Macro-F1 on labelled mentions: {', '.join(figures)}."
        if figures
        else "It has not been measured."
    )
