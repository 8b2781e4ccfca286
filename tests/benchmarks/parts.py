"""How often the side that acts, and the one acted upon, are told as the codebook's marks have them.

python tests/benchmarks/parts.py --data DIR [--misses]
(DIR holds plover_gsr.jsonl.gz; names marked as both source and target are left out)
"""

import argparse
import gzip
import json
import re
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import stats
from helpers.language.clauses import PARTS, Named, parts
from helpers.language.matching import Joined

_OPEN = re.compile(r"\(([A-Z]{3,}(?:/[A-Z]+)?): ?")
PART = {"SRC": "agent", "TAR": "patient"}


def unmarked(markup: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The sentence without its marks, and start, end and mark of each marked stretch."""
    text, stack, spans, at = "", [], [], 0
    while at < len(markup):
        opened = _OPEN.match(markup, at)
        if opened:
            stack.append((opened[1], len(text)))
            at = opened.end()
            continue
        sign = markup[at]
        mark, start = stack.pop() if sign == ")" and stack else ("", 0)
        if sign == "(":
            stack.append(("", 0))
        if mark:
            spans.append((start, len(text), mark))
        else:
            text += sign
        at += 1
    return text, sorted(spans)


def read(file: Path) -> pd.DataFrame:
    """One row a marked name: sentence, name, marked and found."""
    rows = []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            text, spans = unmarked(json.loads(line).get("markup") or "")
            spans = [(start, end, PART[mark]) for start, end, mark in spans if mark in PART]
            start, end = np.array([span[:2] for span in spans], dtype=int).reshape(-1, 2).T
            names = Named(start, end, np.zeros(len(spans), dtype=bool))
            found = PARTS[parts(Joined([text]), names, "en")]
            rows += [
                (text, text[s:e], marked, f) for (s, e, marked), f in zip(spans, found, strict=True)
            ]
    return pd.DataFrame(rows, columns=["sentence", "name", "marked", "found"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--misses", action="store_true", help="show the names that were read otherwise"
    )
    arguments = parser.parse_args()
    table = read(arguments.data / "plover_gsr.jsonl.gz")
    right = table.marked == table.found
    said = table.found != "mentioned"
    for name, some in (("all names", said | True), ("names given a part", said)):
        share = stats.bootstrap_interval(right[some].to_numpy(float), groups=table.sentence[some])
        print(f"{name}: {share.value:.3f} [{share.low:.3f}, {share.high:.3f}] of {share.n}")
    print(pd.crosstab(table.marked, table.found).to_string())
    if arguments.misses:
        print(table[~right].to_string())


if __name__ == "__main__":
    main()
