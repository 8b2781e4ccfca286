"""One small file of each format: what a reader sees of it is what is read."""

import importlib.util
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from helpers import corpus

A = (
    "Der Rat hat am Abend über die neue Brücke beraten, die seit Jahren fehlt und dringend "
    "gebraucht wird."
)
B = "„Wir warten seit zehn Jahren“, sagte Bürgermeisterin Vera Halm nach der Sitzung im Rathaus."
CUT = A.index("beraten")


@pytest.fixture
def read(tmp_path):
    """Writes the files and reads the folder."""

    def load(**files):
        for name, content in files.items():
            stem, _, suffix = name.rpartition("_")
            data = content.encode() if isinstance(content, str) else content
            (tmp_path / (f"{stem}.{suffix}" if stem else suffix)).write_bytes(data)
        return corpus.load(tmp_path)

    return load


def packed(members: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def row(found):
    return found.documents.iloc[0]


def test_tables_boxes_and_notes_of_word(read):
    import docx

    document, out = docx.Document(), io.BytesIO()
    document.add_heading("Streit um die Brücke", 1)
    document.add_paragraph(A)
    table = document.add_table(2, 2)
    for i, cells in enumerate([["Dafür waren", "20 Mitglieder des Rates"], ["Dagegen", "3"]]):
        for j, cell in enumerate(cells):
            table.cell(i, j).text = cell
    paragraph = document.add_paragraph(B)
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:pict>'
        "<w:txbxContent><w:p><w:r><w:t>Die Fähre fährt im Winter nicht, sagte der Kreis."
        "</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    from docx.oxml import parse_xml

    paragraph._p.append(parse_xml(box))
    document.save(out)
    found = read(a_docx=out.getvalue())
    shown = " ".join(found.lines.text)
    for part in (A, B, "Dafür waren\t20 Mitglieder des Rates", "Die Fähre fährt im Winter nicht"):
        assert part in shown
    assert shown.count("Vera Halm") == 1


def test_a_press_review_in_a_table_of_word_has_an_article_in_each_row(read):
    import docx

    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph("Pressespiegel vom 3. Juni 2024")
    table = document.add_table(3, 4)
    rows = [
        ["Datum", "Medium", "Titel", "Text"],
        ["3.6.2024", "Musterblatt", "Streit um die Brücke", f"{A} {B}"],
        ["4.6.2024", "Der Anzeiger", "Rat vertagt sich", f"{B} {A}"],
    ]
    for i, cells in enumerate(rows):
        for j, cell in enumerate(cells):
            table.cell(i, j).text = cell
    document.save(out)
    rows = read(a_docx=out.getvalue()).documents
    assert rows.title.tolist() == ["Streit um die Brücke", "Rat vertagt sich"]
    assert rows.source.tolist() == ["Musterblatt", "Der Anzeiger"]
    assert [str(x.date()) for x in rows.published] == ["2024-06-03", "2024-06-04"]
    assert rows.text.tolist() == [f"{A} {B}", f"{B} {A}"]


def test_odt(read):
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>'
        f"<text:h>Streit um die Brücke</text:h><text:p>{A[:30]}<text:span>{A[30:]}</text:span>"
        "</text:p><table:table><table:table-row><table:table-cell><text:p>Dafür</text:p>"
        "</table:table-cell><table:table-cell><text:p>20</text:p></table:table-cell>"
        f"</table:table-row></table:table><text:p>{B}</text:p></office:text></office:body>"
        "</office:document-content>"
    )
    found = read(a_odt=packed({"content.xml": content}))
    assert row(found).title == "Streit um die Brücke"
    shown = [line for line in found.lines.text if line]
    assert shown == ["Streit um die Brücke", A, "Dafür\t20", B]


def test_rtf_with_umlauts_and_a_table(read):
    coded = "".join(c if c.isascii() else f"\\'{c.encode('cp1252').hex()}" for c in A)
    found = read(
        a_rtf="{\\rtf1\\ansi\\ansicpg1252 Streit um die Br\\'fccke\\par " + coded + "\\par}"
    )
    assert row(found).title == "Streit um die Brücke"
    assert row(found).text == A


