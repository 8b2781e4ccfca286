"""Thousands of phrases found in one pass: whole words, exact offsets, longest match first."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain

import numpy as np
import pandas as pd

from helpers.language.inflect import GAP, SEPARABLE, forms
from helpers.schema import build, check, read_lexicon, require

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_VARIANTS = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "‐": "-",
    "‑": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\t": " ",
    "İ": "i",
}
_WRAPPED = re.compile(r"\n(?=[a-zäöüß])")
_GAP_CHARACTERS = 160  # how far the parts of a separated phrase may stand apart
_CLAUSE_BREAK = re.compile(r"[.!?…;:\n](?=\s|$|[\"”“»«’])|\n")
# After a separated prefix the German clause is over.
_CLAUSE_END = re.compile(r"\s*(?:$|[,.;:!?…)\]\"“”»«–—\n-]|(?:und|oder|sowie|aber|sondern|als|wie|um)\b)")
_COMPOUND_PART = 3  # letters that make the rest of a compound a word of its own
_PARTICLES = frozenset(SEPARABLE)


class Matcher:
    """Finds phrases in text: case-blind, whole words, the longest of overlapping ones.

    `patterns` maps a key to its phrases, or is a table with the columns term and concept and, where phrases are to be
    inflected, language and word_class (see `inflect.forms`) and compound ("yes": also as a part of a German compound).
    In a phrase, " … " stands between parts that other words of the same clause may separate ("griff … an"), and a `*` at
    the beginning or end lets it continue as a part of a compound ("*waffenlieferung*"). `exact` are phrases that must
    stand in the text in just that case ("US"). A phrase given for two keys belongs to the first.
    Search is linear in the text (Aho and Corasick 1975, doi:10.1145/360825.360855).
    """

    def __init__(self, patterns: Mapping[str, Iterable[str]] | pd.DataFrame, *, exact: Iterable[str] = ()) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        if isinstance(patterns, pd.DataFrame):
            patterns = _inflected(patterns)
        self.keys = list(patterns)
        wanted_case = set(exact)
        numbers: dict[str, int] = {}
        self._key: list[int] = []
        self._open_left: list[bool] = []
        self._open_right: list[bool] = []
        self._case: dict[int, str] = {}
        self._seconds: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)

        def number(part: str) -> int:
            part = part if part in numbers else part
            if part not in numbers:
                numbers[part] = len(numbers)
                self._key.append(-1)
                self._open_left.append(False)
                self._open_right.append(False)
            return numbers[part]

        for k, key in enumerate(self.keys):
            for phrase in patterns[key]:
                plain = phrase.strip("*").strip()
                if not plain:
                    raise ValueError(
                        f"The phrases of {key!r} hold an empty one ({phrase!r}). Remove it or write a word."
                    )
                for part in _variants(_normal(plain)):
                    if GAP in part:
                        first, second = part.split(GAP, 1)
                        entry = (number(second.replace(GAP, " ")), k, second in _PARTICLES)
                        if entry not in self._seconds[number(first)]:
                            self._seconds[number(first)].append(entry)
                        continue
                    n = number(part)
                    if self._key[n] < 0:
                        self._key[n] = k
                        self._open_left[n] = phrase.startswith("*")
                        self._open_right[n] = phrase.endswith("*")
                        if phrase in wanted_case:
                            self._case[n] = plain
        self._automaton = (
            AhoCorasick(list(numbers), matchkind=MatchKind.Standard, store_patterns=False) if numbers else None
        )
        self._left, self._right = np.array(self._open_left, dtype=bool), np.array(self._open_right, dtype=bool)
        self._is_second = {entry[0] for entries in self._seconds.values() for entry in entries}

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and key of every hit, by start; a separated phrase spans both its parts and may enclose other hits."""
        if self._automaton is None or not text:
            return []
        shown, offsets = _aligned(text)
        lowered = shown.lower()
        found = self._automaton.find_matches_as_indexes(lowered, overlapping=True)
        if not found:
            return []
        hits = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=3 * len(found)).reshape(-1, 3)
        hits = hits[self._whole_words(lowered, hits)]
        if self._case:
            hits = [h for h in hits.tolist() if h[0] not in self._case or shown[h[1] : h[2]] == self._case[h[0]]]
        else:
            hits = hits.tolist()
        spans = self._separated(lowered, hits) if self._seconds else []
        taken = [(s, e) for *_, parts in spans for s, e in parts]
        plain = [(s, e, self._key[n]) for n, s, e in hits if self._key[n] >= 0]
        chosen = _longest(plain, taken) + [(s, e, k) for s, e, k, _ in spans]
        chosen.sort(key=lambda hit: (hit[0], -hit[1]))
        if offsets is None:
            return [(s, e, self.keys[k]) for s, e, k in chosen]
        return [(int(offsets[s]), int(offsets[e - 1]) + 1, self.keys[k]) for s, e, k in chosen]

    def _whole_words(self, text: str, hits: np.ndarray) -> np.ndarray:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        letters = _letters()
        word = letters[np.minimum(codes, len(letters) - 1)]
        number, start, end = hits.T
        left = (start == 0) | ~word[start - 1]
        right = (end == len(word)) | ~word[np.minimum(end, len(word) - 1)]
        good = left & right
        inside = ~good & (left | self._left[number]) & (right | self._right[number])
        for i in np.flatnonzero(inside).tolist():
            good[i] = (left[i] or _is_part(text[max(0, start[i] - 30) : start[i]], before=True)) and (
                right[i] or _is_part(text[end[i] : end[i] + 30], before=False)
            )
        return good

    def _separated(self, text: str, hits: list) -> list[tuple[int, int, int, tuple]]:
        seconds: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for n, s, e in hits:
            if n in self._is_second:
                seconds[n].append((s, e))
        found: dict[tuple[int, int], tuple[int, int, int, tuple]] = {}
        for n, s, e in hits:
            for second, key, is_particle in self._seconds.get(n, ()):
                for s2, e2 in seconds[second][bisect_left(seconds[second], (e, 0)) :][:8]:
                    if s2 - e > _GAP_CHARACTERS or _CLAUSE_BREAK.search(text, e, s2):
                        break
                    if (not is_particle or _CLAUSE_END.match(text, e2)) and _one_clause(text[e:s2]):
                        # The verb nearest to the separated part is the one it belongs to.
                        found[second, s2] = (s, e2, key, ((s, e), (s2, e2)))
                        break
        return list(found.values())


