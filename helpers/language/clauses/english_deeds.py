"""Who acts on whom in English, by voice, word order and prepositions."""

import numpy as np

from helpers.language.clauses.english_verbs import is_participle
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
    where,
)
from helpers.language.clauses.verbs import AFTER_BE
from helpers.language.grammar import closed_class
from helpers.language.matching.joined import Joined

_FAR = 8  # words behind a noun in which "by" belongs to it
_NEAR = 4  # words between a preposition and a name with its title

_WORDS = Vocabulary("en")
_PARTS = ("agent", "target", "place")
_MARKS_TARGET = _WORDS.part("target")
_PREPOSITION = _WORDS.of("preposition") | _WORDS.part(*_PARTS)
_RELATIVE, _NEARLY, _TIME = map(_WORDS.of, ("relative", "nearly", "time"))
_ARTICLE = _WORDS.part("article")
_DETERMINER = _ARTICLE | _WORDS.part("determiner")
_AUXILIARY, _PASSIVE, _STATIVE = map(_WORDS.of, ("auxiliary", "passive", "stative"))
_LIGHT = _AUXILIARY | _PASSIVE | _WORDS.of("light")
_ORDERING, _DEMAND, _DUTY = map(_WORDS.of, ("ordering", "demand", "duty"))
_PRONOUN = _WORDS.of("pronoun", "subject_pronoun")
_PARTITIVE, _JOINING = map(_WORDS.of, ("partitive", "list_word"))
_OF, _TO, _BY = (_WORDS.words([word]) for word in ("of", "to", "by"))
_FROM, _UP, _THAT = (_WORDS.words([word]) for word in ("from", "up", "that"))
_AND, _BETWEEN, _POSSESSIVE = (_WORDS.words([word]) for word in ("and", "between", "s"))
_DIRECTED = _WORDS.words(["by", "on", "against"])
_OBJECTS = closed_class("en", "object_noun")
_OBJECT_NOUN = _WORDS.words(_OBJECTS | {noun + "s" for noun in _OBJECTS})
_LY, _ING, _ED = map(_WORDS.ends, ("ly", "ing", "ed"))
_NUMBER, _PARTICIPLE = map(_WORDS.shape, (str.isdigit, is_participle))


