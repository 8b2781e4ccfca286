"""The score: order and number of rows, bounds, shares that explain it, and missing where nothing is
known.
"""

import numpy as np
import pandas as pd
import pytest

from helpers import escalation
from helpers.escalation import ledger, score
from helpers.escalation.rules import HIGHEST, LOWEST
from helpers.escalation.scores import meant_literally
from helpers.schema import TABLES, TableError

TEXTS = [
    ("Die Rebellen griffen das Dorf an und töteten zehn Menschen.", "de"),
    ("Both sides agreed to a ceasefire and released prisoners.", "en"),
    ("", "de"),
    ("Les rebelles ont attaqué le village.", "other"),
    ("The president condemned the decision and accused his rival of lying.", "en"),
    ("Deutschland liefert der Ukraine weitere Waffen.", "de"),
]


def frame(rows, **more):
    table = pd.DataFrame(rows, columns=["text", "language"])
    return table.assign(doc_id="d", sentence_id=range(len(table)), **more)


@pytest.fixture(scope="module")
def scored():
    return score(frame(TEXTS))


def test_one_row_a_sentence_in_the_order_given():
    shuffled = frame(TEXTS).iloc[[4, 0, 3, 1, 5, 2]]
    found = score(shuffled)
    assert found.sentence_id.tolist() == [4, 0, 3, 1, 5, 2]
    again = score(frame(TEXTS)).set_index("sentence_id").escalation
    assert found.set_index("sentence_id").escalation[again.index].tolist() == pytest.approx(
        again.tolist(), nan_ok=True
    )


def test_the_contract_columns_come_first(scored):
    assert list(scored.columns)[: len(TABLES["SCORES"])] == [c.name for c in TABLES["SCORES"]]


def test_directions(scored):
    assert scored.escalation[0] > 3 and scored.action[0] > scored.rhetoric[0]
    assert scored.escalation[1] < -3
    assert scored.escalation[4] > 0 and scored.rhetoric[4] > scored.action[4]


def test_scores_stay_in_their_bounds(scored):
    known = scored.escalation.dropna()
    assert known.between(LOWEST, HIGHEST).all()


@pytest.mark.parametrize("row", [2, 3])
def test_empty_and_foreign_sentences_have_no_evidence(scored, row):
    found = scored.loc[row]
    assert found.coverage == "none" and found.n_hits == 0
    assert pd.isna(found.escalation) and pd.isna(found.action) and pd.isna(found.rhetoric)


def test_escalation_is_the_two_parts_by_their_shares(scored):
    known = scored[scored.escalation.notna()]
    parts = (
        known.lexicon_share * known.lexicon_score.fillna(0)
        + known.semantic_share * known.semantic_score
    )
    assert known.escalation.to_numpy() == pytest.approx(parts.clip(LOWEST, HIGHEST).to_numpy())
    assert (known.lexicon_share + known.semantic_share).to_numpy() == pytest.approx(1)


def test_lexicon_score_is_the_sum_of_the_ledger(scored):
    rows = ledger(frame(TEXTS))
    sums = rows.groupby("sentence_id").contribution.sum()
    hit = scored[scored.n_hits > 0].set_index("sentence_id")
    assert hit.lexicon_score.to_numpy() == pytest.approx(sums[hit.index].to_numpy())
    assert (hit.n_hits == rows.groupby("sentence_id").size()[hit.index]).all()


def test_coverage_says_what_spoke(scored):
    assert set(scored.coverage) <= {"lexicon", "semantic", "both", "none"}
    assert (scored.coverage.isin(["lexicon", "both"]) == (scored.n_hits > 0)).all()


def test_arms_are_reported_both_ways():
    sentence = frame([("Die Waffenlieferungen an das Land gehen weiter.", "de")])
    found = {
        arms: score(sentence, arms=arms).escalation[0]
        for arms in ("apart", "cooperation", "escalation")
    }
    assert found["cooperation"] < found["apart"] < found["escalation"]
    assert abs(found["apart"]) < 1.5


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_one_kind_of_evidence_alone(share):
    found = score(frame(TEXTS), lexicon_share=share)
    known = found[found.escalation.notna()]
    part = known.lexicon_score if share else known.semantic_score
    assert known.escalation.to_numpy() == pytest.approx(part.clip(LOWEST, HIGHEST).to_numpy())
    assert set(known.coverage) == {"lexicon" if share else "semantic"}


