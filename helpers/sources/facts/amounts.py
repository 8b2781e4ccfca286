"""What a number counts or measures: its unit, what happened to the people it counts, and what it is
confined to.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from helpers.language import Matcher
from helpers.languages import LANGUAGES
from helpers.lexicon import read_lexicon, words
from helpers.sources.facts.dates import find_dates, is_month, months_named, overlaps
from helpers.sources.facts.numbers import Number, find_numbers
from helpers.sources.facts.words import pattern, words_for

_AFTER = 5  # words after a number among which its unit is sought
_UNKNOWN = 1  # of these, how many may stand before a noun that no list holds
# characters before a bare number in which the counted people stand: "die Zahl der Toten stieg auf
# 17"
_BEFORE = 70
_WORD = re.compile(r"[  -]([^\W\d_][\w’'-]*+|%|€)")
_STRONG = re.compile(r"[;:!?()–—]|, |\. ")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![.,]?\d)")
_REACH = 300  # characters on either side of a number that say what it counts
_MOST_HITS = 60  # words near a number that are looked at, so that no sentence takes long
_STATE_NEAR = 25  # characters between a number without a noun and what happened to the people
_CHANGE_NEAR = 25  # characters before a number in which "um" or "from" stands
_SHORTEST = 4  # letters of a unit that is also found at the end of a compound
RUNNING = ("people", "thing", "share")  # amounts that are counted again and again


@dataclass(frozen=True)
class Measure:
    """A number with what it counts; offsets include the words that bound it and those that name its
    unit.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    bound: str
    unit: str
    kind: str  # people, thing, money, share, measure, time, or "noun" for a noun that no list holds
    state: str  # what happened to the people: dead, injured, …
    scopes: frozenset[str]  # part, change, former, a year, a month, last year, …
    changed: bool  # said to have risen or fallen, or to be a state of affairs so far
    digits: bool


def find_measures(text: str, language: str) -> list[Measure]:
    """Every number of a sentence whose unit is known, or which stands in digits before a noun.
    Linear in the text.
    """
    days = [(d["start"], d["end"]) for d in find_dates(text, language)]
    numbers = [n for n in find_numbers(text, language) if not overlaps(n.start, n.end, days)]
    if not numbers:
        return []
    breaks = [m.start() for m in _STRONG.finditer(text)]
    weak = [m.start() for m in pattern("joins", r"\b<>\b").finditer(text)]
    states = [
        hit for hit in _states(language).find(text) if not is_month(text, hit, days, language)
    ]
    scopes = _scopes(language).find(text)
    found = []
    for number in numbers:
        if pattern("age", "[ -]<>").match(text, number.end):
            continue
        segment = _segment(text, breaks, number)
        near = _within(states, number)
        unit, kind, state, end = _unit(text, number, segment, near, language)
        if not unit or (kind == "noun" and _YEAR.fullmatch(text, number.start, number.end)):
            continue
        if kind == "people" and not state:
            state = _state(number, segment, near, weak)
        found.append(
            Measure(
                number.start,
                end,
                number.value,
                number.low,
                number.high,
                number.bound,
                unit,
                kind,
                state,
                _confined(text, number, segment, _within(scopes, number), language),
                kind in RUNNING and bool(pattern("changed", r"\b<>\b").search(text, *segment)),
                number.digits,
            )
        )
    return found


def _segment(text: str, breaks: list[int], number: Number) -> tuple[int, int]:
    """The stretch between commas, brackets and the like that holds the number."""
    at = bisect_left(breaks, number.start)
    first = breaks[at - 1] + 1 if at else 0
    after = bisect_left(breaks, number.end)
    last = breaks[after] if after < len(breaks) else len(text)
    return max(first, number.start - _REACH), min(last, number.end + _REACH)


def _within(hits: list[tuple[int, int, str]], number: Number) -> list[tuple[int, int, str]]:
    """The hits near a number, so that no sentence takes more than linear time."""
    first = bisect_left(hits, number.start - _REACH, key=lambda hit: hit[0])
    last = bisect_left(hits, number.end + _REACH, key=lambda hit: hit[0])
    return hits[max(first, last - _MOST_HITS) : last]


def _unit(
    text: str, number: Number, segment: tuple[int, int], states: list, language: str
) -> tuple[str, str, str, int]:
    """Unit, kind, state and where the phrase ends; "" where the number counts nothing that can be
    told.
    """
    units, kinds, longest = _units(language)
    if number.symbol:
        return *units[number.symbol], number.end
    following = _following(text, number.end)
    lowered = [w.lower() for w, _ in following]
    fallback = None
    for k, (word, end) in enumerate(following):
        other = lowered[k] in words_for("other")
        phrases = (lowered[k : k + n] for n in range(min(longest, len(lowered) - k), 0, -1))
        phrase = next((found for found in phrases if " ".join(found) in units), [])
        if phrase and not other:
            return *units[" ".join(phrase)], following[k + len(phrase) - 1][1]
        if phrase and not fallback:
            fallback = (*units[" ".join(phrase)], end)
        known = _compound(word, kinds, language)
        if known:
            return *known, end
        if lowered[k] in _stop() and lowered[k] not in words_for("through") and not other:
            break
        noun = _noun(word, language)
        if noun and not (LANGUAGES[language].capital_nouns and fallback):
            unknown = k <= _UNKNOWN and not fallback
            return (noun, "noun", "", end) if unknown else (fallback or _NOTHING)
    return fallback or _bare(text, number, segment, states, units, longest)


_NOTHING = ("", "", "", 0)


