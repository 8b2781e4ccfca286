"""What an analysis finds where nothing is to be found, and where the truth is known."""

import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import COLOURWAY, PALETTE, Figure, count, error_bars, finish, line_at

_SIGNS = ["circle", "square", "diamond", "triangle-up", "x", "cross"]
_DASHES = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"]
_TOLERATED = 0.05  # share of shuffles in which a sound analysis may find something
_WANTED = 0.8  # share of corpora in which a slant has to be found: the power that is usual


def null_check(checks: pd.DataFrame, n_found: int | None = None) -> Figure:
    """How many differences each shuffle of the source labels found; `n_found` is the number with
    the real labels.

    `checks` as from sources.null_check.
    """
    counts = checks.n_significant.value_counts().sort_index()
    n, alarms = len(checks), int((checks.n_significant > 0).sum())
    real = "" if n_found is None else f" With the real labels it reports {n_found:,}."
    sound = alarms <= max(1, 2 * _TOLERATED * n)
    return finish(
        go.Bar(
            x=[str(k) for k in counts.index],
            y=counts.to_numpy(),
            marker={
                "color": [PALETTE["rose" if k else "teal"] for k in counts.index],
                "pattern": {"shape": ["/" if k else "" for k in counts.index]},
            },
            text=counts.to_numpy(),
            textposition="outside",
            hovertemplate="%{x} differences found in %{y} shuffles<extra></extra>",
        ),
        f"With shuffled labels {alarms} of {n} runs find a difference"
        if sound
        else f"Do not trust this analysis: {alarms} of {n} runs find a difference where there is "
        f"none",
        f"Bars: {alarms} of {n} shuffles of the source labels find any difference.{real}",
        f"{int(checks.n_tests.max()):,} tests in each run. A sound analysis finds something in "
        f"about one run of twenty, or fewer.{real}",
        xaxis={"title": "differences that the analysis reports", "type": "category"},
        yaxis={
            "title": "shuffles",
            "rangemode": "tozero",
            "tickformat": ",d",
            "range": [0, 1.15 * counts.max()],
        },
    )


def power(table: pd.DataFrame, analysis: str = "distinctive words") -> Figure:
    """How often a planted slant is found, by its size and the number of texts a source; at 0, how
    often in vain.

    `table` as from sources.power.
    """
    sizes = table.sort_values("slant").groupby("n_documents", sort=True)
    lines = [
        go.Scatter(
            x=part.slant,
            y=part.share,
            mode="lines+markers",
            name=f"{count(size, 'text')} a source",
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
        for i, (size, part) in enumerate(sizes)
    ]
    alarms = table[table.slant == 0]
    said = (
        ""
        if alarms.empty
        else f" With nothing planted {alarms.found.sum()} of {alarms.n_runs.sum()} report "
        f"something."
    )
    return finish(
        lines,
        _smallest_found(table),
        f"Lines for {table.n_documents.nunique()} sizes of corpus: the share of synthetic corpora "
        f"in which {analysis} "
        f"show the planted slant.{said}",
        f"Made-up articles, analysis: {analysis}, {table.n_runs.iloc[0]} corpora a point, bars "
        f"are 95 % intervals."
        f"{said} Dotted: found four times in five.",
        height=480,
        showlegend=True,
        shapes=[line_at(_WANTED, "y", dash="dot")],
        xaxis={"title": "planted slant (judging sentences)", "tickformat": ".0%"},
        yaxis={
            "title": "corpora in which it is found",
            "tickformat": ".0%",
            "range": [-0.02, 1.05],
        },
    )


def _smallest_found(table: pd.DataFrame) -> str:
    """The smallest slant that four in five corpora show, for the fewest and the most texts."""
    found = table[(table.slant > 0) & (table.share >= _WANTED)].groupby("n_documents").slant.min()
    said = "; ".join(
        f"with {count(size, 'text')} a source "
        + (f"a slant of {found[size]:.0%} is found" if size in found else "no slant is found")
        for size in dict.fromkeys((table.n_documents.min(), table.n_documents.max()))
    )
    return said[0].upper() + said[1:]
