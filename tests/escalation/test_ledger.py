"""The ledger row by row: governing words, negation, modality, intensity, background, voice, and the
sums.
"""

import importlib

import numpy as np
import pandas as pd
import pytest

from helpers import escalation
from helpers.schema import TABLES, TableError

ledger_module = importlib.import_module("helpers.escalation.ledger")


def rows(text, language="de"):
    table = pd.DataFrame([{"doc_id": "d", "sentence_id": 0, "text": text, "language": language}])
    return escalation.ledger(table)


def total(text, language="de"):
    return rows(text, language).contribution.sum()


def row(text, concept, language="de"):
    found = rows(text, language).set_index("concept")
    assert concept in found.index, f"{concept} not in {list(found.index)}"
    return found.loc[concept]


# What is done to an event decides, not the event: expected bands of the total in Goldstein units,
# sign flipped.
GOVERNED = [
    ("en", "The army attacked the town.", 8, 10),
    ("en", "The minister condemned the attack.", 2, 4),
    ("en", "The general threatened to attack the town.", 4.5, 6.5),
    ("en", "The rebels agreed to withdraw.", -5, -3),
    ("en", "The rebels withdrew their fighters.", -8.3, -6),
    ("en", "The rebels refused to withdraw.", 3.5, 5),
    ("en", "The mayor called for talks.", -1, 1),
    ("en", "The group rejected a ceasefire.", 3.5, 5),
    ("en", "The envoy refused to meet the delegation.", 3, 5),
    ("en", "The ministry denied responsibility for the killing.", -1, 1),
    ("en", "The group released ten hostages.", -8.3, -6),
    ("en", "Prosecutors investigate the killing.", 1, 3),
    ("en", "The pope expressed hope for peace.", -2, 0.5),
    ("en", "The union urged an end to the fighting.", -2, 1),
    ("en", "The neighbour offered aid.", -5.5, -3),
    ("en", "The donor cut aid to the region.", 3.5, 6),
    ("en", "The government expelled two diplomats.", 3.5, 6),
    ("en", "The council lifted the sanctions.", -8, -6),
    ("en", "The council imposed sanctions.", 4, 6),
    ("en", "The governor imposed a curfew.", 5, 8),
    ("en", "Sanctions were lifted.", -8, -6),
    ("en", "The talks were suspended.", 3, 6),
    ("en", "The government is considering sanctions.", 0, 2),
    ("en", "Both sides violated the ceasefire.", 7, 10),
    ("en", "The court rejected the demand.", 3.5, 5),
    ("de", "Die Armee griff das Dorf an.", 8, 10),
    ("de", "Der Minister verurteilte den Angriff.", 2, 4),
    ("de", "Der General drohte mit einem Angriff.", 4.5, 6.5),
    ("de", "Die Rebellen haben den Abzug zugesagt.", -5, -3),
    ("de", "Die Rebellen ziehen ab.", -8.3, -6),
    ("de", "Die Rebellen weigern sich abzuziehen.", 3.5, 5),
    ("de", "Der Gesandte rief zu Gesprächen auf.", -1, 1),
    ("de", "Die Gruppe lehnte eine Waffenruhe ab.", 3.5, 5),
    ("de", "Das Ministerium hat die Vorwürfe zurückgewiesen.", -1, 2),
    ("de", "Der Rat hat die Sanktionen aufgehoben.", -8, -6),
    ("de", "Die Behörden verhängten eine Ausgangssperre.", 5, 8),
    ("de", "Die Gewerkschaft will den Streik nicht beenden.", 3, 7),
    ("de", "Die Regierung erwägt Sanktionen.", 0, 2),
    ("de", "Die Geiseln wurden freigelassen.", -8.3, -5),
    ("de", "Der Minister kündigte die Aufhebung der Sanktionen an.", -8, -3),
    ("de", "Die Armee hat eine am Vortag verhängte Sperre wieder aufgehoben.", -8, -6),
    ("de", "Der Staatschef hat im vom Krieg verwüsteten Süden eine Waffenruhe ausgerufen.", -8, -4),
    ("de", "Die Miliz hat den Behörden getrotzt und Straßen blockiert.", 3, 8),
    ("de", "Die Rebellen sind zum Abzug ihrer Truppen bereit.", -5, -3),
    ("de", "Sie wollen, dass der Krieg beendet wird.", -7, 0),
    ("en", "The council urged the state to end its crisis.", -2, 1),
    ("en", "We must talk about women in wartime.", -3, 3),
]


