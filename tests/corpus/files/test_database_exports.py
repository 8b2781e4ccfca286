"""Exports as press databases write them, rebuilt with our own text: forty articles each, and what
comes out is what went in.
"""

import io
import textwrap
from collections import Counter
from datetime import datetime, timedelta
from html import escape
from typing import NamedTuple

import pytest

from helpers import corpus

PLACES = ["Musterstadt", "Neudorf", "Altenfeld", "Hochberg", "Seehafen", "Waldheim", "Bergtal"]
PAPERS = ["Musterblatt", "Beispielzeitung (Nord)", "Der Anzeiger", "The Sample Post (London)"]
PEOPLE = ["Anna Muster", "Karl Beispiel", "", "Eva Probe", "Jan Sample"]
MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
DAYS = {
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}
LABELS = {
    "de": ("AUTOR", "RUBRIK", "LÄNGE", "Wörter", "UPDATE", "SPRACHE", "Dokument", "Alle Rechte"),
    "en": (
        "BYLINE",
        "SECTION",
        "LENGTH",
        "words",
        "LOAD-DATE",
        "LANGUAGE",
        "Document",
        "All Rights",
    ),
    "fr": (
        "AUTEUR",
        "RUBRIQUE",
        "LONGUEUR",
        "mots",
        "DATE-CHARGEMENT",
        "LANGUE",
        "Document",
        "Tous droits",
    ),
}


class Article(NamedTuple):
    title: str
    source: str
    author: str
    day: datetime
    paragraphs: list[str]

    @property
    def words(self) -> int:
        return sum(len(text.split()) for text in self.paragraphs)


def article(i: int) -> Article:
    place = PLACES[i % len(PLACES)]
    paragraphs = [
        f"In {place} hat der Rat am Abend über den Bau der Brücke {i} beraten, die seit"
        " Jahren fehlt.",
        f"„Wir warten seit {i + 2} Jahren“, sagte Bürgermeisterin Vera Halm nach der Sitzung. Die "
        "Anwohner hatten am Vormittag gegen den Lärm demonstriert und Unterschriften übergeben.",
        "Die Abstimmung ergab:",
        f"Dafür: {20 + i}",
        f"Dagegen: {3 + i % 5}",
        "The bridge will cost more than planned, an engineer told the council on Monday evening.",
        "Nein.",
        f"Nun soll ein Gutachten klären, ob die Fähre bei {place} weiter fahren kann, wenn das Eis "
        "im Winter kommt. Der Kreis will die Kosten mit dem Land teilen",
    ][: 5 + i % 4]
    return Article(
        f"Streit um die Brücke {i} bei {place}"
        if i % 3
        else f"Wie geht es weiter in {place}? Teil {i}",
        PAPERS[i % len(PAPERS)],
        PEOPLE[i % len(PEOPLE)],
        datetime(2023, 1, 5) + timedelta(days=17 * i),
        paragraphs,
    )


ARTICLES = [article(i) for i in range(40)]


def day(of: Article, language: str) -> str:
    month = MONTHS[language].split()[of.day.month - 1]
    week = DAYS[language].split()[of.day.weekday()]
    if language == "en":
        return f"{month} {of.day.day}, {of.day.year} {week}"
    name = (
        f"{of.day.day}. {month} {of.day.year}"
        if language == "de"
        else f"{of.day.day} {month} {of.day.year}"
    )
    return f"{week} {name}" if language == "fr" else f"{name} {week}"


def wrapped(text: str) -> str:
    return textwrap.fill(text, 78)


def nexis_old(language: str, wrap: bool = True) -> str:
    by, section, length, unit, update, tongue, _, rights = LABELS[language]
    fill = wrapped if wrap else str
    out = [
        "\n\nDownload Request: Selected Items: 1-40\nTime Of Request: Friday, June 7,"
        " 2024  16:51:31\n\n"
        "Send To:\nUNIVERSITÄT MUSTERSTADT\nBIBLIOTHEK\n\n\nTerms: (Brücke and Rat)\n\n\n"
        "Source: Musterblatt;Der Anzeiger\nProject ID: None\n\n\n"
    ]
    for i, a in enumerate(ARTICLES, 1):
        out.append(
            f"{f'{i} of 40 DOCUMENTS':>50}\n\n\n\n{a.source:>45}\n\n{day(a, language):>48}\n\n"
        )
        out.append(f"{fill(a.title)}\n\n")
        out += [f"{by}: {a.author}\n\n"] if a.author else []
        out.append(f"{section}: LOKALES; S. {i}\n\n{length}: {a.words} {unit}\n\n")
        out += [f"{fill(text)}\n\n" for text in a.paragraphs]
        out.append(
            f"{update}: {day(a, language)}\n\n{tongue}: GERMAN; DEUTSCH\n\nPUBLICATION-TYPE:"
            " Zeitung\n\n\n"
        )
        out.append(f"{'Copyright 2024 Muster Verlag GmbH':>55}\n{rights + ' Reserved':>50}\n\n")
    return "".join(out)


