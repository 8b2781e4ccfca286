"""Loading folders, files and tables: what comes out, and that nothing is lost whatever comes in."""

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from helpers import corpus, schema
from helpers.corpus import CorpusError
from helpers.corpus.files import raw

DE = (
    "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es Kritik "
    "an ihm gibt."
)
EN = (
    "The minister said that the government would not change the law, although there was "
    "criticism of it."
)
GOOD = f"Eine Überschrift über das Gesetz\n{DE} {DE}\n{DE}\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def kinds(found: corpus.Corpus) -> dict[str, str]:
    return dict(zip(found.problems.path, found.problems.kind, strict=True))


def test_the_tables_keep_their_contract(seeds):
    for name, frame in (
        ("DOCUMENTS", seeds.documents),
        ("LINES", seeds.lines),
        ("PROBLEMS", seeds.problems),
    ):
        columns = [column.name for column in schema.TABLES[name]]
        assert list(frame.columns[: len(columns)]) == columns


def test_title_and_text_are_apart(folder):
    row = corpus.load(folder).documents.iloc[0]
    assert row.title == "Eine Überschrift über das Gesetz"
    assert row.text == f"{DE} {DE}\n{DE}"
    assert row.n_words == len(row.text.split())


def test_readme_and_sources_are_no_texts(folder):
    (folder / "README.md").write_text("read me", encoding="utf-8")
    (folder / ".hidden.txt").write_text("x", encoding="utf-8")
    (folder / "sources.csv").write_text("doc_id,source\ngood,Blatt\n", encoding="utf-8")
    found = corpus.load(folder)
    assert found.documents.source.tolist() == ["Blatt"]
    assert found.problems.empty


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "empty"),
        ("picture.txt", bytes(range(256)) * 50, "binary"),
        ("old.txt", GOOD.encode("cp1252"), "encoding"),
        ("wide.txt", GOOD.encode("utf-16"), "encoding"),
        ("twice.txt", GOOD.encode().decode("cp1252", "ignore").encode(), "mojibake"),
        ("zeros.txt", GOOD.replace("Minister", "Min\0ister").encode(), "nul"),
        ("letter.pages", b"x", "format"),
        ("page.pdf", b"%PDF-1.4 nothing", "broken"),
        ("letter.docx", b"no zip", "broken"),
        ("list.csv", b"a,b\n1,2\n", "columns"),
        ("table.xlsx", b"no zip", "broken"),
        ("rows.parquet", b"no parquet", "broken"),
        ("list.json", b"{broken", "broken"),
        ("pack.zip", b"no zip", "archive"),
        ("pack.txt.gz", b"no gzip", "archive"),
    ],
)
def test_a_bad_file_is_reported_and_the_rest_loads(folder, name, data, kind):
    (folder / name).write_bytes(data)
    found = corpus.load(folder)
    assert "good" in set(found.documents.doc_id)
    assert kinds(found)[name] == kind
    assert (found.problems.remedy.str.len() > 10).all()


def test_a_file_that_cannot_be_opened_is_reported(folder):
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    assert set(kinds(corpus.load(folder)).values()) == {"unreadable"}


def test_a_file_without_rights_is_reported(folder, monkeypatch):
    (folder / "closed.txt").write_text(GOOD, encoding="utf-8")
    opened = Path.open

    def refuse(path, *given, **named):
        if path.name == "closed.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *given, **named)

    monkeypatch.setattr(Path, "open", refuse)
    found = corpus.load(folder)
    assert found.documents.doc_id.tolist() == ["good"]
    assert kinds(found) == {"closed.txt": "unreadable"}


