"""Who says it: every kind of quote, with its exact span, mention and cue."""

import pandas as pd
import pytest

from helpers.language import find_quotes
from helpers.schema import TABLES, TableError


def quotes(text: str, language: str = "de") -> pd.DataFrame:
    return find_quotes(pd.DataFrame({"doc_id": ["d"], "text": [text], "language": [language]}))


def rows(text: str, language: str = "de") -> list[tuple[str, str, str | None]]:
    table = quotes(text, language)
    mentions = table.speaker_mention.astype(object).where(table.speaker_mention.notna(), None)
    return list(zip(table.kind, table.text, mentions, strict=True))


GERMAN = [
    ("„Wir warten ab“, sagte die Ministerin.", [("direct", "„Wir warten ab“", "die Ministerin")]),
    ("Der Sprecher sagte: »Wir warten ab.«", [("direct", "»Wir warten ab.«", "Der Sprecher")]),
    (
        "„Wir warten“, sagte sie, „bis der Regen endet.“",
        [("direct", "„Wir warten“", "sie"), ("direct", "„bis der Regen endet.“", "sie")],
    ),
    ("Er nannte den Plan „völlig unrealistisch“.", [("direct", "„völlig unrealistisch“", "Er")]),
    (
        "Die Polizei teilte mit, dass niemand fehlt.",
        [("indirect", "dass niemand fehlt", "Die Polizei")],
    ),
    (
        "Die Polizei erklärte, niemand sei verletzt.",
        [("indirect", "niemand sei verletzt", "Die Polizei")],
    ),
    (
        "Niemand sei verletzt, teilte die Polizei mit.",
        [("indirect", "Niemand sei verletzt", "die Polizei")],
    ),
    (
        "Niemand sei verletzt, so ein Sprecher.",
        [("indirect", "Niemand sei verletzt", "ein Sprecher")],
    ),
    (
        "Wie die Polizei mitteilte, fehlt niemand mehr.",
        [("indirect", "fehlt niemand mehr", "die Polizei")],
    ),
    (
        "Wie Anna Berger, Chefin der Werft, mitteilte, fehlt Geld.",
        [("indirect", "fehlt Geld", "Anna Berger")],
    ),
    (
        "Bei ihrem Marsch trafen Truppen auf Widerstand, berichtet Reuters.",
        [("indirect", "Bei ihrem Marsch trafen Truppen auf Widerstand", "Reuters")],
    ),
    (
        "Die Chefin der Werft, die lange geschwiegen hatte, sagte, es fehle Geld.",
        [("indirect", "es fehle Geld", "Die Chefin der Werft")],
    ),
    ("Deren Haltung bezeichnete er als „tief verlogen“.", [("direct", "„tief verlogen“", "er")]),
    (
        "Mehrere Boote sollen gesunken sein.",
        [("free_indirect", "Mehrere Boote sollen gesunken sein.", None)],
    ),
    ("Laut Pentagon fehlen zwei Soldaten.", [("indirect", "fehlen zwei Soldaten", "Pentagon")]),
    (
        "Nach Angaben der Polizei fehlen zwei Boote.",
        [("indirect", "fehlen zwei Boote", "der Polizei")],
    ),
    (
        "Medienberichten zufolge fehlen zwei Boote.",
        [("indirect", "fehlen zwei Boote", "Medienberichten")],
    ),
    (
        "Zwei Boote fehlen laut Pentagon seit gestern.",
        [("indirect", "Zwei Boote fehlen", "Pentagon"), ("indirect", "seit gestern", "Pentagon")],
    ),
    (
        "Sie drohte damit, den Vertrag zu kündigen.",
        [("indirect", "den Vertrag zu kündigen", "Sie")],
    ),
    (
        "Es gibt die Forderung der SPD, den Preis zu senken.",
        [("indirect", "den Preis zu senken", "der SPD")],
    ),
    ("Es werde knapp, heißt es in dem Bericht.", [("indirect", "Es werde knapp", "dem Bericht")]),
    (
        "Die Gewerkschaft kritisierte die Pläne.",
        [("speech_report", "Die Gewerkschaft kritisierte die Pläne.", "Die Gewerkschaft")],
    ),
    ("Der Fluss führt seit Tagen Hochwasser.", []),
    ("Auch am Montag gab es Regen im Norden.", []),
    ("Das Schiff „Blaue Möwe“ liegt im Hafen.", []),
    ("Die Lage könnte sich bald bessern.", []),
]


@pytest.mark.parametrize(("text", "expected"), GERMAN, ids=[text[:40] for text, _ in GERMAN])
def test_german_frames(text, expected):
    assert rows(text) == expected


ENGLISH = [
    ("“We will wait,” the mayor said.", [("direct", "“We will wait,”", "the mayor")]),
    ("“We will wait,” said the mayor.", [("direct", "“We will wait,”", "the mayor")]),
    ("The mayor said that nobody was hurt.", [("indirect", "that nobody was hurt", "The mayor")]),
    ("The mayor said nobody was hurt.", [("indirect", "nobody was hurt", "The mayor")]),
    ("Nobody was hurt, the mayor said.", [("indirect", "Nobody was hurt", "the mayor")]),
    ("According to the police, nobody was hurt.", [("indirect", "nobody was hurt", "the police")]),
    ("Nobody was hurt, according to the police.", [("indirect", "Nobody was hurt", "the police")]),
    (
        "Anna Smith, a farmer from Ohio, said prices were low.",
        [("indirect", "prices were low", "Anna Smith")],
    ),
    (
        "The union criticized the plans.",
        [("speech_report", "The union criticized the plans.", "The union")],
    ),
    ("The river rose for days.", []),
    ("The report on the plan is long.", []),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[text[:40] for text, _ in ENGLISH])
