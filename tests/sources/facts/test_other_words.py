"""Decisions that another text makes known in other words, in its language or another, on made-up
stories.
"""

from collections import Counter

import pandas as pd

from helpers import language, sources
from tests.sources.test_fact_stories import benchmark


def test_neither_absence_nor_presence_of_a_decision_is_claimed_in_vain():
    told = benchmark.decisions()
    assert not (told.mentioned & (told.said == "not mentioned")).any()
    assert not (~told.mentioned & (told.said == "stated")).any()
    assert told.said.isin(["stated", "not mentioned"]).mean() > 0.6


TEXTS = {
    "a": ("en", "The court banned the march on Friday. 40 people were arrested."),
    "b": ("de", "Demonstrieren darf man am Freitag nicht. 40 Menschen wurden festgenommen."),
    "c": ("de", "Der Hafen wird vertieft. Fischer warnen vor Schlick."),
}


def test_what_is_left_open_has_no_row_and_is_called_unclear():
    frame = pd.DataFrame(
        [
            {"doc_id": d, "title": None, "language": lang, "text": t}
            for d, (lang, t) in TEXTS.items()
        ]
    )
    story = pd.DataFrame({"doc_id": frame.doc_id, "story_id": "s", "similarity": 0.5})
    facts = sources.facts(frame, story)
    decision = facts[facts.kind == "decision"]
    said = dict(zip(decision.doc_id, decision.status, strict=True))
    assert said["a"] == "stated" and said["c"] == "not mentioned"
    assert "b" not in said
    assert set(sources.compare(facts, "s", "a", "b").query("kind == 'decision'").verdict) == {
        "unclear"
    }


def test_a_story_is_read_once_for_all_its_statements(monkeypatch):
    asked = Counter()
    embed = language.embed
    monkeypatch.setattr(language, "embed", lambda texts: asked.update(texts) or embed(texts))
    banned = " ".join(
        f"The court banned the march of the {people} on Friday."
        for people in ("nurses", "miners", "bakers")
    )
    rows = [
        ("a", banned),
        ("b", "Rain is expected in the valley."),
        ("c", "Fishermen warn of mud. Rain is expected."),
    ]
    frame = pd.DataFrame(rows, columns=["doc_id", "text"]).assign(title=None, language="en")
    facts = sources.facts(
        frame, pd.DataFrame({"doc_id": frame.doc_id, "story_id": "s", "similarity": 0.5})
    )
    assert facts[facts.kind == "decision"].fact.nunique() == 3
    assert {
        text: asked[text] for text in ("Rain is expected in the valley.", "Fishermen warn of mud.")
    } == {
        "Rain is expected in the valley.": 1,
        "Fishermen warn of mud.": 1,
    }


def test_a_text_in_a_language_that_is_not_read_is_left_out():
    french = {
        "doc_id": "f",
        "title": None,
        "language": "other",
        "text": "Le tribunal a interdit la marche vendredi.",
    }
    rows = [
        {"doc_id": d, "title": None, "language": lang, "text": t} for d, (lang, t) in TEXTS.items()
    ]
    frame = pd.DataFrame([*rows, french]).assign(source=["A", "B", "C", "F"])
    stories = sources.link_stories(frame, threshold=0.01)
    assert (stories.story_id == stories.story_id.iloc[-1]).sum() == 1 and len(stories) == 4
    assert "f" not in set(sources.facts(frame, stories).doc_id)
    assert "F" not in set(sources.keyness(frame).group)
    assert sources.style(frame).query("doc_id == 'f'").value.isna().all()
    row = sources.comparable(frame).set_index("language").loc["other"]
    assert row.conclusion == (
        "Not read, for it is neither German nor English, and left out of all comparisons: f."
    )
