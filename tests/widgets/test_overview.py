"""The folder check says in words what loads and what does not."""

from helpers.widgets.overview import folder_check


def controls(box):
    (path, button), said = box.children[0].children, box.children[1]
    return path, button, said


def test_it_says_what_loads_and_what_does_not(tmp_path):
    (tmp_path / "a.txt").write_text(
        "The ministers met in Berlin on Monday and talked about gas.\n" * 5
    )
    path, button, said = controls(folder_check(str(tmp_path)))
    assert said.value.startswith("1 text (1 en), ")
    path.value = str(tmp_path / "missing")
    button.click()
    assert "missing" in said.value


def test_enter_checks_as_the_button_does_and_nothing_stale_stays(tmp_path):
    (tmp_path / "a.txt").write_text(
        "The ministers met in Berlin on Monday and talked about gas.\n" * 5
    )
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 nothing")
    box = folder_check(str(tmp_path))
    path, _, said = controls(box)
    assert "1 left out, 0 notes. b.pdf: cannot be read" in said.value
    path.value = "   "
    assert said.value == "No path is given. Type the path of a folder with texts."
    assert not box.children[2].data, "the figure of the folder before would belong to no path"
    path.value = str(tmp_path)
    assert box.children[2].data and said.value.startswith("1 text")
