"""Tables with a text in each row: which column holds what, and each row as a raw text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from helpers.corpus.files.decode import LOOK, mend
from helpers.corpus.files.raw import OUTSIDE, File, Raw, Record, Records, digest, failed
from helpers.corpus.files.web import markup
from helpers.corpus.problems import Problem
from helpers.lexicon import mapping

_UTC = re.compile(r"\d:?\d\d(?:[.,]\d+)?\s?(?:Z|UTC|GMT|\+00:?00)$")
_LINE_END = re.compile(r"(?:\\r)?\\n(?=\\|[A-ZÄÖÜ„“\"»«(–-]|\d|$)")
LONG = 40  # words of a cell that holds a text, where no column's name says so
TOP = 10  # rows in which the names of the columns are looked for
LONGEST_REASON = 120  # characters of a library's complaint that are passed on


def field_names() -> dict[str, str]:
    """Column name, lower case, to what the column holds."""
    return mapping("column_names", "name", "field")


def fields(columns: Iterable[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Which column holds which field: the chosen ones, then known names; earlier rows of the list
    win.
    """
    columns = [str(column) for column in columns]
    rank = {name: i for i, name in enumerate(field_names())}
    taken = {name: column for name, column in (chosen or {}).items() if column in columns}
    for column in sorted(columns, key=lambda column: rank.get(_plain(column), len(rank))):
        field = field_names().get(_plain(column))
        if field and field not in taken and column not in taken.values():
            taken[field] = column
    return taken


def _plain(column: str) -> str:
    return column.strip().lower().replace(" ", "_").replace("-", "_")


def named(cells: Iterable[object]) -> list[str]:
    """The names of the columns; a column without one is known by its number."""
    return [str(cell or "").strip() or f"column {i}" for i, cell in enumerate(cells, 1)]


def header(rows: Iterable[Sequence[object]], chosen: Mapping[str, str] | None) -> int:
    """Which of the first rows names the columns: the first with a name for the text, else the
    first of all.
    """
    top = [[str(cell or "") for cell in row] for row in islice(rows, TOP)]
    return next((i for i, row in enumerate(top) if "text" in fields(row, chosen)), 0)


def table(records: Records, file: File, articles: bool = False) -> Iterator[Raw | Problem]:
    """The texts of a table, by the `records` in it, and what was wrong with the other rows.

    `articles` says that the texts are articles and nothing else.
    """
    try:
        for found in from_records(records(file), file.name, file.columns):
            yield found._replace(article=articles) if isinstance(found, Raw) else found
    except Exception as error:  # the readers raise whatever a broken file makes them stumble over
        reason = str(error).split("\n")[0][:LONGEST_REASON] or type(error).__name__
        yield failed(file, error, reason, "Export the table again.")


