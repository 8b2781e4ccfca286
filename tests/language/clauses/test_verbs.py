"""Participles, and whether werden makes a passive (a fact) or the future (a plan)."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from helpers import escalation
from helpers.language.clauses import is_participle, names_source, werden_is_passive

HERE = Path(__file__).parent
RIGHT = 27  # of the 31 sentences whose word the lexicon knows


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("de", "beschossen", True),
        ("de", "überfallen", True),
        ("de", "bombardiert", True),
        ("de", "annektiert", True),
        ("de", "vertrieben", True),
        ("de", "angegriffen", True),
        ("de", "hingerichtet", True),
        ("de", "zerstört", True),
        ("de", "angreifen", False),
        ("de", "gehen", False),
        ("de", "genießen", False),
        ("de", "erst", False),
        ("de", "morgen", False),
        ("en", "bombed", True),
        ("en", "shot", True),
        ("en", "driven", True),
        ("en", "attack", False),
        ("en", "going", False),
    ],
)
def test_is_participle(language, word, expected):
    assert is_participle(word, language) is expected


@pytest.mark.parametrize(
    ("text", "passive"),
    [
        ("Lima wird mit Raketen beschossen.", True),
        ("Der Hafen wird von Jets und Panzern beschossen.", True),
        ("Züge werden überfallen.", True),
        ("Der Bote sagte, dass der Hafen beschossen wird.", True),
        ("Die Armee wird angreifen.", False),
        ("Die Miliz wird den Ort überfallen.", False),
        ("Netze werden dort verboten werden.", False),
        ("Der Chef wird am Ende gewinnen.", False),
    ],
)
def test_werden_makes_a_passive_or_the_future(text, passive):
    start = text.index("w" + ("erden" if "werden" in text else "ird"))
    end = text.index(" ", start) if " " in text[start:] else len(text) - 1
    assert werden_is_passive(text, start, end) is passive


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("nach Angaben der Polizei", True),
        ("nach eigenen Worten", True),
        ("nach Ansicht von Beobachtern", True),
        ("nach Angriffen Israels", False),
        ("nach dem Krieg", False),
    ],
)
def test_nach_names_a_source_or_a_time(text, source):
    assert names_source(text, 0, 4) is source


def test_plans_and_facts():
    with (HERE / "wird_passive_or_plan.csv").open(encoding="utf-8") as lines:
        rows = pd.DataFrame(csv.DictReader(lines))
    sentences = rows.rename(columns={"sentence": "text"})
    found = escalation.ledger(sentences.assign(doc_id="d", sentence_id=range(len(rows))))
    right = known = 0
    for number, row in rows.iterrows():
        named = found.text.str.contains(row.word, regex=False)
        of_word = found[(found.sentence_id == number) & named]
        known += len(of_word) > 0
        fact = (of_word.modality == "fact").all() and of_word.governor.isna().all()
        right += len(of_word) > 0 and row.reading == ("fact" if fact else "plan")
    assert (right, known) >= (RIGHT, 31)
