"""Explorers of escalation: paste a sentence and see its ledger, or walk through the texts of a
corpus.
"""

import html
from collections.abc import Callable
from typing import NamedTuple

import ipywidgets as widgets
import pandas as pd

from helpers import corpus, escalation, figures, language, languages
from helpers.figures import count
from helpers.figures.escalation import extremes, groups, highlighted, in_words, pairs, path
from helpers.lexicon import read_lexicon
from helpers.widgets.controls import OwnKeys, follow, following

_LONGEST = 5000
_MOST_WORDS = 60
_ARMS = [
    ("apart (0)", "apart"),
    ("cooperation (−7.4)", "cooperation"),
    ("escalation (+5.3)", "escalation"),
]
_LANGUAGES = [
    ("as identified", ""),
    *((language.name, code) for code, language in languages.LANGUAGES.items()),
]
_EXAMPLE = "Die Regierung drohte mit neuen Zöllen, stimmte aber einer Waffenruhe zu."


class _Scored(NamedTuple):
    """What the views of a corpus draw: SENTENCES, LEDGER, SCORES and, where given, DOCUMENTS."""

    sentences: pd.DataFrame
    rows: pd.DataFrame
    scores: pd.DataFrame
    documents: pd.DataFrame | None


_VIEWS: dict[str, Callable[[_Scored, str], figures.Figure]] = {
    "path through the text": lambda t, doc_id: path(t.sentences, t.scores, doc_id),
    "texts": lambda t, doc_id: groups(escalation.by_sentences(t.scores, "document"), "text"),
    "sources": lambda t, doc_id: groups(
        escalation.by_sentences(t.scores, "source", t.documents), "source"
    ),
    "voices": lambda t, doc_id: groups(escalation.by_rows(t.rows, "voice"), "voice"),
    "speakers": lambda t, doc_id: groups(escalation.by_rows(t.rows, "speaker"), "speaker"),
    "who towards whom": lambda t, doc_id: pairs(escalation.pairs(t.rows)),
    "extremes": lambda t, doc_id: extremes(escalation.extremes(t.sentences, t.scores)),
}


def read(
    text: str, given: str = "", arms: str = "apart"
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """SENTENCES, LEDGER and SCORES of a pasted `text` in `given` language (identified where
    empty).
    """
    text = text[:_LONGEST]
    code = given or corpus.identify([text])[0]
    documents = pd.DataFrame({"doc_id": ["pasted"], "text": [text], "language": [code]})
    sentences = language.split_sentences(documents)
    rows = escalation.ledger(
        sentences, language.find_quotes(documents), escalation.with_arms(None, arms)
    )
    return sentences, rows, escalation.combine(sentences, rows, arms)


def ledger_explorer(text: str = _EXAMPLE) -> widgets.VBox:
    """Type or paste a text: its counted words are marked at once, and each is a button that gives
    its reasons.
    """
    box = widgets.Textarea(
        value=text, description="Text", layout={"width": "100%", "height": "6em"}
    )
    which = widgets.Dropdown(options=_LANGUAGES, description="Language")
    arms = widgets.Dropdown(options=_ARMS, description="Arms count")
    words = widgets.Box(layout={"flex_flow": "row wrap"})
    # a Label would cut long lines off
    said, reasons, weight, view = (widgets.HTML() for _ in range(4))

    def give_reasons(row) -> None:
        reasons.value = html.escape(f"{row.text}: {row.reason}")
        weight.value = html.escape(_weight(row.concept))

    def draw() -> None:
        sentences, rows, scores = read(box.value, which.value, arms.value)
        view.value = highlighted(sentences, rows, scores).data
        said.value = html.escape(_summary(sentences, rows, scores))
        shown = rows.assign(reason=in_words(rows)).head(_MOST_WORDS)
        words.children = [_button(row, give_reasons) for row in shown.itertuples()]
        reasons.value = weight.value = ""
        if len(rows):
            words.children[0].click()

    follow(draw, box, which, arms)
    return widgets.VBox(
        [box, widgets.HBox([which, arms]), said, view, words, reasons, weight, OwnKeys()]
    )


def _button(row, chosen) -> widgets.Button:
    """A counted word to click; `chosen` is called with its ledger row."""
    button = widgets.Button(
        description=row.text, tooltip=f"Why {row.text} counts", layout={"width": "auto"}
    )
    button.on_click(lambda _button: chosen(row))
    return button


def _weight(concept: str) -> str:
    """Where a concept's weight comes from: its event class, its CAMEO code and its row in the
    lexicon.
    """
    row = read_lexicon("escalation").set_index("concept").loc[concept]
    code = f" (CAMEO {row.cameo})" if row.cameo.strip("0") else ""
    note = f"; {row.note}" if row.note else ""
    return (
        f"Weight: event class {row.category.replace('_', ' ')}{code}, row {concept} of "
        f"escalation.csv{note}."
    )


def corpus_explorer(
    sentences: pd.DataFrame,
    rows: pd.DataFrame,
    scores: pd.DataFrame,
    documents: pd.DataFrame | None = None,
) -> widgets.VBox:
    """Choose a text and a view: its path, its marked sentences, or how texts, voices, speakers and
    pairs differ.
    """
    doc = widgets.Dropdown(options=list(dict.fromkeys(sentences.doc_id)), description="Text")
    view = widgets.Dropdown(
        options=[name for name in _VIEWS if documents is not None or name != "sources"],
        description="View",
    )
    marked = widgets.HTML()
    tables = _Scored(sentences, rows, scores, documents)

    def mark() -> None:
        marked.value = highlighted(
            sentences[sentences.doc_id == doc.value], rows[rows.doc_id == doc.value], scores
        ).data

    follow(mark, doc)
    return widgets.VBox(
        [
            widgets.HBox([doc, view]),
            following(lambda: _VIEWS[view.value](tables, doc.value), view, doc),
            marked,
            OwnKeys(),
        ]
    )


def _names() -> list[str]:
    return [language.name for language in languages.LANGUAGES.values()]


def _summary(sentences: pd.DataFrame, rows: pd.DataFrame, scores: pd.DataFrame) -> str:
    if sentences.empty:
        return f"Nothing to score: paste a {' or '.join(_names())} sentence."
    if not sentences.language.isin(languages.CODES).any():
        read = " nor ".join(_names())
        return f"The text seems to be neither {read}: choose the language if it is."
    known = scores.escalation.notna()
    if not known.any():
        return "No evidence: no counted word, and no anchor sentence is near."
    means = scores[known][["escalation", "action", "rhetoric", "lexicon_share", "everyday"]].mean()
    everyday = (
        " It reads like everyday life, where the lexicon is heard less."
        if means.everyday >= 0.5
        else ""
    )
    return (
        f"Escalation {means.escalation:+.1f} (mean of {known.sum()} of {len(scores)} sentences; "
        f"action {means.action:+.1f}, rhetoric {means.rhetoric:+.1f}). "
        f"{count(len(rows), 'counted word')}; "
        f"{means.lexicon_share:.0%} of the score from the lexicon, the rest from anchor "
        f"sentences.{everyday}"
    )
