"""The escalation lexicon: every test sentence, and what a wrong file is told."""

import numpy as np
import pandas as pd
import pytest

from helpers import escalation
from helpers.escalation import concepts
from helpers.lexicon import read_lexicon
from helpers.schema import TableError

TABLE = read_lexicon("escalation")
CATEGORIES = read_lexicon("categories")
COUNTED = TABLE[TABLE.category != "not_counted"]


def found_in(column: str, language: str) -> pd.DataFrame:
    """The concepts with a sentence in this column, and the set of those found in the sentence."""
    table = COUNTED[COUNTED[column] != ""]
    sentences = pd.DataFrame(
        {
            "doc_id": table.concept.to_numpy(),
            "sentence_id": 0,
            "text": table[column].to_numpy(),
            "language": language,
        }
    )
    found = escalation.ledger(sentences).groupby("doc_id").concept.agg(set)
    return table.assign(found=[found.get(concept, set()) for concept in table.concept])


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_test_sentence_finds_its_concept(language):
    table = found_in(f"test_{language}", language)
    assert len(table) == len(COUNTED)
    assert [c for c, found in zip(table.concept, table.found, strict=True) if c not in found] == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_concept_is_not_found_where_its_words_mean_something_else(language):
    table = found_in(f"not_in_{language}", language)
    assert len(table) >= 60
    assert [c for c, found in zip(table.concept, table.found, strict=True) if c in found] == []


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


def test_weight_and_facet_are_those_of_the_category():
    table = TABLE.merge(CATEGORIES, on="category", suffixes=("", "_of"), validate="many_to_one")
    assert len(table) == len(TABLE)
    assert (table.weight[table.direction == "calming"] < 0).all()
    assert (table.weight[table.direction == "escalatory"] > 0).all()
    assert (table.weight[table.contested == "yes"] == 0).all()
    assert ((table.facet == table.facet_of) | (table.facet_of == "both")).all()


def test_every_category_is_used_and_explained_once():
    assert CATEGORIES.category.is_monotonic_increasing
    assert set(CATEGORIES.category) == set(TABLE.category)
    contested = {"arms_delivery", "deterrence", "self_defence", "weapons"}
    assert concepts.marked("contested") == contested
    assert "commenting" in concepts.marked("has_roles", "no")


def test_every_governing_kind_knows_conflict_cooperation_and_contested():
    rows = read_lexicon("governing").groupby("governs").event.agg(set)
    assert set(rows.index) == set(concepts.kinds())
    assert rows.map({"conflict", "cooperation", "contested"}.issubset).all()


@pytest.mark.parametrize(
    ("governs", "below", "value", "weight", "category"),
    [
        ("appeal", "demand", 2.0, 0.8, "appealing"),
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
            r"mine\.csv, row 3: governs is 'command'; choose one of nothing, accuse",
        ),
        (
            {"category": "coercin"},
            r"mine\.csv, row 3: category is 'coercin'; choose one of accusing, .*coercing.*, own_…",
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


def test_a_table_is_checked_like_a_file():
    table = TABLE.head(3)
    with pytest.raises(TableError, match=r"Lexicon given, row 2: category is 'coercin'"):
        concepts.load(table.assign(category="coercin"))
    with pytest.raises(TableError, match=r"Lexicon given lacks 'weight'"):
        concepts.load(table.drop(columns="weight"))


def test_an_own_lexicon_may_have_own_categories_and_no_sentences():
    needed = ["concept", "category", "facet", "weight", "de", "en"]
    table = TABLE.head(3)[needed].assign(category="own_treason", weight=3)
    assert set(concepts.load(table).categories) >= {"own_treason"}


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
