"""Words of conflict as figures of speech in sport, business, health, nature, culture and office,
beside literal ones.

`figurative.csv` was marked before the rule was written: none (no conflict), up or down (meant
literally).
"""

from pathlib import Path

import pandas as pd
import pytest

from helpers import escalation
from helpers.lexicon import read_lexicon

TABLE = pd.read_csv(Path(__file__).with_name("figurative.csv"))
SENTENCES = TABLE.assign(doc_id="d", sentence_id=range(len(TABLE)))
ALLOWED = {
    "none": lambda value: value.abs() < 2,
    "up": lambda value: value >= 2,
    "down": lambda value: value <= -1,
}


@pytest.fixture(scope="module")
def marked():
    scores = escalation.score(SENTENCES)
    value = scores.escalation.fillna(0.0)
    right = pd.concat(
        [ALLOWED[mark](value[TABLE.expected == mark]) for mark in ALLOWED]
    ).sort_index()
    return TABLE.assign(value=value, right=right)


@pytest.mark.parametrize(("expected", "share"), [("none", 0.9), ("up", 0.8), ("down", 0.75)])
@pytest.mark.parametrize("language", ["de", "en"])
def test_most_sentences_are_read_as_marked(marked, expected, share, language):
    part = marked[(marked.expected == expected) & (marked.language == language)]
    assert part.right.mean() >= share, part.loc[~part.right, ["text", "value"]].to_string()


def test_most_sentences_called_escalatory_are_meant_so(marked):
    called = marked[marked.value >= 2]
    assert (called.expected == "up").mean() >= 0.8


def rows(text, language):
    return escalation.ledger(
        pd.DataFrame([{"doc_id": "d", "sentence_id": 0, "text": text, "language": language}])
    ).set_index("concept")


FIGURES = [
    ("de", "Die Läuferin attackierte am letzten Anstieg und gewann die Etappe.", "attack"),
    ("de", "Das Virus greift vor allem die Lunge an.", "attack"),
    ("en", "The earthquake killed at least nine people.", "kill"),
    ("en", "The central bank opened its attack on inflation with higher interest rates.", "attack"),
    ("en", "The retailer withdrew its profit forecast and the shares fell by a tenth.", "withdraw"),
]


@pytest.mark.parametrize(("language", "text", "concept"), FIGURES)
def test_a_figure_of_speech_is_shown_as_one_and_hardly_counts(language, text, concept):
    found = rows(text, language)
    assert found.modality[concept] == "figurative"
    assert abs(found.contribution.sum()) < 1.5


LITERAL = [
    (
        "de",
        "Hooligans griffen nach dem Spiel Polizisten mit Eisenstangen an.",
        "attack",
    ),  # armed persons
    (
        "en",
        "A bomb exploded outside the stadium and killed three fans.",
        "detonate",
    ),  # another act of force
    ("en", "The rebels attacked the town at dawn.", "attack"),  # no field named
]


@pytest.mark.parametrize(("language", "text", "concept"), LITERAL)
def test_what_is_meant_literally_counts_in_full(language, text, concept):
    found = rows(text, language)
    assert found.modality[concept] == "fact"
    assert found.contribution.sum() > 7


def test_fields_and_metaphors_name_what_there_is():
    fields = set(read_lexicon("fields").field)
    metaphors = read_lexicon("metaphors")
    assert set(metaphors.concept) <= set(read_lexicon("escalation").concept)
    assert {name for cell in metaphors.fields for name in cell.split("|")} <= fields - {"armed"}
    key = [*zip(read_lexicon("fields").language, read_lexicon("fields").term, strict=True)]
    assert key == sorted(key) and metaphors.concept.is_monotonic_increasing