def test_epub_has_a_text_for_each_article(read):
    book = {
        "META-INF/container.xml": '<container xmlns="urn:c"><rootfiles>'
        '<rootfile full-path="in/book.opf"/></rootfiles></container>',
        "in/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:publisher>Musterblatt'
        '</dc:publisher><dc:date>2024-06-03</dc:date></metadata><manifest><item id="a" '
        'href="a%201.xhtml"/><item id="b" href="b.xhtml"/></manifest><spine><itemref idref="b"/>'
        '<itemref idref="a"/></spine></package>',
        "in/a 1.xhtml": f"<html><body><h1>Rat vertagt sich</h1><p>{B}</p></body></html>",
        "in/b.xhtml": f"<html><body><h1>Streit um die Brücke</h1><p>{A}</p></body></html>",
    }
    rows = read(a_epub=packed(book)).documents
    assert rows.title.tolist() == ["Streit um die Brücke", "Rat vertagt sich"]
    assert rows.source.tolist() == ["Musterblatt"] * 2
    assert A in rows.text[0]


SHEETS = {
    "Januar": [["Titel", "Text", "Nr"], ["Eins", A, 1], ["Zwei", B, 2]],
    "leer": [],
    "Februar": [["Titel", "Text", "Nr"], ["Drei", f"{A} {B}", 3]],
}


def test_every_sheet_is_read(read):
    import openpyxl

    book, out = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for cells in rows:
            sheet.append(cells)
    book.save(out)
    found = read(a_xlsx=out.getvalue())
    assert found.documents.title.tolist() == ["Eins", "Zwei", "Drei"]
    assert found.documents.Nr.tolist() == [1, 2, 3]
    assert found.documents.sheet.tolist() == ["Januar", "Januar", "Februar"]
    assert len(set(found.documents.doc_id)) == 3
    assert found.problems.empty


MAIL = (
    "From: =?utf-8?q?Anna_M=C3=BCster?= <anna@example.org>\nTo: rat@example.org\n"
    "Subject: =?utf-8?q?Streit_um_die_Br=C3=BCcke?=\nDate: Mon, 3 Jun 2024 06:12:00 +0200\n"
    "MIME-Version: 1.0\n"
)
PLAIN = f'Content-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n{A}\n{B}\n'


def test_a_mail(read):
    found = row(read(a_eml=MAIL + PLAIN))
    assert (found.title, found.author) == ("Streit um die Brücke", "Anna Müster")
    assert str(found.published) == "2024-06-03 06:12:00"
    assert found.text == f"{A}\n{B}"


@pytest.mark.parametrize("charset", ["x-unknown", "us-ascii", "utf-8"])
def test_a_mail_that_names_no_encoding_or_a_wrong_one(read, charset):
    for data in (PLAIN.encode(), PLAIN.encode("cp1252")):
        plain = data.replace(b'"utf-8"', charset.encode())
        assert row(read(a_eml=MAIL.encode() + plain)).text == f"{A}\n{B}"


def test_a_mail_of_html_alone(read):
    page = f"<html><body><p>{A}</p><p>{B}</p></body></html>"
    kind = 'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n'
    assert row(read(a_eml=MAIL + kind + page)).text == f"{A}\n{B}"


@pytest.mark.parametrize("name", ["a_mbox", "Inbox"])
def test_a_mailbox(read, name):
    one = f"From anna@example.org Mon Jun  3 06:12:00 2024\n{MAIL}{PLAIN}\n"
    rows = read(**{name: one + one.replace("Br=C3=BCcke", "F=C3=A4hre")}).documents
    assert rows.title.tolist() == ["Streit um die Brücke", "Streit um die Fähre"]
    assert rows.text[0].split("\n")[:2] == [A, B]


