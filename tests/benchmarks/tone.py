"""How often the tone towards a name is right, on labelled sets in English and German.

python tests/benchmarks/tone.py --data DIR
(DIR holds newsmtsc.jsonl.gz and gerntsa.jsonl.gz)
"""

import argparse
import gzip
import json
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import f1_score

from helpers import sources


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sets")
    folder = parser.parse_args().data
    for name in ("newsmtsc", "gerntsa"):
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = pd.DataFrame([json.loads(line) for line in lines])
        rows = rows.rename(columns={"from": "start", "to": "end", "lang": "language"})
        found = sources.tone(rows).label
        print(
            f"{name}: {macro_f1(rows.label, found)}, n {len(rows)}, by chance "
            f"{by_chance(rows.label, found):.3f}"
        )
        each = f1_score(rows.label, found, average=None, labels=["negative", "neutral", "positive"])
        print("  F1 negative {:.3f}, neutral {:.3f}, positive {:.3f}".format(*each))


def macro_f1(gold: pd.Series, found: pd.Series, n_resamples: int = 500) -> str:
    """Macro-F1 with a 95 % percentile bootstrap interval over mentions."""
    rng = np.random.default_rng(0)
    gold, found = gold.to_numpy(), found.to_numpy()
    draws = [rng.integers(len(gold), size=len(gold)) for _ in range(n_resamples)]
    low, high = np.quantile(
        [f1_score(gold[d], found[d], average="macro") for d in draws], [0.025, 0.975]
    )
    return f"macro-F1 {f1_score(gold, found, average='macro'):.3f} [{low:.3f}, {high:.3f}]"


def by_chance(gold: pd.Series, found: pd.Series) -> float:
    """Mean macro-F1 of the same answers in random order."""
    rng = np.random.default_rng(0)
    return float(
        np.mean([f1_score(gold, rng.permutation(found), average="macro") for _ in range(50)])
    )


if __name__ == "__main__":
    main()
