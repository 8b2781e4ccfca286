"""Who does what a word says, and to whom: one reading for the ledger and for ACTORS."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers.language.clauses.tokens import (
    AGENT,
    MENTIONED,
    NOBODY,
    PATIENT,
    Named,
    Tokens,
    last,
)
from helpers.language.clauses.verbs import reader_of
from helpers.language.matching.joined import Joined
from helpers.language.matching.term_cells import one_row_a_term
from helpers.language.matching.terms import Matcher, Search
from helpers.lexicon import read_lexicon

PARTS = np.array(["mentioned", "patient", "agent"])
_LONGEST = 1_500  # characters of a sentence; longer lines are lists or tables
_GIVING = ("impose",)  # kinds of governing words that are deeds by themselves
_NOUN = " (noun)"


class Deeds(NamedTuple):
    """Words for what somebody does, in reading order: start, end and whether each is a noun."""

    start: np.ndarray
    end: np.ndarray
    noun: np.ndarray


def acting(joined: Joined, names: Named, deeds: Deeds, language: str) -> np.ndarray:
    """Actor, target (places in `names`, NOBODY where none is shown) and whether a word stands as a
    noun: three rows, one column for each deed.

    A cited source never acts, a place ("in X") is never a target, a recipient is.
    """
    reader = reader_of(language, "{}_deeds")
    if reader is None or not len(names.start):
        return np.stack([np.full_like(deeds.start, NOBODY)] * 2 + [deeds.noun.astype(int)])
    return _read(reader.Clauses(joined, names), joined, deeds)


def _read(s: Tokens, joined: Joined, deeds: Deeds) -> np.ndarray:
    at = np.searchsorted(s.start, deeds.start, side="right") - 1
    after = np.searchsorted(s.start, deeds.end)
    noun = deeds.noun | s.is_noun(at)
    number = joined.numbers(deeds.start)
    read = ~s.has(s.modal)[at] & (joined.ends[number] - joined.starts[number] <= _LONGEST)
    found = np.full((3, len(at)), NOBODY)
    for chosen, of in ((read & noun, s.of_noun), (read & ~noun, s.of_verb)):
        actor, target = of(at[chosen], after[chosen])
        found[0, chosen], found[1, chosen] = actor, np.where(target == actor, NOBODY, target)
    found[:2] = s.name[found[:2]]
    found[2] = np.where(read, noun, deeds.noun)
    return found


def parts(joined: Joined, names: Named, language: str) -> np.ndarray:
    """What each name is in its sentence: a place in PARTS (mentioned, patient, agent).

    What the deeds of the sentence make of a name comes first, as the ledger has it (`acting`),
    that of verbs before that of nouns; then the clause that it stands in: its subject acts, or is
    acted upon in a passive, and so is whoever is told to do something ("demanded that X
    withdraw"). As event codebooks have it (CAMEO: Schrodt 2012), what an actor does is done to the
    place it happens in and to the owner of its object, unless somebody is acted upon before.
    """
    reader = reader_of(language, "{}_deeds")
    if reader is None or not len(names.start):
        return np.full(len(names.start), MENTIONED)
    s = reader.Clauses(joined, names)
    at = np.flatnonzero(s.named)
    every = np.arange(len(at))
    opening = np.searchsorted(at, s.opening[at])  # the first name of the sentence of each
    part, of_noun = s.parts(at)

    before = np.append(0, at[:-1])
    between = at - before - 1
    listed = last(~s.has(s.listing), at, before + 1) == NOBODY
    listed &= (every > opening) & (s.comma | s.has(s.joining))[before + 1]
    head = np.maximum.accumulate(np.where(listed, 0, every))  # the first name of its list
    part = part[head]
    acts = last(part == AGENT, every, opening) != NOBODY
    part = np.where(acts & of_noun & (part == AGENT), PATIENT, part)
    told = acts & (part == AGENT) & ~of_noun & s.told(at)
    part = np.where(told, PATIENT, part)
    place = acts & (part == MENTIONED) & (last(part == PATIENT, every, opening) == NOBODY)
    place &= last(place, every, opening) == NOBODY
    part = np.where(place, PATIENT, part)

    given = _given(s, joined, len(at), language)
    whole = last(~s.capital, np.append(at[1:], 0), at + 1) == NOBODY
    title = (
        np.append(between[1:] > 0, False) & whole & (s.first[at] == s.first[np.append(at[1:], 0)])
    )
    return np.where(
        told, PATIENT, np.where(given == NOBODY, np.where(title, MENTIONED, part), given)
    )


def _given(s: Tokens, joined: Joined, n_names: int, language: str) -> np.ndarray:
    """What the deeds of the sentences make of names, NOBODY where nothing or several things."""
    search, nouns = _deeds(language)
    start, end, key = search.find(joined)[0]
    actor, target, noun = _read(s, joined, Deeds(start, end, nouns[key]))
    number = joined.numbers(start)
    shown = (actor != NOBODY) | (target != NOBODY)
    verbs = np.zeros(len(joined.starts), dtype=bool)
    verbs[number[shown & (noun == 0)]] = True
    used = shown & ((noun == 0) | ~verbs[number])
    acts, undergoes = np.zeros((2, n_names + 1), dtype=bool)
    acts[actor[used]] = undergoes[target[used]] = True
    return np.where(acts == undergoes, NOBODY, np.where(acts, AGENT, PATIENT))[:-1]


@cache
def _deeds(language: str) -> tuple[Search, np.ndarray]:
    """The search for the ledger's words that have an actor and a target, and which are nouns."""
    lexicon = read_lexicon("escalation")
    categories = read_lexicon("categories")
    without = categories.category[categories.has_roles == "no"]
    kinds = read_lexicon("governing_kinds")
    carrying = kinds.governs[(kinds.alone == "dropped") & ~kinds.governs.isin(_GIVING)]
    left_out = lexicon.category.isin(without) | lexicon.governs.isin(carrying)
    counted = lexicon.concept[~left_out & (lexicon.context != "yes")]
    terms = one_row_a_term(lexicon)
    terms = terms[(terms.language == language) & terms.concept.isin(counted)]
    noun = terms.word_class == "noun"
    terms = terms.assign(concept=terms.concept.where(~noun, terms.concept + _NOUN))
    matcher = Matcher(terms.assign(noun=noun).sort_values(["row", "noun"], kind="stable"))
    return Search(matcher), np.array([key.endswith(_NOUN) for key in matcher.keys])
