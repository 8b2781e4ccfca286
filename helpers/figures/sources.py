"""Sources side by side: facts, distinctive words, voices, tone, profiles, and which sources are alike."""

from __future__ import annotations

import html

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import GRID, INK, MUTED, PALETTE, Figure, finish, wrap

STATUS = {"not mentioned": ("–", "not mentioned here"), "stated": ("✓", "stated here"), "differs": ("≠", "differs")}
_STATUS_COLOURS = [PALETTE["grey"], PALETTE["teal"], PALETTE["rose"]]
_LABELLED_COLUMNS = 3  # up to so many documents the values fit into the cells
_MOST_FACTS = 40
_MOST_COLUMNS = 12
_MOST_SOURCES = 12
_MOST_SIDES = 4
_MOST_ACTORS = 15


def fact_grid(facts: pd.DataFrame, story_id: str, documents: pd.DataFrame | None = None) -> Figure:
    """Facts of one story (rows) by document (columns): ✓ stated here, ≠ differs, – not mentioned here.

    `facts` as FACTS; `documents` (doc_id, source) names the columns by source. Conflicts stand first, then what most
    documents state. With up to three documents the cells show the values.
    """
    story = facts[facts.story_id == story_id]
    if story.empty:
        return _nothing("What does each source state?", f"There is no fact of the story {story_id!r}.")
    ranked = (
        story.assign(conflict=story.status == "differs", stated=story.status != "not mentioned")
        .groupby("fact", sort=False)
        .agg(conflict=("conflict", "any"), stated=("stated", "sum"))
        .sort_values(["conflict", "stated"], ascending=False, kind="stable")
    )
    chosen = list(ranked.index[:_MOST_FACTS])[::-1]
    columns = list(dict.fromkeys(sorted(story.doc_id)))[:_MOST_COLUMNS]
    cells = story.drop_duplicates(["fact", "doc_id"]).set_index(["fact", "doc_id"])
    status = cells.status.unstack().reindex(index=chosen, columns=columns).fillna("not mentioned")
    value = cells.value.unstack().reindex(index=chosen, columns=columns)
    names = _column_names(columns, documents)
    with_values = len(columns) <= _LABELLED_COLUMNS
    codes = list(STATUS)
    fig = go.Figure(
        go.Heatmap(
            z=[[codes.index(s) for s in row] for row in status.to_numpy()],
            x=names,
            y=[wrap(fact, 26, 3) for fact in chosen],
            zmin=-0.5,
            zmax=2.5,
            colorscale=[[edge, c] for i, c in enumerate(_STATUS_COLOURS) for edge in (i / 3, (i + 1) / 3)],
            text=[[_cell(s, v, with_values) for s, v in zip(*r, strict=True)] for r in _rows(status, value)],
            texttemplate="%{text}",
            textfont={"size": 12},
            customdata=[[_cell_hover(s, v) for s, v in zip(*r, strict=True)] for r in _rows(status, value)],
            hovertemplate="%{y}<br>%{x}: %{customdata}<extra></extra>",
            xgap=3,
            ygap=3,
            showscale=False,
        )
    )
    fig.update_xaxes(side="top", showgrid=False, tickfont={"size": 12})
    fig.update_yaxes(showgrid=False, tickfont={"size": 12})
    fig.update_layout(height=190 + (46 if with_values else 34) * len(chosen))
    conflicts = int(ranked.conflict.sum())
    title = (
        f"{_count(conflicts, 'fact')} stated differently by different texts"
        if conflicts
        else "No two texts were found to state the same fact differently"
    )
    left = len(ranked) - len(chosen)
    note = " · ".join(f"{sign} {words}" for sign, words in reversed(STATUS.values())) + "."
    note += " Not mentioned is not withheld." + (f" {left} more facts are not drawn." if left else "")
    first = [str(fact) for fact in ranked.index[ranked.conflict]][:3]
    alt = f"Grid of {_count(len(chosen), 'fact')} by {_count(len(columns), 'document')}. "
    return finish(fig, title, alt + (f"Different: {'; '.join(first)}." if first else "None differs."), note)


