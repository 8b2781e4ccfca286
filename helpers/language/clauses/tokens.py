"""Sentences cut into words and clauses in arrays, so that each rule runs once for all of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.language.grammar import CLAUSE_ENDS, closed_class
from helpers.language.matching.joined import (
    Joined,
    first_from,
    in_word,
    last_before,
    of_each,
)
from helpers.lexicon import words

NOBODY = -1
Pair = tuple[np.ndarray, np.ndarray]
MENTIONED, PATIENT, AGENT = range(3)
_KNOWN = 1 << 17  # words whose classes are kept
_ODD = 0x9E3779B97F4A7C15  # its powers modulo 2 ** 64 tell letters apart by their place
_OTHER, _LETTER, _SPACE, _HYPHEN, _COMMA, _SIGN = range(6)  # kinds of characters


class Vocabulary:
    """What the words of a language are: the classes that its rules ask for, a bit for each."""

    def __init__(self, language: str) -> None:
        self._known: dict[int, int] = {}
        self._language = language
        self._listed: defaultdict[str, int] = defaultdict(int)
        self._shapes: list[tuple[int, Callable[[str], bool]]] = []
        self._bit = 1
        self.capital = self.words(())  # words that begin with one
        self.openers = self.of("deed_opener")
        stems = tuple(words("light_verbs", "stem", language=language))
        self.carriers = self.shape(lambda word: word.startswith(stems))

    def words(self, listed: Iterable[str]) -> int:
        """A new class, of these words (lower case)."""
        bit, self._bit = self._bit, self._bit << 1
        for word in listed:
            self._listed[word] |= bit
        return bit

    def of(self, *classes: str) -> int:
        """The words of some classes of grammar.csv."""
        return self.words(closed_class(self._language, *classes))

    def part(self, *parts: str) -> int:
        """The words that give what follows one of these parts (clause_words.csv)."""
        known = (words("clause_words", language=self._language, part=part) for part in parts)
        return self.words(frozenset().union(*known))

    def ends(self, *endings: str) -> int:
        """The words with any of these endings."""
        return self.shape(lambda word: word.endswith(endings))

    def shape(self, test: Callable[[str], bool]) -> int:
        """The words that pass `test` in lower case."""
        bit = self.words(())
        self._shapes.append((bit, test))
        return bit

    def classes(
        self, text: str, start: np.ndarray, end: np.ndarray, spelt: np.ndarray
    ) -> np.ndarray:
        """The classes of the words from each start to each end; `spelt` are their spellings as
        numbers, so that each is looked up once.
        """
        place, distinct = pd.factorize(spelt)
        at = np.zeros(len(distinct), dtype=np.int64)
        at[place[::-1]] = np.arange(len(spelt))[::-1]  # the first word that is spelt so
        keys, known = distinct.tolist(), self._known
        if len(known) > _KNOWN:
            known.clear()
        for i in [i for i, key in enumerate(keys) if key not in known]:
            known[keys[i]] = self._classes_of(text[start[at[i]] : end[at[i]]])
        return np.array([known[key] for key in keys], dtype=np.int64)[place]

    def _classes_of(self, word: str) -> int:
        low = word.lower()
        shown = sum(bit for bit, test in self._shapes if test(low))
        return self._listed.get(low, 0) | shown | self.capital * word[0].isupper()


class Named(NamedTuple):
    """Names in reading order: start, end (offsets) and whether each is an adjective (Russian)."""

    start: np.ndarray
    end: np.ndarray
    adjective: np.ndarray


class Tokens:
    """The words of joined texts: one place for each in every array, and one for NOBODY at the end.

    A name is one word: `name` is its place among the names or NOBODY, `adjective` whether it is
    one, also before a hyphen ("US-backed"). Signs are no words: `comma` says whether one stands
    before a word. `first` and `close` are the first word of the clause of each word and the place
    after its last, `opening` is the first word of its sentence.
    """

    modal = joining = listing = 0
    """Words that only say how sure a deed is, those that join names, and these with articles."""

    def __init__(self, joined: Joined, names: Named, vocabulary: Vocabulary) -> None:
        kind = _kinds()[joined.codes]
        keep, compound = _in_words(kind, names)
        self.start = np.flatnonzero(keep & ~np.append(False, keep[:-1]))
        n = len(self.start)
        end = np.flatnonzero(keep[:-1] & ~keep[1:]) + 1
        classes = vocabulary.classes(joined.text, self.start, end, _spelt(joined, self.start, end))
        self.bits = np.append(classes, 0)
        self._has: dict[int, np.ndarray] = {}
        self.capital = self.has(vocabulary.capital)
        self.name = np.full(n + 1, NOBODY)
        at = np.searchsorted(self.start, names.start)
        self.name[at] = np.arange(len(at))
        self.named = self.name != NOBODY
        self.adjective = np.zeros(n + 1, dtype=bool)
        self.adjective[at] = names.adjective | compound

        place = np.arange(n + 1)
        new = self._at(joined.starts)
        self.opening = np.maximum.accumulate(np.where(new, place, 0))
        dash = (kind[1:] == _HYPHEN) & (kind[:-1] == _SPACE)
        comma = kind == _COMMA
        comma[:-1] &= kind[1:] != _LETTER  # not that of 2,000
        signs = ~keep & (comma | (kind == _SIGN) | np.append(False, dash))
        opens = new | self._at(np.flatnonzero(signs)) | self.has(vocabulary.openers)
        self.comma = self._at(np.flatnonzero(comma))
        self.first = np.maximum.accumulate(np.where(opens, place, 0))
        ends = np.append(np.where(opens, place, n)[1:], n)
        self.close = np.minimum.accumulate(ends[::-1])[::-1]

    def of_verb(self, at: np.ndarray, after: np.ndarray) -> Pair:
        """Actor and target of the verbs at these words; `after` is the word behind each."""
        raise NotImplementedError

    def of_noun(self, at: np.ndarray, after: np.ndarray) -> Pair:
        """Actor and target of the nouns at these words; `after` is the word behind each."""
        raise NotImplementedError

    def is_noun(self, at: np.ndarray) -> np.ndarray:
        """Whether words stand as nouns."""
        raise NotImplementedError

    def parts(self, at: np.ndarray) -> Pair:
        """What names are in their clauses, and which only a preposition makes agents."""
        raise NotImplementedError

    def told(self, at: np.ndarray) -> np.ndarray:
        """Whether the clauses of words say what somebody is to do."""
        raise NotImplementedError

    def __len__(self) -> int:
        return len(self.start)

    def _at(self, offsets: np.ndarray) -> np.ndarray:
        """Which words are the first at or behind any of the offsets."""
        chosen = np.zeros(len(self) + 1, dtype=bool)
        chosen[np.searchsorted(self.start, offsets)] = True
        return chosen

    def has(self, classes: int) -> np.ndarray:
        """Which words are of any of the classes; never NOBODY."""
        if classes not in self._has:
            self._has[classes] = (self.bits & classes) != 0
        return self._has[classes]

    def follows(self, chosen: np.ndarray) -> np.ndarray:
        """Which words have a chosen one right behind them in their clause."""
        return np.append(chosen[1:], False) & (self.close > np.arange(len(chosen)) + 1)

    def before(self, at: np.ndarray) -> np.ndarray:
        """The word before each in its clause, or NOBODY."""
        return np.where(at > self.first[at], at - 1, NOBODY)

    def next_in(self, at: np.ndarray, after: np.ndarray) -> np.ndarray:
        """The places `after`, or NOBODY where they stand in another clause than `at`."""
        return np.where(after < self.close[at], after, NOBODY)

    def within(self, classes: int, at: np.ndarray) -> np.ndarray:
        """Whether the clause of each word has one of these classes."""
        return first(self.has(classes), self.first[at], self.close[at]) != NOBODY

    def antecedent(self, at: np.ndarray) -> np.ndarray:
        """The name right before the clause of each word, or NOBODY."""
        before = self.first[at] - 1
        return np.where(self.named[before] & (before >= self.opening[at]), before, NOBODY)


def last(chosen: np.ndarray, at: np.ndarray, low: np.ndarray) -> np.ndarray:
    """The last chosen place before each of `at`, and not before `low`; else NOBODY."""
    found = last_before(np.flatnonzero(chosen), at)
    return np.where(found >= low, found, NOBODY)


def first(chosen: np.ndarray, at: np.ndarray, high: np.ndarray) -> np.ndarray:
    """The first chosen place from each of `at`, and before `high`; else NOBODY."""
    found = first_from(np.flatnonzero(chosen), at, high)
    return np.where(found < high, found, NOBODY)


def either(*places: np.ndarray) -> np.ndarray:
    """The first of several places that is somebody."""
    found = places[-1]
    for place in reversed(places[:-1]):
        found = np.where(place == NOBODY, found, place)
    return found


def case(*pairs: tuple[np.ndarray, np.ndarray | int], default: np.ndarray | int) -> np.ndarray:
    """The value of the first condition that holds, for each place: pairs of both."""
    found = default
    for condition, value in reversed(pairs):
        found = np.where(condition, value, found)
    return np.asarray(found)


def where(chosen: np.ndarray, read: Callable[..., np.ndarray], *at: np.ndarray) -> np.ndarray:
    """What `read` finds at the chosen places, NOBODY at the others, which are not read."""
    found = np.full(len(chosen), NOBODY)
    found[chosen] = read(*(column[chosen] for column in at))
    return found


def _spelt(joined: Joined, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The spelling of words as numbers: their letters times powers of one number, modulo 2 ** 64,
    so that no two words of a language are likely to have the same.
    """
    codes = joined.codes
    powers, inverse = _powers(1 << len(codes).bit_length())
    before = np.zeros(len(codes) + 1, dtype=np.uint64)
    np.cumsum(codes * powers[: len(codes)], out=before[1:])
    return (before[end] - before[start]) * inverse[start]