def test_english_frames(text, expected):
    assert rows(text, "en") == expected


def test_konjunktiv_carries_over_with_its_speaker():
    text = (
        "Es müsse schneller gehen, sagte der Minister. Dazu gehöre mehr Geld. Das Wetter war gut."
    )
    assert rows(text) == [
        ("indirect", "Es müsse schneller gehen", "der Minister"),
        ("free_indirect", "Dazu gehöre mehr Geld.", "der Minister"),
    ]


def test_without_a_speaker_before_the_sentence_before_tells_whose_konjunktiv_it_is():
    text = "Die Kriminalpolizei bittet um Hilfe. Der Mann sei groß und trage einen Hut."
    assert rows(text) == [
        ("free_indirect", "Der Mann sei groß und trage einen Hut.", "Die Kriminalpolizei")
    ]


def test_konjunktiv_ii_counts_only_where_speech_carries_over():
    said = "Die Boote seien weg, sagte sie. Die Fischer hätten nichts bemerkt."
    assert [kind for kind, *_ in rows(said)] == ["indirect", "free_indirect"]
    assert rows("Mit mehr Geld hätten die Fischer Boote.") == []


def test_das_teilte_die_polizei_mit_points_back():
    text = "Zwei Boote fehlen seit Montag. Das teilte die Polizei mit."
    assert rows(text) == [("indirect", "Zwei Boote fehlen seit Montag.", "die Polizei")]


def test_a_quote_of_several_sentences_is_one_row():
    text = "Sie sagte: „Wir warten. Dann gehen wir. Es wird spät.“ Danach regnete es."
    assert rows(text) == [("direct", "„Wir warten. Dann gehen wir. Es wird spät.“", "Sie")]


def test_a_heading_with_name_and_colon_is_reported():
    text = (
        "Minister Anton Berger kam am Montag nach Köln.\nBerger: Straßen früher sperren\nEs "
        "regnete den ganzen Tag."
    )
    assert rows(text) == [("indirect", "Straßen früher sperren", "Berger")]


def test_rows_point_into_the_text_and_pass_the_contract():
    text = (
        "„Ja“, sagte sie. Man „prüfe das genau“, so der Sprecher. Laut Pentagon „fehlen zwei "
        "Boote“ seit Tagen."
    )
    table = quotes(text)
    assert [c.name for c in TABLES["QUOTES"]] == list(table.columns)
    assert all(text[row.start : row.end] == row.text for row in table.itertuples())
    assert table.confidence.between(0, 1).all()
    assert table.start.is_monotonic_increasing and table.start.is_unique


@pytest.mark.parametrize(
    "text",
    ["", "   ", "„“", '"""', "‘’", "…", "\u200b", "😀 😀", "приказ «стоять» отдан", "\n\n\n"],
)
@pytest.mark.parametrize("language", ["de", "en", "other"])
def test_odd_texts_give_a_table(text, language):
    assert set(quotes(text, language).columns) == {c.name for c in TABLES["QUOTES"]}


@pytest.mark.parametrize(
    "unit",
    [
        '"a ',
        "„a ",
        "„",
        "sagte er, ",
        "laut Angaben ",
        "sei und ",
        "von der ",
        "( ",
        "– so Merkel ",
    ],
)
def test_hostile_lines_give_no_more_text_than_they_hold(unit):
    text = unit * (60_000 // len(unit))
    table = quotes(text)
    assert (table.end - table.start).sum() <= 2 * len(text)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match="DOCUMENTS lacks 'language'"):
        find_quotes(pd.DataFrame({"doc_id": ["d"], "text": ["x"]}))


def test_missing_text_and_no_documents():
    assert (
        len(find_quotes(pd.DataFrame({"doc_id": ["d"], "text": [None], "language": ["de"]}))) == 0
    )
    assert len(find_quotes(pd.DataFrame({"doc_id": [], "text": [], "language": []}))) == 0


def test_texts_in_other_languages_are_left_out():
    text = "« Nous voulons la paix », a déclaré le ministre. Il a ajouté : « C'est urgent. »"
    assert quotes(text, "other").empty


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The vote was put off after the mayor said that roads were closed.", "the mayor"),
        ("Nothing moved before the union announced that talks had failed.", "the union"),
        ("Prices fell since the bank said that rates would stay.", "the bank"),
        ("The plan failed though the minister said that it was ready.", "the minister"),
        ("He left once the judge said that the trial was over.", "the judge"),
        ("The town waited because the police said that the bridge was shut.", "the police"),
        ("Shares rose when the company said that it would grow.", "the company"),
        # what is no such word stays with its subject
        ("The head of the agency said that roads were closed.", "The head of the agency"),
        ("The woman from the bank said that rates would stay.", "The woman from the bank"),
    ],
)
def test_the_subject_begins_after_the_word_that_opens_its_clause(text, speaker):
    assert speaker in list(quotes(text, "en").speaker_mention)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Loretta Lynch met reporters. She said that the case was closed.", "Loretta Lynch"),
        ("Captain John Smith met reporters. He said that the case was closed.", "John Smith"),
        ("Ministerin Anna Berger kam. Sie sagte, dass alles offen sei.", "Anna Berger"),
    ],
)
def test_a_title_tells_the_gender_in_its_own_language(text, speaker):
    language = "de" if "kam" in text else "en"
    assert list(quotes(text, language).speaker) == [speaker]
