"""Escalation figures: what they draw follows the tables, says its counts, and lets no markup
through.
"""

import re

import numpy as np
import pandas as pd
import pytest

from helpers.escalation import ledger
from helpers.figures import escalation
from helpers.figures.base import GROUNDS, Figure
from helpers.figures.escalation.marked_text import highlighted, in_words

HOSTILE = '<script>alert(1)</script> & "quote" $x$'
SENTENCES = pd.DataFrame(
    {
        "doc_id": ["a", "a", "a"],
        "sentence_id": [0, 1, 2],
        "start": [0, 30, 60],
        "end": [29, 59, 90],
        "text": ["They attacked the town today.", f"{HOSTILE}", "They agreed to talk again now."],
        "language": ["en", "en", "en"],
        "role": "body",
    }
)
SCORES = pd.DataFrame(
    {
        "doc_id": "a",
        "sentence_id": [0, 1, 2],
        "escalation": [9.0, np.nan, -4.0],
        "coverage": ["both", "none", "lexicon"],
    }
)
ROWS = pd.DataFrame(
    {
        "doc_id": "a",
        "sentence_id": [0, 0, 2],
        "start": [5, 9, 65],
        "end": [13, 13, 71],
        "text": ["attacked", "cked", "agreed"],
        "concept": ["attack", "other", "agree"],
        "category": ["attacking", "attacking", "agreeing"],
        "facet": ["action", "action", "rhetoric"],
        "direction": [1, 1, -1],
        "weight": [9.3, 1.0, -4.2],
        "negated": [False, False, True],
        "modality": ["fact", "fact", "threat"],
        "intensity": [1.0, 1.5, 1.0],
        "voice": ["newsroom", "newsroom", "quoted"],
        "speaker": [None, None, "<b>X</b>"],
        "actor": ["R", None, None],
        "target": ["U", None, None],
        "contribution": [9.0, 0.0, -4.0],
    }
)
SUMMARY = pd.DataFrame(
    {
        "group": ["x", HOSTILE],
        "mean": [3.0, -2.0],
        "low": [2.0, -3.0],
        "high": [4.0, -1.0],
        "escalatory_share": [0.6, 0.0],
        "n_scored": [10, 8],
        "n_sentences": [12, 8],
        "n_documents": [3, 1],
        "interval": ["documents", "sentences"],
    }
)
PAIRS = pd.DataFrame(
    {
        "actor": ["R", "U"],
        "target": ["U", "R"],
        "mean": [8.0, 3.0],
        "n_rows": [5, 1],
        "n_documents": [2, 1],
    }
)
EXTREMES = pd.DataFrame(
    {
        "side": ["escalatory", "calming"],
        "rank": [1, 1],
        "language": ["en", "de"],
        "escalation": [9.0, -4.0],
        "doc_id": ["a", "b"],
        "text": [HOSTILE, "ruhig"],
    }
)


def curve():
    rows = [
        (
            arms,
            voices,
            "both",
            "goldstein",
            arms == "apart" and voices == "all",
            "a",
            value,
            value - 1,
            value + 1,
            5,
            1,
        )
        for (arms, voices), value in zip(
            [("apart", "all"), ("apart", "newsroom"), ("escalation", "all")],
            [0.5, -0.5, 1.5],
            strict=True,
        )
    ]
    columns = [
        "arms",
        "voices",
        "evidence",
        "weights",
        "primary",
        "group",
        "estimate",
        "low",
        "high",
    ]
    return pd.DataFrame(rows, columns=[*columns, "n_scored", "n_documents"])


FIGURES = {
    "path": lambda: escalation.path(SENTENCES, SCORES, "a"),
    "groups": lambda: escalation.groups(SUMMARY, "source"),
    "pairs": lambda: escalation.pairs(PAIRS),
    "extremes": lambda: escalation.extremes(EXTREMES),
    "curve": lambda: escalation.specification_curve(curve(), "a"),
}


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_describes_itself_and_escapes(name):
    fig = FIGURES[name]()
    assert isinstance(fig, Figure)
    assert fig.layout.meta["alt"] and fig.layout.title.text
    assert "<script>" not in fig.to_json().replace("\\u003c", "<")


