"""The specification curve: every combination once, the primary one first and equal to the plain
score.
"""

import numpy as np
import pandas as pd
import pytest

from helpers.escalation import PRIMARY, score, specification_curve
from helpers.escalation.checks.specification import CHOICES, specifications

TEXTS = [
    "Die Armee griff die Stadt an.",
    'Der Minister sagte: "Wir werden die Stadt bombardieren."',
    "Die Waffenlieferungen an das Land gehen weiter.",
    "Beide Seiten vereinbarten eine Waffenruhe.",
]


@pytest.fixture(scope="module")
def sentences():
    starts = np.cumsum([0] + [len(text) + 1 for text in TEXTS[:-1]])
    return pd.DataFrame(
        {
            "doc_id": ["a", "a", "b", "b"],
            "sentence_id": [0, 1, 0, 1],
            "start": starts,
            "end": starts + [len(text) for text in TEXTS],
            "text": TEXTS,
            "language": "de",
            "role": "body",
        }
    )


@pytest.fixture(scope="module")
def quoted(sentences):
    start = sentences.start[1] + TEXTS[1].index('"')
    return pd.DataFrame(
        {
            "doc_id": ["a"],
            "start": [start],
            "end": [sentences.end[1]],
            "text": [TEXTS[1][TEXTS[1].index('"') :]],
            "kind": ["direct"],
            "speaker_mention": ["Der Minister"],
            "speaker": ["Minister"],
            "cue": ["sagte"],
            "confidence": [1.0],
        }
    )


@pytest.fixture(scope="module")
def curve(sentences, quoted):
    return specification_curve(sentences, quoted)


def test_every_combination_stands_once_and_the_primary_first():
    every = specifications()
    assert len(every) == len(set(every)) == np.prod([len(values) for values in CHOICES.values()])
    assert every[0] == PRIMARY


def test_one_row_a_specification_and_document(curve):
    assert len(curve) == len(specifications()) * 2
    assert curve[curve.primary].group.tolist() == ["a", "b"]


def test_the_primary_estimate_is_the_plain_mean(curve, sentences, quoted):
    plain = score(sentences, quoted).groupby("doc_id").escalation.mean()
    assert curve[curve.primary].set_index("group").estimate.to_numpy() == pytest.approx(
        plain.to_numpy()
    )


def test_the_switch_moves_the_document_with_arms_only(curve):
    plain = curve[
        (curve.voices == "all") & (curve.evidence == "lexicon") & (curve.weights == "goldstein")
    ]
    table = plain.pivot(index="group", columns="arms", values="estimate")
    assert table.loc["a"].nunique() == 1
    assert table.loc["b", "cooperation"] < table.loc["b", "apart"] < table.loc["b", "escalation"]


def test_the_newsroom_alone_has_no_quoted_sentence(curve):
    some = curve[(curve.group == "a") & (curve.evidence == "anchors") & (curve.arms == "apart")]
    counts = some.set_index(["voices", "weights"]).n_scored
    assert counts["newsroom", "goldstein"] < counts["all", "goldstein"]


def test_groups_pool_documents(sentences, quoted):
    pooled = specification_curve(sentences, quoted, pd.Series({"a": "both", "b": "both"}))
    assert set(pooled.group) == {"both"} and set(pooled.n_documents) == {2}