@pytest.mark.parametrize(("language", "text", "low", "high"), GOVERNED)
def test_what_governs_an_event_sets_its_value(language, text, low, high):
    assert low <= total(text, language) <= high


NEGATED = [
    ("de", "Es gibt keine Eskalation.", "escalate"),
    ("de", "Weder Angriffe noch Drohungen gab es.", "attack"),
    ("de", "Die Armee greift das Dorf nicht an.", "attack"),
    ("en", "There was no attack.", "attack"),
    ("en", "The army did not attack the village.", "attack"),
]


@pytest.mark.parametrize(("language", "text", "concept"), NEGATED)
def test_negated_harm_does_not_escalate(language, text, concept):
    found = row(text, concept, language)
    assert found.negated
    assert found.contribution <= 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Kämpfe gehen ohne Waffenstillstand weiter."),
        ("de", "Es gibt keinen Waffenstillstand."),
        ("en", "They fight on without a ceasefire."),
        ("en", "There will be no ceasefire."),
    ],
)
def test_missing_calm_does_not_calm(language, text):
    assert total(text, language) > 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Sie hören nicht auf zu kämpfen."),
        ("de", "Er hat nicht vor aufzuhören."),
        ("de", "Die Truppen werden den Krieg nicht beenden."),
        ("en", "They will not stop attacking the city."),
        ("en", "The army did not end the war."),
    ],
)
def test_not_stopping_escalates(language, text):
    assert total(text, language) > 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The focus is on avoiding escalation."),
        ("de", "Eine Eskalation wurde vermieden."),
        ("de", "Sie wollen eine Eskalation verhindern."),
    ],
)
def test_avoided_harm_does_not_escalate(language, text):
    assert total(text, language) <= 0


@pytest.mark.parametrize(
    ("text", "concept", "language", "modality"),
    [
        ("Die Armee griff das Dorf an.", "attack", "de", "fact"),
        ("Es drohen neue Angriffe.", "threaten", "de", "threat"),
        ("Sie fordern den Abzug.", "demand", "de", "demand"),
        (
            "Ein Angriff ist möglicherweise geplant, möglicherweise ein Angriff.",
            "attack",
            "de",
            "possibility",
        ),
        ("Falls es zu einem Angriff kommt, schließen die Schulen.", "attack", "de", "hypothetical"),
        ("The army may attack the town.", "attack", "en", "possibility"),
        ("If they attack, schools will close.", "attack", "en", "hypothetical"),
        ("He threatened to attack.", "attack", "en", "threat"),
        ("He demanded the release of the crew.", "release", "en", "demand"),
    ],
)
def test_modality(text, concept, language, modality):
    found = rows(text, language)
    assert modality in set(found[found.concept == concept].modality)


def test_possible_harm_counts_less_than_harm():
    assert (
        0
        < total("The army may attack the town.", "en")
        < total("The army attacked the town.", "en")
    )


def test_intensifier_raises_and_weakener_lowers():
    plain, strong, weak = (
        total("Es gab Proteste."),
        total("Es gab massive Proteste."),
        total("Es gab vereinzelte Proteste."),
    )
    assert weak < plain < strong
    assert row("Es gab massive Proteste.", "demonstrate").intensity == 1.2


def test_values_stay_within_the_scale():
    assert row("Der Rekord-Drohnenangriff traf die Stadt.", "drone_attack").value == 10.0


