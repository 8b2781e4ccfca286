"""Notebooks run from top to bottom, with parameters, and fail with a sentence."""

import nbformat
import nbformat.v4 as v4
import pytest

from helpers.report.notebook import ReportError, run


@pytest.fixture
def stored(tmp_path):
    def write(*sources):
        cells = [
            v4.new_code_cell(
                'corpus_path = "stored"', id="parameters", metadata={"tags": ["parameters"]}
            )
        ]
        cells += [v4.new_code_cell(source, id=f"cell-{i}") for i, source in enumerate(sources)]
        spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        path = tmp_path / "00_try.ipynb"
        nbformat.write(v4.new_notebook(cells=cells, metadata={"kernelspec": spec}), path)
        return path

    return write


def test_parameters_reach_the_cells_and_leave_no_trace(stored, tmp_path):
    path = stored(
        "import os\nprint(len(corpus_path), os.getcwd() == " + repr(str(tmp_path)) + ")",
        "print(os.environ['OMP_NUM_THREADS'], os.environ['PYTHONHASHSEED'])",
    )
    done = run(path, {"corpus_path": "/some/secret place"})
    assert done.cells[1].outputs[0].text == "18 True\n"
    assert done.cells[2].outputs[0].text == "1 0\n"
    assert "secret" not in nbformat.writes(done)


def test_a_failing_cell_is_named_with_its_error(stored):
    with pytest.raises(
        ReportError,
        match=r"00_try\.ipynb stopped in the cell 'cell-0' \(int\('x'\)\): ValueError: invalid",
    ):
        run(stored("int('x')"), {})


def test_a_cell_that_takes_too_long_is_stopped(stored):
    with pytest.raises(
        ReportError, match=r"stopped in the cell 'cell-1' .*: it took longer than 1 seconds"
    ):
        run(stored("1", "import time; time.sleep(60)"), {}, cell_timeout=1)
