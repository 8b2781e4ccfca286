"""Explorers of escalation: every control changes what is shown, and pasted markup stays text."""

import pytest

from helpers import escalation
from helpers.widgets.escalation import corpus_explorer, ledger_explorer, read


@pytest.fixture
def explorer():
    return ledger_explorer("Rebels attacked the village.")


@pytest.fixture(scope="module")
def tables(sentences, quotes):
    rows = escalation.ledger(sentences, quotes)
    return rows, escalation.combine(sentences, rows)


def parts(explorer):
    box, choices, said, view, words, reasons, weight, _ = explorer.children
    return box, *choices.children, said, view, words, reasons, weight


def test_pasting_writes_the_ledger_anew(explorer):
    box, _, _, said, view, words, reasons, _ = parts(explorer)
    assert "attacked<sup>▲</sup>" in view.value and "attack" in reasons.value
    box.value = "Beide Seiten stimmten einer Waffenruhe zu."
    assert "▼" in view.value and any("Waffenruhe" in word.description for word in words.children)
    assert said.value.startswith("Escalation -")


def test_clicking_a_word_gives_its_reasons_and_the_source_of_its_weight(explorer):
    box, *_, words, reasons, weight = parts(explorer)
    box.value = "Rebels attacked the village. Both sides agreed to hold talks."
    assert (
        reasons.value.startswith("attacked: attack")
        and "event class attacking (CAMEO 190)" in weight.value
    )
    words.children[-1].click()
    assert not reasons.value.startswith("attacked") and "adds" in reasons.value
    assert "row attack of" not in weight.value and "escalation.csv" in weight.value


def test_pasted_markup_is_text(explorer):
    box, *_, view, _, _, _ = parts(explorer)
    box.value = "They attacked <img src=x onerror=alert(1)> the town."
    assert "<img" not in view.value and "&lt;img" in view.value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Nothing to score"),
        ("   ", "Nothing to score"),
        ("La maison est très belle ce matin.", "neither German nor"),
    ],
)
def test_what_cannot_be_scored_is_said(explorer, text, said):
    box, _, _, label, *_ = parts(explorer)
    box.value = text
    assert said in label.value
    *_, words, reasons, weight = parts(explorer)
    assert (words.children, reasons.value, weight.value) == ((), "", "")


def test_the_language_can_be_set():
    sentences, rows, scores = read("Attacke!", "de")
    assert set(sentences.language) == {"de"} and len(rows) and len(scores) == len(sentences)


def test_the_arms_switch_moves_an_arms_sentence(explorer):
    box, _, arms, said, *_ = parts(explorer)
    box.value = "Die Waffenlieferungen gehen weiter."
    before = said.value
    arms.value = "escalation"
    assert said.value != before


@pytest.mark.parametrize(
    "view", ["texts", "sources", "voices", "speakers", "who towards whom", "extremes"]
)
def test_every_view_of_the_corpus_draws(seeds, sentences, tables, view):
    rows, scores = tables
    explorer = corpus_explorer(sentences, rows, scores, seeds.documents)
    (doc, chosen), live, marked = explorer.children[0].children, *explorer.children[1:3]
    title = live.layout.title.text
    chosen.value = view
    assert live.layout.title.text != title
    text = marked.value
    doc.value = doc.options[1]
    assert marked.value != text
