"""How far the scores can be trusted: measured figures with their intervals, where the anchors err,
and one estimate under every choice, above the choices that make it.
"""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from helpers.figures.base import (
    INK,
    MUTED,
    PALETTE,
    Figure,
    error_bars,
    finish,
    in_order,
    joined,
    line_at,
    wrap,
)

CHOICES = ["arms", "voices", "evidence", "weights"]
_LOWER = " (lower is better)"


def agreement(table: pd.DataFrame) -> Figure:
    """Every figure of validity.csv as a point with its 95 % interval, n and what other tools reach
    on the same set.

    Figures that say "lower is better" are hollow.
    """
    shown = table.iloc[::-1]
    lower = shown.figure.str.contains("lower is better", regex=False)
    diamonds = go.Scatter(
        x=shown.value,
        y=[
            f"{wrap(row.figure.replace(_LOWER, ''), 34, 2)}<br>{wrap(row.set, 34, 1)}, "
            f"n\u00a0{int(row.n):,}"
            for row in shown.itertuples()
        ],
        mode="markers+text",
        marker={
            "size": 11,
            "color": PALETTE["indigo"],
            "symbol": ["diamond-open" if low else "diamond" for low in lower],
            "line": {"width": [2 if low else 0 for low in lower]},
        },
        text=[f"{value:.2f}" for value in shown.value],
        textposition=["top right" if value < 0.1 else "top center" for value in shown.value],
        error_x=error_bars(shown.value, shown.low, shown.high),
        customdata=[
            [wrap(row.reference or "none known", 60, 3), wrap(row.note, 60, 3)]
            for row in shown.itertuples()
        ],
        hovertemplate="%{y}<br>%{x:.3f}<br>others: "
        "%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
        showlegend=False,
    )
    of_one_scale = table.value[~lower.reindex(table.index)]
    low = table.loc[of_one_scale.idxmin() if len(of_one_scale) else table.index[0]]
    hollow = " Hollow: shares of errors, where 0 is perfect." if lower.any() else ""
    return finish(
        diamonds,
        "How well do the figures agree with what others labelled?",
        f"{len(table)} figures from {table.value.min():.2f} to {table.value.max():.2f}; the "
        f"lowest is {low.figure} "
        f"on {low.set}.",
        f"95 % intervals where measured.{hollow} Rules were chosen looking at these sets: new "
        f"texts will do worse.",
        height=160 + 58 * len(shown),
        xaxis={"range": [-0.04, 1.15], "title": "agreement (1 = perfect)"},
        yaxis={"range": [-0.7, len(shown) - 0.3]},
    )


def left_out(table: pd.DataFrame) -> Figure:
    """Where anchors of each event class are placed, and where the other anchors would put them.

    `table` as from escalation.left_out_scores: anchor, language, category, score, predicted.
    """
    means = table.groupby("category").agg(
        score=("score", "mean"), predicted=("predicted", "mean"), n=("anchor", "nunique")
    )
    means = means.sort_values("score")
    labels = [
        f"{wrap(row.Index.replace('_', ' '), 24, 1)} (n {row.n})" for row in means.itertuples()
    ]
    signs = [
        go.Scatter(
            x=means[column],
            y=labels,
            mode="markers",
            name=name,
            marker={"symbol": symbol, "size": 10, "color": PALETTE[colour], "line": {"width": 2}},
            hovertemplate="%{y}: %{x:+.1f}<extra></extra>",
        )
        for name, column, symbol, colour in (
            ("placed by its event class", "score", "square", "indigo"),
            ("predicted from the other anchors", "predicted", "circle-open", "rose"),
        )
    ]
    r = table.score.corr(table.predicted)
    gap = (means.predicted - means.score).abs()
    return finish(
        [*joined(means.score, means.predicted, labels, 1), *signs],
        f"Vectors alone place an unseen anchor only roughly (r = {r:.2f})",
        f"{len(means)} event classes; the largest distance is {gap.max():.1f} for "
        f"{gap.idxmax().replace('_', ' ')}.",
        f"{table.anchor.nunique()} anchor pairs, each left out with its translation. Predictions "
        f"lean to 0: a sentence "
        "vector holds the topic better than the act.",
        height=220 + 26 * len(means),
        margin_t=112,
        shapes=[line_at(0)],
        xaxis={"title": "escalation"},
        yaxis={"range": [-0.7, len(means) - 0.3]},
    )


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
    fig.add_traces(
        [
            _estimates(table[~table.primary], "other specifications", "circle", 7),
            _estimates(table[table.primary], "primary, named beforehand", "diamond", 14),
            _choices(table, options),
        ],
        rows=[1, 1, 2],
        cols=[1, 1, 1],
    )
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
    places, labels = zip(
        *[
            (at, label)
            for name, value, label in options
            for at in table["at"][table[name] == value]
        ],
        strict=True,
    )
    return go.Scatter(
        x=places,
        y=labels,
        mode="markers",
        marker={"symbol": "square", "size": 6, "color": INK},
        hoverinfo="skip",
        showlegend=False,
    )
