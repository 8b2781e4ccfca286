"""Who appears in a document, how often, and as what: who speaks, who acts, who is spoken of."""

import numpy as np
import pandas as pd

from helpers import language, schema
from helpers.language.clauses import MENTIONED, PARTS, Named, parts
from helpers.language.matching import Joined
from helpers.sources.profiles.style import count_words, trait_matcher
from helpers.sources.profiles.tone import tone
from helpers.sources.trials.design import in_read_language

_AT_ONCE = 2_000  # sentences that are read at once
KINDS = ["person", "state", "organisation"]


def actors(
    documents: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    reading: language.Reading | None = None,
) -> pd.DataFrame:
    """ACTORS: the persons, states and organisations of each document, what is quoted from them, and
    their part.

    `documents` needs doc_id, title, text, language; `quotes` and `reading` (`language.read`) are
    found where not given. `role_in_text` is speaker (quoted or reported), else agent or patient,
    whichever the mentions are more often, else mentioned; voice, articles and word order decide
    (see `language.clauses.parts`), so read it over many documents. `tone` is the mean of
    `sources.tone` over the mentions. Further columns: kind, country, first_at (0 at the top of the
    text, 1 at its end), in_title, reported_words. Documents that are neither German nor English are
    not read and have no rows.
    """
    documents = in_read_language(documents, "title", "text", "language")
    reading = (language.read(documents) if reading is None else reading).of(documents)
    quotes = reading.quotes if quotes is None else quotes
    names = reading.names[reading.names.kind != "weapon"].reset_index(drop=True)
    counted = names.kind.isin(KINDS)
    if not counted.any():
        return schema.empty("ACTORS")
    sentences = _in_sentences(names, reading.sentences).loc[names.index]
    hits = names.assign(part=_parts(sentences, names))[counted]
    hits["tone"] = tone(sentences[counted]).tone
    length = hits.doc_id.map(documents.set_index("doc_id").text.str.len())
    hits["at"] = (hits.start / length.clip(lower=1)).where(~hits.in_title, 0.0)
    table = hits.groupby(["doc_id", "concept"], sort=True).agg(
        mentions=("text", "size"),
        agent=("part", lambda p: (p == "agent").sum()),
        patient=("part", lambda p: (p == "patient").sum()),
        kind=("kind", "first"),
        country=("country", "first"),
        first_at=("at", "min"),
        in_title=("in_title", "any"),
        tone=("tone", "mean"),
    )
    words = _words_by_speaker(quotes)
    table = (
        table.join(words, how="left").fillna({"quoted_words": 0, "reported_words": 0}).reset_index()
    )
    speaks = (table.quoted_words > 0) | (table.reported_words > 0)
    table["role_in_text"] = np.select(
        [speaks, table.agent > table.patient, table.patient > table.agent],
        ["speaker", "agent", "patient"],
        "mentioned",
    )
    return schema.check(
        table.rename(columns={"concept": "actor"}).drop(columns=["agent", "patient"]), "ACTORS"
    )


def voices(
    documents: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    reading: language.Reading | None = None,
) -> pd.DataFrame:
    """Who is quoted in each document: doc_id, speaker, side, kind, words, share (of the document's
    words), anonymous.

    `speaker` is "" where a quotation names none. `side` is the speaker's state where the gazetteer
    knows it. Anonymous are speakers of whom only their closeness to the matter is said
    (style_words.csv, trait "anonymous source"). `quotes` and `reading` (`language.read`) are found
    where not given.
    """
    documents = in_read_language(documents, "text", "language")
    reading = (language.read(documents) if reading is None else reading).of(documents)
    quotes = reading.quotes if quotes is None else quotes[quotes.doc_id.isin(documents.doc_id)]
    of_quote = documents.set_index("doc_id").loc[quotes.doc_id]
    people = reading.term_hits.query("kind == 'person'").drop_duplicates("concept")
    words = quotes.text.map(count_words).astype(int)
    mentions = zip(of_quote.language, quotes.speaker_mention.fillna(""), strict=True)
    return pd.DataFrame(
        {
            "doc_id": quotes.doc_id,
            "speaker": quotes.speaker.fillna(""),
            "side": quotes.speaker.map(people.set_index("concept").country).fillna(""),
            "kind": np.where(quotes.kind == "direct", "direct", "reported"),
            "words": words,
            "share": words / of_quote.text.map(count_words).clip(lower=1).to_numpy(),
            "anonymous": [
                bool(trait_matcher(code, "anonymous source").find(mention))
                for code, mention in mentions
            ],
        }
    ).reset_index(drop=True)


def _parts(sentences: pd.DataFrame, hits: pd.DataFrame) -> pd.Series:
    """agent, patient or mentioned for each hit, as its sentence shows; `sentences` are those of the
    hits.
    """
    found = pd.Series(PARTS[MENTIONED], index=hits.index)
    keys = ["doc_id", "in_title", "begin"]
    of_hit = sentences.assign(adjective=hits.form == "adjective").sort_values([*keys, "start"])
    for code, own in of_hit.groupby("language", sort=False):
        number = own.groupby(keys, sort=False).ngroup().to_numpy()
        for some in np.split(np.arange(len(own)), np.flatnonzero(np.diff(number // _AT_ONCE)) + 1):
            rows, first = own.iloc[some], np.unique(number[some], return_index=True)[1]
            joined = Joined(rows.text.iloc[first].tolist())
            base = joined.starts[number[some] - number[some[0]]]
            names = Named(base + rows.start, base + rows.end, rows.adjective.to_numpy())
            found[rows.index] = PARTS[parts(joined, names, code)]
    return found.where(~of_hit.adjective, PARTS[MENTIONED])


def _in_sentences(hits: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Each hit with its sentence: text, start and end in it, language; the index of `hits`."""
    sentences = sentences.assign(in_title=sentences.role == "title")
    keys = ["doc_id", "in_title"]
    # Every hit goes to the last sentence of its text that begins at or before it.
    left = hits.reset_index()[["index", *keys, "start", "end"]].sort_values("start", kind="stable")
    right = sentences[[*keys, "start", "text", "language"]].rename(columns={"start": "begin"})
    both = pd.merge_asof(
        left, right.sort_values("begin", kind="stable"), left_on="start", right_on="begin", by=keys
    ).set_index("index")
    both["text"] = both.text.fillna("")
    both["language"] = both.language.fillna("other")
    return both.assign(
        start=both.start - both.begin.fillna(0), end=both.end - both.begin.fillna(0)
    ).astype({"start": int, "end": int})


def _words_by_speaker(quotes: pd.DataFrame) -> pd.DataFrame:
    named = quotes[quotes.speaker.notna()]
    n = named.text.map(count_words)
    direct = named.kind == "direct"
    keyed = pd.DataFrame(
        {
            "doc_id": named.doc_id,
            "concept": named.speaker.astype(str),
            "quoted_words": n.where(direct, 0),
            "reported_words": n.where(~direct, 0),
        }
    )
    return keyed.groupby(["doc_id", "concept"]).sum()