def test_a_page_saved_as_mhtml(read):
    page = (
        f"<html><head><title>Streit um die Brücke</title></head><body><article><h1>Streit um die "
        f"Brücke</h1><p>{A} {B}</p><p>{B} {A}</p></article></body></html>"
    )
    found = read(
        a_mhtml="MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n'
        f"{page}\n--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n--x--\n"
    )
    assert row(found).title == "Streit um die Brücke"
    assert A in row(found).text


def test_rss_and_atom(read):
    rss = (
        '<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Musterblatt</title><item>'
        "<title>Streit um die Brücke</title><link>https://example.org/1</link><dc:creator>Anna "
        "Muster</dc:creator><pubDate>Mon, 03 Jun 2024 06:12:00 +0200</pubDate><description>kurz"
        f"</description><content:encoded><![CDATA[<p>{A}</p><p>{B}</p>]]></content:encoded></item>"
        "</channel></rss>"
    )
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Der Anzeiger</title><entry><title>Rat '
        'vertagt sich</title><link href="https://example.org/2"/><author><name>Eva Probe</name>'
        "</author><published>2024-06-04T08:00:00Z</published><content type='xhtml'><div xmlns="
        f"'http://www.w3.org/1999/xhtml'><p>{B}</p><p>{A}</p></div></content></entry></feed>"
    )
    rows = read(a_rss=rss, b_xml=atom).documents
    assert rows.title.tolist() == ["Streit um die Brücke", "Rat vertagt sich"]
    assert rows.source.tolist() == ["Musterblatt", "Der Anzeiger"]
    assert rows.author.tolist() == ["Anna Muster", "Eva Probe"]
    assert rows.published.astype(str).tolist() == ["2024-06-03 06:12:00", "2024-06-04 08:00:00"]
    assert rows.text.tolist() == [f"{A}\n{B}", f"{B}\n{A}"]
    assert rows.url.tolist() == ["https://example.org/1", "https://example.org/2"]


def test_speeches_of_tei_and_of_the_bundestag(read):
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Sitzung'
        "</title></titleStmt><publicationStmt><publisher>Landtag</publisher></publicationStmt>"
        "</fileDesc><profileDesc><settingDesc><setting><date when='2024-06-03'>3 June</date>"
        "</setting></settingDesc></profileDesc></teiHeader><text><body><div><u who='#MusterAnna'>"
        f"<seg>{A}</seg><note>Beifall</note><seg>{B}</seg></u></div></body></text></TEI>"
    )
    bundestag = (
        "<dbtplenarprotokoll><vorspann><kopfdaten><herausgeber>Deutscher Bundestag</herausgeber>"
        "<datum date='04.06.2024'>4. Juni</datum></kopfdaten></vorspann><sitzungsverlauf><rede>"
        "<p klasse='redner'><redner><name><vorname>Karl</vorname><nachname>Beispiel</nachname>"
        f"</name></redner>Karl Beispiel (XYZ):</p><p>{B}</p><kommentar>(Beifall)</kommentar>"
        f"<p>{A}</p></rede></sitzungsverlauf></dbtplenarprotokoll>"
    )
    found = read(a_tei=tei, b_xml=bundestag)
    rows = found.documents
    assert rows.author.tolist() == ["MusterAnna", "Karl Beispiel"]
    assert rows.source.tolist() == ["Landtag", "Deutscher Bundestag"]
    assert [str(x.date()) for x in rows.published] == ["2024-06-03", "2024-06-04"]
    assert rows.text.tolist() == [f"{A}\n{B}", f"{B}\n{A}"]
    assert {"Beifall", "(Beifall)"} <= set(found.lines.text[~found.lines.kept])


@pytest.mark.parametrize(
    "xml",
    [
        "<doc><meta>x</meta><p>{A}</p><p>{B}</p></doc>",
        "<set><article><title>T</title><inner><p>{A}</p><p>{B}</p></inner></article></set>",
        "<TEI><teiHeader><p>kein Text</p></teiHeader><text><body><p>{A}</p><p>{B}</p></body></text>"
        "</TEI>",
    ],
)
def test_other_xml(read, xml):
    assert row(read(a_xml=xml.format(A=A, B=B))).text == f"{A}\n{B}"


