"""Distinctive terms of each topic in each language: lemmas, compounds kept whole, and two-word
phrases.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
import scipy.sparse as sp

from helpers.languages import LANGUAGES
from helpers.lexicon import words
from helpers.schema import check
from helpers.topics.clustering.partition import membership
from helpers.topics.wording.nouns import naming

PRIOR = 10.0  # texts' worth of corpus mean in every topic's rate
N_TERMS = 25  # of a topic and language in TOPIC_TERMS
LOOKED_AT = 6  # times as many are looked at, since phrases take the place of their words
CHARACTERS = 20_000  # of each text that are read for terms
MANY_TEXTS = 10  # from which a term must stand in one more of them
_WORD = re.compile(r"[^\W\d_](?:[\w’']|-(?=\w))*")
# where a sentence seems to begin: a capital says nothing then
_OPENING = re.compile(r"""\A|(?<=[\n“„"'])|(?<=[.!?:“”"] )""")
_CLOSED = (
    "article",
    "preposition",
    "auxiliary",
    "pronoun",
    "complementizer",
    "subordinator",
    "adverb",
    "relative",
)
# of a word's texts, from which a phrase takes its place
_PHRASE_SHARE = 0.5
# of a word's uses that go on to the same next word, from which a phrase ending in it is a torso
_CUT_SHARE = 0.8


@dataclass(frozen=True)
class TermCounts:
    """Occurrences of terms in texts of one language: `counts` (n, v), and how each term is
    written.
    """

    rows: np.ndarray  # positions of the texts
    counts: sp.csr_matrix
    keys: list[tuple[str, ...]]  # lower-case lemmas, two for a phrase
    written: list[str]
    naming: np.ndarray  # share of each term's uses as a noun or a name


@cache
def stop_words(language: str) -> frozenset[str]:
    """Words that say nothing of a topic: function words, time words, verbs of saying, outlets and
    agencies.
    """
    closed = (words("grammar", language=language, word_class=name) for name in _CLOSED)
    agencies = map(str.lower, words("agencies", "mention"))
    return words("stop_words", language=language).union(words("months", "name"), agencies, *closed)


@cache
def _foreign_words(language: str) -> frozenset[str]:
    """Function words of other languages as they stand in titles and names; only where nouns have
    capitals, elsewhere too many are words of the language itself (die, war).
    """
    if not LANGUAGES[language].capital_nouns:
        return frozenset()
    return words("function_words") - words("function_words", language=language)


def count_terms(
    texts: Sequence[str], languages: np.ndarray, language: str, outlets: Sequence[str] = ()
) -> TermCounts:
    """Terms of the texts in one language; a term must stand in two texts where there are ten or
    more.

    The names in `outlets` are no terms as they are written there: they say who wrote, not about
    what.
    """
    rows = np.flatnonzero(languages == language)
    tokens = [list(_WORD.finditer(texts[i][:CHARACTERS])) for i in rows.tolist()]
    lemmas = _lemmas(tokens, language)
    for name in _outlet_words(outlets, language):
        lemmas.pop(name, None)
    ids: dict[tuple[str, ...], int] = {}
    forms: dict[tuple[str, ...], Counter] = defaultdict(Counter)
    at, columns = [], []
    for row, found in enumerate(tokens):
        for term, form in _terms_of(found, lemmas):
            forms[term][form] += 1
            at.append(row)
            columns.append(ids.setdefault(term, len(ids)))
    matrix = sp.csr_matrix((np.ones(len(at), np.float32), (at, columns)), (len(rows), len(ids)))
    texts_with = np.bincount(matrix.indices, minlength=len(ids))
    least = np.array([*map(len, ids)], dtype=int) + (len(rows) >= MANY_TEXTS)
    whole = _whole_phrases(ids, np.asarray(matrix.sum(axis=0)).ravel())
    terms = list(ids)
    kept = sorted(np.flatnonzero((texts_with >= least) & whole), key=terms.__getitem__)
    keys = [terms[i] for i in kept]
    written = [max(forms[key].items(), key=lambda f: (f[1], f[0]))[0] for key in keys]
    named = naming(keys, written, _uses(tokens, lemmas), language)
    return TermCounts(rows, matrix[:, kept].tocsr(), keys, written, named)


def _lemma_at(token: re.Match, lemmas: dict[str, tuple[str, str]]) -> tuple[str, str] | None:
    # the rest of a compound with a number (21-year-old, 30-jährige) is no word of its own
    before = token.string[token.start() - 1 : token.start()]
    return lemmas.get(token[0]) if before != "-" else None


def _terms_of(
    tokens: list[re.Match], lemmas: dict[str, tuple[str, str]]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every term of a text, word by word and each phrase with its second word, as written there."""
    before = None
    for token in tokens:
        lemma = _lemma_at(token, lemmas)
        if lemma is None:
            before = None
            continue
        yield lemma[:1], lemma[1]
        if before is not None and token.string[before.end() : token.start()] in (" ", "\n"):
            yield (lemmas[before[0]][0], lemma[0]), f"{before[0]} {token[0]}"
        before = token


