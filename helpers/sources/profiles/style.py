"""Traits of style, counted by document, each with its definition and its reading list."""

import re
from functools import cache

import pandas as pd

from helpers import schema
from helpers.language import Matcher, find_quotes, forms, split_sentences, voice
from helpers.languages import CODES
from helpers.lexicon import read_lexicon
from helpers.sources.trials.design import REMEDY

SCARE_WORDS = (
    2  # quoted words up to which quotation marks without a speaker distance rather than quote
)
_WORDS = re.compile(r"[^\W_][\w'’-]*")

# measure: (unit, what it is, where it comes from)
MEASURES = {
    "direct speech": (
        "share of words",
        "words between quotation marks that a speaker is named for",
        "Zelizer 1989",
    ),
    "reported speech": (
        "share of words",
        "words reported without quotation marks",
        "Leech and Short 1981",
    ),
    "unattributed quotations": (
        "share of quotations",
        "quotations for which the text names no speaker",
        "Lawrence 2000",
    ),
    "anonymous sources": (
        "per 1,000 words",
        "phrases that give a source without a name",
        "Carlson 2011",
    ),
    "hedging": ("per 1,000 words", "words that mark a statement as uncertain", "Hyland 2005"),
    "certainty": (
        "per 1,000 words",
        "words that mark a statement as beyond doubt (boosters)",
        "Hyland 2005",
    ),
    "evaluative words": (
        "per 1,000 words",
        "words that judge, outside quotations",
        "Martin and White 2005",
    ),
    "scare quotes": (
        "per 1,000 words",
        "one or two words in quotation marks without a speaker",
        "Predelli 2003",
    ),
    "calls to action": (
        "per 1,000 words",
        "phrases that tell the reader what has to be done",
        "Wodak 2001",
    ),
    "sentence length": ("words", "words a sentence of the body", "Biber and Conrad 2009"),
    "boilerplate": (
        "share of characters",
        "adverts, forms and other page text that was cut",
        "Kohlschütter et al. 2010",
    ),
    "agency copy": (
        "share of documents",
        "documents that name a news agency as their origin",
        "Boumans et al. 2018",
    ),
    "headline above body": (
        "Goldstein units",
        "escalation of the title minus that of the text",
        "Andrew 2007",
    ),
}
TRAITS = {
    "anonymous sources": "anonymous source",
    "certainty": "certainty",
    "evaluative words": "evaluative",
    "calls to action": "call to action",
}


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(_WORDS.findall(text))


