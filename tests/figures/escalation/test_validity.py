"""Validity figures: a point for each figure with its count, and each event class where it was
placed and predicted.
"""

import pandas as pd

from helpers.figures.escalation import validity

FIGURES = pd.DataFrame(
    {
        "figure": ["Spearman", "AUC"],
        "set": ["one", "<b>two</b>"],
        "value": [0.7, 0.8],
        "low": [0.6, 0.75],
        "high": [0.8, 0.85],
        "n": [1500, 86],
        "reference": ["VADER .36", ""],
        "note": "",
    }
)


def test_each_figure_has_its_interval_and_count():
    (points,) = validity.agreement(FIGURES).data
    assert list(points.x) == [0.8, 0.7]
    assert "n\u00a01,500" in points.y[1] and "<b>" not in points.y[0]
    assert points.error_x.array[1] == 0.8 - 0.7


def test_errors_are_hollow_and_said_to_be():
    table = pd.concat(
        [
            FIGURES,
            FIGURES.head(1).assign(figure="lines lost (lower is better)", value=0.01, low=0.0),
        ]
    )
    found = validity.agreement(table.reset_index(drop=True))
    (points,) = found.data
    assert points.marker.symbol == ("diamond-open", "diamond", "diamond")
    assert points.textposition[0] == "top right" and "lower is better" not in points.y[0]
    assert "Hollow" in str(found.to_dict())


def test_left_out_anchors_by_class():
    table = pd.DataFrame(
        {
            "anchor": ["a_1", "a_1", "b_1", "b_1"],
            "language": ["de", "en", "de", "en"],
            "category": ["a", "a", "b", "b"],
            "score": [9.0, 9.0, -4.0, -4.0],
            "predicted": [3.0, 5.0, -1.0, -1.0],
        }
    )
    placed, predicted = validity.left_out(table).data[-2:]
    assert list(placed.x) == [-4.0, 9.0] and list(predicted.x) == [-1.0, 4.0]
    assert placed.y[0] == "b (n 1)"
