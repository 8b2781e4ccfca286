"""Delivering arms is a category of its own, whoever gives, sells or buys; only its object makes it
so.
"""

import pandas as pd
import pytest

from helpers import escalation


def sentence(text, language):
    return pd.DataFrame([{"doc_id": "a", "sentence_id": 0, "text": text, "language": language}])


DELIVERIES = [
    ("de", "Deutschland liefert der Ukraine weitere Waffen."),
    ("de", "Die USA wollen Raketen an den Verbündeten verkaufen."),
    ("de", "Über den Kauf von Panzern wurde beraten."),
    ("en", "Germany sends more tanks to Ukraine."),
    ("en", "They discussed the sale of missiles."),
]


@pytest.mark.parametrize(("language", "text"), DELIVERIES)
def test_giving_and_selling_arms_has_its_own_category_and_counts_nothing(language, text):
    rows = escalation.ledger(sentence(text, language))
    arms = rows[rows.category == "arms_delivery"]
    assert len(arms) == 1
    assert arms.contribution.iloc[0] == 0


@pytest.mark.parametrize(("language", "text"), [DELIVERIES[0], DELIVERIES[3]])
def test_the_switch_counts_them_either_way(language, text):
    scores = {
        arms: escalation.score(sentence(text, language), arms=arms).lexicon_score[0]
        for arms in ("cooperation", "escalation")
    }
    assert scores["cooperation"] < 0 < scores["escalation"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Das Land liefert Medikamente."), ("en", "The state delivered food to the survivors.")],
)
def test_giving_anything_else_stays_aid(language, text):
    rows = escalation.ledger(sentence(text, language))
    assert rows.category.tolist() == ["humanitarian_aid"]
    assert rows.contribution.sum() < 0


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Der Verkauf von Brot läuft gut."), ("en", "They sold the house.")],
)
def test_selling_anything_else_counts_nothing(language, text):
    assert escalation.ledger(sentence(text, language)).empty
