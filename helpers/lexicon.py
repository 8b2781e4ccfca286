"""The lexicons: reviewed CSV files, each checked against its specification as it is read."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pandas as pd

from helpers.languages import CODES
from helpers.schema import TableError, require

LEXICON_FOLDER = Path(__file__).parent / "lexicons"
NOTHING = r"(?!)"  # a pattern that matches nowhere, where an empty one would match everywhere


@cache
def shipped_lexicons() -> dict[str, Path]:
    """The file of each lexicon that comes with the kit, by its name."""
    files = [LEXICON_FOLDER / "categories.csv", *sorted(LEXICON_FOLDER.glob("*/*.csv"))]
    return {path.stem: path for path in files}


@cache
def _lexicon_columns() -> pd.DataFrame:
    return pd.read_csv(LEXICON_FOLDER / "columns.csv", dtype=str, keep_default_na=False)


def read_lexicon(kind: str, path: str | Path | None = None) -> pd.DataFrame:
    """A lexicon CSV as a table, checked against `lexicons/columns.csv`; text columns without a
    value are "".

    `kind` names the specification (and the shipped file); `path` reads a user's own file of that
    kind instead. Raises TableError as `check_lexicon` does.
    """
    spec = _specification(kind)
    file = Path(path) if path is not None else shipped_lexicons()[kind]
    if not file.is_file():
        raise TableError(
            f"There is no lexicon file {file}. Give the path of a CSV with: "
            f"{', '.join(spec.column)}."
        )
    frame = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8")
    return check_lexicon(frame, kind, f"Lexicon {file.name}")


def check_lexicon(frame: pd.DataFrame, kind: str, name: str) -> pd.DataFrame:
    """The table with the columns of its kind checked; a column that needs no values may be missing.

    Raises TableError naming the lexicon `name`, the row of its file and the remedy on a missing
    column, a repeated key, a value that is not among the choices, or a number that is not one or is
    out of range.
    """
    spec = _specification(kind)
    needed = list(spec.column[spec.required == "yes"])
    require(frame, name, needed, "Name the columns as in lexicons/columns.csv.")
    frame = frame.reset_index(drop=True).copy()
    for row in spec.itertuples():
        values = frame[row.column] if row.column in frame else pd.Series("", frame.index)
        frame[row.column] = _checked_column(values.astype(object).fillna(""), row, name)
    keys = list(spec.column[spec.key == "yes"])
    repeated = frame[frame.duplicated(keys, keep="first")] if keys else frame.iloc[:0]
    if len(repeated):
        values = ", ".join(repr(v) for v in repeated.iloc[0][keys])
        raise TableError(
            f"{name}, row {repeated.index[0] + 2}: {values} stands there twice. Keep one of the "
            f"rows."
        )
    return frame


@cache
def words(kind: str, column: str = "word", /, **where: str) -> frozenset[str]:
    """What stands in one column of a shipped lexicon, in the rows whose other columns hold the
    values of `where`: `words("grammar", language="de", word_class="article")`.
    """
    table = read_lexicon(kind)
    for name, value in where.items():
        table = table[table[name] == value]
    return frozenset(table[column])


@cache
def mapping(kind: str, key: str, value: str) -> dict:
    """One column of a shipped lexicon by another, in the order of the rows."""
    table = read_lexicon(kind)
    return dict(zip(table[key], table[value], strict=True))


def either(words: Iterable[str]) -> str:
    """A pattern (without a group around it) for any of `words` as they stand, the longest first;
    of no words, one that matches nothing.
    """
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) or NOTHING


def _specification(kind: str) -> pd.DataFrame:
    spec = _lexicon_columns().query("lexicon == @kind")
    if spec.empty:
        known = ", ".join(sorted(_lexicon_columns().lexicon.unique()))
        raise TableError(f"No lexicon is called {kind!r}. Known: {known}.")
    return spec


@cache
def _choices(listed: str) -> tuple[str, ...]:
    """The choices that a cell of columns.csv lists, where `{languages}` stands for the codes of
    `helpers.languages`, and `categories.category` for a column of another lexicon.
    """
    found: list[str] = []
    for choice in listed.replace("{languages}", "|".join(CODES)).split("|"):
        lexicon, dot, column = choice.partition(".")
        found += read_lexicon(lexicon)[column].unique().tolist() if dot else [choice]
    return tuple(found)


def _checked_column(values: pd.Series, spec, name: str) -> pd.Series:
    def fail(bad: pd.Series, why: str) -> None:
        if bad.any():
            row = int(bad.idxmax())
            raise TableError(f"{name}, row {row + 2}: {spec.column} is {values[row]!r}; {why}")

    if spec.required == "yes":
        fail(values.astype(str).str.strip() == "", "a value is needed here.")
    if spec.kind == "choice":
        choices = _choices(spec.choices)
        begun = tuple(choice[:-1] for choice in choices if choice.endswith("…"))
        known = values.isin(choices) | values.astype(str).str.startswith(begun)
        fail(~known, f"choose one of {', '.join(c or 'nothing' for c in choices)}.")
    if spec.kind == "number":
        numbers = pd.to_numeric(values, errors="coerce")
        fail(numbers.isna() & (values != ""), "write a number.")
        low, high = float(spec.low or "-inf"), float(spec.high or "inf")
        fail((numbers < low) | (numbers > high), f"write a number from {spec.low} to {spec.high}.")
        return numbers
    return values
