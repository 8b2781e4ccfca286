"""Sentences read together: nothing changes with their number, order or neighbours, and length costs
linear time.
"""

import numpy as np
import pandas as pd
import pytest

from helpers import escalation
from helpers.escalation.ledger import totals
from helpers.lexicon import read_lexicon

COLUMNS = ["text", "concept", "negated", "modality", "intensity", "actor", "target", "contribution"]


def table(texts, language="de"):
    return pd.DataFrame(
        {"doc_id": "d", "sentence_id": range(len(texts)), "text": texts, "language": language}
    )


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_sentence_is_read_alike_alone_and_among_others(language):
    texts = [
        *read_lexicon("escalation")[f"test_{language}"].tolist()[::25],
        "Greift sie an!",
        "",
        "Um ",
    ]
    together = escalation.ledger(table(texts, language))
    alone = [escalation.ledger(table([text], language)) for text in texts]
    assert together.groupby("sentence_id").size().tolist() == [
        len(rows) for rows in alone if len(rows)
    ]
    pd.testing.assert_frame_equal(
        together[COLUMNS], pd.concat([r for r in alone if len(r)], ignore_index=True)[COLUMNS]
    )


def test_rows_come_in_the_order_of_the_sentences_and_name_what_is_left_out():
    given = table(["War broke out.", "Der Krieg begann.", "La guerre.", "They attacked."])
    given["language"] = ["en", "de", "other", "en"]
    found = escalation.ledger(given)
    assert found.sentence_id.is_monotonic_increasing
    assert set(found.sentence_id) == {0, 1, 3}
    assert found.attrs["left_out"] == {"other": 1}


def test_totals_agree_with_the_ledger_in_both_languages():
    lexicon = read_lexicon("escalation")
    given = pd.concat(
        [table(lexicon[f"test_{code}"], code) for code in ("de", "en")], ignore_index=True
    )
    given["sentence_id"] = range(len(given))
    rows, found = escalation.ledger(given), totals(given)
    assert found.n_hits.sum() == len(rows)
    np.testing.assert_allclose(
        found.total[found.n_hits > 0], rows.groupby("sentence_id").contribution.sum(), atol=1e-12
    )
    np.testing.assert_allclose(found.action + found.rhetoric, found.total, atol=1e-12)


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("en", "the besieged Army of Russia agreed to attack by China "),
        ("en", "US-backed-war-"),
        ("de", "werden Truppen der Ukraine angreifen "),
        ("de", "nicht verhängte Angriffe, die Russland will "),
    ],
)
def test_one_endless_sentence_takes_linear_time(language, unit):
    found = escalation.ledger(table([unit * (300_000 // len(unit))], language))
    assert abs(found.contribution.sum()) <= 10
