"""Verbs that tell deeds as well as speech: attacked, forderte drei Tote, claimed nine lives."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from helpers.language import find_quotes
from helpers.lexicon import read_lexicon

TABLES = Path(__file__).parent.parent / "clauses"
RIGHT = {"attack_is_no_speech": 35, "forderte_victims": 39}  # of 40 each


def quotes(text: str, language: str) -> pd.DataFrame:
    table = pd.DataFrame([{"doc_id": "d", "text": text, "language": language}])
    return find_quotes(table)


@pytest.mark.parametrize("name", RIGHT)
def test_speech_is_told_from_deeds(name):
    with (TABLES / f"{name}.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    found = [len(quotes(row["sentence"], row["language"])) > 0 for row in rows]
    right = sum(has == (row["speech"] == "yes") for has, row in zip(found, rows, strict=True))
    assert right >= RIGHT[name]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "The minister was praised by Orban for his wisdom.", "Orban"),
        ("en", "The minister was praised for his wisdom.", None),
        ("en", "Berlin attacked the plan as a gift to the rich.", "Berlin"),
        ("en", "Berlin attacked the plan.", None),
        ("en", "The fire claimed nine lives.", None),
        ("en", "The group claimed responsibility for the raid.", "The group"),
        ("de", "Die Partei attackierte den Plan als Geschenk.", "Die Partei"),
        ("de", "Die Partei attackierte den Posten.", None),
        ("de", "Das Feuer forderte vier Tote.", None),
        ("de", "Der Verband forderte Hilfe für die Opfer.", "Der Verband"),
    ],
)
def test_speaker(language, text, speaker):
    found = quotes(text, language).speaker_mention.tolist()
    assert found == ([speaker] if speaker else [])


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_deed_is_a_cue_by_itself(language):
    """A verb of facet action reports speech only with a clause, a quotation or a characterisation
    beside it.
    """
    concepts = read_lexicon("escalation").query("facet == 'action'")[language]
    deeds = {t.removesuffix(":verb") for cell in concepts for t in cell.split("|") if ":verb" in t}
    cues = read_lexicon("cues").query("language == @language and word_class == 'verb'")
    alone = cues[cues.cue.isin(deeds) & (cues.needs != "clause") & (cues.use != "think")]
    assert alone.cue.tolist() == []
