"""Topics: how right on labelled sets, whether order and threads matter, how stable, how fast,
beside peers.

python tests/benchmarks/topics.py --data DIR [--only quality,order,drop,scale] [--peer PYTHON]
[--plot FILE]

DIR holds gnad10_test, xling_topics, bbc_news and sib200_de_en as NAME.jsonl.gz. PYTHON is the
interpreter of an environment with BERTopic. Times are processor time on one core. --plot writes
time and memory against size as HTML.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

SETS = ("gnad10_test", "xling_topics", "bbc_news", "sib200_de_en")
SIZES = (1_000, 5_000, 20_000, 60_000, 200_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sets")
    parser.add_argument(
        "--only", default="quality,order,drop,scale", help="which parts, with commas"
    )
    parser.add_argument("--peer", type=Path, help="python of an environment with BERTopic")
    parser.add_argument("--plot", type=Path, help="where to write the plot of time and memory")
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.size:
        return one_size(arguments.size)
    parts = arguments.only.split(",")
    sets = {name: read(arguments.data, name) for name in SETS}
    if "quality" in parts:
        print(quality(sets).to_string(index=False), flush=True)
    if "order" in parts:
        print(order(sets).to_string(index=False), flush=True)
    if "drop" in parts:
        print(drop(sets["gnad10_test"]).to_string(index=False), flush=True)
    if "scale" in parts:
        table = scale()
        print(table.to_string(index=False), flush=True)
        if arguments.plot:
            plot(table, arguments.plot)
    if arguments.peer:
        print(peer(sets, arguments.peer).to_string(index=False), flush=True)


def read(folder: Path, name: str) -> pd.DataFrame:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        frame = pd.DataFrame(json.loads(line) for line in lines)
    return frame.assign(topic=frame.get("shared_label", frame.get("label")))[
        ["text", "topic", "lang"]
    ]


def quality(sets: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """V-measure at the known number of topics and at the chosen one, against simpler methods on the
    same vectors.
    """
    from sklearn.metrics import v_measure_score

    from helpers.topics import TopicClusters

    rows = []
    for name, frame in sets.items():
        texts, k = list(frame.text), frame.topic.nunique()
        known, chosen = TopicClusters(n_topics=k).fit(texts), TopicClusters().fit(texts)
        vectors, prototype = simpler(texts, frame.lang.to_numpy(), k)
        truth = frame.topic.to_numpy()
        gain = paired(truth, known.labels_, prototype)
        rows.append(
            {
                "set": name,
                "n": len(frame),
                "k": k,
                "V known": with_interval(truth, known.labels_),
                "V(language)": v_measure_score(frame.lang, known.labels_),
                "chosen k": chosen.n_topics_,
                "V chosen": with_interval(truth, chosen.labels_),
                "V(language) chosen": v_measure_score(frame.lang, chosen.labels_),
                "agreement": float(chosen.stability_.agreement[chosen.stability_.chosen].iloc[0]),
                "k-means on vectors": v_measure_score(frame.topic, vectors),
                "prototype": v_measure_score(frame.topic, prototype),
                "gain over prototype": f"{gain[0]:+.3f} [{gain[1]:+.3f}, {gain[2]:+.3f}]",
            }
        )
    return pd.DataFrame(rows).round(3)


def simpler(texts: list[str], languages: np.ndarray, k: int) -> tuple[np.ndarray, np.ndarray]:
    """Labels of k-means on mean sentence vectors, and of the same with mapped wording and neighbour
    smoothing.
    """
    from sklearn.cluster import KMeans

    from helpers.topics.clustering import partition, views

    maker = views.ViewMaker()
    pooled = views.pool(texts)
    plain = views.Pooled(pooled.vectors)
    seen = maker.fit_transform(texts, languages, plain)
    joint = views.unit(seen.vectors + partition._mapped_wording(seen))
    smooth = views.unit(
        joint + joint[partition.nearest_rows(joint.astype(np.float32), 15)].mean(axis=1)
    )
    with threadpool_limits(1):
        return tuple(
            KMeans(k, n_init=10, random_state=0).fit_predict(x) for x in (seen.vectors, smooth)
        )


def with_interval(truth: np.ndarray, labels: np.ndarray) -> str:
    """V-measure with its 95 % interval over resampled texts (the gain over one topic for all, whose
    V-measure is 0).
    """
    value, low, high = paired(truth, labels, np.zeros(len(truth)))
    return f"{value:.3f} [{low:.3f}, {high:.3f}]"


def paired(
    truth: np.ndarray, ours: np.ndarray, other: np.ndarray, draws: int = 500
) -> tuple[float, float, float]:
    """Difference of V-measures with its 95 % interval over resampled texts."""
    from sklearn.metrics import v_measure_score

    rng = np.random.default_rng(0)
    found = []
    for _ in range(draws):
        rows = rng.integers(len(truth), size=len(truth))
        found.append(
            v_measure_score(truth[rows], ours[rows]) - v_measure_score(truth[rows], other[rows])
        )
    whole = v_measure_score(truth, ours) - v_measure_score(truth, other)
    return (whole, *np.quantile(found, [0.025, 0.975]))


def order(sets: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Whether shuffling, repeating the run and one or two threads give the same labels, text by
    text.
    """
    from helpers.topics import TopicClusters

    rows = []
    for name, frame in sets.items():
        texts = list(frame.text)
        with threadpool_limits(1):
            first = TopicClusters().fit_predict(texts)
        same = []
        for seed in range(3):
            turned = np.random.default_rng(seed).permutation(len(texts))
            with threadpool_limits(2):
                again = TopicClusters().fit_predict([texts[i] for i in turned])
            same.append(bool((again == first[turned]).all()))
        rows.append(
            {"set": name, "shuffled and two threads: identical": f"{sum(same)} of {len(same)}"}
        )
    return pd.DataFrame(rows)


