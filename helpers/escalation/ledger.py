"""The escalation ledger: every word that counts, with the rules that set its contribution."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from helpers.escalation.concepts import FACETS, MODALITIES, Lexicon, load
from helpers.escalation.figurative import fields_named
from helpers.escalation.mentions import find_mentions, people
from helpers.escalation.modifiers import Words, mark_figures, read
from helpers.escalation.roles import find_roles, has_roles
from helpers.escalation.rules import Values, valued
from helpers.language import VOICES, held_by
from helpers.language.clauses import NOBODY
from helpers.language.matching import Found, Joined
from helpers.languages import CODES
from helpers.schema import TABLES, check, empty, require

ACT = 1.0
"""Goldstein units, either way, from which what was counted is an act of conflict or cooperation."""
_NEEDED = ["doc_id", "sentence_id", "text", "language"]
_BATCH, _CHARACTERS = 2_000, 250_000  # sentences and characters that are read at once


@dataclass(frozen=True)
class _Batch:
    """Some sentences of one language: their places in the table, their joined text, and what was
    read in it.
    """

    language: str
    sentences: np.ndarray
    joined: Joined
    words: Words
    values: Values
    names: Found


def ledger(
    sentences: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    lexicon: Lexicon | pd.DataFrame | str | Path | None = None,
) -> pd.DataFrame:
    """LEDGER: one row for each escalatory or calming word of `sentences`; contributions add up to
    the lexicon score.

    `sentences` needs doc_id, sentence_id, text and language (de or en; other languages are left out
    and named in `.attrs["left_out"]`); where `start` is present, offsets point into the document,
    otherwise into the sentence. With `quotes` each row says whose voice it is. `lexicon` is a path
    or table of the reader's own. A sentence's contributions are the values of its events in
    Goldstein units (sign flipped: +10 military attack, -8.3 strongest cooperation) times their
    share of the sentence, so their sum stays within that range. Weights: Goldstein 1992
    (doi:10.1177/0022002792036002007) as mapped to CAMEO; rules: see `rules`.
    """
    compiled = load(lexicon)
    frame = _table(
        [_rows(batch, compiled) for batch in _batches(sentences, compiled)],
        sentences,
        compiled,
        quotes,
    )
    languages = Counter(sentences["language"].dropna().tolist())
    frame.attrs["left_out"] = {
        str(other): n for other, n in languages.most_common() if other not in CODES
    }
    return frame


def totals(
    sentences: pd.DataFrame, lexicon: Lexicon | pd.DataFrame | str | Path | None = None
) -> pd.DataFrame:
    """Sums of the ledger's contributions for each row of `sentences`, in its order: see `summed`.

    Needs what `ledger` needs and agrees with it, but names no actors and writes no rows.
    """
    numbers, parts, facets = [], [], []
    for batch in _batches(sentences, load(lexicon)):
        rows = batch.values.in_ledger
        numbers.append(batch.sentences[batch.words.number[rows]])
        parts.append(batch.values.contribution[rows])
        facets.append(batch.values.facet[rows])
    number, part, facet = (np.concatenate([[], *column]) for column in (numbers, parts, facets))
    return summed(
        number.astype(int), part, [facet == k for k in range(len(FACETS))], sentences.index
    )


def summed(
    number: np.ndarray, part: np.ndarray, of_facet: list[np.ndarray], index: pd.Index
) -> pd.DataFrame:
    """n_hits, n_acts (those that count at least ACT), total, action and rhetoric of each sentence.

    `part` holds the contributions of the sentences with these numbers.
    """
    weights = (part, *(np.where(chosen, part, 0.0) for chosen in of_facet))
    columns = [
        np.bincount(number, minlength=len(index)),
        np.bincount(number[np.abs(part) >= ACT], minlength=len(index)),
        *(np.bincount(number, weight, len(index)) for weight in weights),
    ]
    return pd.DataFrame(
        dict(zip(["n_hits", "n_acts", "total", *FACETS], columns, strict=True)), index=index
    )


def _batches(sentences: pd.DataFrame, lexicon: Lexicon) -> Iterator[_Batch]:
    """All sentences in the languages of the lexicon, read some thousand at a time."""
    require(sentences, "SENTENCES", _NEEDED, "Call language.split_sentences() first.")
    given = sentences["text"].tolist()
    texts = [
        text if isinstance(text, str) else "" if pd.isna(text) else str(text) for text in given
    ]
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    languages = sentences["language"].to_numpy()
    for language in CODES:
        chosen = np.flatnonzero(languages == language)
        characters = np.cumsum(lengths[chosen])
        batch = np.maximum(np.arange(len(chosen)) // _BATCH, characters // _CHARACTERS)
        for part in np.split(chosen, np.flatnonzero(np.diff(batch)) + 1):
            if len(part):
                yield _read([texts[i] for i in part.tolist()], part, lexicon, language)


def _read(texts: list[str], sentences: np.ndarray, lexicon: Lexicon, language: str) -> _Batch:
    joined = Joined(texts)
    found, names, fields = lexicon.searches[language].find(joined)
    meanings = lexicon.meanings[language]
    words = read(joined, found, meanings, language)
    mark_figures(words, fields_named(joined, fields, language, found), meanings)
    return _Batch(
        language, sentences, joined, words, valued(joined, words, lexicon, language), names
    )


def _rows(batch: _Batch, lexicon: Lexicon) -> dict[str, np.ndarray]:
    """The ledger rows of a batch as columns; what repeats is the place of its name in a list (see
    `_table`).
    """
    words, values, joined = batch.words, batch.values, batch.joined
    rows = np.flatnonzero(values.in_ledger)
    meanings, key = lexicon.meanings[batch.language], words.key[rows]
    number, start, end = words.number[rows], words.start[rows], words.end[rows]
    governor = values.governor[rows]
    who = np.full((2, len(words)), NOBODY)
    acts = np.flatnonzero(has_roles(words, values, lexicon))
    acted = np.zeros(len(joined.starts), dtype=bool)
    acted[words.number[acts]] = True
    near = acted[joined.numbers(batch.names.start)]
    named = find_mentions(joined, Found(*(column[near] for column in batch.names)), batch.language)
    who[:, acts] = find_roles(joined, words, acts, named, meanings.noun, batch.language)
    who = np.where(who == NOBODY, NOBODY, who + _first_name(batch.language))[:, rows]
    return {
        "sentence": batch.sentences[number],
        "start": start - joined.starts[number],
        "end": end - joined.starts[number],
        "text": np.array(joined.slices(start, end), dtype=object),
        "concept": meanings.concept[key],
        "category": values.category[rows],
        "facet": values.facet[rows],
        "weight": meanings.weight[key],
        "negated": words.negated[rows],
        "modality": values.modality[rows],
        "intensity": words.intensity[rows],
        "actor": who[0],
        "target": who[1],
        "contribution": values.contribution[rows],
        "value": values.value[rows],
        "governor": np.where(governor < 0, -1, meanings.concept[words.key[governor]]),
    }


def _table(
    parts: list[dict[str, np.ndarray]],
    sentences: pd.DataFrame,
    lexicon: Lexicon,
    quotes: pd.DataFrame | None,
) -> pd.DataFrame:
    """LEDGER from the rows of all batches, in the order of `sentences`."""
    if not any(len(part["sentence"]) for part in parts):
        return empty("LEDGER")
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    index = columns.pop("sentence")
    if (np.diff(index) < 0).any():
        order = np.argsort(index, kind="stable")
        index, columns = index[order], {name: column[order] for name, column in columns.items()}
    if "start" in sentences.columns:
        base = sentences["start"].to_numpy()[index]
        columns |= {"start": base + columns["start"], "end": base + columns["end"]}
    columns |= {"voice": np.zeros_like(index), "speaker": np.full_like(index, -1)}
    lists = _lists(lexicon)
    if quotes is not None and len(quotes):
        columns["speaker"], columns["voice"] = _held_by(quotes, columns, sentences, index)
        lists["speaker"] = quotes["speaker"].astype("str").array
    columns |= {name: known.take(columns[name], allow_fill=True) for name, known in lists.items()}
    columns["text"] = pd.array(columns["text"], dtype="str")
    columns["direction"] = np.sign(columns["weight"]).astype(int)
    columns |= {name: sentences[name].array.take(index) for name in ("doc_id", "sentence_id")}
    first = [column.name for column in TABLES["LEDGER"]]
    frame = pd.DataFrame(
        {name: columns[name] for name in dict.fromkeys([*first, *columns])}, copy=False
    )
    return check(frame, "LEDGER")


def _lists(lexicon: Lexicon) -> dict[str, pd.api.extensions.ExtensionArray]:
    """The lists in which the values of some columns have their places."""
    concepts, names = _strings(tuple(lexicon.concepts)), _names()
    return {
        "concept": concepts,
        "category": _strings(tuple(lexicon.categories)),
        "facet": _strings(FACETS),
        "modality": _strings(MODALITIES),
        "voice": _strings(VOICES),
        "speaker": names,
        "actor": names,
        "target": names,
        "governor": concepts,
    }


@lru_cache(maxsize=16)
def _strings(values: tuple[str, ...]) -> pd.api.extensions.ExtensionArray:
    return pd.array(values, dtype="str")


@cache
def _names() -> pd.api.extensions.ExtensionArray:
    """The names of actors in all languages."""
    return pd.array([name for language in CODES for name in people(language).names], dtype="str")


@cache
def _first_name(language: str) -> int:
    """Place of the first name of a language in `_names`."""
    return sum(len(people(other).names) for other in CODES[: CODES.index(language)])


def _held_by(
    quotes: pd.DataFrame, columns: dict, sentences: pd.DataFrame, index: np.ndarray
) -> tuple:
    """Each row's quotation and voice; a title has offsets of its own, so its rows stay the
    newsroom's.
    """
    middle = (columns["start"] + columns["end"]) // 2
    quote, place = held_by(sentences["doc_id"].take(index), middle, quotes)
    if "role" in sentences.columns:
        title = (sentences["role"] == "title").to_numpy()[index]
        quote[title], place[title] = -1, 0
    return quote, place
