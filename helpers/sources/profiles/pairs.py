"""Two articles on one story: what each states, and which of their passages say nearly the same."""

from itertools import combinations

import numpy as np
import pandas as pd

from helpers import schema
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
    stated = story[story.status != "not mentioned"]
    sides = [stated[stated.doc_id == d].drop_duplicates("fact").set_index("fact") for d in (a, b)]
    judged = set(zip(story.fact, story.doc_id, strict=True))

    def left_open(fact: str, kind: str) -> bool:
        return missing_status(kind) == OPEN and not {(fact, a), (fact, b)} <= judged

    rows = [
        {
            "fact": fact,
            "kind": kind,
            "verdict": OPEN if left_open(fact, kind) else _verdict(fact, sides, (a, b)),
            **{
                f"{what}_{side}": table[what].get(fact)
                for side, table in zip("ab", sides, strict=True)
                for what in ("value", "start")
            },
        }
        for fact, kind in stated[stated.doc_id.isin([a, b])]
        .drop_duplicates("fact")[["fact", "kind"]]
        .to_numpy()
    ]
    columns = ["fact", "kind", "verdict", "value_a", "value_b", "start_a", "start_b"]
    table = pd.DataFrame(rows, columns=columns)
    order = table.verdict.map(
        {DIFFERS: 0, SAME: 1, SIMILAR: 2, f"only in {a}": 3, f"only in {b}": 4, OPEN: 5}
    )
    return table.iloc[np.argsort(order.to_numpy(), kind="stable")].reset_index(drop=True)


def passages(sentences: pd.DataFrame, doc_ids: list[str]) -> pd.DataFrame:
    """Pairs of sentences that say nearly the same: doc_id, sentence_id, other_id,
    other_sentence_id, similarity.

    Two sentences are brought together where each is the other's nearest (cosine of sentence
    vectors) and they are at least `ALIKE`. What stands alone may be said elsewhere in other words:
    read it.
    """
    from helpers.language import embed

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


def _verdict(fact: str, sides: list[pd.DataFrame], doc_ids: tuple[str, str]) -> str:
    present = [fact in table.index for table in sides]
    if not all(present):
        return f"only in {doc_ids[0 if present[0] else 1]}"
    clash = any(table.status[fact] == DIFFERS for table in sides)
    # of three documents, two can agree against the third
    if clash and not _compatible(*(table.loc[fact] for table in sides)):
        return DIFFERS
    return SIMILAR if any(_note(table, fact) == SIMILAR_NOTE for table in sides) else SAME


def _note(table: pd.DataFrame, fact: str) -> str:
    return str(table.note[fact]) if "note" in table else ""


def _compatible(one: pd.Series, other: pd.Series) -> bool:
    """Whether two values are the same, or amounts whose ranges overlap."""
    if one.value == other.value:
        return True
    if not {"low", "high"} <= set(one.index) or pd.isna(one.low) or pd.isna(other.low):
        return False
    return bool(overlap(one.low, one.high, other.low, other.high))