def test_subtitles(read):
    srt = (
        f"1\n00:00:01,000 --> 00:00:03,000\n<i>{A[:CUT]}</i>\n\n2\n00:00:03,000 --> 00:00:05,000\n"
        f"{A[CUT:].strip()}\n\n3\n00:00:05,000 --> 00:00:09,000\n{B}\n"
    )
    vtt = "WEBVTT\n\nNOTE ohne Ton\n\n00:01.000 --> 00:03.000 align:start\n" + (
        f"<v Anna>{A}</v>\n\n00:03.000 --> 00:05.000\n{A}\n\n00:05.000 --> 00:07.000\n{B}\n"
    )
    rows = read(a_srt=srt, b_vtt=vtt).documents
    assert [" ".join(text.split()) for text in rows.text] == [f"{A} {B}"] * 2


ONE = {"title": "Streit um die Brücke", "text": f"{A} {B}"}
TWO = {"title": "Rat vertagt sich", "text": f"{B} {A}"}


@pytest.mark.parametrize("name", ["a_json", "a_txt", "a_jl", "a_dump", "all"])
def test_json_lines_with_any_suffix(read, name):
    lines = "\n".join(json.dumps(x, ensure_ascii=False) for x in (ONE, TWO))
    found = read(**{name: lines}).documents
    assert found.title.tolist() == [ONE["title"], TWO["title"]]


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "ok", "articles": [
            {"source": {"id": None, "name": "Musterblatt"}, "author": "Anna Muster", "title": "T",
             "content": A, "publishedAt": "2024-06-03T12:22:00Z"}]},
        {"articles": {"results": [
            {"title": "T", "body": A, "source": {"uri": "m.de", "title": "Musterblatt"},
             "authors": [{"name": "Anna Muster"}], "dateTime": "2024-06-03T12:22:00Z"}]}},
        {"response": {"status": "ok", "results": [
            {"webTitle": "T", "webPublicationDate": "2024-06-03T12:22:00Z",
             "fields": {"bodyText": A, "byline": "Anna Muster", "publication": "Musterblatt"}}]}},
        {"response": {"docs": [
            {"headline": {"main": "T"}, "lead_paragraph": A, "source": "Musterblatt",
             "byline": {"original": "By Anna Muster"}, "pub_date": "2024-06-03T12:22:00+0000"}]}},
        [{"title": "T", "maintext": A, "source_domain": "Musterblatt", "authors": ["Anna Muster"],
          "date_publish": "2024-06-03 12:22:00"}],
        [{"title": "T", "body": {"summary": [], "sections": []}, "plaintext": A,
          "authors": ["Anna Muster"], "publisher": "Musterblatt",
          "publishing_date": "2024-06-03 12:22:00+02:00"}],
        {"title": "T", "author": "Anna Muster", "hostname": "m.de", "date": "2024-06-03 12:22",
         "text": A, "source": "https://m.de/politik/1", "source-hostname": "Musterblatt"},
    ],
    ids=["NewsAPI", "Event Registry", "Guardian", "New York Times", "news-please", "fundus",
         "trafilatura"],
)  # fmt: skip
def test_answers_of_news_services(read, answer):
    found = row(read(a_json=json.dumps(answer)))
    assert (found.title, found.source) == ("T", "Musterblatt")
    assert found.author.removeprefix("By ") == "Anna Muster"
    assert str(found.published) == "2024-06-03 12:22:00"
    assert found.text == A


