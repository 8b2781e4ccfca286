"""Who acts on whom over marked sentences, and that LEDGER and ACTORS agree on each of them."""

import csv
import re
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from helpers import escalation, language, sources
from helpers.language.clauses import NOBODY, Deeds, Named, acting
from helpers.language.matching import Joined

HERE = Path(__file__).parent
# How many of a table's rows have both sides right; names are given, so only their parts count.
RIGHT = {"who_acts": 288, "object_first": 36, "source_is_no_attacker": 34}
NOUNS = ["nominal"]
KNOWN = {"Kiew", "Moskau", "Charkiw", "Israels", "Irak", "Iran", "Türkei", "Israel"}
KNOWN |= {"Kyiv", "Moscow", "Kharkiv", "Iraq"}


def rows(name: str) -> list[dict]:
    with (HERE / f"{name}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@cache
def names() -> pd.DataFrame:
    """All names of the marked sentences, one row a mention, by sentence."""
    texts = [(r["sentence"], r["language"]) for name in RIGHT for r in rows(name)]
    table = pd.DataFrame(dict.fromkeys(texts), columns=["text", "language"])
    found = language.find_actors(table.assign(doc_id=table.text))
    return found[found.kind != "weapon"].set_index("doc_id")


def place(text: str, word: str) -> tuple[int, int]:
    return text.index(word), text.index(word) + len(word)


def read(text: str, names: tuple, word: tuple[int, int], noun: bool, code: str) -> list[str]:
    """Actor and target of a word, as they stand in the text."""
    start, end, adjective = np.array(names, dtype=int).reshape(-1, 3).T
    deed = Deeds(*(np.array([value]) for value in (*word, noun)))
    found = acting(Joined([text]), Named(start, end, adjective > 0), deed, code)[:2, 0]
    return [text[slice(*names[k][:2])] if k != NOBODY else "" for k in found]


@pytest.mark.parametrize("name", RIGHT)
def test_marked_sentences(name):
    right = 0
    for row in rows(name):
        text, word = row["sentence"], row["word"]
        own = names().loc[[text]] if text in names().index else names().iloc[:0]
        spans = {
            (s, e, f == "adjective") for s, e, f in zip(own.start, own.end, own.form, strict=True)
        }
        for side in filter(None, (row["actor"], row["target"])):
            start, end = place(text, side)
            if not any(s < end and start < e for s, e, _ in spans):
                spans.add((start, end, side[0].islower()))
        known = tuple(sorted(spans))
        noun = row.get("kind") in NOUNS or (row["language"] == "de" and word[0].isupper())
        given = read(text, known, place(text, word), noun, row["language"])
        wanted = [row["actor"], row["target"]]
        right += all(
            a == b or (a and b and (a in b or b in a)) for a, b in zip(given, wanted, strict=True)
        )
    assert right >= RIGHT[name]


def test_ledger_and_actors_never_contradict_each_other():
    """Who acts in every act of a sentence is no patient in ACTORS, and who is acted upon no
    agent.
    """
    tables = sorted(path.stem for path in HERE.glob("*.csv"))
    marked = pd.DataFrame([row for name in tables for row in rows(name)])
    documents = pd.DataFrame({"text": marked.sentence, "language": marked.language, "title": None})
    documents.insert(0, "doc_id", [f"{n:04}" for n in range(len(documents))])
    ledger = escalation.ledger(language.split_sentences(documents))
    part = sources.actors(documents).set_index(["doc_id", "actor"]).role_in_text
    wrong = []
    for doc_id, acts in ledger[ledger.actor.notna() | ledger.target.notna()].groupby("doc_id"):
        for side, other in (("actor", "patient"), ("target", "agent")):
            always = acts[side].iloc[0]
            if (acts[side] == always).all() and part.get((doc_id, always)) == other:
                wrong.append((doc_id, always))
    assert len(marked) >= 500 and wrong == []


@pytest.mark.parametrize(
    ("code", "text", "word", "expected"),
    [
        ("de", "Laut Kiew hat Moskau Charkiw beschossen.", "beschossen", ("Moskau", "Charkiw")),
        ("de", "Nach Angriffen Israels brannte es.", "Angriffen", ("Israels", "")),
        ("de", "Kiew zufolge hat Moskau Charkiw beschossen.", "beschossen", ("Moskau", "Charkiw")),
        ("de", "Den Irak überfiel der Iran.", "überfiel", ("Iran", "Irak")),
        ("de", "Der Türkei drohte Israel.", "drohte", ("Israel", "Türkei")),
        ("en", "According to Kyiv, Moscow shelled Kharkiv.", "shelled", ("Moscow", "Kharkiv")),
        ("en", "It was Iraq that Iran invaded.", "invaded", ("Iran", "Iraq")),
        ("en", "Iraq was invaded by Iran.", "invaded", ("Iran", "Iraq")),
    ],
)
def test_acting(code, text, word, expected):
    words = {m[0] for m in re.finditer(r"\w+", text)}
    spans = sorted((*place(text, name), False) for name in words & KNOWN)
    assert tuple(read(text, tuple(spans), place(text, word), False, code)) == expected
