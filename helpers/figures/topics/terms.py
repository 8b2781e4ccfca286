"""What sets a topic apart: its most distinctive terms."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import PALETTE, Figure, count, finish, nothing, wrap
from helpers.figures.topics.style import LANGUAGES, label_of, unit_of


def terms(
    topics: pd.DataFrame,
    topic_terms: pd.DataFrame,
    topic: int = 0,
    language: str = "en",
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
    codes = [code for code in ("de", "en") if (inside.language == code).any()]
    fig = go.Figure()
    for code in reversed(codes):
        top = inside[inside.language == code].nlargest(n, "weight").iloc[::-1]
        fig.add_bar(
            x=top.weight,
            y=[wrap(f"{term} ({code})", 32, 1) for term in top.term],
            orientation="h",
            name=LANGUAGES[code],
            customdata=top["count"],
            marker={
                "color": PALETTE["indigo" if code == "de" else "teal"],
                "pattern": {"shape": "" if code == "de" else "/"},
            },
            hovertemplate="%{y}: z = %{x:.1f}, used %{customdata} times in the "
            "topic<extra></extra>",
        )
    fig.update_layout(
        height=180 + 24 * sum(min(n, (inside.language == c).sum()) for c in codes), showlegend=True
    )
    fig.update_xaxes(title="distinctiveness<br>(z of the log-odds)", rangemode="tozero")
    fig.update_yaxes(dtick=1)
    best = inside.nlargest(5, "weight").term
    held = {"de": getattr(row, "n_de", None), "en": getattr(row, "n_en", None)}
    split = ", ".join(
        f"{held[code]:,} {LANGUAGES[code]}" for code in codes if held[code] is not None
    )
    return finish(
        fig,
        f"What sets topic {topic} apart? {label_of(row, language)}",
        f"Bars of the most distinctive terms of topic {topic}, led by {', '.join(best)}.",
        f"{count(row.size, unit)} in the topic{f' ({split})' if split else ''}. Terms are lemmas; "
        f"what counts is how "
        f"many {unit}s hold a term, not repetitions.",
    )
