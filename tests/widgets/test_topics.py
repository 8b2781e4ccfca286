"""The topic explorer: every view draws, levels and names change what is shown, the choice can be
taken along.
"""

import pandas as pd
import pytest

from helpers import topics
from helpers.widgets.controls import OwnKeys
from helpers.widgets.topics import _as_html, explorer


@pytest.fixture(scope="module")
def found(seeds, sentences):
    return topics.find(seeds.documents, 3, sentences=sentences)


def test_every_view_draws(found):
    made = explorer(found)
    titles = set()
    for view in made.view.options:
        made.view.value = view
        titles.add(made.figure.layout.title.text)
    assert len(titles) == len(made.view.options)


def test_levels_change_the_number_of_topics_in_every_view(found):
    made = explorer(found)
    for number in (2, 4):
        made.level.value = number
        assert len(made.topic.options) == number
        assert made.shown().memberships.topic.nunique() == number
        for view in made.view.options:
            made.view.value = view
            assert made.figure.layout.title.text


def test_a_name_shows_and_is_exported(found):
    made = explorer(found)
    made.topic.value = 1
    made.names["en"].value = "air defence"
    assert made.topic.options[1][0].startswith("1: air defence (")
    chosen = {
        "n_topics": 3,
        "level": None,
        "topic": 1,
        "label_language": "en",
        "topic_names": {1: ["", "air defence"]},
    }
    assert made.choice() == chosen
    assert "topic_names = {1: ['', 'air defence']}" in made.export.value
    made.topic.value = 0
    assert made.names["en"].value == ""
    assert found.renamed(made.choice()["topic_names"]).topics.label_en[1] == "air defence"


def test_the_exported_lines_are_parameters_that_bring_the_choice_back(found):
    made = explorer(found)
    made.level.value = 4
    made.topic.value = 2
    made.names["de"].value = "Luftabwehr"
    parameters: dict = {}
    exec(made.export.value, parameters)
    again = found.at(parameters["level"]).renamed(parameters["topic_names"])
    assert again.topics.label_de[2] == "Luftabwehr"
    pd.testing.assert_frame_equal(again.memberships, made.shown().memberships)


def test_names_stay_with_their_level(found):
    made = explorer(found)
    made.names["en"].value = "first"
    made.level.value = 2
    assert made.names["en"].value == ""
    assert made.choice()["topic_names"] == {}
    made.level.value = 3
    assert made.names["en"].value == "first"


def test_names_given_before_are_kept_when_another_is_added(found):
    made = explorer(found.renamed({0: ("", "one")}))
    assert made.names["en"].value == "one"
    made.topic.value = 1
    made.names["en"].value = "two"
    assert [label for label, _ in made.topic.options[:2]] == [
        f"{i}: {name} ({size})"
        for (i, name), size in zip(enumerate(["one", "two"]), found.topics["size"], strict=False)
    ]


def test_taking_a_name_back_brings_the_automatic_label(found):
    made = explorer(found)
    made.names["en"].value = "mine"
    made.names["en"].value = ""
    assert found.topics.label_en[0] in made.topic.options[0][0]
    assert made.choice()["topic_names"] == {}


def test_texts_are_escaped_and_terms_marked(found):
    texts = found.memberships.head(1).assign(
        excerpt="<img src=x onerror=alert(1)> Raketen & Kiew", source="<i>"
    )
    shown = _as_html(texts, ["Rakete"])
    assert "<img" not in shown
    assert "<i>" not in shown
    assert "<mark>Raketen</mark> &amp; Kiew" in shown


def test_every_control_has_a_name(found):
    made = explorer(found)
    for control in (
        made.topic,
        made.view,
        made.language,
        made.level,
        *made.names.values(),
        made.export,
    ):
        assert control.description


def test_keys_pressed_in_the_explorer_are_its_own(found):
    assert any(isinstance(child, OwnKeys) for child in explorer(found).children)
