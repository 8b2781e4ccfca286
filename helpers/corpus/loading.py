"""A folder, a file or a table becomes a Corpus: DOCUMENTS, LINES and PROBLEMS."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from os import PathLike
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pandas as pd

from helpers import schema
from helpers.corpus import accounting, cleaning
from helpers.corpus import metadata as meta
from helpers.corpus.duplicates import near_duplicates
from helpers.corpus.files import Raw, stream, tables
from helpers.corpus.files.raw import File, Record
from helpers.corpus.files.readers import TABLES
from helpers.corpus.identify import identify
from helpers.corpus.line import Line
from helpers.corpus.lines.roles import kept_roles
from helpers.corpus.problems import CorpusError, Problem
from helpers.lexicon import words

COMPUTED = frozenset(("text", "n_words", "boilerplate_share", "duplicate_of", "path", "sha256"))


@dataclass(frozen=True)
class Corpus:
    """What was read: `documents` (DOCUMENTS), `lines` (LINES) and `problems` (PROBLEMS)."""

    documents: pd.DataFrame
    lines: pd.DataFrame
    problems: pd.DataFrame

    def __repr__(self) -> str:
        return (
            f"Corpus({len(self.documents)} documents, {len(self.lines)} lines, "
            f"{len(self.problems)} problems)"
        )


class Document(NamedTuple):
    """One text after cleaning: its row of DOCUMENTS (without duplicate_of), its labelled lines, and
    what was odd.
    """

    row: dict[str, object]
    lines: list[Line]
    problems: list[Problem]


def load(
    path_or_frame: str | Path | pd.DataFrame,
    *,
    metadata: str | Path | pd.DataFrame | None = None,
    keep_roles: Iterable[str] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Corpus:
    """Every text of a folder, a file or a table, cleaned line by line, with what its page says
    about it.

    Reads .txt .md .html .pdf .docx .odt .rtf .epub, mail (.eml .mbox), .mhtml, .xml (feeds,
    protocols), subtitles (.srt .vtt), tables (.csv .tsv .jsonl .json .parquet .xlsx .xls .ods) and
    .zip or .gz of these; exports of Nexis, Factiva, GENIOS and Europresse article by article.
    `metadata` (a CSV file or a table with doc_id; by default sources.csv in the folder)
    wins over what the text shows. `keep_roles` are the line roles that count as article text (by
    default lede, heading, body). `columns` says which column of a table holds what, as in {"text":
    "Inhalt"}. Raises CorpusError where nothing can be read.
    """
    if not isinstance(path_or_frame, (str, PathLike, pd.DataFrame)):
        raise CorpusError(
            f"A corpus is wanted as a path or a table, and a {type(path_or_frame).__name__} was "
            f"given. "
            "Give the path of a folder, or a DataFrame with a column text."
        )
    kept = _kept(keep_roles)
    items = _items(path_or_frame, columns)
    known, problems = user_facts(path_or_frame, metadata)
    documents: list[Document] = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        else:
            documents.append(document(item, kept, known))
            problems += documents[-1].problems
    if not documents:
        raise CorpusError(_nothing(path_or_frame, problems))
    paths = [str(d.row["path"]) for d in documents]
    ids, repeated = doc_ids([str(d.row["doc_id"]) for d in documents], paths)
    problems += repeated
    for key in [key for key in known if key not in {*ids}]:
        message = f"doc_id {key!r} is no document of the corpus"
        remedy = "Correct the doc_id, or remove the row."
        problems.append(Problem("metadata", "metadata", message, remedy))
    for doc_id, found in zip(ids, documents, strict=True):
        found.row["doc_id"] = doc_id
    frame = pd.DataFrame([d.row for d in documents])
    frame["duplicate_of"] = (
        near_duplicates(frame).set_index("doc_id").duplicate_of.reindex(frame.doc_id).to_numpy()
    )
    return Corpus(
        schema.check(_types(frame), "DOCUMENTS"),
        lines_table(zip(ids, (d.lines for d in documents), strict=True), kept),
        schema.build([x._asdict() for x in dict.fromkeys(problems)], "PROBLEMS"),
    )


def _kept(keep_roles: Iterable[str] | None) -> frozenset[str]:
    wanted, known = kept_roles(), words("roles", "role")
    if keep_roles is not None:
        wanted = frozenset(keep_roles)
    if unknown := ", ".join(map(repr, sorted(wanted - known))):
        raise CorpusError(f"keep_roles names {unknown}. Choose from {', '.join(sorted(known))}.")
    return wanted


def _items(
    source: str | Path | pd.DataFrame, columns: Mapping[str, str] | None
) -> Iterator[Raw | Problem]:
    if isinstance(source, pd.DataFrame):
        found = tables.fields(source.columns, columns)
        if "text" not in found:
            has = ", ".join(map(str, source.columns)) or "no columns"
            raise CorpusError(
                f"No column of the table holds the text (has: {has}). Give columns={{'text': "
                f"'NAME'}}."
            )
        records = enumerate(source.rename(columns=str).to_dict("records"))
        return tables.from_records(records, "", columns)
    root = Path(source)
    if not root.exists():
        raise CorpusError(
            f"There is no file or folder {root}. Give the path of a folder with texts."
        )
    return stream(root, columns)


def _nothing(source: object, problems: list[Problem]) -> str:
    where = "the table" if isinstance(source, pd.DataFrame) else str(source)
    if not problems:
        files = ".txt, .html, .docx, .pdf, .csv or .jsonl files"
        return f"There is no text in {where}. Put {files} there."
    path, _, why, remedy = problems[0]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"No text could be read from {where}: {path}: {why}{more}. {remedy}"


def user_facts(
    source: str | Path | pd.DataFrame, metadata: str | Path | pd.DataFrame | None
) -> tuple[dict[str, dict[str, object]], list[Problem]]:
    """What the user says about each doc_id: `metadata`, or sources.csv in the corpus folder."""
    if metadata is None and not isinstance(source, pd.DataFrame):
        beside = Path(source) / "sources.csv"
        metadata = beside if beside.is_file() else None
    known: dict[str, dict[str, object]] = {}
    problems: list[Problem] = []
    for record in () if metadata is None else _records(metadata):
        if isinstance(record, Problem):
            problems.append(record)
            continue
        where = tables.fields(record[1])
        if "doc_id" not in where:
            has = ", ".join(map(str, record[1]))
            raise CorpusError(f"The metadata lacks 'doc_id' (has: {has}). Add a column doc_id.")
        names = {column: field for field, column in where.items()}
        row = {names.get(column, column): value for column, value in record[1].items()}
        known[str(row.pop("doc_id")).strip()] = row
    return known, problems


def _records(metadata: str | Path | pd.DataFrame) -> Iterable[Record | Problem]:
    """The rows of the user's table or of its file; a file of an unknown kind is read as CSV."""
    if isinstance(metadata, pd.DataFrame):
        return enumerate(metadata.to_dict("records"))
    path = Path(metadata)
    if not path.is_file():
        raise CorpusError(
            f"There is no metadata file {path}. Give the path of a CSV with a column doc_id."
        )
    file = File(lambda: path.open("rb"), None, path.name)
    return TABLES.get(file.suffix, TABLES[".csv"])(file)


