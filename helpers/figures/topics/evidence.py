"""How far to trust the topics: the number of topics that was tried, and which topics are near each
other.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import (
    INK,
    MUTED,
    PALETTE,
    Figure,
    count,
    error_bars,
    finish,
    nothing,
    wrap,
)
from helpers.figures.topics.style import label_of, unit_of


def tree(topics: pd.DataFrame, similarity: pd.DataFrame, language: str = "en") -> Figure:
    """Which topics are near each other: average linkage of the square table `similarity` (mean
    cosines).
    """
    if len(topics) < 2:
        return nothing(
            "Which topics are near each other?", "One topic: there is nothing to compare."
        )
    from scipy.cluster.hierarchy import dendrogram, linkage
    from scipy.spatial.distance import squareform

    values = similarity.to_numpy()
    distance = 1 - (values + values.T) / 2
    np.fill_diagonal(distance, 0)
    links = linkage(squareform(np.maximum(distance, 0), checks=False), "average")
    drawn = dendrogram(links, no_plot=True)
    names = {
        row.topic: wrap(f"{row.topic}: {label_of(row, language)}", 22, 4)
        for row in topics.itertuples()
    }
    leaves = [list(topics.topic)[i] for i in drawn["leaves"]]
    fig = go.Figure()
    for heights, places in zip(drawn["dcoord"], drawn["icoord"], strict=True):
        fig.add_scatter(
            x=heights,
            y=places,
            mode="lines",
            line={"color": INK, "width": 2},
            hovertemplate="joined at distance %{x:.2f}<extra></extra>",
            showlegend=False,
        )
    fig.update_yaxes(
        tickvals=[5 + 10 * i for i in range(len(leaves))],
        ticktext=[names[t] for t in leaves],
        showgrid=False,
    )
    fig.update_xaxes(title="1 − mean cosine", rangemode="tozero")
    fig.update_layout(height=220 + 62 * len(topics))
    upper = np.triu_indices(len(values), 1)
    one, other = (int(i[np.argmin(distance[upper])]) for i in upper)
    labels = [label_of(row, language) for row in topics.itertuples()]
    unit = unit_of(topics)
    return finish(
        fig,
        "Which topics are near each other?",
        f"A tree of {len(topics)} topics. The nearest are {labels[one]} and {labels[other]}.",
        f"{count(topics['size'].sum(), unit)}, average linkage of their cosines: branches that "
        f"join further left are "
        "more alike.",
    )


def stability(table: pd.DataFrame, verdict: str = "", unit: str = "text") -> Figure:
    """How well halves of the corpus agree, and how separate topics are, for each number of topics
    that was tried.

    `unit` is what was clustered: text, document or passage.
    """
    question = f"How many topics do these {unit}s hold?"
    if not len(table):
        return nothing(question, verdict or f"Too few {unit}s to try any number of topics.")
    chosen = table[table.chosen]
    fig = go.Figure()
    fig.add_scatter(
        x=table.n_topics,
        y=table.agreement,
        mode="lines+markers",
        name="agreement of halves",
        line={"color": PALETTE["indigo"], "width": 2},
        marker={"symbol": "circle", "size": 8},
        error_y=error_bars(
            table.agreement, table.low, table.high, color=PALETTE["indigo"], thickness=1
        ),
        customdata=np.stack([table.low, table.high], axis=1),
        hovertemplate="%{x} topics: agreement %{y:.2f} (%{customdata[0]:.2f} to "
        "%{customdata[1]:.2f})<extra></extra>",
    )
    best = max(float(table.separation.max()), 1e-9)
    fig.add_scatter(
        x=table.n_topics,
        y=table.separation / best,
        mode="lines+markers",
        name="separation (share of best)",
        line={"color": PALETTE["rose"], "width": 2, "dash": "dash"},
        marker={"symbol": "square", "size": 8},
        customdata=np.stack([table.separation, table.smallest], axis=1),
        hovertemplate="%{x} topics: separation %{customdata[0]:.3f}, smallest topic "
        "%{customdata[1]}<extra></extra>",
    )
    fig.add_hline(y=0.5, line={"color": MUTED, "dash": "dot", "width": 1})
    for k in chosen.n_topics:
        fig.add_vline(x=k, line={"color": MUTED, "width": 1})
    fig.update_xaxes(title="number of topics", tickvals=list(table.n_topics))
    fig.update_yaxes(title="", range=[min(0, float(table.low.min())), 1.05])
    fig.update_layout(height=440, legend={"y": -0.18, "yanchor": "top"})
    said = (
        f"{int(chosen.n_topics.iloc[0])} topics were taken."
        if len(chosen)
        else "No number was taken."
    )
    return finish(
        fig,
        question,
        f"Agreement of halves and separation for {len(table)} numbers of topics. {said} {verdict}",
        verdict
        or "Agreement from 0.5 on (dotted line) counts as stable; the upright line is the number "
        "taken.",
    )
