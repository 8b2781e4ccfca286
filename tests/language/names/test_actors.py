"""Who is named: the gazetteer, roles by date, places, and names it lacks."""

import pandas as pd
import pytest

from helpers.language import find_actors
from helpers.language.names.actors import known_actors, mentions
from helpers.language.names.places import cities, territories
from helpers.lexicon import read_lexicon
from helpers.schema import TABLES, TableError


def found(text: str, language: str = "de", published=None) -> list[tuple[str, str]]:
    return [
        (text[start:end], entry["concept"])
        for start, end, entry in mentions(text, language, published)
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Selenskyj traf Wolodymyr Selenskij.", "de", ["Wolodymyr Selenskyj"] * 2),
        ("Zelensky, Zelenskyy and Volodymyr Zelenskiy's men", "en", ["Wolodymyr Selenskyj"] * 3),
        ("Trumps Brief an Putins Mann", "de", ["Donald Trump", "Wladimir Putin"]),
        ("Pistorius’ Reise, Pistorius' Plan", "de", ["Boris Pistorius"] * 2),
        ("Kiew, Kyjiw und Moskau", "de", ["Kiew", "Kiew", "Moskau"]),
        ("Kyiv, Kiev and Moscow", "en", ["Kiew", "Kiew", "Moskau"]),
        ("Nato und NATO-Chef", "de", ["NATO", "NATO"]),
        ("im Weißen Haus, White House", "de", ["Weißes Haus"]),
        ("russische und ukrainischer Truppen", "de", ["Russland", "Ukraine"]),
        ("Russen, Ukrainerinnen und Franzosen", "de", ["Russland", "Ukraine", "Frankreich"]),
        ("The US told us. The U.S. left.", "en", ["USA", "USA"]),
        ("WHO, who is it?", "en", ["Weltgesundheitsorganisation"]),
        ("Patriot-Systeme, TAURUS-Marschflugkörper, F-16", "de", ["Patriot", "Taurus", "F-16"]),
        ("ein patriot und ein leopard; merz und trump", "de", []),
        ("a polish shop trumps a bush", "en", []),
        ("Das Bild im Spiegel zeigt eine Insel.", "de", []),
        ("In Lima, Leipzig und Bukarest", "de", ["Lima", "Leipzig", "Bukarest"]),
        ("Nice reading in Kenya and Chad", "en", ["Kenia", "Tschad"]),
    ],
)
def test_known_names(text, language, expected):
    assert [name for _, name in found(text, language)] == expected


def test_each_mention_carries_kind_country_and_form():
    documents = pd.DataFrame(
        {
            "doc_id": ["a"],
            "text": ["Putin, russische Raketen vom Typ Iskander auf Kiew, so die Nato"],
            "language": ["de"],
        }
    )
    rows = find_actors(documents)
    assert list(zip(rows.concept, rows.kind, rows.country, rows.form, strict=True)) == [
        ("Wladimir Putin", "person", "Russland", "name"),
        ("Russland", "state", "Russland", "adjective"),
        ("Iskander", "weapon", "Russland", "name"),
        ("Kiew", "place", "Ukraine", "name"),
        ("NATO", "organisation", "", "name"),
    ]


@pytest.mark.parametrize(
    ("role", "language", "day", "holder"),
    [
        ("Bundeskanzler", "de", "2025-05-05", "Olaf Scholz"),
        ("Bundeskanzler", "de", "2025-05-06", "Friedrich Merz"),
        ("Kanzlerin", "de", "2015-09-04", "Angela Merkel"),
        ("US-Präsident", "de", pd.Timestamp("2024-12-31"), "Joe Biden"),
        ("us president", "en", "2019-01-01", "Donald Trump"),
        ("Bundeskanzler", "de", "2025-06-01T10:00:00Z", "Friedrich Merz"),
        ("Nato chief", "en", "2024-10-02", "Mark Rutte"),
        ("Bundeskanzler", "de", "1990-01-01", None),
        ("Bundeskanzler", "de", None, None),
        ("Bundeskanzler", "de", "no date", None),
        ("Torwart", "de", "2025-01-01", None),
    ],
)
def test_roles_by_date(role, language, day, holder):
    text = f"Der {role} verließ Deutschland." if language == "de" else f"The {role} left."
    assert [name for words, name in found(text, language, day) if words == role] == [holder] * bool(
        holder
    )