def from_records(
    found: Iterable[Record | Problem], name: str, chosen: Mapping[str, str] | None = None
) -> Iterator[Raw | Problem]:
    """Records (row number, column to value) as raw texts; what the other columns hold is given
    under the names of DOCUMENTS, or under their own.
    """
    stem = PurePosixPath(name).stem or "row"
    # rows of JSON need not have the same columns
    layouts: dict[tuple[str, ...], dict[str, str]] = {}
    mended: Counter[tuple[str, str]] = Counter()
    guessed: list[str] = []
    for record in found:
        if isinstance(record, Problem):
            yield record
            continue
        number, values = record[0], flat(record[1])
        outside = str(values.pop(OUTSIDE, ""))
        columns = tuple(values)
        if columns not in layouts:
            layouts[columns] = fields(columns, chosen)
            if "text" not in layouts[columns] and (column := _longest(values)):
                layouts[columns]["text"] = column
                guessed.append(column)
        where = layouts[columns]
        if "text" not in where:
            continue
        text = values[where["text"]] = _running(values[where["text"]])
        if not isinstance(text, str) or not text.strip():
            remedy = "Fill in the text, or remove the row."
            yield Problem(f"{name}, row {number}", "empty", "the row holds no text", remedy)
            continue
        values = {column: _mended(value, mended) for column, value in values.items()}
        given = {column: x for column, x in values.items() if column not in where.values()}
        given |= {field: values[column] for field, column in where.items()}
        if _UTC.search(str(given.get("published", ""))):
            mended["date", "times are in UTC: where a text appeared the day may be another"] += 1
        text, doc_id = str(given.pop("text")), given.pop("doc_id", None)
        key = str(doc_id).strip() if doc_id is not None and doc_id == doc_id else ""
        path = f"{name}, row {number}" if name else f"row {number}"
        below = outside.count("\n") + 1 if outside else 0
        whole = f"{text}\n{outside}" if outside else text
        yield Raw(path, whole, digest(text), key or f"{stem}-{number}", _tidy(given), 0, below)
    for columns, where in layouts.items():
        if "text" not in where:
            message = f"no column holds the text (has: {', '.join(columns) or 'no columns'})"
            yield Problem(name, "columns", message, "Give columns={'text': 'NAME'}.")
    for column in dict.fromkeys(guessed):
        message = f"the column {column!r} is read as the text: it alone holds long ones"
        yield Problem(name or "the table", "metadata", message, "Give columns={'text': 'NAME'}.")
    for (kind, message), cells in mended.items():
        yield Problem(name or "the table", kind, f"{message} ({cells:,} cells)", LOOK)


def flat(values: Mapping[str, object]) -> dict[str, object]:
    """The values of an object with those of the objects in it, as "source.name"; of a list of
    objects (authors), their names.
    """
    if not any(isinstance(value, (dict, list)) for value in values.values()):
        return dict(values)
    found: dict[str, object] = {}
    for key, value in values.items():
        if isinstance(value, dict):
            found |= {f"{key}.{inner}": x for inner, x in flat(value).items()}
        elif isinstance(value, list) and value and all(isinstance(x, dict) for x in value):
            found[key] = [y for x in value if (y := x.get("name") or x.get("text"))]
        else:
            found[key] = value
    objects = {key: flat(value) for key, value in values.items() if isinstance(value, dict)}
    if objects and "text" not in fields(found):  # the record may stand in a wrapper ("_source")
        inner = next((x for x in objects.values() if "text" in fields(x)), {})
        found = {**inner, **{name: x for name, x in found.items() if name not in inner}}
    return found


def _longest(values: Mapping[str, object]) -> str | None:
    """The column that holds a long text, where it is the only one."""
    long = [x for x, v in values.items() if isinstance(v, str) and len(v.split()) >= LONG]
    return long[0] if len(long) == 1 else None


def _running(text: object) -> object:
    """A text that is given in pieces: paragraphs, or a line of strings and objects with a text."""
    if isinstance(text, str) and "\\n" in text and "\n" not in text:
        return _LINE_END.sub("\n", text)  # line ends that were written out
    if not isinstance(text, list):
        return text
    pieces = [str(x.get("text", "")) if isinstance(x, dict) else str(x) for x in text]
    return ("" if any(isinstance(x, dict) for x in text) else "\n").join(pieces)


def _tidy(given: dict[str, object]) -> dict[str, object]:
    """What a row gives; an address in the place of the outlet is its host."""
    source = given.get("source")
    if not isinstance(source, str) or not source.startswith(("http://", "https://")):
        return given
    host = (urlsplit(source).hostname or source).removeprefix("www.")
    return {"url": source, **given, "source": host}


def _mended(value: object, kinds: Counter[tuple[str, str]]) -> object:
    """A cell as it can be kept, counted where something in it was mended."""
    if not isinstance(value, str):
        return value
    if value.isascii() and not any(sign in value for sign in "\0<&{"):
        return value
    if markup.is_marked(value):
        value = markup.unmarked(value)
    found = mend(value)
    if found.kind:
        kinds[found.kind, found.message] += 1
    return found.text