def drop(frame: pd.DataFrame, draws: int = 20) -> pd.DataFrame:
    """Adjusted Rand index of the remaining texts after a random tenth is left out."""
    from sklearn.metrics import adjusted_rand_score

    from helpers.topics import TopicClusters

    rows = []
    for k in (None, frame.topic.nunique()):
        whole = TopicClusters(n_topics=k).fit_predict(list(frame.text))
        found, numbers = [], []
        for seed in range(draws):
            kept = np.random.default_rng(seed).permutation(len(frame))[: round(0.9 * len(frame))]
            model = TopicClusters(n_topics=k).fit(list(frame.text.iloc[kept]))
            found.append(adjusted_rand_score(whole[kept], model.labels_))
            numbers.append(model.n_topics_)
        rows.append(
            {
                "n_topics": str(k),
                "draws": draws,
                "median ARI": np.median(found),
                "lowest": min(found),
            }
            | {"highest": max(found), "numbers of topics": " ".join(map(str, sorted(numbers)))}
        )
    return pd.DataFrame(rows).round(3)


def scale() -> pd.DataFrame:
    """Seconds and peak memory of a fit on given vectors, each size in a process of its own."""
    rows = []
    for size in SIZES:
        run = subprocess.run(
            [sys.executable, __file__, "--data", ".", "--size", str(size)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        )
        rows.append(json.loads(run.stdout.splitlines()[-1]))
    table = pd.DataFrame(rows)
    reference = table.texts * np.log2(table.texts)
    table["seconds / (n log n), first = 1"] = (table["seconds, k chosen"] / reference) / (
        table["seconds, k chosen"][0] / reference[0]
    )
    return table.round(3)


def one_size(n: int) -> None:
    """Made texts and vectors of ten topics, clustered; prints one JSON line."""
    from sklearn.metrics import v_measure_score

    from helpers.topics import TopicClusters

    rng = np.random.default_rng(0)
    truth = rng.integers(10, size=n)
    words = np.array(["".join(chr(97 + c) for c in rng.integers(26, size=7)) for _ in range(4000)])
    picked = np.where(
        rng.random((n, 60)) < 0.3,
        truth[:, None] * 60 + rng.integers(60, size=(n, 60)),
        rng.integers(600, 4000, size=(n, 60)),
    )
    # as in any English text
    running = " the of and to in is was with for on that by it as at from his they have not"
    texts = [" ".join(words[row]) + running for row in picked]
    centres = rng.normal(size=(10, 512)).astype(np.float32)
    vectors = centres[truth] + 3 * rng.standard_normal((n, 512), dtype=np.float32)
    TopicClusters(n_topics=2).fit(
        texts[:50], vectors=vectors[:50]
    )  # imports and language models are loaded once
    before = peak()
    result = {"texts": n}
    for label, k in (("k given", 10), ("k chosen", None)):
        begin = time.process_time()
        model = TopicClusters(n_topics=k).fit(texts, vectors=vectors)
        result[f"seconds, {label}"] = time.process_time() - begin
    result |= {"V": v_measure_score(truth, model.labels_), "chosen k": model.n_topics_}
    print(json.dumps(result | {"MB before": before, "MB peak": peak()}))


def peak() -> float:
    """Most memory that this process has used, in MB (getrusage would start from what its parent
    used).
    """
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1024


def plot(table: pd.DataFrame, path: Path) -> None:
    """Time against size on logarithmic axes, with n log n through the first point."""
    import plotly.graph_objects as go

    seconds = table["seconds, k chosen"]
    line = (
        seconds[0] * table.texts * np.log(table.texts) / (table.texts[0] * np.log(table.texts[0]))
    )
    fig = go.Figure()
    fig.add_scatter(x=table.texts, y=seconds, name="k chosen", mode="lines+markers")
    fig.add_scatter(
        x=table.texts, y=table["seconds, k given"], name="k given", mode="lines+markers"
    )
    fig.add_scatter(x=table.texts, y=line, name="n log n", line={"dash": "dot"})
    fig.update_xaxes(type="log", title="texts")
    fig.update_yaxes(type="log", title="seconds of processor time")
    fig.write_html(path, include_plotlyjs=True)


FIT = """
import json, sys, time
from pathlib import Path
import numpy as np
begin = time.process_time()
{load}
imports = time.process_time() - begin
given = json.load(open(sys.argv[1]))
vectors = np.load(sys.argv[2])
begin = time.process_time()
labels = fit(given, vectors)
cold = time.process_time() - begin
begin = time.process_time()
fit(given, vectors)
warm = time.process_time() - begin
print(json.dumps({{"labels": [int(x) for x in labels],
                   "imports": imports, "cold": cold, "warm": warm,
                   "MB": int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
                   / 1024}}))
"""
PEER = """from bertopic import BERTopic
def fit(texts, vectors):
    return BERTopic(embedding_model=None).fit_transform(texts, embeddings=vectors)[0]"""
OURS = """from helpers.topics import TopicClusters
fit = lambda texts, vectors: TopicClusters({options}).fit_predict(texts, vectors=vectors)"""


def peer(sets: dict[str, pd.DataFrame], python: Path) -> pd.DataFrame:
    """BERTopic with its defaults on the same vectors, beside ours with the number of topics chosen
    and given.

    Each fits in a process of its own: first with whatever it loads or compiles, then again. Imports
    count apart.
    """
    import tempfile

    from sklearn.metrics import v_measure_score

    from helpers.topics.clustering import views

    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, frame in sets.items():
            texts = list(frame.text)
            np.save(f"{folder}/vectors.npy", views.pool(texts).vectors.astype(np.float32))
            Path(folder, "texts.json").write_text(json.dumps(texts), encoding="utf-8")
            runs = {
                "BERTopic": (python, PEER),
                "ours": (sys.executable, OURS.format(options="")),
                "ours, k given": (
                    sys.executable,
                    OURS.format(options=f"n_topics={frame.topic.nunique()}"),
                ),
            }
            for method, (interpreter, load) in runs.items():
                found = in_fresh_process(interpreter, FIT.format(load=load), folder)
                labels = np.array(found["labels"])
                rows.append(
                    {
                        "set": name,
                        "method": method,
                        "V": v_measure_score(frame.topic, labels),
                        "topics": len(set(labels[labels >= 0])),
                        "unassigned": float((labels < 0).mean()),
                        "seconds, imports": found["imports"],
                        "seconds, first fit": found["cold"],
                        "seconds, second fit": found["warm"],
                        "MB": found["MB"],
                    }
                )
    table = pd.DataFrame(rows)
    for column in ("seconds, first fit", "seconds, second fit", "MB"):
        table[f"{column} / BERTopic's"] = table[column] / table.groupby("set")[column].transform(
            "first"
        )
    return table.round(3)


def in_fresh_process(interpreter: str | Path, script: str, folder: str) -> dict:
    """What the script prints last, as JSON, run on one core with the texts and vectors in
    `folder`.
    """
    run = subprocess.run(
        [interpreter, "-c", script, f"{folder}/texts.json", f"{folder}/vectors.npy"],
        capture_output=True,
        text=True,
        check=True,
        env={
            **os.environ,
            **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"),
            "TOKENIZERS_PARALLELISM": "false",
        },
    )
    return json.loads(run.stdout.splitlines()[-1])


if __name__ == "__main__":
    main()
