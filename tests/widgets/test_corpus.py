"""The corpus explorer follows its controls and shows text as text."""

import pandas as pd
import pytest

from helpers import corpus
from helpers.widgets.corpus import explorer, facts, listing


@pytest.fixture
def made(seeds):
    return explorer(seeds)


def test_another_text_changes_figure_facts_and_lines(made):
    before = made.figure.layout.title.text, made.facts.value, made.table.value
    made.text.value = "001_6468509f89715e04"
    after = made.figure.layout.title.text, made.facts.value, made.table.value
    assert all(one != other for one, other in zip(before, after, strict=True))
    assert "Keine Kreditkarte" in made.table.value


def test_roles_decide_what_counts(made):
    made.text.value = "001_6468509f89715e04"
    words = int(made.said.value.split(" ")[0])
    made.roles.value = (*made.roles.value, "advert")
    assert int(made.said.value.split(" ")[0]) > words
    assert "advert" in made.keep_roles()
    assert "Keine Kreditkarte" not in made.table.value


def test_the_list_follows(made):
    made.show.value = "kept lines"
    assert "Leave a Comment" not in made.table.value
    made.show.value = "all lines"
    assert "Leave a Comment" in made.table.value


def test_text_never_runs_as_markup():
    evil = "<img src=x onerror=alert(1)>"
    lines = pd.DataFrame({"line": [0], "role": ["body"], "text": [evil], "rule": [evil]})
    row = corpus.load(pd.DataFrame({"text": [evil + " text"], "title": [evil]})).documents.iloc[0]
    assert "<img" not in listing(lines) + facts(row)


def test_controls_have_names(made):
    assert all(control.description for control in (made.text, made.show, made.roles))