def _following(text: str, end: int) -> list[tuple[str, int]]:
    """The words right after a number, as far as no mark stands between them, each with its end."""
    found: list[tuple[str, int]] = []
    while len(found) < _AFTER:
        match = _WORD.match(text, end) or (
            None if found else re.compile(r"([%€])").match(text, end)
        )
        if not match:
            break
        end = match.end()
        found.append((match[1], end))
    return found


def _compound(
    word: str, kinds: list[tuple[str, tuple]], language: str
) -> tuple[str, str, str] | None:
    """The unit at the end of a compound: "Hafenarbeiter"; "40-minütig", "100 %ige"."""
    if not LANGUAGES[language].compounds:
        return None
    lowered = word.lower()
    if word[0].isupper():
        # two letters or more stand before the unit
        heads = (known for form, known in kinds if lowered[2:].endswith(form))
        return next(heads, None)
    stem = re.sub(r"e[rsnm]?$", "", lowered)
    return _units(language)[0].get(stem) if stem.endswith("ig") else None


def _noun(word: str, language: str) -> str:
    """A noun as far as its form shows: a capital where nouns have one, else a plural's ending."""
    if word.lower() in _stop():
        return ""
    if LANGUAGES[language].capital_nouns:
        return word.lower() if word[0].isupper() and len(word) > 2 else ""
    plural = word.endswith(_plural(language)) and not word.endswith(words_for("singular_ending"))
    return word if word.islower() and plural and len(word) > 3 else ""


@cache
def _plural(language: str) -> tuple[str, ...]:
    return tuple(words("grammar", language=language, word_class="plural_ending"))


def _bare(text, number, segment, states, units, longest) -> tuple[str, str, str, int]:
    """The people that a number without a noun counts: "Zahl der Toten … auf 17", "400 are missing",
    "killing 22".
    """
    before = text[max(segment[0], number.start - _BEFORE) : number.start]
    said = re.findall(r"[^\W\d_][\w’'-]*", before.lower())
    head = [units[w] for w in said if w in units and units[w][1] == "before"]
    if head and pattern("strength", "<> $").search(before):
        return *head[-1], number.end
    if any(_ends_in(use, before) for use in ("amounting", "changed_by", "changed_from")):
        named = [
            known
            for i in range(len(said))
            for n in range(longest, 0, -1)
            if (known := units.get(" ".join(said[i : i + n]))) and known[1] in ("people", "share")
        ]
        if named and pattern("count", r"\b<>\b").search(before):
            return *named[0], number.end
    # "400 people are still missing", "17 wurden verletzt"; "killing 22."
    between = pattern("of_them", r"(?:\W+(?:people )?<>\b)*\W+$")
    closed = pattern("phrase_ends", r"\s*(?:[,.;:!?)–—]|$|<>\b)").match(text, number.end)
    for start, end, state in states:
        if 0 <= start - number.end <= _STATE_NEAR and between.fullmatch(text, number.end, start):
            return "people", "people", state, end
        if closed and 0 <= number.start - end <= 2 and not text[end : number.start].strip():
            return "people", "people", state, number.end
    return _NOTHING


def _ends_in(use: str, before: str) -> bool:
    """Whether the words before a number end in one that says how it is reached ("um 3")."""
    between = r"(?:\w+ )?" if use == "changed_by" else ""
    return pattern(use, rf"\b<> {between}$").search(before) is not None


def _state(number: Number, segment: tuple[int, int], states: list, weak: list[int]) -> str:
    """The nearest state in the number's segment; one beyond an "and" counts as farther."""

    def distance(hit) -> tuple[int, int]:
        low, high = (hit[1], number.start) if hit[1] <= number.start else (number.end, hit[0])
        return bisect_left(weak, high) - bisect_left(weak, low), high - low

    inside = [hit for hit in states if segment[0] <= hit[0] and hit[1] <= segment[1]]
    return min(inside, key=distance)[2] if inside else ""


def _confined(
    text: str, number: Number, segment: tuple[int, int], scopes: list, language: str
) -> frozenset[str]:
    first, last = segment
    reach = max(0, first - _REACH)
    found = {
        scope
        for start, end, scope in scopes
        if (first <= start and end <= last)
        or (scope != "part" and end <= last)
        or (scope == "part" and end <= number.start + 2)
    }
    found |= {f"month {month}" for month in months_named(text, language, reach, last)}
    years = _YEAR.finditer(text, reach, last)
    found |= {m[0] for m in years if not number.start <= m.start() < number.end}
    before = text[max(0, number.start - _CHANGE_NEAR) : number.start]
    if _ends_in("changed_by", before):
        found.add("change")
    rising = pattern("changed_to", r"[^.;:!?]{0,30}?\b<> \D{0,20}\d")
    if _ends_in("changed_from", before) and rising.match(text, number.end):
        found.add("former")
    return frozenset(found)


@cache
def _units(language: str):
    table = read_lexicon("units").query("language == @language")
    known = {r.form: (r.unit, r.kind, r.state) for r in table.itertuples()}
    ends = [
        (form, unit)
        for form, unit in known.items()
        if unit[1] in ("people", "thing")
        and len(form) >= _SHORTEST
        and form not in words_for("other")
    ]
    ends.sort(key=lambda end: -len(end[0]))
    return known, ends, max((len(form.split()) for form in known), default=0)


@cache
def _states(language: str):
    table = read_lexicon("states").query("language == @language")
    return Matcher(table.rename(columns={"state": "concept"}))


@cache
def _scopes(language: str):
    table = read_lexicon("scopes").query("language == @language")
    return Matcher({scope: part.term.tolist() for scope, part in table.groupby("scope")})


@cache
def _stop() -> frozenset[str]:
    return words("function_words") | words("months", "name") | {*words_for("no_unit")}
