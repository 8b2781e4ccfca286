"""Reports are written whole or not at all, and only over what an earlier report wrote."""

import json

import pytest

from helpers import files
from helpers.files import OutputError


def write(out, **texts):
    with files.staged(out) as stage:
        for name, text in texts.items():
            (stage / f"{name}.html").write_text(text)
        files.write_manifest(stage, {"version": "0"})


def visible(out):
    return sorted(path.name for path in out.iterdir())


def test_a_failure_leaves_the_earlier_report_as_it_was(tmp_path):
    write(tmp_path, index="old")
    with pytest.raises(ZeroDivisionError), files.staged(tmp_path) as stage:
        (stage / "index.html").write_text("new")
        1 / 0  # noqa: B018
    assert (tmp_path / "index.html").read_text() == "old"
    assert visible(tmp_path) == ["index.html", "manifest.json"]


def test_a_failure_leaves_no_folder_that_was_not_there(tmp_path):
    with pytest.raises(ZeroDivisionError), files.staged(tmp_path / "new"):
        1 / 0  # noqa: B018
    assert not (tmp_path / "new").exists()


def test_a_new_report_replaces_the_old_one_and_spares_other_files(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    write(tmp_path, index="old", gone="old")
    write(tmp_path, index="new")
    assert visible(tmp_path) == ["index.html", "manifest.json", "notes.txt"]
    assert (tmp_path / "index.html").read_text() == "new"


def test_other_peoples_files_are_not_overwritten(tmp_path):
    (tmp_path / "index.html").write_text("a home page")
    with pytest.raises(OutputError, match=r"already holds index\.html, which no report wrote"):
        write(tmp_path, index="new")
    assert (
        visible(tmp_path) == ["index.html"]
        and (tmp_path / "index.html").read_text() == "a home page"
    )


def test_a_forged_manifest_deletes_nothing_outside_the_folder(tmp_path):
    (tmp_path / "precious.txt").write_text("mine")
    out = tmp_path / "out"
    out.mkdir()
    forged = {"generator": "lagebild", "files": {"../precious.txt": {}, "/etc/hostname": {}}}
    (out / "manifest.json").write_text(json.dumps(forged))
    write(out, index="new")
    assert (tmp_path / "precious.txt").read_text() == "mine"


@pytest.mark.parametrize(
    "broken", ["", "[]", '{"files": 3}', '{"generator": "lagebild", "files": null}']
)
def test_a_broken_manifest_is_somebody_elses_file(tmp_path, broken):
    (tmp_path / "manifest.json").write_text(broken)
    with pytest.raises(OutputError, match=r"manifest\.json"):
        write(tmp_path, index="new")


def test_a_file_in_the_way_is_named(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(OutputError, match="is a file"):
        write(tmp_path / "out", index="new")


def test_the_manifest_names_every_file_with_its_hash(tmp_path):
    write(tmp_path, index="a")
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert manifest["files"] == {
        "index.html": {
            "bytes": 1,
            "sha256": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
        }
    }