def _one_clause(between: str) -> bool:
    """Whether commas between two parts come in pairs, around an inserted clause, or part a list."""
    return between.count(",") % 2 == 0 or bool(re.match(r"\W*(?:\w+\W+){1,4}$", between.rpartition(",")[2] + " "))


def _longest(hits: list[tuple[int, int, int]], taken: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    chosen, last = [], -1
    taken = sorted(taken)
    for start, end, key in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if start < last:
            continue
        i = bisect_left(taken, (end,)) - 1
        if i >= 0 and taken[i][1] > start and taken[i][1] - taken[i][0] >= end - start:
            continue
        chosen.append((start, end, key))
        last = end
    return chosen


_DERIVED = re.compile(r"(?:er|erin|isch|erisch|lich|haft|los|bar|ung|ig|end|et|te)(?:e|en|em|er|es|s|n|innen)?$")


def _is_part(rest: str, before: bool) -> bool:
    """Whether the letters that join a hit are a word of their own, so that the two make a compound."""
    joined = re.search(r"\w*$", rest)[0] if before else re.match(r"\w*", rest)[0]
    return len(joined) >= _COMPOUND_PART and (before or not _DERIVED.fullmatch(joined))


@cache
def _letters() -> np.ndarray:
    """Which code points of the Basic Multilingual Plane belong to words; the last entry answers for all beyond it."""
    return np.array([chr(c).isalnum() or c == 95 or unicodedata.combining(chr(c)) > 0 for c in range(0xFFFF)] + [False])


def _normal(text: str) -> str:
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    for given, plain in _VARIANTS.items():
        text = text.replace(given, plain)
    return text.lower()


def _variants(phrase: str) -> list[str]:
    """A hyphenated phrase is also written in two words."""
    return [phrase, phrase.replace("-", " ")] if "-" in phrase.strip("-") and GAP not in phrase else [phrase]


def _aligned(text: str) -> tuple[str, np.ndarray | None]:
    """Text with plain quotes, hyphens and spaces; and where its characters stood, if any had to be dropped or composed."""
    offsets = None
    if not text.isascii():
        if _INVISIBLE.search(text) or not unicodedata.is_normalized("NFC", text):
            text, offsets = _composed(text)
        for given, plain in _VARIANTS.items():
            if given in text:
                text = text.replace(given, plain)
    if "\n" in text:
        text = _WRAPPED.sub(" ", text)
    return text, offsets


def _composed(text: str) -> tuple[str, np.ndarray]:
    """NFC without invisible characters, and for every character of it where it began in `text`."""
    pieces, origins = [], []
    for cluster in re.finditer(r"[\s\S][\u0300-\u036f]*", text):
        composed = _INVISIBLE.sub("", unicodedata.normalize("NFC", cluster[0]))
        pieces.append(composed)
        origins += [cluster.start()] * (len(composed) - 1) + [cluster.end() - 1] * bool(composed)
    return "".join(pieces), np.array(origins, dtype=np.int64)


def _inflected(table: pd.DataFrame) -> dict[str, list[str]]:
    require(table, "Table of phrases", ["term", "concept"], "Give a phrase and what it stands for in every row.")
    patterns: dict[str, list[str]] = {}
    inflect = {"language", "word_class"} <= set(table.columns)
    for row in table.to_dict("records"):
        found = forms(row["term"], row["language"], row["word_class"]) if inflect else [row["term"]]
        if row.get("compound") == "yes":
            found = [f"*{form}*" for form in found]
        patterns.setdefault(row["concept"], []).extend(found)
    return patterns


def find_terms(documents: pd.DataFrame, lexicon: str | pd.DataFrame | Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """Every phrase of `lexicon` in the text of `documents`, as TERM_HITS.

    `documents` needs doc_id and text, and language where the lexicon has one: German phrases are sought in German texts
    only ("war" is a verb there). `lexicon` is the name of a shipped lexicon, a table, or a mapping as in `Matcher`.
    """
    require(documents, "DOCUMENTS", ["doc_id", "text"], "Call corpus.load() first.")
    name = lexicon if isinstance(lexicon, str) else "own"
    table = read_lexicon(lexicon) if isinstance(lexicon, str) else lexicon
    by_language = isinstance(table, pd.DataFrame) and "language" in table.columns
    if by_language:
        require(documents, "DOCUMENTS", ["language"], "Call corpus.load() first.")
        matchers = {lang: Matcher(table[table.language.isin([lang, ""])]) for lang in documents.language.unique()}
    else:
        matchers = defaultdict(lambda every=Matcher(table): every)
    rows = []
    languages = documents["language"] if by_language else [""] * len(documents)
    for doc_id, text, language in zip(documents.doc_id, documents.text, languages, strict=True):
        text = text if isinstance(text, str) else ""
        rows += [
            {"doc_id": doc_id, "start": s, "end": e, "text": text[s:e], "concept": key, "lexicon": name}
            for s, e, key in matchers[language].find(text)
        ]
    return (
        build(rows, "TERM_HITS")
        if not rows
        else check(pd.DataFrame(rows).drop_duplicates(["doc_id", "start"]), "TERM_HITS")
    )