def test_an_address_is_no_outlet(read):
    found = row(read(a_json=json.dumps({"text": A, "source": "https://www.musterblatt.de/a/1"})))
    assert (found.source, found.url) == ("musterblatt.de", "https://www.musterblatt.de/a/1")


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>Der Rat tagt.</p><p>Die Brücke fehlt.</p>", "Der Rat tagt.\nDie Brücke fehlt."),
        ("Der Rat tagt.<br/>Die Brücke fehlt.", "Der Rat tagt.\nDie Brücke fehlt."),
        ("Der <b>Rat</b> tagt.\nDie Brücke fehlt.", "Der Rat tagt.\nDie Brücke fehlt."),
        ("&quot;Der Rat tagt&quot; &amp; geht.", '"Der Rat tagt" & geht.'),
        ("Der Rat tagt, 3 < 5 und 7 > 2.", "Der Rat tagt, 3 < 5 und 7 > 2."),
        ("&lt;p&gt;Der Rat tagt.&lt;/p&gt;&lt;p&gt;Gut.&lt;/p&gt;", "Der Rat tagt.\nGut."),
        ("<![CDATA[<p>Der Rat tagt.</p><p>Gut.</p>]]>", "Der Rat tagt.\nGut."),
        ("{\\rtf1\\ansi Der Rat tagt.\\par Gut.\\par}", "Der Rat tagt.\nGut."),
        ("Der Rat tagt.\\nDie Brücke fehlt.", "Der Rat tagt.\nDie Brücke fehlt."),
        ("Der Pfad ist C:\\neu und bleibt.", "Der Pfad ist C:\\neu und bleibt."),
        ("Der Rat&nbsp;tagt &ndash; heute.", "Der Rat tagt – heute."),
        ("Müller & Söhne bauen. AT&T zahlt;", "Müller & Söhne bauen. AT&T zahlt;"),
        ("Die Formel <x> bleibt, sagt der Rat.", "Die Formel <x> bleibt, sagt der Rat."),
    ],
)
def test_markup_in_cells(cell, text):
    import pandas as pd

    assert corpus.load(pd.DataFrame({"text": [cell]})).documents.text[0] == text


def test_a_separator_is_named_in_the_first_line(read):
    found = row(read(a_csv=f"sep=;\r\nTitel;Text;Datum\r\nEins;{A};2024/06/03\r\n"))
    assert (found.title, found.text, str(found.published.date())) == ("Eins", A, "2024-06-03")


@pytest.mark.parametrize(
    ("text", "unwrapped"),
    [
        (
            "Der Rat hat am Abend über die neue Brücke bera-\nten, die seit Jahren fehlt und "
            "gebraucht wird.\nDie Fähre fährt im Winter nicht, und die EU-\nKommission zahlt erst "
            "im nächsten Jahr dafür.",
            "Der Rat hat am Abend über die neue Brücke beraten, die seit Jahren fehlt und gebraucht"
            " wird. Die Fähre fährt im Winter nicht, und die EU-Kommission zahlt erst im nächsten "
            "Jahr dafür.",
        ),
        (
            "In der Stadt gibt es seit Jahren wenig Neues im\nRat, der am Abend tagte; die Innen-"
            "\nund Außenpolitik der Stadt bleibt, wie sie heute\nwar, und das ist gut so.",
            "In der Stadt gibt es seit Jahren wenig Neues im Rat, der am Abend tagte; die Innen- "
            "und Außenpolitik der Stadt bleibt, wie sie heute war, und das ist gut so.",
        ),
        (
            "Der Rat tagt am Abend in Musterstadt.\nDanach reden alle.\nEs wird spät, sagt einer.",
            None,
        ),
        ("Dafür: 20 Mitglieder des Rates der Stadt\nDagegen: 3 von ihnen\nEnthalten: 2", None),
        (f"{A} {B}\n{B} {A}", None),
    ],
)  # fmt: skip
def test_wrapped_lines(text, unwrapped):
    from helpers.corpus.files.wrapping import unwrapped as whole

    assert whole(text) == (unwrapped or text)