def test_background_counts_less_than_the_main_clause():
    assert total("After the attack, both sides signed a peace treaty.", "en") < 0
    assert total("Nach dem Angriff einigten sich beide auf eine Waffenruhe.") < 0


def test_words_in_names_and_false_friends_do_not_count():
    assert rows("The Gulf Cooperation Council convened in March.", "en").empty
    assert rows("Der Wahlkampf ist eine Herausforderung.").empty
    assert rows("Ihnen soll das erfolgen.").empty


def test_state_of_affairs_counts_less_beside_an_event():
    assert total("The brutal war goes on.", "en") > 3
    assert total("They held talks on the brutal war.", "en") < 0


@pytest.mark.parametrize("category", ["arms_delivery", "self_defence", "deterrence", "weapons"])
def test_contested_categories_are_shown_and_do_not_count(category):
    text = "Die Waffenlieferungen, die Luftabwehr, die Abschreckung und die Munition kosten viel."
    found = rows(text)
    assert category in set(found.category)
    assert (found[found.category == category].contribution == 0).all()


def test_a_reader_can_give_arms_a_direction(tmp_path):
    from helpers.lexicon import read_lexicon

    table = read_lexicon("escalation")
    hostile = table.assign(weight=table.weight.where(table.category != "arms_delivery", 5.3))
    sentence = pd.DataFrame(
        [
            {
                "doc_id": "d",
                "sentence_id": 0,
                "text": "Die Waffenlieferungen gehen an den Nachbarn.",
                "language": "de",
            }
        ]
    )
    assert escalation.ledger(sentence).contribution.sum() == 0
    assert escalation.ledger(sentence, lexicon=hostile).contribution.sum() > 5
    path = tmp_path / "mine.csv"
    hostile.to_csv(path, index=False)
    assert escalation.ledger(sentence, lexicon=path).contribution.sum() > 5


@pytest.mark.parametrize(("language", "text"), [case[:2] for case in GOVERNED[::5]])
def test_contributions_are_value_times_a_share_of_at_most_one(language, text):
    found = rows(text, language)
    assert (found.contribution.abs() <= found.value.abs() + 1e-9).all()
    assert abs(found.contribution.sum()) <= found.value.abs().max() + 1e-9


def test_a_governed_event_names_its_governor_and_adds_nothing():
    found = row("The minister condemned the attack.", "attack", "en")
    assert found.governor == "condemn"
    assert found.contribution == 0


def test_table_keeps_its_contract():
    found = rows("Trump drohte Putin mit Zöllen.")
    assert [*found.columns][: len(TABLES["LEDGER"])] == [column.name for column in TABLES["LEDGER"]]
    assert set(found.direction) <= {-1, 0, 1}
    assert set(found.facet) <= {"action", "rhetoric"}
    assert set(found.voice) == {"newsroom"}


def test_offsets_give_the_text_back_and_follow_the_document():
    text = "Vorher nichts. Die Armee griff das Dorf an."
    table = pd.DataFrame(
        [{"doc_id": "d", "sentence_id": 1, "text": text[15:], "language": "de", "start": 15}]
    )
    for found in escalation.ledger(table).itertuples():
        assert text[found.start : found.end] == found.text


def test_separated_verb_is_one_row():
    assert list(rows("Die Armee griff gestern früh das Dorf an.").text) == [
        "griff gestern früh das Dorf an"
    ]


@pytest.mark.parametrize(
    "text", ["", "   ", None, np.nan, "…", "12345", "x" * 50_000, "an " * 20_000]
)
def test_empty_and_hostile_texts_have_no_rows(text):
    assert rows(text).empty


def test_long_hostile_line_is_read_in_linear_time():
    text = "Angriff, der " * 5_000
    assert len(rows(text)) == 5_000


def test_other_languages_are_left_out_by_name():
    table = pd.DataFrame(
        {
            "doc_id": "d",
            "sentence_id": [0, 1],
            "text": ["attaque", "Ein Angriff."],
            "language": ["other", "de"],
        }
    )
    found = escalation.ledger(table)
    assert list(found.sentence_id) == [1]
    assert found.attrs["left_out"] == {"other": 1}


