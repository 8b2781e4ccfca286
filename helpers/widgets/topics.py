"""The topic explorer: pick a topic, read its passages, change the number of topics, rename, and
export the choice.
"""

import html
import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache

import ipywidgets as widgets
import pandas as pd

from helpers import figures, languages
from helpers.figures import count
from helpers.figures.topics import over_time, sizes, stability, terms, topic_map, tree
from helpers.topics import Topics
from helpers.widgets.controls import OwnKeys, follow

_MOST_TEXTS = 12
_MARKED = 10  # terms by language
_VIEWS: dict[str, Callable[[Topics, int, str], figures.Figure]] = {
    "terms": lambda found, topic, code: terms(found.topics, found.terms, topic, code),
    "map": lambda found, topic, code: topic_map(
        found.topics, found.memberships, code, marked=topic
    ),
    "sources": lambda found, topic, code: sizes(
        found.topics, found.memberships, _group(found), code
    ),
    "over time": lambda found, topic, code: over_time(
        found.topics, found.memberships, language=code
    ),
    "similarity tree": lambda found, topic, code: tree(found.topics, found.similarity, code),
    "stability": lambda found, topic, code: stability(found.stability, found.verdict, found.unit),
}
_NO_NAMES = ("",) * len(languages.CODES)


class TopicExplorer(widgets.VBox):
    """Controls over one analysis of topics, from `topics.find`; `choice()` gives what was chosen,
    as notebook parameters.

    "Topic" and "Show" choose the figure, "Topics" walks along the nested levels without refitting,
    `names`, a text field for each language, rename the topic. Passages are shown with the topic's
    terms marked. Names belong to their level and stay there.
    """

    def __init__(self, found: Topics, language: str = languages.ENGLISH.code) -> None:
        self._found = found
        self._at = cache(found.at)
        self._given: dict[int, dict[int, tuple[str, ...]]] = defaultdict(dict)
        self._given[len(found.topics)] = _given_names(found.topics)
        self._busy = False
        self.topic = widgets.Dropdown(
            description="Topic", layout={"width": "28em", "max_width": "100%"}
        )
        self.view = widgets.Dropdown(options=list(_VIEWS), description="Show")
        self.language = widgets.Dropdown(
            options=sorted((known.name, code) for code, known in languages.LANGUAGES.items()),
            value=language,
            description="Labels",
        )
        self.level = widgets.Dropdown(
            options=[int(n) for n in sorted(found.levels.n_topics.unique())],
            value=len(found.topics),
            description="Topics",
            tooltip="Number of topics: coarser and finer levels of the same analysis",
        )
        self.names = {
            code: widgets.Text(
                description=known.name, placeholder="rename", continuous_update=False
            )
            for code, known in languages.LANGUAGES.items()
        }
        # not disabled: a keyboard has to reach it to copy
        self.export = widgets.Textarea(
            description="Parameters", layout={"width": "44em", "max_width": "100%"}, rows=6
        )
        self.texts = widgets.HTML()
        self.figure = figures.widget()
        for field in self.names.values():
            field.observe(self._rename, names="value")
        follow(self._draw, self.topic, self.view, self.language, self.level)
        choosing, levels, naming = (
            widgets.HBox(row, layout={"flex_flow": "row wrap"})
            for row in (
                [self.topic, self.view],
                [self.language, self.level],
                [widgets.Label("Rename this topic:"), *self.names.values()],
            )
        )
        super().__init__(
            [choosing, levels, self.figure, self.texts, naming, self.export, OwnKeys()]
        )

    def choice(self) -> dict:
        """What was chosen, as parameters for a notebook: n_topics, level, topic, label_language and
        topic_names.
        """
        model = self._found.model
        return {
            "n_topics": model.n_topics,
            "level": None if self.level.value == model.n_topics_ else int(self.level.value),
            "topic": int(self.topic.value),
            "label_language": self.language.value,
            "topic_names": {
                topic: list(names)
                for topic, names in sorted(self._given[self.level.value].items())
                if any(names)
            },
        }

    def shown(self) -> Topics:
        """The topics on the chosen level, with the names given."""
        return self._at(self.level.value).renamed(self._given[self.level.value])

    def _rename(self, _change) -> None:
        if not self._busy:
            self._given[self.level.value][self.topic.value] = tuple(
                field.value for field in self.names.values()
            )
            self._draw()

    def _draw(self) -> None:
        if self._busy:
            return
        found = self.shown()
        self._busy = True  # what is filled in here is no choice
        topic = self._fill_topics(found.topics)
        for field, name in zip(
            self.names.values(), self._given[self.level.value].get(topic, _NO_NAMES), strict=True
        ):
            field.value = name
        self._busy = False
        figures.replace(self.figure, _VIEWS[self.view.value](found, topic, self.language.value))
        inside = found.memberships[found.memberships.topic == topic]
        self.texts.value = _as_html(inside, _terms(found, topic), found.unit)
        self.export.value = "\n".join(
            f"{name} = {value!r}" for name, value in self.choice().items()
        )

    def _fill_topics(self, topics: pd.DataFrame) -> int:
        """The topic chosen among those of the level: the same as before where there is one."""
        label, kept = f"label_{self.language.value}", self.topic.value
        names = {
            row.topic: f"{row.topic}: {getattr(row, label)} ({row.size})"
            for row in topics.itertuples()
        }
        self.topic.options = [(name, topic) for topic, name in names.items()]
        self.topic.value = kept if kept in names else next(iter(names))
        return self.topic.value


