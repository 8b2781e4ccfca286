"""How large topics are: by source or another group, and over time."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import COLOURWAY, MUTED, Figure, count, finish, nothing, wrap
from helpers.figures.topics.style import LANGUAGES, colour, label_of, sign, sizes_in_words, unit_of

PATTERNS = ["", "/", "x", "-", "\\", "|", "+", "."]
MOST_LINES = 8
_GROUPS = {
    "source": "source",
    "doc_id": "document",
    "language": "language",
    "author": "author",
    "agency": "agency",
}
_OTHERS = "(all others)"


def sizes(
    topics: pd.DataFrame, memberships: pd.DataFrame, by: str = "source", language: str = "en"
) -> Figure:
    """Texts of each topic, split by a column of `memberships` (source, language, doc_id …), as
    stacked bars.

    The seven largest groups have a colour and a pattern of their own; the rest is pooled.
    """
    if by not in memberships:
        raise ValueError(
            f"memberships lack {by!r} (they have: {', '.join(memberships.columns)}). Choose one "
            f"of those."
        )
    unit, kind = unit_of(topics), _GROUPS.get(by, by)
    groups = (
        memberships[by].astype(object).where(memberships[by].notna(), "(not named)").astype(str)
    )
    if by == "language":
        groups = groups.map(lambda code: LANGUAGES.get(code, code))
    counts = pd.crosstab(memberships.topic, groups).reindex(topics.topic, fill_value=0)
    reached = counts.gt(0).sum(axis=1)
    n_groups = counts.shape[1]
    largest = counts.sum().sort_values(ascending=False, kind="stable").index
    kept = list(largest[: len(PATTERNS) - 1])
    if len(largest) > len(kept):
        counts[_OTHERS] = counts[largest[len(kept) :]].sum(axis=1)
        kept.append(_OTHERS)
    names = [wrap(f"{row.topic}: {label_of(row, language)}", 22, 4) for row in topics.itertuples()]
    fig = go.Figure()
    for i, group in enumerate(kept):
        fig.add_bar(
            x=counts[group],
            y=names,
            orientation="h",
            name=wrap(group, 34, 2),
            marker={"color": COLOURWAY[i], "pattern": {"shape": PATTERNS[i]}},
            hovertemplate=f"%{{y}}<br>%{{fullData.name}}: %{{x}} {unit}s<extra></extra>",
        )
    fig.update_layout(barmode="stack", height=200 + 66 * len(topics), showlegend=True)
    fig.update_yaxes(autorange="reversed")
    fig.update_xaxes(title=f"{unit}s", tickformat=",d", rangemode="tozero")
    pooled = f" The {len(kept) - 1} largest groups are named." if _OTHERS in kept else ""
    return finish(
        fig,
        f"How large is each topic, and which {kind}s does it come from?",
        f"Bars of {len(topics)} topics split by {kind}: {sizes_in_words(topics, language)}.",
        f"{count(len(memberships), unit)} from {count(n_groups, kind)}; a topic comes from "
        f"{_range(reached.min(), reached.max())} of them.{pooled}",
    )


def over_time(
    topics: pd.DataFrame, memberships: pd.DataFrame, every: str = "auto", language: str = "en"
) -> Figure:
    """Texts of each topic by day, week or month ("D", "W", "M"; "auto" chooses), over texts that
    carry a date.

    Of more than eight topics the seven largest have a line of their own, and the rest one together.
    """
    unit = unit_of(topics)
    dated = (
        memberships[memberships.published.notna()]
        if "published" in memberships
        else memberships.iloc[:0]
    )
    if every not in ("auto", "D", "W", "M"):
        raise ValueError(f"every is {every!r}; choose auto, D, W or M.")
    note = f"{len(dated):,} of {count(len(memberships), unit)} carry a date."
    if "published" not in dated or dated.published.nunique() < 2:
        return nothing(
            "When were the topics written about?",
            f"Fewer than two dates: nothing to show over time. {note}",
        )
    if every == "auto":
        span = (dated.published.max() - dated.published.min()).days
        every = "D" if span <= 60 else "W" if span <= 400 else "M"
    period = dated.published.dt.to_period(every).dt.start_time
    full = pd.period_range(period.min(), period.max(), freq=every).start_time
    alone = list(topics.itertuples())
    together: list = []
    if len(alone) > MOST_LINES:
        alone, together = alone[: MOST_LINES - 1], [row.topic for row in alone[MOST_LINES - 1 :]]
    lines = [
        (
            wrap(f"{r.topic}: {label_of(r, language)}", 34, 3),
            [r.topic],
            colour(r.topic),
            sign(r.topic),
        )
        for r in alone
    ]
    if together:
        lines.append((f"{len(together)} smaller topics together", together, MUTED, "circle-open"))
    fig = go.Figure()
    for name, numbers, shade, symbol in lines:
        counts = period[dated.topic.isin(numbers)].value_counts().reindex(full, fill_value=0)
        fig.add_scatter(
            x=full,
            y=counts.to_numpy(),
            mode="lines+markers",
            name=name,
            line={"color": shade, "width": 2, "dash": "dot" if numbers is together else "solid"},
            marker={"symbol": symbol, "size": 7},
            hovertemplate=f"%{{x|%d %b %Y}}: %{{y}} {unit}s<extra>%{{fullData.name}}</extra>",
        )
    word = {"D": "day", "W": "week", "M": "month"}[every]
    fig.update_yaxes(title=f"{unit}s by {word}", tickformat=",d", rangemode="tozero")
    fig.update_layout(height=440 + 16 * len(lines), legend={"y": -0.15, "yanchor": "top"})
    return finish(
        fig,
        f"When were the topics written about? {unit.capitalize()}s by {word}",
        f"Lines of {len(topics)} topics from {dated.published.min():%d %b %Y} to "
        f"{dated.published.max():%d %b %Y}.",
        note,
    )


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"