def document(
    raw: Raw,
    kept: frozenset[str] | None = None,
    known: Mapping[str, Mapping[str, object]] | None = None,
) -> Document:
    """One text cleaned, with its language and metadata; the doc_id is the table's, else the file's
    stem.
    """
    kept = kept_roles() if kept is None else kept
    above, inside, below = cleaning.labelled(raw)
    stem = raw.doc_id or stem_of(raw.path)
    found = meta.find(above + inside)._asdict()
    from_table = bool(raw.doc_id) and not raw.head and not raw.article
    values, problems = meta.merge(found, raw.given, raw.path, report=from_table)
    said = (known.get(stem) or known.get(long_stem(raw.path)) or {}) if known else {}
    values, contradictions = meta.merge(values, said, raw.path, report=True)
    title = values.pop("title")
    inside = cleaning.with_given_title(inside, found["title"], title)
    inside = cleaning.rescued(inside, kept, raw.article or cleaning.is_post(raw))
    lines = [cleaning.as_title(x, title) for x in above] + inside + below
    text = cleaning.article(lines, kept)
    size = sum(len(x.text.strip()) for x in lines)
    dropped = sum(len(x.text.strip()) for x in lines if x.role not in {*kept, "title"})
    row = {
        "doc_id": stem,
        "title": cleaning.clean_text(str(title)) if title else None,
        "text": text,
        "language": values.pop("language", None) or identify([text or raw.text])[0],
        **{name: values.get(name) for name in ("source", "author", "published", "agency")},
        "n_words": len(text.split()),
        "boilerplate_share": dropped / size if size else 0.0,
        "duplicate_of": None,
        "path": raw.path,
        "sha256": raw.sha256,
        **{name: value for name, value in values.items() if name not in COMPUTED},
    }
    odd = accounting.missing(raw, above + inside, below, text)
    return Document(row, lines, problems + contradictions + odd)


def stem_of(path: str) -> str:
    """The file's name without its suffix."""
    return PurePosixPath(path).stem if "#" not in path else PurePosixPath(path).name


def long_stem(path: str) -> str:
    """The relative path without the suffix."""
    return PurePosixPath(path).with_suffix("").as_posix() if "#" not in path else path


def doc_ids(ids: Sequence[str], paths: Sequence[str]) -> tuple[list[str], list[Problem]]:
    """A doc_id of its own for each text: the stem, or the relative path where stems collide, with
    suffix where needed.

    A doc_id that a table gives twice is numbered, and reported.
    """
    ids = list(ids)
    for longer in (long_stem, str):
        often = Counter(ids)
        ids = [
            longer(path) if often[key] > 1 and key in (stem_of(path), long_stem(path)) else key
            for key, path in zip(ids, paths, strict=True)
        ]
    seen: Counter[str] = Counter()
    problems, taken = [], set(ids)
    for i, key in enumerate(ids):
        seen[key] += 1
        if seen[key] > 1:
            numbered = (f"{key}-{number}" for number in count(seen[key]))
            ids[i] = next(name for name in numbered if name not in taken)
            taken.add(ids[i])
            message = f"the doc_id {key!r} stands there before; this row is {ids[i]!r}"
            remedy = "Give each row a doc_id of its own."
            problems.append(Problem(paths[i], "duplicate id", message, remedy))
    return ids, problems


def lines_table(documents: Iterable[tuple[str, list[Line]]], kept: frozenset[str]) -> pd.DataFrame:
    """LINES of labelled texts."""
    rows = [
        (doc_id, number, *line)
        for doc_id, labelled in documents
        for number, line in enumerate(labelled)
    ]
    frame = pd.DataFrame(rows, columns=["doc_id", "line", *Line._fields])
    return schema.check(frame.assign(kept=frame.role.isin(kept)), "LINES")


def _types(frame: pd.DataFrame) -> pd.DataFrame:
    """Further columns of tables with mixed values become text, so that every file format can hold
    them.
    """
    frame["published"] = pd.to_datetime(frame.published).astype("datetime64[us]")
    known = {column.name for column in schema.TABLES["DOCUMENTS"]}
    for name in frame.columns.difference(list(known)):
        if frame[name].dtype == object:
            frame[name] = frame[name].map(meta.tidy)
    return frame
