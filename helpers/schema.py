"""The tables that pass between the rooms, checked at every border; `tables.py` describes them."""

import numpy as np
import pandas as pd

from helpers.tables import TABLES, Column

__all__ = ["TABLES", "Column", "TableError", "build", "check", "empty", "require"]

_DTYPES = {
    "str": "str",
    "int": "int64",
    "float": "float64",
    "bool": "bool",
    "time": "datetime64[ns]",
}


class TableError(ValueError):
    """A table breaks its contract; the message says what, what was given, and the remedy."""


def require(frame: pd.DataFrame, table: str, columns: list[str], remedy: str) -> None:
    """Raise TableError unless `frame` has all `columns` of `table`; it says what was given and what
    to do.

    SENTENCES or QUOTES in the place of DOCUMENTS are refused too: they have its columns, and many
    rows for one doc_id.
    """
    if not isinstance(frame, pd.DataFrame):
        given = "nothing" if frame is None else f"a {type(frame).__name__}"
        raise TableError(f"{table} is wanted as a DataFrame, and {given} was given. {remedy}")
    names = set(frame.columns)
    missing = [c for c in columns if c not in names]
    if missing:
        has = ", ".join(map(str, frame.columns)) or "no columns"
        raise TableError(
            f"{table} lacks {', '.join(map(repr, missing))} (has: {has}){_looks(names, table)}. "
            f"{remedy}"
        )
    if table != "DOCUMENTS" or not (other := _looks(names, table)):
        return
    if "doc_id" not in names:
        raise TableError(
            f"DOCUMENTS lacks 'doc_id' (has: {', '.join(map(str, frame.columns))}){other}. {remedy}"
        )
    if frame.doc_id.duplicated().any():
        often = frame.doc_id.value_counts()
        raise TableError(
            f"DOCUMENTS has {often.iloc[0]:,} rows for the doc_id {often.index[0]!r}{other}. "
            "Give one row for each text, as corpus.load() makes them."
        )


def _looks(names: set[str], wanted: str) -> str:
    """ ", which looks like SENTENCES" where the columns are those of another table, else
    nothing.
    """
    fitting = [
        name
        for name, columns in TABLES.items()
        if name != wanted and names >= {c.name for c in columns}
    ]
    likely = max(fitting, key=lambda name: len(TABLES[name]), default="")
    return f", which looks like {likely}" if likely else ""


def check(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """`frame` with the columns of `table` first, in order and of the right types, others after;
    else TableError, which names the column and its first wrong row.
    """
    columns = TABLES[table]
    names = [c.name for c in columns]
    require(frame, table, names, f"See the data dictionary for {table}.")
    wanted = names + [c for c in frame.columns if c not in names]
    frame = (frame if list(frame.columns) == wanted else frame[wanted]).reset_index(drop=True)
    given = dict(zip(wanted, map(str, frame.dtypes), strict=True))
    wrong = [c for c in columns if given[c.name] != _dtype(c)]
    if wrong:
        frame = frame.assign(**{c.name: _typed(frame[c.name], c, table) for c in wrong})
    for column in columns:
        # whole numbers and truth values cannot be missing in their types
        if not column.optional and column.dtype in ("str", "float", "time"):
            missing = frame[column.name].array.isna()
            if missing.any():
                raise _broken(table, f"{column.name!r} is missing in row {missing.argmax()}")
    keys = [c for c in columns if c.key]
    if _repeats(frame, keys):
        key = [c.name for c in keys]
        row = int(frame.duplicated(key).to_numpy().argmax())
        values = ", ".join(map(repr, frame.loc[row, key]))
        raise _broken(table, f"row {row} repeats {', '.join(key)}: {values}")
    return frame


def _broken(table: str, reason: str) -> TableError:
    return TableError(
        f"{table} breaks its contract: {reason}. See the data dictionary for {table}."
    )


def _dtype(column: Column) -> str:
    """The pandas type; only Int64 holds whole numbers with gaps."""
    return "Int64" if column.dtype == "int" and column.optional else _DTYPES[column.dtype]


def _typed(values: pd.Series, column: Column, table: str) -> pd.Series:
    """`values` in the column's type; times with a zone become UTC without one."""
    try:
        if column.dtype == "time":
            values = pd.to_datetime(values)
            values = values.dt.tz_convert(None) if values.dt.tz else values
        return values.astype(_dtype(column))
    except (TypeError, ValueError, AttributeError) as error:
        reason = str(error).splitlines()[0]
        raise _broken(table, f"{column.name!r} is not {_dtype(column)} ({reason})") from error


def _repeats(frame: pd.DataFrame, keys: list[Column]) -> bool:
    """Whether two rows have one key; most tables are sorted by the numbers of their keys, which
    shows it at once.
    """
    if not keys:
        return False
    rises = np.zeros(max(len(frame) - 1, 0), dtype=bool)
    for column in reversed([frame[key.name].to_numpy() for key in keys if key.dtype == "int"]):
        rises = (column[1:] > column[:-1]) | ((column[1:] == column[:-1]) & rises)
    return not rises.all() and bool(frame.duplicated([key.name for key in keys]).any())


def empty(table: str) -> pd.DataFrame:
    """A table of no rows with the columns and types of `table`."""
    return pd.DataFrame({c.name: pd.Series([], dtype=_dtype(c)) for c in TABLES[table]})


def build(rows: list[dict], table: str) -> pd.DataFrame:
    """Rows as a checked table; no rows give an empty one."""
    return check(pd.DataFrame(rows), table) if rows else empty(table)
