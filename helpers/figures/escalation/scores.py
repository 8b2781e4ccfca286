"""Escalation to look at: the path through a text, groups and voices, who acts towards whom, the
extremes.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from helpers.figures.base import (
    GRID,
    MUTED,
    PALETTE,
    Figure,
    count,
    error_bars,
    finish,
    nothing,
    wrap,
)

UP, DOWN, FLAT = PALETTE["rose"], PALETTE["teal"], PALETTE["grey"]
_RANGE = [-9, 10.5]
_AXIS = "mean escalation"
_OF_WORDS, _WORDS_AXIS = ("voice", "speaker", "pair"), "mean sum of counted words"
"""Groups of words, whose sums are the lexicon's part of a score and larger than it."""
_KEY = ["doc_id", "sentence_id"]
_NORMAL = NormalDist()
_MOST_GROUPS = 30
_MOST_ACTORS = 5  # a side, so that a cell can be read on a phone
_FEWEST_RANKED = 5
"""Scored sentences from which a group takes part in the ranking."""


def path(sentences: pd.DataFrame, scores: pd.DataFrame, doc_id: str) -> Figure:
    """Escalation from sentence to sentence through the text `doc_id`; hollow circles have no
    evidence.
    """
    table = sentences[sentences.doc_id == doc_id].merge(scores, on=_KEY)
    if table.empty:
        raise ValueError(
            f"No scored sentence has the doc_id {doc_id!r}. Known: "
            f"{_some(sentences.doc_id.unique())}."
        )
    known = table[table.escalation.notna()]
    blank = table[table.escalation.isna()]
    fig = go.Figure()
    for name, colour, pattern, part in (
        ("escalatory", UP, "", known[known.escalation > 0]),
        ("calming", DOWN, "/", known[known.escalation <= 0]),
    ):
        fig.add_bar(
            x=part.sentence_id + 1,
            y=part.escalation,
            name=name,
            marker={"color": colour, "pattern": {"shape": pattern}},
            text=[f"{value:+.1f}".replace("-", "−") for value in part.escalation]
            if len(table) <= 25
            else None,
            textposition="outside",
            customdata=[
                [wrap(text, 60, 5), coverage]
                for text, coverage in zip(part.text, part.coverage, strict=True)
            ],
            hovertemplate="sentence %{x}: %{y:+.1f}<br>%{customdata[0]}<br>evidence: "
            "%{customdata[1]}<extra></extra>",
        )
    fig.add_scatter(
        x=blank.sentence_id + 1,
        y=np.zeros(len(blank)),
        mode="markers",
        name="no evidence",
        marker={"symbol": "circle-open", "color": MUTED, "size": 9},
        text=[wrap(text, 60, 5) for text in blank.text],
        hovertemplate="sentence %{x}: no evidence<br>%{text}<extra></extra>",
    )
    fig.update_xaxes(title="sentence, in reading order")
    fig.update_yaxes(title="escalation", range=_RANGE)
    fig.update_layout(barmode="overlay", margin_t=112)  # in Lab the note stands above the legend
    mean = round(known.escalation.mean(), 1) + 0.0  # no "-0.0"
    peak = known.loc[known.escalation.idxmax()] if len(known) else None
    where = (
        f" The highest is sentence {peak.sentence_id + 1} ({peak.escalation:+.1f})."
        if peak is not None
        else ""
    )
    return finish(
        fig,
        f"Where does {doc_id} escalate, and where does it calm?",
        f"Bars for {len(known)} of {len(table)} sentences with evidence, mean {mean:+.1f}.{where}",
        f"{len(known)} of {len(table)} sentences have evidence; their mean is {mean:+.1f}. Scores "
        f"in Goldstein units.",
    )


