"""The sentences that stand for a topic, so that a label can be checked against the texts."""

import numpy as np
import pandas as pd

from helpers import language
from helpers.schema import build
from helpers.topics.clustering.views import Pooled

TEXTS = 6  # most typical texts of a topic and language that are read
SENTENCES = 3  # shown of a topic in each language
SHORTEST, LONGEST = 6, 60  # words


def central_sentences(model, sentences: pd.DataFrame, texts: pd.DataFrame) -> pd.DataFrame:
    """TOPIC_SENTENCES: per topic the sentences nearest to its centre, from different documents
    where there are enough.

    `texts` has one row per clustered text, in the order of fitting: text_id, doc_id, start, end
    (NaN: all of it). A topic with texts in both languages is shown in both.
    """
    rows = []
    for topic in range(model.n_topics_):
        found = _ranked(model, sentences, texts, topic)
        chosen = (
            pd.concat([_spread_over_documents(part) for _, part in found.groupby("language")])
            if len(found)
            else found
        )
        for number, row in enumerate(
            chosen.sort_values("similarity", ascending=False, kind="stable").itertuples()
        ):
            rows.append(
                {
                    "topic": topic,
                    "number": number,
                    "text_id": row.text_id,
                    "doc_id": row.doc_id,
                    "start": row.start,
                }
                | {
                    "end": row.end,
                    "text": row.text,
                    "language": row.language,
                    "similarity": float(row.similarity),
                }
            )
    return build(rows, "TOPIC_SENTENCES")


def _ranked(model, sentences: pd.DataFrame, texts: pd.DataFrame, topic: int) -> pd.DataFrame:
    inside = texts.assign(similarity=model.similarity_, language=model.languages_)[
        model.labels_ == topic
    ]
    inside = inside.sort_values(["similarity", "text_id"], ascending=[False, True], kind="stable")
    typical = inside.groupby("language").head(TEXTS)
    found = typical[["text_id", "doc_id", "start", "end"]].merge(
        sentences[sentences.role != "title"], on="doc_id", suffixes=("_text", "")
    )
    within = found.start_text.isna() | (
        (found.start >= found.start_text) & (found.end <= found.end_text)
    )
    lengths = found.text.str.split().str.len()
    found = found[within & lengths.between(SHORTEST, LONGEST)].reset_index(drop=True)
    if not len(found):
        return found.assign(similarity=[])
    pooled = Pooled(language.embed(list(found.text), encoder=model.encoder))
    views = model.maker_.transform(list(found.text), found.language.to_numpy(dtype=object), pooled)
    return found.assign(similarity=np.round(views.vectors @ model.centroids_.meaning[topic], 6))


def _spread_over_documents(found: pd.DataFrame) -> pd.DataFrame:
    ranked = found.sort_values(
        ["similarity", "text_id", "start"], ascending=[False, True, True], kind="stable"
    )
    ranked = ranked.drop_duplicates("text")
    firsts = ranked.drop_duplicates("doc_id").head(SENTENCES)
    rest = ranked.drop(firsts.index).head(SENTENCES - len(firsts))
    return pd.concat([firsts, rest])
