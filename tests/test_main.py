"""The command line."""

from helpers.__main__ import main
from helpers.files import shipped

SEEDS = shipped("seeds")


def test_check_takes_a_file_with_metadata(tmp_path, capsys):
    facts = tmp_path / "facts.csv"
    facts.write_text("doc_id,source\n000_a92bfb37a2810eb6,Testblatt\n", encoding="utf-8")
    assert main(["check", str(SEEDS), "--metadata", str(facts)]) == 0
    assert "Testblatt" in capsys.readouterr().out


def test_missing_metadata_is_one_sentence(tmp_path, capsys):
    assert main(["check", str(SEEDS), "--metadata", str(tmp_path / "none.csv")]) == 1
    assert "There is no metadata file" in capsys.readouterr().err


def test_check_tells_what_is_left_out_from_notes(tmp_path, capsys):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "old.txt").write_bytes(
        "Die Rüstung wird größer, und das ist gewollt.".encode("cp1252")
    )
    assert main(["check", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "1 left out, 1 read with a note" in said
    places = [
        said.index(part) for part in ("Left out:", "broken.pdf:", "Read, with a note:", "old.txt:")
    ]
    assert places == sorted(places)
