"""Two articles on one story: what each states, and which of their passages say nearly the same."""

from itertools import combinations

import pandas as pd

from helpers import schema
from helpers.language import embed
from helpers.sources.facts.same_thing import overlap
from helpers.sources.facts.statements import SIMILAR_NOTE
from helpers.sources.trials.design import missing_status

ALIKE = 0.6  # cosine from which two sentences, each the other's nearest, are shown as one passage
SAME, DIFFERS, SIMILAR, OPEN = "stated by both", "differs", "similar in both", "unclear"


def compare(facts: pd.DataFrame, story_id: str, a: str, b: str) -> pd.DataFrame:
    """The facts of a story that document `a` or `b` states: fact, kind, verdict, value_a, value_b,
    start_a, start_b.

    `verdict` is "stated by both", "similar in both" (statements alike, but not surely the same),
    "differs", "only in <a>", "only in <b>", or "unclear" where the other may make a statement in
    words that cannot be judged; conflicts come first. "Only" means that the other document does not
    mention it, not that it withholds it. ValueError names an unknown story or document.
    """
    schema.require(
        facts,
        "FACTS",
        ["story_id", "fact", "doc_id", "status", "value", "kind"],
        "Call sources.facts().",
    )
    story = facts[facts.story_id == story_id]
    known = list(dict.fromkeys(story.doc_id))
    for doc_id in (a, b):
        if doc_id not in known:
            what = (
                f"Story {story_id!r} has no document {doc_id!r}"
                if known
                else f"There is no story {story_id!r}"
            )
            raise ValueError(f"{what} (known: {', '.join(known or facts.story_id.unique()[:5])}).")
    stated = story[(story.status != "not mentioned") & story.doc_id.isin([a, b])]
    sides = [{row.fact: row for row in stated[stated.doc_id == d].itertuples()} for d in (a, b)]
    judged = set(zip(story.fact, story.doc_id, strict=True))
    rows = []
    for fact, kind in dict(zip(stated.fact, stated.kind, strict=True)).items():
        one, other = (side.get(fact) for side in sides)
        left_open = missing_status(kind) == OPEN and not {(fact, a), (fact, b)} <= judged
        verdict = OPEN if left_open else _verdict(one, other, a, b)
        told = [getattr(cell, name, None) for name in ("value", "start") for cell in (one, other)]
        rows.append((fact, kind, verdict, *told))
    order = [DIFFERS, SAME, SIMILAR, f"only in {a}", f"only in {b}", OPEN]
    rows.sort(key=lambda row: order.index(row[2]))
    columns = ["fact", "kind", "verdict", "value_a", "value_b", "start_a", "start_b"]
    return pd.DataFrame(rows, columns=columns)


def passages(sentences: pd.DataFrame, doc_ids: list[str]) -> pd.DataFrame:
    """Pairs of sentences that say nearly the same: doc_id, sentence_id, other_id,
    other_sentence_id, similarity.

    Two sentences are brought together where each is the other's nearest (cosine of sentence
    vectors) and they are at least `ALIKE`. What stands alone may be said elsewhere in other words:
    read it.
    """
    schema.require(
        sentences,
        "SENTENCES",
        ["doc_id", "sentence_id", "text", "role"],
        "Call language.split_sentences().",
    )
    body = sentences[sentences.doc_id.isin(doc_ids) & (sentences.role == "body")]
    parts = {doc_id: body[body.doc_id == doc_id] for doc_id in dict.fromkeys(doc_ids)}
    vectors = {doc_id: embed(part.text.tolist()) for doc_id, part in parts.items() if len(part)}
    rows = []
    for one, other in combinations(vectors, 2):
        cosine = vectors[one] @ vectors[other].T
        nearest, back = cosine.argmax(axis=1), cosine.argmax(axis=0)
        for i, j in enumerate(nearest):
            if back[j] == i and cosine[i, j] >= ALIKE:
                ids = parts[one].sentence_id.iloc[i], parts[other].sentence_id.iloc[j]
                rows.append((one, int(ids[0]), other, int(ids[1]), float(cosine[i, j])))
    return pd.DataFrame(
        rows, columns=["doc_id", "sentence_id", "other_id", "other_sentence_id", "similarity"]
    )


def _verdict(one, other, a: str, b: str) -> str:
    """What two documents' rows on one fact (None where one has none) come to."""
    if one is None or other is None:
        return f"only in {b if one is None else a}"
    # of three documents, two can agree against the third
    if DIFFERS in (one.status, other.status) and not _compatible(one, other):
        return DIFFERS
    alike = SIMILAR_NOTE in (getattr(row, "note", "") for row in (one, other))
    return SIMILAR if alike else SAME


def _compatible(one, other) -> bool:
    """Whether two values are the same, or amounts whose ranges overlap."""
    if one.value == other.value:
        return True
    ranged = hasattr(one, "low") and pd.notna(one.low) and pd.notna(other.low)
    return bool(ranged and overlap(one.low, one.high, other.low, other.high))
