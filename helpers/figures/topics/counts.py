"""How large topics are: by source or another group, and over time; and what sets one apart."""

import pandas as pd
import plotly.graph_objects as go

from helpers import languages
from helpers.figures.base import COLOURWAY, LOOKS, MUTED, Figure, bar, count, finish, nothing, wrap
from helpers.figures.topics.style import (
    LABELS,
    colour,
    label_of,
    numbered,
    sign,
    sizes_in_words,
    unit_of,
)

PATTERNS = ["", "/", "x", "-", "\\", "|", "+", "."]
MOST_LINES = 8
_OTHERS = "(all others)"
_PERIODS = {"D": "day", "W": "week", "M": "month"}
_MOST_DAYS, _MOST_WEEKS = 60, 400
"""Days that a corpus spans, up to which it is drawn by day, and by week."""


def sizes(
    topics: pd.DataFrame, memberships: pd.DataFrame, by: str = "source", language: str = LABELS
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
    unit, kind = unit_of(topics), "document" if by == "doc_id" else by
    groups = memberships[by].astype(object).fillna("(not named)").astype(str)
    if by == "language":
        groups = groups.replace(languages.NAMES)
    counts = pd.crosstab(memberships.topic, groups).reindex(topics.topic, fill_value=0)
    reached = counts.gt(0).sum(axis=1)
    largest = counts.sum().sort_values(ascending=False, kind="stable").index
    shown = counts[largest[: len(PATTERNS) - 1]]
    named = shown.shape[1]
    if len(largest) > named:
        shown = shown.assign(**{_OTHERS: counts[largest[named:]].sum(axis=1)})
    names = [numbered(row, language, 22, 4) for row in topics.itertuples()]
    pooled = f" The {named} largest groups are named." if len(largest) > named else ""
    return finish(
        [
            bar(
                shown[group],
                names,
                wrap(group, 34, 2),
                look,
                f"%{{y}}<br>%{{fullData.name}}: %{{x}} {unit}s<extra></extra>",
            )
            for group, look in zip(shown, zip(COLOURWAY, PATTERNS, strict=False), strict=False)
        ],
        f"How large is each topic, and which {kind}s does it come from?",
        f"Bars of {len(topics)} topics split by {kind}: {sizes_in_words(topics, language)}.",
        f"{count(len(memberships), unit)} from {count(len(largest), kind)}; a topic comes from "
        f"{_range(reached.min(), reached.max())} of them.{pooled}",
        barmode="stack",
        height=200 + 66 * len(topics),
        showlegend=True,
        xaxis={"title": f"{unit}s", "tickformat": ",d", "rangemode": "tozero"},
        yaxis={"autorange": "reversed"},
    )


def over_time(
    topics: pd.DataFrame, memberships: pd.DataFrame, every: str = "auto", language: str = LABELS
) -> Figure:
    """Texts of each topic by day, week or month ("D", "W", "M"; "auto" chooses), over texts that
    carry a date.

    Of more than eight topics the seven largest have a line of their own, and the rest one together.
    """
    if every not in ("auto", *_PERIODS):
        raise ValueError(f"every is {every!r}; choose auto, D, W or M.")
    unit = unit_of(topics)
    dated = memberships.reindex(columns=["topic", "published"]).dropna(subset="published")
    note = f"{len(dated):,} of {count(len(memberships), unit)} carry a date."
    if dated.published.nunique() < 2:
        return nothing(
            "When were the topics written about?",
            f"Fewer than two dates: nothing to show over time. {note}",
        )
    first, last = dated.published.min(), dated.published.max()
    if every == "auto":
        span = (last - first).days
        every = "D" if span <= _MOST_DAYS else "W" if span <= _MOST_WEEKS else "M"
    period = dated.published.dt.to_period(every).dt.start_time
    full = pd.period_range(period.min(), period.max(), freq=every).start_time
    word = _PERIODS[every]
    lines = [
        go.Scatter(
            x=full,
            y=period[dated.topic.isin(numbers)].value_counts().reindex(full, fill_value=0).array,
            mode="lines+markers",
            name=name,
            line={"color": shade, "width": 2, "dash": dash},
            marker={"symbol": symbol, "size": 7},
            hovertemplate=f"%{{x|%d %b %Y}}: %{{y}} {unit}s<extra>%{{fullData.name}}</extra>",
        )
        for name, numbers, shade, dash, symbol in _lines(topics, language)
    ]
    return finish(
        lines,
        f"When were the topics written about? {unit.capitalize()}s by {word}",
        f"Lines of {len(topics)} topics from {first:%d %b %Y} to {last:%d %b %Y}.",
        note,
        height=440 + 16 * len(lines),
        legend={"y": -0.15, "yanchor": "top"},
        yaxis={"title": f"{unit}s by {word}", "tickformat": ",d", "rangemode": "tozero"},
    )


def terms(
    topics: pd.DataFrame,
    topic_terms: pd.DataFrame,
    topic: int = 0,
    language: str = LABELS,
    n: int = 10,
) -> Figure:
    """The most distinctive terms of one topic in each language that has any, as bars."""
    inside = topic_terms[topic_terms.topic == topic]
    row = next((r for r in topics.itertuples() if r.topic == topic), None)
    if row is None:
        raise ValueError(
            f"There is no topic {topic}; the topics are {', '.join(map(str, topics.topic))}."
        )
    unit = unit_of(topics)
    if not len(inside):
        return nothing(
            f"What is topic {topic} about?",
            f"No term stands out: the topic has too few {unit}s or words.",
        )
    top = {
        code: inside[inside.language == code].nlargest(n, "weight").iloc[::-1]
        for code in languages.CODES
        if (inside.language == code).any()
    }
    held = {languages.NAMES[code]: getattr(row, f"n_{code}", None) for code in top}
    split = ", ".join(f"{n:,} {name}" for name, n in held.items() if n is not None)
    return finish(
        [
            bar(
                part.weight,
                [wrap(f"{term} ({code})", 32, 1) for term in part.term],
                languages.NAMES[code],
                LOOKS[code],
                "%{y}: z = %{x:.1f}, used %{customdata} times in the topic<extra></extra>",
                customdata=part["count"],
            )
            for code, part in reversed(top.items())
        ],
        f"What sets topic {topic} apart? {label_of(row, language)}",
        f"Bars of the most distinctive terms of topic {topic}, led by "
        f"{', '.join(inside.nlargest(5, 'weight').term)}.",
        f"{count(row.size, unit)} in the topic{f' ({split})' if split else ''}. Terms are lemmas; "
        f"what counts is how "
        f"many {unit}s hold a term, not repetitions.",
        height=180 + 24 * sum(map(len, top.values())),
        showlegend=True,
        xaxis={"title": "distinctiveness<br>(z of the log-odds)", "rangemode": "tozero"},
        yaxis={"dtick": 1},
    )


def _lines(topics: pd.DataFrame, language: str) -> list[tuple]:
    """Name, topics, colour, dash and sign of each line."""
    alone = MOST_LINES - 1 if len(topics) > MOST_LINES else len(topics)
    lines: list[tuple] = [
        (numbered(row, language, 34, 3), [row.topic], colour(row.topic), "solid", sign(row.topic))
        for row in topics.head(alone).itertuples()
    ]
    rest = topics.topic[alone:]
    if len(rest):
        lines.append((f"{len(rest)} smaller topics together", rest, MUTED, "dot", "circle-open"))
    return lines


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"
