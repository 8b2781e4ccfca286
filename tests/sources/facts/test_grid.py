"""The fact grid on made-up texts: what agrees, what differs, what is not mentioned."""

import pandas as pd
import pytest

from helpers import sources


def documents(*texts, language="en", titles=None):
    return pd.DataFrame(
        {
            "doc_id": [f"d{i}" for i in range(len(texts))],
            "title": titles or [None] * len(texts),
            "text": texts,
            "language": language,
        }
    )


def one_story(frame):
    return pd.DataFrame({"doc_id": frame.doc_id, "story_id": "story-001", "similarity": 0.5})


def statuses(frame, kind, stories=None):
    found = sources.facts(frame, one_story(frame) if stories is None else stories).query(
        "kind == @kind"
    )
    return {
        fact: dict(zip(rows.doc_id, rows.status, strict=True))
        for fact, rows in found.groupby("fact")
    }


FIRE_A = "A fire in a factory in Hamburg killed 12 people on Monday. The mayor visited the site."
FIRE_B = "A fire in a factory in Hamburg killed 15 people on Monday. Schools stayed closed."


def test_amounts_of_one_thing_differ():
    assert list(statuses(documents(FIRE_A, FIRE_B), "number").values()) == [
        {"d0": "differs", "d1": "differs"}
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (FIRE_A, FIRE_A.replace("12", "12.0")),
        (FIRE_A, FIRE_A.replace("12", "about 12")),
        (FIRE_A.replace("12", "120"), FIRE_A.replace("12", "more than 115")),
        (
            FIRE_A,
            "Firefighters had warned for 12 years that nobody checked the wiring of the halls in "
            "the harbour.",
        ),
    ],
)
def test_equal_rounded_or_unrelated_amounts_do_not_differ(a, b):
    assert not any(
        "differs" in row.values() for row in statuses(documents(a, b), "number").values()
    )


def test_a_document_that_knows_both_amounts_contradicts_neither():
    later = FIRE_B + " At first the police had said that the fire in the factory killed 12 people."
    assert not any(
        "differs" in row.values() for row in statuses(documents(FIRE_A, later), "number").values()
    )


def test_what_a_document_leaves_open_is_not_mentioned():
    grid = statuses(
        documents(FIRE_A, "The mayor of Hamburg visited the site of the fire."), "number"
    )
    assert list(grid.values()) == [{"d0": "stated", "d1": "not mentioned"}]


@pytest.mark.parametrize("known", [0, 1, 2])
def test_documents_that_the_stories_lack_are_in_no_story(known):
    frame = documents(
        *(f"{fire} Chancellor Angela Merkel sent help." for fire in (FIRE_A, FIRE_B, FIRE_A))
    )
    found = sources.facts(frame, one_story(frame).iloc[:known])
    assert set(found[found.story_id != "corpus"].doc_id) == set(frame.doc_id[:known])
    assert set(found[found.story_id == "corpus"].doc_id) == set(frame.doc_id)


def test_stories_may_name_documents_by_numbers():
    frame = documents(FIRE_A, FIRE_B).assign(doc_id=[1, 2])
    assert list(statuses(frame, "number").values()) == [{"1": "differs", "2": "differs"}]


def test_every_cell_points_at_its_words():
    frame = documents(FIRE_A, FIRE_B)
    grid = sources.facts(frame, one_story(frame))
    text = dict(zip(frame.doc_id, frame.text, strict=True))
    stated = grid[grid.status != "not mentioned"]
    assert len(stated) and all(
        text[r.doc_id][int(r.start) : int(r.end)] == r.value for r in stated.itertuples()
    )
    assert grid[grid.status == "not mentioned"].value.isna().all()


MINISTER = "Verteidigungsminister {} Krause besuchte am Montag die Truppe."


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("Peter", "Stefan", "differs"),
        ("Peter", "Peter", "stated"),
        ("Hans", "Johannes", "stated"),  # short form
        ("Mike", "Michael", "stated"),
        ("Wolodymyr", "Volodymyr", "stated"),  # another spelling
    ],
)
def test_first_names_of_one_office_holder(first, second, status):
    frame = documents(MINISTER.format(first), MINISTER.format(second), language="de")
    names = sources.facts(frame).query("kind == 'name' and status != 'not mentioned'")
    assert names.status.tolist() == [status] * 2
    assert (names.story_id == "corpus").all()


