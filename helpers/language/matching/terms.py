"""Thousands of phrases found in one pass: whole words, exact offsets, the longest match first."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.language.grammar import in_any_language
from helpers.language.inflection.inflect import forms
from helpers.language.inflection.irregular import GAP, prefixes
from helpers.language.matching.joined import Joined, code_points
from helpers.language.matching.separated import Second, Separated, find_separated, near
from helpers.language.matching.spelling import aligned, normal
from helpers.language.matching.term_cells import one_row_a_term
from helpers.language.matching.word_bytes import WordBytes
from helpers.languages import CODES
from helpers.lexicon import read_lexicon
from helpers.schema import check, require

_PIECE = 8_000  # characters that are searched at once
_COMPOUND_PART = 3  # letters that make the rest of a compound a word of its own
# What follows a stem as its ending or suffix is no part of a compound: Krieg-er, krieg-erisch,
# Angriff-s.
_SUFFIXES, _ENDINGS = (
    "|".join(sorted(in_any_language(word_class))) for word_class in ("suffix", "suffix_ending")
)
_SUFFIX = re.compile(rf"(?:{_SUFFIXES})(?:{_ENDINGS})?")
_COMPOUND = 30  # letters of a compound beside the word that is sought


class Found(NamedTuple):
    """Hits in a text by start, the longer first: offsets of each and the number of its key (n
    arrays).
    """

    start: np.ndarray
    end: np.ndarray
    key: np.ndarray


class Matcher:
    """Finds phrases in text: case-blind, whole words, the longest of overlapping ones.

    `patterns` maps a key to its phrases, or is a table with the columns term and concept and, where
    phrases are to be inflected, language and word_class (see `inflect.forms`) and compound ("yes":
    also as a part of a German compound). In a phrase, " … " stands between parts that other words
    of the clause may separate ("griff … an"), and a `*` at the beginning or end lets it continue as
    a part of a compound ("*waffenlieferung*"). `exact` are phrases that must stand in the text in
    just that case ("US"). A phrase given for two keys belongs to the first. Raises ValueError for
    an empty phrase. Search is linear in the text (Aho and Corasick 1975,
    doi:10.1145/360825.360855).
    """

    def __init__(
        self, patterns: Mapping[str, Iterable[str]] | pd.DataFrame, *, exact: Iterable[str] = ()
    ) -> None:
        if isinstance(patterns, pd.DataFrame):
            patterns = _inflected(patterns)
        self.keys = list(patterns)
        self._numbers: dict[str, int] = {}
        self._key: dict[int, int] = {}  # number of a whole phrase: index of its key
        self._open: dict[
            int, tuple[bool, bool]
        ] = {}  # may continue as a compound to the left, to the right
        self._case: dict[int, str] = {}
        self._seconds: dict[int, list[Second]] = defaultdict(list)
        exact = set(exact)
        self._prefixes = frozenset(chain(*prefixes()[:2]))
        for k, key in enumerate(self.keys):
            for phrase in patterns[key]:
                self._add(phrase, k, phrase in exact)
        every = range(len(self._numbers))
        self._key_of = np.array([self._key.get(n, -1) for n in every], dtype=np.int64)
        self.open = np.array(
            [self._open.get(n, (False, False)) for n in every], dtype=bool
        ).reshape(-1, 2)
        parts = {second.part for entries in self._seconds.values() for second in entries}
        self._is_first = np.array([n in self._seconds for n in every], dtype=bool)
        self._is_second = np.array([n in parts for n in every], dtype=bool)
        self._has_case = np.array([n in self._case for n in every], dtype=bool)

    def _add(self, phrase: str, key: int, exact: bool) -> None:
        plain = phrase.strip("* ")
        sought = normal(plain)
        if not sought:
            raise ValueError(
                f"The phrases of {self.keys[key]!r} hold an empty one. Remove it or write a word."
            )
        if GAP in sought:
            first, second = sought.split(GAP, 1)
            entry = Second(self._number(second.replace(GAP, " ")), key, second in self._prefixes)
            entries = self._seconds[self._number(first)]
            if all(entry.part != other.part for other in entries):
                entries.append(entry)
            return
        # A hyphenated phrase is also written in two words.
        for variant in dict.fromkeys([sought, sought.replace("-", " ").strip()]):
            number = self._number(variant)
            if self._key.setdefault(number, key) == key:
                self._open[number] = (phrase.startswith("*"), phrase.endswith("*"))
                if exact:
                    self._case[number] = plain

    def _number(self, phrase: str) -> int:
        return self._numbers.setdefault(phrase, len(self._numbers))

    @cached_property
    def phrases(self) -> list[str]:
        """Every phrase and part that is sought, as it is spelt for the search."""
        return list(self._numbers)

    @cached_property
    def _search(self) -> "Search":
        return Search(self)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and key of every hit, by start; a separated phrase spans its parts and may
        enclose other hits.
        """
        (found,) = self._search.find(Joined([text]))
        columns = (column.tolist() for column in found)
        return [(start, end, self.keys[key]) for start, end, key in zip(*columns, strict=True)]

    def choose(self, shown: str, raw: "Raw") -> Found:
        """Of the matches of its phrases (`raw`) those that stand as words, and of overlapping ones
        the longest.
        """
        number, start, end = self._whole_words(shown, raw)
        key = self._key_of[number]
        first, second = self._is_first[number], self._is_second[number]
        part = np.flatnonzero(first | second)
        part = part[near(start[part], end[part], first[part], second[part])]
        parts = zip(number[part].tolist(), start[part].tolist(), end[part].tolist(), strict=True)
        apart = find_separated(shown, parts, self._seconds)
        whole = key >= 0
        found = _longest(start[whole], end[whole], key[whole])
        return _with_separated(found, apart) if apart else found

    def _whole_words(self, shown: str, raw: "Raw") -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Number, start and end of every phrase or part that stands as a word, or as a part of a
        compound.
        """
        number, start, end, begins, ends, unsure = raw
        good = begins & ends
        for i in np.flatnonzero(~good).tolist():
            good[i] = (begins[i] or _is_word(shown, start[i], before=True)) and (
                ends[i] or _is_word(shown, end[i], before=False)
            )
        for i in np.flatnonzero(good & unsure).tolist():
            good[i] = shown[start[i] : end[i]].lower() == self.phrases[number[i]]
        for i in np.flatnonzero(good & self._has_case[number]).tolist():
            good[i] = shown[start[i] : end[i]] == self._case[int(number[i])]
        return number[good], start[good], end[good]


class Raw(NamedTuple):
    """Matches by end: number of the phrase, offsets, whether a word begins and ends there; whether
    it is `unsure`.
    """

    number: np.ndarray
    start: np.ndarray
    end: np.ndarray
    begins: np.ndarray
    ends: np.ndarray
    unsure: np.ndarray


class Search:
    """One pass over a text for several matchers, each of which finds what it would find alone."""

    def __init__(self, *matchers: Matcher) -> None:
        from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

        self.matchers = matchers
        phrases = [matcher.phrases for matcher in matchers]
        self._first = np.cumsum([0, *map(len, phrases)]).tolist()
        self._spellings = WordBytes(
            [*chain(*phrases)], *np.concatenate([matcher.open for matcher in matchers]).T
        )
        self._automaton = BytesAhoCorasick(
            self._spellings.spelt,
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def find(self, joined: Joined) -> list[Found]:
        """The hits of each matcher in the joined text, their keys as places in its `keys`."""
        shown, offsets = aligned(joined.text, joined.codes)
        raw = self._raw(joined.codes if shown is joined.text else code_points(shown))
        found = []
        for matcher, low, high in zip(self.matchers, self._first, self._first[1:], strict=False):
            chosen = np.flatnonzero((raw.number >= low) & (raw.number < high))
            own = Raw(*(column[chosen] for column in raw))
            found.append(matcher.choose(shown, own._replace(number=own.number - low)))
        if offsets is not None:
            found = [Found(offsets[start], offsets[end - 1] + 1, key) for start, end, key in found]
        return found

    def _raw(self, codes: np.ndarray) -> Raw:
        known = self._spellings
        found = [np.empty((0, 3), dtype=np.int64)]
        for at, piece in _pieces(known.encode(codes)):
            matches = self._automaton.find_matches_as_indexes(piece, overlapping=True)
            flat = np.fromiter(chain.from_iterable(matches), dtype=np.int64, count=3 * len(matches))
            found.append(flat.reshape(-1, 3) + np.array([0, at, at]))
        spelling, start, end = np.ascontiguousarray(np.concatenate(found).T)
        return Raw(
            known.number[spelling],
            start,
            end,
            known.begins[spelling],
            known.ends[spelling],
            known.unsure[spelling],
        )


def _pieces(text: bytes) -> Iterator[tuple[int, bytes]]:
    """The text in pieces with their offsets; each ends before a 0, which no phrase holds.

    The matches of a piece are few enough for Python to free them before it counts them among what
    may be garbage.
    """
    start = 0
    while start < len(text):
        end = text.find(b"\0", start + _PIECE)
        end = len(text) if end < 0 else end
        yield start, text[start:end]
        start = end


def _longest(start: np.ndarray, end: np.ndarray, key: np.ndarray) -> Found:
    """Hits by start, without those that overlap an earlier or, from the same start, a longer
    one.
    """
    hits = _by_start(start, end, key)
    start, end, _ = hits
    reach = np.maximum.accumulate(end)
    chosen = np.append(True, start[1:] >= reach[:-1])[: len(start)]
    # Few hits overlap one before them; these stay only behind the hit that opens their row, and a
    # loop over all would cost a fifth of the search.
    opening = np.maximum.accumulate(np.where(chosen, np.arange(len(start)), 0))
    last, row = 0, -1
    for i in np.flatnonzero(~chosen & (start >= end[opening])).tolist():
        if opening[i] != row:
            row, last = opening[i], 0
        if start[i] >= last:
            chosen[i], last = True, end[i]
    return Found(*(column[chosen] for column in hits))


def _by_start(start: np.ndarray, end: np.ndarray, key: np.ndarray) -> Found:
    # One number a hit, because hits come almost in order, and one such column is sorted fast.
    order = np.argsort((start << 32) - (end - start), kind="stable")
    return Found(start[order], end[order], key[order])


def _with_separated(found: Found, apart: list[Separated]) -> Found:
    """The hits with the separated phrases, without those that a part overlaps which is at least as
    long.
    """
    starts, ends = np.array(sorted(part for phrase in apart for part in phrase[:2])).T
    i = np.searchsorted(starts, found.end) - 1
    covered = (i >= 0) & (ends[i] > found.start) & (ends[i] - starts[i] >= found.end - found.start)
    phrases = np.array([(phrase.first[0], phrase.second[1], phrase.key) for phrase in apart]).T
    return _by_start(
        *(np.append(column[~covered], more) for column, more in zip(found, phrases, strict=True))
    )


def _is_word(text: str, edge: int, before: bool) -> bool:
    """Whether the letters that join a hit at `edge` are a word of their own, so that the two make a
    compound.
    """
    low, high = (edge - _COMPOUND, edge) if before else (edge, edge + _COMPOUND)
    joined = re.split(r"\W", text[max(0, low) : high].lower())[-1 if before else 0]
    return len(joined) >= _COMPOUND_PART and (before or not _SUFFIX.fullmatch(joined))


def _inflected(table: pd.DataFrame) -> dict[str, list[str]]:
    require(
        table,
        "Table of phrases",
        ["term", "concept"],
        "Give a phrase and what it stands for in every row.",
    )
    patterns: dict[str, list[str]] = {}
    inflect = {"language", "word_class"} <= set(table.columns)
    for row in table.to_dict("records"):
        found = forms(row["term"], row["language"], row["word_class"]) if inflect else [row["term"]]
        if row.get("compound") == "yes":
            found = [form if GAP in form else f"*{form}*" for form in found]
        patterns.setdefault(row["concept"], []).extend(found)
    return patterns


def find_terms(
    documents: pd.DataFrame, lexicon: str | pd.DataFrame | Mapping[str, Iterable[str]]
) -> pd.DataFrame:
    """Every phrase of `lexicon` in the text of `documents`, as TERM_HITS.

    `documents` needs doc_id and text, and language where the lexicon has one: German phrases are
    sought in German texts only ("war" is a verb there). `lexicon` is the name of a shipped lexicon
    ("escalation"), a table or a mapping as in `Matcher`, or a table in the form of the escalation
    lexicon. Of two hits that start at one place the longer stays.
    """
    require(documents, "DOCUMENTS", ["doc_id", "text"], "Call corpus.load() first.")
    name = lexicon if isinstance(lexicon, str) else "own"
    table = read_lexicon(lexicon) if isinstance(lexicon, str) else lexicon
    if isinstance(table, pd.DataFrame) and "concept" in table and set(CODES) & set(table.columns):
        table = one_row_a_term(table, name)
    if isinstance(table, pd.DataFrame) and "language" in table.columns:
        require(documents, "DOCUMENTS", ["language"], "Call corpus.load() first.")
        languages = documents["language"]
        own = {code: table[table.language.isin([code, ""])] for code in languages.unique()}
        matchers = {code: Matcher(rows) for code, rows in own.items()}
    else:
        languages = pd.Series("", index=documents.index)
        matchers = {"": Matcher(table)}
    rows: list[tuple] = []
    for doc_id, text, language in zip(documents.doc_id, documents.text, languages, strict=True):
        for start, end, concept in matchers[language].find(text) if isinstance(text, str) else ():
            rows.append((doc_id, start, end, text[start:end], concept, name))
    hits = pd.DataFrame(rows, columns=["doc_id", "start", "end", "text", "concept", "lexicon"])
    return check(hits.drop_duplicates(["doc_id", "start"]), "TERM_HITS")
