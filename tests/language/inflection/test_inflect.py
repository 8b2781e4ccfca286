"""Inflected forms: what must be there, and what must not."""

import pytest

from helpers.language.inflection.inflect import forms
from helpers.languages import CODES


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        ("drohen", "droht drohte gedroht drohend drohe"),
        ("töten", "tötet tötete getötet getötete"),
        ("öffnen", "öffnet öffnete geöffnet"),
        ("fordern", "fordere fordert forderte gefordert"),
        ("handeln", "handle handelt handelte gehandelt"),
        ("lassen", "lässt ließ ließen gelassen ließe"),
        ("nehmen", "nimmt nimmst nahm genommen nähme"),
        ("verhandeln", "verhandelt verhandelte verhandelnd"),
        ("zerschlagen", "zerschlägt zerschlug zerschlagen zerschlüge"),
        ("eskalieren", "eskaliert eskalierte eskalierende"),
        ("beantragen", "beantragt beantragte"),
        ("verhängen", "verhängt verhängte"),
        ("überfallen", "überfällt überfiel überfallen"),
        ("unterstützen", "unterstützt unterstützte unterstützten"),
        ("antworten", "antwortet antwortete geantwortet"),
        ("vorbereiten", "vorbereitet vorzubereiten vorbereitete"),
        ("anerkennen", "anerkannt anzuerkennen anerkennt"),
    ],
)
def test_german_verbs(verb, wanted):
    assert set(wanted.split()) <= set(forms(verb, "de", "verb"))


@pytest.mark.parametrize(
    ("verb", "wrong"),
    [
        ("verhandeln", "geverhandelt"),
        ("eskalieren", "geeskaliert"),
        ("zerstören", "gezerstört"),
        ("vorbereiten", "vorgebereitet"),
        ("beantragen", "beantrug"),
        ("antworten", "tworte … an"),
        ("lassen", "lässst"),
    ],
)
def test_german_verbs_without_the_tempting_form(verb, wrong):
    assert wrong not in forms(verb, "de", "verb")


@pytest.mark.parametrize(
    ("verb", "together", "apart"),
    [
        (
            "angreifen",
            "angreift anzugreifen angegriffen angriff",
            ["griff … an", "greift … an", "griffen … an"],
        ),
        ("androhen", "androht anzudrohen angedroht", ["drohte … an", "droht … an"]),
        ("einmarschieren", "einmarschiert einzumarschieren", ["marschierte … ein"]),
        ("zurückziehen", "zurückgezogen zurückzuziehen", ["zog … zurück", "zieht … zurück"]),
        ("abschießen", "abgeschossen abzuschießen", ["schoss … ab"]),
    ],
)
def test_separable_verbs_stand_together_and_apart(verb, together, apart):
    found = forms(verb, "de", "verb")
    assert set(together.split()) <= set(found)
    assert set(apart) <= set(found)


@pytest.mark.parametrize(
    ("noun", "wanted"),
    [
        ("Angriff", "Angriffs Angriffe Angriffen"),
        ("Schlag", "Schlags Schläge Schlägen"),
        ("Waffenlieferung", "Waffenlieferungen"),
        ("Land", "Landes Länder Ländern"),
        ("Feindbild", "Feindbilder Feindbildern"),
        ("Verletzte", "Verletzten Verletzter"),
        ("Ultimatum", "Ultimatums Ultimaten"),
        ("Bündnis", "Bündnisses Bündnisse Bündnissen"),
        ("Soldat", "Soldaten"),
        ("Panzer", "Panzers Panzern"),
        ("Ministerin", "Ministerinnen"),
        ("Terrorismus", "Terrorismus"),
        ("NATO", "NATO"),
    ],
)
def test_german_nouns(noun, wanted):
    assert set(wanted.split()) <= set(forms(noun, "de", "noun"))


def test_a_war_is_not_a_warrior():
    assert not {"Krieger", "Kriegern"} & set(forms("Krieg", "de", "noun"))


