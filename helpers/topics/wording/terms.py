"""Distinctive terms of each topic in each language: lemmas, compounds kept whole, and two-word
phrases.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
import scipy.sparse as sp

from helpers.languages import LANGUAGES
from helpers.lexicon import read_lexicon
from helpers.schema import build
from helpers.topics.wording.nouns import NounUses, naming

PRIOR = 10.0  # texts' worth of corpus mean in every topic's rate
N_TERMS = 25  # of a topic and language in TOPIC_TERMS
LOOKED_AT = 6  # times as many are looked at, since phrases take the place of their words
CHARACTERS = 20_000  # of each text that are read for terms
_WORD = re.compile(r"[^\W\d_](?:[\w’']|-(?=\w))*")
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
_PHRASE_SHARE = (
    0.5  # a phrase takes its word's place where it makes up this share of the word's texts
)
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
    table = read_lexicon("stop_words")
    months = read_lexicon("months")
    agencies = read_lexicon("agencies").mention.str.lower()
    grammar = read_lexicon("grammar")
    closed = grammar.word[(grammar.language == language) & grammar.word_class.isin(_CLOSED)]
    return frozenset([*table.word[table.language == language], *closed, *months.name, *agencies])


@cache
def _first_names() -> frozenset[str]:
    """Names that say who only together with a surname, lower case."""
    return frozenset(read_lexicon("first_names").name.str.lower())


@cache
def _foreign_words(language: str) -> frozenset[str]:
    """Function words of other languages as they stand in titles and names; only where nouns have
    capitals, elsewhere too many are words of the language itself (die, war).
    """
    table = read_lexicon("function_words")
    told_apart = LANGUAGES[language].capital_nouns
    return frozenset(table.word[(table.language != language) & told_apart])


def count_terms(
    texts: Sequence[str], languages: np.ndarray, language: str, outlets: Sequence[str] = ()
) -> TermCounts:
    """Terms of the texts in one language; a term must stand in two texts where there are ten or
    more.

    The names in `outlets` are no terms as they are written there: they say who wrote, not about
    what.
    """
    rows = np.flatnonzero(languages == language)
    own = [texts[i] for i in rows.tolist()]
    tokens = [
        [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text[:CHARACTERS])] for text in own
    ]
    opening = Counter(
        word
        for text, found in zip(own, tokens, strict=True)
        for word, at, _ in found
        if _opens(text, at)
    )
    keys = _lemma_keys(Counter(word for found in tokens for word, _, _ in found), opening, language)
    for name in _outlet_words(outlets, language):
        keys.pop(name, None)
    uses = NounUses(language)
    by_place = not LANGUAGES[language].capital_nouns  # nouns show by their place in the sentence
    ids: dict[tuple[str, ...], int] = {}
    forms: dict[tuple[str, ...], Counter] = defaultdict(Counter)
    at, columns = [], []
    for row, (text, found) in enumerate(zip(own, tokens, strict=True)):
        before, before_end = None, -1
        for number, (word, start, end) in enumerate(found):
            # the rest of a compound with a number (21-year-old, 30-jährige) is no word of its own
            key = None if start and text[start - 1] == "-" else keys.get(word)
            if key is None:
                before = None
                continue
            if by_place and number:
                following = found[number + 1] if number + 1 < len(found) else ("", -1, -1)
                leads_on = following[1] == end + 1 and following[0] in keys
                uses.add(key[0], word, found[number - 1][0], leads_on)
            terms: list[tuple[tuple[str, ...], str]] = [((key[0],), key[1])]
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
    least = np.array(
        [(2 if len(key) == 1 else 3) if len(rows) >= 10 else len(key) for key in keys_in_order]
    )
    whole = _whole_phrases(ids, np.asarray(matrix.sum(axis=0)).ravel())
    kept = sorted(
        np.flatnonzero((texts_with >= least) & whole) if len(ids) else [],
        key=lambda i: keys_in_order[i],
    )
    written = [max(forms[keys_in_order[i]].items(), key=lambda f: (f[1], f[0]))[0] for i in kept]
    kept_keys = [keys_in_order[i] for i in kept]
    named = naming(kept_keys, written, language, uses)
    return TermCounts(rows, matrix[:, kept].tocsr(), kept_keys, written, named)


def _outlet_words(outlets: Sequence[str], language: str) -> set[str]:
    """Outlets that are one word next to function words (Der Spiegel), in the case in which they are
    printed.
    """
    found = set()
    for outlet in outlets:
        words = [
            m.group()
            for m in _WORD.finditer(outlet)
            if m.group().lower() not in stop_words(language)
        ]
        if len(words) == 1:
            found |= {words[0], f"{words[0]}s"}
    return found


def _whole_phrases(ids: dict[tuple[str, ...], int], uses: np.ndarray) -> np.ndarray:
    """Which terms are no torso of a longer phrase, shape (v,).

    Of US-Präsident Donald Trump only Donald Trump stays; a first name that a surname mostly follows
    does not.
    """
    first_names = _first_names()
    on: dict[str, tuple[float, str]] = {}
    led: Counter = Counter()
    for key, i in ids.items():
        if len(key) == 2:
            on[key[0]] = max(on.get(key[0], (0.0, "")), (uses[i], key[1]))
            led[key[0]] += uses[i]
    whole = np.ones(len(ids), bool)
    for key, i in ids.items():
        if len(key) == 2 and key[1] in on and uses[i] > 1:
            whole[i] = on[key[1]][0] < _CUT_SHARE * uses[ids[(key[1],)]]
        elif len(key) == 1 and key[0] in first_names:
            whole[i] = led[key[0]] < _PHRASE_SHARE * uses[i]
    return whole


def _opens(text: str, at: int) -> bool:
    """Whether a sentence seems to begin at `at`: its capital says nothing then."""
    return (
        at == 0
        or text[at - 1] in "\n“„\"'"
        or (at > 1 and text[at - 1] == " " and text[at - 2] in '.!?:“”"')
    )


def _lemma_keys(forms: Counter, opening: Counter, language: str) -> dict[str, tuple[str, str]]:
    """Form -> (lower-case lemma, lemma as written) of every form that can be a term."""
    import simplemma

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
        lemma = simplemma.lemmatize(bare, lang=language)
        if not capitals:
            lemma = _seen_stem(bare, lemma, forms)
        if bare.isupper() or (bare[0].isupper() and not capitals):
            lemma = lemma if lemma.lower() != bare.lower() else bare
        # the lemma list lacks most genitives of names: Russlands counts as Russland where that
        # stands there too
        if (
            lemma == bare
            and capitals
            and bare[0].isupper()
            and bare.endswith("s")
            and bare[:-1] in forms
        ):
            lemma = bare[:-1]
        if not capitals and bare[0].isupper() and not bare.isupper():
            lowered = forms[bare.lower()] >= forms[bare] or opening[form] == forms[form]
            lemma = lemma.lower() if lowered else lemma
        if lemma.lower() not in stops:
            found[form] = (lemma.lower(), lemma)
    return found


def _seen_stem(form: str, lemma: str, forms: Counter) -> str:
    """The lemma, or what the texts hold where the lemma list invents a word (playing: playe)."""
    if lemma.lower() in forms or lemma == form:
        return lemma
    stem = form[:-3].lower()
    if form.lower().endswith("ing") and lemma.lower() == f"{stem}e" and stem in forms:
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
        if not terms.keys:
            continue
        inside = labels[terms.rows]
        present = terms.counts.copy()
        present.data[:] = 1
        member = sp.csr_matrix(
            (np.ones(len(inside), np.float32), (inside, np.arange(len(inside)))), (k, len(inside))
        )
        texts = np.asarray((member @ present).todense())
        occurrences = np.asarray((member @ terms.counts).todense())
        z = _log_odds(texts, np.bincount(inside, minlength=k))
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
    return build(found.assign(nearness=np.nan).to_dict("records"), "TOPIC_TERMS")


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
