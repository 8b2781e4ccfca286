"""`lagebild check | report | annotate | dictionary`: the kit without a notebook."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from helpers import files


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 bad input or a failed run (said in one sentence on stderr), 2 a wrong
    command line.
    """
    given = _parser().parse_args(arguments)
    from helpers.corpus import CorpusError
    from helpers.schema import TableError

    try:
        given.command(given)
    except (CorpusError, TableError, RuntimeError) as error:
        print(f"lagebild: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("lagebild: stopped; nothing was written.", file=sys.stderr)
        return 130
    return 0


def _check(given: argparse.Namespace) -> None:
    from helpers import corpus

    found = corpus.load(given.corpus, metadata=given.metadata)
    documents, problems = found.documents, found.problems
    columns = ["doc_id", "language", "source", "published", "n_words", "boilerplate_share", "title"]
    print(
        documents[columns].to_string(
            index=False,
            na_rep="-",
            max_colwidth=48,
            formatters={"boilerplate_share": "{:.0%}".format},
        )
    )
    lost = corpus.left_out(problems, documents)
    print(
        f"\n{len(documents):,} texts, {documents.n_words.sum():,} words; "
        f"{int(lost.sum()):,} left out, {int((~lost).sum()):,} read with a note."
    )
    for heading, rows in (("Left out", problems[lost]), ("Read, with a note", problems[~lost])):
        if len(rows):
            print(f"\n{heading}:")
        for row in rows.itertuples():
            print(f"  {row.path}: {row.message} ({row.kind}). {row.remedy}")


def _report(given: argparse.Namespace) -> None:
    from helpers.report import report

    print(f"Open {report(given.corpus, given.out, given.jobs, given.metadata)}")


def _annotate(given: argparse.Namespace) -> None:
    from helpers.archive import annotate

    counts = annotate(given.corpus, given.out, given.vectors, given.scheduler, given.metadata)
    print(f"{given.out}: " + ", ".join(f"{rows:,} {name}" for name, rows in counts.items()))


def _dictionary(_: argparse.Namespace) -> None:
    from helpers.report import data_dictionary

    print(data_dictionary(), end="")


Option = tuple[str, dict[str, Any]]

_CORPUS: Option = ("corpus", {"type": Path, "metavar": "CORPUS", "help": "a file or a folder"})
_OUT: Option = (
    "--out",
    {"type": Path, "required": True, "metavar": "DIR", "help": "folder to write to"},
)
_METADATA: Option = (
    "--metadata",
    {
        "type": Path,
        "metavar": "FILE",
        "help": "table with doc_id and what is known of the texts (default: CORPUS/sources.csv)",
    },
)
_COMMANDS: list[tuple[str, str, Callable[[argparse.Namespace], None], list[Option]]] = [
    ("check", "what loads, what does not and why", _check, [_CORPUS, _METADATA]),
    (
        "report",
        "run the notebooks, write pages and tables",
        _report,
        [
            (
                "corpus",
                {
                    **_CORPUS[1],
                    "nargs": "?",
                    "default": files.shipped("seeds"),
                    "help": "default: the five texts",
                },
            ),
            _OUT,
            ("--jobs", {"type": int, "metavar": "N", "help": "notebooks run at once"}),
            _METADATA,
        ],
    ),
    (
        "annotate",
        "write every table as Parquet, for collections of any size",
        _annotate,
        [
            _CORPUS,
            _OUT,
            (
                "--no-vectors",
                {
                    "dest": "vectors",
                    "action": "store_false",
                    "help": "leave sentence vectors out",
                },
            ),
            (
                "--scheduler",
                {"metavar": "ADDRESS", "help": "a Dask scheduler, like tcp://host:8786"},
            ),
            _METADATA,
        ],
    ),
    ("dictionary", "print the data dictionary", _dictionary, []),
]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lagebild", description="Read a folder of German and English news."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, purpose, run, options in _COMMANDS:
        command = commands.add_parser(name, help=purpose)
        command.set_defaults(command=run)
        for option, settings in options:
            command.add_argument(option, **settings)
    return parser


if __name__ == "__main__":
    sys.exit(main())
