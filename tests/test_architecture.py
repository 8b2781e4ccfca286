"""Data flows one way: a room imports only from the rooms before it, and each heavy library has one
home.
"""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from helpers.languages import CODES, LANGUAGES

HELPERS = Path(__file__).parent.parent / "helpers"
ORDER = [
    "files",
    "languages",
    "tables",
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
    """Python 3.11.2 gives wrong matches for them (3.11.7 does not); possessive characters and
    classes are right.
    """
    assert not re.search(r"\)[+*?]\+", path.read_text(encoding="utf-8"))


def packages(path: Path):
    """Imports of other rooms: the module or package that is named, and the names taken from it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module != "helpers":
            yield node.module, [alias.name for alias in node.names]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HELPERS)))
def test_a_room_is_entered_through_a_face(path):
    """Another room or wing hands out names in its `__all__`; nothing reaches past it."""
    here = room(path)
    for module, names in packages(path):
        parts = module.split(".")
        if parts[0] != "helpers" or parts[1] == here or not (HELPERS / parts[1]).is_dir():
            continue
        face = HELPERS.joinpath(*parts[1:], "__init__.py")
        assert face.is_file(), f"{module} is no face: let {parts[1]} hand out {names}"
        missing = set(names) - set(__import__(module, fromlist=["x"]).__all__)
        assert not missing, f"{module} hands out no {missing}"


FACES = [p for p in MODULES if p.name == "__init__.py"]


@pytest.mark.parametrize("face", FACES, ids=lambda p: str(p.parent.relative_to(HELPERS)))
def test_every_face_says_what_it_hands_out(face):
    package = ".".join(("helpers", *face.relative_to(HELPERS).parts[:-1]))
    module = __import__(package, fromlist=["x"])
    assert module.__doc__ and isinstance(module.__all__, list)
    assert all(hasattr(module, name) for name in module.__all__)


ROOMS = sorted(p for p in HELPERS.iterdir() if (p / "__init__.py").is_file())


@pytest.mark.parametrize("folder", ROOMS, ids=lambda p: p.name)
def test_no_module_name_stands_twice_in_a_room(folder):
    names = [p.stem for p in folder.rglob("*.py") if p.name != "__init__.py"]
    names += [p.name for p in folder.rglob("*") if (p / "__init__.py").is_file()]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HELPERS)))
def test_a_function_has_its_modules_name_only_where_the_face_hands_it_out(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    alike = any(isinstance(n, ast.FunctionDef) and n.name == path.stem for n in tree.body)
    if not alike:
        return
    wing = ("helpers", *path.relative_to(HELPERS).parts[:-1])
    faces = [__import__(".".join(wing[:n]), fromlist=["x"]) for n in range(2, len(wing) + 1)]
    assert any(path.stem in face.__all__ for face in faces)


FOLDERS = sorted({p.parent for p in MODULES})


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_a_folder_of_more_than_twelve_modules_gets_wings(folder):
    assert len([p for p in folder.glob("*.py") if p.name != "__init__.py"]) <= 12


READING = {"corpus", "language", "topics", "escalation", "sources", "archive"}
WORD = re.compile(r"[^\W\d_][^\W\d_'’ .-]*", re.UNICODE)
ALTERNATIVES = re.compile(r"[^\W\d_]{2,}(?:\??\|[^\W\d_]{2,}){2,}")


@cache
def own_names() -> set[str]:
    """Every name that the kit's code gives to something: such a string is no word of a text."""
    found = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for field in ("id", "attr", "arg", "name"):
                value = getattr(node, field, None)
                found |= {value} if isinstance(value, str) else set()
    columns = (HELPERS / "lexicons" / "columns.csv").read_text(encoding="utf-8")
    tables = (HELPERS / "tables.py").read_text(encoding="utf-8")
    choices = set(re.findall(r"[^|,\"\n]+", columns))
    return (
        found | choices | set(re.findall(r"\w+", columns)) | set(re.findall(r"\"(\w+)\"", tables))
    )


def collections(tree: ast.AST):
    """Lines with three or more strings in one literal, one split string, or one pattern."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            yield node.lineno, [e.value for e in node.elts if isinstance(e, ast.Constant)]
        elif isinstance(node, ast.Dict):
            yield node.lineno, [e.value for e in node.keys if isinstance(e, ast.Constant)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of = node.func.value
            if node.func.attr == "split" and isinstance(of, ast.Constant):
                yield node.lineno, str(of.value).split()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for match in ALTERNATIVES.finditer(node.value):
                yield node.lineno, match.group().replace("?", "").split("|")


READERS = [p for p in MODULES if room(p) in READING]


# Modules whose strings look like words and are none, and why.
EXCEPTIONS = {
    "corpus/files/decode.py": "letters as a wrong decoding garbles them",
}


@pytest.mark.parametrize("path", READERS, ids=lambda p: str(p.relative_to(HELPERS)))
def test_words_that_decide_stand_in_reviewed_tables(path):
    """No three words of a language in one place of the code; `own_names` are no words."""
    known, found = own_names(), []
    for line, strings in collections(ast.parse(path.read_text(encoding="utf-8"))):
        words = [s for s in strings if isinstance(s, str) and WORD.fullmatch(s)]
        if len([w for w in words if w not in known]) >= 3:
            found.append(f"line {line}: {', '.join(words[:6])}")
    waits = str(path.relative_to(HELPERS)) in EXCEPTIONS
    assert bool(found) == waits, "\n".join(found) or "no longer waits"


NAMED_AFTER = tuple(language.module for language in LANGUAGES.values())


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(HELPERS)))
def test_languages_are_named_in_one_place(path):
    """Only `languages.py` and modules named after a language know a language's code."""
    if path.name == "languages.py" or any(name in path.stem for name in NAMED_AFTER):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    codes = [
        f"line {node.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in CODES
    ]
    assert not codes, codes
