"""Thousands of phrases found in one pass: whole words, exact offsets, the longest match first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

import numpy as np
import pandas as pd

from helpers.language.inflect import GAP, forms
from helpers.language.inflect_german import prefixes
from helpers.language.spelling import aligned, borders, normal, without_surrogates
from helpers.lexicon import read_lexicon
from helpers.schema import check, empty, require

_GAP_CHARACTERS = 160  # how far the parts of a separated phrase may stand apart
_GAP_CANDIDATES = 8  # second parts that are tried for each first one, so that no line takes more than linear time
_CLAUSE_BREAK = re.compile(r"[.!?…;:](?=\s|$|[\"”“»«’])|\n")
# After a separated prefix the German clause is over.
_CLAUSE_END = re.compile(r"\s*(?:$|[,.;:!?…)\]\"“”»«–—\n-]|(?:und|oder|sowie|aber|sondern|als|wie|um)\b)")
_OPENING = re.compile(r"(?:^|[.!?:…\n\"„“»«–—-])\s*$")  # before it a sentence may begin, and a verb be capitalised
_LIST_END = re.compile(r"\W*(?:\w+\W+){1,4}$")
_COMPOUND_PART = 3  # letters that make the rest of a compound a word of its own
# What follows a stem as its ending or suffix is no part of a compound: Krieg-er, krieg-erisch, Angriff-s.
_SUFFIX = re.compile(r"(?:er|erin|isch|erisch|lich|haft|los|bar|ung|ig|end|et|te)(?:e|en|em|er|es|s|n|innen)?")


class Matcher:
    """Finds phrases in text: case-blind, whole words, the longest of overlapping ones.

    `patterns` maps a key to its phrases, or is a table with the columns term and concept and, where phrases are to be
    inflected, language and word_class (see `inflect.forms`) and compound ("yes": also as a part of a German compound).
    In a phrase, " … " stands between parts that other words of the clause may separate ("griff … an"), and a `*` at the
    beginning or end lets it continue as a part of a compound ("*waffenlieferung*"). `exact` are phrases that must
    stand in the text in just that case ("US"). A phrase given for two keys belongs to the first. Raises ValueError for
    an empty phrase. Search is linear in the text (Aho and Corasick 1975, doi:10.1145/360825.360855).
    """

    def __init__(self, patterns: Mapping[str, Iterable[str]] | pd.DataFrame, *, exact: Iterable[str] = ()) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        if isinstance(patterns, pd.DataFrame):
            patterns = _inflected(patterns)
        self.keys = list(patterns)
        self._numbers: dict[str, int] = {}
        self._key: dict[int, int] = {}  # number of a whole phrase: index of its key
        self._open: dict[int, tuple[bool, bool]] = {}  # may continue as a compound to the left, to the right
        self._case: dict[int, str] = {}
        self._seconds: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
        exact = set(exact)
        self._prefixes = frozenset(chain(*prefixes()[:2]))
        for k, key in enumerate(self.keys):
            for phrase in patterns[key]:
                self._add(phrase, k, phrase in exact)
        if self._numbers:
            self._automaton = AhoCorasick(
                list(self._numbers),
                matchkind=MatchKind.Standard,
                store_patterns=False,
                implementation=Implementation.ContiguousNFA,
            )
        every = range(len(self._numbers))
        self._key_of = np.array([self._key.get(n, -1) for n in every], dtype=np.int64)
        self._left = np.array([self._open.get(n, (False, False))[0] for n in every], dtype=bool)
        self._right = np.array([self._open.get(n, (False, False))[1] for n in every], dtype=bool)
        seconds = {second for entries in self._seconds.values() for second, *_ in entries}
        self._is_part = np.array([n in self._seconds or n in seconds for n in every], dtype=bool)

    def _add(self, phrase: str, key: int, exact: bool) -> None:
        plain = phrase.strip("* ")
        sought = normal(plain)
        if not sought:
            raise ValueError(f"The phrases of {self.keys[key]!r} hold an empty one. Remove it or write a word.")
        if GAP in sought:
            first, second = sought.split(GAP, 1)
            entry = (self._number(second.replace(GAP, " ")), key, second in self._prefixes)
            entries = self._seconds[self._number(first)]
            if all(entry[0] != other for other, *_ in entries):
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

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and key of every hit, by start; a separated phrase spans its parts and may enclose other hits."""
        if not self._numbers or not text:
            return []
        shown, offsets = aligned(text)
        lowered = shown.lower()
        try:
            numbers, starts, ends = self._whole_words(shown, lowered)
        except UnicodeEncodeError:
            return self.find(without_surrogates(text))
        apart = self._separated(shown, numbers, starts, ends) if self._seconds else []
        keys = self._key_of[numbers]
        if self._seconds:
            whole = keys >= 0
            starts, ends, keys = starts[whole], ends[whole], keys[whole]
        hits = _longest(starts, ends, keys)
        if apart:
            parts = sorted(part for *_, parts in apart for part in parts)
            hits = [hit for hit in hits if not _covered(hit, parts)] + [hit for *hit, _ in apart]
            hits.sort(key=lambda hit: (hit[0], -hit[1]))
        if offsets is None:
            return [(start, end, self.keys[key]) for start, end, key in hits]
        return [(int(offsets[start]), int(offsets[end - 1]) + 1, self.keys[key]) for start, end, key in hits]

    def _whole_words(self, shown: str, lowered: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Number, start and end of every phrase or part that stands as a word, or as an allowed part of one."""
        found = self._automaton.find_matches_as_indexes(lowered, overlapping=True)
        flat = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=3 * len(found))
        number, start, end = flat[::3], flat[1::3], flat[2::3]
        left, right = borders(lowered, start, end)
        good = left & right
        for i in np.flatnonzero(~good & (left | self._left[number]) & (right | self._right[number])).tolist():
            good[i] = (left[i] or _is_word(lowered, start[i], before=True)) and (
                right[i] or _is_word(lowered, end[i], before=False)
            )
        for i in np.flatnonzero(good).tolist() if self._case else ():
            wanted = self._case.get(int(number[i]))
            good[i] = wanted is None or shown[start[i] : end[i]] == wanted
        return number[good], start[good], end[good]

    def _separated(self, text: str, numbers, starts, ends) -> list[tuple[int, int, int, tuple]]:
        """Start, end, key and parts of every phrase whose parts stand apart in one clause."""
        part = self._is_part[numbers]
        hits = list(zip(numbers[part].tolist(), starts[part].tolist(), ends[part].tolist(), strict=True))
        places: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, start, end in hits:
            places[number].append((start, end))
        found: dict[tuple[int, int], tuple[int, int, int, tuple]] = {}
        for number, start, end in hits:
            is_noun = text[start].isupper() and not _OPENING.search(text, max(0, start - 3), start)
            for second, key, is_prefix in self._seconds.get(number, ()):
                if is_prefix and is_noun:
                    continue
                candidates = places.get(second, [])
                i = bisect_left(candidates, (end, 0))
                for start2, end2 in candidates[i : i + _GAP_CANDIDATES]:
                    if start2 - end > _GAP_CHARACTERS or _CLAUSE_BREAK.search(text, end, start2):
                        break
                    if (not is_prefix or _CLAUSE_END.match(text, end2)) and _one_clause(text[end:start2]):
                        # Later first parts take the place of earlier ones: the nearest verb is the prefix's own.
                        found[second, start2] = (start, end2, key, ((start, end), (start2, end2)))
                        break
        return list(found.values())


def _one_clause(between: str) -> bool:
    """Whether the commas between two parts enclose an inserted clause or part the items of a list."""
    return between.count(",") % 2 == 0 or bool(_LIST_END.match(between.rpartition(",")[2] + " "))


def _longest(starts: np.ndarray, ends: np.ndarray, keys: np.ndarray) -> list[tuple[int, int, int]]:
    """Hits by start, without those that overlap an earlier or, from the same start, a longer one."""
    if (starts[1:] >= ends[:-1]).all():
        return list(zip(starts.tolist(), ends.tolist(), keys.tolist(), strict=True))
    order = np.lexsort((-ends, starts))
    hits = zip(starts[order].tolist(), ends[order].tolist(), keys[order].tolist(), strict=True)
    chosen, last = [], 0
    for hit in hits:
        if hit[0] >= last:
            chosen.append(hit)
            last = hit[1]
    return chosen


def _covered(hit: tuple[int, int, int], parts: list[tuple[int, int]]) -> bool:
    """Whether a part of a separated phrase, at least as long, overlaps the hit."""
    i = bisect_left(parts, (hit[1], 0)) - 1
    return i >= 0 and parts[i][1] > hit[0] and parts[i][1] - parts[i][0] >= hit[1] - hit[0]


def _is_word(text: str, edge: int, before: bool) -> bool:
    """Whether the letters that join a hit at `edge` are a word of their own, so that the two make a compound."""
    near = text[max(0, edge - 30) : edge] if before else text[edge : edge + 30]
    joined = re.search(r"\w*$", near)[0] if before else re.match(r"\w*", near)[0]
    return len(joined) >= _COMPOUND_PART and (before or not _SUFFIX.fullmatch(joined))


def _one_row_a_term(table: pd.DataFrame) -> pd.DataFrame:
    """A table with the columns de and en, whose cells hold term:class|term:class, as one row for each term."""
    rows = []
    for language in ("de", "en"):
        for concept, cell in zip(table["concept"], table[language], strict=True):
            for item in filter(None, cell.split("|")):
                term, _, word_class = item.rpartition(":")
                compound = "yes" if word_class == "compound" else ""
                rows.append((concept, term, language, "noun" if compound else word_class, compound))
    return pd.DataFrame(rows, columns=["concept", "term", "language", "word_class", "compound"])


def _inflected(table: pd.DataFrame) -> dict[str, list[str]]:
    require(table, "Table of phrases", ["term", "concept"], "Give a phrase and what it stands for in every row.")
    patterns: dict[str, list[str]] = {}
    inflect = {"language", "word_class"} <= set(table.columns)
    for row in table.to_dict("records"):
        found = forms(row["term"], row["language"], row["word_class"]) if inflect else [row["term"]]
        if row.get("compound") == "yes":
            found = [form if GAP in form else f"*{form}*" for form in found]
        patterns.setdefault(row["concept"], []).extend(found)
    return patterns


def find_terms(documents: pd.DataFrame, lexicon: str | pd.DataFrame | Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """Every phrase of `lexicon` in the text of `documents`, as TERM_HITS.

    `documents` needs doc_id and text, and language where the lexicon has one: German phrases are sought in German texts
    only ("war" is a verb there). `lexicon` is the name of a shipped lexicon ("escalation"), a table or a mapping as in
    `Matcher`, or a table in the form of the escalation lexicon. Of two hits that start at one place the longer stays.
    """
    require(documents, "DOCUMENTS", ["doc_id", "text"], "Call corpus.load() first.")
    name = lexicon if isinstance(lexicon, str) else "own"
    table = read_lexicon(lexicon) if isinstance(lexicon, str) else lexicon
    if isinstance(table, pd.DataFrame) and {"concept", "de", "en"} <= set(table.columns):
        table = _one_row_a_term(table)
    by_language = isinstance(table, pd.DataFrame) and "language" in table.columns
    if by_language:
        require(documents, "DOCUMENTS", ["language"], "Call corpus.load() first.")
    languages = documents["language"] if by_language else pd.Series("", index=documents.index)
    matchers = {
        language: Matcher(table[table.language.isin([language, ""])] if by_language else table)
        for language in languages.unique()
    }
    rows: list[tuple] = []
    for doc_id, text, language in zip(documents.doc_id, documents.text, languages, strict=True):
        for start, end, concept in matchers[language].find(text) if isinstance(text, str) else ():
            rows.append((doc_id, start, end, text[start:end], concept, name))
    if not rows:
        return empty("TERM_HITS")
    hits = pd.DataFrame(rows, columns=["doc_id", "start", "end", "text", "concept", "lexicon"])
    return check(hits.drop_duplicates(["doc_id", "start"]), "TERM_HITS")