def groups(summary: pd.DataFrame, what: str = "text") -> Figure:
    """Mean escalation of each group with its 95 % interval; a hollow sign has no interval over
    documents.

    `summary` as from escalation.by_sentences or by_rows; `what` names one group (text, source,
    voice, speaker, topic). Groups with fewer than five scored sentences stand below the others, in
    no order; those without any are only named.
    """
    scored = summary[summary.n_scored > 0]
    blank = summary[summary.n_scored == 0]
    if scored.empty:
        return nothing(f"No {what} has a scored sentence", f"There is no {what} to compare.")
    shown = scored.sort_values("n_scored", ascending=False, kind="stable").head(_MOST_GROUPS)
    ranked = shown[shown.n_scored >= _FEWEST_RANKED].sort_values("mean")
    few = shown[shown.n_scored < _FEWEST_RANKED]
    shown = pd.concat([few[::-1], ranked])
    labels = [
        f"{wrap(row.group, 30, 2)}<br>{count(row.n_scored, 'sentence')}, "
        f"{count(row.n_documents, 'text')}"
        for row in shown.itertuples()
    ]
    fig = go.Figure()
    fig.add_vline(x=0, line={"color": MUTED, "width": 1})
    if len(few) and len(ranked):
        fig.add_hline(y=len(few) - 0.5, line={"color": MUTED, "width": 1, "dash": "dot"})
    fig.add_scatter(
        x=shown["mean"],
        y=labels,
        mode="markers",
        marker={
            "size": 12,
            "color": [FLAT] * len(few) + [UP if value > 0 else DOWN for value in ranked["mean"]],
            "symbol": ["x-thin"] * len(few)
            + ["circle" if over == "documents" else "circle-open" for over in ranked.interval],
            "line": {
                "width": 2,
                "color": [FLAT] * len(few)
                + [UP if value > 0 else DOWN for value in ranked["mean"]],
            },
        },
        error_x=error_bars(
            shown["mean"],
            shown.low.where(shown.n_scored >= _FEWEST_RANKED),
            shown.high.where(shown.n_scored >= _FEWEST_RANKED),
        ),
        customdata=np.column_stack([shown.escalatory_share, shown.low, shown.high]),
        hovertemplate="%{y}<br>mean %{x:+.2f} [%{customdata[1]:.2f}, %{customdata[2]:.2f}]<br>"
        "%{customdata[0]:.0%} escalatory<extra></extra>",
        showlegend=False,
    )
    fig.update_xaxes(title=_WORDS_AXIS if what in _OF_WORDS else _AXIS)
    fig.update_layout(height=170 + 46 * len(shown))
    note = "Intervals: 95 % bootstrap over texts and their sentences (filled)"
    if set(ranked.interval) - {"documents"}:
        note += (
            ", or over the sentences of the one text (hollow), which says nothing about other texts"
        )
    note += "."
    if len(few):
        note += f" Crosses: fewer than {_FEWEST_RANKED} scored sentences, too few to rank."
    if len(blank):
        note += f" Without a scored sentence: {_some(blank.group)}."
    left = len(scored) - len(shown)
    return finish(
        fig,
        _separation(ranked, what),
        f"Mean escalation by {what}, {len(shown)} groups: {shown['mean'].min():+.1f} to "
        f"{shown['mean'].max():+.1f}.",
        note + (f" {left} groups with fewer sentences are not drawn." if left else ""),
    )


def pairs(table: pd.DataFrame) -> Figure:
    """Who acts towards whom: mean contribution of the counted words for each actor (row) and target
    (column).

    `table` as from escalation.pairs; each cell says how many words it rests on. The actors and
    targets with most words are drawn, so that the cells can be read on a phone.
    """
    if table.empty:
        return nothing(
            "No counted word shows both who acts and towards whom", "There is no pair to draw."
        )
    shown = _most_active(table)
    ranked = shown.groupby("actor").n_rows.sum().sort_values(ascending=False, kind="stable").index
    aimed = shown.groupby("target").n_rows.sum().sort_values(ascending=False, kind="stable").index
    mean = shown.pivot(index="actor", columns="target", values="mean").reindex(
        index=ranked[::-1], columns=aimed
    )
    numbers = shown.pivot(index="actor", columns="target", values="n_rows").reindex(
        index=ranked[::-1], columns=aimed
    )
    label = [
        [
            f"{m:+.1f}<br>n {n:.0f}".replace("-", "−").replace("+0.0", "0.0").replace("−0.0", "0.0")
            if n == n
            else ""
            for m, n in zip(*row, strict=True)
        ]
        for row in zip(mean.to_numpy(), numbers.to_numpy(), strict=True)
    ]
    fig = go.Figure(
        go.Heatmap(
            z=mean.to_numpy(),
            x=[wrap(name, 12, 2) for name in mean.columns],
            y=[wrap(name, 14, 2) for name in mean.index],
            text=label,
            texttemplate="%{text}",
            zmid=0,
            zmin=-10,
            zmax=10,
            colorscale=[[0, DOWN], [0.5, GRID], [1, UP]],
            showscale=False,  # each cell prints its value
            hovertemplate="%{y} → %{x}: %{text}<extra></extra>",
            xgap=2,
            ygap=2,
        )
    )
    fig.update_xaxes(title="towards", side="bottom", showgrid=False, dtick=1, tickangle=-45)
    fig.update_yaxes(title="who acts", showgrid=False, dtick=1)
    fig.update_layout(height=220 + 48 * len(mean))
    most = shown.loc[shown["mean"].idxmax()]
    n = int(table.n_rows.sum())
    left = f"; {int(shown.n_rows.sum())} of them are drawn" if len(shown) < len(table) else ""
    return finish(
        fig,
        f"Who acts towards whom? Most escalatory: {most.actor} towards {most.target}",
        f"Heat map of {len(shown)} pairs of actor and target, {n} counted words; {most.actor} "
        f"towards {most.target} "
        f"has the highest mean, {most['mean']:+.1f} from {count(most.n_rows, 'word')}.",
        f"{n} counted words show both sides{left}. Cells with n below 5 are single observations, "
        f"not a pattern.",
    )


