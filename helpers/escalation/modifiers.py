"""Which words of a sentence count, and what negation, modality, intensity and background reach
them.

All sentences of a batch are read at once. A batch is one joined text (`language.joined`); its words
stand in reading order in arrays, one place for each word, and every rule is an operation on these
arrays: a cue reaches the words behind it until its reach ends, it is used up, or the next cue of
its kind takes over.
"""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np

from helpers.escalation.concepts import (
    EVENT,
    FACETS,
    HEDGE,
    IGNORED,
    INTENSIFIER,
    MODALITIES,
    NEGATOR,
    OPERATOR,
    SUBORDINATOR,
    Meanings,
    clause_words,
    markers,
)
from helpers.escalation.figurative import field_bits
from helpers.language import in_any_language
from helpers.language.clauses import names_source
from helpers.language.matching import Found, Joined, first_from, last_before

FIGURATIVE = 0.1  # what remains of the value of a figure of speech
# Weight from which an act that is no figure of speech shows that a sentence means conflict.
_LITERAL = 6.5
_REACH = 45  # characters that a negator or hedge reaches
_INTENSITY_REACH = 30
_BACKGROUND_REACH = 90
_BEFORE_NEGATOR = 30  # characters between a verb and the "nicht" after it
_LONGEST = 500  # characters of a clause that are looked at on either side of a word
_BEFORE_ATTRIBUTES = ("article", "determiner", "place")
_ATTRIBUTE_DE = re.compile(r"\w{3,}(?:t|en)e[nrsm]?$|\w{5,}nde[nrsm]?$")


@dataclass
class Words:
    """Counted words in reading order: one place in each array for each word.

    `number` is that of its sentence, `start` and `end` are offsets in the joined text, `key` is its
    place in the meanings. `background` says whether it stands in a background clause ("after …", a
    relative clause) or before a noun as its attribute, `context` whether it names a state of
    affairs.
    """

    number: np.ndarray
    start: np.ndarray
    end: np.ndarray
    key: np.ndarray
    context: np.ndarray
    background: np.ndarray
    negated: np.ndarray
    modality: np.ndarray
    factor: np.ndarray
    intensity: np.ndarray

    def __len__(self) -> int:
        return len(self.key)


class _Cues:
    """What stands before each word of a batch in its sentence, whose words begin at `first`."""

    def __init__(self, number: np.ndarray) -> None:
        self._at = np.arange(len(number))
        self._first = np.searchsorted(number, number)

    def last(self, chosen: np.ndarray, *, itself: bool = False) -> np.ndarray:
        """Place of the last chosen word before each word (or at it) in its sentence, else -1."""
        places = np.maximum.accumulate(np.where(chosen, self._at, -1))
        if not itself:
            places = np.append(-1, places[:-1])[: len(places)]
        return np.where(places >= self._first, places, -1)


def read(joined: Joined, found: Found, meanings: Meanings, german: bool) -> Words:
    """The counted words among those `found`, with what reaches each of them."""
    number, start, end, key, kind = _in_use(joined, found, meanings, german)
    cues = _Cues(number)
    breaks = _clause_breaks(joined)
    limit = joined.ends[number]
    clause_end = first_from(breaks, end, limit)
    factor = meanings.factor[key]

    ignored = kind == IGNORED
    negator, hedge, intensifier, subordinator = (
        kind == k for k in (NEGATOR, HEDGE, INTENSIFIER, SUBORDINATOR)
    )
    use = meanings.use[key]
    second = negator & (use == "second")
    negator &= ~second | (cues.last(negator & ~second) >= 0)
    subordinator &= ~_names_source(joined, start, end, subordinator, german)
    counted = (kind == EVENT) | (kind == OPERATOR)
    context = meanings.context[key]
    if german:
        attribute = counted & _attributes_de(joined, start, end, clause_end)
        before = cues.last(~ignored)
        after = np.where(before >= 0, end[before], joined.starts[number])
        clause, relative, comma = _clauses(joined, start, after, ignored)
        relative_end = first_from(breaks, comma + 1, limit)
    else:
        hedge &= ~_is_capital(joined, number, start)  # the month of May
        counted[counted] = ~_in_name(joined, number[counted], start[counted], end[counted])
        attribute = counted & _attributes_en(joined, start, end)
        clause, relative, relative_end = np.zeros_like(number), np.zeros_like(counted), limit
    counted &= ~(attribute & (kind == OPERATOR))
    previous = cues.last(counted)

    contrast, phrase = (subordinator & (use == word) for word in ("contrast", "phrase"))
    background_end = np.minimum(clause_end, end + _BACKGROUND_REACH)
    negator_end = np.where(contrast, background_end, end + _REACH)
    by = cues.last(negator | contrast)
    used_up = cues.last(counted | ignored) > by
    negated = (by >= 0) & ~used_up & (start < negator_end[by])
    backwards = negator & (use == "both") & (previous >= 0) & (clause[previous] == clause)
    backwards &= start - end[previous] < _BEFORE_NEGATOR
    negated |= _negated_before(joined, number, start, previous, backwards, negated & counted)

    hedge_end = np.where(
        use == "near", end + _REACH, np.where(use == "sentence", limit, clause_end)
    )
    by = cues.last(hedge)
    hedged = (by >= 0) & (start < hedge_end[by])
    modality = np.where(hedged, meanings.modality[key[by]], 0)
    hedge_factor = np.where(hedged, factor[by], 1.0)

    by = cues.last(intensifier)
    intensified = (by >= 0) & (previous < by) & (start < end[by] + _INTENSITY_REACH)
    intensity = np.where(intensified, factor[by], 1.0)

    by, of_relative = cues.last(subordinator), cues.last(relative, itself=True)
    opened = np.where(by >= of_relative, background_end[by], relative_end[of_relative])
    used_up = (by >= 0) & (by >= of_relative) & phrase[by] & (previous > by)
    opened = np.where(
        (by < 0) & (of_relative < 0), _purpose_end(joined, breaks, german)[number], opened
    )
    background = attribute | (~used_up & (start < opened))

    columns = (
        number,
        start,
        end,
        key,
        context | attribute,
        background,
        negated,
        modality,
        hedge_factor,
        intensity,
    )
    return Words(*(column[counted] for column in columns))