def nexis_old_html(language: str) -> str:
    by, section, length, unit, update, tongue, _, rights = LABELS[language]

    def block(text: str, label: str = "") -> str:
        mark = f'<SPAN CLASS="c8">{label}: </SPAN>' if label else ""
        return (
            f'<BR><DIV CLASS="c5"><P CLASS="c6">{mark}<SPAN CLASS="c2">{escape(text)}</SPAN>'
            "</P>\n</DIV>\n"
        )

    out = [
        '<HTML><HEAD><STYLE TYPE="text/css">.c0 { text-align: center; }</STYLE><TITLE>&nbsp;'
        "</TITLE></HEAD>"
        '<BODY>\n<DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c12">Download Request: Selected'
        " Items: 1-40<BR>"
        "Time Of Request: Friday, June 7, 2024 &nbsp;16:51:31<BR><BR>Send To:<BR><BR>BIBLIOTHE"
        "K</SPAN></P></DIV>"
    ]
    for i, a in enumerate(ARTICLES, 1):
        out.append(
            f'<A NAME="DOC_ID_0_{i}"></A><!-- Hide XML section from browser\n<DOC NUMBER='
            f"{i}>\n<DOCFULL> -->"
        )
        out += [
            block(f"{i} of 40 DOCUMENTS"),
            block(a.source),
            block(day(a, language)),
            block(a.title),
        ]
        out += [block(a.author, by)] if a.author else []
        out += [block("LOKALES", section), block(f"{a.words} {unit}", length)]
        body = "".join(
            f'<P CLASS="c9"><SPAN CLASS="c2">{escape(x)}</SPAN></P>\n' for x in a.paragraphs
        )
        out.append(f'<BR><DIV CLASS="c5">{body}</DIV>')
        out += [block(day(a, language), update), block("GERMAN", tongue)]
        out.append(block(f"Copyright 2024 Muster Verlag\n{rights} Reserved"))
        out.append("<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> --><DIV CLASS='c10'/>\n")
    return "".join([*out, "</BODY></HTML>"])


def nexis_uni(language: str) -> list[str]:
    lines = [
        "Date and Time: Friday, 7. June 2024 09:31:00 CEST",
        "Job Number: 00000001",
        "Documents (40)",
    ]
    for i, a in enumerate(ARTICLES, 1):
        lines += [
            f"{i}. {a.title}",
            "Client/Matter: -None-",
            "Search Terms: Brücke",
            "Narrowed by: ",
            "",
            "News",
        ]
    for a in ARTICLES:
        lines += [
            "",
            a.title,
            a.source,
            day(a, language),
            "",
            "Copyright 2024 Muster Verlag All Rights Reserved",
            "",
        ]
        lines += ["Section: LOKALES; S. 5", f"Length: {a.words} words"]
        lines += [f"Byline: {a.author}"] if a.author else []
        lines += [
            "Body",
            "",
            *a.paragraphs,
            "",
            "Classification",
            "",
            "",
            f"Language: {language}",
            "",
            "Publication-Type: Zeitung",
            "",
            f"Load-Date: {day(a, 'en')}",
            "",
            "",
            "End of Document",
            "",
        ]
    return lines


def factiva_lines(language: str) -> str:
    unit, document = LABELS[language][3], LABELS[language][6]
    out = []
    for i, a in enumerate(ARTICLES):
        d = f"{a.day.day} {MONTHS[language].split()[a.day.month - 1]} {a.day.year}"
        out += [
            "",
            "Lokales",
            a.title,
            *([f"Von {a.author}"] if a.author else []),
            f"{a.words} {unit}",
            d,
        ]
        out += [a.source, "MUBL", "5", "Deutsch", "Copyright 2024. Muster Verlag GmbH."]
        out += ["", *[f"{x}\n" for x in a.paragraphs], f"{document} MUBL000020240603ek63{i:05}", ""]
    return "\n".join(out)


