"""Readers' marks: agreement by direction, and false and missed alarms on sentences of our own.

`unseen.csv` was marked before the kit saw it and after the last change to the rules and anchors
that it gauges.
"""

import numpy as np
import pandas as pd
import pytest

from helpers.escalation import alarms, with_reader
from helpers.lexicon import read_lexicon
from helpers.schema import TableError

UNSEEN = read_lexicon("unseen")


def test_a_reader_is_compared_by_direction():
    sentences = pd.DataFrame({"doc_id": "a", "sentence_id": range(4), "text": list("abcd")})
    scores = sentences[["doc_id", "sentence_id"]].assign(escalation=[3.0, -1.0, np.nan, 0.5])
    marks = sentences[["doc_id", "text"]].assign(direction=["up", "up", "none", "arms"])
    found = with_reader(sentences, scores, marks).set_index("direction")
    assert (found.n["up"], found.right["up"], found.share["up"], found.disputed["up"]) == (
        2,
        1,
        0.5,
        "b",
    )
    assert found.right["none"] == 1 and found.n["down"] == 0
    assert found.low["up"] == pytest.approx(0.0945, abs=1e-3) and found.high["up"] == pytest.approx(
        0.9055, abs=1e-3
    )


@pytest.fixture(scope="module")
def unseen():
    return alarms(UNSEEN).set_index(["figure", "language"])


@pytest.mark.parametrize(
    ("figure", "share"),
    [
        ("precision of escalatory", 0.8),
        ("recall of escalatory", 0.6),
        ("precision of calming", 0.75),
        ("recall of calming", 0.5),
        ("neither, where nothing escalates or calms", 0.9),
    ],
)
def test_sentences_that_the_rules_have_not_seen(unseen, figure, share):
    assert unseen.share[figure, "all"] >= share


def test_alarms_are_counted_by_hand():
    marked = pd.DataFrame(
        [
            ("Rebels attacked the town and killed ten people.", "en", "up"),
            ("Both sides declared a ceasefire.", "en", "down"),
            (
                "The rebels bombed the hospital.",
                "en",
                "none",
            ),  # wrongly marked, to make a false alarm
            ("Die Sonne schien den ganzen Tag.", "de", "none"),
        ],
        columns=["text", "language", "expected"],
    )
    found = alarms(marked).set_index(["figure", "language"])
    assert found.loc[("precision of escalatory", "en"), ["right", "n", "share"]].tolist() == [
        1,
        2,
        0.5,
    ]
    assert found.loc[("recall of escalatory", "all"), ["right", "n"]].tolist() == [1, 1]
    assert found.loc[("recall of calming", "en"), "share"] == 1
    assert found.loc[
        ("neither, where nothing escalates or calms", "all"), ["right", "n"]
    ].tolist() == [1, 2]
    none = found.loc[("precision of escalatory", "de")]
    assert none.n == 0 and np.isnan(none.share) and np.isnan(none.low)


def test_marks_that_cannot_be_read_are_named():
    with pytest.raises(TableError, match="marks lacks 'expected'"):
        alarms(UNSEEN.drop(columns="expected"))
    with pytest.raises(ValueError, match="expected holds sideways; use up, down, none"):
        alarms(UNSEEN.head(2).assign(expected="sideways"))