def style(
    documents: pd.DataFrame,
    sentences: pd.DataFrame | None = None,
    quotes: pd.DataFrame | None = None,
    scores: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Every measure of style by document: doc_id, measure, value (missing where nothing can be
    measured), n_sentences.

    `documents` needs doc_id, text, language and, for two of the measures, boilerplate_share and
    agency; `scores` (SCORES with their sentences' role) adds the difference between headline and
    body. Definitions are in `MEASURES`. Certainty, evaluative words and calls to action count the
    newsroom's own words only, not those of quoted speakers.
    """
    schema.require(documents, "DOCUMENTS", ["doc_id", "text", "language"], REMEDY)
    documents = documents.assign(text=documents.text.fillna("").astype(str))
    sentences = split_sentences(documents) if sentences is None else sentences
    quotes = find_quotes(documents) if quotes is None else quotes
    hits = voice(find_traits(documents), quotes)
    # what is not read has no words to measure
    read = documents.text.where(documents.language.isin(CODES), "")
    n_words = read.map(count_words).set_axis(documents.doc_id).astype(float)
    n_sentences = (
        sentences[sentences.role != "title"]
        .groupby("doc_id")
        .size()
        .reindex(n_words.index, fill_value=0)
    )
    values = _values(documents, n_words.where(n_words > 0), hits, quotes)
    values["sentence length"] = (n_words / n_sentences).where((n_words > 0) & (n_sentences > 0))
    wide = pd.DataFrame(values, index=n_words.index)
    table = (
        wide.rename_axis(index="doc_id", columns="measure").stack().rename("value").reset_index()
    )
    if scores is not None:
        table = pd.concat([table, _headline_above_body(sentences, scores)], ignore_index=True)
    return table.assign(
        value=table.value.astype(float),
        n_sentences=table.doc_id.map(n_sentences).fillna(0).astype(int),
    )


def find_traits(documents: pd.DataFrame) -> pd.DataFrame:
    """Every word that marks a trait: doc_id, start, end, text, trait (those of style_words.csv, and
    hedging).
    """
    rows = [
        {
            "doc_id": doc.doc_id,
            "start": start,
            "end": end,
            "text": doc.text[start:end],
            "trait": trait,
        }
        for doc in documents.itertuples()
        for trait in [*TRAITS.values(), "hedging"]
        for start, end, _ in trait_matcher(doc.language, trait).find(doc.text)
    ]
    return pd.DataFrame(rows, columns=["doc_id", "start", "end", "text", "trait"])


@cache
def trait_matcher(language: str, trait: str) -> Matcher:
    """Finds the words of one trait in one language; in a language that is not read, none."""
    table = read_lexicon("hedges" if trait == "hedging" else "style_words")
    table = table[table.language == language]
    table = (
        table[table.modality == "possibility"]
        if trait == "hedging"
        else table[table.trait == trait]
    )
    return Matcher(
        {row.term: forms(row.term, language, row.word_class) for row in table.itertuples()}
    )


def _values(
    documents: pd.DataFrame, n_words: pd.Series, hits: pd.DataFrame, quotes: pd.DataFrame
) -> dict:
    """Each measure by document; `n_words` is missing where a text has none, and so is what is
    measured.
    """

    def per_document(rows: pd.DataFrame, weights: pd.Series | int = 1) -> pd.Series:
        sums = rows.assign(weight=weights).groupby("doc_id").weight.sum()
        return sums.reindex(n_words.index, fill_value=0).astype(float)

    words = quotes.text.map(count_words).astype(int)
    direct, named = quotes.kind == "direct", quotes.speaker.notna()
    scare = direct & ~named & (words <= SCARE_WORDS)
    n_quotations = per_document(quotes[~scare])
    newsroom = hits.voice == "newsroom"
    values = {
        "direct speech": per_document(quotes[direct & ~scare], words) / n_words,
        "reported speech": per_document(quotes[~direct], words) / n_words,
        "unattributed quotations": per_document(quotes[~named & ~scare])
        / n_quotations.where(n_quotations > 0),
        "scare quotes": 1000 * per_document(quotes[scare]) / n_words,
        "hedging": 1000 * per_document(hits[(hits.trait == "hedging") & newsroom]) / n_words,
        "boilerplate": _column(documents, "boilerplate_share", n_words),
        "agency copy": _column(documents, "agency", n_words),
    }
    for measure, trait in TRAITS.items():
        own = (hits.trait == trait) & (newsroom | (trait == "anonymous source"))
        values[measure] = 1000 * per_document(hits[own]) / n_words
    return {measure: value.where(n_words.notna()) for measure, value in values.items()}


def _column(documents: pd.DataFrame, name: str, n_words: pd.Series) -> pd.Series:
    """A column as numbers, text as whether there is any; missing where the documents do not have
    it.
    """
    if name not in documents:
        return pd.Series(float("nan"), index=n_words.index)
    value = documents[name].set_axis(n_words.index)
    return (value.fillna("") != "").astype(float) if name == "agency" else value.astype(float)


def _headline_above_body(sentences: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    merged = scores.merge(
        sentences[["doc_id", "sentence_id", "role"]],
        on=["doc_id", "sentence_id"],
        suffixes=("_", ""),
    )
    title = merged[merged.role == "title"].groupby("doc_id").escalation.mean()
    body = merged[merged.role == "body"].groupby("doc_id").escalation.mean()
    difference = (title - body).rename("value").rename_axis("doc_id").reset_index()
    return difference.assign(measure="headline above body")
