"""Speed of the ledger against VADER and the bare search on one core, and how far the lexicon alone reaches.

    python tests/benchmarks/escalation_ledger.py --data DIR [--peer PYTHON]

DIR holds the labelled sets under their public names; PYTHON is an interpreter that has vaderSentiment (in its own
environment).
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score

from helpers import escalation, stats
from helpers.escalation.ledger import totals
from helpers.escalation.lexicon import shipped
from helpers.language.joined import Joined

ORDER = {
    "material_cooperation": -2,
    "verbal_cooperation": -1,
    "neutral": 0,
    "verbal_conflict": 1,
    "material_conflict": 2,
}
ROUNDS = 5
VADER = """
import json, sys, time
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
texts, scorer, best = json.load(open(sys.argv[1])), SentimentIntensityAnalyzer(), 0
for _ in range(int(sys.argv[2])):
    start = time.process_time()
    for text in texts:
        scorer.polarity_scores(text)
    best = max(best, len(texts) / (time.process_time() - start))
print(best)
"""


def read(folder: Path, name: str) -> pd.DataFrame:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return pd.DataFrame([json.loads(line) for line in lines])


def sentences(texts, language: str) -> pd.DataFrame:
    return pd.DataFrame({"doc_id": "set", "sentence_id": range(len(texts)), "text": list(texts), "language": language})


def rate(work, table: pd.DataFrame) -> float:
    """Sentences a second of processor time, best of a few rounds."""
    work(table.head(20))
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        work(table)
        best = max(best, len(table) / (time.process_time() - start))
    return best


def vader_rate(texts: list[str], python: str) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(texts, file)
        file.flush()
        done = subprocess.run([python, "-c", VADER, file.name, str(ROUNDS)], capture_output=True, text=True, check=True)
    return float(done.stdout)


def search(table: pd.DataFrame) -> None:
    """The floor: only find phrases, names and words of fields, and make nothing of them."""
    shipped().searches["en"].find(Joined(table.text.tolist()))


def speed(folder: Path, python: str | None) -> None:
    news = read(folder, "bbc_news").text.str.split(r"(?<=[.!?])\s+", regex=True).explode()
    for name, texts in (
        ("bbc_news sentences", news[news.str.len() > 30].head(8_000)),
        ("cameo_penta", read(folder, "cameo_penta").text),
    ):
        table = sentences(texts, "en")
        scores, rows = rate(totals, table), rate(escalation.ledger, table)
        line = f"{name}: bare search {rate(search, table):,.0f}, totals {scores:,.0f}, ledger {rows:,.0f} sentences/s"
        if python:
            peer = vader_rate(table.text.tolist(), python)
            line += f"; VADER {peer:,.0f}; ratio of totals {scores / peer:.2f}, of ledger {rows / peer:.2f}"
        print(line)


def interval_of(figure, first, second, groups=None) -> str:
    """The figure with its bootstrap interval over rows, or over groups and rows inside them."""
    first, second = np.asarray(first), np.asarray(second)

    def of_rows(rows: np.ndarray) -> float:
        chosen = rows.astype(int)
        return figure(first[chosen], second[chosen])

    found = stats.bootstrap_interval(np.arange(len(first)), groups=groups, statistic=of_rows, n_resamples=500)
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
        print(f"{name}: lexicon alone Spearman {interval}; coverage {(found.n_hits > 0).mean():.3f}")
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