def factiva_codes(language: str) -> str:
    unit, document = LABELS[language][3], LABELS[language][6]
    out = []
    for i, a in enumerate(ARTICLES):
        d = f"{a.day.day} {MONTHS[language].split()[a.day.month - 1]} {a.day.year}"
        out += [
            f"HD  {a.title}",
            *([f"BY  {a.author}"] if a.author else []),
            f"WC  {a.words} {unit}",
            f"PD  {d}",
        ]
        out += [
            f"SN  {a.source}",
            "SC  MUBL",
            "PG  5",
            "LA  Deutsch",
            "CY  Copyright 2024",
            "",
            "LP  ",
        ]
        out += [a.paragraphs[0], "", "TD  ", *[f"{x}\n" for x in a.paragraphs[1:]]]
        out += [
            "NS  gpol : Politik | gcat : Nachrichten",
            "RE  gfr : Deutschland",
            "",
            f"AN  {document} MUBL000020240603ek63{i:05}",
            "",
        ]
    return "\n".join(out)


def factiva_html(language: str, coded: bool) -> str:
    unit, document = LABELS[language][3], LABELS[language][6]
    out = [
        '<html><head><title>Factiva</title></head><body><h1>Factiva</h1><div id="contentWrapper">'
    ]
    for i, a in enumerate(ARTICLES):
        d = f"{a.day.day} {MONTHS[language].split()[a.day.month - 1]} {a.day.year}"
        key = f"MUBL000020240603ek63{i:05}"
        body = [
            f'<p class="articleParagraph {language}articleParagraph">{escape(x)}\n</p>'
            for x in a.paragraphs
        ]
        head = f"<span class='{language}Headline'>{escape(a.title)}</span>"
        if coded:
            rows = [
                ("HD", head),
                *([("BY", a.author)] if a.author else []),
                ("WC", f"{a.words} {unit}"),
                ("PD", d),
            ]
            rows += [("SN", a.source), ("SC", "MUBL"), ("LA", "Deutsch"), ("CY", "(c) 2024 Verlag")]
            rows += [
                ("LP", body[0]),
                ("TD", "".join(body[1:])),
                ("NS", "gpol : Politik"),
                ("AN", f"{document} {key}"),
            ]
            cells = "".join(
                f"<tr><td align='right'><b>{k}</b>&nbsp;</td><td>{v}</td></tr>" for k, v in rows
            )
            inner = f"<table>{cells}</table><br/>"
        else:
            author = f'<div class="author">Von {a.author}</div>' if a.author else ""
            inner = (
                f'<p><div>Lokales</div><div id="hd">{head}\n</div>{author}<div>{a.words} '
                f"{unit}</div><div>{d}</div>"
            )
            inner += (
                f"<div>{a.source}</div><div>MUBL</div><div>5</div><div>Deutsch</div><div>Copyright"
                " 2024. Muster Verlag GmbH.</div></p>"
            )
            inner += "".join(body) + f"<p>Muster Verlag GmbH</p><p>{document} {key}</p>"
        out.append(
            f'<div id="article-{key}" class="article"><div class="article {language}Article">'
            f"{inner}</div></div><br/><span></span>"
        )
    out.append(
        "<table><tr><td>Zusammenfassung der Suche</td></tr><tr><td>Text</td><td>Brücke"
        "</td></tr></table></body></html>"
    )
    return "".join(out)


def genios() -> str:
    out = []
    for i, a in enumerate(ARTICLES):
        out += [
            a.title,
            "",
            *([f"Von {a.author}", ""] if a.author else []),
            *[f"{x}\n" for x in a.paragraphs],
        ]
        out += [
            f"Quelle: {a.source} vom {a.day:%d.%m.%Y}, Nr. {i}, S. 3",
            "ISSN: 1234-5678",
            "Ressort: Lokales",
        ]
        out += [f"Dokumentnummer: MB{i}", "", "Alle Rechte vorbehalten: (c) Muster Verlag GmbH", ""]
        out += ["© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH", "", ""]
    return "\n".join(out)


