"""The matrix of sentences and its scorer, tested with scores made by hand."""

import re
from collections import Counter

import pandas as pd
import pytest

from tests.gold.matrix import matrix, scorer

EVENTS = ["attack", "mobilise", "sanction", "accuse", "talk", "agree", "aid", "withdraw", "release"]
FORMS = {"active", "passive", "noun"}


@pytest.fixture(scope="module")
def made():
    return matrix.sentences()


def test_it_is_always_the_same(made):
    assert matrix.sentences() == made


def test_about_two_thousand_different_sentences(made):
    assert 1900 <= len(made) <= 2200
    assert len({row["id"] for row in made}) == len(made)
    assert len({(row["text"], row["governor"]) for row in made}) == len(made)


def test_every_cell_says_what_is_expected_and_why():
    cells = matrix.table("expected")
    governors = list(dict.fromkeys(row["governor"] for row in matrix.table("governors")))
    assert [(row["governor"], row["event"]) for row in cells] == [
        (governor, event) for governor in governors for event in EVENTS
    ]
    assert {row["expected"] for row in cells} == matrix.TESTED | {"open", "none"}
    assert all(row["reason"] for row in cells)
    untested = [row for row in cells if row["expected"] not in matrix.TESTED]
    assert not any(matrix.orders(row) for row in untested)


def test_no_cell_is_ordered_against_itself_or_against_one_that_is_not_tested():
    cells = {(row["governor"], row["event"]): row for row in matrix.table("expected")}
    for (governor, event), cell in cells.items():
        for _, other in matrix.orders(cell):
            assert other != governor
            assert cells[other, event]["expected"] in matrix.TESTED


def test_every_tested_cell_has_its_sentences_in_both_languages(made):
    counts = Counter((row["governor"], row["event"], row["language"]) for row in made)
    tested = [row for row in matrix.table("expected") if row["expected"] in matrix.TESTED]
    for cell in tested:
        for language in ("de", "en"):
            found = counts[cell["governor"], cell["event"], language]
            assert found == (10 if cell["governor"] in ("fact", "negation") else matrix.PER_CELL)
    assert len(counts) == 2 * len(tested)


def test_every_governor_is_told_in_several_forms(made):
    for governor in {row["governor"] for row in made}:
        for language in ("de", "en"):
            forms = {
                row["form"]
                for row in made
                if (row["governor"], row["language"]) == (governor, language)
            }
            assert len(forms) >= 2 and forms <= FORMS


def test_each_order_has_a_sentence_of_the_same_deed_to_stand_against(made):
    told = {(row["deed"], row["governor"]) for row in made}
    for row in made:
        for _, other in matrix.orders(row):
            assert (row["deed"], other) in told


def test_sentences_are_whole(made):
    for row in made:
        assert not re.search(r"[{}\[\]]|  | [,.]|\.\.", row["text"]), row["text"]
        assert row["text"][0].isupper() and row["text"].endswith(".")


@pytest.mark.parametrize(
    "wanted",
    [
        "Am Dienstag griff Russland die Hafenstadt Odessa an.",
        "Die Besatzungstruppen haben die Provinz Herat nicht verlassen.",
        "Die Rebellen lehnten eine Waffenruhe mit der Regierung ab.",
        "Den Rebellen gelang es nicht, das Grenzdorf Kalba zu beschießen.",
        "Unter anderen Umständen wären Sanktionen gegen den Iran von Washington verhängt worden.",
        "The port city of Odesa was attacked by Russia on Tuesday.",
        "The rebels threatened that the border village of Kalba would be shelled.",
        "There were no accusations against Moscow.",
        "Pakistan was urged by Beijing to blame India for the sabotage.",
    ],
)
def test_sentences_read_like_this(made, wanted):
    assert wanted in {row["text"] for row in made}


@pytest.mark.parametrize(
    ("template", "wanted"),
    [
        (
            "{actor} [A:drohte/drohten] mit {einem_noun}.",
            "Die Rebellen drohten mit einem Lied am Ort.",
        ),
        ("{der_noun} [N:blieb/blieben] aus.", "Das Lied am Ort blieb aus."),
        ("im Fall {eines_noun}", "Im Fall eines Liedes am Ort"),
        ("{passive} [P:wird/werden] {passive_rest} {participle}.", "Lieder werden gesungen."),
        ("{object} {particle}, {zu}.", "Lieder, zu singen."),
    ],
)
def test_a_template_agrees_with_its_deed(template, wanted):
    deed = {
        "language": "de",
        "actor": "die Rebellen",
        "number": "p",
        "object": "Lieder",
        "particle": "",
        "zu": "zu singen",
        "participle": "gesungen",
        "passive": "Lieder",
        "passive_number": "p",
        "passive_rest": "",
        "noun": "Lied",
        "noun_dat": "Lied",
        "noun_gen": "Liedes",
        "gender": "n",
        "article": "ein",
        "noun_number": "s",
        "noun_rest": "am Ort",
    }
    assert matrix.tell(template, deed) == wanted