@pytest.mark.parametrize(
    ("adjective", "wanted"),
    [
        ("hart", "harte harten härter härteste härtesten"),
        ("groß", "großem größer größte"),
        ("hoch", "hohe hohen höher höchste"),
        ("dunkel", "dunkle dunklen"),
        ("scharf", "scharfes schärfer schärfste"),
        ("friedlich", "friedliche friedlicher friedlichste"),
    ],
)
def test_german_adjectives(adjective, wanted):
    assert set(wanted.split()) <= set(forms(adjective, "de", "adjective"))


@pytest.mark.parametrize(
    ("phrase", "word_class", "wanted"),
    [
        (
            "diplomatische Beziehung",
            "phrase",
            ["diplomatischen Beziehungen", "diplomatischer Beziehungen"],
        ),
        ("nukleare Abschreckung", "noun", ["nuklearen Abschreckung", "nuklearer Abschreckung"]),
        (
            "Sanktionen verhängen",
            "phrase",
            ["Sanktionen verhängt", "verhängte … Sanktionen", "verhängte Sanktionen"],
        ),
        ("in Kraft treten", "verb", ["in Kraft getreten", "tritt … in Kraft", "trat … in Kraft"]),
        ("den Kopf hinhalten", "verb", ["hielt … den Kopf hin", "den Kopf hingehalten"]),
    ],
)
def test_german_phrases_inflect_their_head(phrase, word_class, wanted):
    assert set(wanted) <= set(forms(phrase, "de", word_class))


@pytest.mark.parametrize(
    ("term", "word_class", "expected"),
    [
        ("stop", "verb", ["stop", "stops", "stopped", "stopping"]),
        ("commit", "verb", ["commit", "commits", "committed", "committing"]),
        ("visit", "verb", ["visit", "visits", "visited", "visiting"]),
        ("deny", "verb", ["deny", "denies", "denied", "denying"]),
        ("die", "verb", ["die", "dies", "died", "dying"]),
        ("agree", "verb", ["agree", "agrees", "agreed", "agreeing"]),
        ("strike", "verb", ["strike", "strikes", "struck", "stricken", "striking"]),
        ("attack", "noun", ["attack", "attacks"]),
        ("ally", "noun", ["ally", "allies"]),
        ("crisis", "noun", ["crisis", "crises"]),
        ("policeman", "noun", ["policeman", "policemen"]),
        ("German", "noun", ["German", "Germans"]),
        ("troops", "noun", ["troops"]),
        ("tough", "adjective", ["tough", "tougher", "toughest"]),
        ("big", "adjective", ["big", "bigger", "biggest"]),
        ("bad", "adjective", ["bad", "worse", "worst"]),
        ("peaceful", "adjective", ["peaceful"]),
        ("act of war", "noun", ["act of war", "acts of war"]),
        (
            "impose sanctions",
            "verb",
            [f"{v} sanctions" for v in ("impose", "imposes", "imposed", "imposing")],
        ),
        ("in the name of", "fixed", ["in the name of"]),
    ],
)
def test_english(term, word_class, expected):
    assert forms(term, "en", word_class) == expected


def test_english_particles_stand_together_and_apart():
    assert {"pulled out", "pulled … out", "pulling out"} <= set(forms("pull out", "en", "verb"))


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("word_class", ["noun", "verb", "adjective", "phrase", "fixed"])
@pytest.mark.parametrize(
    "term", ["Krieg", "angreifen", "x", "in den Krieg ziehen", "call off", "ß", "US-Präsident", "1"]
)
def test_the_term_comes_first_and_no_form_twice(term, language, word_class):
    found = forms(term, language, word_class)
    assert found[0] == term
    assert len(found) == len(set(found))


def test_six_adjectives_do_not_explode():
    assert len(forms("alte neue große kleine rote grüne Sache", "de", "noun")) < 1000


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("Krieg", "xx", "noun"),
            f"Language 'xx' has no inflection rules. Use one of {', '.join(CODES)}.",
        ),
        (
            ("Krieg", "de", "adverb"),
            "Word class 'adverb' is not known. Use one of noun, verb, adjective, phrase, fixed.",
        ),
        (("  ", "de", "noun"), "An empty term has no forms. Give a word or a phrase."),
    ],
)
def test_errors_say_what_to_do(arguments, message):
    with pytest.raises(ValueError) as error:
        forms(*arguments)
    assert str(error.value) == message
