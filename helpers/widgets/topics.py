"""The topic explorer: pick a topic, read its passages, change the number of topics, rename, and
export the choice.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import ipywidgets as widgets
import pandas as pd

from helpers import figures
from helpers.figures import count
from helpers.figures import topics as drawn
from helpers.topics import Topics
from helpers.widgets.keys import OwnKeys

_MOST_TEXTS = 12
_MARKED = 10  # terms by language
_VIEWS: dict[str, Callable] = {
    "terms": lambda found, topic, code: drawn.terms(found.topics, found.terms, topic, code),
    "map": lambda found, topic, code: drawn.topic_map(
        found.topics, found.memberships, code, marked=topic
    ),
    "sources": lambda found, topic, code: drawn.sizes(
        found.topics, found.memberships, _group(found), code
    ),
    "over time": lambda found, topic, code: drawn.over_time(
        found.topics, found.memberships, language=code
    ),
    "similarity tree": lambda found, topic, code: drawn.tree(found.topics, found.similarity, code),
    "stability": lambda found, topic, code: drawn.stability(
        found.stability, found.verdict, found.unit
    ),
}


class TopicExplorer(widgets.VBox):
    """Controls over one analysis of topics; `choice()` gives what was chosen, as notebook
    parameters.

    "Topic" and "Show" choose the figure, "Topics" walks along the nested levels without refitting,
    the two text fields rename the topic. Passages are shown with the topic's terms marked. Names
    belong to their level and stay there.
    """

    def __init__(self, found: Topics, language: str = "en") -> None:
        self._found = found
        self._names: dict[int, dict[int, tuple[str, str]]] = {
            len(found.topics): _given_names(found.topics)
        }
        self._levels: dict[int, Topics] = {}
        self._busy = False
        self.topic = widgets.Dropdown(
            description="Topic", layout={"width": "28em", "max_width": "100%"}
        )
        self.view = widgets.Dropdown(options=list(_VIEWS), description="Show")
        self.language = widgets.Dropdown(
            options=[("English", "en"), ("German", "de")], value=language, description="Labels"
        )
        self.level = widgets.Dropdown(
            options=[int(n) for n in sorted(found.levels.n_topics.unique())],
            value=len(found.topics),
            description="Topics",
            tooltip="Number of topics: coarser and finer levels of the same analysis",
        )
        self.name_de = widgets.Text(
            description="German", placeholder="rename", continuous_update=False
        )
        self.name_en = widgets.Text(
            description="English", placeholder="rename", continuous_update=False
        )
        # not disabled: a keyboard has to reach it to copy
        self.export = widgets.Textarea(
            description="Parameters", layout={"width": "44em", "max_width": "100%"}, rows=6
        )
        self.texts = widgets.HTML()
        self.figure = figures.widget(
            drawn.terms(found.topics, found.terms, int(found.topics.topic.iloc[0]), language)
        )
        self._fill_topics()
        for control in (self.topic, self.view, self.language):
            control.observe(self._draw, names="value")
        self.level.observe(self._relevel, names="value")
        for field in (self.name_de, self.name_en):
            field.observe(self._rename, names="value")
        wrapping = {"flex_flow": "row wrap"}
        super().__init__(
            [
                widgets.HBox([self.topic, self.view], layout=wrapping),
                widgets.HBox([self.language, self.level], layout=wrapping),
                self.figure,
                self.texts,
                widgets.HBox(
                    [widgets.Label("Rename this topic:"), self.name_de, self.name_en],
                    layout=wrapping,
                ),
                self.export,
                OwnKeys(),
            ]
        )
        self._draw()

    def choice(self) -> dict:
        """What was chosen, as parameters for a notebook: n_topics, level, topic, label_language and
        topic_names.
        """
        fitted = self._found.model.n_topics_
        return {
            "n_topics": self._found.model.n_topics,
            "level": None if self.level.value == fitted else int(self.level.value),
            "topic": int(self.topic.value),
            "label_language": self.language.value,
            "topic_names": {
                topic: list(names)
                for topic, names in sorted(self._level_names().items())
                if any(names)
            },
        }

    def shown(self) -> Topics:
        """The topics on the chosen level, with the names given."""
        number = int(self.level.value)
        if number not in self._levels:
            self._levels[number] = self._found.at(number)
        return self._levels[number].renamed(self._level_names())

    def _level_names(self) -> dict[int, tuple[str, str]]:
        return self._names.setdefault(int(self.level.value), {})

    def _fill_topics(self) -> None:
        code = f"label_{self.language.value}"
        found = self.shown()
        options = [
            (f"{row.topic}: {getattr(row, code)} ({row.size})", row.topic)
            for row in found.topics.itertuples()
        ]
        kept = self.topic.value
        self._busy = True
        self.topic.options = options
        self.topic.value = kept if kept in [value for _, value in options] else options[0][1]
        self._busy = False

    def _relevel(self, _change=None) -> None:
        self._fill_topics()
        self._draw()

    def _rename(self, _change=None) -> None:
        if self._busy:
            return
        self._level_names()[self.topic.value] = (self.name_de.value, self.name_en.value)
        self._fill_topics()
        self._draw()

    def _draw(self, change=None) -> None:
        if self._busy:
            return
        if change is not None and change["owner"] is self.language:
            self._fill_topics()
        found, topic = self.shown(), self.topic.value
        figures.replace(self.figure, _VIEWS[self.view.value](found, topic, self.language.value))
        inside = found.memberships[found.memberships.topic == topic]
        self.texts.value = _as_html(inside, _terms(found, topic), found.unit)
        self._busy = True
        self.name_de.value, self.name_en.value = self._level_names().get(topic, ("", ""))
        self._busy = False
        self.export.value = "\n".join(
            f"{name} = {value!r}" for name, value in self.choice().items()
        )


def explorer(found: Topics, language: str = "en") -> TopicExplorer:
    """An explorer of one analysis of topics, from `topics.find`."""
    return TopicExplorer(found, language)


def _terms(found: Topics, topic: int) -> list[str]:
    """The terms of a topic that are marked in its texts: the same that the figure shows."""
    inside = found.terms[found.terms.topic == topic]
    return list(
        inside.sort_values("weight", ascending=False).groupby("language").term.head(_MARKED)
    )


def _group(found: Topics) -> str:
    named = "source" in found.memberships and found.memberships.source.notna().any()
    return "source" if named else "doc_id"


def _given_names(topics: pd.DataFrame) -> dict[int, tuple[str, str]]:
    """Names that a person gave before, as `rename` takes them."""
    if "automatic_de" not in topics:
        return {}
    names = {
        int(row.topic): tuple(
            "" if given == made else given
            for given, made in ((row.label_de, row.automatic_de), (row.label_en, row.automatic_en))
        )
        for row in topics.itertuples()
    }
    return {topic: pair for topic, pair in names.items() if any(pair)}


def _as_html(memberships: pd.DataFrame, terms: list[str], unit: str = "text") -> str:
    """The topic's most typical texts, escaped, with its terms marked."""
    shown = memberships.sort_values(
        ["similarity", "text_id"], ascending=[False, True], kind="stable"
    ).head(_MOST_TEXTS)
    words = sorted({html.escape(term) for term in terms}, key=len, reverse=True)
    # a term is a lemma: a longer form of the word is marked as well
    pattern = (
        re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words))})\w{{0,4}}(?!\w)", re.IGNORECASE)
        if words
        else None
    )
    items = []
    for row in shown.itertuples():
        text = html.escape(row.excerpt)
        text = pattern.sub(lambda m: f"<mark>{m.group()}</mark>", text) if pattern else text
        source = getattr(row, "source", None)
        facts = [
            row.text_id,
            source if isinstance(source, str) else "",
            f"similarity {row.similarity:.2f}",
        ]
        facts += [] if pd.isna(row.margin) else [f"margin {row.margin:.2f}"]
        lang = f' lang="{row.language}"' if row.language in ("de", "en") else ""
        items.append(
            f"<li><span{lang}>{text}</span> "
            f"<small>({html.escape(', '.join(filter(None, facts)))})</small></li>"
        )
    rest = len(memberships) - len(shown)
    more = f"<p>{count(rest, f'more {unit}')} not shown.</p>" if rest else ""
    return (
        f"<p>The most typical {unit}s of the topic, with its terms "
        f"marked:</p><ol>{''.join(items)}</ol>{more}"
    )
