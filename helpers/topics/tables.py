"""From a fitted model to tables: one function, one table."""

import numpy as np
import pandas as pd
from sklearn.manifold import TSNE
from sklearn.metrics import v_measure_score
from threadpoolctl import threadpool_limits

from helpers.languages import CODES
from helpers.schema import build, check
from helpers.topics.clustering.cluster import TopicClusters
from helpers.topics.clustering.levels import topic_similarity
from helpers.topics.wording import labels
from helpers.topics.wording.terms import TermCounts

EXCERPT = 400  # characters of each text that tables carry
FEWEST_MAPPED = 12  # texts that t-SNE can lay out; of fewer the first two axes are drawn
PERPLEXITY = 30  # neighbours that t-SNE keeps near, its usual value
MAP_TEXTS = 3000  # at most this many texts are laid out on the map
LANGUAGE_ALARM = 0.1  # V-measure of topics with language from which a warning is due


def memberships_table(
    model: TopicClusters, texts: pd.DataFrame, documents: pd.DataFrame
) -> pd.DataFrame:
    """MEMBERSHIPS, with what is known of each text: language, place on the map, excerpt, title,
    source, date.
    """
    runner_up = pd.Series(model.runner_up_, dtype="Int64")
    x, y = _layout(model).T
    frame = pd.DataFrame(
        {
            "text_id": texts.text_id,
            "doc_id": texts.doc_id,
            "topic": model.labels_,
            "runner_up": runner_up.mask(runner_up < 0),
            "margin": model.margin_,
            "agreement": model.agreement_,
            "language": model.languages_,
            "similarity": model.similarity_,
            "start": texts.start,
            "end": texts.end,
            "excerpt": texts.text.map(_excerpt),
            "x": x,
            "y": y,
        }
    )
    about = documents.filter(["doc_id", "title", "source", "published"])
    about = about.assign(doc_id=about.doc_id.astype(str)).drop_duplicates("doc_id")
    return check(frame.merge(about, on="doc_id", how="left"), "MEMBERSHIPS")


def _excerpt(text: str) -> str:
    """The beginning of a text, cut between words."""
    words = " ".join(text[: 2 * EXCERPT].split())
    if len(words) <= EXCERPT:
        return words
    return f"{words[: EXCERPT + 1].rpartition(' ')[0] or words[:EXCERPT]} …"


def _layout(model: TopicClusters) -> np.ndarray:
    """Two coordinates per text, neighbours near (t-SNE, van der Maaten and Hinton 2008); NaN beyond
    3,000 texts.
    """
    space = model.space_[:MAP_TEXTS]
    if len(space) < FEWEST_MAPPED:
        flat = np.zeros((len(space), 2))
        flat[:, : space.shape[1]] = space[:, -2:]
    else:
        with threadpool_limits(1):
            perplexity = min(PERPLEXITY, (len(space) - 1) // 4)
            flat = TSNE(
                2, init="pca", perplexity=perplexity, random_state=0, metric="cosine"
            ).fit_transform(space)
    rows = model.space_row_
    known = (rows >= 0) & (rows < len(space))
    return np.where(known[:, None], flat[np.where(known, rows, 0)].astype(float), np.nan)


def topic_table(
    memberships: pd.DataFrame, terms: pd.DataFrame, counted: dict[str, TermCounts], unit: str
) -> pd.DataFrame:
    """TOPICS: labels in both languages, sizes, terms, coherence and agreement of every topic in
    `memberships`.
    """
    rows = []
    for topic, inside in memberships.groupby("topic"):
        n_texts = inside.language.value_counts().to_dict()
        top = terms[terms.topic == topic].sort_values("weight", ascending=False, kind="stable")
        rows.append(
            {
                "topic": topic,
                **labels.label_all(terms, topic, n_texts),
                "size": len(inside),
                "terms": ", ".join(top.term.head(10)),
                "unit": unit,
                "n_documents": inside.doc_id.nunique(),
                **{f"n_{code}": int(n_texts.get(code, 0)) for code in CODES},
                "coherence": labels.coherence(terms, counted, topic),
                "agreement": float(inside.agreement.mean()),
            }
        )
    return build(rows, "TOPICS")


def levels_table(model: TopicClusters, texts: pd.DataFrame) -> pd.DataFrame:
    """TOPIC_LEVELS: each text's topic on every nested level."""
    wide = model.levels_.assign(text_id=texts.text_id)
    return check(wide.melt("text_id", var_name="n_topics", value_name="topic"), "TOPIC_LEVELS")


def similarity_table(model: TopicClusters, labels: np.ndarray) -> pd.DataFrame:
    """Mean cosine between the texts of each two topics of `labels`, as a square table."""
    rows, k = model.space_row_, int(labels.max()) + 1
    known = rows >= 0
    _, first = np.unique(rows[known], return_index=True)
    values = topic_similarity(model.space_, labels[known][first], k)
    return pd.DataFrame(values, index=range(k), columns=range(k))


def quality_table(
    memberships: pd.DataFrame, topics: pd.DataFrame, terms: pd.DataFrame, verdict: str
) -> pd.DataFrame:
    """How good the topics are as a whole: measure, value and a reading in words."""
    several = len(topics) > 1
    mixed = memberships.language[memberships.language.isin(CODES)].nunique() > 1
    with_language = (
        v_measure_score(memberships.language, memberships.topic) if mixed and several else np.nan
    )
    rows = [
        ("coherence", topics.coherence.mean() if several else np.nan, _coherence_reading(topics)),
        (
            "diversity",
            labels.diversity(terms),
            "Share of different terms among the topics' top ten; 1 means no term serves twice.",
        ),
        ("language", with_language, _language_reading(with_language)),
        ("agreement", memberships.agreement.mean() if several else np.nan, verdict),
    ]
    return pd.DataFrame(rows, columns=["measure", "value", "reading"])


def _coherence_reading(table: pd.DataFrame) -> str:
    if len(table) < 2:
        return "One topic: there is nothing to tell apart."
    if table.coherence.isna().all():
        return "Too few terms to say."
    worst = table.loc[table.coherence.idxmin()]
    return (
        f"Mean NPMI of each topic's top terms, -1 to 1; lowest for topic {worst.topic} "
        f"({worst.label_en})."
    )


def _language_reading(value: float) -> str:
    if np.isnan(value):
        return "The texts are in one language, or there is one topic: nothing to compare."
    if value >= LANGUAGE_ALARM:
        return (
            f"Warning: topics follow language (V-measure {value:.2f}). "
            "Read the topics that hold one language only as that language's own coverage, or as a "
            "fault."
        )
    return (
        f"Topics hardly follow language (V-measure {value:.2f}; 0 means not at all, 1 means "
        f"they are languages)."
    )
