"""Anchors: reviewed data, and a regression on them that agrees with hand calculation and with plain
cases.
"""

import sys

import numpy as np
import pandas as pd
import pytest

from helpers.escalation import anchors, nearest
from helpers.escalation.anchors import (
    ARMS,
    BANDWIDTH,
    RIDGE,
    _kernel,
    _residuals,
    _solved,
    in_languages,
    left_out_scores,
    semantic,
)
from helpers.schema import TableError


@pytest.fixture(scope="module")
def table():
    return anchors()


def test_there_are_enough_anchors_in_both_languages(table):
    assert len(table) >= 500
    assert (table.de.str.len() > 20).all() and (table.en.str.len() > 15).all()


@pytest.mark.parametrize("column", ["de", "en"])
def test_no_anchor_sentence_stands_twice(table, column):
    assert not table[column].duplicated().any()


def test_both_facets_and_both_directions_have_anchors(table):
    for facet in ("action", "rhetoric"):
        scores = table.score[table.facet == facet]
        assert (scores > 2).sum() >= 40 and (scores < -2).sum() >= 40


def test_every_cameo_root_has_anchors(table):
    assert {f"{root:02d}" for root in range(1, 21)} <= set(table.cameo_root)


def test_contested_and_eventless_anchors_have_no_direction_of_their_own(table):
    apart = table.category.isin(["arms_delivery", "deterrence", "background", "caution"])
    assert (table.score[apart] == 0).all()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Kampfjets haben in der Nacht die Stadt bombardiert und viele Menschen getötet.", 2.5, 10),
        ("Fighter jets bombed the city overnight and killed many people.", 2.5, 10),
        (
            "Die Regierung hat den Menschen im Erdbebengebiet Zelte und Medikamente geschickt.",
            -8.3,
            -1.5,
        ),
        (
            "The government has sent tents and medicine to the people in the earthquake zone.",
            -8.3,
            -1.5,
        ),
        ("Am Sonntag wird es sonnig bei 22 Grad.", -1, 1),
        ("It will be sunny on Sunday, with 22 degrees.", -1, 1),
    ],
)
def test_plain_sentences_lie_where_they_belong(text, low, high):
    assert low <= semantic([text]).semantic_score[0] <= high


def test_facets_add_up_to_the_score():
    found = semantic(
        ["The minister accused the neighbour of lying.", "Truppen nahmen die Stadt ein."]
    )
    assert (found.action + found.rhetoric).to_numpy() == pytest.approx(
        found.semantic_score.to_numpy()
    )


def test_an_accusation_has_more_rhetoric_and_an_attack_more_action():
    said, done = semantic(
        [
            "Your propaganda is full of lies and hatred.",
            "Militants blew up a bus full of passengers.",
        ]
    ).itertuples()
    assert said.rhetoric > done.rhetoric
    assert done.action > said.action


def test_an_empty_text_has_no_score_and_no_evidence():
    found = semantic(["", "  "])
    assert (
        found.semantic_score.isna().all()
        and not found.evidence.any()
        and (found.anchor == "").all()
    )


def test_arms_deliveries_move_only_with_the_switch():
    text = ["Das Land schickt dem Verbündeten weitere Panzer und Munition."]
    scores = {arms: semantic(text, arms).semantic_score[0] for arms in ARMS}
    assert scores["cooperation"] < scores["apart"] < scores["escalation"]


EVERYDAY = [
    ("Der Zug stieß mit einem Laster zusammen, zwei Fahrgäste wurden verletzt.", 0.8, 1),
    ("The bank robber was sentenced to six years in prison.", 0.5, 1),
    ("Der Angreifer traf in der zweiten Halbzeit zum Ausgleich.", 0.8, 1),
    ("Shares of the chip maker were under fire again.", 0.5, 1),
    ("Die Armee hat drei Dörfer an der Grenze beschossen.", 0, 0.2),
    ("The two governments signed a peace treaty.", 0, 0.2),
    ("The foreign minister accused his neighbour of lying.", 0, 0.2),
    ("", 0, 0),
]


