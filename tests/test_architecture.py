"""Data flows one way: a room imports only from the rooms before it, and each heavy library has one home."""

import ast
import re
from pathlib import Path

import pytest

HELPERS = Path(__file__).parent.parent / "helpers"
ORDER = [
    "files",
    "schema",
    "stats",
    "lexicon",
    "corpus",
    "language",
    "analysis",
    "archive",
    "figures",
    "widgets",
    "report",
    "__main__",
]
ANALYSES = {"topics", "escalation", "sources"}
HOMES = {
    "plotly": {"figures"},
    "ipywidgets": {"widgets"},
    "anywidget": {"widgets"},
    "nbconvert": {"report"},
    "nbclient": {"report"},
    "papermill": {"report"},
    "dask": {"archive"},
    "distributed": {"archive"},
}
MODULES = sorted(p for p in HELPERS.rglob("*.py") if p != HELPERS / "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(HELPERS).parts[0].removesuffix(".py")


def rank(name: str) -> int:
    return ORDER.index("analysis" if name in ANALYSES else name)


def imports(path: Path):
    """Every imported module as a dotted name, relative imports resolved."""
    package = ("helpers", *path.relative_to(HELPERS).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield stem
            yield from (f"{stem}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HELPERS)))
def test_imports_point_left(path):
    here = room(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] in HOMES:
            assert here in HOMES[parts[0]], f"{name} belongs to {HOMES[parts[0]]}, not to {here}"
        if parts[0] == "helpers" and len(parts) > 1 and parts[1] != here:
            there = parts[1]
            if (HELPERS / there).exists() or (HELPERS / f"{there}.py").exists():
                assert rank(there) < rank(here), f"{here} must not import {name}"


def test_the_lexicons_are_data_only():
    assert not list((HELPERS / "lexicons").glob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HELPERS)))
def test_no_pattern_has_a_possessive_group(path):
    """Python 3.11.2 gives wrong matches for them (3.11.7 does not); possessive characters and classes are right."""
    assert not re.search(r"\)[+*?]\+", path.read_text(encoding="utf-8"))
