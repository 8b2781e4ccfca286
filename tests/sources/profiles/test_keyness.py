"""Distinctive words: planted ones are found, chance and single articles are not taken for
evidence.
"""

import numpy as np
import pandas as pd
import pytest

from helpers import sources


def corpus(**texts):
    rows = [(f"{s}-{i}", s, t) for s, list_ in texts.items() for i, t in enumerate(list_)]
    return pd.DataFrame(rows, columns=["doc_id", "source", "text"]).assign(language="en")


PLAIN = "the council met and the budget was passed after a long debate about schools and roads"


def many(word, n=12):
    rng = np.random.default_rng(0)
    words = PLAIN.split()
    return [" ".join(rng.permutation(words * 4)) + f" {word}" * 4 for _ in range(n)]


def test_a_word_of_one_source_leads_its_list():
    table = sources.keyness(corpus(a=many("harbour"), b=many("station"), c=many("council")))
    top = table[table.group == "a"].iloc[0]
    assert (top.term, top["count"], top.n_documents, top.conclusion) == (
        "harbour",
        48,
        12,
        "more than the rest",
    )
    assert top.log_odds > 2 and top.q_value < 0.01


def test_a_word_of_one_article_is_marked_and_no_evidence():
    texts = many("council")
    texts[0] += " zeppelin" * 50
    table = sources.keyness(corpus(a=texts, b=many("council"))).set_index(["group", "term"])
    row = table.loc[("a", "zeppelin")]
    assert (row.conclusion, row.q_value, row.z) == ("one article only", 1.0, 0.0)


def test_the_log_odds_are_those_of_the_formula():
    # a: 4 x, 6 y; b: 1 x, 9 y; prior worth one mean document (10 words), 5/20 of it x.
    table = sources.keyness(corpus(a=["xx " * 4 + "yy " * 6], b=["xx " + "yy " * 9])).set_index(
        ["group", "term"]
    )
    expected = np.log((4 + 2.5) / (20 - 6.5)) - np.log((1 + 2.5) / (20 - 3.5))
    assert table.log_odds[("a", "xx")] == pytest.approx(expected)
    assert table.rate[("a", "xx")] == pytest.approx(400)


def test_one_text_a_source_shows_no_difference():
    table = sources.keyness(corpus(a=[PLAIN + " harbour" * 9], b=[PLAIN], c=[PLAIN]))
    assert set(table.unit) == {"words"} and (table.q_value == 1).all()
    assert table.conclusion.str.startswith("one article").all()


def test_no_p_falls_below_what_the_design_allows():
    table = sources.keyness(corpus(a=many("harbour", 2), b=many("station", 3)))
    assert (table.q_value >= 0.1).all()


def test_languages_are_compared_within_themselves():
    frame = pd.concat(
        [corpus(a=many("harbour"), b=many("station")), corpus(c=["der Hafen und die Stadt"] * 3)]
    )
    frame.loc[frame.source == "c", ["language", "doc_id"]] = ["de", "x"]
    table = sources.keyness(frame)
    assert set(table.language) == {"en"}  # the only German source has nothing to be compared with


def test_concepts_compare_across_languages():
    frame = corpus(a=["war war war"] * 6, b=["Frieden Frieden"] * 6).assign(
        language=["en"] * 6 + ["de"] * 6
    )
    hits = pd.DataFrame(
        {
            "doc_id": frame.doc_id.repeat(3),
            "concept": ["war"] * 18 + ["peace"] * 18,
            "start": 0,
            "end": 1,
            "text": "x",
        }
    )
    table = sources.keyness(frame, hits=hits).set_index(["group", "term"])
    assert table.z[("a", "war")] > 0 and set(table.language) == {"all"}


@pytest.mark.parametrize("frame", [corpus(), corpus(a=[PLAIN] * 3), corpus(a=[""], b=["12 34"])])
def test_nothing_to_compare_gives_an_empty_table(frame):
    assert sources.keyness(frame).empty


def test_unknown_sources_are_never_pooled():
    frame = corpus(a=[PLAIN] * 2, b=[PLAIN] * 2)
    frame.loc[[0, 1], "source"] = None
    assert sources.group_of(frame).tolist()[:2] == ["unattributed-a-0", "unattributed-a-1"]


def test_shuffled_labels_find_nothing():
    rng = np.random.default_rng(1)
    vocabulary = [f"word{chr(97 + i)}{chr(97 + j)}" for i in range(20) for j in range(20)]
    weights = 1 / np.arange(1, 401)
    texts = [" ".join(rng.choice(vocabulary, 150, p=weights / weights.sum())) for _ in range(60)]
    frame = corpus(a=texts[:20], b=texts[20:40], c=texts[40:])
    checks = sources.null_check(frame, sources.keyness, n_shuffles=40)
    assert (checks.n_significant > 0).sum() <= 4


def test_a_planted_slant_is_found_from_fifty_texts_and_not_from_three():
    large = sources.keyness(sources.synthetic_corpus(3, 50, slant=0.4))
    found = large[(large.group == "Synthetic 1") & (large.conclusion == "more than the rest")].term
    assert {"skandalöser", "scandalous"} <= set(found)
    small = sources.keyness(sources.synthetic_corpus(3, 3, slant=0.4))
    assert not (small.conclusion == "more than the rest").any()


def test_what_a_corpus_allows_is_said_in_words():
    table = sources.comparable(corpus(a=[PLAIN], b=[PLAIN + "x"], c=[PLAIN + "y"]))
    assert table.smallest_p.tolist() == [1.0]
    assert table.conclusion[0].startswith("One text a source")
    assert sources.comparable(corpus(a=[PLAIN] * 2)).conclusion[0].startswith("One source")
    assert "word for word" in sources.comparable(corpus(a=[PLAIN], b=[PLAIN])).conclusion[0]


def test_five_thousand_sources_are_compared():
    rng = np.random.default_rng(2)
    frame = corpus(**{f"s{i}": [" ".join(rng.choice(PLAIN.split(), 12))] for i in range(5000)})
    assert sources.comparable(frame).n_groups[0] == 5000
    assert sources.keyness(frame).group.nunique() == 5000
