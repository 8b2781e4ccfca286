"""Speed of the ledger against VADER and the bare search on one core, and how far the lexicon alone
reaches.

    python tests/benchmarks/escalation_ledger.py --data DIR [--peer PYTHON]

DIR holds the labelled sets under their public names; PYTHON is an interpreter that has
vaderSentiment (in its own environment).
"""

import argparse
import gzip
import json
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

from helpers import escalation, stats
from helpers.escalation.concepts import shipped
from helpers.escalation.ledger import totals
from helpers.language import find_quotes, split_sentences
from helpers.language.matching.joined import Joined

ORDER = {
    "material_cooperation": -2,
    "verbal_cooperation": -1,
    "neutral": 0,
    "verbal_conflict": 1,
    "material_conflict": 2,
}
ROUNDS = 15
N_TEXTS = {"cameo_penta": 2_000, "bbc_news": 500, "gnad10_test": 500}
VADER = """
import json, sys, time
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
scorer = SentimentIntensityAnalyzer()
for line in sys.stdin:
    texts = json.loads(line)
    start = time.process_time()
    for text in texts:
        scorer.polarity_scores(text)
    print(len(texts) / (time.process_time() - start), flush=True)
"""


def read(folder: Path, name: str) -> pd.DataFrame:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return pd.DataFrame([json.loads(line) for line in lines])


def sentences(texts, language: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "doc_id": "set",
            "sentence_id": range(len(texts)),
            "text": list(texts),
            "language": language,
        }
    )


def rate(work, size: int) -> float:
    """Sentences a second of processor time."""
    start = time.process_time()
    work()
    return size / (time.process_time() - start)


class Vader:
    """VADER in an environment of its own, with a rate for each list of texts that it is given."""

    def __init__(self, python: str) -> None:
        self._process = subprocess.Popen(
            [python, "-c", VADER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def rate(self, texts: list[str]) -> float:
        self._process.stdin.write(json.dumps(texts) + "\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait()


def speed(folder: Path, python: str | None) -> None:
    """All ways of reading in turn, so that a busy machine slows them alike; ratios are of
    neighbours in time.
    """
    vader = Vader(python) if python else None
    for name, language in (("cameo_penta", "en"), ("bbc_news", "en"), ("gnad10_test", "de")):
        documents = read(folder, name)[["text"]].head(N_TEXTS[name]).assign(language=language)
        documents.insert(0, "doc_id", [f"{i:05}" for i in range(len(documents))])
        table, quotes = split_sentences(documents), find_quotes(documents)
        texts = table.text.tolist()
        ways = {
            "bare search": partial(search, texts, language),
            "totals": partial(totals, table),
            "ledger": partial(escalation.ledger, table),
            "ledger with quotes": partial(escalation.ledger, table, quotes),
        }
        rates = {way: [] for way in ["VADER", *ways]}
        for _ in range(ROUNDS):
            rates["VADER"].append(vader.rate(texts) if vader else np.nan)
            for way, work in ways.items():
                rates[way].append(rate(work, len(table)))
        print(
            f"{name}: {len(table):,} sentences; sentences a second and ratio to VADER, median of "
            f"{ROUNDS} and spread"
        )
        for way, found in rates.items():
            low, middle, high = np.quantile(np.divide(found, rates["VADER"]), [0.1, 0.5, 0.9])
            print(f"  {way:20}{np.median(found):>10,.0f}   {middle:.2f} ({low:.2f} to {high:.2f})")
    if vader:
        vader.close()
    small(read(folder, "cameo_penta").text)


def search(texts: list[str], language: str) -> None:
    """The floor: only find phrases, names and words of fields, and make nothing of them."""
    shipped().searches[language].find(Joined(texts))


def small(texts: pd.Series) -> None:
    """What a few sentences cost."""
    for n_sentences in (1, 5, 100):
        table = sentences(texts.head(n_sentences), "en")
        times = [1_000 / rate(partial(escalation.ledger, table), 1) for _ in range(5 * ROUNDS)]
        print(
            f"ledger of {n_sentences} sentences: median {np.median(times):.1f} ms, slowest "
            f"{max(times):.1f} ms"
        )


def interval_of(figure, first, second, groups=None) -> str:
    """The figure with its bootstrap interval over rows, or over groups and rows inside them."""
    first, second = np.asarray(first), np.asarray(second)

    def of_rows(rows: np.ndarray) -> float:
        chosen = rows.astype(int)
        return figure(first[chosen], second[chosen])

    found = stats.bootstrap_interval(
        np.arange(len(first)), groups=groups, statistic=of_rows, n_resamples=500
    )
    return f"{found.value:.3f} ({found.low:.3f} to {found.high:.3f}, n = {found.n})"


def reach(folder: Path) -> None:
    for name, language, truth in (
        ("cameo_penta", "en", lambda d: d.label.map(ORDER)),
        ("plover_gsr", "en", lambda d: -d.goldstein_mean_2019),
        ("escalation_de", "de", lambda d: d.label.map(ORDER)),
    ):
        data = read(folder, name)
        found = totals(sentences(data.text, language))
        interval = interval_of(lambda a, b: spearmanr(a, b)[0], found.total, truth(data))
        print(
            f"{name}: lexicon alone Spearman {interval}; coverage {(found.n_hits > 0).mean():.3f}"
        )
    speeches = read(folder, "unscon_sentences")
    rhetoric = totals(sentences(speeches.text, "en")).rhetoric
    interval = interval_of(roc_auc_score, speeches.conflict, rhetoric, speeches.speech_id)
    print(f"unscon_sentences: AUC of the ledger's rhetoric facet {interval}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sets")
    parser.add_argument("--peer", help="Python interpreter that has vaderSentiment")
    options = parser.parse_args()
    reach(options.data)
    speed(options.data, options.peer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