@pytest.mark.parametrize(
    "second",
    [
        "Der Maler Stefan Krause stellte am Montag aus.",  # no office
        "Außenminister Stefan Krause besuchte am Montag die Truppe.",  # another office
        MINISTER.format("Stefan") + " Sein Vorgänger Peter Krause war nicht dabei.",  # knows both
        "Der österreichische Verteidigungsminister Stefan Krause besuchte am Montag die Truppe.",
    ],
)
def test_two_people_of_one_surname_are_no_conflict(second):
    first = "Der deutsche " + MINISTER.format("Peter")
    frame = documents(first, second, language="de")
    assert "differs" not in sources.facts(frame).status.tolist()


SURNAME = "Verteidigungsminister Krause sprach in Bonn."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            [MINISTER.format("Peter"), SURNAME],
            [
                ("stated", "Verteidigungsminister Peter Krause"),
                ("stated", "Verteidigungsminister Krause"),
            ],
        ),
        (
            [MINISTER.format("Peter"), MINISTER.format("Stefan"), SURNAME],  # contradicts neither
            [
                ("differs", "Verteidigungsminister Peter Krause"),
                ("differs", "Verteidigungsminister Stefan Krause"),
                ("stated", "Verteidigungsminister Krause"),
            ],
        ),
        (
            ["Da sprach Wladimir Putin.", "Putins Truppen stehen still."],
            [("stated", "Wladimir Putin"), ("stated", "Putins")],
        ),
        (
            ["Da sprach Wladimir Putin.", "Der Zug fuhr ab."],
            [("stated", "Wladimir Putin"), ("not mentioned", None)],
        ),
        (["Putin sprach.", "Auch Putin sprach."], []),  # no text gives the full name
    ],
)
def test_a_surname_alone_states_the_name_and_contradicts_nobody(texts, expected):
    names = (
        sources.facts(documents(*texts, language="de"))
        .query("kind == 'name'")
        .sort_values("doc_id")
    )
    assert (
        list(
            zip(
                names.status,
                names.value.astype(object).where(names.value.notna(), None),
                strict=True,
            )
        )
        == expected
    )


def test_a_surname_of_two_people_belongs_to_neither():
    texts = [
        "Der Maler Peter Krause malte.",
        "Der Koch Stefan Krause kochte.",
        "Später sprach Minister Krause in Bonn.",
    ]
    names = sources.facts(documents(*texts, language="de")).query(
        "kind == 'name' and doc_id == 'd2'"
    )
    assert set(names.status) == {"not mentioned"}


def test_two_holders_of_one_office_are_a_change_over_time():
    frame = documents(
        "Kanzler Olaf Scholz sprach.", "Kanzler Friedrich Merz sprach.", language="de"
    )
    offices = sources.facts(frame).query("kind == 'office' and status != 'not mentioned'")
    assert set(offices.status) == {"stated"} and offices.fact.nunique() == 1


@pytest.mark.parametrize(
    ("phrase", "fact"),
    [
        ("russischen Präsidenten Wladimir Putin", "president, Russland"),
        ("russischer Präsident Wladimir Putin", "president, Russland"),
        ("deutschen Verteidigungsministers Boris Pistorius", "defence minister, Deutschland"),
        ("Bundeskanzlers Friedrich Merz", "head of government, Deutschland"),
    ],
)
def test_offices_are_read_in_every_case(phrase, fact):
    frame = documents(f"Am Montag war von {phrase} die Rede.", language="de")
    offices = sources.facts(frame).query("kind == 'office'")
    assert offices[["fact", "value"]].values.tolist() == [[fact, phrase]]


def test_the_default_corpus_has_one_conflict(seeds):
    grid = sources.facts(seeds.documents)
    differs = grid[grid.status == "differs"]
    assert differs.story_id.tolist() == ["corpus"] * 2
    assert {v.split()[-2] for v in differs.value} == {"Pete", "Dan"}
    putin = grid[grid.fact == "name of Wladimir Putin"].dropna(subset="value")
    assert dict(zip(putin.doc_id.str[:3], putin.value, strict=True)) == {
        "001": "Russlands Präsident Wladimir Putin",
        "002": "russischen Präsidenten Wladimir Putin",
        "003": "Putin",
        "004": "Putin",
    }


@pytest.mark.parametrize("text", ["", " \n ", "12", "§$%&/()=", "1" * 5000, '"' * 999, "7." * 3000])
def test_odd_texts_lose_nothing(text):
    frame = documents(text, FIRE_A)
    grid = sources.facts(frame)
    assert "d1" in set(grid.doc_id)


def test_an_empty_corpus_gives_an_empty_grid():
    assert sources.facts(documents()).empty


def test_missing_columns_are_named():
    with pytest.raises(
        ValueError, match=r"DOCUMENTS lacks 'language' \(has: doc_id, title, text\)"
    ):
        sources.facts(documents("x").drop(columns="language"))
