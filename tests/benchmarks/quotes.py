"""Quotes and attribution against labelled news text, and their speed beside a regular expression's.

    python tests/benchmarks/quotes.py --data DIR

DIR holds wikinews_quotes_de.jsonl.gz (German Wikinews quotations) and polnear.jsonl.gz (PolNeAR,
English). Intervals are from resampling whole documents.
"""

import argparse
import gzip
import json
import re
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import pandas as pd

from helpers.language import find_quotes
from helpers.stats import bootstrap_interval

KINDS = {
    "Direct": "direct",
    "Indirect": "indirect",
    "IndirectFreeIndirect": "free_indirect",
    "FreeIndirect": "free_indirect",
    "Reported": "speech_report",
}
BASELINE = re.compile(
    r"„[^“]*“|\"[^\"\n]*\"|“[^”]*”|\b(?:sagte|betonte|erklärte), dass [^.]*|\bsaid that [^.]*|"
    r"[^.\n]*\b(?:habe|sei|werde)\b[^.]*\."
)
_EMPTY = frozenset(
    [
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ein",
        "eine",
        "einer",
        "eines",
        "von",
        "the",
        "a",
        "an",
        "of",
    ]
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--limit", type=int, default=None, help="only the first documents of each set"
    )
    arguments = parser.parse_args()
    for name, language, gold_of in (
        ("wikinews_quotes_de", "de", _german),
        ("polnear", "en", _english),
    ):
        with gzip.open(arguments.data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            texts = [json.loads(line) for line in file][: arguments.limit]
        documents = pd.DataFrame(
            {
                "doc_id": [t["id"] for t in texts],
                "text": [t["text"] for t in texts],
                "language": language,
            }
        )
        quotes, seconds = _timed(find_quotes, documents)
        baseline, floor_seconds = _timed(_baseline, documents)
        megabytes = documents.text.str.encode("utf-8").str.len().sum() / 1e6
        golds = {t["id"]: gold_of(t) for t in texts}
        print(
            f"{name}: {len(documents)} documents, {sum(map(len, golds.values()))} labelled "
            f"quotes, {len(quotes)} found"
        )
        print(
            f"  characters, all kinds   {_characters(quotes, golds)}\n"
            f"  regular expression      {_characters(baseline, golds)}"
        )
        _report_kinds(quotes, golds)
        _report_speakers(quotes, golds)
        print(
            f"  speed {megabytes / seconds:.2f} MB/s; regular expression "
            f"{megabytes / floor_seconds:.2f} MB/s; "
            f"ratio {floor_seconds / seconds:.2f}\n"
        )


def _timed(function, documents: pd.DataFrame) -> tuple[pd.DataFrame, float]:
    """The best of three runs, in seconds of this process."""
    seconds = []
    for _ in range(3):
        start = time.process_time()
        result = function(documents)
        seconds.append(time.process_time() - start)
    return result, min(seconds)


def _baseline(documents: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"doc_id": doc_id, "start": found.start(), "end": found.end()}
            for doc_id, text in zip(documents.doc_id, documents.text, strict=True)
            for found in BASELINE.finditer(text)
        ],
        columns=["doc_id", "start", "end"],
    )


def _german(text: dict) -> list[dict]:
    return [
        {
            "type": q["type"],
            "characters": _characters_of(q["quote"]["spans"]),
            "speaker": (q["speaker"] or {}).get("text"),
        }
        for q in text["quotes"]
    ]


def _english(text: dict) -> list[dict]:
    return [
        {
            "type": "content",
            "characters": _characters_of(q["content"]),
            "speaker": " ".join(text["text"][a:b] for a, b in q["source"]) or None,
        }
        for q in text["quotes"]
    ]