@lru_cache(maxsize=4)
def _powers(size: int) -> Pair:
    inverse = pow(_ODD, -1, 1 << 64)
    powers, back = (np.cumprod(np.full(size, n, dtype=np.uint64)) for n in (_ODD, inverse))
    return powers, back


@cache
def _kinds() -> np.ndarray:
    """What each code point is to words and clauses."""
    kinds = np.where(of_each(in_word), _LETTER, _OTHER).astype(np.uint8)
    kinds[of_each(str.isspace)] = _SPACE
    kinds[[ord(sign) for sign in CLAUSE_ENDS]] = _SIGN
    kinds[ord(",")], kinds[ord("-")] = _COMMA, _HYPHEN
    return kinds


def _in_words(kind: np.ndarray, names: Named) -> tuple[np.ndarray, np.ndarray]:
    """Which characters belong to words, and which names stand before a hyphen ("US-backed")."""
    keep, hyphen = kind == _LETTER, kind == _HYPHEN
    keep[1:] |= hyphen[1:] & keep[:-1]
    edges = np.zeros(len(kind), dtype=np.int8)
    edges[names.start] += 1
    edges[names.end] -= 1
    keep |= np.cumsum(edges, dtype=np.int8) > 0
    compound = hyphen[names.end] & (kind[names.end + 1] == _LETTER)
    keep[names.end] &= ~hyphen[names.end]
    keep[names.start - 1] &= ~hyphen[names.start - 1]
    return keep, compound
