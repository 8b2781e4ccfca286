"""How far to trust the topics: the number of topics that was tried, and which topics are near each
other.
"""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import (
    INK,
    PALETTE,
    Figure,
    count,
    error_bars,
    finish,
    line_at,
    nothing,
)
from helpers.figures.topics.style import LABELS, label_of, numbered, unit_of

_STABLE = 0.5  # agreement of halves from which topics count as stable (see topics.verdict)


def tree(topics: pd.DataFrame, similarity: pd.DataFrame, language: str = LABELS) -> Figure:
    """Which topics are near each other: average linkage of the square table `similarity` (mean
    cosines).
    """
    question = "Which topics are near each other?"
    if len(topics) < 2:
        return nothing(question, "One topic: there is nothing to compare.")
    from scipy.cluster.hierarchy import dendrogram, linkage
    from scipy.spatial.distance import squareform

    values = similarity.to_numpy()
    flat = squareform(np.maximum(1 - (values + values.T) / 2, 0), checks=False)
    drawn = dendrogram(linkage(flat, "average"), no_plot=True)
    rows = list(topics.itertuples())
    one, other = (
        label_of(rows[places[flat.argmin()]], language) for places in np.triu_indices(len(rows), 1)
    )
    return finish(
        [
            go.Scatter(
                x=heights,
                y=places,
                mode="lines",
                line={"color": INK, "width": 2},
                hovertemplate="joined at distance %{x:.2f}<extra></extra>",
                showlegend=False,
            )
            for heights, places in zip(drawn["dcoord"], drawn["icoord"], strict=True)
        ],
        question,
        f"A tree of {len(topics)} topics. The nearest are {one} and {other}.",
        f"{count(topics['size'].sum(), unit_of(topics))}, average linkage of their cosines: "
        "branches that join further left are more alike.",
        height=220 + 62 * len(topics),
        xaxis={"title": "1 − mean cosine", "rangemode": "tozero"},
        yaxis={
            "tickvals": [5 + 10 * i for i in range(len(rows))],
            "ticktext": [numbered(rows[i], language, 22, 4) for i in drawn["leaves"]],
            "showgrid": False,
        },
    )


def stability(table: pd.DataFrame, verdict: str = "", unit: str = "text") -> Figure:
    """How well halves of the corpus agree, and how separate topics are, for each number of topics
    that was tried.

    `unit` is what was clustered: text, document or passage.
    """
    question = f"How many topics do these {unit}s hold?"
    if not len(table):
        return nothing(question, verdict or f"Too few {unit}s to try any number of topics.")
    taken = table.n_topics[table.chosen]
    agreement = go.Scatter(
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
    separation = go.Scatter(
        x=table.n_topics,
        y=table.separation / max(float(table.separation.max()), 1e-9),
        mode="lines+markers",
        name="separation (share of best)",
        line={"color": PALETTE["rose"], "width": 2, "dash": "dash"},
        marker={"symbol": "square", "size": 8},
        customdata=np.stack([table.separation, table.smallest], axis=1),
        hovertemplate="%{x} topics: separation %{customdata[0]:.3f}, smallest topic "
        "%{customdata[1]}<extra></extra>",
    )
    said = f"{int(taken.iloc[0])} topics were taken." if len(taken) else "No number was taken."
    return finish(
        [agreement, separation],
        question,
        f"Agreement of halves and separation for {len(table)} numbers of topics. {said} {verdict}",
        verdict
        or "Agreement from 0.5 on (dotted line) counts as stable; the upright line is the number "
        "taken.",
        height=440,
        legend={"y": -0.18, "yanchor": "top"},
        shapes=[line_at(_STABLE, "y", dash="dot"), *map(line_at, taken)],
        xaxis={"title": "number of topics", "tickvals": list(table.n_topics)},
        yaxis={"title": "", "range": [min(0, float(table.low.min())), 1.05]},
    )
