"""What sources are like: a profile among the others, and which sources are near each other."""

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
from helpers.sources import MEASURES

_MOST_RINGS = 200  # other sources in a row of the profile


def profile(table: pd.DataFrame, group: str) -> Figure:
    """One source on every measure: its value and interval (diamond) among the other sources
    (rings).

    `table` as PROFILES. Each row has a scale of its own, from lowest to highest; the label gives
    the value.
    """
    inside = table[(table.group == group) & table.value.notna()]
    if inside.empty:
        known = ", ".join(map(str, table.group.unique()[:5])) or "none"
        return nothing(f"What is {group} like?", f"No measure of {group!r}. Groups: {known}.")
    low = table.groupby("measure")[["value", "low"]].min().min(axis=1)
    high = table.groupby("measure")[["value", "high"]].max().max(axis=1)
    span = (high - low).where(high > low, 1.0)

    def scaled(values: pd.Series, measures: pd.Series) -> np.ndarray:
        return (values.to_numpy(float) - measures.map(low).to_numpy(float)) / measures.map(
            span
        ).to_numpy(float)

    label = {
        row.measure: f"{wrap(row.measure, 19, 2)}<br>{_amount(row)}" for row in inside.itertuples()
    }
    others = table[(table.group != group) & table.measure.isin(label) & table.value.notna()]
    n_others = others.group.nunique()
    others = _spread(others)
    fig = go.Figure()
    fig.add_scatter(
        x=scaled(others.value, others.measure),
        y=[label[m] for m in others.measure],
        mode="markers",
        name="other sources",
        marker={"symbol": "circle-open", "size": 9, "color": MUTED, "line": {"width": 1.5}},
        customdata=[[wrap(row.group, 40, 1), row.value] for row in others.itertuples()],
        hovertemplate="%{customdata[0]}: %{customdata[1]:.3g}<extra></extra>",
    )
    x, left, right = (scaled(inside[c], inside.measure) for c in ("value", "low", "high"))
    fig.add_scatter(
        x=x,
        y=[label[m] for m in inside.measure],
        mode="markers",
        name=wrap(group, 40, 1),
        marker={
            "size": 13,
            "color": PALETTE["indigo"],
            "symbol": ["diamond" if q else "diamond-open" for q in inside.q_value <= 0.05],
            "line": {"width": 2},
        },
        error_x=error_bars(x, left, right),
        customdata=[[wrap(c, 60)] for c in inside.conclusion],
        hovertemplate="%{y}<br>%{customdata[0]}<extra></extra>",
    )
    fig.update_xaxes(
        tickvals=[0, 1],
        ticktext=["lowest", "highest"],
        range=[-0.08, 1.08],
        title="among all sources, row by row",
    )
    fig.update_yaxes(autorange="reversed", tickfont={"size": 12})
    fig.update_layout(height=190 + 62 * len(inside), showlegend=True)
    n, found = int(inside.n_documents.max()), int((inside.q_value <= 0.05).sum())
    smallest = float(inside.smallest_p.min())
    if smallest > 0.05:
        title = f"Whether {group} differs from other sources cannot be concluded"
    else:
        title = f"{group} differs from other sources in {found} of {count(len(inside), 'measure')}"
    note = f"{count(n, 'text')}; smallest p that this design can reach: {smallest:.2g}. "
    note += (
        "No interval: one text. "
        if inside.low.isna().all()
        else "Intervals: 95 % bootstrap over texts. "
    )
    note += "Filled diamond: differs at q ≤ .05."
    if n_others > _MOST_RINGS:
        note += (
            f" Rings: {_MOST_RINGS} of {n_others} other sources a row, evenly from lowest to "
            f"highest."
        )
    return finish(
        fig,
        title,
        f"{len(inside)} measures of {group}; {found} differ from the other sources.",
        note,
    )


def similarity_map(table: pd.DataFrame) -> Figure:
    """Sources near each other have like profiles; `table` as from sources.similarity_map."""
    title = "Which sources are alike?"
    if table.empty:
        reason = (
            "No map: it needs three sources that differ by more than chance, with two texts "
            "or more each."
        )
        return nothing(title, reason)
    fig = go.Figure(
        go.Scatter(
            x=table.x,
            y=table.y,
            mode="markers+text" if len(table) <= 25 else "markers",
            text=[wrap(name, 20, 2) for name in table.group],
            textposition="top center",
            textfont={"size": 12, "color": INK},
            marker={"size": 10, "color": PALETTE["indigo"]},
            customdata=table[["n_documents"]].to_numpy(),
            hovertemplate="%{text}<br>%{customdata[0]} texts<extra></extra>",
            cliponaxis=False,
        )
    )
    row = table.iloc[0]
    fig.update_xaxes(
        title=f"first component ({row.share_x:.0%} of the spread)", showticklabels=False
    )
    fig.update_yaxes(title=f"second component ({row.share_y:.0%})", showticklabels=False)
    fig.update_layout(height=520)
    return finish(
        fig,
        title,
        f"A map of {len(table)} sources by their measures of style and voice.",
        f"{count(len(table), 'source')}; measures are drawn towards the mean as far as chance "
        f"explains their spread.",
    )


def _spread(others: pd.DataFrame) -> pd.DataFrame:
    """At most so many sources of each measure, evenly by rank, the lowest and the highest among
    them.
    """
    rank = others.groupby("measure").value.rank(method="first") - 1
    n = others.groupby("measure").value.transform("size")
    last = (n - 1).clip(lower=1)
    step = (rank * (_MOST_RINGS - 1) / last).astype(int)
    before = ((rank - 1) * (_MOST_RINGS - 1) / last).astype(int)
    return others[(n <= _MOST_RINGS) | (rank == 0) | (step != before)]


def _amount(row) -> str:
    """The value with its interval, or with its unit where one text gives no interval."""
    unit = MEASURES[row.measure][0] if row.measure in MEASURES else ""
    return wrap(
        f"{row.value:.3g} " + (f"[{row.low:.3g}, {row.high:.3g}]" if pd.notna(row.low) else unit),
        19,
        2,
    )