@pytest.mark.parametrize(
    "head",
    [
        "Titel: Streit um die Brücke\nQuelle: Musterblatt\nDatum: 03.06.2024\nAutor: Anna Muster\n",
        "Headline: Streit um die Brücke\nSource: Musterblatt\nDate: June 3, 2024\nAuthor: Anna "
        "Muster\n\nText: ",
        "Titel:\tStreit um die Brücke\nMedium:\tMusterblatt\nErscheinungstag:\t03.06.2024\n"
        "Autor/in:\tAnna Muster\nSeite:\t3\n",
        '+++\ntitle = "Streit um die Brücke"\ndate = 2024-06-03\nsource = "Musterblatt"\n'
        'author = "Anna Muster"\n+++\n',
        "**Titel:** Streit um die Brücke\n**Zeitung:** Musterblatt\n**Seite:** 3\n**Datum:** "
        "3. Juni 2024\n**Autorin:** Anna Muster\n",
        "---\ntitle: Streit um die Brücke\nsource: Musterblatt\ndate: 2024-06-03\nauthor: [Anna "
        "Muster]\n---\n",
    ],
)
def test_labelled_headers(read, head):
    found = row(read(a_md=f"{head}\n{A} {B}\n\n{B}\n"))
    assert (found.title, found.source, found.author) == (
        "Streit um die Brücke",
        "Musterblatt",
        "Anna Muster",
    )
    assert str(found.published.date()) == "2024-06-03"
    assert found.text == f"{A} {B}\n{B}"


def test_one_label_is_no_header(read):
    found = row(read(a_txt=f"Kommentar: Streit um die Brücke\n\nQuelle: Amt\n{A}\n\n{B}\n"))
    assert A in found.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{A} Der Kreis… [+2345 chars]", "truncated"),
        (f"{A} Der Kreis ... [+18 chars]", "truncated"),
        (f"{A} Der Kreis […]", "truncated"),
        (f"{A} Der Kreis … Weiterlesen →", "truncated"),
        (f"{A} Weiterlesen…", "truncated"),
        (f"{A} Der Kreis liest das. Sie will weiterlesen.", None),
        (f"{A}\n\n{B}\n\nDieser Artikel ist nur für Abonnenten lesbar.", "truncated"),
        (f"{A}\n\n{B}\n\nSubscribe to continue your reading.", "truncated"),
        (f"{A}\n\n{B}\n\nDer Kreis […] zahlt [1].", None),
    ],
)
def test_what_is_missing_is_said(read, text, kind):
    found = read(a_txt=text)
    assert found.problems.kind.tolist() == ([kind] if kind else [])
    assert not corpus.left_out(found.problems, found.documents).any()


def test_bibtex(read):
    entry = (
        "@article{m1, title={Streit um die Stra{\\ss}e}, author={Muster, Anna and Probe, Eva}, "
        f"journal={{Musterblatt}}, date={{2024-06-03}}, abstract={{{A}}}}}"
    )
    found = row(read(a_bib=entry))
    assert (found.doc_id, found.title, found.text) == ("m1", "Streit um die Straße", A)
    assert (found.source, found.author) == ("Musterblatt", "Muster, Anna; Probe, Eva")


def test_zotero(read):
    head = '"Key","Author","Title","Publication Title","Date","Abstract Note"'
    found = row(read(a_csv=f'{head}\n"K","Muster, Anna","T","Musterblatt","2024-06-03","{A}"\n'))
    assert (found.title, found.source, found.text) == ("T", "Musterblatt", A)


def test_sqlite(read, tmp_path_factory):
    import sqlite3

    path = tmp_path_factory.mktemp("base") / "a.db"
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE settings (name TEXT)")
        base.execute("CREATE TABLE articles (id TEXT, title TEXT, body TEXT)")
        base.executemany("INSERT INTO articles VALUES (?, ?, ?)", [("x", "T", A), ("y", "U", B)])
    rows = read(a_db=path.read_bytes()).documents
    assert (rows.doc_id.tolist(), rows.text.tolist()) == (["x", "y"], [A, B])


@pytest.mark.parametrize("packed", [False, True])
def test_warc(read, packed):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    page = f"<html><head><title>T</title></head><body><article><p>{A} {B}</p><p>{B}</p></article>"
    for kind, data in (("text/html; charset=utf-8", page.encode()), ("image/png", b"x")):
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
        writer.write_record(
            writer.create_warc_record(
                "https://example.org/1", "response", payload=io.BytesIO(data), http_headers=head
            )
        )
    found = read(**{"a_warc.gz" if packed else "a_warc": out.getvalue()}).documents
    assert found.url.tolist() == ["https://example.org/1"]
    assert A in found.text[0]


