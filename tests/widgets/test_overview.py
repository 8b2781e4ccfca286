"""The folder check says in words what loads and what does not."""

from helpers.widgets.overview import folder_check


def controls(box):
    (path, button), said = box.children[0].children, box.children[1]
    return path, button, said


def test_it_says_what_loads_and_what_does_not(tmp_path):
    (tmp_path / "a.txt").write_text("The ministers met in Berlin on Monday and talked about gas.\n" * 5)
    path, button, said = controls(folder_check(str(tmp_path)))
    assert said.value.startswith("1 text (1 en), ")
    path.value = str(tmp_path / "missing")
    button.click()
    assert "missing" in said.value
