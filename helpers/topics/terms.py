"""Distinctive terms of each topic in each language: lemmas, compounds kept whole, and two-word phrases."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
import scipy.sparse as sp

from helpers.lexicon import read_lexicon
from helpers.schema import build

PRIOR = 10.0  # texts' worth of corpus mean in every topic's rate
N_TERMS = 15
CHARACTERS = 20_000  # of each text that are read for terms
_WORD = re.compile(r"[^\W\d_](?:[\w’']|-(?=\w))*")
_PHRASE_SHARE = 0.5  # a phrase takes its word's place where it makes up this share of the word's texts


@dataclass(frozen=True)
class TermCounts:
    """Occurrences of terms in texts of one language: `counts` (n, v), and how each term is written."""

    rows: np.ndarray  # positions of the texts
    counts: sp.csr_matrix
    keys: list[tuple[str, ...]]  # lower-case lemmas, two for a phrase
    written: list[str]


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words that say nothing of a topic: function words, time words, verbs of saying, outlets and agencies."""
    table = read_lexicon("stop_words")
    months = read_lexicon("months")
    agencies = read_lexicon("agencies").mention.str.lower()
    return frozenset([*table.word[table.language == language], *months.name, *agencies])


def count_terms(texts: Sequence[str], languages: np.ndarray, language: str) -> TermCounts:
    """Terms of the texts in one language; a term must stand in two texts where there are ten or more."""
    rows = np.flatnonzero(languages == language)
    tokens = [[(m.group(), m.start(), m.end()) for m in _WORD.finditer(texts[i][:CHARACTERS])] for i in rows]
    keys = _lemma_keys(Counter(word for text in tokens for word, _, _ in text), language)
    ids: dict[tuple[str, ...], int] = {}
    forms: dict[tuple[str, ...], Counter] = defaultdict(Counter)
    at, columns = [], []
    for row, (position, found) in enumerate(zip(rows, tokens, strict=True)):
        text, before, before_end = texts[position], None, -1
        for word, start, end in found:
            key = keys.get(word)
            if key is None:
                before = None
                continue
            terms = [((key[0],), key[1])]
            if before is not None and start == before_end + 1 and text[before_end] in "  \n":
                terms.append(((before[0], key[0]), f"{before[2]} {word}"))
            for term, form in terms:
                forms[term][form] += 1
                at.append(row)
                columns.append(ids.setdefault(term, len(ids)))
            before, before_end = (*key, word), end
    matrix = sp.csr_matrix((np.ones(len(at), np.float32), (at, columns)), (len(rows), len(ids)))
    texts_with = np.bincount(matrix.indices, minlength=len(ids)) if len(ids) else np.array([], int)
    keys_in_order = list(ids)
    least = np.array([(2 if len(key) == 1 else 3) if len(rows) >= 10 else len(key) for key in keys_in_order])
    kept = sorted(np.flatnonzero(texts_with >= least) if len(ids) else [], key=lambda i: keys_in_order[i])
    written = [max(forms[keys_in_order[i]].items(), key=lambda f: (f[1], f[0]))[0] for i in kept]
    return TermCounts(rows, matrix[:, kept].tocsr(), [keys_in_order[i] for i in kept], written)


def _lemma_keys(forms: Counter, language: str) -> dict[str, tuple[str, str]]:
    """Form -> (lower-case lemma, lemma as written) of every form that can be a term."""
    import simplemma

    stops = stop_words(language)
    found = {}
    for form in sorted(forms):
        bare = re.sub(r"[’']s?$", "", form)
        if len(bare) < 3 and not (bare.isupper() and len(bare) == 2):
            continue
        if bare.lower() in stops and not (bare.isupper() and len(bare) <= 3 and forms[form] > forms[bare.lower()]):
            continue
        lemma = simplemma.lemmatize(bare, lang=language) if language in ("de", "en") else bare
        if bare.isupper() or (bare[0].isupper() and language == "en"):
            lemma = lemma if lemma.lower() != bare.lower() else bare
        # the lemma list lacks most genitives of names: Russlands counts as Russland where that stands there too
        if lemma == bare and language == "de" and bare[0].isupper() and bare.endswith("s") and bare[:-1] in forms:
            lemma = bare[:-1]
        lower_too = language == "en" and bare[0].isupper() and not bare.isupper() and forms[bare.lower()] >= forms[bare]
        if lower_too:
            lemma = lemma.lower()
        if lemma.lower() not in stops:
            found[form] = (lemma.lower(), lemma)
    return found


def topic_terms(counted: dict[str, TermCounts], labels: np.ndarray, k: int, n_terms: int = N_TERMS) -> pd.DataFrame:
    """TOPIC_TERMS: per topic and language the terms that stand in most of its texts and in few others.

    `weight` is the z value of the log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008) on
    numbers of texts, so that one long text cannot make a term.
    """
    rows = []
    for language, terms in sorted(counted.items()):
        if not terms.keys:
            continue
        inside = labels[terms.rows]
        present = terms.counts.copy()
        present.data[:] = 1
        member = sp.csr_matrix((np.ones(len(inside), np.float32), (inside, np.arange(len(inside)))), (k, len(inside)))
        texts = np.asarray((member @ present).todense())
        occurrences = np.asarray((member @ terms.counts).todense())
        z = _log_odds(texts, np.bincount(inside, minlength=k))
        for topic in range(k):
            for i in _picked(z[topic], texts[topic], terms, n_terms):
                rows.append(
                    {
                        "topic": topic,
                        "language": language,
                        "term": terms.written[i],
                        "weight": float(z[topic, i]),
                        "count": int(occurrences[topic, i]),
                    }
                )
    # two terms can be written alike (a verb and a noun): the more distinctive stands
    found = pd.DataFrame(rows, columns=["topic", "language", "term", "weight", "count"])
    found = found.drop_duplicates(["topic", "language", "term"])
    return build(found.to_dict("records"), "TOPIC_TERMS")


def _log_odds(texts: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """z values (k, v) from the number of texts (k, v) with each term, and the texts per topic (k,)."""
    total, n = texts.sum(axis=0), sizes.sum()
    prior = PRIOR * total / max(n, 1)
    sizes = sizes[:, None]
    inside = texts + prior
    outside = total - texts + prior
    odds_in = inside / np.maximum(sizes + PRIOR - inside, 0.5)
    odds_out = outside / np.maximum(n - sizes + PRIOR - outside, 0.5)
    spread = np.sqrt(1 / np.maximum(inside, 1e-9) + 1 / np.maximum(outside, 1e-9))
    return np.log(np.maximum(odds_in, 1e-9) / np.maximum(odds_out, 1e-9)) / spread


def _picked(z: np.ndarray, texts: np.ndarray, terms: TermCounts, n_terms: int) -> list[int]:
    order = sorted(np.flatnonzero((z > 0) & (texts > 0)), key=lambda i: (-z[i], terms.keys[i]))[: 6 * n_terms]
    chosen: list[int] = []
    words: set[str] = set()
    phrases = [i for i in order if len(terms.keys[i]) == 2]
    for i in order:
        key = terms.keys[i]
        if len(key) == 1:
            better = [p for p in phrases if key[0] in terms.keys[p] and texts[p] >= _PHRASE_SHARE * texts[i]]
            i = better[0] if better else i
            key = terms.keys[i]
        elif texts[i] < 2:
            continue
        if i in chosen or (words & set(key)):
            continue
        chosen.append(i)
        words |= set(key)
        if len(chosen) == n_terms:
            break
    return chosen
