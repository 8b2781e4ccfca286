"""The reference pages: the data dictionary from the tables that are checked at run time, and the
list of names from each room's `__all__` and docstrings, and README's table of notebooks from what
they say of themselves. `python -m helpers.report.dictionary` writes them.
"""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import nbformat

from helpers import schema
from helpers.report.notebook import about, available

_TYPES = {
    "str": "text",
    "int": "whole number",
    "float": "number",
    "bool": "true or false",
    "time": "date and time",
}
_TABLES_HEAD = """# Data dictionary

Every table of the kit, as `lagebild report` and `lagebild annotate` write it.
This page is made from `helpers/tables.py` by `make dictionary`. **Key** columns together identify a
row. Offsets count characters of DOCUMENTS.text (DOCUMENTS.title where the row belongs to a title),
and `text[start:end]` is the row's own `text`.
"""
_NAMES_HEAD = """# Names in Python

What each room hands out, with the first paragraph of its docstring; `help(name)` shows the rest.
This page is made from every `__all__` and docstring by `make dictionary`."""
_PACKAGE = Path(schema.__file__).parent
_TABLE_OF_NOTEBOOKS = re.compile(r"(\| notebook \| question \|\n\|---\|---\|\n)(?:\|.*\n)*")


def pages() -> dict[Path, str]:
    """What stands in each of these pages of a checkout, by its path."""
    root = _PACKAGE.parent
    readme = root / "README.md"
    own = {path.stem: about(nbformat.read(path, as_version=4)) for path in available()}
    rows = "".join(f"| {stem} | {says['question']} |\n" for stem, says in own.items())
    return {
        root / "DATA-DICTIONARY.md": data_dictionary(),
        root / "API.md": api_page(),
        readme: _TABLE_OF_NOTEBOOKS.sub(
            lambda found: found[1] + rows, readme.read_text(encoding="utf-8")
        ),
    }


def data_dictionary() -> str:
    """The data dictionary as a Markdown page."""
    parts = [_TABLES_HEAD]
    for name, columns in schema.TABLES.items():
        parts += [
            f"\n## {name}\n",
            "| column | type | meaning |",
            "|---|---|---|",
            *(_row(column) for column in columns),
        ]
    return "\n".join(parts) + "\n"


def _row(column: schema.Column) -> str:
    name = f"**{column.name}**" if column.key else column.name
    kind = _TYPES[column.dtype] + (", may be missing" if column.optional else "")
    return f"| {name} | {kind} | {column.meaning.replace('|', chr(92) + '|')} |"


def api_page() -> str:
    """Every name that a room or a wing of figures hands out, as a Markdown page."""
    faces = [*_PACKAGE.glob("*/__init__.py"), *_PACKAGE.glob("figures/*/__init__.py")]
    parts = [_NAMES_HEAD]
    for face in sorted(faces):
        room = ".".join(face.parent.relative_to(_PACKAGE.parent).parts)
        module = import_module(room)
        parts.append(f"\n## {room}\n\n{_first_paragraph(module)}\n")
        for name in sorted(module.__all__, key=str.lower):
            parts += _entry(name, getattr(module, name))
    return "\n".join(parts) + "\n"


def _entry(name: str, thing: object) -> Iterator[str]:
    if inspect.ismodule(thing):
        yield f"- `{name}`: {_first_paragraph(thing)}"
    elif callable(thing):
        yield f"- `{name}{_signature(thing)}`: {_first_paragraph(thing)}"
    else:
        yield f"- `{name}`: a {type(thing).__name__}"
    for part, method in vars(thing).items() if inspect.isclass(thing) else ():
        if not part.startswith("_") and inspect.isfunction(method):
            yield f"  - `.{part}{_signature(method)}`: {_first_paragraph(method)}"


def _signature(thing: object) -> str:
    """Parameters and result as the code writes them; nothing for an error's class."""
    if inspect.isclass(thing) and issubclass(thing, BaseException):
        return ""
    found = inspect.signature(thing)  # type: ignore[arg-type]
    named = [p for p in found.parameters.values() if p.name != "self"]
    written = (
        str(found.replace(parameters=named)).replace("pandas.", "pd.").replace("numpy.", "np.")
    )
    unquoted = re.sub(r"(: |-> )'([^']+)'", r"\1\2", written)
    return re.sub(r"\b(?!pd\.|np\.)(?:\w+\.)+(?=[A-Z])", "", unquoted)


def _first_paragraph(thing: object) -> str:
    return " ".join((inspect.getdoc(thing) or "").split("\n\n")[0].split())


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
