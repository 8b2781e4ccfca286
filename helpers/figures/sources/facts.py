"""Sources side by side: which facts each states."""

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from helpers import corpus, languages
from helpers.figures.base import GRID, PALETTE, Figure, count, finish, nothing, wrap
from helpers.sources.trials import NAMED, missing_status

STATUS = {
    "unclear": ("?", "unclear: may be said in other words"),
    "not mentioned": ("–", "not mentioned here"),
    "stated": ("✓", "stated here"),
    "differs": ("≠", "differs"),
}
_STATUS_COLOURS = [PALETTE["sand"], GRID, PALETTE["teal"], PALETTE["rose"]]
# characters of a line of a value that fits into a cell on a phone, by the number of columns
_FITTING = {1: 30, 2: 12, 3: 8}
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
    ranked = ranked_facts(story)
    chosen = ranked.index[:_MOST_FACTS][::-1]
    columns = sorted(set(story.doc_id))[:_MOST_COLUMNS]
    status, value = _cells(story, chosen, columns)
    # whole: the end may tell two texts apart
    names = [wrap(name, 16) for name in text_names(columns, documents)]
    width = _FITTING.get(len(columns), 0)
    labels = [wrap(fact, 19, 4) for fact in chosen]
    least = _VALUE_LINES if width else 1
    left = len(ranked) - len(chosen)
    differing = [str(fact) for fact in ranked.index[ranked.conflict]][:3]
    plain = {"showgrid": False, "zeroline": False, "tickfont": {"size": 12}}
    return finish(
        _grid(status, value, labels, names, width),
        _grid_title(ranked, story_id),
        f"Grid of {count(len(chosen), 'fact')} by {count(len(columns), 'document')}. "
        + (f"Different: {'; '.join(differing)}." if differing else "None differs."),
        legend(set(status.to_numpy().ravel()))
        + " Not mentioned is not withheld."
        + (f" {left} more facts are not drawn." if left else "")
        + _not_read(documents),
        height=_AROUND + sum(14 + 17 * max(label.count("<br>") + 1, least) for label in labels),
        # every column keeps its name, also where it has to be turned
        xaxis={
            "side": "top",
            "autotickangles": [0, 90],
            "tickmode": "array",
            "tickvals": list(range(len(names))),
            "ticktext": names,
            **plain,
        },
        yaxis=plain,
    )


def ranked_facts(story: pd.DataFrame) -> pd.DataFrame:
    """Each fact with whether it is in conflict and how many texts state it; conflicts first."""
    return (
        story.assign(conflict=story.status == "differs", stated=story.status != "not mentioned")
        .groupby("fact", sort=False)
        .agg({"conflict": "any", "stated": "sum"})
        .sort_values(["conflict", "stated"], ascending=False, kind="stable")
    )


def _cells(
    story: pd.DataFrame, facts: pd.Index, columns: list[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Status and value of each fact (row) in each document (column)."""
    cells = story.drop_duplicates(["fact", "doc_id"]).set_index(["fact", "doc_id"])
    missing = story.drop_duplicates("fact").set_index("fact").kind.map(missing_status)
    status, value = (
        cells[name].unstack().reindex(index=facts, columns=columns) for name in ("status", "value")
    )
    return status.apply(lambda column: column.fillna(missing[facts])), value


def _grid(
    status: pd.DataFrame, value: pd.DataFrame, labels: list[str], names: list[str], width: int
) -> go.Heatmap:
    codes = list(STATUS)
    rows = list(zip(status.to_numpy(), value.to_numpy(), strict=True))
    return go.Heatmap(
        z=[[codes.index(s) for s in row] for row in status.to_numpy()],
        y=labels,
        zmin=-0.5,
        zmax=len(codes) - 0.5,
        colorscale=[
            [edge / len(codes), c] for i, c in enumerate(_STATUS_COLOURS) for edge in (i, i + 1)
        ],
        text=[[_cell(s, v, width) for s, v in zip(*row, strict=True)] for row in rows],
        texttemplate="%{text}",
        textfont={"size": 12},
        customdata=[[_cell_hover(*c) for c in zip(names, *row, strict=True)] for row in rows],
        hovertemplate="%{y}<br>%{customdata}<extra></extra>",
        xgap=3,
        ygap=3,
        showscale=False,
    )


def _grid_title(ranked: pd.DataFrame, story_id: str) -> str:
    about = "Names and offices in all texts" if story_id == "corpus" else f"The texts of {story_id}"
    conflicts, comparable = int(ranked.conflict.sum()), int((ranked.stated >= 2).sum())
    if conflicts:
        return f"{about}: {count(conflicts, 'fact')} stated differently"
    if comparable:
        return (
            f"{about}: no two were found to differ, among {count(comparable, 'fact')} that at "
            f"least two state"
        )
    return f"{about}: no two were found to state the same fact"


def legend(shown: set[str]) -> str:
    """The signs that are shown, in words."""
    return (
        " · ".join(f"{sign} {words}" for s, (sign, words) in reversed(STATUS.items()) if s in shown)
        + "."
    )


def _not_read(documents: pd.DataFrame | None) -> str:
    """The texts in no language that the kit reads, as part of a note."""
    if documents is None or documents.get("language", pd.Series()).isin(languages.CODES).all():
        return ""
    left = documents[~documents.language.isin(languages.CODES)]
    names = text_names(left.doc_id, left)
    read = " nor ".join(language.name for language in languages.LANGUAGES.values())
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f" Not read, being neither {read}: {', '.join(names[:NAMED])}{more}."


def _cell(status: str, value: object, width: int) -> str:
    """The sign with the value, where no word of it is wider than the cell."""
    sign = STATUS[status][0]
    fits = isinstance(value, str) and max(map(len, value.split()), default=0) <= width
    return f"{sign} {wrap(value, width, _VALUE_LINES)}" if fits else sign


def _cell_hover(name: str, status: str, value: object) -> str:
    said = f": {wrap(value, 60, 6)}" if isinstance(value, str) else ""
    return f"{name.replace('<br>', ' ')}: {STATUS[status][1]}{said}"


def text_names(doc_ids: Iterable[str], documents: pd.DataFrame | None) -> list[str]:
    """The short name of each text; its doc_id where nothing is known of it."""
    short = {} if documents is None else corpus.names(documents)
    return [short.get(doc_id, str(doc_id)) for doc_id in doc_ids]
