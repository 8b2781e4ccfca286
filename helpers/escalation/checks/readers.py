"""Scores beside readers' marks: agreement by direction, and how often a sentence is called
escalatory wrongly.
"""

import numpy as np
import pandas as pd

from helpers.escalation.scores import score
from helpers.escalation.summaries import ESCALATORY
from helpers.schema import require
from helpers.stats import share_interval

READERS = {
    "up": lambda value: value > 0,
    "down": lambda value: value < 0,
    "none": lambda value: ~(value.abs() > 2),
    "not_up": lambda value: ~(value > 1),
    "not_down": lambda value: ~(value < -1),
}
"""What a reader's mark for a sentence allows its score to be."""


def with_reader(sentences: pd.DataFrame, scores: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """Agreement with one reader's marks (doc_id, text, direction): direction, n, right, share, low,
    high, disputed.

    `disputed` quotes the first sentence on which score and reader differ. Marks outside READERS are
    left out. Wilson intervals (1927): they speak of other sentences of these texts, not of other
    readers.
    """
    require(
        sentences,
        "SENTENCES",
        ["doc_id", "sentence_id", "text"],
        "Call language.split_sentences() first.",
    )
    require(
        scores, "SCORES", ["doc_id", "sentence_id", "escalation"], "Call escalation.score() first."
    )
    require(marks, "marks", ["doc_id", "text", "direction"], "Give doc_id, text and direction.")
    scored = sentences.merge(
        scores[["doc_id", "sentence_id", "escalation"]], on=["doc_id", "sentence_id"]
    )
    table = scored.merge(marks[["doc_id", "text", "direction"]].drop_duplicates(["doc_id", "text"]))
    rows = []
    for direction, allows in READERS.items():
        part = table[table.direction == direction]
        right = allows(part.escalation)
        n, found, disputed = len(part), int(right.sum()), next(iter(part.text[~right]), "")
        rows.append((direction, n, found, right.mean(), *share_interval(found, n), disputed))
    columns = ["direction", "n", "right", "share", "low", "high", "disputed"]
    return pd.DataFrame(rows, columns=columns)


MARKS = ("up", "down", "none")


def alarms(marked: pd.DataFrame) -> pd.DataFrame:
    """Of sentences marked up, down or none: figure, right, n, share, low, high, for all and for
    each language.

    `marked` needs text, language and expected (up: escalates; down: calms; none: neither, such as
    sport, accidents and crime). A sentence is called escalatory from +2 and calming from -2. The
    figures are the share of the sentences called escalatory that are meant so (precision), the
    share of those meant so that are called so (recall), both again for calming, and the share of
    the others that are called neither. Wilson intervals (1927), 95 %.
    """
    require(
        marked,
        "marks",
        ["text", "language", "expected"],
        "Give text, language and expected (up, down or none).",
    )
    wrong = sorted({str(mark) for mark in marked.expected} - {*MARKS})
    if wrong:
        raise ValueError(f"expected holds {', '.join(wrong)}; use {', '.join(MARKS)}.")
    sentences = marked.assign(doc_id="marked", sentence_id=range(len(marked)))
    value = score(sentences).escalation.fillna(0.0).to_numpy()
    called = np.select([value >= ESCALATORY, value <= -ESCALATORY], ["up", "down"], "none")
    meant = marked.expected.to_numpy(str)
    rows = []
    for code in ("all", *dict.fromkeys(marked.language)):
        inside = (marked.language == code).to_numpy() | (code == "all")
        for figure, among, right in (
            ("precision of escalatory", called == "up", meant == "up"),
            ("recall of escalatory", meant == "up", called == "up"),
            ("precision of calming", called == "down", meant == "down"),
            ("recall of calming", meant == "down", called == "down"),
            ("neither, where nothing escalates or calms", meant == "none", called == "none"),
        ):
            n, found = int((among & inside).sum()), int((among & right & inside).sum())
            rows.append(
                (figure, code, found, n, found / n if n else np.nan, *share_interval(found, n))
            )
    return pd.DataFrame(rows, columns=["figure", "language", "right", "n", "share", "low", "high"])
