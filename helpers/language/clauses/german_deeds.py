"""Who acts on whom in German, by voice, case, number and word order."""

import numpy as np

from helpers.language.clauses.german_verbs import is_participle, may_be_infinitive
from helpers.language.clauses.tokens import (
    AGENT,
    MENTIONED,
    NOBODY,
    PATIENT,
    Named,
    Pair,
    Tokens,
    Vocabulary,
    case,
    either,
    first,
    last,
)
from helpers.language.grammar import closed_class
from helpers.language.matching.joined import Joined
from helpers.language.speech.cues import cues_of

_WORDS = Vocabulary("de")
_PARTS = ("agent", "target", "place")
_DETERMINERS = ("article", "determiner")
_MARKS_AGENT, _MARKS_TARGET, _MARKS_PLACE = (_WORDS.part(name) for name in _PARTS)
_PREPOSITION = _WORDS.of("preposition") | _WORDS.part(*_PARTS)
_OBLIQUE, _GENITIVE, _OWNER_WORD = map(_WORDS.of, ("oblique", "genitive", "owner_word"))
_ARTICLE = _WORDS.of("article") | _WORDS.part(*_DETERMINERS) | _OBLIQUE | _GENITIVE
_FINITE, _PASSIVE = map(_WORDS.of, ("auxiliary", "passive"))
_PRONOUN, _RELATIVE, _TIME = map(_WORDS.of, ("subject_pronoun", "relative", "time"))
_ORDERING, _DEMAND, _DUTY = map(_WORDS.of, ("ordering", "demand", "duty"))
_THAT, _JOINING = map(_WORDS.of, ("complementizer", "list_word"))
_OPENER = _WORDS.openers | _RELATIVE | _THAT | _WORDS.of("subordinator")
_CITES, _SOURCE_WORD = map(_WORDS.of, ("source_preposition", "source_word"))
_SOURCE_NOUN = _WORDS.words(cues_of("de").sources)
_NO_NOUN = _WORDS.of("adverb", "pronoun") | _OPENER | _PRONOUN | _FINITE | _ARTICLE | _PREPOSITION
_DER, _ZU, _WORDEN = (_WORDS.words([word]) for word in ("der", "zu", "worden"))
_ZUFOLGE, _BETWEEN = (_WORDS.words([word]) for word in ("zufolge", "zwischen"))
_THROUGH = _WORDS.words(["durch", "seitens"])
_S, _E, _N, _IN = map(_WORDS.ends, ("s", "e", "n", "in"))
_OBJECT_NOUN = _WORDS.ends(*closed_class("de", "object_noun"))
_PASSED = _WORDS.ends(*closed_class("de", "adjective_ending")) | _WORDS.shape(str.isdigit)
_PARTICIPLE, _AMBIGUOUS = map(_WORDS.shape, (is_participle, may_be_infinitive))
_WITH_ZU = _WORDS.shape(lambda word: "zu" in word[2:-3] and word.endswith("en"))


def _last_in(*classes: str) -> int:
    """Names whose last part, which decides gender and number, is in the classes: Huthi-Miliz."""
    known = closed_class("de", *classes)
    return _WORDS.shape(lambda word: word.replace(" ", "-").rpartition("-")[2] in known)


_LIKE_DER, _PLURAL = _last_in("feminine_name", "plural_name"), _last_in("plural_name")
_IN_S = _last_in("name_in_s")

_OTHER, _SUBJECT, _EITHER, _OBJECT, _OWNER, _SOURCE, _OF_TIME, _TO, _BY, _IN_PLACE = range(10)
"""What its case or preposition makes of a noun phrase; the case of most shows no more than that
it is subject or object.
"""


