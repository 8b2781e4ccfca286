"""Escalation to look at: the path through a text, groups and voices, who acts towards whom, the
extremes.
"""

from statistics import NormalDist

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from helpers import languages
from helpers.figures.base import (
    FILLED,
    GRID,
    LEVEL,
    MUTED,
    OPEN,
    PALETTE,
    Figure,
    bar,
    count,
    error_bars,
    finish,
    line_at,
    nothing,
    signed,
    wrap,
)

UP, DOWN, FLAT = PALETTE["rose"], PALETTE["teal"], PALETTE["grey"]
_RANGE = [-9, 10.5]
_OF_WORDS = ("voice", "speaker", "pair")
"""Groups of words, whose sums are the lexicon's part of a score and larger than it."""
_KEY = ["doc_id", "sentence_id"]
_NORMAL = NormalDist()
_PRINTED = 25  # sentences of a text up to which each bar has its value
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
    known, blank = table[table.escalation.notna()], table[table.escalation.isna()]
    bars = [
        go.Bar(
            x=part.sentence_id + 1,
            y=part.escalation,
            name=name,
            marker={"color": colour, "pattern": {"shape": pattern}},
            text=list(map(signed, part.escalation)) if len(table) <= _PRINTED else None,
            textposition="outside",
            customdata=[[wrap(row.text, 60, 5), row.coverage] for row in part.itertuples()],
            hovertemplate="sentence %{x}: %{y:+.1f}<br>%{customdata[0]}<br>evidence: "
            "%{customdata[1]}<extra></extra>",
        )
        for name, colour, pattern, part in (
            ("escalatory", UP, "", known[known.escalation > 0]),
            ("calming", DOWN, "/", known[known.escalation <= 0]),
        )
    ]
    mean = f"{round(known.escalation.mean(), 1) + 0.0:+.1f}"  # no "-0.0"
    evidence = f"{len(known)} of {len(table)} sentences"
    where = ""
    if len(known):
        peak = known.loc[known.escalation.idxmax()]
        where = f" The highest is sentence {peak.sentence_id + 1} ({peak.escalation:+.1f})."
    return finish(
        [
            *bars,
            go.Scatter(
                x=blank.sentence_id + 1,
                y=np.zeros(len(blank)),
                mode="markers",
                name="no evidence",
                marker={"symbol": "circle-open", "color": MUTED, "size": 9},
                text=[wrap(text, 60, 5) for text in blank.text],
                hovertemplate="sentence %{x}: no evidence<br>%{text}<extra></extra>",
            ),
        ],
        f"Where does {doc_id} escalate, and where does it calm?",
        f"Bars for {evidence} with evidence, mean {mean}.{where}",
        f"{evidence} have evidence; their mean is {mean}. Scores in Goldstein units.",
        barmode="overlay",
        margin_t=112,  # in Lab the note stands above the legend
        xaxis={"title": "sentence, in reading order"},
        yaxis={"title": "escalation", "range": _RANGE},
    )


def groups(summary: pd.DataFrame, what: str = "text") -> Figure:
    """Mean escalation of each group with its 95 % interval; a hollow sign has no interval over
    documents.

    `summary` as from escalation.by_sentences or by_rows; `what` names one group (text, source,
    voice, speaker, topic). Groups with fewer than five scored sentences stand below the others, in
    no order; those without any are only named.
    """
    scored = summary[summary.n_scored > 0]
    if scored.empty:
        return nothing(f"No {what} has a scored sentence", f"There is no {what} to compare.")
    most = scored.sort_values("n_scored", ascending=False, kind="stable").head(_MOST_GROUPS)
    enough = most.n_scored >= _FEWEST_RANKED
    few, ranked = most[~enough], most[enough].sort_values("mean")
    # the axis shows names below each other from the bottom up
    shown = pd.concat([few[::-1], ranked])
    below = [line_at(len(few) - 0.5, "y", dash="dot")] if len(few) and len(ranked) else []
    return finish(
        _means(shown, len(few)),
        _separation(ranked, what),
        f"Mean escalation by {what}, {len(shown)} groups: {shown['mean'].min():+.1f} to "
        f"{shown['mean'].max():+.1f}.",
        _how_to_read(ranked, few, summary.group[summary.n_scored == 0], len(scored) - len(shown)),
        height=170 + 46 * len(shown),
        shapes=[line_at(0), *below],
        xaxis={"title": "mean sum of counted words" if what in _OF_WORDS else "mean escalation"},
    )