def test_the_path_has_a_bar_for_each_scored_sentence_and_a_sign_for_the_others():
    up, down, blank = escalation.path(SENTENCES, SCORES, "a").data
    assert (list(up.x), list(up.y)) == ([1], [9.0])
    assert (list(down.x), list(down.y)) == ([3], [-4.0])
    assert list(blank.x) == [2] and blank.marker.symbol == "circle-open"


def test_the_path_of_an_unknown_text_is_named():
    with pytest.raises(ValueError, match=r"No scored sentence has the doc_id 'z'\. Known: a"):
        escalation.path(SENTENCES, SCORES, "z")


def test_groups_say_an_order_only_where_the_intervals_part():
    assert "x is more escalatory" in escalation.groups(SUMMARY, "source").layout.title.text
    wide = SUMMARY.assign(low=-5.0, high=5.0)
    assert "settles no order" in escalation.groups(wide, "source").layout.title.text.replace(
        "<br>", " "
    )


def test_groups_print_their_counts():
    labels = " ".join(escalation.groups(SUMMARY, "source").data[0].y)
    assert "10 sentences, 3 texts" in labels and "8 sentences, 1 text" in labels


@pytest.mark.parametrize(
    "draw",
    [
        lambda: escalation.pairs(PAIRS.head(0)),
        lambda: escalation.groups(SUMMARY.head(0)),
        lambda: escalation.extremes(EXTREMES.head(0)),
    ],
)
def test_nothing_to_draw_is_said(draw):
    assert draw().layout.annotations[0].text.startswith("There is no ")


def test_pairs_show_mean_and_count():
    (heat,) = escalation.pairs(PAIRS).data
    assert "+8.0<br>n 5" in np.array(heat.text).ravel().tolist()
    assert list(heat.y) == ["U", "R"] and list(heat.x) == ["U", "R"]


def test_the_curve_is_ordered_and_marks_the_primary():
    fig = escalation.specification_curve(curve(), "a")
    others, primary, matrix = fig.data
    assert list(others.y) == [-0.5, 1.5] and list(primary.y) == [0.5] and list(primary.x) == [2]
    assert len(matrix.x) == 3 * 4
    assert "2 of 3 specifications are above 0" in fig.layout.title.text


def test_the_text_marks_each_word_once_and_escapes_everything():
    shown = highlighted(SENTENCES, ROWS, SCORES).data
    assert shown.count("<mark") == 2  # the word inside another is listed, not marked
    assert "attacked<sup>▲</sup>" in shown and "agreed<sup>▼</sup>" in shown
    assert "<script>" not in shown and "&lt;script&gt;" in shown
    assert "<b>X</b>" not in shown
    assert "<b>+9.0</b>" in shown and "<b>no evidence</b>" in shown


def test_marks_stand_on_grounds_that_have_a_twin_on_dark_pages():
    grounds = re.findall(r"background-color:([^;]+)", highlighted(SENTENCES, ROWS, SCORES).data)
    assert set(grounds) == {GROUNDS["rose"], GROUNDS["teal"]}


def test_each_mark_says_what_the_list_says():
    shown = highlighted(SENTENCES, ROWS, SCORES).data
    said = "attack (attacking, action), weight +9.3; R → U; adds +9.0"
    assert f'title="{said}"' in shown and f"<li>attacked: {said}</li>" in shown
    assert "negated; threat; quoted" in shown


def test_a_text_without_counted_words_is_only_itself():
    shown = highlighted(SENTENCES, ROWS.head(0)).data
    assert (
        "<mark" not in shown
        and "<details" not in shown
        and "They agreed to talk again now." in shown
    )


