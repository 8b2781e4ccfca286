"""The whole report: the notebooks run on a corpus, their pages, a first page, the tables and the
manifest.
"""

import hashlib
import os
import re
from concurrent.futures import ThreadPoolExecutor, as_completed
from importlib.metadata import requires, version
from pathlib import Path

from nbformat import NotebookNode
from tqdm import tqdm

from helpers import corpus, files, language
from helpers.report import blocks, landing, tables
from helpers.report.exporter import LagebildExporter
from helpers.report.notebook import available, run

_SMALL = 4  # kernels at once, at most: each wants about half a gigabyte


def report(
    corpus_path: str | Path,
    out: str | Path,
    jobs: int | None = None,
    metadata: str | Path | None = None,
) -> Path:
    """Path of index.html after running every notebook on the corpus and writing the report to the
    folder `out`.

    The folder gets index.html, a page for each notebook, tables/ (CSV and Parquet) and
    manifest.json (hashes and versions); none of them names the corpus folder, and two runs on the
    same texts give the same bytes. `jobs` kernels run at once (default: one a processor, at most
    four). `metadata` is a table with doc_id and what is known of the texts, by default sources.csv
    in the corpus folder. Raises CorpusError where no text can be read and ReportError where a
    notebook fails; then nothing is written, and an earlier report stays whole.
    """
    texts = corpus.load(corpus_path, metadata=metadata)
    given = {"corpus_path": corpus_path, "metadata": metadata}
    parameters = {
        name: str(Path(path).resolve()) for name, path in given.items() if path is not None
    }
    notebooks = available()
    with files.staged(Path(out)) as stage:
        with tqdm(total=len(notebooks) + 1, desc="tables", unit="page", leave=False) as bar:
            made = tables.compute(texts)
            bar.update()
            executed = _run_all(notebooks, parameters, jobs, bar)
        pages = _pages(executed)
        names = corpus.names(texts.documents)
        for path, notebook in executed.items():
            here = f"{path.stem}.html"
            resources = {
                "metadata": {"name": path.stem},
                "lagebild": {"pages": pages, "names": names, "here": here},
            }
            html, _ = LagebildExporter().from_notebook_node(notebook, resources)
            (stage / here).write_text(html, encoding="utf-8")
        for name, frame in made.items():
            tables.write(frame, stage, name.lower())
        (stage / "index.html").write_text(
            landing.render(texts, made, executed, pages), encoding="utf-8"
        )
        files.write_manifest(stage, _facts(texts, notebooks))
    return Path(out) / "index.html"


def _run_all(
    notebooks: list[Path], parameters: dict[str, str], jobs: int | None, bar: tqdm
) -> dict[Path, NotebookNode]:
    """Each notebook with fresh outputs, in reading order; several kernels work at once."""
    pool = ThreadPoolExecutor(max_workers=jobs or min(len(notebooks), os.cpu_count() or 1, _SMALL))
    waiting = {pool.submit(run, path, parameters): path for path in notebooks}
    done: dict[Path, NotebookNode] = {}
    try:
        for future in as_completed(waiting):
            done[waiting[future]] = future.result()
            bar.set_description(waiting[future].stem)
            bar.update()
    finally:
        pool.shutdown(cancel_futures=True)
    return {path: done[path] for path in notebooks}


def _pages(executed: dict[Path, NotebookNode]) -> list[dict[str, str]]:
    """What every page's navigation shows: file, title and a short name."""
    return [
        {"file": "index.html", "title": "Lagebild", "short": "Report"},
        *(
            {
                "file": f"{path.stem}.html",
                "title": blocks.title(notebook, path.stem),
                "short": path.stem.split("_", 1)[-1].replace("_", " ").capitalize(),
            }
            for path, notebook in executed.items()
        ),
    ]


def _facts(texts: corpus.Corpus, notebooks: list[Path]) -> dict:
    """What the report was made from, so that it can be made again."""
    return {
        "version": files.kit_version(),
        "packages": _packages(),
        "kernel": language.kernel(),
        "documents": texts.documents[["doc_id", "sha256", "n_words"]].to_dict("records"),
        "notebooks": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in notebooks
        },
    }


def _packages() -> dict[str, str]:
    """Installed version of every direct dependency."""
    names = [
        re.split(r"[\s\[<>=!~;]", line)[0]
        for line in requires("lagebild") or []
        if "extra ==" not in line
    ]
    return {name: version(name) for name in sorted(names)}
