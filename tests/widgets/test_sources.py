"""The explorer of sources: every view draws, a choice of two texts shows both, and controls have
names.
"""

import pytest

from helpers import sources
from helpers.widgets.sources import Comparison, explorer


@pytest.fixture(scope="module")
def tables(seeds, sentences, quotes):
    documents = seeds.documents
    return Comparison(
        documents,
        sentences,
        sources.facts(documents),
        sources.keyness(documents),
        sources.voices(documents, quotes),
        sources.profiles(documents, sources.style(documents, sentences, quotes)),
    )


@pytest.fixture
def parts(tables):
    made = explorer(tables)
    (story, view), (one, other) = (box.children for box in made.children[:2])
    return story, view, one, other, *made.children[2:5]


def test_every_view_draws(parts):
    _, view, *_, live, _, _ = parts
    titles = set()
    for name in view.options:
        view.value = name
        titles.add(live.layout.title.text)
    assert len(titles) == len(view.options)


def test_two_texts_stand_side_by_side(parts):
    story, _, one, other, _, said, text = parts
    assert story.value == "corpus"
    one.value, other.value = "002_eb51bf0685ea926f", "004_7623523a068eddcc"
    assert "1 stated differently" in said.value
    assert "Pete Hegseth" in text.value and "Dan Hegseth" in text.value
    assert "⇄1" in text.value


def test_a_story_of_one_text_says_so(parts):
    story, _, one, other, _, said, text = parts
    story.value = next(value for _, value in story.options if value != "corpus")
    assert one.value == other.value
    assert "two different texts" in said.value and text.value == ""


def test_every_control_has_a_name(parts):
    assert [control.description for control in parts[:4]] == ["Story", "Show", "Text A", "Text B"]
