"""What an analysis finds where nothing is to be found, and where the truth is known."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import COLOURWAY, MUTED, PALETTE, Figure, error_bars, finish

_SIGNS = ["circle", "square", "diamond", "triangle-up", "x", "cross"]
_DASHES = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"]
_TOLERATED = 0.05


def null_check(checks: pd.DataFrame, n_found: int | None = None) -> Figure:
    """How many differences each shuffle of the source labels found; `n_found` is the number with
    the real labels.

    `checks` as from sources.null_check.
    """
    counts = checks.n_significant.value_counts().sort_index()
    n, alarms = len(checks), int((checks.n_significant > 0).sum())
    fig = go.Figure(
        go.Bar(
            x=[str(k) for k in counts.index],
            y=counts.to_numpy(),
            marker={
                "color": [PALETTE["teal"] if k == 0 else PALETTE["rose"] for k in counts.index],
                "pattern": {"shape": ["" if k == 0 else "/" for k in counts.index]},
            },
            text=counts.to_numpy(),
            textposition="outside",
            hovertemplate="%{x} differences found in %{y} shuffles<extra></extra>",
        )
    )
    fig.update_xaxes(title="differences that the analysis reports", type="category")
    fig.update_yaxes(
        title="shuffles", rangemode="tozero", tickformat=",d", range=[0, 1.15 * counts.max()]
    )
    real = "" if n_found is None else f" With the real labels it reports {n_found:,}."
    tests = int(checks.n_tests.max())
    sound = alarms <= max(1, 2 * _TOLERATED * n)
    title = (
        f"With shuffled labels {alarms} of {n} runs find a difference"
        if sound
        else f"Do not trust this analysis: {alarms} of {n} runs find a difference where there is "
        f"none"
    )
    return finish(
        fig,
        title,
        f"Bars: {alarms} of {n} shuffles of the source labels find any difference.{real}",
        f"{tests:,} tests in each run. A sound analysis finds something in about one run of "
        f"twenty, or fewer.{real}",
    )


def power(table: pd.DataFrame, analysis: str = "distinctive words") -> Figure:
    """How often a planted slant is found, by its size and the number of texts a source; at 0, how
    often in vain.

    `table` as from sources.power.
    """
    fig = go.Figure()
    fig.add_hline(y=0.8, line={"color": MUTED, "width": 1, "dash": "dot"})
    for i, (size, part) in enumerate(table.groupby("n_documents", sort=True)):
        part = part.sort_values("slant")
        fig.add_scatter(
            x=part.slant,
            y=part.share,
            mode="lines+markers",
            name=f"{size} text{'' if size == 1 else 's'} a source",
            line={
                "color": COLOURWAY[i % len(COLOURWAY)],
                "width": 2,
                "dash": _DASHES[i % len(_DASHES)],
            },
            marker={"symbol": _SIGNS[i % len(_SIGNS)], "size": 9},
            error_y=error_bars(part.share, part.low, part.high, color=None, thickness=1, width=3),
            customdata=part[["found", "n_runs"]].to_numpy(),
            hovertemplate="slant %{x:.0%}: found in %{customdata[0]} of %{customdata[1]} corpora"
            "<extra>%{fullData.name}</extra>",
        )
    fig.update_xaxes(title="planted slant (judging sentences)", tickformat=".0%")
    fig.update_yaxes(title="corpora in which it is found", tickformat=".0%", range=[-0.02, 1.05])
    fig.update_layout(height=480, showlegend=True)
    alarms = table[table.slant == 0]
    said = (
        ""
        if alarms.empty
        else f" With nothing planted {alarms.found.sum()} of {alarms.n_runs.sum()} report "
        f"something."
    )
    return finish(
        fig,
        _smallest_found(table),
        f"Lines for {table.n_documents.nunique()} sizes of corpus: the share of synthetic corpora "
        f"in which {analysis} "
        f"show the planted slant.{said}",
        f"Made-up articles, analysis: {analysis}, {table.n_runs.iloc[0]} corpora a point, bars "
        f"are 95 % intervals."
        f"{said} Dotted: found four times in five.",
    )


def _smallest_found(table: pd.DataFrame) -> str:
    """The smallest slant that four in five corpora show, for the fewest and the most texts."""
    said = []
    for size in dict.fromkeys((table.n_documents.min(), table.n_documents.max())):
        found = table[(table.n_documents == size) & (table.slant > 0) & (table.share >= 0.8)]
        texts = f"With {size} text{'' if size == 1 else 's'} a source"
        said.append(
            f"{texts} a slant of {found.slant.min():.0%} is found"
            if len(found)
            else f"{texts} no slant is found"
        )
    return "; ".join([said[0], *(part[0].lower() + part[1:] for part in said[1:])])