def _means(shown: pd.DataFrame, n_few: int) -> go.Scatter:
    """Signs of the groups' means, the first `n_few` too small to rank."""
    ranked = shown.iloc[n_few:]
    enough = shown.n_scored >= _FEWEST_RANKED
    colours = [FLAT] * n_few + [UP if value > 0 else DOWN for value in ranked["mean"]]
    return go.Scatter(
        x=shown["mean"],
        y=[
            f"{wrap(row.group, 30, 2)}<br>{count(row.n_scored, 'sentence')}, "
            f"{count(row.n_documents, 'text')}"
            for row in shown.itertuples()
        ],
        mode="markers",
        marker={
            "size": 12,
            "color": colours,
            "symbol": ["x-thin"] * n_few
            + ["circle" if over == "documents" else "circle-open" for over in ranked.interval],
            "line": {"width": 2, "color": colours},
        },
        error_x=error_bars(shown["mean"], shown.low.where(enough), shown.high.where(enough)),
        customdata=np.column_stack([shown.escalatory_share, shown.low, shown.high]),
        hovertemplate="%{y}<br>mean %{x:+.2f} [%{customdata[1]:.2f}, %{customdata[2]:.2f}]<br>"
        "%{customdata[0]:.0%} escalatory<extra></extra>",
        showlegend=False,
    )


def _how_to_read(ranked: pd.DataFrame, few: pd.DataFrame, blank: pd.Series, left: int) -> str:
    """What the signs mean, and which groups are not among them, as a note."""
    parts = (
        (True, "Intervals: 95 % bootstrap over texts and their sentences (filled)"),
        (
            set(ranked.interval) - {"documents"},
            ", or over the sentences of the one text (hollow), which says nothing about other "
            "texts",
        ),
        (True, "."),
        (len(few), f" Crosses: fewer than {_FEWEST_RANKED} scored sentences, too few to rank."),
        (len(blank), f" Without a scored sentence: {_some(blank)}."),
        (left, f" {left} groups with fewer sentences are not drawn."),
    )
    return "".join(words for holds, words in parts if holds)


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
    actors, targets = (
        shown.groupby(side).n_rows.sum().sort_values(ascending=False, kind="stable").index
        for side in ("actor", "target")
    )
    cells = shown.assign(said=[_cell(row) for row in shown.itertuples()])
    mean, label = (
        cells.pivot(index="actor", columns="target", values=name).reindex(
            index=actors[::-1], columns=targets
        )
        for name in ("mean", "said")
    )
    most = shown.loc[shown["mean"].idxmax()]
    highest = f"{most.actor} towards {most.target}"
    n = int(table.n_rows.sum())
    left = f"; {int(shown.n_rows.sum())} of them are drawn" if len(shown) < len(table) else ""
    axis = {"showgrid": False, "dtick": 1}
    return finish(
        go.Heatmap(
            z=mean.to_numpy(),
            x=[wrap(name, 12, 2) for name in mean.columns],
            y=[wrap(name, 14, 2) for name in mean.index],
            text=label.fillna("").to_numpy().tolist(),
            texttemplate="%{text}",
            zmid=0,
            zmin=-10,
            zmax=10,
            colorscale=[[0, DOWN], [0.5, GRID], [1, UP]],
            showscale=False,  # each cell prints its value
            hovertemplate="%{y} → %{x}: %{text}<extra></extra>",
            xgap=2,
            ygap=2,
        ),
        f"Who acts towards whom? Most escalatory: {highest}",
        f"Heat map of {len(shown)} pairs of actor and target, {n} counted words; {highest} "
        f"has the highest mean, {most['mean']:+.1f} from {count(most.n_rows, 'word')}.",
        f"{n} counted words show both sides{left}. Cells with n below 5 are single observations, "
        f"not a pattern.",
        height=220 + 48 * len(mean),
        xaxis={"title": "towards", "side": "bottom", "tickangle": -45, **axis},
        yaxis={"title": "who acts", **axis},
    )


def _cell(row) -> str:
    mean = signed(row.mean)
    return f"{'0.0' if mean in ('+0.0', '−0.0') else mean}<br>n {row.n_rows:.0f}"


