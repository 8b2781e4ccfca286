"""Validity and speed of the escalation scores, on labelled sets and against a peer in the same run.

python tests/benchmarks/escalation.py --data DIR [--write] [--peer FOLDER]

DIR holds cameo_penta, plover_gsr, escalation_de and unscon_sentences as NAME.jsonl.gz. FOLDER holds
an installed vaderSentiment (pip install --target FOLDER vaderSentiment). --write stores the figures
in helpers/lexicons/measured/validity.csv.
"""

import argparse
import statistics
import sys
import time
from pathlib import Path

import pandas as pd

from helpers import escalation
from helpers.escalation import validity
from helpers.lexicon import read_lexicon

SHIPPED = Path(__file__).parents[2] / "helpers" / "lexicons" / "measured" / "validity.csv"
PASTED = (
    "Trump drohte auch damit, als Reaktion auf Putins mangelndes Interesse an einer Beendigung "
    "des Krieges "
    "in der Ukraine Zölle auf Russland zu erheben, und setzte dafür eine Frist von 50 Tagen."
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sets")
    parser.add_argument("--write", action="store_true", help="store the figures in validity.csv")
    parser.add_argument("--peer", type=Path, help="folder with an installed vaderSentiment")
    arguments = parser.parse_args()
    figures = validity.measure(arguments.data)
    figures = pd.concat([figures, own_sentences(figures.iloc[0])], ignore_index=True)
    print(
        figures[["figure", "set", "value", "low", "high", "n", "reference"]].to_string(index=False)
    )
    speed(validity.read_set(arguments.data, "cameo_penta").text.tolist(), arguments.peer)
    pasting()
    if arguments.write:
        store(figures)


def own_sentences(like: pd.Series) -> pd.DataFrame:
    """False and missed alarms on the unseen sentences, as rows of validity.csv with the version of
    `like`. What VADER reaches there, its negative (compound -0.05 or less) taken for escalatory,
    is the shipped `reference`.
    """
    peer = read_lexicon("validity").query("set == 'own sentences'").set_index("figure").reference
    found = escalation.alarms(read_lexicon("unseen")).query("language == 'all'")
    found = found[found.figure.isin(peer.index)].rename(columns={"share": "value"}).round(3)
    found = found.assign(
        room="escalation",
        set="own sentences",
        reference=found.figure.map(peer),
        version=like.version,
        command=like.command,
        note="140 sentences of our own, half of them from sport, business, accidents, crime and "
        "the like; "
        "marked by their author before the kit saw them",
    )
    return found[like.index.tolist()]


def store(figures: pd.DataFrame) -> None:
    """Replace the rows of this room in the shipped file; the rows of other rooms stay as they are
    written.
    """
    header, *lines = SHIPPED.read_text(encoding="utf-8").splitlines(keepends=True)
    others = [line for line in lines if not line.startswith("escalation,")]
    own = figures.to_csv(index=False, header=False, lineterminator="\n")
    SHIPPED.write_text(header + own + "".join(others), encoding="utf-8")
    print(f"written: {SHIPPED}")


def speed(texts: list[str], peer: Path | None) -> None:
    sentences = pd.DataFrame(
        {"doc_id": "d", "sentence_id": range(len(texts)), "text": texts, "language": "en"}
    )
    escalation.ledger(sentences.head(5))
    rows_second = len(texts) / best_of(lambda: escalation.ledger(sentences))
    print(f"ledger: {rows_second:,.0f} sentences/s")
    score_second = len(texts) / best_of(lambda: escalation.score(sentences))
    print(f"score (with vectors): {score_second:,.0f} sentences/s")
    if peer:
        sys.path.insert(0, str(peer))
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        analyser = SentimentIntensityAnalyzer()
        peer_second = len(texts) / best_of(
            lambda: [analyser.polarity_scores(text) for text in texts]
        )
        print(
            f"VADER: {peer_second:,.0f} sentences/s; ledger is {rows_second / peer_second:.1f} "
            f"times as fast"
        )


def pasting() -> None:
    from helpers.widgets.escalation import read

    read(PASTED)
    times = []
    for i in range(20):
        start = time.perf_counter()
        read(f"{PASTED} ({i})")
        times.append(1000 * (time.perf_counter() - start))
    print(f"paste to ledger: median {statistics.median(times):.0f} ms, slowest {max(times):.0f} ms")


def best_of(call, times: int = 3) -> float:
    """Seconds of the fastest of `times` runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return min(found)


if __name__ == "__main__":
    main()
