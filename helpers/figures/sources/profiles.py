"""What sources are like: a profile among the others, and which sources are near each other."""

import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import (
    INK,
    LEVEL,
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
_MOST_NAMES = 25  # sources on the map up to which each has its name


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
    label = {
        row.measure: f"{wrap(row.measure, 19, 2)}<br>{_amount(row)}" for row in inside.itertuples()
    }
    placed = _scaled(table).assign(label=table.measure.map(label)).dropna(subset=["label", "value"])
    others = placed[placed.group != group]
    n_others, found = others.group.nunique(), int((inside.q_value <= LEVEL).sum())
    return finish(
        [_rings(_spread(others)), _diamonds(placed[placed.group == group], wrap(group, 40, 1))],
        f"Whether {group} differs from other sources cannot be concluded"
        if inside.smallest_p.min() > LEVEL
        else f"{group} differs from other sources in {found} of {count(len(inside), 'measure')}",
        f"{len(inside)} measures of {group}; {found} differ from the other sources.",
        f"{count(inside.n_documents.max(), 'text')}; smallest p that this design can reach: "
        f"{inside.smallest_p.min():.2g}. "
        + (
            "No interval: one text."
            if inside.low.isna().all()
            else "Intervals: 95 % bootstrap over texts."
        )
        + " Filled diamond: differs at q ≤ .05."
        + (
            f" Rings: {_MOST_RINGS} of {n_others} other sources a row, evenly from lowest to "
            f"highest."
            if n_others > _MOST_RINGS
            else ""
        ),
        height=190 + 62 * len(inside),
        showlegend=True,
        xaxis={
            "tickvals": [0, 1],
            "ticktext": ["lowest", "highest"],
            "range": [-0.08, 1.08],
            "title": "among all sources, row by row",
        },
        yaxis={"autorange": "reversed", "tickfont": {"size": 12}},
    )


def _scaled(table: pd.DataFrame) -> pd.DataFrame:
    """PROFILES with the places of value and interval between the lowest (0) and the highest (1) of
    each measure.
    """
    by_measure = table.groupby("measure")
    lowest = by_measure[["value", "low"]].min().min(axis=1)
    highest = by_measure[["value", "high"]].max().max(axis=1)
    span = (highest - lowest).where(highest > lowest, 1.0)
    ends = table[["value", "low", "high"]].astype(float)
    places = ends.sub(table.measure.map(lowest), axis=0).div(table.measure.map(span), axis=0)
    return pd.concat([table, places.add_suffix("_at")], axis=1)


def _rings(others: pd.DataFrame) -> go.Scatter:
    return go.Scatter(
        x=others.value_at.to_numpy(),
        y=list(others.label),
        mode="markers",
        name="other sources",
        marker={"symbol": "circle-open", "size": 9, "color": MUTED, "line": {"width": 1.5}},
        customdata=[[wrap(row.group, 40, 1), row.value] for row in others.itertuples()],
        hovertemplate="%{customdata[0]}: %{customdata[1]:.3g}<extra></extra>",
    )


def _diamonds(own: pd.DataFrame, name: str) -> go.Scatter:
    return go.Scatter(
        x=own.value_at.to_numpy(),
        y=list(own.label),
        mode="markers",
        name=name,
        marker={
            "size": 13,
            "color": PALETTE["indigo"],
            "symbol": ["diamond" if q else "diamond-open" for q in own.q_value <= LEVEL],
            "line": {"width": 2},
        },
        error_x=error_bars(own.value_at, own.low_at, own.high_at),
        customdata=[[wrap(conclusion, 60)] for conclusion in own.conclusion],
        hovertemplate="%{y}<br>%{customdata[0]}<extra></extra>",
    )


def similarity_map(table: pd.DataFrame) -> Figure:
    """Sources near each other have like profiles; `table` as from sources.similarity_map."""
    title = "Which sources are alike?"
    if table.empty:
        return nothing(
            title,
            "No map: it needs three sources that differ by more than chance, with two texts "
            "or more each.",
        )
    across, up = table.share_x.iloc[0], table.share_y.iloc[0]
    return finish(
        go.Scatter(
            x=table.x,
            y=table.y,
            mode="markers+text" if len(table) <= _MOST_NAMES else "markers",
            text=[wrap(name, 20, 2) for name in table.group],
            textposition="top center",
            textfont={"size": 12, "color": INK},
            marker={"size": 10, "color": PALETTE["indigo"]},
            customdata=table[["n_documents"]].to_numpy(),
            hovertemplate="%{text}<br>%{customdata[0]} texts<extra></extra>",
            cliponaxis=False,
        ),
        title,
        f"A map of {len(table)} sources by their measures of style and voice.",
        f"{count(len(table), 'source')}; measures are drawn towards the mean as far as chance "
        f"explains their spread.",
        height=520,
        xaxis={"title": f"first component ({across:.0%} of the spread)", "showticklabels": False},
        yaxis={"title": f"second component ({up:.0%})", "showticklabels": False},
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
    more = f"[{row.low:.3g}, {row.high:.3g}]" if pd.notna(row.low) else unit
    return wrap(f"{row.value:.3g} {more}", 19, 2)
