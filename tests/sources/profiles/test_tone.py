"""Tone: praise and blame fall on whom they are done to, and negation and passives turn them."""

import numpy as np
import pandas as pd
import pytest

from helpers import sources


def mention(text, name, language="en"):
    start = text.index(name)
    return {"text": text, "start": start, "end": start + len(name), "language": language}


def tone_of(text, name, language="en"):
    return sources.tone(pd.DataFrame([mention(text, name, language)])).iloc[0]


@pytest.mark.parametrize(
    ("text", "name", "language", "label"),
    [
        (
            "Critics accused Meyer of corruption and called the scandal shameful.",
            "Meyer",
            "en",
            "negative",
        ),
        ("Meyer was praised as an honest and courageous leader.", "Meyer", "en", "positive"),
        ("Meyer met the foreign minister in Oslo on Tuesday.", "Meyer", "en", "neutral"),
        (
            "Kritiker warfen Meyer Korruption vor und nannten den Skandal beschämend.",
            "Meyer",
            "de",
            "negative",
        ),
        ("Meyer wurde als ehrliche und mutige Politikerin gelobt.", "Meyer", "de", "positive"),
        ("Meyer traf am Dienstag in Oslo die Außenministerin.", "Meyer", "de", "neutral"),
    ],
)
def test_plain_cases_in_both_languages(text, name, language, label):
    assert tone_of(text, name, language).label == label


def test_blame_falls_on_whom_it_is_put():
    text = "Schmidt condemned Meyer."
    assert tone_of(text, "Meyer").tone < tone_of(text, "Schmidt").tone


def test_a_passive_turns_the_roles():
    assert (
        tone_of("Meyer was condemned by Schmidt.", "Meyer").tone
        < tone_of("Meyer condemned Schmidt.", "Meyer").tone
    )


def test_the_evidence_is_the_words_in_the_text():
    assert (
        tone_of("Supporters cheered Meyer as a Hero.", "Meyer").evidence
        == "Supporters · cheered · Hero"
    )


def test_other_languages_have_no_tone_and_keep_their_row():
    found = sources.tone(
        pd.DataFrame(
            [mention("Meyer est un héros.", "Meyer", "fr"), mention("Meyer won.", "Meyer")]
        )
    )
    assert np.isnan(found.tone[0])
    assert found.tone[1] > 0


def test_no_mentions_give_no_rows():
    assert sources.tone(pd.DataFrame(columns=["text", "start", "end", "language"])).empty


def test_a_missing_column_is_named():
    with pytest.raises(ValueError, match="'start'"):
        sources.tone(pd.DataFrame({"text": [], "end": [], "language": []}))


def test_a_very_long_sentence_is_read_around_the_mention():
    text = "scandal " * 100_000 + "Meyer was praised."
    assert -1 <= tone_of(text, "Meyer").tone <= 1


def test_actors_carry_the_mean_tone_of_their_mentions(seeds):
    actors = sources.actors(seeds.documents)
    assert actors.tone.between(-1, 1).all()
