"""Whether a text in which a statement was not found may make it in other words, in its language or
another.
"""

from typing import NamedTuple

import numpy as np

from helpers import language
from helpers.sources.facts.statements import SIMILAR

# Cosine of a statement and the nearest sentence of a text from which it is not said that the text
# does not mention it. Chosen on made-up stories, with whose texts tests/benchmarks/facts.py counts
# what is claimed in vain.
OPEN = {"one language": 0.38, "two languages": 0.33}


class Trace(NamedTuple):
    """The sentence of a text that is most like a statement, and whether it is enough to say that it
    states it; then others are compared with it as with the statement.
    """

    context: str
    start: int
    end: int
    language: str
    states: bool
    kind: str = "decision"


class Read(NamedTuple):
    """The sentences of a text (text, start, end, language, role), and one vector a sentence."""

    sentences: list
    vectors: np.ndarray


def read(sentences: dict[str, list]) -> dict[str, Read]:
    """The texts with the vectors of their sentences, which all statements are compared with."""
    vectors = language.embed([s.text for inside in sentences.values() for s in inside])
    ends = np.cumsum([len(inside) for inside in sentences.values()])
    texts = map(Read, sentences.values(), np.split(vectors, ends[:-1]))
    return dict(zip(sentences, texts, strict=True))


def traces(statements: list, texts: dict[str, Read]) -> dict[str, Trace]:
    """For each text that may make a statement in other words, the sentence that speaks for it.

    `statements` are the claims on one statement (kind, context, language), `texts` those that hold
    no such claim, by doc_id. Only decisions are told by likeness alone; of quotations, and of
    headlines, it is left open.
    """
    found = _nearest(statements, texts)
    told = [trace for trace in found.values() if trace.states]
    if told:  # what is like a text that was just found to state it, is left open
        rest = {doc_id: text for doc_id, text in texts.items() if doc_id not in found}
        found |= {
            doc_id: trace._replace(states=False) for doc_id, trace in _nearest(told, rest).items()
        }
    return found


def _nearest(statements: list, texts: dict[str, Read]) -> dict[str, Trace]:
    known, spoken = language.embed([s.context for s in statements]), _languages(statements)
    found = {}
    for doc_id, text in texts.items():
        cosine = text.vectors @ known.T
        within = _languages(text.sentences)[:, None] == spoken
        above = cosine - _least(OPEN, within)
        at, to = np.unravel_index(above.argmax(), cosine.shape)
        if above[at, to] >= 0:
            one = text.sentences[at]
            certain = cosine[at, to] >= _least(SIMILAR["decision"], within)[at, to]
            states = bool(certain and statements[0].kind == "decision" and one.role != "title")
            found[doc_id] = Trace(one.text, int(one.start), int(one.end), one.language, states)
    return found


def _languages(rows: list) -> np.ndarray:
    return np.array([row.language for row in rows])


def _least(cosines: dict[str, float], within: np.ndarray) -> np.ndarray:
    return np.where(within, cosines["one language"], cosines["two languages"])