def _uses(
    texts: list[list[re.Match]], lemmas: dict[str, tuple[str, str]]
) -> Iterator[tuple[str, str, str, bool]]:
    """Each lemma as used after another word: its form, that word, and whether a word that can be a
    term follows next.
    """
    for tokens in texts:
        for before, token, after in zip(tokens, tokens[1:], [*tokens[2:], None], strict=False):
            lemma = _lemma_at(token, lemmas)
            if lemma is not None:
                leads_on = (
                    after is not None and after.start() == token.end() + 1 and after[0] in lemmas
                )
                yield lemma[0], token[0], before[0], leads_on


def _outlet_words(outlets: Sequence[str], language: str) -> set[str]:
    """Outlets that are one word next to function words (Der Spiegel), in the case in which they are
    printed.
    """
    found = set()
    for outlet in outlets:
        told = [w for w in _WORD.findall(outlet) if w.lower() not in stop_words(language)]
        if len(told) == 1:
            found |= {told[0], f"{told[0]}s"}
    return found


def _whole_phrases(ids: dict[tuple[str, ...], int], uses: np.ndarray) -> np.ndarray:
    """Which terms are no torso of a longer phrase, shape (v,).

    Of US-Präsident Donald Trump only Donald Trump stays; a first name that a surname mostly follows
    does not.
    """
    first_names = set(map(str.lower, words("first_names", "name")))  # say who with a surname only
    on: dict[str, float] = defaultdict(float)  # uses of the phrase in which a word mostly goes on
    led: dict[str, float] = defaultdict(float)  # uses of all phrases that it leads
    for key, i in ids.items():
        if len(key) == 2:
            on[key[0]] = max(on[key[0]], uses[i])
            led[key[0]] += uses[i]
    whole = np.ones(len(ids), bool)
    for key, i in ids.items():
        if len(key) == 2 and uses[i] > 1:
            whole[i] = on[key[1]] < _CUT_SHARE * uses[ids[(key[1],)]]
        elif len(key) == 1 and key[0] in first_names:
            whole[i] = led[key[0]] < _PHRASE_SHARE * uses[i]
    return whole


def _lemmas(texts: list[list[re.Match]], language: str) -> dict[str, tuple[str, str]]:
    """Form -> (lower-case lemma, lemma as written) of every form in the tokens of `texts` that can
    be a term.
    """
    tokens = [token for found in texts for token in found]
    forms = Counter(token[0] for token in tokens)
    opening = Counter(t[0] for t in tokens if _OPENING.match(t.string, t.start()))
    stops, foreign = stop_words(language), _foreign_words(language)
    capitals = LANGUAGES[language].capital_nouns  # else a capital is that of a name or a sentence
    found = {}
    for form in sorted(forms):
        if form in foreign:
            continue
        bare = re.sub(r"[’']s?$", "", form)
        if len(bare) < 3 and not (bare.isupper() and len(bare) == 2):
            continue
        if bare.lower() in stops and not (
            bare.isupper() and len(bare) <= 3 and forms[form] > forms[bare.lower()]
        ):
            continue
        lemma = _lemma(bare, language)
        if not capitals:
            lemma = _seen_stem(bare, lemma, forms, language)
        as_written = bare.isupper() or (bare[0].isupper() and not capitals)
        if as_written and lemma.lower() == bare.lower():
            lemma = bare
        # the lemma list lacks most genitives of names: Russlands counts as Russland where that
        # stands there too
        genitive = capitals and bare[0].isupper() and bare.endswith("s")
        if genitive and lemma == bare and bare[:-1] in forms:
            lemma = bare[:-1]
        if not capitals and bare[0].isupper() and not bare.isupper():
            lowered = forms[bare.lower()] >= forms[bare] or opening[form] == forms[form]
            lemma = lemma.lower() if lowered else lemma
        if lemma.lower() not in stops:
            found[form] = (lemma.lower(), lemma)
    return found


