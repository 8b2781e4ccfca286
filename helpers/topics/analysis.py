"""From documents to the tables of topics."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import language
from helpers.languages import CODES
from helpers.schema import require
from helpers.topics import edits, passages, tables
from helpers.topics.clustering import stability
from helpers.topics.clustering.cluster import TopicClusters
from helpers.topics.clustering.views import unit as unit_length
from helpers.topics.evidence import central_sentences
from helpers.topics.wording import labels
from helpers.topics.wording.terms import TermCounts, count_terms, topic_terms


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
    counted: dict[str, TermCounts]
    fitted: "Topics | None" = None  # what a level was made from; None where this is what was fitted

    def at(self, n_topics: int | None) -> "Topics":
        """The same texts on a coarser or finer level that nests in this partition, without a new
        fit; None: this one.

        Labels and terms are made anew; margins and agreement are not known for a level. Raises
        ValueError for a number that is not among `levels`.
        """
        if self.fitted is not None:
            return self if n_topics == len(self.topics) else self.fitted.at(n_topics)
        if n_topics in (None, len(self.topics)):
            return self
        level = self.levels[self.levels.n_topics == n_topics]
        if not len(level):
            there = self.levels.n_topics
            raise ValueError(
                f"There is no level with {n_topics} topics; there are {there.min()} to "
                f"{there.max()}."
            )
        found = level.set_index("text_id").topic.reindex(self.memberships.text_id).to_numpy()
        memberships = self.memberships.assign(topic=found, margin=np.nan, agreement=np.nan)
        memberships["runner_up"] = pd.Series(pd.NA, memberships.index, dtype="Int64")
        overlap = pd.crosstab(found, self.memberships.topic).to_numpy(float)
        centres = unit_length(overlap @ self.model.centroids_.meaning)
        terms, topics = _labelled(self.model, self.counted, memberships, centres, self.unit)
        verdict = (
            f"{n_topics} topics: a nested level of the {self.model.n_topics_} that were "
            f"fitted; {self.verdict}"
        )
        return replace(
            self,
            topics=topics,
            memberships=memberships,
            terms=terms,
            sentences=_sentences_of_level(self.sentences, memberships),
            documents=passages.document_shares(memberships),
            similarity=tables.similarity_table(self.model, found),
            quality=tables.quality_table(memberships, topics, terms, verdict),
            verdict=verdict,
            fitted=self,
        )

    def place(self, texts: Sequence[str]) -> pd.DataFrame:
        """Where new texts belong: text, topic of the fit, its labels, and what
        `TopicClusters.place` says of them.
        """
        base = self.fitted or self
        found = base.model.place(texts).assign(text=list(texts))
        found["runner_up"] = found.runner_up.astype("Int64").mask(found.runner_up < 0)
        labelled = found.merge(base.topics[["topic", *edits.LABELS]], on="topic", how="left")
        return labelled[["text", "topic", *edits.LABELS, *found.columns[1:-1]]]

    def renamed(self, names: dict[int, tuple[str, ...]]) -> "Topics":
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

    `documents` needs doc_id, text and language; title, source and published are used where present.
    `unit` is "document", "passage" or "auto" (passages up to 40 documents). `sentences` (SENTENCES)
    saves splitting again. `label_file` is an edited CSV of `write_labels`. Raises TableError for
    missing columns, ValueError where there is no text to cluster.
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
        raise ValueError(
            f"None of the {len(documents)} documents holds a word. Check what corpus.load() kept."
        )
    model = TopicClusters(n_topics, random_state=random_state, encoder=encoder).fit(
        list(texts.text)
    )
    _, verdict = stability.verdict(model.stability_, model.n_different_, n_topics is not None, unit)
    counted = {
        code: count_terms(list(texts.text), model.languages_, code, _outlets(documents))
        for code in CODES
        if code in model.languages_
    }
    memberships = tables.memberships_table(model, texts, documents)
    terms, topics = _labelled(model, counted, memberships, model.centroids_.meaning, unit)
    if label_file is not None:
        topics = edits.read_labels(topics, memberships, label_file)
    return Topics(
        topics=topics,
        memberships=memberships,
        terms=terms,
        stability=model.stability_,
        sentences=central_sentences(model, sentences, texts),
        documents=passages.document_shares(memberships),
        levels=tables.levels_table(model, texts),
        similarity=tables.similarity_table(model, model.labels_),
        quality=tables.quality_table(memberships, topics, terms, verdict),
        unit=unit,
        verdict=verdict,
        model=model,
        counted=counted,
    )


def _labelled(
    model: TopicClusters,
    counted: dict[str, TermCounts],
    memberships: pd.DataFrame,
    centres: np.ndarray,
    unit: str,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """TOPIC_TERMS and TOPICS of the topics in `memberships`, whose centres (k, d) are given."""
    terms = topic_terms(counted, memberships.topic.to_numpy(), len(centres))
    terms["nearness"] = labels.nearness(model, terms, centres)
    return terms, tables.topic_table(memberships, terms, counted, unit)


def _sentences_of_level(sentences: pd.DataFrame, memberships: pd.DataFrame) -> pd.DataFrame:
    """The central sentences of the fitted topics under the topics of another level, the most
    central first.
    """
    topic_of = memberships.set_index("text_id").topic
    moved = sentences.assign(topic=topic_of.reindex(sentences.text_id).to_numpy())
    moved = moved.sort_values(["topic", "similarity"], ascending=[True, False], kind="stable")
    return moved.assign(number=moved.groupby("topic").cumcount()).reset_index(drop=True)


def _outlets(documents: pd.DataFrame) -> list[str]:
    return sorted(documents.source.dropna().astype(str).unique()) if "source" in documents else []


def _whole(documents: pd.DataFrame) -> pd.DataFrame:
    text = documents.text.fillna("")
    if "title" in documents:
        title = documents.title.fillna("").str.strip()
        text = np.where(title != "", title + "\n" + text, text)
    ids = documents.doc_id.astype(str)
    return pd.DataFrame(
        {"text_id": ids, "doc_id": ids, "text": text, "start": np.nan, "end": np.nan}
    )
