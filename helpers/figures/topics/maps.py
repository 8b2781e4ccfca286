"""Where the texts lie: the map of all texts, and the topics along each document."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import FILLED, INK, MUTED, OPEN, Figure, count, finish, nothing, wrap
from helpers.figures.topics.style import (
    LABELS,
    colour,
    hover,
    numbered,
    sign,
    sizes_in_words,
    unit_of,
)

MOST_POINTS = 3000
MOST_DOCUMENTS = 30
NUMBERED = 25
"""Passages of the longest document up to which signs are large and carry their topic's number."""
_FEW = 400  # texts up to which signs are large
_SIGNS = (
    f" Hollow signs are {' and '.join(OPEN.values())}, filled ones {' and '.join(FILLED.values())}."
)


def topic_map(
    topics: pd.DataFrame,
    memberships: pd.DataFrame,
    language: str = LABELS,
    marked: int | None = None,
) -> Figure:
    """Every text as a point near the texts that it is like; colour and sign show the topic, a
    hollow sign is German.

    `topics` as TOPICS, `memberships` as MEMBERSHIPS with x, y, language and excerpt; `language` of
    the labels; `marked` is the topic to bring out. Of more than 3,000 texts with a place 3,000 are
    drawn, evenly spread over the table.
    """
    unit = unit_of(topics)
    question = f"Which {unit}s are about the same thing?"
    shown = memberships.dropna(subset=["x", "y"])
    if not len(shown):
        return nothing(question, f"No {unit} has a place on the map.")
    if len(shown) > MOST_POINTS:
        shown = shown.iloc[np.linspace(0, len(shown) - 1, MOST_POINTS).round().astype(int)]
    texts = count(len(shown), unit)
    hidden = {"showticklabels": False, "showgrid": False, "zeroline": False}
    some = (
        f"{len(shown):,} of {count(len(memberships), unit)}, chosen without regard to their topic"
    )
    return finish(
        [
            go.Scatter(
                x=part.x,
                y=part.y,
                mode="markers",
                name=numbered(row, language, 34, 3, f" ({row.size:,})"),
                legendgroup=str(row.topic),
                showlegend=nth == 0,
                marker={
                    "symbol": sign(row.topic) + ("-open" if code in OPEN else ""),
                    "color": drawn_in,
                    "size": (9 if len(shown) < _FEW else 6) + (4 if row.topic == marked else 0),
                    "line": {"width": 1.5, "color": drawn_in},
                },
                text=[hover(text, unit) for text in part.itertuples()],
                hovertemplate="%{text}<extra></extra>",
            )
            for row in topics.itertuples()
            for drawn_in in [colour(row.topic) if marked in (None, row.topic) else MUTED]
            for nth, (code, part) in enumerate(shown[shown.topic == row.topic].groupby("language"))
        ],
        question,
        f"A map of {texts} in {len(topics)} topics: {sizes_in_words(topics, language)}.",
        (f"All {texts}" if len(shown) == len(memberships) else some)
        + ". Neighbours are alike; distances between far groups mean nothing (t-SNE)."
        + (_SIGNS if memberships.language.nunique() > 1 else ""),
        height=560 + 16 * len(topics),
        margin_t=88,  # without tick labels plotly makes no room for the note above
        legend={"y": -0.02, "yanchor": "top"},
        xaxis=hidden,
        yaxis=hidden,
    )


def passages(memberships: pd.DataFrame, topics: pd.DataFrame, language: str = LABELS) -> Figure:
    """Each document as a row of passages in reading order: colour and number show the topic, size
    how sure it is.

    Of more than 30 documents the first 30 by name are drawn.
    """
    question = "Where in each document does a topic come up, and how sure is that?"
    unit = unit_of(topics)
    documents = sorted(memberships.doc_id.unique())[:MOST_DOCUMENTS]
    left_out = memberships.doc_id.nunique() - len(documents)
    shown = memberships.assign(place=memberships.groupby("doc_id").cumcount() + 1)
    shown = shown[shown.doc_id.isin(documents)]
    if not len(shown):
        return nothing(question, f"There is no {unit} to show.")
    longest = int(shown.place.max())
    rows = 40 * len(documents)
    texts, read = count(len(shown), unit), count(len(documents), "document")
    known = shown.agreement.dropna()
    sure = (
        f" Large signs kept their topic when other {unit}s were left out (mean {known.mean():.2f})."
    )
    return finish(
        [
            _signs(row, part, numbered(row, language, 34, 3), longest <= NUMBERED, unit)
            for row in topics.itertuples()
            if len(part := shown[shown.topic == row.topic])
        ],
        question,
        f"{texts} of {read} in {len(topics)} topics.",
        (f"{texts} of {read}" if unit != "document" else read)
        + (f"; {count(left_out, 'more document')} not drawn." if left_out > 0 else ".")
        + (sure if len(known) else ""),
        height=280 + rows,
        showlegend=True,
        legend={"y": -60 / (60 + rows), "yanchor": "top"},
        xaxis={
            "title": f"{unit}, in reading order",
            "tickformat": ",d",
            "dtick": (longest - 1) // 5 + 1,
        },
        yaxis={
            "autorange": "reversed",
            "type": "category",
            "categoryarray": documents,
            "tickvals": documents,
            "ticktext": [wrap(doc, 13, 2) for doc in documents],
        },
    )


def _signs(row, passages: pd.DataFrame, name: str, numbers: bool, unit: str) -> go.Scatter:
    """The passages of one topic, large and with its number where there is room for `numbers`."""
    return go.Scatter(
        x=passages.place,
        y=passages.doc_id,
        mode="markers+text" if numbers else "markers",
        text=[str(row.topic)] * len(passages),
        textfont={"color": INK, "size": 11},
        textposition="top center",
        name=name,
        marker={
            "symbol": sign(row.topic),
            "color": colour(row.topic),
            "size": (12 if numbers else 7) * (0.5 + 0.9 * passages.agreement.fillna(0.5)),
            "line": {"width": 0},
            "opacity": 1,
        },
        customdata=[hover(text, unit) for text in passages.itertuples()],
        hovertemplate="%{customdata}<extra></extra>",
    )
