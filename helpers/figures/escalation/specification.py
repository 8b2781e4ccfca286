"""The specification curve: one estimate under every choice, above the choices that make it."""

from __future__ import annotations

import numpy as np
import pandas as pd
from plotly.subplots import make_subplots

from helpers.figures.base import INK, MUTED, PALETTE, Figure, error_bars, finish

CHOICES = ["arms", "voices", "evidence", "weights"]


def specification_curve(curve: pd.DataFrame, group: str) -> Figure:
    """Every specification's estimate for one `group`, in order of size, above the choices that make
    it.

    `curve` as from escalation.specification_curve. The primary specification is the large diamond.
    """
    table = (
        curve[curve.group == group]
        .dropna(subset=["estimate"])
        .sort_values("estimate", ignore_index=True)
    )
    if table.empty:
        raise ValueError(
            f"The curve has no estimate for {group!r}. Known: "
            f"{', '.join(map(str, curve.group.unique()[:5]))}."
        )
    lines = [(name, value) for name in CHOICES for value in dict.fromkeys(curve[name])]
    fig = make_subplots(
        rows=2, cols=1, shared_xaxes=True, row_heights=[0.55, 0.45], vertical_spacing=0.03
    )
    x = np.arange(1, len(table) + 1)
    fig.add_hline(y=0, line={"color": MUTED, "width": 1}, row=1, col=1)
    for name, part, symbol, size in (
        ("other specifications", ~table.primary, "circle", 7),
        ("primary, named beforehand", table.primary, "diamond", 14),
    ):
        some = table[part]
        fig.add_scatter(
            x=x[part],
            y=some.estimate,
            mode="markers",
            name=name,
            marker={"symbol": symbol, "size": size, "color": PALETTE["indigo"]},
            error_y=error_bars(
                some.estimate, some.low, some.high, color=MUTED, thickness=1, width=0
            ),
            customdata=some[CHOICES].to_numpy(),
            hovertemplate="%{y:+.2f}<br>arms %{customdata[0]}, voices %{customdata[1]}, evidence "
            "%{customdata[2]}, "
            "weights %{customdata[3]}<extra></extra>",
            row=1,
            col=1,
        )
    chosen = [(i, f"{name}: {value}") for name, value in lines for i in x[table[name] == value]]
    fig.add_scatter(
        x=[i for i, _ in chosen],
        y=[label for _, label in chosen],
        mode="markers",
        marker={"symbol": "square", "size": 6, "color": INK},
        hoverinfo="skip",
        showlegend=False,
        row=2,
        col=1,
    )
    order = [f"{name}: {value}" for name, value in lines][::-1]
    fig.update_yaxes(title="mean escalation", row=1, col=1)
    fig.update_yaxes(categoryorder="array", categoryarray=order, row=2, col=1)
    fig.update_xaxes(
        title="specifications, ordered by estimate", showticklabels=False, row=2, col=1
    )
    fig.update_layout(height=640)
    above = int((table.estimate > 0).sum())
    primary = table[table.primary]
    said = (
        f"the primary one gives {primary.estimate.iloc[0]:+.2f}"
        if len(primary)
        else "the primary one has no evidence"
    )
    agree = (
        "Every choice agrees in direction"
        if above in (0, len(table))
        else "The direction depends on the choice"
    )
    return finish(
        fig,
        f"{agree}: {above} of {len(table)} specifications are above 0",
        f"{len(table)} specifications for {group}: estimates from {table.estimate.min():+.2f} to "
        f"{table.estimate.max():+.2f}; {said}.",
        f"{group}. Bars: 95 % bootstrap intervals. The specifications share their data: no "
        f"independent tests.",
    )