def test_what_a_page_shows_beside_its_article_stands_in_lines(read):
    page = (
        f"<html><body><nav><a>Politik</a></nav><article><h1>Streit um die Brücke</h1><p>{A} {B}</p>"
        f"<p>{B} {A}</p></article><aside>Abonnieren Sie den Brief aus dem Rat</aside></body></html>"
    )
    lines = read(a_html=page).lines
    beside = lines[lines.rule == "outside the article"]
    assert {"Politik", "Abonnieren Sie den Brief aus dem Rat"} <= set(beside.text)
    assert not beside.kept.any()


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["Kanzlerin sagt Reise ab", "Rat: „Wir bauen keine Brücke“"], None),
        (["Brücke!", "Mehr zum Thema"], None),
    ],
)
def test_a_text_is_never_emptied(texts, kept):
    import pandas as pd

    assert corpus.load(pd.DataFrame({"text": texts})).documents.text.tolist() == (kept or texts)


def test_a_missing_package_explains_itself(read, monkeypatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    found = read(a_xlsx=b"PK", b_txt=f"{A}\n\n{B}")
    assert found.problems.kind.tolist() == ["extra missing"]
    assert "lagebild[formats]" in found.problems.remedy[0]


def test_a_header_below_other_rows(read):
    rows = f"Export vom 5. Juni 2024;;\n;;\nTitel;Text;Datum\nEins;{A};03.06.2024\n"
    found = row(read(a_csv=rows))
    assert (found.title, found.text, str(found.published.date())) == ("Eins", A, "2024-06-03")


def test_a_column_of_long_texts_is_the_text_where_no_name_says_so(read):
    found = read(a_csv=f'nr,was\n1,"{A} {B} {A}"\n2,"{B}"\n')
    assert found.documents.text.tolist() == [f"{A} {B} {A}", B]
    assert found.problems.message.tolist() == [
        "the column 'was' is read as the text: it alone holds long ones"
    ]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024/06/03", "2024-06-03 00:00:00"),
        ("2024-06-03T12:22:00.000Z", "2024-06-03 12:22:00"),
        ("20240603T121500Z", "2024-06-03 12:15:00"),
        ("2024-06-03T12:22:00-0400", "2024-06-03 12:22:00"),
        ("2024/06/03/", "2024-06-03 00:00:00"),
        ("Mon, 03 Jun 2024 12:22:00 GMT", "2024-06-03 12:22:00"),
        ("1717417320", "2024-06-03 12:22:00"),
        ("1717417320000", "2024-06-03 12:22:00"),
        ("03.06.2024 12:22", "2024-06-03 12:22:00"),
        ("June 3, 2024", "2024-06-03 00:00:00"),
    ],
)
def test_dates_of_tables(read, cell, day):
    assert str(row(read(a_csv=f'text,date\n"{A}","{cell}"\n')).published) == day


@pytest.mark.parametrize(
    "text",
    [
        "Eilmeldung\nRat vertagt sich\nMehr: https://example.org/1",
        "Rat vertagt sich\n\nVon Anna Muster\n\nJetzt teilen!",
    ],
)
def test_a_short_text_of_a_table_keeps_its_lines(text):
    import pandas as pd

    found = corpus.load(pd.DataFrame({"text": [text], "title": ["Aus dem Kanal"]})).documents.text[
        0
    ]
    assert set(text.split()) - set(found.split()) <= {"Von", "Anna", "Muster"}


@pytest.mark.parametrize(
    "answer",
    [
        {"hits": {"total": 1, "hits": [{"_id": "1", "_source": {**ONE, "source": "Musterblatt"}}]}},
        [{"_index": "a", "_source": {**ONE, "source": "Musterblatt"}}],
        {"data": [{"type": "article", "attributes": {**ONE, "source": {"name": "Musterblatt"}}}]},
    ],
)
def test_records_in_a_wrapper(read, answer):
    found = row(read(a_json=json.dumps(answer)))
    assert (found.title, found.source, found.text) == (ONE["title"], "Musterblatt", ONE["text"])


