"""Where the texts lie: the map of all texts, and the topics along each document."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import INK, MUTED, Figure, count, finish, nothing, wrap
from helpers.figures.topics.style import colour, hover, label_of, sign, sizes_in_words, unit_of

MOST_POINTS = 3000
MOST_DOCUMENTS = 30
# passages of the longest document up to which signs are large and carry their topic's number
NUMBERED = 25


def topic_map(
    topics: pd.DataFrame, memberships: pd.DataFrame, language: str = "en", marked: int | None = None
) -> Figure:
    """Every text as a point near the texts that it is like; colour and sign show the topic, a
    hollow sign is German.

    `topics` as TOPICS, `memberships` as MEMBERSHIPS with x, y, language and excerpt; `language` of
    the labels; `marked` is the topic to bring out. Of more than 3,000 texts with a place 3,000 are
    drawn, evenly spread over the table.
    """
    unit = unit_of(topics)
    shown = memberships.dropna(subset=["x", "y"])
    if not len(shown):
        return nothing(
            f"Which {unit}s are about the same thing?", f"No {unit} has a place on the map."
        )
    if len(shown) > MOST_POINTS:
        shown = shown.iloc[np.linspace(0, len(shown) - 1, MOST_POINTS).round().astype(int)]
    fig = go.Figure()
    for row in topics.itertuples():
        inside = shown[shown.topic == row.topic]
        drawn_in = MUTED if marked is not None and marked != row.topic else colour(row.topic)
        for code, part in inside.groupby("language", sort=True):
            fig.add_scatter(
                x=part.x,
                y=part.y,
                mode="markers",
                name=wrap(f"{row.topic}: {label_of(row, language)} ({row.size:,})", 34, 3),
                legendgroup=str(row.topic),
                showlegend=code == inside.language.min(),
                marker={
                    "symbol": sign(row.topic) + ("-open" if code == "de" else ""),
                    "color": drawn_in,
                    "size": (9 if len(shown) < 400 else 6) + (4 if row.topic == marked else 0),
                    "line": {"width": 1.5, "color": drawn_in},
                },
                text=[hover(text, unit) for text in part.itertuples()],
                hovertemplate="%{text}<extra></extra>",
            )
    for axis in (fig.update_xaxes, fig.update_yaxes):
        axis(showticklabels=False, showgrid=False, zeroline=False)
    # without tick labels plotly makes no room for the note above
    fig.update_layout(
        height=560 + 16 * len(topics), margin_t=88, legend={"y": -0.02, "yanchor": "top"}
    )
    mixed = memberships.language.nunique() > 1
    all_or_part = (
        f"All {count(len(shown), unit)}. "
        if len(shown) == len(memberships)
        else f"{len(shown):,} of {count(len(memberships), unit)}, chosen without regard to their "
        f"topic. "
    )
    return finish(
        fig,
        f"Which {unit}s are about the same thing?",
        f"A map of {count(len(shown), unit)} in {len(topics)} topics: "
        f"{sizes_in_words(topics, language)}.",
        all_or_part
        + "Neighbours are alike; distances between far groups mean nothing (t-SNE)."
        + (" Hollow signs are German, filled ones English." if mixed else ""),
    )


def passages(memberships: pd.DataFrame, topics: pd.DataFrame, language: str = "en") -> Figure:
    """Each document as a row of passages in reading order: colour and number show the topic, size
    how sure it is.

    Of more than 30 documents the first 30 by name are drawn.
    """
    question = "Where in each document does a topic come up, and how sure is that?"
    unit = unit_of(topics)
    shown = memberships.copy()
    shown["place"] = shown.groupby("doc_id").cumcount()
    documents = sorted(shown.doc_id.unique())[:MOST_DOCUMENTS]
    left_out = shown.doc_id.nunique() - len(documents)
    shown = shown[shown.doc_id.isin(documents)]
    if not len(shown):
        return nothing(question, f"There is no {unit} to show.")
    longest = int(shown.place.max()) + 1
    largest = 12 if longest <= NUMBERED else 7
    fig = go.Figure()
    for row in topics.itertuples():
        part = shown[shown.topic == row.topic]
        if not len(part):
            continue
        fig.add_scatter(
            x=part.place + 1,
            y=part.doc_id,
            mode="markers+text" if longest <= NUMBERED else "markers",
            text=[str(row.topic)] * len(part),
            textfont={"color": INK, "size": 11},
            textposition="top center",
            name=wrap(f"{row.topic}: {label_of(row, language)}", 34, 3),
            marker={
                "symbol": sign(row.topic),
                "color": colour(row.topic),
                "size": largest * (0.5 + 0.9 * part.agreement.fillna(0.5)),
                "line": {"width": 0},
                "opacity": 1,
            },
            customdata=[hover(text, unit) for text in part.itertuples()],
            hovertemplate="%{customdata}<extra></extra>",
        )
    fig.update_xaxes(
        title=f"{unit}, in reading order", tickformat=",d", dtick=(longest - 1) // 5 + 1
    )
    fig.update_yaxes(
        autorange="reversed",
        type="category",
        categoryarray=documents,
        tickvals=documents,
        ticktext=[wrap(doc, 13, 2) for doc in documents],
    )
    rows = 40 * len(documents)
    fig.update_layout(
        height=280 + rows, showlegend=True, legend={"y": -60 / (60 + rows), "yanchor": "top"}
    )
    known = shown.agreement.dropna()
    sure = (
        f" Large signs kept their topic when other {unit}s were left out (mean {known.mean():.2f})."
    )
    return finish(
        fig,
        question,
        f"{count(len(shown), unit)} of {count(len(documents), 'document')} in {len(topics)} "
        f"topics.",
        (f"{count(len(shown), unit)} of " if unit != "document" else "")
        + count(len(documents), "document")
        + (f"; {count(left_out, 'more document')} not drawn." if left_out else ".")
        + (sure if len(known) else ""),
    )