def europresse(new: bool) -> str:
    out = ["<html><body>"]
    for i, a in enumerate(ARTICLES):
        body = "".join(f"<p>{escape(x)}</p>" for x in a.paragraphs)
        if new:
            author = f'<p class="sm-margin-bottomNews">{a.author}</p>' if a.author else ""
            out.append(
                f'<article id="docText{i}"><header><div class="rdp__DocPublicationName">'
                '<span class="DocPublicationName">'
                f'{a.source}, no. {i + 100}</span></div><span class="DocHeader">'
                f"{day(a, 'fr')} - 900 mots, p. 3</span>"
                '<div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu'
                f' rdp__articletitle">{escape(a.title)}</p></div>'
                f'{author}</header><section><div class="DocText clearfix"><div class="docOccurC'
                f'ontainer">{body}</div></div></section>'
                '<footer><p>© 2024 Muster. Tous droits réservés.</p><div class="publiC-lblNodo'
                f'c">news·{i}</div></footer></article>'
            )
        else:
            author = f"{a.author}<br>" if a.author else ""
            out.append(
                '<table><tr><td><table id="tbHeaderImages"><tr><td><img src="x.gif"></td>'
                '</tr></table><span class="DocPublicationName">'
                f'{a.source}, no. {i + 100}</span><br><span class="DocHeader">Politique,'
                f' </span><span class="DocHeader">{day(a, "fr")}</span>'
                f'<br><br><span class="TitreArticleVisu">{escape(a.title)}</span><br><br>'
                f"{author}{body}<b><i>© 2024 Muster. Tous droits "
                f"réservés.</i></b><p></p>Numéro de document : news·{i}<br><table><tr>"
                "<td>Date d'émission : <b>2024-06-07</b></td></tr></table></td></tr></table>"
            )
    return "".join([*out, "</body></html>"])


def as_rtf(text: str) -> bytes:
    signs = {"\n": "\\par\n", "\\": "\\\\", "{": "\\{", "}": "\\}"}
    coded = "".join(signs.get(c) or (c if c.isascii() else f"\\u{ord(c)}?") for c in text)
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times;}}\\f0\\fs20 " + coded + "}").encode("ascii")


def as_docx(lines: list[str]) -> bytes:
    import docx

    document, out = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


EXPORTS = {
    **{f"nexis-{x}.txt": nexis_old(x).encode() for x in LABELS},
    "nexis-de.rtf": as_rtf(nexis_old("de", wrap=False)),
    "nexis-en.docx": as_docx(nexis_old("en", wrap=False).split("\n")),
    **{f"nexis-{x}.html": nexis_old_html(x).encode() for x in LABELS},
    "uni-de.docx": as_docx(nexis_uni("de")),
    "uni-en.txt": "\n".join(nexis_uni("en")).encode(),
    "uni-en.rtf": as_rtf("\n".join(nexis_uni("en"))),
    **{f"factiva-{x}.html": factiva_html(x, coded=False).encode() for x in LABELS},
    **{f"factiva-codes-{x}.html": factiva_html(x, coded=True).encode() for x in LABELS},
    **{f"factiva-{x}.txt": factiva_lines(x).encode() for x in LABELS},
    **{f"factiva-codes-{x}.txt": factiva_codes(x).encode() for x in LABELS},
    "factiva-de.rtf": as_rtf(factiva_lines("de")),
    "factiva-codes-en.rtf": as_rtf(factiva_codes("en")),
    "genios.txt": genios().encode(),
    "genios.rtf": as_rtf(genios()),
    "europresse-old.html": europresse(new=False).encode(),
    "europresse-new.html": europresse(new=True).encode(),
}


WINDOWS = {
    f"{'-'.join(x.split('.'))}-{code}.txt": data.decode().replace("\n", "\r\n").encode(code)
    for x, data in EXPORTS.items()
    if x.endswith(".txt")
    for code in (["utf-8", "cp1252", "utf-16"] if x.startswith("nexis-de") else ["utf-8-sig"])
}