class Clauses(Tokens):
    """German sentences: their noun phrases, and who does what each verb or noun says.

    Noun phrases are in arrays: `head` their first noun, `begin` and `end` their first word and the
    place after the last, `preposition` and `article` (places or NOBODY), `who` their name (NOBODY
    for other nouns), `part` what they are and `plural`.
    """

    modal = _FINITE | _PASSIVE  # wird, würde
    joining, listing = _JOINING, _JOINING | _ARTICLE

    def __init__(self, joined: Joined, names: Named) -> None:
        super().__init__(joined, names, _WORDS)
        self._find_phrases()
        self._set_parts()
        named = self.who != NOBODY
        self.case = (self.part >= _SUBJECT) & (self.part <= _OBJECT)
        self.able = (self.part == _SUBJECT) | (self.part == _EITHER)
        self.core = self.case & named
        self.targets = (self.part == _TO) & named
        before = np.append(NOBODY, self.end[:-1])
        low, high = self.first[self.head], self.close[self.head]
        start = np.append(NOBODY, self.begin[:-1])
        opens = (start >= low) & (start <= low + 1)
        attached = (before == self.begin - 1) & opens & ~np.append(False, self.able[:-1])
        self.agents = (self.part == _BY) & named & ~attached

        inside = np.zeros(len(self) + 1, dtype=int)
        np.add.at(inside, self.begin[:-1], 1)
        np.add.at(inside, self.end[:-1], -1)
        loose = (np.cumsum(inside) <= 0) & ~self.has(_FINITE)
        whole = (self.begin == low) & self.able & ~self.has(_CITES)[low]
        self.whole = whole & (first(loose, low, high) == NOBODY)

    def _find_phrases(self) -> None:
        """Noun phrases: nouns in a row, with what is declined and the article and preposition
        before them.
        """
        place = np.arange(len(self) + 1)
        comma = self.comma[self.first] & (self.first > self.opening)
        second = (place == self.first + 1) & self.has(_PREPOSITION)[self.first]
        self.relative = comma & ((place == self.first) | second) & self.has(_RELATIVE)
        capital = self.capital & ~self.has(_NO_NOUN)
        noun = self.named & ~self.adjective | (capital & ~self.named)
        self.genitive = self.named & self.has(_S) & ~self.has(_IN_S)
        passed = self.has(_PASSED) & ~self.has(_ARTICLE | _PREPOSITION | _FINITE) & ~noun
        passed |= self.adjective
        to_do = self.has(_ZU) & self.follows(~self.capital & self.has(_N) & ~self.named)
        self.infinitive = to_do
        many = self.has(_N) & ~self.has(_IN) & self.follows(self.named)
        many &= (self.has(_ARTICLE) & self.has(_E))[np.maximum(place - 1, 0)]
        goes_on = noun & self.follows(noun & capital | noun & self.capital)
        goes_on &= ~self.named & ~self.follows(self.genitive) & ~self.has(_TIME) & ~many
        head = (noun | self.relative) & ~np.append(False, goes_on[:-1])
        self.head = np.flatnonzero(head)
        self.end = np.flatnonzero((noun | self.relative) & ~goes_on) + 1

        low = self.first[self.head]
        stop = before = last(~passed, self.head, low)
        is_article = (self.has(_ARTICLE) & ~self.has(_PREPOSITION) & ~self.relative)[before]
        self.article = np.where(is_article, before, NOBODY)
        before = np.where(is_article, last(~passed, np.where(is_article, before, 0), low), before)
        # "während seine Truppen …", but "während des Krieges"
        opens = self.has(_WORDS.openers) & ~self.follows(self.has(_OBLIQUE | _GENITIVE))
        governs = (self.has(_PREPOSITION) & ~to_do & ~opens)[before]
        self.preposition = np.where(governs, before, NOBODY)
        adjective = last(self.adjective, self.head, np.maximum(low, stop + 1))
        start = np.where(adjective == NOBODY, self.head, adjective)
        self.begin = np.where(governs, before + 1, np.where(is_article, self.article, start))
        tail = self.end - 1
        self.who = np.where(self.named[tail], tail, adjective)
        bare = ~governs & ~is_article
        declined = self.has(_S | _E | _N)[tail] & ~self.named[tail] & (adjective != NOBODY) & bare
        self.plural = self.has(_PLURAL)[tail] | declined
        self.unmarked = bare

    def _set_parts(self) -> None:
        tail, low = self.end - 1, self.first[self.head]
        relative = self.relative[self.head]
        who = np.where(relative, self.antecedent(self.head), self.who)
        self.begin = np.where(relative, low, self.begin)
        article = np.where(relative, self.head, self.article)
        der = np.where(self.has(_LIKE_DER)[tail] & ~relative, _OBJECT, _SUBJECT)
        bare_part = case(
            (self.has(_OBLIQUE)[article], _OBJECT),
            (self.has(_DER)[article], der),
            (self.has(_GENITIVE)[article], _OWNER),
            default=_EITHER,
        )
        by = self.preposition
        cites = self.has(_CITES)[by] | (self.has(_SOURCE_WORD)[by] & self.has(_SOURCE_NOUN)[tail])
        part = case(
            (by == NOBODY, bare_part),
            (cites, _SOURCE),
            (self.has(_MARKS_AGENT)[by], _BY),
            (self.has(_MARKS_TARGET)[by], _TO),
            (self.has(_MARKS_PLACE)[by], _IN_PLACE),
            default=_OTHER,
        )
        follows = np.append(NOBODY, self.end[:-1]) == self.begin
        follows &= self.capital[self.begin - 1] & (self.begin > low)
        unnamed = np.append(False, (who == NOBODY)[:-1])
        bare = self.unmarked & ~relative
        owned = follows & (by == NOBODY) & self.has(_GENITIVE)[article]
        owned |= bare & follows & unnamed & self.genitive[tail]
        noun = self.capital & ~self.named
        owned |= bare & self.genitive[self.head] & self.follows(noun)[tail]
        part = np.where(owned & ~relative, _OWNER, part)
        part = np.where(self.follows(self.has(_ZUFOLGE))[tail], _SOURCE, part)
        for _ in range(2):  # "nach Angaben des Ministers der Ukraine"
            cited = np.append(False, (part == _SOURCE)[:-1]) & follows & (by == NOBODY)
            part = np.where(cited & (owned | unnamed), _SOURCE, part)
        part = np.where(self.has(_TIME)[tail] & (who == NOBODY), _OF_TIME, part)
        joins = self.has(_JOINING)[self.head - 1] & bare & (self.head > low)
        joins &= np.append(NOBODY, self.end[:-1]) == self.head - 1
        kept = np.flatnonzero(~joins)
        until = np.append(kept[1:], len(joins))[: len(kept)]
        # One more phrase stands for NOBODY.
        self.plural = np.append(self.plural[kept] | (until - kept > 1), False)
        self.head = np.append(self.head[kept], len(self))
        self.end, self.begin, self.preposition, self.who = (
            np.append(column, NOBODY)
            for column in (self.end[until - 1], self.begin[kept], by[kept], who[kept])
        )
        self.part = np.append(part[kept], _OTHER)

    def of_verb(self, at: np.ndarray, after: np.ndarray) -> Pair:
        """Actor and target of verbs: "A griff B an", "B wurde von A angegriffen", "Den B griff A
        an".
        """
        first_word, low, high = self.first[at], *self._phrases_of(at)
        opens = first_word == self.opening[at]
        no_finite = ~self.within(_FINITE, at)
        participle = no_finite & self.has(_PARTICIPLE)[at]
        goes_on = ~opens & ((at == first_word) | participle) & ~self.has(_OPENER)[first_word]
        fragment = last(self.whole, low, self._phrase(self.opening[at]))
        own = self._subject(at, low, high)
        subject = np.where(goes_on, either(fragment, own), own)
        pronoun = self.within(_PRONOUN, at)
        subject = np.where(pronoun, subject, either(subject, fragment))
        to_do = last(self.infinitive, at, first_word) != NOBODY
        to_do |= self.has(_WITH_ZU)[at]
        subject = np.where(to_do & ~opens & no_finite, self._controller(at, low), subject)

        object_ = first(self.core & (self.part == _OBJECT), low, high)
        other = first(self.core, low, high)
        second = first(self.core, np.where(other == NOBODY, high, other + 1), high)
        other = np.where(other == subject, second, other)
        target = either(object_, other, first(self.targets, low, high))
        passive = self._is_passive(at, low, high)
        undergoes = either(first(self.able, low, high), fragment)
        actor = np.where(passive, first(self.agents, low, high), subject)
        target = np.where(passive, undergoes, target)
        return self._name(actor), self._name(target)

    def of_noun(self, at: np.ndarray, after: np.ndarray) -> Pair:
        """Actor and target of nouns: "Angriff Xs auf Y", "die Bombardierung Ys durch X"."""
        low, high = self._phrases_of(at)
        named = self.who != NOBODY
        own = self._phrase(at + 1) - 1
        own = np.where((own >= low) & (self.end[own] > at), own, NOBODY)
        behind = np.maximum(self._phrase(after), low)
        owner = first(named, behind, high)
        by_owner = (self.part[owner] == _OWNER) | self.has(_OWNER_WORD)[self.preposition[owner]]
        owner = np.where(by_owner & (self.begin[owner] - after <= 1), owner, NOBODY)
        before = np.where(own == NOBODY, behind, own) - 1
        start = np.where(own == NOBODY, at, self.begin[own])
        owns = (before >= low) & (self.part[before] == _OWNER) & (self.end[before] == start)
        actor = either(self._name(own), np.where(owns, self._name(before), NOBODY))
        target = self._name(first(self.targets, behind, high))
        undergoes = self.has(_OBJECT_NOUN)[after - 1]
        target = np.where(undergoes, either(target, self._name(owner)), target)
        actor = np.where(undergoes, actor, either(actor, self._name(owner)))
        by = first(named & self.has(_THROUGH)[self.preposition], behind, high)
        actor = either(self._name(by), actor)

        carries = (actor == NOBODY) & self.case[own] & (own != NOBODY)
        carries &= self.within(_WORDS.carriers, at)
        subject = first(self.able, low, high)
        subject = np.where(carries & (subject != own), subject, NOBODY)
        actor = either(actor, self._name(subject))
        between = self.has(_BETWEEN)[self.next_in(at, after)]
        one = first(self.named, after, self.close[at])
        two = np.where(one == NOBODY, NOBODY, first(self.named, one + 1, self.close[at]))
        both = np.where(two == NOBODY, NOBODY, one)
        return np.where(between, both, actor), np.where(between, two, target)

    def is_noun(self, at: np.ndarray) -> np.ndarray:
        """Whether words stand as nouns: with a capital that opens no sentence."""
        return self.capital[at] & (at > self.opening[at])

    def parts(self, at: np.ndarray) -> Pair:
        """What names are in their clauses (n places), and which only a preposition makes agents."""
        low, high = self._phrases_of(at)
        own = self._phrase(at + 1) - 1
        part, marked_by = self.part[own], self.preposition[own]
        verb = first(self.has(_PARTICIPLE) & ~self.capital, self.first[at], self.close[at])
        passive = self.within(_PASSIVE, at) & (verb != NOBODY)
        subject = self._subject(self.first[at], low, high)
        open_ = (part == _SUBJECT) | (part == _EITHER)
        named = first(self.core & self.able, low, high)
        subject = np.where(self.part[subject] == _SUBJECT, subject, either(named, subject))
        before = self.has(_PARTICIPLE)[self.next_in(at, at + 1)]
        by = (part == _BY) & (passive | before | self.has(_THROUGH)[marked_by])
        part = case(
            (open_ & ~passive & (own == subject), AGENT),
            (open_, PATIENT),
            (by, AGENT),
            ((part == _OBJECT) | (part == _TO) | self.has(_BETWEEN)[marked_by], PATIENT),
            default=MENTIONED,
        )
        return part, by & ~passive & ~before

    def told(self, at: np.ndarray) -> np.ndarray:
        """Whether the clauses of words say what somebody is to do: "forderte, dass X abzieht"."""
        before = self.first[at] - 1
        asked = self.within(_DEMAND, before) & (before >= self.opening[at])
        return self.within(_DUTY, at) | (self.has(_THAT)[self.first[at]] & asked)

    def _phrases_of(self, at: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The first phrase of the clause of each word, and the place after its last."""
        return self._phrase(self.first[at]), self._phrase(self.close[at])

    def _phrase(self, at: np.ndarray) -> np.ndarray:
        """The first phrase whose head stands at or behind each word."""
        return np.searchsorted(self.head, at)

    def _name(self, phrase: np.ndarray) -> np.ndarray:
        return self.who[phrase]

    def _is_passive(self, at: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
        """Whether a form of werden makes a passive of verbs; one that may be an infinitive
        (überfallen) is none beside two names without a preposition.
        """
        passive = self.has(_PARTICIPLE)[at] & self.within(_PASSIVE, at)
        clear = self.within(_WORDEN, at) | ~self.has(_AMBIGUOUS)[at]
        return passive & (clear | (_count(self.core, low, high) < 2))

    def _subject(self, at: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
        """The subject: by its article, by the number of the verb, else the first that can be one;
        a phrase or NOBODY.
        """
        open_ = self.case & (self.part == _EITHER)
        finite = first(self.has(_FINITE), self.first[at], self.close[at])
        plural = self.has(_N)[np.where(finite == NOBODY, at, finite)]
        agreeing = np.where(
            plural, first(open_ & self.plural, low, high), first(open_ & ~self.plural, low, high)
        )
        named = _count(open_ & (self.who != NOBODY), low, high) > 1
        several = plural & (_count(open_, low, high) > 1)
        able = first(open_, low, high)
        able = np.where(named | several, either(agreeing, able), able)
        able = np.where(self.within(_PRONOUN, at), NOBODY, able)
        return either(first(self.case & (self.part == _SUBJECT), low, high), able)

    def _controller(self, at: np.ndarray, low: np.ndarray) -> np.ndarray:
        """Who is to do what an infinitive says: the subject of the clause before, or whom it
        asks.
        """
        nearest = last(self.core, low, self._phrase(self.opening[at]))
        word = self.head[nearest]
        one = first(self.core, self._phrases_of(word)[0], nearest + 1)
        return np.where(self.within(_ORDERING | _DEMAND, word), nearest, one)


def _count(chosen: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """How many of the places from `low` to `high` are chosen."""
    before = np.append(0, np.cumsum(chosen))
    return before[high] - before[low]
