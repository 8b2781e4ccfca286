"""From documents to the tables of topics."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from helpers import language
from helpers.schema import build, check, require
from helpers.topics import edits, labels, passages
from helpers.topics.cluster import TopicClusters
from helpers.topics.evidence import central_sentences
from helpers.topics.levels import topic_similarity
from helpers.topics.terms import count_terms, topic_terms

EXCERPT = 400  # characters of each text that tables carry
MAP_TEXTS = 3000  # at most this many texts are laid out on the map
LANGUAGE_ALARM = 0.1  # V-measure of topics with language from which a warning is due


@dataclass(frozen=True)
class Topics:
    """What an analysis of topics found: tables, the fitted model and its verdict in words."""

    topics: pd.DataFrame
    memberships: pd.DataFrame
    terms: pd.DataFrame
    stability: pd.DataFrame
    sentences: pd.DataFrame
    documents: pd.DataFrame
    levels: pd.DataFrame
    similarity: pd.DataFrame
    quality: pd.DataFrame
    unit: str
    verdict: str
    model: TopicClusters

    def renamed(self, names: dict[int, tuple[str, str]]) -> Topics:
        """The same with other labels: topic -> (German, English); "" keeps the automatic one."""
        return replace(self, topics=edits.rename(self.topics, names))


def find(
    documents: pd.DataFrame,
    n_topics: int | None = None,
    *,
    unit: str = "auto",
    sentences: pd.DataFrame | None = None,
    label_file: str | Path | None = None,
    random_state: int = 0,
    encoder=None,
) -> Topics:
    """The topics of a corpus, with labels in both languages, evidence, and how sure they are.

    `documents` needs doc_id, text and language; title, source and published are used where present. `unit` is
    "document", "passage" or "auto" (passages up to 40 documents). `sentences` (SENTENCES) saves splitting again.
    `label_file` is an edited CSV of `write_labels`. Raises TableError for missing columns, ValueError where there is no
    text to cluster.
    """
    require(documents, "DOCUMENTS", ["doc_id", "text", "language"], "Call corpus.load() first.")
    if unit not in ("auto", "document", "passage"):
        raise ValueError(f"unit is {unit!r}; choose auto, document or passage.")
    if unit == "auto":
        unit = "passage" if len(documents) <= passages.FEW_DOCUMENTS else "document"
    if sentences is None:
        sentences = language.split_sentences(documents)
    texts = passages.cut(sentences) if unit == "passage" else _whole(documents)
    texts = texts[texts.text.str.contains(r"\w", regex=True)].reset_index(drop=True)
    if not len(texts):
        raise ValueError(f"None of the {len(documents)} documents holds a word. Check what corpus.load() kept.")
    model = TopicClusters(n_topics, random_state=random_state, encoder=encoder).fit(list(texts.text))
    k, codes = model.n_topics_, model.languages_
    outlets = _outlets(documents)
    counted = {
        code: count_terms(list(texts.text), codes, code, outlets) for code in ("de", "en") if (codes == code).any()
    }
    terms = topic_terms(counted, model.labels_, k)
    terms["nearness"] = labels.nearness(model, terms)
    memberships = _memberships(model, texts, documents)
    table = _topic_table(model, terms, counted, memberships, unit)
    if label_file is not None:
        table = edits.read_labels(table, memberships, label_file)
    return Topics(
        topics=table,
        memberships=memberships,
        terms=terms,
        stability=model.stability_,
        sentences=central_sentences(model, sentences, texts),
        documents=passages.document_shares(memberships),
        levels=_levels(model, texts),
        similarity=_similarity(model),
        quality=_quality(model, table, terms),
        unit=unit,
        verdict=model.verdict_,
        model=model,
    )


def _outlets(documents: pd.DataFrame) -> list[str]:
    return sorted(documents.source.dropna().astype(str).unique()) if "source" in documents else []


def _whole(documents: pd.DataFrame) -> pd.DataFrame:
    text = documents.text.fillna("")
    if "title" in documents:
        title = documents.title.fillna("").str.strip()
        text = np.where(title != "", title + "\n" + text, text)
    frame = pd.DataFrame(
        {"text_id": documents.doc_id.astype(str), "doc_id": documents.doc_id.astype(str), "text": text}
    )
    return frame.assign(start=np.nan, end=np.nan)


def _memberships(model: TopicClusters, texts: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "text_id": texts.text_id,
            "doc_id": texts.doc_id,
            "topic": model.labels_,
            "runner_up": pd.array(np.where(model.runner_up_ < 0, 0, model.runner_up_), dtype="Int64"),
            "margin": model.margin_,
            "agreement": model.agreement_,
            "language": model.languages_,
            "similarity": model.similarity_,
            "start": texts.start,
            "end": texts.end,
            "excerpt": texts.text.str.slice(0, EXCERPT).str.replace(r"\s+", " ", regex=True),
        }
    )
    frame.loc[model.runner_up_ < 0, "runner_up"] = pd.NA
    frame[["x", "y"]] = _layout(model)
    facts = [c for c in ("title", "source", "published") if c in documents]
    about = documents.assign(doc_id=documents.doc_id.astype(str))[["doc_id", *facts]].drop_duplicates("doc_id")
    return check(frame.merge(about, on="doc_id", how="left"), "MEMBERSHIPS")


def _layout(model: TopicClusters) -> np.ndarray:
    """Two coordinates per text, neighbours near (t-SNE, van der Maaten and Hinton 2008); NaN beyond 3,000 texts."""
    from sklearn.manifold import TSNE

    space = model._space[:MAP_TEXTS]
    if len(space) < 12:
        flat = np.zeros((len(space), 2))
        flat[:, : min(2, space.shape[1])] = space[:, ::-1][:, :2][:, ::-1] if space.shape[1] > 1 else space[:, :1]
    else:
        with threadpool_limits(1):
            perplexity = min(30, (len(space) - 1) // 4)
            flat = TSNE(2, init="pca", perplexity=perplexity, random_state=0, metric="cosine").fit_transform(space)
    rows = model._space_row
    placed = np.full((len(rows), 2), np.nan)
    known = (rows >= 0) & (rows < len(space))
    placed[known] = flat[rows[known]]
    return placed


def _topic_table(model, terms, counted, memberships: pd.DataFrame, unit: str) -> pd.DataFrame:
    rows = []
    for topic in range(model.n_topics_):
        inside = memberships[memberships.topic == topic]
        n_texts = inside.language.value_counts().to_dict()
        label_de, label_en = labels.label_both(terms, topic, n_texts)
        top = terms[terms.topic == topic].sort_values("weight", ascending=False, kind="stable")
        rows.append(
            {
                "topic": topic,
                "label_de": label_de,
                "label_en": label_en,
                "size": len(inside),
                "terms": ", ".join(top.term.head(10)),
                "unit": unit,
                "n_documents": inside.doc_id.nunique(),
                "n_de": int(n_texts.get("de", 0)),
                "n_en": int(n_texts.get("en", 0)),
                "coherence": labels.coherence(terms, counted, topic),
                "agreement": float(inside.agreement.mean()),
            }
        )
    return build(rows, "TOPICS")


def _levels(model: TopicClusters, texts: pd.DataFrame) -> pd.DataFrame:
    long = model.levels_.assign(text_id=texts.text_id).melt("text_id", var_name="n_topics", value_name="topic")
    return check(long, "TOPIC_LEVELS")


def _similarity(model: TopicClusters) -> pd.DataFrame:
    """Mean cosine between the texts of each two topics, as a square table."""
    rows = model._space_row
    known = rows >= 0
    _, first = np.unique(rows[known], return_index=True)
    values = topic_similarity(model._space, model.labels_[known][first], model.n_topics_)
    return pd.DataFrame(values, index=range(model.n_topics_), columns=range(model.n_topics_))


def _quality(model: TopicClusters, table: pd.DataFrame, terms: pd.DataFrame) -> pd.DataFrame:
    from sklearn.metrics import v_measure_score

    codes = model.languages_
    mixed = min((codes == "de").sum(), (codes == "en").sum()) > 0
    with_language = float(v_measure_score(codes, model.labels_)) if mixed and model.n_topics_ > 1 else float("nan")
    several = model.n_topics_ > 1
    rows = [
        ("coherence", table.coherence.mean() if several else np.nan, _coherence_reading(table)),
        (
            "diversity",
            labels.diversity(terms),
            "Share of different terms among the topics' top ten; 1 means no term serves twice.",
        ),
        ("language", with_language, _language_reading(with_language)),
        ("agreement", float(np.nanmean(model.agreement_)) if several else np.nan, model.verdict_),
    ]
    return pd.DataFrame(rows, columns=["measure", "value", "reading"])


def _coherence_reading(table: pd.DataFrame) -> str:
    if len(table) < 2:
        return "One topic: there is nothing to tell apart."
    worst = table.loc[table.coherence.idxmin()] if table.coherence.notna().any() else None
    if worst is None:
        return "Too few terms to say."
    return f"Mean NPMI of each topic's top terms, -1 to 1; lowest for topic {worst.topic} ({worst.label_en})."


def _language_reading(value: float) -> str:
    if np.isnan(value):
        return "The texts are in one language, or there is one topic: nothing to compare."
    if value >= LANGUAGE_ALARM:
        return (
            f"Warning: topics follow language (V-measure {value:.2f}). "
            "Read the topics that hold one language only as that language's own coverage, or as a fault."
        )
    return f"Topics hardly follow language (V-measure {value:.2f}; 0 means not at all, 1 means they are languages)."