class Clauses(Tokens):
    """English sentences: the noun phrase of each name, and who does what each verb or noun says."""

    modal = _AUXILIARY | _PASSIVE  # would, was
    joining, listing = _JOINING, _JOINING | _DETERMINER

    def __init__(self, joined: Joined, names: Named) -> None:
        super().__init__(joined, names, _WORDS)
        at = np.flatnonzero(self.named)
        low = self.first[at]
        inside = self.capital & ~self.has(_TIME) & (~self.named | self.adjective)
        head = np.maximum(last(~inside, at, low), low) - (at == low)
        outside = ~self.has(_DETERMINER | _NUMBER | _NEARLY) | self.has(_RELATIVE | _OF)
        mark = last(outside, head + 1, low)
        # The place of the preposition before the noun phrase of each name, and where that begins.
        self.mark, self.begin = np.full((2, len(self) + 1), NOBODY)
        self.mark[at], self.begin[at] = mark, np.where(mark == NOBODY, low, mark + 1)
        self.owns = self.named & self.follows(self.has(_POSSESSIVE))
        self.bare = self.named & ~self.has(_PREPOSITION)[self.mark]
        ends_clause = self.close == np.arange(len(self) + 1) + 1
        stands = ~self.adjective | ends_clause
        self.towards = self.named & self.has(_MARKS_TARGET)[self.mark] & stands
        noun_phrase = self.has(_DETERMINER) | self.capital | self.named
        alone = np.flatnonzero(self.bare & ends_clause)
        whole = last(~noun_phrase, alone, self.first[alone]) == NOBODY
        self.alone = np.zeros(len(self) + 1, dtype=bool)  # names that are all of their clause
        self.alone[alone[whole]] = True

    def of_verb(self, at: np.ndarray, after: np.ndarray) -> Pair:
        """Actor and target of verbs: "A attacked B", "B was attacked by A", "B, which A hit"."""
        low, high = self.first[at], self.close[at]
        subject, left = self._subject(at)
        verb = first(self.has(_AUXILIARY), after, high)
        target = self._object(after, np.where(verb == NOBODY, high, verb))
        passive = self._is_passive(at)
        beside = (left == low) & (passive | self.has(_ING)[low])
        subject = either(subject, where(beside & (subject == NOBODY), self._beside, at))
        by = self._behind(_BY, after, high)
        fronted = where(~passive & (target == NOBODY), self._fronted, at, left)
        target = np.where(passive, either(subject, target), either(target, fronted))
        return np.where(passive, by, subject), target

    def of_noun(self, at: np.ndarray, after: np.ndarray) -> Pair:
        """Actor and target of nouns: "A's attack on B", "attack by A", "invasion of B"."""
        low, high = self.first[at], self.close[at]
        by = self._behind(_BY, after, np.minimum(high, after + _FAR))
        follows = self.next_in(at, after)
        of = np.where(self.has(_OF)[follows], self._behind(_OF, after, high), NOBODY)
        target = first(self.towards, after, high)
        source = self.has(_FROM)[follows] & (target != NOBODY)
        by = np.where(source, self._behind(_FROM, after, high), by)
        taken = self.has(_OBJECT_NOUN)[after - 1] | (by != NOBODY)
        owner = self._owner(at, low)
        actor = either(owner, np.where(taken, by, of), by)
        target = np.where(taken, either(target, of), target)

        carrier = first(self.has(_WORDS.carriers), low, at)
        carried = (actor == NOBODY) & (carrier != NOBODY)
        carried &= ~self.has(_PREPOSITION)[self.before(at)]
        carried &= last(self.named, at, carrier) == NOBODY
        actor = either(actor, where(carried, lambda verb: self._subject(verb)[0], carrier))

        between = self.has(_BETWEEN)[follows]
        one = first(self.named, after, high)
        other = np.where(one == NOBODY, NOBODY, first(self.named, one + 1, high))
        hosted = (other == NOBODY) | (last(self.has(_TO), at, low) != NOBODY)
        actor = np.where(between, np.where(hosted, NOBODY, one), actor)
        return actor, np.where(between, np.where(hosted, one, other), target)

    def is_noun(self, at: np.ndarray) -> np.ndarray:
        """Whether words stand as nouns: "Russian shelling", "the attack by", "strikes on"."""
        before = self.before(at)
        second = self.before(before)
        follows = self.next_in(at, at + 1)
        ed, determined = self.has(_ED)[at], self.has(_DETERMINER) & ~self.has(_RELATIVE | _OF)
        gerund = self.has(_DETERMINER | _POSSESSIVE)[before] | self.adjective[before]
        after = ~(self.has(_TO | _PRONOUN) | self.named)[before]
        noun = np.where(
            determined[before] | determined[second], after, self.has(_DIRECTED)[follows]
        )
        return np.where(self.has(_ING)[at], gerund, noun & ~ed)

    def parts(self, at: np.ndarray) -> Pair:
        """What names are in their clauses (n places), and which only a preposition makes agents."""
        low, high, begin, mark = (
            column[at] for column in (self.first, self.close, self.begin, self.mark)
        )
        several = self.has(_OF)[mark] & self.has(_PARTITIVE)[self.before(mark)]
        several |= self.has(_TO)[mark] & self.has(_UP)[self.before(mark)]
        # "against the party's leader X", but "after the talks X"
        governs = last(self.has(_PREPOSITION | _LIGHT), begin, np.maximum(low + 1, begin - _NEAR))
        noun = (self.has(_DETERMINER) | self.adjective)[np.maximum(governs, 0) + 1]
        mark = np.where(self.bare[at] & noun & self.has(_PREPOSITION)[governs], governs, mark)
        bare = ~self.has(_PREPOSITION)[mark] | several
        verb = np.where(bare, self.before(begin), NOBODY)
        acted_on = self.has(_ING)[verb] | (self.has(_TO)[self.before(verb)] & ~self.named[verb])
        acted_on |= self.has(_PARTICIPLE)[verb] & (begin < at)
        acted_on |= last(self.has(_PRONOUN) & ~self.has(_DETERMINER), at, low) != NOBODY
        subjects = np.zeros(len(self) + 1, dtype=bool)
        subjects[at[bare & ~acted_on]] = True
        verb = first(~self.has(_LIGHT | _LY), at + 1, high)
        passive = (self.has(_PARTICIPLE) & ~self.has(_STATIVE))[verb]
        passive &= last(self.has(_PASSIVE), verb, at) != NOBODY
        by = self.has(_BY)[mark]
        of_verb = self.has(_PARTICIPLE)[low] | (last(self.has(_PASSIVE), at, low) != NOBODY)
        part = case(
            (bare & (acted_on | passive | (last(subjects, at, low) != NOBODY)), PATIENT),
            (bare | by, AGENT),
            (self.has(_MARKS_TARGET | _FROM | _BETWEEN)[mark], PATIENT),
            default=MENTIONED,
        )
        return part, by & ~of_verb

    def told(self, at: np.ndarray) -> np.ndarray:
        """Whether the clauses of words say what somebody is to do: "demanded that X withdraw"."""
        low, opening = self.first[at], self.opening[at]
        asked = last(self.has(_DEMAND), low, np.maximum(low - AFTER_BE, opening)) != NOBODY
        return self.within(_DUTY, at) | (self.has(_THAT)[low] & asked)

    def _is_passive(self, at: np.ndarray) -> np.ndarray:
        low = self.first[at]
        after_be = last(self.has(_PASSIVE), at, np.maximum(low, at - AFTER_BE)) != NOBODY
        by = first(self.has(_BY), at + 1, np.minimum(at + 3, self.close[at])) != NOBODY
        return (self.has(_PARTICIPLE) & ~self.has(_STATIVE))[at] & (after_be | ((at == low) & by))

    def _subject(self, at: np.ndarray, deep: bool = True) -> tuple[np.ndarray, np.ndarray]:
        """The name that is the subject of each verb, and the word at which it begins."""
        low = self.first[at]
        i = last(~self.has(_LIGHT | _LY), at, low)
        to, named = self.has(_TO)[i], self.named[i] & ~self.adjective[i]
        left = np.where((i == NOBODY) | to, low, np.where(named, self.begin[i], i))
        owner = self._owner(i + 1, np.maximum(low, i - AFTER_BE))
        loose = self._loose(low, left)
        cut_off = where(i == NOBODY, self._interrupted, at)
        found = case(
            (i == NOBODY, cut_off),
            (named & self.bare[i], i),
            (named, loose),
            (self.has(_RELATIVE)[i], self.antecedent(at)),
            (self.has(_PRONOUN | _TO)[i], NOBODY),
            default=either(owner, loose),
        )
        return (either(found, where(to, self._controller, i)) if deep else found), left

    def _loose(self, low: np.ndarray, at: np.ndarray) -> np.ndarray:
        """The last name before which no preposition and after which a phrase stands, as in "Trump
        on Monday …", else the one that opens the clause.
        """
        phrase = self.follows(self.has(_PREPOSITION | _LIGHT | _LY | _AND))
        opening = first(self.named, low, np.minimum(low + 2, at))
        opens = (self.bare & ~self.adjective & ~self.owns)[opening]
        return either(last(self.bare & phrase, at, low), np.where(opens, opening, NOBODY))

    def _owner(self, at: np.ndarray, low: np.ndarray) -> np.ndarray:
        """The name that owns the noun before or at each word: "A's raid", "Russian shelling"."""
        i = last(self.named | self.has(_PREPOSITION | _LIGHT), at, np.maximum(low, at - AFTER_BE))
        owns = self.named[i] & (self.owns[i] | self.adjective[i] | (i == at - 1))
        return np.where(owns, i, NOBODY)

    def _controller(self, to: np.ndarray) -> np.ndarray:
        """Who is to do what follows "to": "A asked B to …" B, else the subject."""
        low = self.first[to]
        plain = self.bare & ~self.adjective
        one, asked = first(plain, low, to), last(plain, to, low)
        orders = (one != asked) & (last(self.has(_ORDERING | _DEMAND), to, low) != NOBODY)
        verb = np.where(to - 1 <= low, to, to - 1)
        subject = either(self._subject(verb, deep=False)[0], one)
        return np.where(orders, asked, np.where(verb == to, self._interrupted(to), subject))

    def _interrupted(self, at: np.ndarray) -> np.ndarray:
        """The subject that an inserted clause cut off: "Israel, Iran claims, sabotaged"."""
        low, opening = self.first[at], self.opening[at]
        return either(last(self.alone, low, opening), first(self.bare, opening, low))

    def _beside(self, at: np.ndarray) -> np.ndarray:
        """Who a participle at the start of its clause is said of: "Bombed by A, B …"."""
        close = self.close[at]
        following = first(self.bare, close, self.close[close])
        same = self.opening[following] == self.opening[at]
        opens = self.first[at] == self.opening[at]
        return np.where(opens, np.where(same, following, NOBODY), self._interrupted(at))

    def _object(self, after: np.ndarray, high: np.ndarray) -> np.ndarray:
        """The name that a verb acts on: right behind it, else behind a preposition."""
        i = first(~self.has(_DETERMINER | _LY | _NUMBER), after, high)
        direct = (self.named & ~self.adjective & ~self.owns)[i]
        titled = first(self.named | self.has(_PREPOSITION), np.where(i < 0, high, i), high)
        behind = (
            (self.named & ~self.adjective)[titled] & (i < titled) & (titled - i <= AFTER_BE + 1)
        )
        plain = ~(self.owns[titled] | self.has(_LIGHT)[titled - 1] | self.has(_TO)[i])
        towards = first(self.towards, after, high)
        return np.where(direct, i, np.where(behind, np.where(plain, titled, NOBODY), towards))

    def _behind(self, mark: int, after: np.ndarray, high: np.ndarray) -> np.ndarray:
        """The first name behind a preposition."""
        near = np.append([False, False], self.has(mark))
        near = near[:-2] | near[1:-1]
        named = self.named & (self.has(mark)[self.mark] | (self.adjective & near))
        return first(named, after, high)

    def _fronted(self, at: np.ndarray, left: np.ndarray) -> np.ndarray:
        """An object before its subject: "It was B that A …", "B, whom A …", "To B the A …"."""
        low = self.first[at]
        relative = self.has(_RELATIVE)[low] & (left > low)
        before = last(self.named, left, low)
        titled = (self.capital & ~self.named)[left] & (left < self.close[at])
        near = (last(~self.has(_LIGHT), left, before + 1) == NOBODY) & (before != NOBODY)
        able = self.bare | self.named & self.has(_MARKS_TARGET)[self.mark]
        lone = self.antecedent(at)
        opens = self.alone[lone] & (left == low) & (self.first[lone] == self.opening[at])
        return case(
            (relative, lone),
            ((before != NOBODY) & titled, NOBODY),
            (near, np.where(able[before], before, NOBODY)),
            (opens, lone),
            default=NOBODY,
        )
