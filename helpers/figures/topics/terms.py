"""What sets a topic apart: its most distinctive terms."""

import pandas as pd

from helpers import languages
from helpers.figures.base import LOOKS, Figure, bar, count, finish, nothing, wrap
from helpers.figures.topics.style import LABELS, label_of, unit_of


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
    bars = [
        bar(
            part.weight,
            [wrap(f"{term} ({code})", 32, 1) for term in part.term],
            languages.NAMES[code],
            LOOKS[code],
            "%{y}: z = %{x:.1f}, used %{customdata} times in the topic<extra></extra>",
            customdata=part["count"],
        )
        for code, part in reversed(top.items())
    ]
    best = inside.nlargest(5, "weight").term
    held = {languages.NAMES[code]: getattr(row, f"n_{code}", None) for code in top}
    split = ", ".join(f"{n:,} {name}" for name, n in held.items() if n is not None)
    return finish(
        bars,
        f"What sets topic {topic} apart? {label_of(row, language)}",
        f"Bars of the most distinctive terms of topic {topic}, led by {', '.join(best)}.",
        f"{count(row.size, unit)} in the topic{f' ({split})' if split else ''}. Terms are lemmas; "
        f"what counts is how "
        f"many {unit}s hold a term, not repetitions.",
        height=180 + 24 * sum(map(len, top.values())),
        showlegend=True,
        xaxis={"title": "distinctiveness<br>(z of the log-odds)", "rangemode": "tozero"},
        yaxis={"dtick": 1},
    )
