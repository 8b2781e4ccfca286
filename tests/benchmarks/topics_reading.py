"""Topics as they are read: labels beside the class names, coherence and diversity, and which new
texts fit.

python tests/benchmarks/topics_reading.py --data DIR [--only labels,new]

DIR holds gnad10_test, xling_topics, bbc_news and sib200_de_en as NAME.jsonl.gz. The peer for labels
in the same run is the three terms with the largest TF-IDF weight in each topic; for new texts it is
the similarity with the topic's centre, held against the 1 % quantile of the fitted texts
themselves.
"""

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from topics import read

from helpers.stats import bootstrap_interval
from helpers.topics import TopicClusters
from helpers.topics.clustering.views import opening_sentences
from helpers.topics.wording.labels import coherence, diversity, label_all, nearness
from helpers.topics.wording.terms import count_terms, topic_terms

FAR = (
    "travel",
    "geography",
    "health",
)  # classes of the parallel sentences that newspapers' departments hardly cover


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled sets")
    parser.add_argument("--only", default="labels,new", help="which parts, with commas")
    arguments = parser.parse_args()
    pd.set_option("display.width", 250, "display.max_colwidth", 70)
    if "labels" in arguments.only:
        for name in ("gnad10_test", "bbc_news", "xling_topics"):
            named(name, read(arguments.data, name))
    if "new" in arguments.only:
        print(new_texts(arguments.data).to_string(index=False))


def named(name: str, frame: pd.DataFrame) -> None:
    """Prints each topic's largest class with its share, both labels and the peer's."""
    k = frame.topic.nunique()
    model = TopicClusters(n_topics=k).fit(list(frame.text))
    codes = model.languages_
    counted = {
        code: count_terms(list(frame.text), codes, code)
        for code in ("de", "en")
        if (codes == code).any()
    }
    terms = topic_terms(counted, model.labels_, k)
    terms["nearness"] = nearness(model, terms, model.centroids_.meaning)
    rows = []
    for topic in range(k):
        inside = model.labels_ == topic
        classes = frame.topic[inside].value_counts(normalize=True)
        n_texts = pd.Series(codes[inside]).value_counts().to_dict()
        german, english = label_all(terms, topic, n_texts).values()
        rows.append(
            (f"{classes.index[0]} {classes.iloc[0]:.0%}", int(inside.sum()), german, english)
        )
    table = pd.DataFrame(rows, columns=["largest class", "n", "German", "English"])
    table["TF-IDF"] = largest_tfidf(list(frame.text), model.labels_)
    npmi = np.mean([coherence(terms, counted, topic) for topic in range(k)])
    print(
        f"{name}: NPMI {npmi:.3f}, diversity {diversity(terms):.3f}, {len(frame)} texts, {k} topics"
    )
    print(table.to_string(index=False), "\n", flush=True)


def largest_tfidf(texts: list[str], labels: np.ndarray) -> list[str]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    maker = TfidfVectorizer(min_df=2, max_df=0.3)
    weights, words = maker.fit_transform(texts), maker.get_feature_names_out()
    means = [
        np.asarray(weights[labels == topic].mean(axis=0)).ravel()
        for topic in range(labels.max() + 1)
    ]
    return [" · ".join(words[i] for i in np.argsort(-mean)[:3]) for mean in means]


def new_texts(folder: Path) -> pd.DataFrame:
    """How many texts are said to fit: of the other half of the corpus, of a class left out of it,
    of far sentences.
    """
    sentences = read(folder, "sib200_de_en")
    rows = []
    for name, code in (("bbc_news", "en"), ("gnad10_test", "de")):
        frame = read(folder, name)
        order = np.random.default_rng(0).permutation(len(frame))
        half, rest = frame.iloc[order[: len(frame) // 2]], frame.iloc[order[len(frame) // 2 :]]
        far = list(sentences.text[(sentences.lang == code) & sentences.topic.isin(FAR)])
        for length in (1, 3, None):
            k = frame.topic.nunique()
            model = TopicClusters(k).fit(list(half.text))
            joined = [" ".join(far[i : i + (length or 8)]) for i in range(0, len(far), length or 8)]
            rows.append(
                (name, length, "same corpus", *fitting(model, shortened(rest.text, length)))
            )
            rows.append((name, length, "far sentences", *fitting(model, joined)))
            found = []
            for left_out in frame.topic.unique():
                model = TopicClusters(k - 1).fit(list(half.text[half.topic != left_out]))
                found += list(placed(model, shortened(rest.text[rest.topic == left_out], length)))
            rows.append((name, length, "class left out", *share(found)))
    table = pd.DataFrame(
        rows, columns=["corpus", "sentences", "new texts", "n", "fits", "low", "high", "peer fits"]
    )
    return table.assign(
        sentences=table.sentences.map(lambda n: "all" if pd.isna(n) else int(n))
    ).round(3)


def shortened(texts: pd.Series, length: int | None) -> list[str]:
    return [
        text if length is None else " ".join(opening_sentences(text)[:length]) for text in texts
    ]


def placed(model: TopicClusters, texts: list[str]) -> np.ndarray:
    found = model.place(texts)
    peer = found.similarity >= np.quantile(model.similarity_, 0.01)
    return np.stack([found.fits, peer], axis=1)


def fitting(model: TopicClusters, texts: list[str]) -> tuple:
    return share(list(placed(model, texts)))


def share(found: list[np.ndarray]) -> tuple:
    ours, peer = np.array(found, float).T
    interval = bootstrap_interval(ours)
    return len(ours), interval.value, interval.low, interval.high, peer.mean()


if __name__ == "__main__":
    main()