def keyness(table: pd.DataFrame, group: str, n: int = 12) -> Figure:
    """The words that set `group` apart: its rate (filled) and the others' rate (hollow) joined by a line.

    `table` as KEYNESS. A diamond marks a word that stands in one article only; each label gives z and the number of
    articles.
    """
    inside = table[table.group == group]
    if inside.empty:
        known = ", ".join(map(str, table.group.unique()[:5])) or "none"
        return _nothing(f"Which words set {group} apart?", f"No group {group!r} to compare. Groups: {known}.")
    shown = inside.assign(rest=_rate_of_others(table, inside)).nlargest(n, "z").iloc[::-1]
    one = (shown.n_documents == 1).to_numpy()
    labels = [
        f"{wrap(row.term, 24, 1)}<br>z {row.z:.1f}, {_count(row.n_documents, 'text')}{' only' if single else ''}"
        for row, single in zip(shown.itertuples(), one, strict=True)
    ]
    fig = go.Figure()
    for row, label in zip(shown.itertuples(), labels, strict=True):
        fig.add_scatter(
            x=[row.rest, row.rate],
            y=[label, label],
            mode="lines",
            line={"color": MUTED, "width": 2},
            hoverinfo="skip",
            showlegend=False,
        )
    signs = [(~one, "circle", f"{group}"), (one, "diamond", f"{group}, in one article only")]
    for part, symbol, name in signs:
        if part.any():
            fig.add_scatter(
                x=shown.rate[part],
                y=np.array(labels, dtype=object)[part],
                mode="markers",
                name=wrap(name, 44, 1),
                marker={"symbol": symbol, "size": 12, "color": PALETTE["indigo"]},
                customdata=shown[part][["count", "q_value", "conclusion", "log_odds"]].to_numpy(),
                hovertemplate="%{y}<br>%{x:.2f} per 1,000 words (%{customdata[0]} times)<br>log-odds "
                "%{customdata[3]:.2f}, q = %{customdata[1]:.3f}<br>%{customdata[2]}<extra></extra>",
            )
    fig.add_scatter(
        x=shown.rest,
        y=labels,
        mode="markers",
        name="all others",
        marker={"symbol": "circle-open", "size": 11, "color": INK, "line": {"width": 2}},
        hovertemplate="%{y}<br>others: %{x:.2f} per 1,000 words<extra></extra>",
    )
    fig.update_xaxes(title="uses per 1,000 words", rangemode="tozero")
    fig.update_yaxes(tickfont={"size": 12})
    fig.update_layout(height=190 + 40 * len(shown))
    found = int(((inside.q_value <= 0.05) & (inside.z > 0)).sum())
    by_words = (inside.unit == "words").all()
    title = (
        f"{_count(found, 'word')} {'sets' if found == 1 else 'set'} {group} apart"
        if found
        else f"No word can be said to set {group} apart"
    )
    note = (
        "One article: these words tell of the article, not of the source; z takes words as units."
        if by_words
        else "z and q take articles as units, without the one that speaks most for the difference."
    )
    top = ", ".join(shown.term[::-1].head(5))
    return finish(fig, title, f"The {len(shown)} most distinctive words of {group}, led by {top}.", note)