def test_groups_with_few_sentences_are_shown_and_not_ranked():
    few = SUMMARY.iloc[[0]].assign(group="tiny", n_scored=1, mean=9.9, low=np.nan, high=np.nan)
    blank = SUMMARY.iloc[[0]].assign(
        group="French", n_scored=0, mean=np.nan, low=np.nan, high=np.nan
    )
    fig = escalation.groups(pd.concat([SUMMARY, few, blank], ignore_index=True), "text")
    assert fig.layout.meta["title"].startswith(
        "x is more escalatory than"
    )  # not the group of one sentence
    (marks,) = fig.data
    assert "tiny" in marks.y[0]
    assert marks.marker.symbol[0] == "x-thin"
    assert not any("French" in label for label in marks.y)
    assert "Without a scored sentence: French." in fig.layout.meta["note"]


def test_groups_without_any_scored_sentence():
    blank = SUMMARY.assign(n_scored=0, mean=np.nan)
    assert (
        "No source has a scored sentence" in escalation.groups(blank, "source").layout.meta["title"]
    )


def test_pairs_draws_the_actors_with_most_words_and_counts_the_others():
    many = pd.DataFrame(
        {
            "actor": [f"A{i}" for i in range(9)],
            "target": "B",
            "mean": 1.0,
            "n_rows": range(9, 0, -1),
            "n_documents": 1,
        }
    )
    fig = escalation.pairs(many)
    assert len(fig.data[0].y) == 5
    assert "45 counted words show both sides; 35 of them are drawn" in fig.layout.meta["note"]


IN_WORDS = [
    (
        "Russland hat seine nächtlichen Drohnenangriffe verstärkt.",
        "verstärkt",
        "continue (attacking, action), weight +1.0; acts on Drohnenangriffe, together worth "
        "+10.0; Russland; "
        "adds +10.0",
    ),
    (
        "Russland hat seine nächtlichen Drohnenangriffe verstärkt.",
        "Drohnenangriffe",
        "drone_attack (attacking, action), weight +10.0; counted with the word that governs it "
        "(continue); "
        "adds nothing of its own",
    ),
    (
        "Es gab keine Angriffe.",
        "Angriffe",
        "attack (attacking, action), weight +9.3; negated; worth −0.5 here; adds −0.5",
    ),
    (
        "Die Armee hat das Dorf massiv angegriffen.",
        "angegriffen",
        "attack (attacking, action), weight +9.3; intensity × 1.2; worth +10.0 here; adds +10.0",
    ),
]


@pytest.mark.parametrize(("sentence", "word", "said"), IN_WORDS)
def test_a_ledger_row_says_how_it_comes_to_its_contribution(sentence, word, said):
    frame = pd.DataFrame(
        {"doc_id": ["d"], "sentence_id": [0], "text": [sentence], "language": ["de"]}
    )
    rows = ledger(frame)
    found = dict(zip(rows.text, in_words(rows), strict=True))
    assert found[word] == said


def test_no_ledger_row_has_no_words():
    assert in_words(ROWS.head(0)) == []


def ends(n):
    """`n` groups of which the first and the last lie 1.5 apart and have intervals of 1.2."""
    means = np.linspace(-0.75, 0.75, n)
    return pd.DataFrame(
        {
            "group": [f"g{i}" for i in range(n)],
            "mean": means,
            "low": means - 0.6,
            "high": means + 0.6,
            "escalatory_share": 0.1,
            "n_scored": 9,
            "n_sentences": 9,
            "n_documents": 1,
            "interval": "sentences",
        }
    )


def test_the_ends_of_many_groups_lie_apart_by_chance():
    def title(fig):
        return fig.layout.title.text.replace("<br>", " ")

    # standard errors .306, so the distance is 3.46 and p .00053: clear among 2 and 5, not among 20
    # (190 pairs, p .10)
    assert "g1 is more escalatory than g0" in title(escalation.groups(ends(2)))
    assert "g4 is more escalatory than g0" in title(escalation.groups(ends(5)))
    assert "Among 20, chance alone" in title(escalation.groups(ends(20)))
