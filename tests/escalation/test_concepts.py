"""The escalation lexicon: every test sentence, and what a wrong file is told."""

import numpy as np
import pandas as pd
import pytest

from helpers import escalation
from helpers.escalation import concepts
from helpers.lexicon import read_lexicon
from helpers.schema import TableError

TABLE = read_lexicon("escalation")
COUNTED = TABLE[TABLE.category != "not_counted"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_test_sentence_finds_its_concept(language):
    sentences = pd.DataFrame(
        {
            "doc_id": COUNTED.concept.to_numpy(),
            "sentence_id": 0,
            "text": COUNTED[f"test_{language}"].to_numpy(),
            "language": language,
        }
    )
    found = escalation.ledger(sentences).groupby("doc_id").concept.agg(set)
    missing = [c for c in COUNTED.concept if c not in found.get(c, set())]
    assert missing == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_false_friends_are_matched_and_not_counted(language):
    matcher, *_ = concepts.shipped().searches[language].matchers
    ignored = TABLE[TABLE.category == "not_counted"]
    assert len(ignored) > 10
    for row in ignored.itertuples():
        text = getattr(row, f"test_{language}")
        assert row.concept in {key.removesuffix(concepts.NOUN) for *_, key in matcher.find(text)}, (
            text
        )
        table = pd.DataFrame(
            [{"doc_id": "d", "sentence_id": 0, "text": text, "language": language}]
        )
        assert row.concept not in set(escalation.ledger(table).concept)


def test_lexicon_is_sorted_and_large_enough():
    assert TABLE.concept.is_monotonic_increasing
    assert len(COUNTED) >= 400


@pytest.mark.parametrize(
    "name",
    ["negators", "hedges", "intensifiers", "subordinators", "clause_markers", "clause_words"],
)
def test_cue_files_are_sorted(name):
    table = read_lexicon(name)
    key = [*zip(table["language"], table.iloc[:, 0], strict=True)]
    assert key == sorted(key)


def test_test_sentences_are_written_once():
    for language in ("de", "en"):
        assert not TABLE[f"test_{language}"].duplicated().any()


def test_weights_have_the_sign_of_their_category():
    calming = {
        "talks",
        "supporting",
        "apologising",
        "agreeing",
        "agreement",
        "cooperating",
        "humanitarian_aid",
        "peacekeeping",
        "ceasefire",
        "withdrawing",
        "releasing",
        "yielding",
    }
    hostile = {
        "attacking",
        "coercing",
        "blockading",
        "mobilising",
        "show_of_force",
        "protesting",
        "economic_pressure",
        "reducing_relations",
        "threatening",
        "demanding",
        "refusing",
        "accusing",
        "condemning",
    }
    assert (TABLE[TABLE.category.isin(calming)].weight < 0).all()
    assert (TABLE[TABLE.category.isin(hostile)].weight > 0).all()
    assert (TABLE[TABLE.category.isin(concepts.CONTESTED)].weight == 0).all()


def test_every_governing_kind_knows_conflict_cooperation_and_contested():
    rows = read_lexicon("governing").groupby("governs").event.agg(set)
    assert set(rows.index) == set(concepts.kinds())
    assert rows.map({"conflict", "cooperation", "contested"}.issubset).all()


@pytest.mark.parametrize(
    ("governs", "below", "value", "weight", "category"),
    [
        ("appeal", "condemn", 2.0, 2.0, "demanding"),
        ("appeal", "", 9.0, 3.0, "demanding"),
        ("appeal", "", -5.0, -0.6, "appealing"),
        ("appeal", "", 0.0, 0.0, "appealing"),
        ("appeal", "accuse", 2.6, 3.0, "demanding"),
    ],
)
def test_what_stands_in_the_scope_chooses_the_row_of_governing(
    governs, below, value, weight, category
):
    shifts = concepts.shipped().shifts
    row = shifts.rows(
        *(np.array([concepts.kind_number(kind)]) for kind in (governs, below)), np.array([value])
    )
    assert shifts.weight[row] == [weight]
    assert concepts.shipped().categories[shifts.category[row][0]] == category


def test_arms_have_the_weight_that_the_lexicon_gives_them():
    lex = concepts.shipped()
    arms = lex.shifts.category == lex.categories.index(concepts.ARMS)
    assert arms.any() and (lex.shifts.weight[arms] == 0).all()
    assert (lex.weighing(concepts.ARMS, 4.0).shifts.weight[arms] == 4).all()


def write(tmp_path, **changes):
    """A lexicon file of three rows with some cells of the second changed."""
    table = TABLE.head(3).astype(str)
    for column, value in changes.items():
        table.loc[table.index[1], column] = value
    path = tmp_path / "mine.csv"
    table.to_csv(path, index=False)
    return path


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"weight": "11"}, r"mine\.csv, row 3: weight is '11'; write a number from -8\.3 to 10"),
        ({"weight": "strong"}, r"mine\.csv, row 3: weight is 'strong'; write a number"),
        ({"facet": "deed"}, r"mine\.csv, row 3: facet is 'deed'; choose one of action, rhetoric"),
        (
            {"governs": "command"},
            r"mine\.csv, row 3: governs is 'command'; leave it empty or take one of accuse",
        ),
        (
            {"de": "Angriff"},
            r"mine\.csv, row 3: de holds 'Angriff'; write term:class with one of noun, compound",
        ),
        ({"de": "Angriff:thing"}, r"mine\.csv, row 3: de holds 'Angriff:thing'"),
        ({"de": ""}, r"mine\.csv, row 3: de is ''; a value is needed here"),
        (
            {"en": "raid:noun|raid:noun"},
            r"mine\.csv, row 3: the en term 'raid' .* stands already in row 3",
        ),
        ({"concept": TABLE.concept[0]}, r"mine\.csv, row 3: .* stands there twice"),
    ],
)
def test_a_wrong_row_is_named_with_its_remedy(tmp_path, changes, message):
    with pytest.raises(TableError, match=message):
        concepts.load(write(tmp_path, **changes))


def test_a_term_in_two_concepts_names_both_rows(tmp_path):
    term = TABLE.de[0].split("|")[0]
    with pytest.raises(TableError, match=r"row 3: the de term .* stands already in row 2"):
        concepts.load(write(tmp_path, de=term))


def test_a_missing_column_is_named(tmp_path):
    path = tmp_path / "mine.csv"
    TABLE.head(2).drop(columns="weight").to_csv(path, index=False)
    with pytest.raises(TableError, match=r"lacks 'weight'"):
        concepts.load(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(TableError, match=r"There is no lexicon file .*nowhere\.csv"):
        concepts.load(tmp_path / "nowhere.csv")


def test_an_own_lexicon_counts_only_its_own_terms(tmp_path):
    path = write(
        tmp_path,
        concept="zz_rain",
        de="Regen:noun",
        en="rain:noun",
        weight="5",
        governs="",
        category="attacking",
    )
    table = pd.DataFrame(
        [
            {
                "doc_id": "d",
                "sentence_id": 0,
                "text": "Der Regen und die Verhandlungen.",
                "language": "de",
            }
        ]
    )
    found = escalation.ledger(table, lexicon=path)
    assert list(found.concept) == ["zz_rain"]
    assert found.contribution.sum() == 5
