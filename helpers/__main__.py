"""`python -m helpers check | report | annotate | dictionary`: the kit without a notebook."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 done, 1 bad input or a failed run (said in one sentence on stderr), 2 a wrong
    command line.
    """
    given = _parser().parse_args(arguments)
    from helpers.corpus import CorpusError
    from helpers.schema import TableError

    try:
        return given.command(given)
    except (CorpusError, TableError, RuntimeError) as error:
        print(f"lagebild: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("lagebild: stopped; nothing was written.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m helpers", description="Read a folder of German and English news."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="what loads, what does not and why")
    check.add_argument("corpus", type=Path, metavar="CORPUS", help="a file or a folder")
    _add_metadata(check)
    check.set_defaults(command=_check)

    report = commands.add_parser("report", help="run the notebooks, write pages and tables")
    report.add_argument(
        "corpus",
        type=Path,
        nargs="?",
        default=SEEDS,
        metavar="CORPUS",
        help="default: the five texts",
    )
    report.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder for index.html and the rest"
    )
    report.add_argument("--jobs", type=int, metavar="N", help="notebooks run at once")
    _add_metadata(report)
    report.set_defaults(command=_report)

    annotate = commands.add_parser(
        "annotate", help="write every table as Parquet, for collections of any size"
    )
    annotate.add_argument("corpus", type=Path, metavar="CORPUS", help="a file or a folder")
    annotate.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="folder for documents/ and the rest"
    )
    annotate.add_argument(
        "--no-vectors", dest="vectors", action="store_false", help="leave sentence vectors out"
    )
    annotate.add_argument(
        "--scheduler", metavar="ADDRESS", help="a Dask scheduler, like tcp://host:8786"
    )
    _add_metadata(annotate)
    annotate.set_defaults(command=_annotate)

    dictionary = commands.add_parser("dictionary", help="print the data dictionary")
    dictionary.set_defaults(command=_dictionary)
    return parser


def _add_metadata(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--metadata",
        type=Path,
        metavar="FILE",
        help="table with doc_id and what is known of the texts (default: CORPUS/sources.csv)",
    )


def _check(given: argparse.Namespace) -> int:
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
    return 0


def _report(given: argparse.Namespace) -> int:
    from helpers.report import report

    print(f"Open {report(given.corpus, given.out, given.jobs, given.metadata)}")
    return 0


def _annotate(given: argparse.Namespace) -> int:
    from helpers.archive import annotate

    counts = annotate(
        given.corpus,
        given.out,
        vectors=given.vectors,
        scheduler=given.scheduler,
        metadata=given.metadata,
    )
    print(f"{given.out}: " + ", ".join(f"{rows:,} {name}" for name, rows in counts.items()))
    return 0


def _dictionary(given: argparse.Namespace) -> int:
    from helpers.report import data_dictionary

    print(data_dictionary(), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
