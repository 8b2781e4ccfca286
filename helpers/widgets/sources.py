"""The explorer of sources: choose a story and two texts, see facts, passages, words, voices and
profiles.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import ipywidgets as widgets
import pandas as pd

from helpers import corpus, figures, sources
from helpers.figures import count
from helpers.figures import sources as drawn
from helpers.figures.sources import fact_table, story_page
from helpers.widgets.keys import OwnKeys


@dataclass(frozen=True)
class Comparison:
    """What the explorer shows, computed once: DOCUMENTS, SENTENCES, FACTS, KEYNESS, voices,
    PROFILES.
    """

    documents: pd.DataFrame
    sentences: pd.DataFrame
    facts: pd.DataFrame
    keyness: pd.DataFrame
    voices: pd.DataFrame
    profiles: pd.DataFrame


_VIEWS: dict[str, Callable[[Comparison, str, str], figures.Figure]] = {
    "facts": lambda t, story, group: drawn.fact_grid(t.facts, story, t.documents),
    "distinctive words": lambda t, story, group: drawn.keyness(t.keyness, group),
    "voices": lambda t, story, group: drawn.voices(t.voices, t.documents),
    "profile": lambda t, story, group: drawn.profile(t.profiles, group),
    "source map": lambda t, story, group: drawn.similarity_map(sources.similarity_map(t.profiles)),
}


def explorer(tables: Comparison) -> widgets.VBox:
    """Story, two texts and a view: the figure follows, below it the two texts' facts and passages
    side by side.
    """
    documents = tables.documents
    names = corpus.names(documents)
    group = sources.group_of(documents).set_axis(documents.doc_id)
    view = widgets.Dropdown(options=list(_VIEWS), description="Show")
    story = widgets.Dropdown(options=_stories(tables.facts), description="Story")
    one, other = widgets.Dropdown(description="Text A"), widgets.Dropdown(description="Text B")
    said = widgets.Label()
    text = widgets.HTML()
    live = figures.widget(drawn.fact_grid(tables.facts, story.value, documents))
    busy = {"filling": False}

    def fill(_change=None) -> None:
        inside = list(dict.fromkeys(tables.facts.doc_id[tables.facts.story_id == story.value]))
        busy["filling"] = True
        for control, place in ((one, 0), (other, 1)):
            control.options = [(names[d], d) for d in sorted(inside)]
            control.index = min(place, len(inside) - 1) if inside else None
        busy["filling"] = False
        draw()

    def draw(_change=None) -> None:
        if busy["filling"] or one.value is None:
            return
        figures.replace(live, _VIEWS[view.value](tables, story.value, group[one.value]))
        if one.value == other.value:
            said.value = (
                "Choose two different texts to compare them; this story may have one text only."
            )
            text.value = ""
            return
        table = sources.compare(tables.facts, story.value, one.value, other.value)
        said.value = _in_words(table.verdict.value_counts())
        chosen = [one.value, other.value]
        pairs = sources.passages(tables.sentences, chosen)
        text.value = (
            fact_table(tables.facts, story.value, documents, chosen).data
            + story_page(tables.sentences, pairs, chosen, documents).data
        )

    story.observe(fill, names="value")
    for control in (view, one, other):
        control.observe(draw, names="value")
    fill()
    return widgets.VBox(
        [widgets.HBox([story, view]), widgets.HBox([one, other]), live, said, text, OwnKeys()]
    )


def _in_words(verdicts: pd.Series) -> str:
    both = verdicts.get("stated by both", 0) + verdicts.get("similar in both", 0)
    differ, unclear = verdicts.get("differs", 0), verdicts.get("unclear", 0)
    one = verdicts.sum() - both - differ - unclear
    said = f"{count(both, 'fact')} stated by both, {differ} stated differently, {one} by one only"
    return f"{said}, {unclear} unclear." if unclear else f"{said}."


def _stories(facts: pd.DataFrame) -> list[tuple[str, str]]:
    """Names and offices of the whole corpus first, then stories by falling number of texts."""
    texts = facts.groupby("story_id").doc_id.nunique().sort_values(ascending=False, kind="stable")
    rest = [s for s in texts.index if s != "corpus"]
    options = [(f"{s} ({texts[s]} text{'' if texts[s] == 1 else 's'})", s) for s in rest]
    return (
        [("names and offices, all texts", "corpus")] if "corpus" in texts.index else []
    ) + options