def test_a_folder_that_cannot_be_opened_is_reported(folder, monkeypatch):
    (folder / "closed").mkdir()
    scandir = os.scandir

    def refuse(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = corpus.load(folder)
    assert found.documents.doc_id.tolist() == ["good"]
    assert kinds(found) == {"closed": "unreadable"}


def test_a_circle_of_folders_ends(folder):
    (folder / "inner").mkdir()
    (folder / "inner" / "again").symlink_to(folder, target_is_directory=True)
    (folder / "inner" / "two.txt").write_text(GOOD, encoding="utf-8")
    assert set(corpus.load(folder).documents.doc_id) == {"good", "two"}


def test_a_file_name_that_is_not_utf_8_is_shown(folder):
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_bytes(GOOD.encode())
    found = corpus.load(folder)
    assert "caf\\xe9" in set(found.documents.doc_id)
    assert "file name" in set(found.problems.kind)
    found.documents.to_csv()


def test_a_file_that_is_too_large_for_one_text_is_not_read(folder):
    with (folder / "huge.txt").open("wb") as file:
        for _ in range(70):
            file.write((DE + "\n").encode() * 10_000)
    with (folder / "zeros.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    (folder / "huge.html").symlink_to(folder / "huge.txt")
    found = corpus.load(folder)
    assert kinds(found) == {
        "huge.html": "too large",
        "huge.txt": "too large",
        "zeros.txt": "binary",
    }
    assert found.documents.doc_id.tolist() == ["good"]


ARTICLE = f"""Eine Überschrift über das Gesetz {{}}
Blatt
13. Mai 2026

Length: 80 words
Body

{DE} {DE}
{DE}

End of Document
"""


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["txt", "gz"])
def test_a_large_export_is_read_article_by_article(folder, monkeypatch, pack):
    data = "".join(ARTICLE.format(i) for i in range(20)).encode()
    name = "export.txt" if pack is bytes else "export.txt.gz"
    (folder / name).write_bytes(pack(data))
    whole = corpus.load(folder)
    monkeypatch.setattr(raw, "LARGEST", len(data) // 4)
    streamed = corpus.load(folder)
    assert len(streamed.documents) == 21
    pd.testing.assert_frame_equal(streamed.documents, whole.documents)
    pd.testing.assert_frame_equal(streamed.lines, whole.lines)


def test_an_article_that_is_too_large_costs_only_itself(folder, monkeypatch):
    one = ARTICLE.format(1)
    (folder / "export.txt").write_text(one + one.replace(DE, DE * 40) + one, encoding="utf-8")
    monkeypatch.setattr(raw, "LARGEST", 5000)
    found = corpus.load(folder)
    assert set(found.documents.doc_id) == {"good", "export.txt#1", "export.txt#3"}
    assert kinds(found) == {"export.txt#2": "too large"}


def test_what_was_garbled_in_a_large_export_is_mended_and_said_once(folder, monkeypatch):
    text = "".join(ARTICLE.format(i) for i in range(9)).replace("Gesetz", "\0Gesetz")
    (folder / "export.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(raw, "LARGEST", 1000)
    found = corpus.load(folder)
    assert kinds(found) == {"export.txt#1": "nul"}
    assert not found.documents.text.str.contains("\0").any()


def test_one_long_line_and_many_blank_lines(folder):
    (folder / "line.txt").write_text(f"{DE} " * 20_000, encoding="utf-8")
    (folder / "blank.txt").write_text("\n" * 100_000 + DE + " " + DE, encoding="utf-8")
    found = corpus.load(folder)
    assert len(found.lines[found.lines.doc_id == "blank"]) == 100_001
    assert found.documents.set_index("doc_id").n_words["line"] == 20_000 * len(DE.split())
    assert found.documents.set_index("doc_id").n_words["blank"] == 2 * len(DE.split())


def test_stems_that_collide_are_told_apart(folder):
    for name in ("a/text.txt", "b/text.txt", "b/text.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(GOOD + name, encoding="utf-8")
    assert set(corpus.load(folder).documents.doc_id) == {
        "good",
        "a/text",
        "b/text.txt",
        "b/text.md",
    }


@pytest.mark.parametrize("what", ["missing", "empty folder", "no readable text"])
def test_nothing_to_read_gets_one_sentence(tmp_path, what):
    if what == "no readable text":
        (tmp_path / "a.xyz").write_text("x")
    path = tmp_path / "gone" if what == "missing" else tmp_path
    with pytest.raises(CorpusError, match=r"\.$") as error:
        corpus.load(path)
    assert "\n" not in str(error.value)


def test_html_is_data(folder):
    page = (
        "<html><head><title>A <script>alert(1)</script></title></head><body><h1>Head line of "
        "it</h1>"
    )
    page += f"<p>{EN} &lt;script&gt;x()&lt;/script&gt;</p><p>{EN}</p></body></html>"
    (folder / "page.html").write_text(page, encoding="utf-8")
    text = corpus.load(folder).documents.set_index("doc_id").text["page"]
    assert EN in text
    assert "alert(1)" not in text


def zipped(path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def test_zip_and_gzip(folder):
    zipped(folder / "pack.zip", {"in/one.txt": GOOD.encode(), "README.txt": b"no"})
    (folder / "two.txt.gz").write_bytes(gzip.compress(GOOD.encode()))
    (folder / "rows.jsonl.gz").write_bytes(
        gzip.compress(json.dumps({"id": "three", "text": EN}).encode())
    )
    assert set(corpus.load(folder).documents.doc_id) == {"good", "one", "two", "three"}


def test_bombs_and_outward_paths_are_refused(folder):
    zipped(folder / "bomb.zip", {"bomb.txt": b"a" * 30_000_000, "fine.txt": GOOD.encode()})
    zipped(
        folder / "out.zip",
        {"../../evil.txt": GOOD.encode(), "/root.txt": GOOD.encode(), "inner.zip": b"x"},
    )
    found = corpus.load(folder)
    assert set(found.documents.doc_id) == {"good", "fine"}
    assert (found.problems.kind == "archive").sum() == 4
    assert not (folder.parent / "evil.txt").exists()


def test_a_packed_file_is_streamed_and_a_bomb_stopped(folder):
    rows = "id,text\n" + f'x,"{DE}"\n'
    (folder / "rows.csv.gz").write_bytes(gzip.compress(rows.encode()))
    zipped(folder / "tables.zip", {"a.jsonl": json.dumps({"id": "y", "text": EN}).encode()})
    pd.DataFrame({"doc_id": ["z"], "text": [EN]}).to_parquet(folder / "z.parquet")
    zipped(folder / "parquet.zip", {"z.parquet": (folder / "z.parquet").read_bytes()})
    (folder / "z.parquet").unlink()
    for name in ("bomb.txt.gz", "bomb.csv.gz", "bomb.jsonl.gz"):
        (folder / name).write_bytes(gzip.compress(b"text,a\n" * 4_000_000, 9))
    found = corpus.load(folder)
    assert set(found.documents.doc_id) == {"good", "x", "y", "z"}
    assert {path.split(",")[0] for path in found.problems.path} >= {
        "bomb.txt.gz",
        "bomb.csv",
        "bomb.jsonl",
    }


def test_a_member_with_a_wrong_checksum_costs_only_itself(folder):
    zipped(folder / "pack.zip", {"a.txt": GOOD.encode(), "b.txt": GOOD.encode()})
    data = bytearray((folder / "pack.zip").read_bytes())
    data[14] ^= 1  # in the checksum of the first member
    data[data.index(b"PK\x01\x02") + 16] ^= 1
    (folder / "pack.zip").write_bytes(data)
    found = corpus.load(folder)
    assert set(found.documents.doc_id) == {"good", "b"}
    assert kinds(found) == {"pack.zip/a.txt": "archive"}


def test_a_table_with_german_names(folder):
    rows = (
        f"Titel;Artikel;Quelle;Datum;Meinung\nEin "
        f"Titel;{DE};Blatt;13.05.2026;ja\nNA;{DE};Blatt;31.02.2026;für nichts\n"
    )
    (folder / "export.csv").write_text(rows, encoding="cp1252")
    found = corpus.load(folder)
    table = found.documents[found.documents.source == "Blatt"]
    assert table.title.tolist() == ["Ein Titel", "NA"]
    assert table.text.tolist() == [DE, DE]
    assert table.published.iloc[0] == pd.Timestamp("2026-05-13")
    assert pd.isna(table.published.iloc[1])
    assert table.Meinung.tolist() == ["ja", "für nichts"]
    assert {"encoding", "date"} <= set(found.problems.kind)


def test_broken_rows_cost_only_themselves(folder):
    lines = [
        "id,text",
        f'a,"{DE}"',
        f'b,"open {DE}',
        f'c,"{DE}"',
        "d,one,two",
        f'e,"{DE}"',
        "f,",
        f'a,"{EN}"',
    ]
    (folder / "export.csv").write_text("\n".join(lines), encoding="utf-8")
    (folder / "export.jsonl").write_text(
        f'{{"id": "j", "text": "{EN}"}}\n{{broken\n[1]\n', encoding="utf-8"
    )
    found = corpus.load(folder)
    assert {"good", "a", "c", "e", "j", "a-2"} == set(found.documents.doc_id)
    assert {"broken quotes", "columns", "empty", "broken row", "duplicate id"} == set(
        found.problems.kind
    )


def test_columns_can_be_given(folder):
    (folder / "export.csv").write_text(f"nr,was\nx,{EN.replace(',', '')}\n", encoding="utf-8")
    found = corpus.load(folder, columns={"text": "was", "doc_id": "nr"})
    assert "x" in set(found.documents.doc_id)


def test_a_data_frame():
    frame = pd.DataFrame(
        {
            "id": [7, 8],
            "content": [EN, DE],
            "date": [pd.Timestamp("2026-05-13"), None],
            "party": ["A", "B"],
        }
    )
    documents = corpus.load(frame).documents
    assert documents.doc_id.tolist() == ["7", "8"]
    assert documents.language.tolist() == ["en", "de"]
    assert documents.party.tolist() == ["A", "B"]
    assert documents.published.notna().tolist() == [True, False]


def test_a_data_frame_without_text_is_refused():
    with pytest.raises(CorpusError, match="holds the text"):
        corpus.load(pd.DataFrame({"a": ["x"]}))


def test_parquet_and_xlsx(folder):
    frame = pd.DataFrame({"doc_id": ["p"], "text": [EN]})
    frame.to_parquet(folder / "a.parquet")
    frame.assign(doc_id="x").to_excel(folder / "b.xlsx", index=False)
    assert set(corpus.load(folder).documents.doc_id) == {"good", "p", "x"}


def test_metadata_wins_and_contradictions_are_reported(folder, tmp_path_factory):
    (folder / "dated.txt").write_text(
        f"Eine Überschrift über das Gesetz\n13.05.2026\n{DE} {DE}\n{DE}", encoding="utf-8"
    )
    said = pd.DataFrame(
        {"doc_id": ["dated", "gone"], "published": ["2026-05-14", ""], "source": ["Blatt", "B"]}
    )
    path = tmp_path_factory.mktemp("given") / "said.csv"
    said.to_csv(path, index=False)
    for metadata in (said, path):
        found = corpus.load(folder, metadata=metadata)
        row = found.documents.set_index("doc_id").loc["dated"]
        assert row.published == pd.Timestamp("2026-05-14")
        assert row.source == "Blatt"
        assert set(found.problems.kind) == {"contradiction", "metadata"}


def test_a_given_title_keeps_the_headline_in_the_text():
    frame = pd.DataFrame(
        {"text": [f"Eine Überschrift über das Gesetz\n{DE} {DE}\n{DE}"], "title": ["Ganz anders"]}
    )
    row = corpus.load(frame).documents.iloc[0]
    assert row.title == "Ganz anders"
    assert row.text.startswith("Eine Überschrift über das Gesetz\n")


def test_keep_roles_decides_what_is_text(folder):
    (folder / "good.txt").write_text(GOOD + "Leave a Comment\n", encoding="utf-8")
    wide = corpus.load(folder, keep_roles=["lede", "heading", "body", "comment"])
    assert wide.documents.text.iloc[0].endswith("Leave a Comment")
    with pytest.raises(CorpusError, match="bodies"):
        corpus.load(folder, keep_roles=["bodies"])


def test_a_text_in_a_third_language_is_kept_and_flagged(folder):
    french = (
        "Le président a déclaré mardi que la France continuerait de soutenir ses alliés dans la "
        "région. " * 3
    )
    (folder / "fr.txt").write_text(french, encoding="utf-8")
    assert corpus.load(folder).documents.set_index("doc_id").language["fr"] == "other"


def test_words_are_not_split_by_invisible_characters(folder):
    (folder / "soft.txt").write_text(
        DE.replace("Regierung", "Regie\u00adru\u200bng") + " U\u0308ber alles. " + DE,
        encoding="utf-8",
    )
    found = corpus.load(folder)
    text = found.documents.set_index("doc_id").text["soft"]
    assert "Regierung" in text
    assert "Über alles" in text
    assert "Regie\u00adru" in found.lines.text.str.cat()


def test_repeated_texts_are_marked(folder):
    (folder / "later.txt").write_text(GOOD, encoding="utf-8")
    assert corpus.load(folder).documents.duplicate_of.fillna("").tolist() == ["", "good"]


def test_nothing_depends_on_where_the_folder_lies(folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("elsewhere")
    (other / "good.txt").write_bytes((folder / "good.txt").read_bytes())
    pd.testing.assert_frame_equal(corpus.load(folder).documents, corpus.load(other).documents)


def test_docx(folder):
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Eine Überschrift über das Gesetz", 1)
    document.add_paragraph(DE + " " + DE)
    document.add_paragraph(DE)
    buffer = io.BytesIO()
    document.save(buffer)
    (folder / "letter.docx").write_bytes(buffer.getvalue())
    row = corpus.load(folder).documents.set_index("doc_id").loc["letter"]
    assert row.title == "Eine Überschrift über das Gesetz"
    assert row.text == f"{DE} {DE}\n{DE}"


def small_pdf(lines: list[str]) -> bytes:
    """A PDF of one page with these printed lines."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    content = f"BT /F1 10 Tf 12 TL 40 780 Td {shown}ET".encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data + b"xref\n0 6\n0000000000 65535 f \n%btrailer << /Size 6 /Root 1 0 R "
        b">>\nstartxref\n%d\n%%%%EOF\n"
        % (
            table,
            len(data),
        )
    )


def test_pdf(folder):
    pytest.importorskip("pypdf")
    printed = [
        "Der Minister sagte, dass die Regierung an dem Gesetz fest-",
        "halten werde, auch wenn es Kritik an ihm gibt und wenn über",
        "die Länder noch verhandelt wird.",
    ]
    (folder / "page.pdf").write_bytes(small_pdf(printed))
    row = corpus.load(folder).documents.set_index("doc_id").loc["page"]
    assert row.text == (
        "Der Minister sagte, dass die Regierung an dem Gesetz festhalten werde, auch wenn es "
        "Kritik an ihm gibt und "
        "wenn über die Länder noch verhandelt wird."
    )


def test_a_missing_extra_is_named(folder, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pypdf", None)
    (folder / "letter.pdf").write_bytes(b"x")
    found = corpus.load(folder)
    assert kinds(found)["letter.pdf"] == "extra missing"
    assert "lagebild[formats]" in found.problems.remedy.iloc[0]


@pytest.mark.parametrize("given", [None, ["a.txt"], 3])
def test_neither_path_nor_table_is_one_sentence(given):
    with pytest.raises(
        corpus.CorpusError, match=f"a {type(given).__name__} was given. Give the path of a folder"
    ):
        corpus.load(given)


def test_one_text_is_wanted_for_lines_and_several_for_languages():
    with pytest.raises(corpus.CorpusError, match="takes one text, and a list was given"):
        corpus.label_lines(["a"])
    with pytest.raises(TypeError, match=r"was given one string. Write identify\(\[text\]\)"):
        corpus.identify("Der Krieg dauert an.")
