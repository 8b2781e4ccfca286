"""Which word governs which: pairs of a word and the word that carries its value."""

import pandas as pd
import pytest

from helpers import escalation


def governors(text: str, language: str) -> dict[str, str | None]:
    table = pd.DataFrame([{"doc_id": "d", "sentence_id": 0, "text": text, "language": language}])
    rows = escalation.ledger(table)
    return dict(
        zip(rows.text, rows.governor.astype(object).where(rows.governor.notna(), None), strict=True)
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The rebels agreed to end the attacks.",
            {"agreed": None, "end": "agree", "attacks": "agree"},
        ),
        ("en", "The attack was condemned.", {"attack": "condemn", "condemned": None}),
        (
            "en",
            "The ban on trade was lifted after talks.",
            {"ban": "lift", "lifted": None, "talks": None},
        ),
        (
            "en",
            "The minister condemned the attack, threatened sanctions and urged talks.",
            {
                "condemned": None,
                "attack": "condemn",
                "threatened": None,
                "sanctions": "threaten",
                "urged": None,
                "talks": "appeal",
            },
        ),
        (
            "en",
            "Peers condemned the plan; " + "x" * 120 + " attack.",
            {"condemned": None, "attack": None},
        ),
        # A clause-final German verb governs what stands before it.
        (
            "de",
            "Er sagte, dass er den Abzug beenden wolle.",
            {"Abzug": "stop", "beenden": None, "wolle": "stop"},
        ),
        ("de", "Sie sind zum Abzug der Truppen bereit.", {"Abzug": "willing", "bereit": None}),
        # "werden" with a participle is a passive, with an infinitive the future.
        ("de", "Das Dorf wird angegriffen.", {"angegriffen": None}),
        (
            "de",
            "Er werde den Angriff stoppen.",
            {"werde": None, "Angriff": "future", "stoppen": "future"},
        ),
    ],
)
def test_a_word_names_the_word_that_governs_it(language, text, expected):
    assert governors(text, language) == expected


def test_sentences_govern_nothing_in_one_another():
    texts = ["The minister condemned.", "The attack came.", "Nobody refused", "to attack."]
    table = pd.DataFrame({"doc_id": "d", "sentence_id": range(4), "text": texts, "language": "en"})
    assert escalation.ledger(table).governor.isna().all()


def test_a_hostile_row_of_governing_words_is_cut_into_groups():
    rows = escalation.ledger(
        pd.DataFrame(
            [
                {
                    "doc_id": "d",
                    "sentence_id": 0,
                    "text": "refused to " * 5_000 + "attack",
                    "language": "en",
                }
            ]
        )
    )
    assert len(rows) == 5_001
    assert rows.contribution.abs().sum() <= 10
