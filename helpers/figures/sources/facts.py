"""Sources side by side: which facts each states, and which words set one apart."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from helpers import corpus
from helpers.figures.base import GRID, INK, MUTED, PALETTE, Figure, count, finish, nothing, wrap
from helpers.sources.trials import NAMED, READ, missing_status

STATUS = {
    "unclear": ("?", "unclear: may be said in other words"),
    "not mentioned": ("–", "not mentioned here"),
    "stated": ("✓", "stated here"),
    "differs": ("≠", "differs"),
}
_STATUS_COLOURS = [PALETTE["sand"], GRID, PALETTE["teal"], PALETTE["rose"]]
_FITTING = {
    1: 30,
    2: 12,
    3: 8,
}  # characters of a line of a value that fits into a cell on a phone, by columns
_VALUE_LINES = 4
_AROUND = 300  # pixels for the title, the names of the columns, upright where narrow, and the note
_MOST_FACTS = 40
_MOST_COLUMNS = 12


def fact_grid(facts: pd.DataFrame, story_id: str, documents: pd.DataFrame | None = None) -> Figure:
    """Facts of one story (rows) by document (columns): ✓ stated here, ≠ differs, – not mentioned
    here, ? unclear.

    `facts` as FACTS; `documents` (doc_id, source, title, language) names the columns, and in the
    note the texts that are not read. Conflicts stand first, then what most documents state. With up
    to three documents the cells show the values that fit.
    """
    story = facts[facts.story_id == story_id]
    if story.empty:
        return nothing(
            "What does each source state?", f"There is no fact of the story {story_id!r}."
        )
    ranked = (
        story.assign(conflict=story.status == "differs", stated=story.status != "not mentioned")
        .groupby("fact", sort=False)
        .agg(conflict=("conflict", "any"), stated=("stated", "sum"))
        .sort_values(["conflict", "stated"], ascending=False, kind="stable")
    )
    chosen = list(ranked.index[:_MOST_FACTS])[::-1]
    columns = list(dict.fromkeys(sorted(story.doc_id)))[:_MOST_COLUMNS]
    cells = story.drop_duplicates(["fact", "doc_id"]).set_index(["fact", "doc_id"])
    kinds = story.drop_duplicates("fact").set_index("fact").kind[chosen]
    status = cells.status.unstack().reindex(index=chosen, columns=columns)
    status = status.apply(lambda column: column.fillna(kinds.map(missing_status)))
    value = cells.value.unstack().reindex(index=chosen, columns=columns)
    names = [
        wrap(name, 16) for name in text_names(columns, documents)
    ]  # whole: the end may tell two texts apart
    width = _FITTING.get(len(columns), 0)
    codes = list(STATUS)
    labels = [wrap(fact, 19, 4) for fact in chosen]
    fig = go.Figure(
        go.Heatmap(
            z=[[codes.index(s) for s in row] for row in status.to_numpy()],
            y=labels,
            zmin=-0.5,
            zmax=len(codes) - 0.5,
            colorscale=[
                [edge / len(codes), c] for i, c in enumerate(_STATUS_COLOURS) for edge in (i, i + 1)
            ],
            text=[
                [_cell(s, v, width) for s, v in zip(*r, strict=True)] for r in _rows(status, value)
            ],
            texttemplate="%{text}",
            textfont={"size": 12},
            customdata=[
                [_cell_hover(*c) for c in zip(names, *r, strict=True)] for r in _rows(status, value)
            ],
            hovertemplate="%{y}<br>%{customdata}<extra></extra>",
            xgap=3,
            ygap=3,
            showscale=False,
        )
    )
    # every column keeps its name, also where it has to be turned
    places = {"tickmode": "array", "tickvals": list(range(len(names))), "ticktext": names}
    fig.update_xaxes(
        side="top",
        showgrid=False,
        zeroline=False,
        tickfont={"size": 12},
        autotickangles=[0, 90],
        **places,
    )
    fig.update_yaxes(showgrid=False, zeroline=False, tickfont={"size": 12})
    fig.update_layout(height=_AROUND + sum(_row_height(label, width) for label in labels))
    conflicts = int(ranked.conflict.sum())
    comparable = int((ranked.stated >= 2).sum())
    about = "Names and offices in all texts" if story_id == "corpus" else f"The texts of {story_id}"
    title = f"{about}: no two were found to state the same fact"
    if conflicts:
        title = f"{about}: {count(conflicts, 'fact')} stated differently"
    elif comparable:
        title = (
            f"{about}: no two were found to differ, among {count(comparable, 'fact')} that at "
            f"least two state"
        )
    left = len(ranked) - len(chosen)
    note = legend(set(status.to_numpy().ravel())) + " Not mentioned is not withheld."
    note += (f" {left} more facts are not drawn." if left else "") + _not_read(documents)
    first = [str(fact) for fact in ranked.index[ranked.conflict]][:3]
    alt = f"Grid of {count(len(chosen), 'fact')} by {count(len(columns), 'document')}. "
    return finish(
        fig, title, alt + (f"Different: {'; '.join(first)}." if first else "None differs."), note
    )


def keyness(table: pd.DataFrame, group: str, n: int = 12) -> Figure:
    """The words that set `group` apart: its rate (filled) and the others' rate (hollow) joined by a
    line.

    `table` as KEYNESS. A diamond marks a word that stands in one article only; each label gives z
    and the number of articles.
    """
    inside = table[table.group == group]
    if inside.empty:
        known = ", ".join(map(str, table.group.unique()[:5])) or "none"
        return nothing(
            f"Which words set {group} apart?", f"No group {group!r} to compare. Groups: {known}."
        )
    shown = (
        inside.assign(rest=_rate_of_others(table, inside))
        .query("z > 0")
        .nlargest(n, "z")
        .iloc[::-1]
    )
    if shown.empty:
        return nothing(
            f"Which words set {group} apart?", f"{group} uses no word more than the others do."
        )
    one = (shown.n_documents == 1).to_numpy()
    labels = [
        f"{wrap(row.term, 24, 1)}<br>z {row.z:.1f}, "
        f"{count(row.n_documents, 'text')}{' only' if single else ''}"
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
    signs = [(~one, "circle", "this source"), (one, "diamond", "this source, one article only")]
    for part, symbol, name in signs:
        if part.any():
            fig.add_scatter(
                x=shown.rate[part],
                y=np.array(labels, dtype=object)[part],
                mode="markers",
                name=name,
                cliponaxis=False,
                marker={"symbol": symbol, "size": 12, "color": PALETTE["indigo"]},
                customdata=shown[part][["count", "q_value", "conclusion", "log_odds"]].to_numpy(),
                hovertemplate="%{y}<br>%{x:.2f} per 1,000 words (%{customdata[0]} "
                "times)<br>log-odds "
                "%{customdata[3]:.2f}, q = %{customdata[1]:.3f}<br>%{customdata[2]}<extra></extra>",
            )
    fig.add_scatter(
        x=shown.rest,
        y=labels,
        mode="markers",
        name="all others",
        cliponaxis=False,
        marker={"symbol": "circle-open", "size": 11, "color": INK, "line": {"width": 2}},
        hovertemplate="%{y}<br>others: %{x:.2f} per 1,000 words<extra></extra>",
    )
    most = max(shown.rate.max(), shown.rest.max())
    fig.update_xaxes(title="uses per 1,000 words", range=[-0.04 * most, 1.08 * most])
    fig.update_yaxes(tickfont={"size": 12})
    fig.update_layout(height=190 + 40 * len(shown))
    found = int(((inside.q_value <= 0.05) & (inside.z > 0)).sum())
    by_words = (inside.unit == "words").all()
    title = (
        f"{count(found, 'word')} {'sets' if found == 1 else 'set'} {group} apart"
        if found
        else f"No word can be said to set {group} apart"
    )
    note = (
        "One article: these words tell of the article, not of the source; z takes words as units."
        if by_words
        else "z and q take articles as units, without the one that speaks most for the difference."
    )
    top = ", ".join(shown.term[::-1].head(5))
    return finish(
        fig, title, f"The {len(shown)} most distinctive words of {group}, led by {top}.", note
    )


def legend(shown: set[str]) -> str:
    """The signs that are shown, in words."""
    return (
        " · ".join(f"{sign} {words}" for s, (sign, words) in reversed(STATUS.items()) if s in shown)
        + "."
    )


def _not_read(documents: pd.DataFrame | None) -> str:
    if documents is None or "language" not in documents:
        return ""
    left = documents[~documents.language.isin(READ)]
    names = text_names(left.doc_id, left)
    if not names:
        return ""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f" Not read, being neither German nor English: {', '.join(names[:NAMED])}{more}."


def _rows(*frames: pd.DataFrame) -> list[tuple]:
    return list(zip(*(frame.to_numpy() for frame in frames), strict=True))


def _cell(status: str, value: object, width: int) -> str:
    """The sign with the value, where no word of it is wider than the cell."""
    sign = STATUS[status][0]
    fits = isinstance(value, str) and max(map(len, value.split()), default=0) <= width
    return f"{sign} {wrap(value, width, _VALUE_LINES)}" if fits else sign


def _cell_hover(name: str, status: str, value: object) -> str:
    said = f": {wrap(value, 60, 6)}" if isinstance(value, str) else ""
    return f"{name.replace('<br>', ' ')}: {STATUS[status][1]}{said}"


def _row_height(label: str, width: int) -> int:
    lines = max(label.count("<br>") + 1, _VALUE_LINES if width else 1)
    return 14 + 17 * lines


def text_names(doc_ids: Iterable[str], documents: pd.DataFrame | None) -> list[str]:
    """The short name of each text; its doc_id where nothing is known of it."""
    short = {} if documents is None else corpus.names(documents)
    return [short.get(doc_id, str(doc_id)) for doc_id in doc_ids]


def _rate_of_others(table: pd.DataFrame, inside: pd.DataFrame) -> pd.Series:
    """Uses per 1,000 words of all other groups of the same language."""
    used = table[table.rate > 0]
    words = (1000 * used["count"] / used.rate).groupby([used.language, used.group]).first()
    others = table[table.group != inside.group.iloc[0]]
    counts = others.groupby(["language", "term"])["count"].sum()
    size = words.drop(inside.group.iloc[0], level=1).groupby(level=0).sum()
    key = pd.MultiIndex.from_arrays([inside.language, inside.term])
    rest = counts.reindex(key).fillna(0).to_numpy()
    return pd.Series(
        1000 * rest / inside.language.map(size).fillna(1).clip(lower=1).to_numpy(),
        index=inside.index,
    )
