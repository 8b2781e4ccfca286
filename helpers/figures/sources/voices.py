"""Who is given a voice by whom."""

import pandas as pd

from helpers.figures.base import PALETTE, Figure, bar, count, finish, nothing, wrap
from helpers.sources import group_of

_MOST_SOURCES = 12
_MOST_SIDES = 4
_NO_SPEAKER = "no speaker named"
_KINDS = {
    "direct": ("in quotation marks", (PALETTE["indigo"], "")),
    "reported": ("reported", (PALETTE["teal"], "/")),
}


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
    sources = group_of(documents, source).set_axis(documents.doc_id)
    who = (
        table[by]
        .mask(table[by] == "", "no side known")
        .mask(table.speaker == "", _NO_SPEAKER)
        .mask(table.anonymous, "anonymous source")
    )
    frame = table.assign(source=table.doc_id.map(sources), who=who)
    n_words = documents.set_index("doc_id").n_words.groupby(sources).sum()
    ranked = n_words[frame.source.unique()].sort_values(ascending=False, kind="stable").index
    top = ranked[:_MOST_SOURCES]
    words = frame.pivot_table(
        index=["source", "who"], columns="kind", values="words", aggfunc="sum", fill_value=0
    ).reindex(columns=list(_KINDS), fill_value=0)
    shown = pd.concat([_largest(words.loc[[outlet]]) for outlet in top])
    labels = [f"{wrap(who, 19, 1)}<br>{wrap(f'in {name}', 19, 2)}" for name, who in shown.index]
    per = n_words[shown.index.get_level_values(0)].clip(lower=1).to_numpy()
    title = _largest_share(shown.sum(axis=1) / per, by)
    everything = max(frame.words.sum(), 1)
    return finish(
        [
            bar(
                shown[kind] / per,
                labels,
                name,
                look,
                "%{y}<br>%{customdata} words, %{x:.1%} of the source's words<extra></extra>",
                customdata=shown[kind],
            )
            for kind, (name, look) in _KINDS.items()
        ],
        title,
        f"Bars for {len(shown)} pairs of source and {by}. {title}.",
        f"{count(len(table), 'passage')}; {frame.words[frame.speaker == ''].sum() / everything:.0%}"
        f" of their words name no speaker, {frame.words[frame.anonymous].sum() / everything:.0%} "
        "an anonymous one. Found by rules: check the passages before you quote a share."
        + (
            f" Drawn: the {len(top)} sources with most words, of {len(ranked)} in which somebody "
            "is quoted."
            if len(ranked) > len(top)
            else ""
        ),
        barmode="stack",
        height=190 + 50 * len(shown),
        showlegend=True,
        xaxis={
            "title": "share of all words of the source",
            "tickformat": ".0%",
            "rangemode": "tozero",
        },
        yaxis={"autorange": "reversed", "tickfont": {"size": 12}},
    )


def _largest_share(share: pd.Series, by: str) -> str:
    """Whose words take most of a source, among those that are known."""
    who = share.index.get_level_values(1)
    known = share[~who.str.fullmatch(r"\d+ others") & ~who.isin(["no side known", _NO_SPEAKER])]
    if known.empty:
        return f"Of nobody who is quoted is the {'side known' if by == 'side' else 'name told'}"
    source, largest = known.idxmax()
    return f"The largest share of voice: {largest}, {known.max():.0%} of the words of {source}"


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
