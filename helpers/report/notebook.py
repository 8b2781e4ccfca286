"""Run a notebook from top to bottom in a fresh kernel, with parameters, so that two runs give the
same outputs.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from helpers import files

NOTEBOOKS = files.shipped("notebooks")
# One thread for linear algebra: sums in another order change clusters bit-wise. Progress bars are
# noise in a page.
_KERNEL = {
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TQDM_DISABLE": "1",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}


class ReportError(RuntimeError):
    """The report cannot be made; the message says what stopped it, where, and what to do."""


def available() -> list[Path]:
    """The kit's notebooks in reading order; ReportError where they did not come along with the
    package.
    """
    found = sorted(NOTEBOOKS.glob("[0-9]*.ipynb"))
    if not found:
        raise ReportError(f"There are no notebooks in {NOTEBOOKS}. Install the kit again.")
    return found


def about(notebook: nbformat.NotebookNode) -> Mapping[str, object]:
    """What a notebook says of itself: `question` for the README, `first_page` where a figure of it
    stands on the report's first page.
    """
    return notebook.metadata.get("lagebild", {})


def run(
    path: Path, parameters: Mapping[str, object], cell_timeout: int = 900
) -> nbformat.NotebookNode:
    """The notebook with fresh outputs, run beside its own file with `parameters` put in after its
    `parameters` cell.

    Raises ReportError naming notebook and cell when a cell fails, takes longer than `cell_timeout`
    seconds or loses the kernel. The parameters themselves are taken out again, so that no local
    path stays in the result.
    """
    from papermill.iorw import load_notebook_node
    from papermill.parameterize import parameterize_notebook

    given = parameterize_notebook(load_notebook_node(str(path)), dict(parameters))
    client = NotebookClient(
        given,
        timeout=cell_timeout,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        store_widget_state=False,
        extra_arguments=["--log-level=ERROR"],
    )
    try:
        client.execute(env={**os.environ, **_KERNEL})
    except CellExecutionError as error:
        raise ReportError(
            f"{path.name} stopped {_where(given)}: {error.ename}: {error.evalue}"
        ) from error
    except CellTimeoutError as error:
        raise ReportError(
            f"{path.name} stopped {_where(given)}: it took longer than {cell_timeout} seconds."
        ) from error
    except DeadKernelError as error:
        raise ReportError(
            f"{path.name}: its kernel died, most often for want of memory."
        ) from error
    given.metadata.pop("papermill", None)
    given.cells = [
        cell for cell in given.cells if "injected-parameters" not in cell.metadata.get("tags", [])
    ]
    return given


def _where(notebook: nbformat.NotebookNode) -> str:
    """Which cell raised: the first one that holds an error, else the last that started."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    failed = [
        cell
        for cell in code
        if any(output.output_type == "error" for output in cell.get("outputs", []))
    ]
    started = [cell for cell in code if cell.get("metadata", {}).get("execution")]
    at = (failed or started or code)[0 if failed else -1]
    return f"in the cell {at.get('id', '')!r} ({at.source.strip().splitlines()[0][:60]})"