def _characters_of(spans: list[list[int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _found(quotes: pd.DataFrame) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for row in quotes.itertuples():
        found[row.doc_id].update(range(row.start, row.end))
    return found


def _characters(quotes: pd.DataFrame, golds: dict[str, list[dict]]) -> str:
    """F1, precision and recall of quoted characters, with an interval for F1 over documents."""
    found = _found(quotes)
    counts = []
    for doc_id, gold in golds.items():
        wanted = set().union(*(g["characters"] for g in gold)) if gold else set()
        counts.append((len(found[doc_id] & wanted), len(found[doc_id]), len(wanted)))
    counts = np.array(counts)
    interval = bootstrap_interval(
        np.arange(len(counts)), statistic=lambda rows: _f1(counts[np.asarray(rows, dtype=int)])
    )
    hit, predicted, wanted = counts.sum(axis=0)
    f1 = f"F1 {interval.value:.3f} [{interval.low:.3f}, {interval.high:.3f}]"
    return f"{f1}, P {hit / predicted:.3f}, R {hit / wanted:.3f}"


def _f1(counts: np.ndarray) -> float:
    hit, predicted, wanted = counts.sum(axis=0)
    return 2 * hit / max(1, predicted + wanted)


def _report_kinds(quotes: pd.DataFrame, golds: dict[str, list[dict]]) -> None:
    found = _found(quotes)
    recall = defaultdict(list)
    for doc_id, gold in golds.items():
        for g in gold:
            recall[g["type"]].append((len(g["characters"] & found[doc_id]), len(g["characters"])))
    for kind, pairs in sorted(recall.items()):
        hit, size = np.array(pairs).T
        print(f"  recall {kind:22} {_both(hit, size)}")
    precision = defaultdict(list)
    for row in quotes.itertuples():
        gold = (
            set().union(*(g["characters"] for g in golds[row.doc_id]))
            if golds[row.doc_id]
            else set()
        )
        precision[row.kind].append(
            (len(gold.intersection(range(row.start, row.end))), row.end - row.start)
        )
    for kind, pairs in sorted(precision.items()):
        hit, size = np.array(pairs).T
        print(f"  precision {kind:19} {_both(hit, size)}")


def _both(hit: np.ndarray, size: np.ndarray) -> str:
    return (
        f"characters {hit.sum() / size.sum():.3f}   rows by half "
        f"{(hit >= size / 2).mean():.3f}   n {len(size)}"
    )


def _report_speakers(quotes: pd.DataFrame, golds: dict[str, list[dict]]) -> None:
    """Mention: shares a word with the labelled one, in quotes that match one. Resolution: how many
    have a name.
    """
    right = exact = judged = 0
    for row in quotes.itertuples():
        own = set(range(row.start, row.end))
        best = max(golds[row.doc_id], key=lambda g: _match(g, row.kind, own), default=None)
        if (
            not best
            or not best["speaker"]
            or len(best["characters"] & own) < min(len(best["characters"]), len(own)) / 2
        ):
            continue
        mention = row.speaker_mention if isinstance(row.speaker_mention, str) else ""
        judged += 1
        exact += mention == best["speaker"]
        right += mention.lower() == best["speaker"].lower() or bool(
            _content(mention) & _content(best["speaker"])
        )
    named = quotes.speaker.notna().mean()
    pronouns = quotes[
        quotes.speaker_mention.fillna("").str.lower().isin(["er", "sie", "he", "she"])
    ]
    print(
        f"  speaker_mention right {right / judged:.3f}, word for word {exact / judged:.3f}   n "
        f"{judged}"
    )
    share = pronouns.speaker.notna().mean()
    print(
        f"  resolution: {named:.3f} of quotes have a speaker; {share:.3f} of {len(pronouns)} "
        f"pronouns have a name"
    )


def _match(gold: dict, kind: str, own: set[int]) -> tuple[bool, float]:
    shared = len(gold["characters"] & own)
    return (
        KINDS.get(gold["type"], kind) == kind and shared > 0,
        shared / len(gold["characters"] | own),
    )


def _content(mention: str) -> set[str]:
    return set(mention.lower().replace(",", " ").split()) - _EMPTY


if __name__ == "__main__":
    main()