def test_a_plural_or_bare_noun_takes_no_indefinite_article():
    talks = {
        "noun": "Gespräche",
        "noun_dat": "Gesprächen",
        "noun_gen": "Gespräche",
        "gender": "p",
        "article": "none",
        "noun_rest": "mit Rom",
    }
    nouns = matrix.german_nouns(talks)
    assert nouns["einen_noun"].split() == ["Gespräche", "mit", "Rom"]
    assert nouns["eines_noun"] == "von Gesprächen mit Rom"
    assert nouns["dem_noun"] == "den Gesprächen mit Rom"


def by_hand(*rows):
    """A frame of scored sentences: id, governor, deed, expected, orders, escalation."""
    return pd.DataFrame(
        [
            {
                "id": name,
                "language": "de" if name.startswith("de") else "en",
                "governor": governor,
                "event": "attack",
                "form": "active",
                "deed": deed,
                "text": name,
                "expected": expected,
                "below": "",
                "above": "",
                "about": "",
                **orders,
                "escalation": escalation,
            }
            for name, governor, deed, expected, orders, escalation in rows
        ]
    )


@pytest.mark.parametrize(
    ("expected", "rights", "wrongs"),
    [
        ("+", [1, 9], [0.9, 0, -1, None]),
        ("-", [-1, -9], [-0.9, 0, 1, None]),
        ("0", [0, 0.9, -0.9, None], [1, -1]),
        ("0+", [-0.9, 0, 8, None], [-1, -8]),
        ("-0", [0.9, 0, -8, None], [1, 8]),
    ],
)
def test_a_sign_has_its_side_of_the_scale(expected, rights, wrongs):
    for value, right in [(v, True) for v in rights] + [(v, False) for v in wrongs]:
        judged = scorer.judge(by_hand(("de-1", "fact", "d", expected, {}, value)))
        assert list(judged.right) == [right], value


@pytest.mark.parametrize(
    ("relation", "value", "right"),
    [
        ("below", 5, True),
        ("below", 8, False),
        ("below", 9, False),
        ("above", 9, True),
        ("above", 8, False),
        ("about", 5.5, True),
        ("about", 10, True),
        ("about", 5.4, False),
    ],
)
def test_an_order_is_held_against_the_same_deed(relation, value, right):
    judged = scorer.judge(
        by_hand(
            ("de-fact", "fact", "d", "+", {}, 8),
            ("de-other", "fact", "e", "+", {}, 1),
            ("de-case", "threaten", "d", "+", {relation: "fact"}, value),
        )
    )
    assert list(judged.right) == [True, True, right]


def test_an_order_must_hold_against_each_sentence_of_the_deed():
    judged = scorer.judge(
        by_hand(
            ("de-1", "fact", "d", "+", {}, 8),
            ("de-2", "fact", "d", "+", {}, 3),
            ("de-3", "threaten", "d", "+", {"below": "fact", "above": "negation"}, 4),
            ("de-4", "negation", "d", "0", {}, None),
        )
    )
    assert list(judged.right) == [True, True, False, True]
    assert judged.why[2] == "+4.0 not below +3.0 of de-2"


def test_the_table_counts_over_all_and_by_governor_and_language():
    table = scorer.score(
        by_hand(
            ("de-1", "fact", "d", "+", {}, 8),
            ("de-2", "fact", "e", "+", {}, 0),
            ("en-1", "fact", "f", "+", {}, 2),
            ("en-2", "negation", "f", "0", {}, None),
        )
    )
    assert list(table.columns) == [
        "governor",
        "language",
        "sentences",
        "right",
        "share",
        "failures",
    ]
    assert table.drop(columns="failures").values.tolist() == [
        ["all", "all", 4, 3, 0.75],
        ["fact", "de", 2, 1, 0.5],
        ["fact", "en", 1, 1, 1.0],
        ["negation", "en", 1, 1, 1.0],
    ]
    assert list(table.failures) == [["de-2: +0.0 for +: de-2"], ["de-2: +0.0 for +: de-2"], [], []]


def test_scores_at_the_codebook_s_own_classes_are_all_right(made):
    """The expectations do not contradict one another: there are scores that meet them all."""
    frame = pd.DataFrame(made)
    deeds = {event: 8.0 if event in EVENTS[:3] else 4.0 for event in EVENTS[:4]}
    deeds |= dict.fromkeys(EVENTS[4:6], -4.0) | dict.fromkeys(EVENTS[6:], -8.0)
    of_kind = {"+": 3.0, "-": -3.0, "0": 0.0, "0+": 0.5, "-0": -0.5}
    frame["escalation"] = [
        deeds[row.event] if row.governor == "fact" or row.about else of_kind[row.expected]
        for row in frame.itertuples()
    ]
    table = scorer.score(frame)
    assert table.failures[0] == [] and table.share[0] == 1.0


def test_scores_that_only_see_the_deed_are_often_wrong(made):
    frame = pd.DataFrame(made)
    frame["escalation"] = [8.0 if event in EVENTS[:4] else -8.0 for event in frame.event]
    assert scorer.score(frame).share[0] < 0.4
