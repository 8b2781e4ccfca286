"""How well stories are linked, words hold up on the other half, and nothing is found where nothing
is.

python tests/benchmarks/sources.py --data DIR [--shuffles 200] [--scattertext PYTHON] (DIR holds
basil_articles.jsonl.gz and allsides_articles.jsonl.gz; PYTHON is the interpreter of an environment
with scattertext, which then does the same work in the same run)
"""

import argparse
import gzip
import json
import subprocess
import time
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import adjusted_rand_score

from helpers import sources

TOP = 50


def read(folder: Path, name: str) -> pd.DataFrame:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        frame = pd.DataFrame([json.loads(line) for line in lines])
    return frame.rename(columns={"id": "doc_id", "lang": "language"})


def stories(basil: pd.DataFrame) -> None:
    plain = basil.drop(columns="date")
    dated = basil.assign(published=pd.to_datetime(basil.date))
    for name, frame in (("without dates", plain), ("with dates", dated)):
        found = sources.link_stories(frame).story_id
        score = adjusted_rand_score(basil.event_id, found)
        print(
            f"basil stories {name}: ARI {score:.3f}, {found.nunique()} stories of "
            f"{basil.event_id.nunique()}"
        )


def null_check(name: str, frame: pd.DataFrame, n: int) -> None:
    counts, terms = sources.count_terms(frame.text)
    checks = sources.null_check(
        frame, lambda f: sources.from_counts(counts, terms, f.source), n_shuffles=n, random_state=1
    )
    claims = sources.from_counts(counts, terms, frame.source)
    print(
        f"{name}: {(checks.n_significant > 0).sum()} of {n} shuffles find a difference; "
        f"the real labels {(claims.q_value <= 0.05).sum()} of {len(claims)}"
    )


def split_half(frame: pd.DataFrame, repeats: int = 3) -> None:
    counts, terms = sources.count_terms(frame.text)
    rows = []
    for repeat in range(repeats):
        rng = np.random.default_rng(repeat)
        half = np.zeros(len(frame), int)
        for index in frame.groupby("source").indices.values():
            half[rng.permutation(index)[len(index) // 2 :]] = 1
        tops = []
        for h in (0, 1):
            chosen = np.flatnonzero(half == h)
            table = sources.from_counts(counts[chosen], terms, frame.source.to_numpy()[chosen])
            tops.append(table.groupby("group").term.apply(lambda t: set(t.head(TOP))))
        size = frame.source.value_counts()
        rows += [(size[s], len(tops[0][s] & tops[1][s]) / TOP) for s in tops[0].index]
    table = pd.DataFrame(rows, columns=["documents", "agreement"])
    large = table[table.documents >= 20]
    print(
        f"split-half agreement of the top {TOP}: {table.agreement.mean():.3f} over "
        f"{len(table) // repeats} outlets, "
        f"{large.agreement.mean():.3f} over {len(large) // repeats} with 20 documents or more"
    )


PEER = """
import gzip, json, sys, time
import pandas as pd, scattertext as st
with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
    frame = pd.DataFrame([json.loads(line) for line in lines])
start = time.process_time()
corpus = st.CorpusFromPandas(
    frame, category_col="source", text_col="text", nlp=st.whitespace_nlp_with_sentences
).build()
for source in frame.source.unique():
    corpus.get_scaled_f_scores(source)
print(time.process_time() - start)
"""


def speed(frame: pd.DataFrame, file: Path, scattertext: str | None) -> None:
    """Processor seconds for counting and keyness of every outlet, and how many times as long the
    peer takes.
    """
    start = time.process_time()
    counts, terms = sources.count_terms(frame.text)
    counted = time.process_time()
    sources.from_counts(counts, terms, frame.source)
    end = time.process_time()
    seconds = f"counting {counted - start:.2f} s, keyness from counts {end - counted:.2f} s"
    print(f"{frame.source.nunique()} outlets: {seconds}, together {end - start:.2f} s")
    if scattertext:
        answer = subprocess.run(
            [scattertext, "-W", "ignore", "-c", PEER, str(file)],
            capture_output=True,
            text=True,
            check=True,
        )
        peer = float(answer.stdout.split()[-1])
        print(
            f"scattertext: {peer:.1f} s for the same texts and outlets, "
            f"{peer / (end - start):.0f} times as long"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--shuffles", type=int, default=200)
    parser.add_argument(
        "--scattertext", metavar="PYTHON", help="interpreter of an environment with scattertext"
    )
    arguments = parser.parse_args()
    basil, allsides = (
        read(arguments.data, "basil_articles"),
        read(arguments.data, "allsides_articles"),
    )
    stories(basil)
    speed(allsides, arguments.data / "allsides_articles.jsonl.gz", arguments.scattertext)
    split_half(allsides)
    null_check("basil", basil, arguments.shuffles)
    null_check("allsides", allsides, arguments.shuffles)


if __name__ == "__main__":
    main()
