"""The topic explorer: every view draws, levels and names change what is shown, the choice can be taken along."""

import pytest

from helpers import topics
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


def test_levels_change_the_number_of_topics(found):
    made = explorer(found)
    made.level.value = 2
    assert len(made.topic.options) == 2
    made.level.value = 4
    assert len(made.topic.options) == 4
    assert made.tables()[1].topic.nunique() == 4


def test_a_name_shows_and_is_exported(found):
    made = explorer(found)
    made.topic.value = 1
    made.name_en.value = "air defence"
    assert made.topic.options[1][0].startswith("1: air defence (")
    assert made.choice() == {"n_topics": 3, "topic": 1, "label_language": "en", "topic_names": {1: ["", "air defence"]}}
    assert "topic_names = {1: ['', 'air defence']}" in made.export.value
    made.topic.value = 0
    assert made.name_en.value == ""
    assert found.renamed(made.choice()["topic_names"]).topics.label_en[1] == "air defence"


def test_texts_are_escaped_and_terms_marked(found):
    texts = found.memberships.head(1).assign(excerpt="<img src=x onerror=alert(1)> Raketen & Kiew", source="<i>")
    shown = _as_html(texts, ["Rakete"])
    assert "<img" not in shown
    assert "<i>" not in shown
    assert "<mark>Raketen</mark> &amp; Kiew" in shown


def test_every_control_has_a_name(found):
    made = explorer(found)
    for control in (made.topic, made.view, made.language, made.level, made.name_de, made.name_en, made.export):
        assert control.description