def voices(table: pd.DataFrame, documents: pd.DataFrame, by: str = "side", source: str = "source") -> Figure:
    """How many words each source gives to whom, in quotation marks (plain) or reported (hatched).

    `table` as from sources.voices; `by` is side (the speaker's state) or speaker; `source` a column of `documents`.
    """
    if by not in ("side", "speaker"):
        raise ValueError(f"by is {by!r}; choose side or speaker.")
    if table.empty:
        return _nothing("Who is given a voice?", "No quotation and no reported speech was found.")
    info = documents.set_index("doc_id")
    sources = info[source].fillna("unattributed").astype(str)
    frame = table.assign(source=table.doc_id.map(sources), who=_who(table, by))
    n_words = info.n_words.groupby(sources).sum()
    top = n_words[frame.source.unique()].sort_values(ascending=False, kind="stable").index[:_MOST_SOURCES]
    words = frame.pivot_table(index=["source", "who"], columns="kind", values="words", aggfunc="sum", fill_value=0)
    words = words.reindex(columns=["direct", "reported"], fill_value=0)
    shown = pd.concat([_largest(words.loc[[s]]) for s in top])
    labels = [f"{wrap(who, 22, 1)}<br>in {wrap(name, 24, 1)}" for name, who in shown.index]
    per = np.array([n_words[name] for name, _ in shown.index], dtype=float)
    fig = go.Figure()
    for kind, colour, pattern in (("direct", PALETTE["indigo"], ""), ("reported", PALETTE["teal"], "/")):
        fig.add_bar(
            x=shown[kind] / np.maximum(per, 1),
            y=labels,
            orientation="h",
            name="in quotation marks" if kind == "direct" else "reported without them",
            marker={"color": colour, "pattern": {"shape": pattern}},
            customdata=shown[kind],
            hovertemplate="%{y}<br>%{customdata} words, %{x:.1%} of the source's words<extra></extra>",
        )
    fig.update_layout(barmode="stack", height=190 + 40 * len(shown), showlegend=True)
    fig.update_xaxes(title="share of all words of the source", tickformat=".0%", rangemode="tozero")
    fig.update_yaxes(autorange="reversed", tickfont={"size": 12})
    unattributed = frame.words[frame.speaker == ""].sum() / max(frame.words.sum(), 1)
    anonymous = frame.words[frame.anonymous].sum() / max(frame.words.sum(), 1)
    share = shown.sum(axis=1) / np.maximum(per, 1)
    source_of, who_of = share.idxmax()
    title = f"The largest share: {who_of}, {share.max():.0%} of the words of {source_of}"
    note = (
        f"{_count(len(table), 'passage')}; {unattributed:.0%} of their words name no speaker, {anonymous:.0%} an "
        "anonymous one. Found by rules: check the passages before you quote a share."
    )
    return finish(fig, title, f"Bars for {len(shown)} pairs of source and {by}. {title}.", note)