@pytest.mark.parametrize(
    ("calm", "hot"),
    [
        (
            "Die Minister wollen eine Eskalation vermeiden.",
            "Die Minister treiben die Eskalation voran.",
        ),
        ("They want to avoid escalation.", "They escalated the war."),
        ("Beide Seiten stimmten einer Waffenruhe zu.", "Beide Seiten lehnten eine Waffenruhe ab."),
        ("The rebels agreed to hold talks.", "The rebels refused to hold talks."),
        ("The army ended the blockade.", "The army imposed a blockade."),
    ],
)
def test_what_is_done_to_an_event_decides(calm, hot):
    code = "de" if "D" in calm[:1] or calm.startswith("Beide") else "en"
    found = score(frame([(calm, code), (hot, code)]))
    assert found.escalation[0] < found.escalation[1]


IN_PLAIN_TALK = [
    ("Der Käfer hat ganze Wälder vernichtet.", "de"),
    ("It was a massacre for shares in small banks.", "en"),
    ("The goalkeeper was under siege until the final whistle.", "en"),
    ("Die Autorin kämpft im Garten gegen Schnecken.", "de"),
]


def test_the_lexicon_is_hardly_heard_in_everyday_life():
    found = score(frame(IN_PLAIN_TALK))
    assert (found.lexicon_score > 0.5).any() and (found.escalation.fillna(0) < 2).all()
    assert (found.lexicon_share <= 0.45 * (1 - found.everyday) + 1e-9).all()


@pytest.mark.parametrize(
    ("everyday", "n_acts", "left"),
    [(0, 0, 1), (0, 3, 1), (0.4, 0, 0.6), (0.4, 1, 0.6), (1, 1, 0), (1, 2, 0.5), (1, 4, 0.75)],
)
def test_several_acts_are_less_often_figures_of_speech(everyday, n_acts, left):
    assert meant_literally(np.array([everyday]), np.array([n_acts]))[0] == pytest.approx(left)


def test_a_battle_in_a_village_is_no_everyday_life():
    found = score(
        frame([("Der Beschuss zerstörte in der Nacht mehrere Scheunen an der Front.", "de")])
    )
    assert found.everyday[0] > 0.5 and found.escalation[0] > 2


def test_the_lexicon_alone_is_heard_everywhere():
    found = score(frame(IN_PLAIN_TALK), lexicon_share=1.0)
    hit = found[found.n_hits > 0]
    assert len(hit) and (hit.lexicon_share == 1).all() and (hit.everyday > 0).any()


def test_no_sentence_gives_an_empty_table():
    found = score(frame(TEXTS).head(0))
    assert found.empty and "escalation" in found.columns


def test_missing_columns_are_named():
    with pytest.raises(TableError, match=r"SENTENCES lacks 'language' .*split_sentences"):
        score(frame(TEXTS).drop(columns="language"))


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ({"arms": "good"}, "arms is 'good'; choose one of"),
        ({"lexicon_share": 2}, "lexicon_share is 2; give a share"),
    ],
)
def test_bad_choices_are_named(choice, said):
    with pytest.raises(ValueError, match=said):
        score(frame(TEXTS), **choice)


def test_a_very_long_line_is_scored():
    found = score(frame([("attack " * 20_000, "en")]))
    assert found.escalation[0] > 0


def test_index_and_extra_columns_do_not_matter():
    plain = score(frame(TEXTS))
    odd = score(frame(TEXTS, start=0, end=1, role="body").set_index(pd.Index([9, 3, 3, 7, 1, 0])))
    assert odd.escalation.tolist() == pytest.approx(plain.escalation.tolist(), nan_ok=True)


def test_the_seeds_are_covered(sentences, quotes):
    found = escalation.score(sentences, quotes)
    assert len(found) == len(sentences)
    assert found.escalation.notna().mean() >= 0.8
