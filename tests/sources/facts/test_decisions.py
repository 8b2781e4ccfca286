"""Decisions that were taken, told in the newsroom's own words."""

import pytest

from helpers.sources.facts.decisions import is_decision


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The House approved the plan 234-193.", True),
        ("en", "The minister resigned on Thursday.", True),
        ("en", "The senators voted to end the debate.", True),
        ("en", "The measure was signed into law.", True),
        ("en", "There was no sign of a compromise.", False),  # a noun
        ("en", "They held talks in order to save the ban.", False),
        ("en", "The president was advised to veto the bill.", False),
        ("en", "Clinton has not announced a bid.", False),
        ("en", "She would have agreed.", False),
        ("en", 'He said: "They approved the plan."', False),  # somebody else's words
        ("de", "Der Bundestag hat das Gesetz beschlossen.", True),
        ("de", "Die Staatschefs vereinbarten ein Treffen.", True),
        ("de", "Merz stellte eine Beteiligung in Aussicht.", True),
        ("de", "Trump kündigte Lieferungen an.", True),
        ("de", "Das Parlament soll das Gesetz beschließen.", False),
        ("de", "Der Bundestag hat das Gesetz nicht beschlossen.", False),
        ("de", "Es ist offen, ob sie zustimmen.", False),
        ("de", "Er würde zurücktreten.", False),
        ("de", "Beschlossen würde das Gesetz erst im Herbst.", False),
        ("de", "Beschlossen wurde das nicht.", False),
        ("en", "Nobody knows whether the council agreed on it.", False),
        ("de", "", False),
    ],
)
def test_decisions(language, text, told):
    assert is_decision(text, language) is told
