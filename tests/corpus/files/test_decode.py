import pytest

from helpers.corpus.files.decode import text_of

TEXT = "Für den Frieden – „größer“ als gedacht, sagt Selenskyj über die Rüstung."


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (TEXT.encode(), ""),
        (TEXT.encode("utf-8-sig"), ""),
        (TEXT.encode("utf-16"), "encoding"),
        (TEXT.encode("utf-16-le"), "encoding"),
        (TEXT.encode("utf-16-be"), "encoding"),
        (TEXT.encode("utf-32"), "encoding"),
        (TEXT.encode("cp1252"), "encoding"),
        (TEXT.encode().decode("cp1252", "replace").replace("�", "").encode(), "mojibake"),
        (b"", ""),
    ],
)
def test_text_comes_out_and_guesses_are_said(data, kind):
    found = text_of(data)
    assert found.kind == kind
    assert bool(found.message) == bool(kind)
    if kind != "mojibake" and data:
        assert found.text == TEXT


def test_mojibake_is_mended():
    assert text_of("FÃ¼r die RÃ¼stung".encode()).text == "Für die Rüstung"
    assert text_of("SÃO PAULO und ähnliches".encode()).text == "SÃO PAULO und ähnliches"


def test_latin_1_bytes_that_cp1252_lacks():
    found = text_of("Für".encode("latin-1") + b"\x81")
    assert found.text.startswith("Für")
    assert "Latin-1" in found.message


def test_nul_characters_are_taken_out_and_said():
    found = text_of(
        b"Der Minister\x00 kam am Abend in die Stadt und ging wieder, ohne etwas zu sagen."
    )
    assert found.text.startswith("Der Minister kam")
    assert found.kind == "nul"


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\xff" * 500]
)
def test_binary_is_no_text(data):
    assert text_of(data).text is None


def test_a_few_broken_bytes_do_not_spoil_utf_8():
    found = text_of((TEXT * 50).encode() + b"\xff\xfe" + TEXT.encode())
    assert found.text.startswith(TEXT)
    assert "�" in found.text
    assert found.kind == "encoding"