def extremes(table: pd.DataFrame) -> Figure:
    """The most escalatory sentences and, below them, the most calming ones, German hatched and
    English plain.

    `table` as from escalation.extremes, which holds the sentences; here they stand in the hover
    text.
    """
    if table.empty:
        return nothing("No sentence has evidence", "There is no sentence to rank.")
    sides = {"escalatory": UP, "calming": DOWN}
    parts = [
        table[table.side == side].sort_values(["language", "rank"], ascending=False)
        for side in sides
    ]
    fig = make_subplots(
        rows=2,
        cols=1,
        subplot_titles=[f"most {side}" for side in sides],
        vertical_spacing=0.12,
        row_heights=[max(1, len(part)) for part in parts],
    )
    bars = [
        bar(
            part.escalation,
            [
                f"{languages.NAMES.get(row.language, row.language)} {row.rank}"
                for row in part.itertuples()
            ],
            None,
            (colour, ["/" if code in OPEN else "" for code in part.language]),
            "%{x:+.1f}<br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
            text=list(map(signed, part.escalation)),
            textposition="outside",
            customdata=[
                [wrap(row.text, 60, 8), wrap(row.doc_id, 40, 1)] for row in part.itertuples()
            ],
            showlegend=False,
        )
        for part, colour in zip(parts, sides.values(), strict=True)
    ]
    fig.add_traces(bars, rows=[1, 2], cols=[1, 1])
    top = table.loc[table.escalation.idxmax()]
    return finish(
        fig,
        "How far do the most escalatory and the most calming sentences go?",
        f"{len(table)} sentences. The most escalatory, {top.escalation:+.1f}, is in {top.doc_id}.",
        f"Hatched: {', '.join(OPEN.values())}; plain: {', '.join(FILLED.values())}. "
        "Numbered as in the table of the sentences; point at a bar to read it.",
        height=256 + 32 * len(table),
        margin_t=104,  # in Lab the note stands above the upper title
        # Both panels have one length a point, and room for the printed value; the ticks end where
        # the scale does.
        xaxis={"range": [0, 11.5], "tickvals": [0, 2, 4, 6, 8, 10]},
        xaxis2={"range": [0, -11.5], "tickvals": [0, -2, -4, -6, -8]},
        yaxis={"dtick": 1},
        yaxis2={"dtick": 1},
    )


def _most_active(table: pd.DataFrame) -> pd.DataFrame:
    """The pairs with most words, as long as they name no more than a few actors and targets."""
    actors: set[str] = set()
    targets: set[str] = set()
    kept = []
    for row in table.sort_values("n_rows", ascending=False, kind="stable").itertuples():
        sides = actors | {row.actor}, targets | {row.target}
        if max(map(len, sides)) <= _MOST_ACTORS:
            actors, targets = sides
            kept.append(row.Index)
    return table.loc[kept]


def _separation(shown: pd.DataFrame, what: str) -> str:
    """What the intervals allow to say, as a title."""
    if len(shown) < 2:
        return f"How escalatory is this {what}?"
    top, bottom = shown.iloc[-1], shown.iloc[0]
    if pd.isna(top.low) or pd.isna(bottom.high):
        return f"Which {what} is more escalatory? Too little text to say"
    if top.low <= bottom.high:
        return f"Which {what} is more escalatory? The intervals overlap, so this settles no order"
    if _clear(top, bottom, len(shown)):
        return f"{wrap(top.group, 40, 1)} is more escalatory than {wrap(bottom.group, 40, 1)}"
    return (
        f"Which {what} is more escalatory? Among {len(shown)}, chance alone can set the "
        f"ends this far apart"
    )


def _clear(top, bottom, n: int) -> bool:
    """Whether two means differ although they are the ends of `n`: Bonferroni over all pairs, normal
    approximation.
    """
    errors = [(row.high - row.low) / (2 * _NORMAL.inv_cdf(0.975)) for row in (top, bottom)]
    distance = (top["mean"] - bottom["mean"]) / max(float(np.hypot(*errors)), 1e-9)
    return 2 * _NORMAL.cdf(-distance) * n * (n - 1) / 2 < LEVEL


def _some(names) -> str:
    names = [str(name) for name in names]
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