def extremes(table: pd.DataFrame) -> Figure:
    """The most escalatory sentences and, below them, the most calming ones, German hatched and
    English plain.

    `table` as from escalation.extremes, which holds the sentences; here they stand in the hover
    text.
    """
    if table.empty:
        return nothing("No sentence has evidence", "There is no sentence to rank.")
    sides = [("escalatory", "most escalatory", UP), ("calming", "most calming", DOWN)]
    heights = [max(1, (table.side == side).sum()) for side, *_ in sides]
    fig = make_subplots(
        rows=2,
        cols=1,
        subplot_titles=[title for _, title, _ in sides],
        vertical_spacing=0.12,
        row_heights=heights,
    )
    names = {"de": "German", "en": "English"}
    for place, (side, _, colour) in enumerate(sides, start=1):
        part = table[table.side == side].sort_values(["language", "rank"], ascending=False)
        fig.add_bar(
            x=part.escalation,
            y=[f"{names.get(row.language, row.language)} {row.rank}" for row in part.itertuples()],
            orientation="h",
            marker={
                "color": colour,
                "pattern": {"shape": ["/" if code == "de" else "" for code in part.language]},
            },
            text=[f"{value:+.1f}".replace("-", "−") for value in part.escalation],
            textposition="outside",
            customdata=[
                [wrap(row.text, 60, 8), wrap(row.doc_id, 40, 1)] for row in part.itertuples()
            ],
            hovertemplate="%{x:+.1f}<br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
            showlegend=False,
            row=place,
            col=1,
        )
    # Both panels have one length a point, and room for the printed value; the ticks end where the
    # scale does.
    fig.update_xaxes(range=[0, 11.5], tickvals=[0, 2, 4, 6, 8, 10], row=1, col=1)
    fig.update_xaxes(range=[0, -11.5], tickvals=[0, -2, -4, -6, -8], row=2, col=1)
    fig.update_yaxes(dtick=1)
    fig.update_layout(
        height=256 + 32 * len(table), margin_t=104
    )  # in Lab the note stands above the upper title
    top = table.loc[table.escalation.idxmax()]
    return finish(
        fig,
        "How far do the most escalatory and the most calming sentences go?",
        f"{len(table)} sentences. The most escalatory, {top.escalation:+.1f}, is in {top.doc_id}.",
        "Hatched: German; plain: English. Numbered as in the table of the sentences; point at a "
        "bar to read it.",
    )


def _most_active(table: pd.DataFrame) -> pd.DataFrame:
    """The pairs with most words, as long as they name no more than a few actors and targets."""
    actors, targets, kept = [], [], []
    for row in table.sort_values("n_rows", ascending=False, kind="stable").itertuples():
        new_actor, new_target = row.actor not in actors, row.target not in targets
        if len(actors) + new_actor > _MOST_ACTORS or len(targets) + new_target > _MOST_ACTORS:
            continue
        actors += [row.actor] * new_actor
        targets += [row.target] * new_target
        kept.append(row.Index)
    return table.loc[kept]


def _separation(shown: pd.DataFrame, what: str) -> str:
    """What the intervals allow to say, as a title."""
    if len(shown) < 2:
        return f"How escalatory is this {what}?"
    top, bottom = shown.iloc[-1], shown.iloc[0]
    if pd.isna(top.low) or pd.isna(bottom.high):
        return f"Which {what} is more escalatory? Too little text to say"
    if top.low > bottom.high and not _clear(top, bottom, len(shown)):
        return (
            f"Which {what} is more escalatory? Among {len(shown)}, chance alone can set the "
            f"ends this far apart"
        )
    if top.low > bottom.high:
        return f"{wrap(top.group, 40, 1)} is more escalatory than {wrap(bottom.group, 40, 1)}"
    return f"Which {what} is more escalatory? The intervals overlap, so this settles no order"


def _clear(top, bottom, n: int) -> bool:
    """Whether two means differ although they are the ends of `n`: Bonferroni over all pairs, normal
    approximation.
    """
    errors = [(row.high - row.low) / (2 * _NORMAL.inv_cdf(0.975)) for row in (top, bottom)]
    distance = (top["mean"] - bottom["mean"]) / max(float(np.hypot(*errors)), 1e-9)
    return 2 * _NORMAL.cdf(-distance) * n * (n - 1) / 2 < 0.05


def _some(names) -> str:
    names = [str(name) for name in names]
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