explorer = TopicExplorer


def _terms(found: Topics, topic: int) -> list[str]:
    """The terms of a topic that are marked in its texts: the same that the figure shows."""
    return list(
        found.terms[found.terms.topic == topic]
        .sort_values("weight", ascending=False)
        .groupby("language")
        .term.head(_MARKED)
    )


def _group(found: Topics) -> str:
    named = "source" in found.memberships and found.memberships.source.notna().any()
    return "source" if named else "doc_id"


def _given_names(topics: pd.DataFrame) -> dict[int, tuple[str, ...]]:
    """Names that a person gave before, as `rename` takes them."""
    names = {
        row.topic: tuple(
            "" if given == getattr(row, f"automatic_{code}", given) else given
            for code, given in ((code, getattr(row, f"label_{code}")) for code in languages.CODES)
        )
        for row in topics.itertuples()
    }
    return {topic: given for topic, given in names.items() if any(given)}


def _as_html(memberships: pd.DataFrame, terms: list[str], unit: str = "text") -> str:
    """The topic's most typical texts, escaped, with its terms marked."""
    shown = memberships.sort_values(
        ["similarity", "text_id"], ascending=[False, True], kind="stable"
    ).head(_MOST_TEXTS)
    words = sorted({html.escape(term) for term in terms}, key=len, reverse=True)
    # a term is a lemma: a longer form of the word is marked as well
    pattern = rf"(?<!\w)({'|'.join(map(re.escape, words))})\w{{0,4}}(?!\w)" if words else r"(?!)"
    marked = re.compile(pattern, re.IGNORECASE)
    items = "".join(
        f'<li><span lang="{row.language if row.language in languages.CODES else ""}">'
        f"{marked.sub(lambda m: f'<mark>{m.group()}</mark>', html.escape(row.excerpt))}</span> "
        f"<small>({html.escape(', '.join(_facts(row)))})</small></li>"
        for row in shown.itertuples()
    )
    rest = len(memberships) - len(shown)
    more = f"<p>{count(rest, f'more {unit}')} not shown.</p>" if rest else ""
    return (
        f"<p>The most typical {unit}s of the topic, with its terms marked:</p>"
        f"<ol>{items}</ol>{more}"
    )


def _facts(row) -> list[str]:
    """What is said of a text: its id, its source, how typical it is and how clear."""
    source = getattr(row, "source", None)
    return [
        row.text_id,
        *([source] if isinstance(source, str) and source else []),
        f"similarity {row.similarity:.2f}",
        *([] if pd.isna(row.margin) else [f"margin {row.margin:.2f}"]),
    ]
