"""Who does what a word says, and to whom: one reading for the ledger and for ACTORS."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from helpers.language.clauses.verbs import reader_of
from helpers.language.grammar import closed_class
from helpers.lexicon import read_lexicon

NOBODY = -1
Span = tuple[int, int]
Pair = tuple[int, int]
_TOKEN = re.compile(r"[^\W_][\w-]*|['’]s\b|[^\w\s]")
_BREAKS = frozenset(',;:–—-()"„“”«»?')
_LONGEST = 1_500  # characters of a sentence; longer lines are lists or tables
_AT_ONCE = 1 << 15  # sentences whose reading is kept, as a report reads each several times


@dataclass
class Clauses:
    """Words of a sentence: lower case `low`, as they stand `words`, the place of a name or NOBODY
    in `name`, whether that is an adjective in `adjective`; and `bounds`, the words of each clause.
    """

    low: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    name: list[int] = field(default_factory=list)
    adjective: list[bool] = field(default_factory=list)
    bounds: list[Span] = field(default_factory=list)

    def clause(self, at: int) -> int:
        """The number of the clause that holds a word."""
        inside = (k for k, (_, last) in enumerate(self.bounds) if at < last)
        return next(inside, len(self.bounds) - 1)

    def names(self, first: int, last: int) -> list[int]:
        """The words between `first` and `last` that are names."""
        return [i for i in range(first, last) if self.name[i] != NOBODY]


@lru_cache(maxsize=_AT_ONCE)
def acting(
    text: str,
    names: tuple[tuple[int, int, bool], ...],
    words: tuple[tuple[int, int, bool], ...],
    language: str,
) -> tuple[tuple[int, int, bool], ...]:
    """Actor and target of each word of a sentence, as places in `names` (NOBODY where it shows
    none), and whether the word stands as a noun.

    `names` are start, end and whether it is an adjective ("Russian"), `words` start, end and
    whether it is a noun, both in reading order. A cited source never acts, a place ("in X") is
    never a target, a recipient is.
    """
    reader = reader_of(language, "deeds")
    if reader is None or len(text) > _LONGEST:
        return ((NOBODY, NOBODY, False),) * len(words)
    s = _cut(text, names, language)
    found = []
    for start, end, noun in words:
        at = next((i for i, a in enumerate(s.starts) if a <= start < a + len(s.words[i])), NOBODY)
        if at == NOBODY or s.low[at] in _modal(language):
            found.append((NOBODY, NOBODY, noun))
            continue
        last = next((i for i in range(at, len(s.starts)) if s.starts[i] >= end), len(s.starts))
        noun = noun or reader.is_noun(s, at)
        actor, target = (reader.of_noun if noun else reader.of_verb)(s, at, last)
        found.append((actor, NOBODY if target == actor else target, noun))
    return tuple(found)


def _cut(text: str, names: tuple[tuple[int, int, bool], ...], language: str) -> Clauses:
    """The sentence in words and clauses; a name is one word."""
    words: list[str] = []
    starts: list[int] = []
    known: dict[int, tuple[int, bool]] = {}
    at = 0
    for k, (start, end, adjective) in enumerate(names):
        found = list(_TOKEN.finditer(text, at, start))
        words += [m[0] for m in found]
        starts += [m.start() for m in found]
        compound = text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()
        known[len(words)] = k, adjective or compound
        words.append(text[start:end])
        starts.append(start)
        at = end + compound
    found = list(_TOKEN.finditer(text, at))
    words += [m[0] for m in found]
    starts += [m.start() for m in found]
    s = Clauses([word.lower() for word in words], words, starts)
    s.name, s.adjective = [NOBODY] * len(words), [False] * len(words)
    for i, (k, adjective) in known.items():
        s.name[i], s.adjective[i] = k, adjective
    openers, first = _openers(language), 0
    for i, word in enumerate(s.low):
        if word not in openers and word not in _BREAKS:
            continue
        breaks = word in _BREAKS
        if word == "-" and not text[starts[i] - 1].isspace():
            continue
        if i > first:
            s.bounds.append((first, i))
            first = i
        if breaks:
            first = i + 1
    if first < len(s.low) or not s.bounds:
        s.bounds.append((first, len(s.low)))
    return s


def last_part(name: str) -> str:
    """The part that decides gender and number of a name: miliz of Huthi-Miliz, staaten."""
    return name.lower().replace("-", " ").split()[-1]


@cache
def _modal(language: str) -> frozenset[str]:
    """Words that only say how sure or how near a deed is: would, wird."""
    return closed_class(language, "auxiliary", "passive")


@cache
def _openers(language: str) -> frozenset[str]:
    """Words that open a clause without a comma before them."""
    return closed_class(language, "deed_opener")


@cache
def preposition_parts(language: str) -> dict[str, str]:
    """What a preposition makes of the name after it: agent, target or place."""
    table = read_lexicon("clause_words").query("language == @language")
    return {r.word: r.part for r in table.itertuples() if r.part in ("agent", "target", "place")}


@cache
def determiners(language: str) -> frozenset[str]:
    """Articles and determiners."""
    table = read_lexicon("clause_words").query("language == @language")
    return frozenset(table.word[table.part.isin(["article", "determiner"])])


@cache
def light_stems(language: str) -> tuple[str, ...]:
    """Stems of verbs that only carry a noun: launched an attack."""
    return tuple(read_lexicon("light_verbs").query("language == @language").stem)
