"""Who is given a voice by whom, and how actors are spoken of."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import INK, MUTED, PALETTE, Figure, count, finish, nothing, wrap
from helpers.figures.sources.facts import text_names
from helpers.lexicon import read_lexicon
from helpers.sources import group_of

_MOST_SOURCES = 12
_MOST_SIDES = 4
_MOST_ACTORS = 15


def voices(
    table: pd.DataFrame, documents: pd.DataFrame, by: str = "side", source: str = "source"
) -> Figure:
    """How many words each source gives to whom, in quotation marks (plain) or reported (hatched).

    `table` as from sources.voices; `by` is side (the speaker's state) or speaker; `source` a column
    of `documents`.
    """
    if by not in ("side", "speaker"):
        raise ValueError(f"by is {by!r}; choose side or speaker.")
    if table.empty:
        return nothing("Who is given a voice?", "No quotation and no reported speech was found.")
    info = documents.set_index("doc_id")
    sources = group_of(documents, source).set_axis(info.index)
    frame = table.assign(source=table.doc_id.map(sources), who=_who(table, by))
    n_words = info.n_words.groupby(sources).sum()
    top = (
        n_words[frame.source.unique()]
        .sort_values(ascending=False, kind="stable")
        .index[:_MOST_SOURCES]
    )
    words = frame.pivot_table(
        index=["source", "who"], columns="kind", values="words", aggfunc="sum", fill_value=0
    )
    words = words.reindex(columns=["direct", "reported"], fill_value=0)
    shown = pd.concat([_largest(words.loc[[s]]) for s in top])
    labels = [f"{wrap(who, 19, 1)}<br>{wrap(f'in {name}', 19, 2)}" for name, who in shown.index]
    per = np.array([n_words[name] for name, _ in shown.index], dtype=float)
    fig = go.Figure()
    for kind, colour, pattern in (
        ("direct", PALETTE["indigo"], ""),
        ("reported", PALETTE["teal"], "/"),
    ):
        fig.add_bar(
            x=shown[kind] / np.maximum(per, 1),
            y=labels,
            orientation="h",
            name="in quotation marks" if kind == "direct" else "reported",
            marker={"color": colour, "pattern": {"shape": pattern}},
            customdata=shown[kind],
            hovertemplate="%{y}<br>%{customdata} words, %{x:.1%} of the source's "
            "words<extra></extra>",
        )
    fig.update_layout(barmode="stack", height=190 + 50 * len(shown), showlegend=True)
    fig.update_xaxes(title="share of all words of the source", tickformat=".0%", rangemode="tozero")
    fig.update_yaxes(autorange="reversed", tickfont={"size": 12})
    unattributed = frame.words[frame.speaker == ""].sum() / max(frame.words.sum(), 1)
    anonymous = frame.words[frame.anonymous].sum() / max(frame.words.sum(), 1)
    share = shown.sum(axis=1) / np.maximum(per, 1)
    title = _largest_share(share, by)
    note = (
        f"{count(len(table), 'passage')}; {unattributed:.0%} of their words name no speaker, "
        f"{anonymous:.0%} an "
        "anonymous one. Found by rules: check the passages before you quote a share."
    )
    n_sources = frame.source.nunique()
    if n_sources > len(top):
        note += (
            f" Drawn: the {len(top)} sources with most words, of {n_sources} in which "
            f"somebody is quoted."
        )
    return finish(fig, title, f"Bars for {len(shown)} pairs of source and {by}. {title}.", note)


def tone(actors: pd.DataFrame, documents: pd.DataFrame | None = None) -> Figure:
    """How the most mentioned actors are spoken of: the mean tone over documents, and each document
    as a small sign.

    `actors` as ACTORS; `documents` (doc_id, source) names the documents by source on hover.
    """
    known = actors.dropna(subset=["tone"])
    if known.empty:
        return nothing(
            "How are the actors spoken of?", "No mention has a tone: there is no evidence to draw."
        )
    mentions = known.groupby("actor").mentions.sum().nlargest(_MOST_ACTORS)
    shown = known[known.actor.isin(mentions.index)]
    means = (
        shown.assign(weighted=shown.tone * shown.mentions).groupby("actor").weighted.sum()
        / shown.groupby("actor").mentions.sum()
    ).sort_values()
    n_documents = shown.groupby("actor").doc_id.nunique()
    label = {
        actor: f"{wrap(actor, 20, 2)}<br>{count(mentions[actor], 'mention')}, "
        f"{count(n_documents[actor], 'text')}"
        for actor in means.index
    }
    names = text_names(shown.doc_id, documents)
    fig = go.Figure()
    fig.add_vline(x=0, line={"color": MUTED, "width": 1})
    fig.add_scatter(
        x=shown.tone,
        y=[label[a] for a in shown.actor],
        mode="markers",
        name="one text",
        marker={"symbol": "line-ns-open", "size": 12, "color": INK, "line": {"width": 2}},
        customdata=[[wrap(name, 40, 1), n] for name, n in zip(names, shown.mentions, strict=True)],
        hovertemplate="%{y}<br>%{customdata[0]}: %{x:+.2f}, %{customdata[1]} "
        "mentions<extra></extra>",
    )
    fig.add_scatter(
        x=means,
        y=[label[a] for a in means.index],
        mode="markers",
        name="mean of all mentions",
        marker={
            "size": 13,
            "symbol": ["triangle-right" if v > 0 else "triangle-left" for v in means],
            "color": [PALETTE["teal"] if v > 0 else PALETTE["rose"] for v in means],
        },
        hovertemplate="%{y}<br>mean %{x:+.2f}<extra></extra>",
    )
    fig.update_xaxes(title="tone (−1 blame, +1 praise)", range=[-1.05, 1.05])
    fig.update_yaxes(
        categoryorder="array", categoryarray=[label[a] for a in means.index], tickfont={"size": 12}
    )
    fig.update_layout(height=190 + 40 * len(means), showlegend=True)
    return finish(
        fig,
        "How are the actors spoken of?",
        f"Tone towards {len(means)} actors, from {means.index[0]} {means.iloc[0]:+.2f} to "
        f"{means.index[-1]} "
        f"{means.iloc[-1]:+.2f}.",
        f"A rough measure. {_quality()} Read single values with the sentences, and no order "
        f"between neighbours.",
    )


def _largest_share(share: pd.Series, by: str) -> str:
    """Whose words take most of a source, among those that are known."""
    who = share.index.get_level_values(1)
    known = share[
        ~who.str.fullmatch(r"\d+ others") & ~who.isin(["no side known", "no speaker named"])
    ]
    if known.empty:
        return f"Of nobody who is quoted is the {'side known' if by == 'side' else 'name told'}"
    source, largest = known.idxmax()
    return f"The largest share of voice: {largest}, {known.max():.0%} of the words of {source}"


def _quality() -> str:
    """How well tone agrees with labels, from validity.csv."""
    rows = read_lexicon("validity").query(
        "room == 'sources' and figure.str.startswith('tone')", engine="python"
    )
    figures = [
        f"{row.set} {row.value:.2f} [{row.low:.2f}, {row.high:.2f}] (n {int(row.n):,}; "
        f"{row.reference})"
        for row in rows.itertuples()
    ]
    return (
        f"Macro-F1 on labelled mentions: {', '.join(figures)}."
        if figures
        else "It has not been measured."
    )


def _who(table: pd.DataFrame, by: str) -> pd.Series:
    who = table[by].where(table[by] != "", "no side known" if by == "side" else "no speaker named")
    return who.mask(table.speaker == "", "no speaker named").mask(
        table.anonymous, "anonymous source"
    )


def _largest(words: pd.DataFrame) -> pd.DataFrame:
    """A source's largest voices, and the rest as one."""
    words = words.loc[words.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    if len(words) <= _MOST_SIDES + 1:
        return words
    rest = words.iloc[_MOST_SIDES:].sum().to_frame().T
    rest.index = pd.MultiIndex.from_tuples(
        [(words.index[0][0], f"{len(words) - _MOST_SIDES} others")]
    )
    return pd.concat([words.iloc[:_MOST_SIDES], rest])
