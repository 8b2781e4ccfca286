"""The explorer of sources: choose a story and two texts, see facts, passages, words, voices and
profiles.
"""

from collections.abc import Callable
from typing import NamedTuple

import ipywidgets as widgets
import pandas as pd

from helpers import corpus, figures, sources
from helpers.figures import count
from helpers.figures.sources import fact_grid, fact_table, keyness, profile, story_page, voices
from helpers.widgets.controls import OwnKeys, follow


class Comparison(NamedTuple):
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
    "facts": lambda t, story, group: fact_grid(t.facts, story, t.documents),
    "distinctive words": lambda t, story, group: keyness(t.keyness, group),
    "voices": lambda t, story, group: voices(t.voices, t.documents),
    "profile": lambda t, story, group: profile(t.profiles, group),
    "source map": lambda t, story, group: figures.sources.similarity_map(
        sources.similarity_map(t.profiles)
    ),
}
_TWO = "Choose two different texts to compare them; this story may have one text only."


def explorer(tables: Comparison) -> widgets.VBox:
    """Story, two texts and a view: the figure follows, below it the two texts' facts and passages
    side by side.
    """
    names = corpus.names(tables.documents)
    group = sources.group_of(tables.documents).set_axis(tables.documents.doc_id)
    view = widgets.Dropdown(options=list(_VIEWS), description="Show")
    story = widgets.Dropdown(options=_stories(tables.facts), description="Story")
    one, other = widgets.Dropdown(description="Text A"), widgets.Dropdown(description="Text B")
    said, text, live = widgets.Label(), widgets.HTML(), figures.widget()
    filling = False

    def fill() -> None:
        nonlocal filling
        inside = sorted(set(tables.facts.doc_id[tables.facts.story_id == story.value]))
        filling = True
        for control, place in ((one, 0), (other, 1)):
            control.options = [(names[d], d) for d in inside]
            control.index = min(place, len(inside) - 1) if inside else None
        filling = False
        draw()

    def draw() -> None:
        if filling or one.value is None:
            return
        figures.replace(live, _VIEWS[view.value](tables, story.value, group[one.value]))
        said.value, text.value = (
            _beside(tables, story.value, [one.value, other.value])
            if one.value != other.value
            else (_TWO, "")
        )

    follow(draw, view, one, other)
    follow(fill, story)
    return widgets.VBox(
        [widgets.HBox([story, view]), widgets.HBox([one, other]), live, said, text, OwnKeys()]
    )


def _beside(tables: Comparison, story: str, chosen: list[str]) -> tuple[str, str]:
    """How far two texts agree, in words, and their facts and passages side by side, as HTML."""
    verdicts = sources.compare(tables.facts, story, *chosen).verdict.value_counts()
    pairs = sources.passages(tables.sentences, chosen)
    parts = (
        fact_table(tables.facts, story, tables.documents, chosen),
        story_page(tables.sentences, pairs, chosen, tables.documents),
    )
    return _in_words(verdicts), "".join(part.data for part in parts)


def _in_words(verdicts: pd.Series) -> str:
    both = verdicts.get("stated by both", 0) + verdicts.get("similar in both", 0)
    differ, unclear = verdicts.get("differs", 0), verdicts.get("unclear", 0)
    one = verdicts.sum() - both - differ - unclear
    said = f"{count(both, 'fact')} stated by both, {differ} stated differently, {one} by one only"
    return f"{said}, {unclear} unclear." if unclear else f"{said}."


def _stories(facts: pd.DataFrame) -> list[tuple[str, str]]:
    """Names and offices of the whole corpus first, then stories by falling number of texts."""
    texts = facts.groupby("story_id").doc_id.nunique().sort_values(ascending=False, kind="stable")
    everywhere = [("names and offices, all texts", "corpus")] if "corpus" in texts else []
    stories = texts.drop("corpus", errors="ignore").items()
    return everywhere + [(f"{story} ({count(n, 'text')})", story) for story, n in stories]
