"""Findings in words: computed from the tables, with n and interval, and plain where nothing can be
concluded.
"""

import numpy as np
import pandas as pd
import pytest

from helpers.report import findings


def documents(*sources, titles=None):
    return pd.DataFrame(
        {
            "doc_id": [f"d{i}" for i in range(len(sources))],
            "source": list(sources),
            "title": titles or [f"Title {i}" for i in range(len(sources))],
            "language": "de",
            "n_words": 100,
            "duplicate_of": None,
        }
    )


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (["A", "B"], (["A", "B"], 0)),
        (["A", None, "unattributed-2"], (["A"], 2)),
        ([None], ([], 1)),
    ],
)
def test_outlets(sources, expected):
    assert findings.outlets(documents(*sources)) == expected


def row(mean, low, high, n=10, texts=3):
    return pd.Series({"mean": mean, "low": low, "high": high, "n_scored": n, "n_documents": texts})


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.1, 2.0, "more escalatory than calming"),
        (-2.0, -0.1, "more calming than"),
        (-1.0, 1.0, "cannot be concluded"),
    ],
)
def test_the_whole_is_settled_only_by_its_interval(low, high, said):
    text = findings._whole(row((low + high) / 2, low, high))
    assert (
        said in text
        and "10 sentences in 3 texts" in text
        and f"{high:+.1f}]".replace("-", "−") in text
    )


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ((3.0, 2.0, 4.0), "The quoted speakers sound more escalatory"),
        ((-3.0, -4.0, -2.0), "The newsrooms sound more escalatory"),
        ((1.0, -1.0, 3.0), "cannot be concluded"),
        ((1.0, np.nan, np.nan), "cannot be concluded"),
    ],
)
def test_voices_differ_only_where_their_intervals_lie_apart(quoted, said):
    assert said in findings._compared(row(0.0, -1.0, 1.0), row(*quoted))


def facts(*statuses):
    return pd.DataFrame(
        [
            {"story_id": "s", "fact": fact, "doc_id": f"d{i}", "status": status, "value": f"v{i}"}
            for fact, values in statuses
            for i, status in enumerate(values)
        ],
        columns=["story_id", "fact", "doc_id", "status", "value"],
    )


def profiles(n, q):
    return pd.DataFrame(
        {"group": ["A", "B"], "n_documents": n, "q_value": q, "smallest_p": 1.0 if n == 1 else 0.01}
    )


@pytest.mark.parametrize(
    ("statuses", "story_ids", "expected"),
    [
        (
            [
                ("dead", ["differs", "differs"]),
                ("place", ["stated", "stated"]),
                ("only", ["stated", "not mentioned"]),
            ],
            ["s", "s"],
            [
                "1 story is told by more than one text (2 texts).",
                "Of 2 statements that two or more texts make, 1 differs.",
                "Dead: “v0” (A); “v1” (B).",
            ],
        ),
        (
            [("only", ["stated", "not mentioned"])],
            ["s", "t"],
            ["No two texts tell", "whether they agree cannot be concluded"],
        ),
        ([], ["s", "t"], ["whether they agree cannot be concluded"]),
    ],
)
def test_facts_are_compared_where_two_texts_state_them(statuses, story_ids, expected):
    stories = pd.DataFrame({"doc_id": ["d0", "d1"], "story_id": story_ids})
    text = " ".join(
        findings._sources(facts(*statuses), stories, profiles(1, 1.0), {"d0": "A", "d1": "B"})
    )
    assert all(part in text for part in expected)
    assert "differ in style cannot be concluded: with at most 1 text of each" in text


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("the talks ended in Geneva.", "The talks ended in Geneva: “v0”"),
        ("troops of the U.S.", "Troops of the U.S.: “v0”"),
    ],
)
def test_a_statement_that_ends_in_a_full_stop_is_given_its_colon_instead(fact, said):
    stories = pd.DataFrame({"doc_id": ["d0", "d1"], "story_id": ["s", "s"]})
    found = findings._sources(facts((fact, ["differs", "differs"])), stories, profiles(1, 1.0), {})
    assert any(sentence.startswith(said) for sentence in found)


def test_comparisons_of_sources_are_counted_after_correction():
    assert "1 of 2 comparisons of a source's style" in findings._profiles(profiles(20, [0.01, 0.2]))
    assert "there are not two" in findings._profiles(profiles(1, 1.0).head(1))


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        (["A", "B"], "is 1: no difference between them can be significant"),
        (["A"] * 5 + ["B"] * 4, "1 of them has fewer than 5 texts"),
        (["A"] * 1500 + ["B"] * 500, "is below 0.0001; 0 of them have"),
        (["A", None], "nothing can be compared"),
        (["A"] * 9 + [f"unattributed-{i}" for i in range(9)], "nothing can be compared"),
    ],
)
def test_whether_there_is_enough(sources, said):
    assert said in " ".join(findings._enough(documents(*sources)))


def test_the_five_texts_settle_little(seeds):
    from helpers.report.tables import compute

    found = findings.by_notebook(compute(seeds))
    assert list(found) == [
        "01_corpus",
        "02_topics",
        "03_escalation",
        "04_sources",
        "05_method_check",
        "06_your_own_corpus",
    ]
    assert all(sentence.endswith(".") for sentences in found.values() for sentence in sentences)
    assert "5 texts (4 in German, 1 in English)" in found["01_corpus"][0]
    assert (
        "cannot be concluded" in found["04_sources"][-1]
        and "no difference between them" in found["06_your_own_corpus"][0]
    )
    words = " ".join(found["04_sources"])
    assert "Pete Hegseth" in words and "Dan Hegseth" in words


def test_without_evidence_nothing_is_concluded():
    from helpers.schema import TABLES, empty

    found = findings.by_notebook({name: empty(name) for name in TABLES})
    assert found["03_escalation"] == ["No sentence holds evidence: nothing can be concluded."]
    assert "nothing can be concluded" in found["02_topics"][0]