def tone(actors: pd.DataFrame, documents: pd.DataFrame | None = None) -> Figure:
    """How the most mentioned actors are spoken of: the mean tone over documents, and each document as a small sign.

    `actors` as ACTORS; `documents` (doc_id, source) names the documents by source on hover.
    """
    known = actors.dropna(subset=["tone"])
    if known.empty:
        return _nothing("How are the actors spoken of?", "No mention has a tone: there is no evidence to draw.")
    mentions = known.groupby("actor").mentions.sum().nlargest(_MOST_ACTORS)
    shown = known[known.actor.isin(mentions.index)]
    means = (
        shown.assign(weighted=shown.tone * shown.mentions).groupby("actor").weighted.sum()
        / shown.groupby("actor").mentions.sum()
    ).sort_values()
    n_documents = shown.groupby("actor").doc_id.nunique()
    label = {
        actor: f"{wrap(actor, 24, 1)}<br>{_count(mentions[actor], 'mention')}, {_count(n_documents[actor], 'text')}"
        for actor in means.index
    }
    names = _source_names(shown.doc_id, documents)
    fig = go.Figure()
    fig.add_vline(x=0, line={"color": MUTED, "width": 1})
    fig.add_scatter(
        x=shown.tone,
        y=[label[a] for a in shown.actor],
        mode="markers",
        name="one text",
        marker={"symbol": "line-ns-open", "size": 12, "color": INK, "line": {"width": 2}},
        customdata=[[wrap(name, 40, 1), n] for name, n in zip(names, shown.mentions, strict=True)],
        hovertemplate="%{y}<br>%{customdata[0]}: %{x:+.2f}, %{customdata[1]} mentions<extra></extra>",
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
    fig.update_yaxes(categoryorder="array", categoryarray=[label[a] for a in means.index], tickfont={"size": 12})
    fig.update_layout(height=190 + 40 * len(means), showlegend=True)
    return finish(
        fig,
        "How are the actors spoken of?",
        f"Tone towards {len(means)} actors, from {means.index[0]} {means.iloc[0]:+.2f} to {means.index[-1]} {means.iloc[-1]:+.2f}.",
        "A rough measure, right for about 6 of 10 mentions in English news (macro-F1 .60) and fewer in German (.46; "
        "chance .33): read single values with the sentences, and no order between neighbours.",
    )


def profile(table: pd.DataFrame, group: str) -> Figure:
    """One source on every measure: its value and interval (diamond) among the other sources (rings).

    `table` as PROFILES. Each row has a scale of its own, from the lowest to the highest value; the label gives the value.
    """
    inside = table[(table.group == group) & table.value.notna()]
    if inside.empty:
        known = ", ".join(map(str, table.group.unique()[:5])) or "none"
        return _nothing(f"What is {group} like?", f"No measure of {group!r}. Groups: {known}.")
    low = table.groupby("measure")[["value", "low"]].min().min(axis=1)
    high = table.groupby("measure")[["value", "high"]].max().max(axis=1)
    span = (high - low).where(high > low, 1.0)

    def scaled(values: pd.Series, measures: pd.Series) -> np.ndarray:
        return (values.to_numpy(float) - measures.map(low).to_numpy(float)) / measures.map(span).to_numpy(float)

    label = {row.measure: f"{html.escape(row.measure)}<br>{_interval(row)}" for row in inside.itertuples()}
    others = table[(table.group != group) & table.measure.isin(label) & table.value.notna()]
    fig = go.Figure()
    fig.add_scatter(
        x=scaled(others.value, others.measure),
        y=[label[m] for m in others.measure],
        mode="markers",
        name="other sources",
        marker={"symbol": "circle-open", "size": 9, "color": MUTED, "line": {"width": 1.5}},
        customdata=[[wrap(row.group, 40, 1), row.value] for row in others.itertuples()],
        hovertemplate="%{customdata[0]}: %{customdata[1]:.3g}<extra></extra>",
    )
    x, left, right = (scaled(inside[c], inside.measure) for c in ("value", "low", "high"))
    fig.add_scatter(
        x=x,
        y=[label[m] for m in inside.measure],
        mode="markers",
        name=wrap(group, 40, 1),
        marker={
            "size": 13,
            "color": PALETTE["indigo"],
            "symbol": ["diamond" if q else "diamond-open" for q in inside.q_value <= 0.05],
            "line": {"width": 2},
        },
        error_x={
            "type": "data",
            "symmetric": False,
            "array": np.nan_to_num(right - x),
            "arrayminus": np.nan_to_num(x - left),
            "color": INK,
            "thickness": 1.5,
        },
        customdata=[[wrap(c, 60)] for c in inside.conclusion],
        hovertemplate="%{y}<br>%{customdata[0]}<extra></extra>",
    )
    fig.update_xaxes(
        tickvals=[0, 1], ticktext=["lowest", "highest"], range=[-0.08, 1.08], title="among all sources, row by row"
    )
    fig.update_yaxes(autorange="reversed", tickfont={"size": 12})
    fig.update_layout(height=190 + 42 * len(inside), showlegend=True)
    n, found = int(inside.n_documents.max()), int((inside.q_value <= 0.05).sum())
    smallest = float(inside.smallest_p.min())
    if smallest > 0.05:
        title = f"Whether {group} differs from other sources cannot be concluded"
    else:
        title = f"{group} differs from other sources in {found} of {_count(len(inside), 'measure')}"
    note = f"{_count(n, 'text')}; smallest p that this design can reach: {smallest:.2g}. "
    note += "No interval: one text. " if inside.low.isna().all() else "Intervals: 95 % bootstrap over texts. "
    note += "Filled diamond: differs at q ≤ .05."
    return finish(fig, title, f"{len(inside)} measures of {group}; {found} differ from the other sources.", note)


def similarity_map(table: pd.DataFrame) -> Figure:
    """Sources near each other have like profiles; `table` as from sources.similarity_map, empty where none can be drawn."""
    title = "Which sources are alike?"
    if table.empty:
        reason = "No map: it needs three sources that differ by more than chance, with two texts or more each."
        return _nothing(title, reason)
    fig = go.Figure(
        go.Scatter(
            x=table.x,
            y=table.y,
            mode="markers+text" if len(table) <= 25 else "markers",
            text=[wrap(name, 20, 2) for name in table.group],
            textposition="top center",
            textfont={"size": 12, "color": INK},
            marker={"size": 10, "color": PALETTE["indigo"]},
            customdata=table[["n_documents"]].to_numpy(),
            hovertemplate="%{text}<br>%{customdata[0]} texts<extra></extra>",
            cliponaxis=False,
        )
    )
    row = table.iloc[0]
    fig.update_xaxes(title=f"first component ({row.share_x:.0%} of the spread)", showticklabels=False)
    fig.update_yaxes(title=f"second component ({row.share_y:.0%})", showticklabels=False)
    fig.update_layout(height=520)
    return finish(
        fig,
        title,
        f"A map of {len(table)} sources by their measures of style and voice.",
        f"{_count(len(table), 'source')}; measures are drawn towards the mean as far as chance explains their spread.",
    )


def _rows(*frames: pd.DataFrame) -> list[tuple]:
    return list(zip(*(frame.to_numpy() for frame in frames), strict=True))


def _cell(status: str, value: object, with_values: bool) -> str:
    sign = STATUS[status][0]
    return f"{sign} {wrap(value, 24, 3)}" if with_values and isinstance(value, str) else sign


def _cell_hover(status: str, value: object) -> str:
    said = f": {wrap(value, 60, 6)}" if isinstance(value, str) else ""
    return f"{STATUS[status][1]}{said}"


def _column_names(doc_ids: list[str], documents: pd.DataFrame | None) -> list[str]:
    """Columns by source, with the doc_id where a source has several or none."""
    names = _source_names(pd.Series(doc_ids), documents)
    return [
        wrap(name if names.count(name) == 1 else f"{name} {doc_id}", 14, 3)
        for name, doc_id in zip(names, doc_ids, strict=True)
    ]


def _source_names(doc_ids: pd.Series, documents: pd.DataFrame | None) -> list[str]:
    if documents is None or "source" not in documents:
        return [str(doc_id) for doc_id in doc_ids]
    source = documents.set_index("doc_id").source
    return [s if isinstance(s, str) and s else str(d) for s, d in zip(doc_ids.map(source), doc_ids, strict=True)]


def _rate_of_others(table: pd.DataFrame, inside: pd.DataFrame) -> pd.Series:
    """Uses per 1,000 words of all other groups of the same language."""
    used = table[table.rate > 0]
    words = (1000 * used["count"] / used.rate).groupby([used.language, used.group]).first()
    others = table[table.group != inside.group.iloc[0]]
    counts = others.groupby(["language", "term"])["count"].sum()
    size = words.drop(inside.group.iloc[0], level=1).groupby(level=0).sum()
    key = pd.MultiIndex.from_arrays([inside.language, inside.term])
    rest = counts.reindex(key).fillna(0).to_numpy()
    return pd.Series(1000 * rest / inside.language.map(size).fillna(1).clip(lower=1).to_numpy(), index=inside.index)


def _who(table: pd.DataFrame, by: str) -> pd.Series:
    who = table[by].where(table[by] != "", "no side known" if by == "side" else "no speaker named")
    return who.mask(table.speaker == "", "no speaker named").mask(table.anonymous, "anonymous source")


def _largest(words: pd.DataFrame) -> pd.DataFrame:
    """A source's largest voices, and the rest as one."""
    words = words.loc[words.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    if len(words) <= _MOST_SIDES + 1:
        return words
    rest = words.iloc[_MOST_SIDES:].sum().to_frame().T
    rest.index = pd.MultiIndex.from_tuples([(words.index[0][0], f"{len(words) - _MOST_SIDES} others")])
    return pd.concat([words.iloc[:_MOST_SIDES], rest])


def _interval(row) -> str:
    known = pd.notna(row.low)
    return f"{row.value:.3g}" + (f" [{row.low:.3g}, {row.high:.3g}]" if known else " [no interval]")


def _nothing(title: str, reason: str) -> Figure:
    fig = go.Figure()
    fig.add_annotation(
        text=wrap(reason, 44), showarrow=False, x=0.5, y=0.5, xref="paper", yref="paper", font={"color": INK}
    )
    fig.update_xaxes(visible=False)
    fig.update_yaxes(visible=False)
    fig.update_layout(height=240, margin_t=90)
    return finish(fig, title, reason)


def _count(n: float, noun: str) -> str:
    return f"{int(n):,} {noun}{'' if int(n) == 1 else 's'}"
