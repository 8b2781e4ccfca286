import numpy as np
import pandas as pd
import pytest

from helpers import corpus
from helpers.schema import TableError

WIRE = (
    "Der Minister reiste am Montag nach Kiew und sprach dort mit dem Präsidenten über weitere "
    "Hilfe für die Ukraine. "
    "Am Abend trat er vor die Presse und sagte, man werde das Land nicht allein lassen, so lange "
    "der Krieg dauere. "
    "Aus Moskau kam zunächst keine Antwort auf die Ankündigung, die am Nachmittag über die "
    "Agenturen gelaufen war."
)
OWN = (
    "In unserer Stadt löste die Reise ein geteiltes Echo aus, wie eine Umfrage dieser Zeitung "
    "am Dienstag ergab."
)
OTHER = (
    "Der Verein gewann das Spiel am Samstag mit drei Toren, und der Trainer lobte danach vor "
    "allem seine Abwehr sehr."
)


def table(*texts: str, **columns) -> pd.DataFrame:
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": texts, **columns})


def test_exact_copies():
    found = corpus.near_duplicates(table(WIRE, OTHER, WIRE))
    assert found.duplicate_of.fillna("").tolist() == ["", "", "d0"]
    assert found.shared[2] == 1


def test_a_rewrite_is_found_and_a_different_text_is_not():
    rewrite = WIRE.replace("am Montag", "zu Wochenbeginn")
    found = corpus.near_duplicates(table(WIRE, rewrite, OTHER))
    assert found.duplicate_of.fillna("").tolist() == ["", "d0", ""]
    assert 0.8 < found.shared[1] < 1
    assert np.isnan(found.shared[2])


def test_shared_is_the_share_of_the_later_texts_five_word_runs():
    words = WIRE.split()
    half = " ".join(words[:25]) + " " + OTHER
    found = corpus.near_duplicates(table(WIRE, half))
    runs = len(half.split()) - 4
    assert found.shared[1] == pytest.approx(21 / runs)
    assert found.duplicate_of.isna().all()


def test_the_text_published_first_is_the_original():
    times = pd.to_datetime(["2026-05-14", "2026-05-13"])
    assert corpus.near_duplicates(table(WIRE, WIRE, published=times)).duplicate_of.fillna(
        ""
    ).tolist() == ["d1", ""]


def test_what_the_newsroom_added():
    first, rest = WIRE.split(". ", 1)
    paper = f"{first}. {OWN} {rest}"
    found = corpus.additions(table(WIRE, paper), "d1", "d0")
    assert found.text.tolist() == [OWN.rstrip(".")]
    assert paper[found.start[0] : found.end[0]] == found.text[0]
    assert corpus.additions(table(WIRE, WIRE), "d1", "d0").empty


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["a", "a"], ["ein zwei", "ein zwei"]])
def test_short_and_empty_texts(texts):
    assert len(corpus.near_duplicates(table(*texts))) == len(texts)


def test_many_copies_of_one_text_are_found():
    found = corpus.near_duplicates(table(*[WIRE + f" Nummer {i}." for i in range(300)]))
    assert found.duplicate_of.notna().sum() == 299


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match="lacks 'text'"):
        corpus.near_duplicates(pd.DataFrame({"doc_id": ["a"]}))


def test_an_unknown_document_is_named():
    with pytest.raises(TableError, match="no document 'x'"):
        corpus.additions(table(WIRE), "x", "d0")