@pytest.mark.parametrize("name", [*EXPORTS, *WINDOWS])
def test_every_article_comes_out_whole(tmp_path, name):
    (tmp_path / name).write_bytes((EXPORTS | WINDOWS)[name])
    found = corpus.load(tmp_path).documents
    assert len(found) == len(ARTICLES)
    for column in ("title", "source", "author", "day"):
        given = found.published if column == "day" else found[column].fillna("")
        wrong = [
            (value, getattr(a, column))
            for value, a in zip(given, ARTICLES, strict=True)
            if value != getattr(a, column)
        ]
        assert not wrong, f"{column}: {len(wrong)} wrong, {wrong[:3]}"
    for text, a in zip(found.text, ARTICLES, strict=True):
        assert text.split() == " ".join(a.paragraphs).split()


A, B = ARTICLES[1].paragraphs[:2]
OLD = """
                               1 of 2 DOCUMENTS

{above}
                                  Musterblatt
{date}


{title}LENGTH: 120 words

{body}

LOAD-DATE: June 4, 2024


                       Copyright 2024 Muster Verlag
"""


@pytest.mark.parametrize(
    ("above", "date", "title", "expected"),
    [
        ("", "\n     June 3, 2024 Monday", "Streit um die Brücke\n\n", "Streit um die Brücke"),
        (
            "       Copyright 2024 Muster Verlag\n           All Rights Reserved\n",
            "\n     June 3, 2024, Monday, Late Edition - Final",
            "Streit um die Brücke\n\n",
            "Streit um die Brücke",
        ),
        (
            "",
            "\n     3. Juni 2024\n\n                 Ausgabe Nord",
            "Streit um die Brücke\n\nBYLINE: Anna Muster\n\n",
            "Streit um die Brücke",
        ),
        (
            "",
            "\n     lundi 3 juin 2024",
            "Streit um die Brücke in Musterstadt: der Rat\nvertagt sich\n\n",
            "Streit um die Brücke in Musterstadt: der Rat vertagt sich",
        ),
        ("", "\n     June 3, 2024 Monday 9:50 PM GMT", "", None),
    ],
)
def test_the_old_layout_of_nexis_varies(tmp_path, above, date, title, expected):
    text = OLD.format(above=above, date=date, title=title, body=f"{wrapped(A)}\n\n{wrapped(B)}")
    (tmp_path / "a.txt").write_text(text * 2, encoding="utf-8")
    found = corpus.load(tmp_path).documents
    assert found.source.tolist() == ["Musterblatt"] * 2
    assert [str(x.date()) for x in found.published] == ["2024-06-03"] * 2
    assert found.text.tolist() == [f"{A}\n{B}"] * 2
    assert (found.title[0] if isinstance(found.title[0], str) else None) == expected


@pytest.mark.parametrize(
    ("count", "date", "document"),
    [
        ("1285 字", "2024 年 6 月 3 日", "文件"),
        ("1,285 palabras", "3.6.2024", "Documento"),
        ("1285 parole", "3 giugno 2024", "Documento"),
        ("1.285 woorden", "3 juni 2024", "Document"),
    ],
)
def test_factiva_in_other_languages(tmp_path, count, date, document):
    one = (
        f'<div class="article xxArticle"><p><div id="hd"><span class="xxHeadline">T</span></div>'
        f"<div>{count}</div><div>{date}</div><div>09:45</div><div>Musterblatt</div><div>MU</div>"
        f'<div>Copyright 2024 Muster</div></p><p class="articleParagraph">{A}</p>'
        f'<p class="articleParagraph">{B}</p><p>{document} MUBL000020240603ek6300001</p></div>'
    )
    (tmp_path / "a.html").write_text(f"<html><body>{one * 3}</body></html>", encoding="utf-8")
    found = corpus.load(tmp_path).documents
    assert found.source.tolist() == ["Musterblatt"] * 3
    assert [str(x) for x in found.published] == ["2024-06-03 09:45:00"] * 3
    assert [text.split("\n")[:2] for text in found.text] == [[A, B]] * 3


def test_a_page_of_another_make_is_cut_at_the_same_lines(tmp_path):
    lines = "".join(f"<p>{escape(line)}</p>" for line in nexis_uni("en"))
    (tmp_path / "a.html").write_text(f"<html><body>{lines}</body></html>", encoding="utf-8")
    found = corpus.load(tmp_path).documents
    assert found.title.tolist() == [a.title for a in ARTICLES]
    assert [x.split() for x in found.text] == [" ".join(a.paragraphs).split() for a in ARTICLES]


