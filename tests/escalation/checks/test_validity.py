"""Validity: statistics by hand, sets read as they are published, and shipped figures that say where
they come from.
"""

import gzip
import json

import numpy as np
import pytest

from helpers.escalation import validity
from helpers.escalation.scores import LEXICON_SHARE


@pytest.mark.parametrize(
    ("values", "truth", "expected"),
    [
        ([1, 2, 3, 4], [10, 20, 30, 40], 1.0),
        ([4, 3, 2, 1], [1, 2, 3, 4], -1.0),
        ([1, 2, 3], [1, 3, 2], 0.5),
    ],
)
def test_spearman(values, truth, expected):
    assert validity.spearman(np.array(values), np.array(truth)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("values", "truth", "expected"),
    [
        ([1, 2, 3, 4], [0, 0, 1, 1], 1.0),
        ([1, 1, 1, 1], [0, 1, 0, 1], 0.5),
        ([3, 1, 2, 4], [0, 0, 1, 1], 0.75),
    ],
)
def test_auc(values, truth, expected):
    assert validity.auc(np.array(values), np.array(truth)) == pytest.approx(expected)


def test_auc_of_one_class_is_unknown():
    assert np.isnan(validity.auc(np.array([1.0, 2.0]), np.array([1, 1])))


@pytest.mark.parametrize("packed", [True, False])
def test_a_set_is_read_packed_or_plain(tmp_path, packed):
    line = json.dumps({"id": "1", "text": "über\u2028alles"}, ensure_ascii=False).encode()
    file = tmp_path / ("x.jsonl.gz" if packed else "x.jsonl")
    file.write_bytes(gzip.compress(line) if packed else line)
    assert validity.read_set(tmp_path, "x").text.tolist() == ["über\u2028alles"]


def test_a_missing_set_is_named(tmp_path):
    with pytest.raises(
        FileNotFoundError, match=r"There is no cameo_penta\.jsonl\.gz in .* Give the folder"
    ):
        validity.measure(tmp_path)


def small_sets(folder):
    """Sets of three sentences each in the published form, written here."""
    sentences = [
        ("Rebels attacked the town and killed ten people.", "material_conflict", -9.3, 1),
        ("The minister said the budget would be presented in May.", "neutral", 0.0, 0),
        ("Both sides declared a ceasefire.", "material_cooperation", 7.6, 0),
    ]
    for name in validity.SETS:
        rows = [
            {
                "id": f"{name}_{i}",
                "lang": "en",
                "text": text,
                "label": label,
                "goldstein_mean_2019": value,
            }
            | {"conflict": conflict, "source_id": f"cameo_penta_{i}", "score": None}
            for i, (text, label, value, conflict) in enumerate(sentences)
        ]
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def test_figures_are_measured_from_the_sets(tmp_path):
    small_sets(tmp_path)
    found = validity.measure(tmp_path)
    assert found.columns.tolist() == validity.shipped().columns.tolist()
    by_figure = found.set_index(["figure", "set"])
    assert by_figure.loc[("Spearman", "cameo_penta"), "value"] == 1.0
    assert by_figure.loc[
        ("correlation of translation pairs", "escalation_de"), "value"
    ] == pytest.approx(1.0)
    assert by_figure.loc[("coverage", "plover_gsr"), "n"] == 3


def test_the_shipped_figures_name_version_and_command():
    found = validity.shipped()
    assert set(validity.SETS) <= set(found.set)
    measured = found[found.low.notna()]
    assert (measured.low <= measured.value).all() and (measured.value <= measured.high).all()
    assert found[found.room == "escalation"].low.notna().all()
    assert found.command.str.startswith("python ").all() and (found.version != "").all()


def test_both_kinds_of_evidence_place_unseen_anchors_better_than_either():
    found = validity.on_anchors().set_index("evidence")
    assert found.correlation["both"] > max(
        found.correlation["lexicon"], found.correlation["other anchors"]
    )
    assert found.slope["both"] == pytest.approx(1, abs=0.15)
    assert 0 < LEXICON_SHARE < 1


def test_errors_on_unseen_anchors_are_counted_by_class():
    found = validity.anchor_errors().set_index("category")
    assert found.score.is_monotonic_decreasing
    assert not {"arms_delivery", "deterrence"} & set(found.index)  # contested: no place to miss
    assert found.loc["assault", "wrong"] < 0.1 < found.loc["retreat", "wrong"]
    assert (
        found.loc["assault", "predicted"]
        > found.loc["consult", "predicted"]
        > found.loc["agree", "predicted"]
    )
    assert found[["wrong", "lexicon_silent"]].stack().between(0, 1).all()


def test_wrong_directions_are_measured_by_class(tmp_path):
    small_sets(tmp_path)
    figures = validity.measure(tmp_path).set_index("figure")
    wrong = figures[figures.index.str.startswith("wrong direction")]
    classes = ["material conflict", "neutral", "material cooperation"]
    assert wrong.index.tolist() == [
        f"wrong direction, {name} (lower is better)" for name in classes
    ]
    assert wrong.value.tolist() == [0, 0, 0] and wrong.n.tolist() == [1, 1, 1]
