"""The sentences that stand for a topic, so that a label can be checked against the texts."""

import numpy as np
import pandas as pd

from helpers.schema import TABLES, check, empty

TEXTS = 6  # most typical texts of a topic and language that are read
SENTENCES = 3  # shown of a topic in each language
SHORTEST, LONGEST = 6, 60  # words


def central_sentences(model, sentences: pd.DataFrame, texts: pd.DataFrame) -> pd.DataFrame:
    """TOPIC_SENTENCES: per topic the sentences nearest to its centre, from different documents
    where there are enough.

    `texts` has one row per clustered text, in the order of fitting: text_id, doc_id, start, end
    (NaN: all of it). A topic with texts in both languages is shown in both.
    """
    parts = []
    for topic in range(model.n_topics_):
        found = _ranked(model, sentences, texts, topic).assign(topic=topic)
        parts += [_spread_over_documents(part) for _, part in found.groupby("language")]
    if not parts:
        return empty("TOPIC_SENTENCES")
    table = pd.concat(parts).sort_values(["topic", "similarity"], ascending=[True, False])
    table["number"] = table.groupby("topic").cumcount()
    columns = [column.name for column in TABLES["TOPIC_SENTENCES"]]
    return check(table[columns], "TOPIC_SENTENCES")


def _ranked(model, sentences: pd.DataFrame, texts: pd.DataFrame, topic: int) -> pd.DataFrame:
    inside = texts.assign(similarity=model.similarity_, language=model.languages_)
    inside = inside[model.labels_ == topic]
    ranked = inside.sort_values(["similarity", "text_id"], ascending=[False, True], kind="stable")
    typical = ranked.groupby("language").head(TEXTS)
    found = typical[["text_id", "doc_id", "start", "end"]].merge(
        sentences[sentences.role != "title"], on="doc_id", suffixes=("_text", "")
    )
    within = found.start_text.isna() | (
        (found.start >= found.start_text) & (found.end <= found.end_text)
    )
    lengths = found.text.str.split().str.len()
    found = found[within & lengths.between(SHORTEST, LONGEST)].reset_index(drop=True)
    vectors = model.maker_.placed(found.text, found.language, model.encoder)
    return found.assign(similarity=np.round(vectors @ model.centroids_.meaning[topic], 6))


def _spread_over_documents(found: pd.DataFrame) -> pd.DataFrame:
    ranked = found.sort_values(
        ["similarity", "text_id", "start"], ascending=[False, True, True], kind="stable"
    ).drop_duplicates("text")
    firsts = ranked.drop_duplicates("doc_id").head(SENTENCES)
    rest = ranked.drop(firsts.index).head(SENTENCES - len(firsts))
    return pd.concat([firsts, rest])