def mark_figures(words: Words, fields: np.ndarray, meanings: Meanings) -> None:
    """Mark the figures of speech of the fields that a sentence names, unless it also means an act
    of force.

    `fields` has the bits of the fields that each sentence names (see `fields.fields_named`).
    """
    figure = (meanings.fields[words.key] & fields[words.number]) > 0
    act = (meanings.kind[words.key] == EVENT) & (
        meanings.facet[words.key] == FACETS.index("action")
    )
    act &= (meanings.weight[words.key] >= _LITERAL) & ~words.context & ~figure
    literal = (fields & field_bits()["armed"]) > 0
    literal[words.number[act]] = True
    figure &= ~literal[words.number]
    words.modality[figure] = MODALITIES.index("figurative")
    words.factor[figure] = FIGURATIVE
    words.context[figure] = True


def _in_use(
    joined: Joined, found: Found, meanings: Meanings, german: bool
) -> tuple[np.ndarray, ...]:
    """Number of the sentence, start, end, key and kind of each hit, without shorter hits and verbs
    taken for nouns.
    """
    use = np.append(True, found.start[1:] != found.start[:-1])[: len(found.start)]
    if german:
        noun = np.flatnonzero(meanings.noun[found.key])
        use[noun] &= _capitalised(joined, found.start[noun])
    start, end, key = (column[use] for column in found)
    return joined.numbers(start), start, end, key, meanings.kind[key]


def _clause_breaks(joined: Joined) -> np.ndarray:
    """Offsets of commas, semicolons, colons, and of the space before a dash between spaces."""
    return np.sort(np.append(joined.offsets(",;:"), joined.dashes("-–—")))


def _clauses(
    joined: Joined, start: np.ndarray, after: np.ndarray, ignored: np.ndarray
) -> tuple[np.ndarray, ...]:
    """For each word the number of its clause, whether a relative clause opens before it, and the
    comma before it.

    `after` is the offset behind which that comma must stand: the end of the word before.
    """
    comma = last_before(joined.offsets(","), start)
    opens = ~ignored & (comma >= after)
    relative = np.zeros_like(opens)
    relative[opens] = [_relative().match(joined.text, i) is not None for i in comma[opens].tolist()]
    return np.cumsum(opens), relative, comma


@cache
def _relative() -> re.Pattern:
    """The comma and the opening of a German relative clause: ", die", ", von denen"."""
    before, words = ("|".join(markers("de", marks)) for marks in ("before_relative", "relative"))
    return re.compile(rf",\s+(?:(?:{before}) )?(?:{words})\b")


@cache
def _finite() -> re.Pattern:
    return re.compile(rf"\b(?:{'|'.join(markers('de', 'finite'))})\b")


def _names_source(joined: Joined, start, end, subordinator, german: bool) -> np.ndarray:
    """Which subordinators stand before a source: "nach eigenen Angaben" is no background."""
    names = subordinator & german
    spans = zip(start[names].tolist(), end[names].tolist(), strict=True)
    names[names] = [names_source(joined.text, low, high) for low, high in spans]
    return names


