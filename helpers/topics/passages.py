"""Small corpora: a few articles are cut into passages, so that there is something to cluster."""

import pandas as pd

from helpers.schema import require

FEW_DOCUMENTS = 40  # up to here documents are cut into passages
WORDS = 60  # a passage is closed once it holds this many


def cut(sentences: pd.DataFrame, words: int = WORDS) -> pd.DataFrame:
    """Passages of neighbouring body sentences: text_id (doc_id#number), doc_id, number, start, end,
    text, language.

    Needs SENTENCES. A passage ends with the sentence that brings it to `words` words; a short rest
    joins it. Headings open a passage where it has to be cut anyway. Titles are left out: their
    offsets point elsewhere.
    """
    need = ["doc_id", "sentence_id", "start", "end", "text", "language", "role"]
    require(sentences, "SENTENCES", need, "Call language.split_sentences() first.")
    rows = [
        (
            f"{doc_id}#{number}",
            doc_id,
            number,
            int(part.start.iloc[0]),
            int(part.end.iloc[-1]),
            " ".join(part.text),
            part.language.mode().iloc[0],
        )
        for doc_id, group in sentences[sentences.role != "title"].groupby("doc_id", sort=True)
        for number, part in enumerate(_parts(group.sort_values("sentence_id"), words))
    ]
    columns = ["text_id", "doc_id", "number", "start", "end", "text", "language"]
    return pd.DataFrame(rows, columns=columns)


def _parts(group: pd.DataFrame, words: int) -> list[pd.DataFrame]:
    lengths = group.text.str.split().str.len().to_numpy()
    cuts, held = [0], 0
    for i, length in enumerate(lengths):
        # a heading belongs to what follows it
        if held >= words or (held >= words / 2 and group.role.iloc[i] == "heading"):
            cuts.append(i)
            held = 0
        held += length
    if len(cuts) > 1 and held < words / 2:
        cuts.pop()
    ends = [*cuts[1:], len(group)]
    return [group.iloc[a:b] for a, b in zip(cuts, ends, strict=True) if b > a]


def document_shares(memberships: pd.DataFrame) -> pd.DataFrame:
    """How each document's texts spread over topics: doc_id, topic, n_texts, share (sums to 1 per
    document).
    """
    counts = memberships.groupby(["doc_id", "topic"]).size().rename("n_texts").reset_index()
    counts["share"] = counts.n_texts / counts.groupby("doc_id").n_texts.transform("sum")
    return counts
