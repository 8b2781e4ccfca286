"""Known traps of the five texts: each row with its voice, and what must not count."""

import pytest

from helpers import escalation


@pytest.fixture(scope="module")
def found(sentences, quotes):
    return escalation.ledger(sentences, quotes)


def of(found, sentences, document, part):
    """Ledger rows of the one sentence of the document whose text holds `part`."""
    holds = sentences.doc_id.str.startswith(document) & sentences.text.str.contains(
        part, regex=False
    )
    sentence = sentences[holds].iloc[0]
    return found[(found.doc_id == sentence.doc_id) & (found.sentence_id == sentence.sentence_id)]


def test_offsets_point_into_the_documents(found, seeds, sentences):
    documents = seeds.documents.set_index("doc_id")
    roles = sentences.set_index(["doc_id", "sentence_id"]).role
    for row in found.itertuples():
        column = "title" if roles[row.doc_id, row.sentence_id] == "title" else "text"
        assert documents.loc[row.doc_id, column][row.start : row.end] == row.text


def test_contributions_of_every_sentence_stay_on_the_scale(found):
    totals = found.groupby(["doc_id", "sentence_id"]).contribution.sum()
    assert totals.between(-8.3, 10).all()
    assert len(totals) > 50


def test_escalating_attacks_are_the_newsroom(found, sentences):
    rows = of(found, sentences, "001", "massiv eskalierender")
    assert set(rows.voice) == {"newsroom"}
    assert rows.contribution.sum() > 7


def test_deliberate_and_cynical_is_the_president_of_ukraine(found, sentences):
    row = of(found, sentences, "001", "bewusst massiv und zynisch").set_index("text").loc["zynisch"]
    assert row.voice == "quoted"
    assert "Selenskyj" in row.speaker


def test_avoiding_escalation_does_not_escalate(found, sentences):
    rows = of(found, sentences, "000", "avoiding escalation")
    assert rows[rows.concept == "escalate"].contribution.sum() == 0
    assert rows.contribution.sum() < 0


def test_tariffs_with_a_deadline_are_an_economic_ultimatum(found, sentences):
    rows = of(found, sentences, "002", "Frist von 50 Tagen")
    assert {"threaten", "ultimatum"} <= set(rows.concept)
    assert "economic_pressure" in set(rows.category)
    assert rows[rows.concept == "threaten"].iloc[0].modality == "threat"
    assert rows[rows.concept == "threaten"].iloc[0].actor == "Donald Trump"
    assert rows.contribution.sum() > 3


def test_ceasefire_as_a_condition_is_hypothetical_and_quoted(found, sentences):
    row = of(found, sentences, "003", "Voraussetzung dafür").set_index("concept").loc["ceasefire"]
    assert row.modality == "hypothetical"
    assert row.voice == "quoted"
    assert row.category == "ceasefire"


def test_unlike_the_budapest_memorandum_is_no_cooperation(found, sentences):
    rows = of(found, sentences, "003", "Budapester Memorandum")
    assert not rows.text.str.contains("Memorandum").any()
    assert rows.contribution.sum() >= 0


def test_air_defence_is_defence(found):
    rows = found[found.text.str.contains("Luftabwehr|Luftverteidigung|Patriot-Sys")]
    assert set(rows.category) == {"self_defence"}
    assert (rows.contribution == 0).all()


def test_the_advert_has_no_voice(found):
    assert not found.text.str.contains("SELBSTVERTEIDIGUNG|Selbstverteidigung").any()


def test_he_does_not_intend_to_stop_escalates(found, sentences):
    rows = of(found, sentences, "004", "nicht vor aufzuhören")
    assert rows.contribution.sum() > 2
    assert set(rows.voice) == {"quoted"}


def test_challenges_are_no_demands(found, sentences):
    assert of(found, sentences, "004", "Operative Herausforderungen").empty


def test_arms_deliveries_stand_apart(found):
    arms = found[found.category == "arms_delivery"]
    assert len(arms) > 10
    assert (arms.contribution == 0).all()
