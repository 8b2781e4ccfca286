"""The data dictionary: every table and column, written from the schema that is checked at run
time.
"""

from __future__ import annotations

from helpers import schema

_TYPES = {
    "str": "text",
    "int": "whole number",
    "float": "number",
    "bool": "true or false",
    "time": "date and time",
}
_HEAD = """# Data dictionary

Every table of the kit, as `python -m helpers report` and `python -m helpers annotate` write it.
This page is made from `helpers/tables.py` by `make dictionary`. **Key** columns together identify a
row. Offsets count characters of DOCUMENTS.text (DOCUMENTS.title where the row belongs to a title),
and `text[start:end]` is the row's own `text`.
"""


def data_dictionary() -> str:
    """The data dictionary as a Markdown page."""
    parts = [_HEAD]
    for name, columns in schema.TABLES.items():
        parts += [f"\n## {name}\n", "| column | type | meaning |", "|---|---|---|"]
        parts += [_row(column) for column in columns]
    return "\n".join(parts) + "\n"


def _row(column: schema.Column) -> str:
    name = f"**{column.name}**" if column.key else column.name
    kind = _TYPES[column.dtype] + (", may be missing" if column.optional else "")
    return f"| {name} | {kind} | {column.meaning.replace('|', chr(92) + '|')} |"
