"""A corpus of conflict news is told from recipes and football, in words and in a table."""

import numpy as np
import pandas as pd
import pytest

from helpers import escalation
from helpers.escalation import conflict_language, conflict_statement
from helpers.schema import TableError

KITCHEN = [
    "Den Ofen auf 180 Grad vorheizen und die Form einfetten.",
    "Die Kartoffeln schälen und in Salzwasser kochen.",
    "Zwiebeln fein hacken und in Öl andünsten.",
    "Mit Salz und Pfeffer abschmecken.",
    "Vor dem Servieren mit Petersilie bestreuen.",
]
FOOTBALL = [
    "City attacked from the first whistle and Jones fired home after ten minutes.",
    "The visitors fought back and hit the post twice before the break.",
    "Their striker was sent off for a second yellow card.",
    "The goalkeeper saved a late penalty to kill off the game.",
    "The manager was delighted with the win and with his defence.",
]
FRONT = [
    "Die Armee griff in der Nacht zwei Städte mit Raketen an.",
    "Der Präsident drohte dem Nachbarland mit Krieg.",
    "Die Außenministerin warf Moskau vor, Zivilisten zu töten.",
    "Beide Seiten einigten sich auf eine Waffenruhe.",
    "Die Regierung lieferte Hilfsgüter in die belagerte Stadt.",
]


def scored(texts, language="de", doc_id="d"):
    frame = pd.DataFrame(
        {"doc_id": doc_id, "sentence_id": range(len(texts)), "text": texts, "language": language}
    )
    return escalation.score(frame)


@pytest.mark.parametrize(("texts", "language"), [(KITCHEN, "de"), (FOOTBALL, "en")])
def test_a_corpus_without_conflict_is_named(texts, language):
    scores = scored(texts, language)
    said = conflict_statement(scores)
    assert (
        said.startswith("This corpus holds little conflict language: ") and "of 5 sentences" in said
    )
    assert "validated on conflict news" in said and "everyday life" in said
    assert conflict_language(scores).little.tolist() == [True]


def test_conflict_news_gets_no_warning():
    said = conflict_statement(scored(FRONT))
    assert said == (
        "5 of 5 sentences (100%) hold an act of conflict or cooperation: enough for the scale, "
        "which was validated on "
        "conflict news."
    )


def test_the_share_of_several_texts_has_an_interval():
    scores = pd.concat(
        [scored(FRONT, doc_id="front"), scored(KITCHEN, doc_id="kitchen")], ignore_index=True
    )
    found = conflict_language(scores).iloc[0]
    assert (found.n_acts, found.n_sentences, found.share, found.little) == (5, 10, 0.5, False)
    assert found.low == 0 and found.high == 1  # resamples hold either text twice
    assert conflict_statement(scores).startswith(
        "5 of 10 sentences (50%, 95 % interval 0% to 100%) hold"
    )


def test_acts_are_counted_by_hand():
    scores = pd.DataFrame(
        {
            "doc_id": "d",
            "n_hits": [1, 1, 1, 0, 2],
            "lexicon_score": [5.0, -1.0, 0.5, np.nan, 9.0],  # an act, an act, too small, no word …
            "everyday": [0.0, 0.2, 0.0, 0.0, 0.9],  # … and a figure of speech
            "escalation": 0.0,
        }
    )
    assert conflict_language(scores).loc[
        0, ["n_acts", "n_sentences", "everyday_share"]
    ].tolist() == [2, 5, 0.2]


def test_scores_without_vectors_have_no_everyday_life():
    scores = scored(FRONT).assign(everyday=np.nan)
    assert conflict_language(scores).everyday_share[0] == 0


def test_sentences_that_cannot_be_read_do_not_dilute_the_share():
    scores = pd.concat(
        [scored(FRONT[:1]), scored(["Les rebelles ont attaqué."] * 3, "other", "fr"), scored([""])]
    )
    assert conflict_language(scores).n_sentences.tolist() == [1]
    assert conflict_statement(scores).startswith("1 of 1 sentences (100%)")


def test_nothing_to_score_is_said():
    assert conflict_statement(scored([])) == "There is no sentence to score."
    with pytest.raises(TableError, match="SCORES lacks 'everyday'"):
        conflict_statement(scored(FRONT).drop(columns="everyday"))
