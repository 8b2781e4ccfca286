"""The command line."""

from helpers.__main__ import SEEDS, main


def test_check_takes_a_file_with_metadata(tmp_path, capsys):
    facts = tmp_path / "facts.csv"
    facts.write_text("doc_id,source\n000_a92bfb37a2810eb6,Testblatt\n", encoding="utf-8")
    assert main(["check", str(SEEDS), "--metadata", str(facts)]) == 0
    assert "Testblatt" in capsys.readouterr().out


def test_missing_metadata_is_one_sentence(tmp_path, capsys):
    assert main(["check", str(SEEDS), "--metadata", str(tmp_path / "none.csv")]) == 1
    assert "There is no metadata file" in capsys.readouterr().err