def test_missing_column_is_named():
    with pytest.raises(TableError, match=r"SENTENCES lacks 'language'.*split_sentences"):
        escalation.ledger(pd.DataFrame({"doc_id": [], "sentence_id": [], "text": []}))


def test_no_sentences_give_an_empty_ledger():
    assert escalation.ledger(
        pd.DataFrame(columns=["doc_id", "sentence_id", "text", "language"])
    ).empty


def test_batches_do_not_change_a_row():
    texts = ["Die Armee griff das Dorf an.", "an", "Nichts.", "Sie verhandeln."] * 300
    table = pd.DataFrame(
        {"doc_id": "d", "sentence_id": range(len(texts)), "text": texts, "language": "de"}
    )
    together = escalation.ledger(table).groupby("sentence_id").contribution.sum()
    assert together.nunique() == 2
    assert together[0] == total(texts[0])
    assert together[1199] == total(texts[3])


def test_order_of_sentences_does_not_matter():
    texts = ["The army attacked.", "Die Armee griff an.", "They held talks."]
    table = pd.DataFrame(
        {"doc_id": "d", "sentence_id": [0, 1, 2], "text": texts, "language": ["en", "de", "en"]}
    )
    one = escalation.ledger(table).groupby("sentence_id").contribution.sum()
    two = escalation.ledger(table.iloc[::-1]).groupby("sentence_id").contribution.sum()
    pd.testing.assert_series_equal(one, two)


def test_totals_are_the_sums_of_the_rows():
    table = pd.DataFrame(
        {
            "doc_id": "d",
            "sentence_id": range(len(GOVERNED) + 2),
            "text": [*(case[1] for case in GOVERNED), "", "attaque"],
            "language": [*(case[0] for case in GOVERNED), "de", "other"],
        }
    )
    found, totals = escalation.ledger(table), ledger_module.totals(table)
    for facet in ("action", "rhetoric"):
        sums = found[found.facet == facet].groupby("sentence_id").contribution.sum()
        np.testing.assert_allclose(totals[facet], sums.reindex(table.sentence_id, fill_value=0.0))
    np.testing.assert_allclose(totals.total, totals.action + totals.rhetoric)
    assert list(totals.n_hits) == list(
        found.groupby("sentence_id").size().reindex(table.sentence_id, fill_value=0)
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Regierung muss den Flüchtlingen helfen."),
        ("de", "Beide Seiten müssen verhandeln."),
        ("de", "Die Minister müssen sich einigen."),
        ("de", "Die Länder müssten enger zusammenarbeiten."),
        ("de", "Er müsse sich entschuldigen, sagte die Partei."),
        ("en", "The government must help the refugees."),
        ("en", "Both sides must negotiate."),
        ("en", "Ministers must reach an agreement."),
        ("en", "The firm must cooperate with the authorities."),
        ("en", "The states must work together."),
    ],
)
def test_a_demand_for_cooperation_weighs_no_more_than_the_demand(language, text):
    alone = {"de": "Er muss.", "en": "He must."}[language]
    assert total(text, language) == total(alone, language) == pytest.approx(1.2)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Armee muss angreifen."),
        ("de", "Die Regierung müsse Sanktionen verhängen, sagte er."),
        ("de", "Die Stadt muss die Demonstration verbieten."),
        ("de", "Man müsse die Anführer verhaften, sagte der General."),
        ("de", "Die Rebellen müssen den Flughafen stürmen."),
        ("en", "The army must attack."),
        ("en", "The government must impose sanctions."),
        ("en", "The city must ban the demonstration."),
        ("en", "Police must arrest the leaders."),
        ("en", "The rebels must storm the airport."),
    ],
)
def test_a_demand_for_conflict_weighs_more_than_the_demand(language, text):
    assert total(text, language) > 3.5
