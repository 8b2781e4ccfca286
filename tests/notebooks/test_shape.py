"""Every notebook has the agreed shape: a question, parameters, short cells, limits, tasks; and no
outputs stored.
"""

import ast
import re
from pathlib import Path

import nbformat
import pytest

from helpers.report.notebook import about

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def tags(cell):
    return cell.metadata.get("tags", [])


def headings(notebook):
    words = "\n".join(
        cell.source for cell in notebook.cells if cell.cell_type == "markdown" and not tags(cell)
    )
    return re.findall(r"^## (.+)$", words, re.MULTILINE)


def test_they_are_numbered_in_reading_order():
    assert [path.stem[:3] for path in NOTEBOOKS] == [f"{n:02}_" for n in range(len(NOTEBOOKS))]
    assert len(NOTEBOOKS) >= 7


def test_valid_and_stored_without_outputs(notebook):
    nbformat.validate(notebook)
    for cell in code(notebook):
        assert cell.outputs == [] and cell.execution_count is None
    assert "widgets" not in notebook.metadata
    assert set(notebook.metadata) == {"kernelspec", "lagebild", "language_info"}
    assert set(about(notebook)) - {"first_page"} == {"question"}
    assert notebook.metadata.kernelspec.name == "python3"
    assert notebook.metadata.language_info.name == "python"


def test_cell_ids_are_readable_and_unique(notebook):
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert all(
        re.fullmatch(r"[a-z][a-z0-9-]*", identity) and not re.fullmatch(r"[0-9a-f]{8}", identity)
        for identity in ids
    )


def test_it_begins_with_a_question_and_its_parameters(notebook):
    first = notebook.cells[0]
    assert first.cell_type == "markdown" and re.match(r"# .+\?$", first.source.splitlines()[0])
    tagged = [cell for cell in notebook.cells if "parameters" in tags(cell)]
    assert tagged == [code(notebook)[0]]
    names = [target.id for node in ast.parse(tagged[0].source).body for target in node.targets]
    assert {"corpus_path", "metadata"} <= set(names)


def test_it_reads_the_texts_with_what_the_user_knows_of_them(notebook):
    loads = re.findall(
        r"corpus\.load\(corpus_path[^\n]*", "\n".join(cell.source for cell in code(notebook))
    )
    assert loads and all(
        load.startswith("corpus.load(corpus_path, metadata=metadata") for load in loads
    )


def test_it_ends_with_limits_and_tasks(notebook):
    found = headings(notebook)
    assert found[-2:] == ["What this cannot show", "Your turn"]
    assert 4 <= len(found) - 2 <= 7, f"four to seven sections, not {len(found) - 2}"
    solutions = [cell for cell in notebook.cells if "solution" in tags(cell)]
    assert len(solutions) >= 2
    last = max(i for i, cell in enumerate(notebook.cells) if "## Your turn" in cell.source)
    assert all(
        "solution" in tags(cell) for cell in notebook.cells[last + 1 :] if cell.cell_type == "code"
    )


def test_cells_are_short_and_define_nothing(notebook):
    for cell in code(notebook):
        assert len(cell.source.splitlines()) <= 12, cell.id
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        assert not any(isinstance(node, kinds) for node in ast.walk(ast.parse(cell.source))), (
            cell.id
        )


def test_nothing_is_downloaded_or_looked_for_elsewhere(notebook):
    for cell in code(notebook):
        assert not re.search(
            r"https?://|sys\.path|^\s*[!%]|\.style\b", cell.source, re.MULTILINE
        ), cell.id
        assert not re.search(r"notebooks/|\.ipynb", cell.source), (
            f"{cell.id} relies on another notebook"
        )


def test_its_tables_show_whole_sentences(notebook):
    imports = next(cell for cell in notebook.cells if cell.id == "imports")
    assert re.search(r"^readable_tables\(\)", imports.source, re.MULTILINE)
    assert not any("set_option" in cell.source for cell in code(notebook)), (
        "pandas keeps its options"
    )


def test_every_section_is_read_in_prose(notebook):
    sections: list[list[str]] = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and "solution" not in tags(cell):
            for part in re.split(r"^(?=## )", cell.source, flags=re.MULTILINE):
                sections += [[]] if part.startswith("## ") or not sections else []
                sections[-1].append(part)
    for section in sections:
        assert len(" ".join(section).split()) >= 25, section[0]
