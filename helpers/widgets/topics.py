"""The topic explorer: pick a topic, read its passages, change the number of topics, rename, and export the choice."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import ipywidgets as widgets
import pandas as pd

from helpers import figures
from helpers.figures import topics as drawn
from helpers.topics import Topics, rename

_MOST_TEXTS = 12
_VIEWS: dict[str, Callable] = {
    "terms": lambda t, m, r, topic, code: drawn.terms(t, r.terms, topic, code),
    "map": lambda t, m, r, topic, code: drawn.topic_map(t, m, code, marked=topic),
    "sources": lambda t, m, r, topic, code: drawn.sizes(t, m, "source" if "source" in m else "doc_id", code),
    "over time": lambda t, m, r, topic, code: drawn.over_time(t, m, language=code),
    "similarity tree": lambda t, m, r, topic, code: drawn.tree(t, r.similarity, code),
    "stability": lambda t, m, r, topic, code: drawn.stability(r.stability, r.verdict),
}


class TopicExplorer(widgets.VBox):
    """Controls over one analysis of topics; `choice()` gives what was chosen, as notebook parameters.

    Topic and view choose the figure, "Number of topics" walks along the nested levels without refitting, the two text
    fields rename the topic. Passages are shown with the topic's terms marked.
    """

    def __init__(self, found: Topics, language: str = "en") -> None:
        self._found = found
        self._names: dict[int, tuple[str, str]] = {}
        self._busy = False
        levels = sorted(found.levels.n_topics.unique())
        self.topic = widgets.Dropdown(description="Topic")
        self.view = widgets.Dropdown(options=list(_VIEWS), description="Show")
        self.language = widgets.Dropdown(
            options=[("English", "en"), ("German", "de")], value=language, description="Labels"
        )
        self.level = widgets.Dropdown(
            options=[int(n) for n in levels], description="Topics", tooltip="Number of topics"
        )
        self.level.value = found.model.n_topics_
        self.name_de = widgets.Text(description="German", placeholder="rename", continuous_update=False)
        self.name_en = widgets.Text(description="English", placeholder="rename", continuous_update=False)
        self.export = widgets.Textarea(
            description="Parameters", disabled=True, layout={"width": "40em", "height": "7em"}
        )
        self.texts = widgets.HTML()
        self.figure = figures.widget(drawn.terms(found.topics, found.terms, int(found.topics.topic.iloc[0]), language))
        self._fill_topics()
        for control in (self.topic, self.view, self.language):
            control.observe(self._draw, names="value")
        self.level.observe(self._relevel, names="value")
        for field in (self.name_de, self.name_en):
            field.observe(self._rename, names="value")
        super().__init__(
            [
                widgets.HBox([self.topic, self.view]),
                widgets.HBox([self.language, self.level]),
                self.figure,
                self.texts,
                widgets.HBox([widgets.Label("Rename this topic:"), self.name_de, self.name_en]),
                self.export,
            ]
        )
        self._draw()

    def choice(self) -> dict:
        """What was chosen, as parameters for a notebook: n_topics, topic, label_language and topic_names."""
        return {
            "n_topics": int(self.level.value),
            "topic": int(self.topic.value),
            "label_language": self.language.value,
            "topic_names": {topic: list(names) for topic, names in sorted(self._names.items())},
        }

    def tables(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """TOPICS and MEMBERSHIPS on the chosen level, with the names given."""
        memberships = self._found.memberships
        if self.level.value == self._found.model.n_topics_:
            return rename(self._found.topics, self._names), memberships
        level = self._found.levels[self._found.levels.n_topics == self.level.value].set_index("text_id").topic
        memberships = memberships.assign(topic=memberships.text_id.map(level))
        return rename(
            _topics_of_level(self._found.topics, self._found.memberships, memberships), self._names
        ), memberships

    def _fill_topics(self) -> None:
        topics, _ = self.tables()
        code = f"label_{self.language.value}"
        options = [(f"{row.topic}: {getattr(row, code)} ({row.size})", int(row.topic)) for row in topics.itertuples()]
        kept = self.topic.value
        self._busy = True
        self.topic.options = options
        self.topic.value = kept if kept in [value for _, value in options] else options[0][1]
        self._busy = False

    def _relevel(self, _change=None) -> None:
        self._names = {}
        self._fill_topics()
        self._draw()

    def _rename(self, _change=None) -> None:
        if self._busy:
            return
        self._names[self.topic.value] = (self.name_de.value, self.name_en.value)
        self._fill_topics()
        self._draw()

    def _draw(self, change=None) -> None:
        if self._busy:
            return
        if change is not None and change["owner"] is self.language:
            self._fill_topics()
        topics, memberships = self.tables()
        topic, code = self.topic.value, self.language.value
        view = self.view.value
        if self.level.value != self._found.model.n_topics_ and view in ("terms", "similarity tree"):
            view = "map"  # terms and tree belong to the chosen partition only
        figures.replace(self.figure, _VIEWS[view](topics, memberships, self._found, topic, code))
        self.texts.value = _as_html(memberships[memberships.topic == topic], self._terms_of(topic))
        self._busy = True
        self.name_de.value, self.name_en.value = self._names.get(topic, ("", ""))
        self._busy = False
        self.export.value = "\n".join(f"{name} = {value!r}" for name, value in self.choice().items())

    def _terms_of(self, topic: int) -> list[str]:
        if self.level.value != self._found.model.n_topics_:
            return []
        return list(self._found.terms.term[self._found.terms.topic == topic])


def explorer(found: Topics, language: str = "en") -> TopicExplorer:
    """An explorer of one analysis of topics, from `topics.find`."""
    return TopicExplorer(found, language)


def _topics_of_level(topics: pd.DataFrame, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """TOPICS of another level: each topic carries the labels of the chosen topics that most of its texts have."""
    rows = []
    labels = topics.set_index("topic")
    for topic, part in before.assign(now=after.topic.to_numpy()).groupby("now"):
        counts = part.topic.value_counts()
        main = [t for t in counts.index if counts[t] >= 0.25 * len(part)] or [counts.index[0]]
        row = labels.loc[main[0]].to_dict() | {"topic": int(topic), "size": len(part)}
        for code in ("de", "en"):
            names = labels.loc[main, f"label_{code}"]
            if len(main) > 1:
                row[f"label_{code}"] = " + ".join(names.str.split(" · ").str[0])
            elif len(part) < labels.loc[main[0], "size"]:
                row[f"label_{code}"] = f"part of: {names.iloc[0]}"
        rows.append(row)
    return pd.DataFrame(rows)


def _as_html(memberships: pd.DataFrame, terms: list[str]) -> str:
    """The topic's most typical texts, escaped, with its terms marked."""
    order = ["similarity", "text_id"] if "similarity" in memberships else ["margin", "text_id"]
    shown = memberships.sort_values(order, ascending=[False, True], kind="stable").head(_MOST_TEXTS)
    words = sorted({html.escape(term) for term in terms}, key=len, reverse=True)
    # a term is a lemma: a longer form of the word is marked as well
    pattern = (
        re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words))})\w{{0,4}}(?!\w)", re.IGNORECASE) if words else None
    )
    items = []
    for row in shown.itertuples():
        text = html.escape(row.excerpt)
        text = pattern.sub(lambda m: f"<mark>{m.group()}</mark>", text) if pattern else text
        source = getattr(row, "source", None)
        about = html.escape(f"{row.text_id}{f', {source}' if isinstance(source, str) else ''}, margin {row.margin:.2f}")
        items.append(f"<li>{text} … <small>({about})</small></li>")
    more = f"<p>{len(memberships) - len(shown)} more texts.</p>" if len(memberships) > len(shown) else ""
    return f"<p>Most typical texts of the topic:</p><ol>{''.join(items)}</ol>{more}"