@pytest.mark.parametrize(("text", "low", "high"), EVERYDAY)
def test_everyday_life_is_told_from_public_affairs(text, low, high):
    found = semantic([text]).everyday.fillna(0)[0]
    assert low <= found <= high


def test_a_part_of_the_score_is_left_in_everyday_life(monkeypatch):
    text = ["A fire at the warehouse killed two workers."]
    found = semantic(text)
    monkeypatch.setattr(sys.modules[semantic.__module__], "EVERYDAY", (2.0, 3.0))  # out of reach
    full = semantic(text)
    assert found.everyday[0] > 0 and full.everyday[0] == 0
    assert found.semantic_score[0] == pytest.approx(
        full.semantic_score[0] * (1 - 0.6 * found.everyday[0])
    )


def test_an_unknown_switch_is_named():
    with pytest.raises(
        ValueError, match="arms is 'friendly'; choose one of apart, cooperation, escalation"
    ):
        semantic(["x"], "friendly")


def test_the_nearest_anchor_of_an_anchor_is_itself(table):
    row = table.iloc[7]
    found = nearest(row.de, n=2)
    assert (found.anchor == row.anchor).all() and set(found.language) == {"de", "en"}
    assert found.similarity[0] == pytest.approx(1, abs=1e-4)


def test_leaving_a_pair_out_equals_fitting_without_it():
    table, vectors, _ = _solved()
    half = len(table) // 2
    pair = [11, 11 + half]
    rest = np.setdiff1d(np.arange(len(table)), pair)
    scores = table.score.to_numpy(float)
    kernel = _kernel(vectors.astype(float) @ vectors.T.astype(float))
    weights = np.linalg.solve(kernel[np.ix_(rest, rest)] + RIDGE * np.eye(len(rest)), scores[rest])
    by_hand = kernel[np.ix_(pair, rest)] @ weights
    assert left_out_scores().predicted.to_numpy()[pair] == pytest.approx(by_hand, abs=1e-8)


def test_the_constants_are_the_best_of_their_neighbours():
    def error(bandwidth, ridge):
        found = left_out_scores(bandwidth, ridge)
        return ((found.predicted - found.score) ** 2).mean()

    chosen = error(BANDWIDTH, RIDGE)
    assert chosen < error(4.0, RIDGE) and chosen < error(BANDWIDTH, 3.0)


def test_a_reader_s_own_anchors_are_checked(tmp_path, table):
    own = tmp_path / "own.csv"
    pd.concat([table.head(3), table.head(1)]).to_csv(own, index=False)
    with pytest.raises(TableError, match=r"row 5: .* stands there twice"):
        anchors(own)


def test_an_anchor_is_left_out_in_every_language_that_has_it():
    """Against the fit without its sentences: three anchors in three languages, in one, in two."""
    rng = np.random.default_rng(0)
    anchor = pd.Series(["a", "b", "c", "a", "c", "a"])
    points, targets = rng.normal(size=(6, 4)), rng.normal(size=(6, 2))
    kernel = points @ points.T + 0.3 * np.eye(6)
    inverse = np.linalg.inv(kernel)
    residual = _residuals(inverse, inverse @ targets, anchor)
    for name in "abc":
        out = (anchor == name).to_numpy()
        weights = np.linalg.solve(kernel[np.ix_(~out, ~out)], targets[~out])
        predicted = kernel[np.ix_(out, ~out)] @ weights
        assert targets[out] - residual[out] == pytest.approx(predicted)


def test_a_language_without_a_column_or_a_sentence_has_no_anchors(table):
    few = table.head(3).drop(columns="en")
    assert set(in_languages(few).language) == {"de"}
    few = table.head(3).assign(en=["One.", "", "Three."])
    assert in_languages(few).text.tolist() == [*few.de, "One.", "Three."]
