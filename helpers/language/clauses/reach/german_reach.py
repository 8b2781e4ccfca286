"""What German words stand in: relative clauses, purpose clauses, attributes, sources."""

import re

import numpy as np

from helpers.language.clauses.german_verbs import names_source
from helpers.language.clauses.reach.line import opens_with, years
from helpers.language.grammar import closed_class
from helpers.language.matching.joined import Joined, first_from, last_before
from helpers.lexicon import either, words

_LONGEST = 500  # characters of a clause that are looked at on either side of a word
_ATTRIBUTE = re.compile(r"\w{3,}(?:t|en)e[nrsm]?$|\w{5,}nde[nrsm]?$")
# Endings of adjectives, but for the -e that nouns have as well.
_DECLINED = tuple(ending for ending in closed_class("de", "adjective_ending") if len(ending) > 1)
_BEFORE_NOUN = frozenset().union(
    *(words("clause_words", language="de", part=p) for p in ("article", "determiner", "place"))
)
_FIRST, _OPENING, _FINITE = (
    either(words("clause_markers", language="de", marks=marks))
    for marks in ("before_relative", "relative", "finite")
)
# The comma and the opening of a relative clause: ", die", ", von denen".
_RELATIVE = re.compile(rf",\s+(?:(?:{_FIRST}) )?(?:{_OPENING})\b")
_FINITE_VERB = re.compile(rf"\b(?:{_FINITE})\b")
_PURPOSE = "Um "
# What a clause ends in that is no relative one: ", den Hafen anzugreifen".
_INFINITIVE = re.compile(r"\b(?:zu \w+n|\w{2,}zu\w{2,}en)[.!?]*$")


_CONDITION = tuple(f"{word.capitalize()} " for word in closed_class("de", "opens_condition"))
_BEFORE_YEAR = closed_class("de", "before_year") | words("months", "name")
_DATED = re.compile(rf"\b(?:{either(_BEFORE_YEAR)})\s$", re.IGNORECASE)


def in_use(joined: Joined, start: np.ndarray, noun: np.ndarray) -> np.ndarray:
    """Which hits are what they are taken for: nouns only where their word begins with a capital."""
    chosen = np.flatnonzero(noun)
    first = start[chosen]
    for i in np.flatnonzero(joined.holds(str.isalpha, first - 1)).tolist():
        at = int(first[i])
        while at and joined.text[at - 1].isalpha():
            at -= 1
        first[i] = at
    use = np.ones(len(start), dtype=bool)
    use[chosen] = joined.holds(str.isupper, first)
    return use


def counts(joined: Joined, number: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Which words may count: all."""
    return np.ones(len(start), dtype=bool)


def hedges(joined: Joined, number: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Which hedges are meant as such: all."""
    return np.ones(len(start), dtype=bool)


def cites(joined: Joined, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Which words stand before a source: "nach eigenen Angaben"."""
    spans = zip(start.tolist(), end.tolist(), strict=True)
    return np.array([names_source(joined.text, low, high) for low, high in spans], dtype=bool)


def purposes(joined: Joined, breaks: np.ndarray) -> np.ndarray:
    """Where the purpose clause that opens a sentence ("Um …") ends; -1 in all others."""
    opens = joined.reads(_PURPOSE, joined.starts)
    return np.where(opens, first_from(breaks, joined.starts, joined.ends), -1)


def conditions(joined: Joined) -> np.ndarray:
    """Which sentences open with a condition by its verb alone: "Hätte die Armee …"."""
    return opens_with(joined, _CONDITION)


def past_years(joined: Joined) -> np.ndarray:
    """Offsets of the years that date a deed more than a generation back."""
    return years(joined, _DATED)


def relatives(
    joined: Joined, start: np.ndarray, after: np.ndarray, ignored: np.ndarray, breaks: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each word the number of its clause, whether a relative clause opens before it, and where
    that ends. `after` is the end of the word before, behind which its comma must stand.
    """
    comma = last_before(joined.offsets(","), start)
    opens = ~ignored & (comma >= after)
    relative = np.zeros_like(opens)
    close = first_from(breaks, comma + 1, joined.ends[joined.numbers(start)])
    relative[opens] = [
        _RELATIVE.match(clause) is not None and not _INFINITIVE.search(clause)
        for clause in joined.slices(comma[opens], close[opens])
    ]
    return np.cumsum(opens), relative, close


def attributes(
    joined: Joined, start: np.ndarray, end: np.ndarray, clause_end: np.ndarray
) -> np.ndarray:
    """Which participles stand before a noun: "die belagerte Stadt"."""
    attribute = ~joined.holds(str.isupper, start) & joined.holds(str.isupper, end + 1)
    attribute[attribute] = [
        _ATTRIBUTE.match(word) is not None
        for word in joined.slices(start[attribute], end[attribute])
    ]
    start, end, clause_end = start[attribute], end[attribute], clause_end[attribute]
    opening = np.maximum(
        last_before(joined.offsets(","), start) + 1, joined.starts[joined.numbers(start)]
    )
    low = np.maximum(opening, start - _LONGEST)
    clauses = joined.slices(low, np.minimum(clause_end, end + _LONGEST))
    # Where the finite verb stands elsewhere in the clause, the participle belongs to the noun.
    finite = [_FINITE_VERB.search(clause) is not None for clause in clauses]
    before = joined.function_words(joined.words_before(start), start)
    determined = [
        word in _BEFORE_NOUN or (len(word) > 4 and word.endswith(_DECLINED)) for word in before
    ]
    attribute[attribute] = np.logical_or(finite, determined)
    return attribute