def _purpose_end(joined: Joined, breaks: np.ndarray, german: bool) -> np.ndarray:
    """Where the purpose clause that opens a German sentence ("Um …") ends; -1 in all other
    sentences.
    """
    if not german:
        return np.full(len(joined.starts), -1)
    opens = joined.reads("Um ", joined.starts)
    return np.where(opens, first_from(breaks, joined.starts, joined.ends), -1)


def _negated_before(joined, number, start, previous, backwards, forwards) -> np.ndarray:
    """Words that a negator behind them negates: verbs, and German nouns where no later word takes
    the negation.
    """
    noun = joined.holds(str.isupper, start[previous])
    waiting = backwards & noun
    negated = np.zeros_like(backwards)
    negated[previous[backwards & ~noun]] = True
    takes = np.flatnonzero(waiting | forwards)
    last = takes[np.append(number[takes][1:] != number[takes][:-1], True)[: len(takes)]]
    negated[previous[last[waiting[last]]]] = True
    return negated


def _capitalised(joined: Joined, start: np.ndarray) -> np.ndarray:
    """Whether the German word that holds each offset begins with a capital, as nouns do."""
    start = start.copy()
    for i in np.flatnonzero(joined.holds(str.isalpha, start - 1)).tolist():
        at = int(start[i])
        while at and joined.text[at - 1].isalpha():
            at -= 1
        start[i] = at
    return joined.holds(str.isupper, start)


def _in_name(joined: Joined, number: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Whether English words are part of a name ("Relief Coordinator") or of a compound
    ("US-backed").
    """
    hyphen = ord("-")
    compound = (joined.codes[end] == hyphen) | (joined.codes[start - 1] == hyphen)
    before = joined.words_before(start)
    neighbour = joined.holds(str.isupper, end + 1)
    neighbour |= (
        (before > joined.starts[number]) & (before < start) & joined.holds(str.isupper, before)
    )
    name = ~compound & neighbour & _is_capital(joined, number, start)
    headlines = {i: _is_headline(joined, i) for i in set(number[name].tolist())}
    name[name] = [not headlines[i] for i in number[name].tolist()]
    return compound | name


def _is_capital(joined: Joined, number: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Whether words begin with a capital though they do not open their sentence."""
    return (start > joined.starts[number]) & joined.holds(str.isupper, start)


def _is_headline(joined: Joined, number: int) -> bool:
    """Whether most words of a sentence begin with a capital, so that capitals say nothing."""
    words = joined.text[joined.starts[number] : joined.ends[number]].split()
    return sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _attributes_en(joined: Joined, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Whether English participles stand before a noun ("the besieged town")."""
    attribute = (joined.codes[end - 1] == ord("d")) & (joined.codes[end - 2] == ord("e"))
    start = start[attribute]
    parts = clause_words("en")
    words = joined.function_words(joined.words_before(start), start)
    attribute[attribute] = [parts.get(word) in _BEFORE_ATTRIBUTES for word in words]
    return attribute


def _attributes_de(
    joined: Joined, start: np.ndarray, end: np.ndarray, clause_end: np.ndarray
) -> np.ndarray:
    """Whether German participles stand before a noun ("die belagerte Stadt")."""
    attribute = ~joined.holds(str.isupper, start) & joined.holds(str.isupper, end + 1)
    spans = zip(start[attribute].tolist(), end[attribute].tolist(), strict=True)
    attribute[attribute] = [
        _ATTRIBUTE_DE.match(joined.text[low:high]) is not None for low, high in spans
    ]
    start, end, clause_end = start[attribute], end[attribute], clause_end[attribute]
    opening = np.maximum(
        last_before(joined.offsets(","), start) + 1, joined.starts[joined.numbers(start)]
    )
    clauses = zip(
        np.maximum(opening, start - _LONGEST).tolist(),
        np.minimum(clause_end, end + _LONGEST).tolist(),
        strict=True,
    )
    # Where the finite verb stands elsewhere in the clause, the participle belongs to the noun.
    finite = np.array(
        [_finite().search(joined.text, low, high) is not None for low, high in clauses], dtype=bool
    )
    words = joined.function_words(joined.words_before(start), start)
    parts = clause_words("de")
    determined = [parts.get(word) in _BEFORE_ATTRIBUTES or _is_inflected(word) for word in words]
    attribute[attribute] = np.logical_or(finite, determined)
    return attribute


@cache
def _declined() -> tuple[str, ...]:
    """Endings of German adjectives, but for the -e that nouns have as well."""
    return tuple(ending for ending in in_any_language("adjective_ending") if len(ending) > 1)


def _is_inflected(word: str) -> bool:
    """Whether a word may be a German adjective with its ending."""
    return len(word) > 4 and word.endswith(_declined())