def test_a_day_that_may_be_in_two_months_is_said(read):
    found = read(a_csv=f'text,date\n"{A}",03/06/2024\n')
    assert found.problems.message.tolist() == ["'03/06/2024' may be a day in either of two months"]


def test_posts_whose_text_stands_in_pieces(read):
    text = ["Der Rat tagt ", {"type": "bold", "text": "heute"}, " in Musterstadt."]
    answer = {"name": "Kanal", "messages": [{"id": 1, "date": "2024-06-03T12:22:00", "text": text}]}
    assert row(read(a_json=json.dumps(answer))).text == "Der Rat tagt heute in Musterstadt."


def test_times_in_utc_are_said_once(read):
    rows = f'text,date\n"{A}",2024-06-03T22:30:00Z\n"{B}",2024-06-04T22:30:00+00:00\n'
    found = read(a_csv=rows)
    assert found.problems.kind.tolist() == ["date"]
    assert "(2 cells)" in found.problems.message[0]
    assert read(a_csv=rows.replace("Z", "+02:00").replace("+00:00", "+02:00")).problems.empty


def test_a_word_file_with_a_password_is_named_as_such(read):
    found = read(a_docx=b"\xd0\xcf\x11\xe0" + bytes(600), b_txt=f"{A}\n\n{B}")
    assert found.problems.kind.tolist() == ["locked"]


def test_pages_without_text_are_said(read):
    from pypdf import PdfReader, PdfWriter

    path = Path(__file__).parent.parent / "test_loading.py"
    loading = importlib.util.module_from_spec(
        spec := importlib.util.spec_from_file_location("loading_tests", path)
    )
    spec.loader.exec_module(loading)
    writer, out = PdfWriter(), io.BytesIO()
    writer.append(PdfReader(io.BytesIO(loading.small_pdf([A[:60], B[:60]]))))
    writer.add_blank_page()
    writer.write(out)
    found = read(a_pdf=out.getvalue())
    assert found.problems.message.tolist() == ["1 of its 2 pages hold no text; they may be scans"]


def test_an_article_without_text_is_said(read):
    export = (
        "1 of 2 DOCUMENTS\n\nMusterblatt\n\nJune 3, 2024 Monday\n\nStreit\n\nLENGTH: 0 words\n\n"
    )
    found = read(a_txt=export + export.replace("1 of", "2 of") + f"{A}\n\n{B}\n")
    assert found.problems[["path", "kind"]].values.tolist() == [["a.txt#1", "no text"]]
    assert found.problems.message[0] == "none of its 13 words is kept as text"


def test_a_page_of_several_articles_is_said(read):
    other = "".join(f"<div class='comment'><p>{B} {A} {i}</p></div>" for i in range(40))
    page = (
        f"<html><head><title>Streit</title></head><body><article><h1>Streit</h1><p>{A}"
        f" {B}</p><p>{B} "
        f"{A}</p></article><div id='comments'>{other}</div></body></html>"
    )
    found = read(a_html=page)
    assert found.problems.kind.tolist() == ["little text"]
    assert "words in paragraphs stand beside the" in found.problems.message[0]


def test_mhtml_without_a_page_and_a_message_too_large(read, monkeypatch):
    from helpers.corpus.files import raw

    monkeypatch.setattr(raw, "LARGEST", 400)
    one = f"From a@example.org Mon Jun  3 06:12:00 2024\nSubject: T\n\n{A}\n\n"
    picture = (
        "Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nA\n--x--\n"
    )
    found = read(a_mhtml=picture, b_mbox=one + one.replace(A, B * 9) + one)
    assert found.problems[["path", "kind"]].values.tolist() == [
        ["a.mhtml", "broken"],
        ["b.mbox, row 2", "too large"],
    ]
    assert found.documents.text.tolist() == [A, A]
