"""Sentence boundaries, offsets, roles and languages."""

import pandas as pd
import pytest

from helpers.language import split_sentences
from helpers.language.sentences import spans_of
from helpers.schema import TABLES, TableError


def split(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in spans_of(text)]


@pytest.mark.parametrize(
    "marked",
    [
        "Das ist ein Satz.|Das ist noch einer.",
        "Er kam z. B. am 3. Oktober.|Prof. Dr. Müller blieb.",
        "Am 21. Jahrestag sprach der 2. Sekretär.|Die Lage ist ernst.",
        "Die 105. Auflage beginnt.|Sie endet 2014.|Deutschland gewann.",
        "Es kamen 12.|Der Rest blieb.",
        "Wilhelm II. war Kaiser.|Papst Leo XIV. sprach.",
        "Die U.S. Army zog ab.|He lives in the U.S.|The army left.",
        "Mr. Trump met Gen. Milley at 3 p.m. on Monday.|They talked.",
        "J. D. Vance und Donald J. Trump kamen.|Beide gingen.",
        "Die Rede dauerte ca. 3 Std. und war gut usw.|Das war alles.",
        "„Ich gehe. Du bleibst.“, sagte er.".replace("gehe. Du", "gehe.|Du"),
        '"Wir zahlen 250 Milliarden ... und wir wollen das Ende.|Ich bin enttäuscht", sagte er.',
        "„Nein!“, rief sie.|„Doch?“ fragte er.",
        "»Halt.«|Er ging.",
        "Er sagte: ‚Halt.‘|Sie ging.",
        '"Is that right?" Reid said.|He left.',
        '"We won." Trump smiled.'.replace('." ', '."|'),
        "Er sagte: „Ja.“|Dann ging er (so der Bericht.)|Ende.",
        "Was nun?!|Niemand weiß es …|Morgen vielleicht.",
        "Das Ende.Der Anfang kam später.".replace(".D", ".|D"),
        "Lesen Sie mehr auf spiegel.de und bei T-Online.de heute.",
        "He finished No. 2 in Iowa.|Then he quit.",
        "It cost $1.5 million.|The No. 1 reason was price.",
        "Strikingly, Trump . . . finishes first.",
        "1. Berlin reagiert.|2. Paris wartet.",
        "Das gilt gem. Abs. 2 Nr. 3.|Mehr nicht.",
        "Sie kamen am 1. und 2. Mai.|Dann regnete es.",
    ],
)
def test_boundaries(marked):
    joined = marked.replace("|", "" if ".|Der Anfang" in marked else " ")
    assert split(joined) == marked.split("|")


def test_headings_are_short_lines_without_a_full_stop():
    text = (
        "Lage an der Front\nDie Armee rückt vor. Kiew wartet.\n\nWas das bedeutet:\nNichts Gutes.\n"
        + "x" * 200
    )
    roles = [(text[s:e][:17], role) for s, e, role in spans_of(text)]
    assert roles == [
        ("Lage an der Front", "heading"),
        ("Die Armee rückt v", "body"),
        ("Kiew wartet.", "body"),
        ("Was das bedeutet:", "body"),
        ("Nichts Gutes.", "body"),
        ("x" * 17, "body"),
    ]


def test_a_text_is_not_its_own_heading():
    assert [role for *_, role in spans_of("Panzer für Kiew")] == ["body"]


def test_hard_wrapped_lines_are_one_paragraph():
    text = (
        "Die Gespräche über weitere Lieferungen nehmen wieder\n"
        "Fahrt auf, sagten mehrere Diplomaten am Freitag in der\n"
        "ukrainischen Hauptstadt. Nach dem Treffen will auch der\n"
        "amerikanische Präsident sich äußern, hieß es aus seinem\n"
        "engsten Umfeld.\n\nMoskau schweigt bisher."
    )
    assert [s[:9] for s in split(text)] == ["Die Gespr", "Nach dem ", "Moskau sc"]


def frame(**columns) -> pd.DataFrame:
    return pd.DataFrame({"doc_id": ["a"], "text": ["Ein Satz."], "language": ["de"], **columns})


def test_the_title_comes_first_with_its_own_offsets():
    found = split_sentences(frame(title=["  Krieg. Und Frieden "]))
    assert found.role.tolist() == ["title", "body"]
    assert found.text.tolist() == ["Krieg. Und Frieden", "Ein Satz."]
    assert found.start.tolist() == [2, 0]
    assert found.sentence_id.tolist() == [0, 1]


def test_a_sentence_clearly_in_the_other_language_says_so():
    text = "Er las vor. We will not do this and they should not have been there. Das war alles."
    assert split_sentences(frame(text=[text])).language.tolist() == ["de", "en", "de"]


def test_offsets_point_into_the_text(seeds, sentences):
    texts = dict(zip(seeds.documents.doc_id, seeds.documents.text, strict=True))
    body = sentences[sentences.role != "title"]
    assert all(texts[row.doc_id][row.start : row.end] == row.text for row in body.itertuples())
    for doc_id, rows in body.groupby("doc_id"):
        assert (rows.start.to_numpy()[1:] >= rows.end.to_numpy()[:-1]).all()
        between = "".join(
            texts[doc_id][e:s] for e, s in zip(rows.end[:-1], rows.start[1:], strict=True)
        )
        assert not between.strip()


@pytest.mark.parametrize("text", ["", "   \n \n", "\u00a0"])
def test_no_text_gives_no_sentence(text):
    found = split_sentences(frame(text=[text]))
    assert len(found) == 0
    assert found.columns.tolist() == [c.name for c in TABLES["SENTENCES"]]


@pytest.mark.parametrize(
    "text",
    [
        '""""',
        "„“",
        "🚀🚀🚀",
        "\u200b\u200b",
        "Россия напала. Киев ждёт.",
        "彼は行った。",
        "." * 9,
        "?!" * 50,
        "a\x00b. C",
    ],
)
def test_odd_text_is_kept(text):
    assert "".join(split(text)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    "unit",
    [
        "wort ",
        ".",
        ". ",
        "! ",
        "“",
        '."',
        "a.B",
        "z. B. ",
        "(",
        "\n",
        "? Reid ",
        "A ",
        "3. ",
        "\u200b",
    ],
)
def test_hostile_repetition_is_split_in_one_pass(unit):
    text = unit * (300_000 // len(unit))
    assert sum(e - s for s, e, _ in spans_of(text)) <= len(text)


def test_missing_columns_are_named():
    with pytest.raises(
        TableError, match=r"DOCUMENTS lacks 'language' \(has: doc_id, text\)\. Call corpus"
    ):
        split_sentences(frame().drop(columns="language"))