def _lemma(form: str, language: str) -> str:
    """The dictionary form; the form itself in a language of which there is no list of them."""
    import simplemma

    try:
        return simplemma.lemmatize(form, lang=language)
    except ValueError:  # what simplemma raises for a language that it does not know
        return form


def _seen_stem(form: str, lemma: str, forms: Counter, language: str) -> str:
    """The lemma, or what the texts hold where the lemma list invents a word (playing: playe)."""
    if lemma.lower() in forms or lemma == form:
        return lemma
    for ending in words("grammar", language=language, word_class="present_participle_ending"):
        stem = form.lower().removesuffix(ending)
        if stem != form.lower() and lemma.lower() == f"{stem}e" and stem in forms:
            return stem
    return form if len(lemma) > len(form) + 1 else lemma


def topic_terms(
    counted: dict[str, TermCounts], labels: np.ndarray, k: int, n_terms: int = N_TERMS
) -> pd.DataFrame:
    """TOPIC_TERMS: per topic and language the terms that stand in most of its texts and in few
    others.

    `weight` is the z value of the log-odds with an informative Dirichlet prior (Monroe, Colaresi
    and Quinn 2008) on numbers of texts, so that one long text cannot make a term. `nearness` is
    left open (see `labels.nearness`).
    """
    rows = []
    for language, terms in sorted(counted.items()):
        member = membership(labels[terms.rows], k).T
        texts = (member @ (terms.counts > 0)).toarray()
        occurrences = (member @ terms.counts).toarray()
        z = _log_odds(texts, np.bincount(labels[terms.rows], minlength=k))
        for topic in range(k):
            for i in _picked(z[topic], texts[topic], occurrences[topic], terms, n_terms):
                rows.append(
                    {
                        "topic": topic,
                        "language": language,
                        "term": terms.written[i],
                        "weight": float(z[topic, i]),
                        "count": int(occurrences[topic, i]),
                        "naming": float(terms.naming[i]),
                    }
                )
    # two terms can be written alike (a verb and a noun): the more distinctive stands
    found = pd.DataFrame(rows, columns=["topic", "language", "term", "weight", "count", "naming"])
    found = found.drop_duplicates(["topic", "language", "term"])
    return check(found.assign(nearness=np.nan), "TOPIC_TERMS")


def _log_odds(texts: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """z values (k, v) from the number of texts (k, v) with each term, and the texts per topic
    (k,).
    """
    total, n = texts.sum(axis=0), sizes.sum()
    prior = PRIOR * total / max(n, 1)
    sizes = sizes[:, None]
    inside = texts + prior
    outside = total - texts + prior
    odds_in = inside / np.maximum(sizes + PRIOR - inside, 0.5)
    odds_out = outside / np.maximum(n - sizes + PRIOR - outside, 0.5)
    spread = np.sqrt(1 / np.maximum(inside, 1e-9) + 1 / np.maximum(outside, 1e-9))
    return np.log(np.maximum(odds_in, 1e-9) / np.maximum(odds_out, 1e-9)) / spread


def _picked(
    z: np.ndarray, texts: np.ndarray, uses: np.ndarray, terms: TermCounts, n_terms: int
) -> list[int]:
    # in small corpora many terms tie: then the more used and the nouns go first
    order = sorted(
        np.flatnonzero((z > 0) & (texts > 0)).tolist(),
        key=lambda i: (-round(float(z[i]), 6), -uses[i], -terms.naming[i], terms.keys[i]),
    )[: LOOKED_AT * n_terms]
    chosen: list[int] = []
    words: set[str] = set()
    phrases = [i for i in order if len(terms.keys[i]) == 2]
    for i in order:
        key = terms.keys[i]
        if len(key) == 1:
            better = [
                p
                for p in phrases
                if key[0] in terms.keys[p] and texts[p] >= _PHRASE_SHARE * texts[i]
            ]
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
