"""Topics to look at: map, sizes by group and over time, terms, similarity tree, and how stable they are."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import COLOURWAY, GRID, INK, MUTED, PALETTE, Figure, finish, nothing, wrap

_SIGNS = ["circle", "square", "diamond", "triangle-up", "cross", "x", "star", "hexagon", "triangle-down", "pentagon"]
_PATTERNS = ["", "/", "x", "-", "\\", "|", "+", "."]
_LANGUAGES = {"de": "German", "en": "English", "other": "other language"}
_MOST_GROUPS = 30
_MOST_POINTS = 3000


def colour(topic: int) -> str:
    """The colour of a topic, the same in every figure."""
    return COLOURWAY[topic % len(COLOURWAY)]


def topic_map(
    topics: pd.DataFrame, memberships: pd.DataFrame, language: str = "en", marked: int | None = None
) -> Figure:
    """Every text as a point near the texts that it is like; colour and sign show the topic, a hollow sign is German.

    `topics` as TOPICS, `memberships` as MEMBERSHIPS with x, y, language and excerpt; `language` of the labels; `marked`
    is the one topic to bring out.
    """
    shown = memberships.dropna(subset=["x", "y"]).head(_MOST_POINTS)
    fig = go.Figure()
    for row in topics.itertuples():
        inside = shown[shown.topic == row.topic]
        sign = _SIGNS[row.topic % len(_SIGNS)]
        faded = marked is not None and marked != row.topic
        for code, part in inside.groupby("language", sort=True):
            fig.add_scatter(
                x=part.x,
                y=part.y,
                mode="markers",
                name=wrap(_label(row, language), 34, 2),
                legendgroup=str(row.topic),
                showlegend=code == inside.language.min(),
                marker={
                    "symbol": sign + ("-open" if code == "de" else ""),
                    "color": GRID if faded else colour(row.topic),
                    "size": 9 if len(shown) < 400 else 6,
                    "line": {"width": 1.5, "color": GRID if faded else colour(row.topic)},
                },
                text=[_hover(text) for text in part.itertuples()],
                hovertemplate="%{text}<extra></extra>",
            )
    fig.update_xaxes(showticklabels=False, showgrid=False, zeroline=False)
    fig.update_yaxes(showticklabels=False, showgrid=False, zeroline=False)
    # without tick labels plotly makes no room for the note above
    fig.update_layout(height=560 + 14 * len(topics), margin_t=110, legend={"y": -0.02, "yanchor": "top"})
    mixed = memberships.language.nunique() > 1
    left_out = len(memberships) - len(shown)
    return finish(
        fig,
        "Which texts are about the same thing?",
        f"A map of {len(shown):,} texts in {len(topics)} topics: " + _sizes_in_words(topics, language) + ".",
        "Neighbours are alike; distances between far groups mean nothing (t-SNE). "
        + ("Hollow signs are German, filled ones English. " if mixed else "")
        + (f"{left_out:,} texts are not drawn." if left_out else ""),
    )


def sizes(topics: pd.DataFrame, memberships: pd.DataFrame, by: str = "source", language: str = "en") -> Figure:
    """Texts of each topic, split by a column of `memberships` (source, language, doc_id …), as stacked bars."""
    if by not in memberships:
        raise ValueError(f"memberships lack {by!r} (they have: {', '.join(memberships.columns)}). Choose one of those.")
    groups = memberships[by].fillna("(not named)").astype(str)
    if by == "language":
        groups = groups.map(lambda code: _LANGUAGES.get(code, code))
    counts = pd.crosstab(memberships.topic, groups).reindex(topics.topic, fill_value=0)
    largest = counts.sum().sort_values(ascending=False, kind="stable").index
    kept = list(largest[: len(_PATTERNS) - 1])
    if len(largest) > len(kept):
        counts["(all others)"] = counts[largest[len(kept) :]].sum(axis=1)
        kept.append("(all others)")
    names = [wrap(_label(row, language), 30, 2) for row in topics.itertuples()]
    fig = go.Figure()
    for i, group in enumerate(kept):
        fig.add_bar(
            x=counts[group],
            y=names,
            orientation="h",
            name=wrap(group, 34, 1),
            marker={"color": COLOURWAY[i % len(COLOURWAY)], "pattern": {"shape": _PATTERNS[i % len(_PATTERNS)]}},
            hovertemplate="%{y}<br>%{fullData.name}: %{x} texts<extra></extra>",
        )
    fig.update_layout(barmode="stack", height=180 + 54 * len(topics), showlegend=True)
    fig.update_yaxes(autorange="reversed")
    fig.update_xaxes(title="texts", tickformat=",d", rangemode="tozero")
    spread = counts.drop(columns="(all others)", errors="ignore").gt(0).sum(axis=1)
    return finish(
        fig,
        f"How large is each topic, and which {by.replace('_id', '').replace('doc', 'document')}s does it come from?",
        f"Bars of {len(topics)} topics split by {by}: {_sizes_in_words(topics, language)}.",
        f"{len(memberships):,} texts. A topic comes from {spread.min()} to {spread.max()} different groups.",
    )


def over_time(topics: pd.DataFrame, memberships: pd.DataFrame, every: str = "auto", language: str = "en") -> Figure:
    """Texts of each topic by day, week or month ("D", "W", "M"; "auto" chooses), over texts that carry a date."""
    dated = memberships[memberships.published.notna()] if "published" in memberships else memberships.iloc[:0]
    if every not in ("auto", "D", "W", "M"):
        raise ValueError(f"every is {every!r}; choose auto, D, W or M.")
    note = f"{len(dated):,} of {len(memberships):,} texts carry a date."
    if dated.published.nunique() < 2:
        return nothing(
            "When were the topics written about?", f"Fewer than two dates: nothing to show over time. {note}"
        )
    if every == "auto":
        span = (dated.published.max() - dated.published.min()).days
        every = "D" if span <= 60 else "W" if span <= 400 else "M"
    period = dated.published.dt.to_period(every).dt.start_time
    fig = go.Figure()
    for row in topics.itertuples():
        counts = period[dated.topic == row.topic].value_counts().sort_index()
        full = pd.period_range(period.min(), period.max(), freq=every).start_time
        counts = counts.reindex(full, fill_value=0)
        fig.add_scatter(
            x=counts.index,
            y=counts.to_numpy(),
            mode="lines+markers",
            name=wrap(_label(row, language), 34, 2),
            line={"color": colour(row.topic), "width": 2},
            marker={"symbol": _SIGNS[row.topic % len(_SIGNS)], "size": 7},
            hovertemplate="%{x|%d %b %Y}: %{y} texts<extra>%{fullData.name}</extra>",
        )
    fig.update_yaxes(title="texts", tickformat=",d", rangemode="tozero")
    fig.update_layout(height=420 + 14 * len(topics), legend={"y": -0.15, "yanchor": "top"})
    word = {"D": "day", "W": "week", "M": "month"}[every]
    return finish(
        fig,
        f"When were the topics written about? Texts by {word}",
        f"Lines of {len(topics)} topics from {dated.published.min():%d %b %Y} to {dated.published.max():%d %b %Y}.",
        note,
    )


def terms(topics: pd.DataFrame, topic_terms: pd.DataFrame, topic: int = 0, language: str = "en", n: int = 10) -> Figure:
    """The most distinctive terms of one topic in both languages, as bars."""
    inside = topic_terms[topic_terms.topic == topic]
    row = next((r for r in topics.itertuples() if r.topic == topic), None)
    if row is None:
        raise ValueError(f"There is no topic {topic}; the topics are {', '.join(map(str, topics.topic))}.")
    if not len(inside):
        return nothing(f"What is topic {topic} about?", "No term stands out: the topic has too few texts or words.")
    codes = [code for code in ("de", "en") if (inside.language == code).any()]
    fig = go.Figure()
    for code in reversed(codes):
        top = inside[inside.language == code].nlargest(n, "weight").iloc[::-1]
        fig.add_bar(
            x=top.weight,
            y=[wrap(f"{term} ({code})", 32, 1) for term in top.term],
            orientation="h",
            name=_LANGUAGES[code],
            customdata=top["count"],
            marker={
                "color": PALETTE["indigo" if code == "de" else "teal"],
                "pattern": {"shape": "" if code == "de" else "/"},
            },
            hovertemplate="%{y}: z = %{x:.1f}, %{customdata} occurrences<extra></extra>",
        )
    fig.update_layout(height=170 + 24 * sum(min(n, (inside.language == c).sum()) for c in codes), showlegend=True)
    fig.update_xaxes(title="distinctiveness<br>(z of the log-odds)", rangemode="tozero")
    best = inside.nlargest(5, "weight").term
    return finish(
        fig,
        f"What sets topic {topic} apart? {_label(row, language)}",
        f"Bars of the most distinctive terms of topic {topic}, led by {', '.join(best)}.",
        f"{row.size:,} texts in the topic. Terms are lemmas; texts that hold them are counted, not repetitions.",
    )


def tree(topics: pd.DataFrame, similarity: pd.DataFrame, language: str = "en") -> Figure:
    """Which topics are near each other: average linkage of the square table `similarity` (mean cosines)."""
    if len(topics) < 2:
        return nothing("Which topics are near each other?", "One topic: there is nothing to compare.")
    from scipy.cluster.hierarchy import dendrogram, linkage
    from scipy.spatial.distance import squareform

    values = similarity.to_numpy()
    distance = 1 - (values + values.T) / 2
    np.fill_diagonal(distance, 0)
    links = linkage(squareform(np.maximum(distance, 0), checks=False), "average")
    drawn = dendrogram(links, no_plot=True)
    names = {row.topic: wrap(_label(row, language), 34, 2) for row in topics.itertuples()}
    leaves = [list(topics.topic)[i] for i in drawn["leaves"]]
    fig = go.Figure()
    for heights, places in zip(drawn["dcoord"], drawn["icoord"], strict=True):
        fig.add_scatter(
            x=heights,
            y=places,
            mode="lines",
            line={"color": INK, "width": 2},
            hovertemplate="joined at distance %{x:.2f}<extra></extra>",
            showlegend=False,
        )
    fig.update_yaxes(
        tickvals=[5 + 10 * i for i in range(len(leaves))], ticktext=[names[t] for t in leaves], showgrid=False
    )
    fig.update_xaxes(title="1 − mean cosine", rangemode="tozero")
    fig.update_layout(height=200 + 46 * len(topics))
    upper = np.triu_indices(len(values), 1)
    one, other = (int(i[np.argmin(distance[upper])]) for i in upper)
    labels = [_label(row, language) for row in topics.itertuples()]
    return finish(
        fig,
        "Which topics are near each other?",
        f"A tree of {len(topics)} topics. The nearest are {labels[one]} and {labels[other]}.",
        "Average linkage of the cosines between texts: branches that join further left are more alike.",
    )


def stability(table: pd.DataFrame, verdict: str = "") -> Figure:
    """How well halves of the corpus agree, and how separate topics are, for each number of topics that was tried."""
    if not len(table):
        return nothing("How many topics do these texts hold?", verdict or "Too few texts to try any number of topics.")
    chosen = table[table.chosen]
    fig = go.Figure()
    fig.add_scatter(
        x=table.n_topics,
        y=table.agreement,
        mode="lines+markers",
        name="agreement of halves",
        line={"color": PALETTE["indigo"], "width": 2},
        marker={"symbol": "circle", "size": 8},
        error_y={
            "type": "data",
            "symmetric": False,
            "array": (table.high - table.agreement).clip(lower=0),
            "arrayminus": (table.agreement - table.low).clip(lower=0),
            "color": PALETTE["indigo"],
            "thickness": 1,
        },
        hovertemplate="%{x} topics: agreement %{y:.2f}<extra></extra>",
    )
    best = max(float(table.separation.max()), 1e-9)
    fig.add_scatter(
        x=table.n_topics,
        y=table.separation / best,
        mode="lines+markers",
        name="separation (share of best)",
        line={"color": PALETTE["rose"], "width": 2, "dash": "dash"},
        marker={"symbol": "square", "size": 8},
        customdata=np.stack([table.separation, table.smallest], axis=1),
        hovertemplate="%{x} topics: separation %{customdata[0]:.3f}, smallest %{customdata[1]} texts<extra></extra>",
    )
    fig.add_hline(y=0.5, line={"color": MUTED, "dash": "dot", "width": 1})
    for k in chosen.n_topics:
        fig.add_vline(x=k, line={"color": MUTED, "width": 1})
    fig.update_xaxes(title="number of topics", tickvals=list(table.n_topics))
    fig.update_yaxes(title="", range=[min(0, float(table.low.min())), 1.05])
    fig.update_layout(height=440, legend={"y": -0.18, "yanchor": "top"})
    said = f"{int(chosen.n_topics.iloc[0])} topics were taken." if len(chosen) else "No number was taken."
    return finish(
        fig,
        "How many topics do these texts hold?",
        f"Agreement of halves and separation for {len(table)} numbers of topics. {said} {verdict}",
        verdict or "Agreement from 0.5 on (dotted line) counts as stable; the upright line is the number taken.",
    )


def passages(memberships: pd.DataFrame, topics: pd.DataFrame, language: str = "en") -> Figure:
    """Each document as a row of passages in reading order: colour and number show the topic, size how sure it is."""
    shown = memberships.copy()
    shown["place"] = shown.groupby("doc_id").cumcount()
    documents = sorted(shown.doc_id.unique())[:_MOST_GROUPS]
    shown = shown[shown.doc_id.isin(documents)]
    fig = go.Figure()
    for row in topics.itertuples():
        part = shown[shown.topic == row.topic]
        sure = part.agreement.fillna(0.5)
        fig.add_scatter(
            x=part.place + 1,
            y=[wrap(doc, 24, 1) for doc in part.doc_id],
            mode="markers+text",
            text=[str(row.topic)] * len(part),
            textfont={"color": INK, "size": 11},
            textposition="top center",
            name=wrap(f"{row.topic}: {_label(row, language)}", 34, 2),
            marker={
                "symbol": _SIGNS[row.topic % len(_SIGNS)],
                "color": colour(row.topic),
                "size": 8 + 12 * sure,
                "line": {"width": 0},
                "opacity": 1,
            },
            customdata=[_hover(text) for text in part.itertuples()],
            hovertemplate="%{customdata}<extra></extra>",
        )
    fig.update_xaxes(title="passage, in reading order", tickformat=",d", dtick=int(shown.place.max()) // 5 + 1)
    fig.update_yaxes(autorange="reversed")
    fig.update_layout(height=260 + 40 * len(documents), showlegend=True, legend={"y": -0.2, "yanchor": "top"})
    known = shown.agreement.dropna()
    return finish(
        fig,
        "Where in each text does a topic come up, and how sure is that?",
        f"{len(shown)} passages of {len(documents)} documents in {len(topics)} topics.",
        f"Large signs: the passage kept its topic when others were left out (mean {known.mean():.2f})."
        if len(known)
        else "",
    )


def _label(row, language: str) -> str:
    return row.label_de if language == "de" else row.label_en


def _sizes_in_words(topics: pd.DataFrame, language: str) -> str:
    return "; ".join(f"{_label(row, language)}: {row.size:,}" for row in topics.itertuples())


def _hover(text) -> str:
    title = getattr(text, "title", None)
    head = title if isinstance(title, str) and title else text.doc_id
    runner_up = "" if pd.isna(text.runner_up) else f", next {text.runner_up}"
    sure = "" if pd.isna(text.agreement) else f", kept in {100 * text.agreement:.0f} % of draws"
    code = _LANGUAGES.get(text.language, text.language)
    return (
        f"{wrap(head, 60, 2)}<br>{wrap(text.excerpt, 60, 3)}<br>{code}, topic {text.topic}{runner_up}, "
        f"margin {text.margin:.2f}{sure}"
    )
