"""The specification curve: one estimate under every choice, above the choices that make it."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from helpers.figures.base import INK, MUTED, PALETTE, Figure, error_bars, finish, in_order

CHOICES = ["arms", "voices", "evidence", "weights"]


def specification_curve(curve: pd.DataFrame, group: str) -> Figure:
    """Every specification's estimate for one `group`, in order of size, above the choices that make
    it.

    `curve` as from escalation.specification_curve. The primary specification is the large diamond.
    """
    table = curve[curve.group == group].dropna(subset=["estimate"])
    if table.empty:
        raise ValueError(
            f"The curve has no estimate for {group!r}. Known: "
            f"{', '.join(map(str, curve.group.unique()[:5]))}."
        )
    table = table.sort_values("estimate", ignore_index=True).assign(at=np.arange(1, len(table) + 1))
    options = [
        (name, value, f"{name}: {value}")
        for name in CHOICES
        for value in dict.fromkeys(curve[name])
    ]
    fig = make_subplots(
        rows=2, cols=1, shared_xaxes=True, row_heights=[0.55, 0.45], vertical_spacing=0.03
    )
    traces = [
        _estimates(table[~table.primary], "other specifications", "circle", 7),
        _estimates(table[table.primary], "primary, named beforehand", "diamond", 14),
        _choices(table, options),
    ]
    fig.add_traces(traces, rows=[1, 1, 2], cols=[1, 1, 1])
    above = int((table.estimate > 0).sum())
    primary = table.estimate[table.primary]
    return finish(
        fig,
        (
            "Every choice agrees in direction"
            if above in (0, len(table))
            else "The direction depends on the choice"
        )
        + f": {above} of {len(table)} specifications are above 0",
        f"{len(table)} specifications for {group}: estimates from {table.estimate.min():+.2f} to "
        f"{table.estimate.max():+.2f}; the primary one "
        + (f"gives {primary.iloc[0]:+.2f}." if len(primary) else "has no evidence."),
        f"{group}. Bars: 95 % bootstrap intervals. The specifications share their data: no "
        f"independent tests.",
        height=640,
        xaxis2={"title": "specifications, ordered by estimate", "showticklabels": False},
        yaxis={"title": "mean escalation"},
        yaxis2=in_order(label for *_, label in reversed(options)),
    )


def _estimates(some: pd.DataFrame, name: str, symbol: str, size: int) -> go.Scatter:
    return go.Scatter(
        x=some["at"].to_numpy(),
        y=some.estimate,
        mode="markers",
        name=name,
        marker={"symbol": symbol, "size": size, "color": PALETTE["indigo"]},
        error_y=error_bars(some.estimate, some.low, some.high, color=MUTED, thickness=1, width=0),
        customdata=some[CHOICES].to_numpy(),
        hovertemplate="%{y:+.2f}<br>arms %{customdata[0]}, voices %{customdata[1]}, evidence "
        "%{customdata[2]}, weights %{customdata[3]}<extra></extra>",
    )


def _choices(table: pd.DataFrame, options: list[tuple]) -> go.Scatter:
    """A square where a specification makes a choice."""
    made = [
        (at, label) for name, value, label in options for at in table["at"][table[name] == value]
    ]
    places, labels = zip(*made, strict=True)
    return go.Scatter(
        x=places,
        y=labels,
        mode="markers",
        marker={"symbol": "square", "size": 6, "color": INK},
        hoverinfo="skip",
        showlegend=False,
    )