def test_a_role_stands_for_its_holder_on_the_day_of_printing():
    text = "Der Bundeskanzler reiste ab. Bundeskanzler Friedrich Merz blieb."
    assert found(text, "de", "2024-06-01") == [
        ("Bundeskanzler", "Olaf Scholz"),
        ("Friedrich Merz", "Friedrich Merz"),
    ]
    assert found(text, "de", "2025-06-01")[0] == ("Bundeskanzler", "Friedrich Merz")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Berlin waits. The chancellor spoke.",
            "en",
            [("Berlin", "Berlin"), ("chancellor", "Friedrich Merz")],
        ),
        ("London waits. The chancellor spoke.", "en", [("London", "London")]),
        ("Wien wartet. Der Kanzler sprach.", "de", [("Wien", "Wien")]),
        (
            "Die CDU wartet. Der Kanzler sprach.",
            "de",
            [("CDU", "CDU"), ("Kanzler", "Friedrich Merz")],
        ),
    ],
)
def test_an_office_of_two_countries_goes_by_the_country_named(text, language, expected):
    assert found(text, language, "2025-07-01") == expected


def test_without_a_date_a_role_is_whom_the_text_names():
    assert ("Kanzler", "Friedrich Merz") in found("Friedrich Merz sprach. Der Kanzler schwieg.")
    assert "Kanzler" not in dict(found("Der Kanzler schwieg."))


def test_another_first_name_is_another_person():
    assert found("Dan Hegseth und Pete Hegseth") == [
        ("Dan Hegseth", "Dan Hegseth"),
        ("Pete Hegseth", "Pete Hegseth"),
    ]


def test_a_listed_person_is_known_by_surname_once_named_in_full():
    text = "Boris Johnson came. Johnson spoke."
    assert found(text, "en") == [("Boris Johnson", "Boris Johnson"), ("Johnson", "Boris Johnson")]
    assert found("Johnson spoke.", "en") == []


def test_adjectives_do_not_start_names():
    text = "German Defense Minister Boris Pistorius and the Defense staff"
    assert [name for _, name in found(text, "en")] == ["Deutschland", "Boris Pistorius"]


def test_the_default_corpus_names_its_people(seeds):
    rows = find_actors(seeds.documents)
    people = set(rows.concept[rows.kind == "person"])
    assert people >= {
        "Boris Pistorius",
        "Wolodymyr Selenskyj",
        "Donald Trump",
        "Wladimir Putin",
        "Mark Rutte",
    }
    assert people >= {
        "Dan Hegseth",
        "Pete Hegseth",
        "Kysia Hekster",
        "Rustem Umerow",
        "Friedrich Merz",
    }
    texts = dict(zip(seeds.documents.doc_id, seeds.documents.text, strict=True))
    assert all(texts[row.doc_id][row.start : row.end] == row.text for row in rows.itertuples())
    assert not rows.duplicated(["doc_id", "start"]).any()


@pytest.mark.parametrize("text", ["", None, "🚀", "„“", "Россия"])
def test_text_without_actors_gives_an_empty_table(text):
    rows = find_actors(pd.DataFrame({"doc_id": ["a"], "text": [text], "language": ["de"]}))
    assert len(rows) == 0
    assert rows.columns.tolist() == [c.name for c in TABLES["TERM_HITS"]] + [
        "kind",
        "country",
        "form",
    ]


def test_missing_columns_are_named():
    with pytest.raises(TableError, match="DOCUMENTS lacks 'language'"):
        find_actors(pd.DataFrame({"doc_id": ["a"], "text": ["b"]}))


@pytest.mark.parametrize(
    "unit", ["Minister ", "Anna ", "Anna Müller ", "Kanzler ", "NATO ", "von ", "A. ", "USA-"]
)
def test_hostile_repetition_takes_linear_time(unit):
    mentions(unit * (60_000 // len(unit)), "de", "2025-06-01")


def test_the_gazetteer_is_consistent():
    table = known_actors()
    assert (table.kind == "person").sum() >= 250 and len(table) >= 700
    assert set(table.country) - {""} <= set(table.name)
    roles = read_lexicon("actor_roles")
    assert set(roles.name) <= set(table.name)
    assert roles["from"].str.fullmatch(r"\d{4}-\d\d-\d\d").all()
    for _, rows in roles.groupby(["role", "language"]):
        rows = rows.sort_values("from")
        assert (
            rows["from"].to_numpy()[1:] >= rows.until.replace("", "9999").to_numpy()[:-1]
        ).all(), rows


def test_no_alias_means_two_people():
    people = known_actors().query("kind == 'person'")
    for column in ("aliases_de", "aliases_en"):
        names = people.name.tolist() + [
            a for cell in people[column] for a in set(cell.split("|")) if a
        ]
        repeated = {
            name for name in names if names.count(name) > 1 and name not in set(people.name)
        }
        assert repeated == set()


def test_places_leave_out_common_words():
    assert not {"Nice", "Reading", "Essen", "Klang"} & set(cities())
    assert cities()["Leipzig"] == "DE"
    assert territories("de")["RU"] == "Russland" and "EU" not in territories("de")