@pytest.mark.parametrize("name", EXPORTS)
def test_every_word_of_an_export_stands_in_lines(tmp_path, name):
    from helpers.corpus.files.web import markup

    (tmp_path / name).write_bytes(EXPORTS[name])
    lines = " ".join(corpus.load(tmp_path).lines.text).split()
    whole = {"txt": bytes.decode, "html": lambda data: markup.shown(data.decode())}
    if read := whole.get(name.rpartition(".")[2]):
        codes = {"LP", "TD"}  # above the text stands the name of its field
        missing = Counter(read(EXPORTS[name]).split()) - Counter(lines)
        assert set(missing) <= codes


def test_the_layout_of_nexis_with_a_name_for_each_field(tmp_path):
    one = (
        "                        1 of 2 DOCUMENTS\n\n            Copyright 1999 Muster Verlag\n"
        "                    Musterblatt\n\n         January 5, 1999, Tuesday, Final Edition\n\n"
        "SECTION: LOCAL; Pg. 5\n\nLENGTH: 120 words\n\nHEADLINE: Streit um die Brücke\n\n"
        f"BYLINE: Anna Muster\n\nBODY:\n{A}\n\n{B}\n\nLOAD-DATE: January 6, 1999\n\n"
    )
    (tmp_path / "a.txt").write_text(one * 2, encoding="utf-8")
    found = corpus.load(tmp_path).documents
    assert found.title.tolist() == ["Streit um die Brücke"] * 2
    assert found.source.tolist() == ["Musterblatt"] * 2
    assert found.author.tolist() == ["Anna Muster"] * 2
    assert found.text.tolist() == [f"{A}\n{B}"] * 2


@pytest.mark.parametrize(
    "foot",
    [
        "Quelle: Musterblatt vom 03.06.2024, Nr. 127, S. 3",
        "Quelle: Musterblatt, 3. Juni 2024, Seite 3",
        "Quelle: Musterblatt vom 3.6.2024",
        "Quelle: Musterblatt (3. Juni 2024)",
    ],
)
def test_the_footer_of_a_single_article(tmp_path, foot):
    text = f"Streit um die Brücke\n\nVon Anna Muster\n\n{A}\n\n{B}\n\n{foot}\nRessort: Lokales\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = corpus.load(tmp_path).documents.iloc[0]
    assert (found.title, found.source, found.author) == (
        "Streit um die Brücke",
        "Musterblatt",
        "Anna Muster",
    )
    assert str(found.published.date()) == "2024-06-03"
    assert found.text == f"{A}\n{B}"


def test_a_source_without_a_day_is_no_footer(tmp_path):
    text = f"Streit um die Brücke\n\n{A}\n\nQuelle: Kreis\n\n{B}\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert corpus.load(tmp_path).documents.text[0].endswith(B)


def test_paper_and_day_above_the_headline(tmp_path):
    text = (
        f"Musterblatt vom 03.06.2024\n\nStreit um die Brücke\n\nvon Anna Muster\n\n{A}\n\n{B}\n\n"
        "Ressort: Lokales\nDokumentnummer: MB1\n\nAlle Rechte vorbehalten: (c) Muster Verlag\n\n"
        "© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = corpus.load(tmp_path).documents.iloc[0]
    assert (found.title, found.source) == ("Streit um die Brücke", "Musterblatt")
    assert found.text == f"{A}\n{B}"


def test_fields_above_a_short_text_are_no_footer(tmp_path):
    foot = "Quelle: Musterblatt vom 3.6.2024"
    text = f"Streit um die Brücke\n\nRessort: Lokales\n\n{A}\n\n{B}\n\n{foot}\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = corpus.load(tmp_path).documents.iloc[0]
    assert A in found.text and B in found.text
    assert found.source == "Musterblatt"


@pytest.mark.parametrize("name", ["HIGHLIGHT", "ENCART"])
def test_a_summary_in_the_header_belongs_to_the_text(tmp_path, name):
    body = f"{name}: {A}\n\n{B}"
    title, date = "Streit um die Brücke\n\n", "\n     June 3, 2024 Monday"
    text = OLD.format(above="", date=date, title=title, body=body)
    (tmp_path / "a.txt").write_text(text * 2, encoding="utf-8")
    found = corpus.load(tmp_path).documents
    assert found.text.tolist() == [f"{A}\n{B}"] * 2
