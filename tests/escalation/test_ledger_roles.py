"""Who acts towards whom, read from prepositions, passive and order."""

import pandas as pd
import pytest

from helpers import escalation

CASES = [
    ("de", "Russland hat die Ukraine angegriffen.", "attack", "Russland", "Ukraine"),
    ("de", "Die Ukraine wurde von Russland angegriffen.", "attack", "Russland", "Ukraine"),
    ("de", "Trump drohte Putin mit Zöllen.", "threaten", "Donald Trump", "Wladimir Putin"),
    (
        "de",
        "Selenskyj wurde von Merz empfangen.",
        "host_visit",
        "Friedrich Merz",
        "Wolodymyr Selenskyj",
    ),
    ("de", "Die russischen Drohnenangriffe auf Kiew gehen weiter.", "continue", None, "Kiew"),
    ("de", "Es gab russische Drohnenangriffe auf Kiew.", "drone_attack", "Russland", "Kiew"),
    ("de", "Trumps Drohung gegen den Iran wirkt.", "threaten", "Donald Trump", "Iran"),
    (
        "de",
        "Am Freitag telefonierte Merz mit Trump.",
        "phone_call",
        "Friedrich Merz",
        "Donald Trump",
    ),
    ("de", "Die Gespräche zwischen Washington und Kiew ruhen.", "talks", "Washington", "Kiew"),
    ("de", "Selenskyj bezeichnete die Attacke als Fehler.", "attack", None, None),
    ("en", "Ukraine was attacked by Russia.", "attack", "Russland", "Ukraine"),
    ("en", "Israel accused Hamas of lying.", "accuse", "Israel", "Hamas"),
    ("en", "The attack by Hamas on Israel shocked many.", "attack", "Hamas", "Israel"),
    ("en", "In Berlin, Germany condemned the decision.", "condemn", "Deutschland", None),
    ("en", "The mayor condemned the decision.", "condemn", None, None),
]


@pytest.mark.parametrize(("language", "text", "concept", "actor", "target"), CASES)
def test_actor_and_target(language, text, concept, actor, target):
    table = pd.DataFrame([{"doc_id": "d", "sentence_id": 0, "text": text, "language": language}])
    found = escalation.ledger(table).set_index("concept").loc[concept]
    found = found.iloc[0] if isinstance(found, pd.DataFrame) else found
    given = tuple(None if pd.isna(found[name]) else found[name] for name in ("actor", "target"))
    if concept == "continue":  # the verb carries the noun it governs; its side is the noun's
        assert given[1] == target
    else:
        assert given == (actor, target)


def test_a_name_in_another_clause_is_no_actor():
    text = "Trump schweigt; in Kiew gab es Angriffe."
    table = pd.DataFrame([{"doc_id": "d", "sentence_id": 0, "text": text, "language": "de"}])
    assert escalation.ledger(table).actor.isna().all()
