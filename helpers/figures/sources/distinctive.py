"""Sources side by side: which words set one apart."""

import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import INK, LEVEL, PALETTE, Figure, count, finish, joined, nothing, wrap


def keyness(table: pd.DataFrame, group: str, n: int = 12) -> Figure:
    """The words that set `group` apart: its rate (filled) and the others' rate (hollow) joined by a
    line.

    `table` as KEYNESS. A diamond marks a word that stands in one article only; each label gives z
    and the number of articles.
    """
    inside = table[table.group == group]
    question = f"Which words set {group} apart?"
    if inside.empty:
        known = ", ".join(map(str, table.group.unique()[:5])) or "none"
        return nothing(question, f"No group {group!r} to compare. Groups: {known}.")
    inside = inside.assign(rest=_rate_of_others(table, inside))
    more_used = inside[inside.z > 0]
    shown = more_used.nlargest(n, "z").iloc[::-1]
    if shown.empty:
        return nothing(question, f"{group} uses no word more than the others do.")
    shown = shown.assign(label=[_label(row) for row in shown.itertuples()])
    one = shown.n_documents == 1
    signs = [
        _own_rate(*part)
        for part in (
            ("circle", "this source", shown[~one]),
            ("diamond", "this source, one article only", shown[one]),
        )
        if len(part[-1])
    ]
    most = max(shown.rate.max(), shown.rest.max())
    found = int((more_used.q_value <= LEVEL).sum())
    return finish(
        [
            *joined(shown.rest, shown.rate, shown.label, 2),
            *signs,
            go.Scatter(
                x=shown.rest,
                y=list(shown.label),
                mode="markers",
                name="all others",
                cliponaxis=False,
                marker={"symbol": "circle-open", "size": 11, "color": INK, "line": {"width": 2}},
                hovertemplate="%{y}<br>others: %{x:.2f} per 1,000 words<extra></extra>",
            ),
        ],
        f"{count(found, 'word')} {'sets' if found == 1 else 'set'} {group} apart"
        if found
        else f"No word can be said to set {group} apart",
        f"The {len(shown)} most distinctive words of {group}, led by "
        f"{', '.join(shown.term[::-1].head(5))}.",
        "One article: these words tell of the article, not of the source; z takes words as units."
        if (inside.unit == "words").all()
        else "z and q take articles as units, without the one that speaks most for the difference.",
        height=190 + 40 * len(shown),
        xaxis={"title": "uses per 1,000 words", "range": [-0.04 * most, 1.08 * most]},
        yaxis={"tickfont": {"size": 12}},
    )


def _own_rate(symbol: str, name: str, words: pd.DataFrame) -> go.Scatter:
    """Signs at the source's own rate of its words."""
    return go.Scatter(
        x=words.rate,
        y=words.label,
        mode="markers",
        name=name,
        cliponaxis=False,
        marker={"symbol": symbol, "size": 12, "color": PALETTE["indigo"]},
        customdata=words[["count", "q_value", "conclusion", "log_odds"]].to_numpy(),
        hovertemplate="%{y}<br>%{x:.2f} per 1,000 words (%{customdata[0]} times)<br>log-odds "
        "%{customdata[3]:.2f}, q = %{customdata[1]:.3f}<br>%{customdata[2]}<extra></extra>",
    )


def _label(row) -> str:
    texts = count(row.n_documents, "text") + (" only" if row.n_documents == 1 else "")
    return f"{wrap(row.term, 24, 1)}<br>z {row.z:.1f}, {texts}"


def _rate_of_others(table: pd.DataFrame, inside: pd.DataFrame) -> pd.Series:
    """Uses per 1,000 words of all other groups of the same language."""
    others = table[table.group != inside.group.iloc[0]]
    used = others[others.rate > 0]
    words = (1000 * used["count"] / used.rate).groupby([used.language, used.group]).first()
    size = inside.language.map(words.groupby(level=0).sum()).fillna(1).clip(lower=1)
    counts = others.groupby(["language", "term"])["count"].sum().rename("used")
    return 1000 * inside.join(counts, on=["language", "term"]).used.fillna(0) / size
