"""Who acts on whom in English, by voice, word order and prepositions."""

from helpers.language.clauses.deeds import (
    NOBODY,
    Clauses,
    Pair,
    determiners,
    light_stems,
    preposition_parts,
)
from helpers.language.clauses.verbs import AFTER_BE, auxiliaries, is_participle
from helpers.language.grammar import closed_class

_AUXILIARIES = closed_class("en", "auxiliary")
_LIGHT = _AUXILIARIES | closed_class("en", "passive") | closed_class("en", "light")
_PRONOUNS = closed_class("en", "pronoun", "subject_pronoun")
_PREPOSITIONS = closed_class("en", "preposition") | preposition_parts("en").keys()
_RELATIVES = closed_class("en", "relative")
_OBJECT_NOUNS = closed_class("en", "object_noun")
_STATIVE = closed_class("en", "stative")
_ORDERING = closed_class("en", "ordering")
_PARTS = preposition_parts("en")
_DETERMINERS = determiners("en")
_BEFORE_NOUNS = _DETERMINERS - _RELATIVES - {"of"}
_AFTER_SUBJECTS = _PREPOSITIONS | _LIGHT | {"and"}
_NEAR = 8  # words behind a noun in which "by" belongs to it
_POSSESSIVE = ("'s", "’s")


def of_verb(s: Clauses, at: int, last: int) -> Pair:
    """Actor and target of a verb: "A attacked B", "B was attacked by A", "B, which A attacked"."""
    k = s.clause(at)
    first, end = s.bounds[k]
    subject, left = _subject(s, k, at)
    next_verb = next((i for i in range(last, end) if s.low[i] in _AUXILIARIES), end)
    target = _object(s, last, next_verb)
    if _is_passive(s, at, first):
        by = _behind(s, last, end, ("by",))
        if left == first and subject == NOBODY:
            subject = _beside(s, k)
        return by, target if subject == NOBODY else subject
    if left == first and subject == NOBODY and s.low[first].endswith("ing"):
        subject = _beside(s, k)
    return subject, _fronted(s, k, left) if target == NOBODY else target


def of_noun(s: Clauses, at: int, last: int) -> Pair:
    """Actor and target of a noun: "A's attack on B", "attack by A", "invasion of B"."""
    first, end = s.bounds[s.clause(at)]
    head = s.low[last - 1].removesuffix("s")
    if s.low[last : last + 1] == ["between"]:
        both = [s.name[i] for i in s.names(last, end)][:2]
        if len(both) < 2 or "to" in s.low[first:at]:  # "to host talks between A and B"
            return NOBODY, both[0] if both else NOBODY
        return both[0], both[1]
    actor = _owner(s, at, first)
    by, of = _behind(s, last, min(end, last + _NEAR), ("by",)), NOBODY
    if s.low[last : last + 1] == ["of"]:
        of = _behind(s, last, end, ("of",))
    target = _towards(s, last, end)
    if s.low[last : last + 1] == ["from"] and target != NOBODY:
        by = _behind(s, last, end, ("from",))
    if head in _OBJECT_NOUNS or by != NOBODY:
        target = of if target == NOBODY else target
    elif actor == NOBODY:
        actor = of
    actor = by if actor == NOBODY else actor
    if actor == NOBODY and s.low[at - 1] not in _PREPOSITIONS:
        carrier = next((i for i in range(first, at) if s.low[i].startswith(light_stems("en"))), 0)
        if carrier and not s.names(carrier, at):
            actor = _subject(s, s.clause(at), carrier)[0]
    return actor, target


def is_noun(s: Clauses, at: int) -> bool:
    """Whether a word stands as a noun: "Russian shelling", "the attack by", "strikes on"."""
    low, before = s.low[at], s.low[at - 1] if at else ""
    if low.endswith("ing"):
        return before in _DETERMINERS or before in _POSSESSIVE or (at > 0 and s.adjective[at - 1])
    follows = s.low[at + 1 : at + 2]
    if not low.endswith("ed") and _BEFORE_NOUNS & {before, *s.low[max(0, at - 2) : max(0, at - 1)]}:
        return before != "to" and before not in _PRONOUNS and (at < 1 or s.name[at - 1] == NOBODY)
    return follows in (["by"], ["on"], ["against"]) and not low.endswith("ed")


def _is_passive(s: Clauses, at: int, first: int) -> bool:
    if not is_participle(s.low[at], "en") or s.low[at] in _STATIVE:
        return False
    before = s.low[max(first, at - AFTER_BE) : at]
    opens = at == first and "by" in s.low[at + 1 : at + 3]
    return opens or not auxiliaries("en").isdisjoint(before)


def _subject(s: Clauses, k: int, at: int) -> tuple[int, int]:
    """The name that is the subject of the verb at a word, and the word at which it begins."""
    first, _ = s.bounds[k]
    i = at - 1
    while i >= first and (s.low[i] in _LIGHT or s.low[i].endswith("ly")):
        i -= 1
    if i < first:
        return _interrupted(s, k), first
    if s.low[i] == "to":
        return _controller(s, k, i), first
    if s.name[i] != NOBODY and not s.adjective[i]:
        begin, part = _marked(s, i, first)
        return (s.name[i], begin) if part == "" else (_bare(s, first, begin), begin)
    if s.low[i] in _RELATIVES:
        return _antecedent(s, k), i
    if s.low[i] in _PRONOUNS:
        return NOBODY, i
    owner = _owner(s, i + 1, max(first, i - AFTER_BE))
    return (_bare(s, first, i) if owner == NOBODY else owner), i


def _bare(s: Clauses, first: int, last: int) -> int:
    """The last name without a preposition after which a phrase follows: "Trump on Monday …"."""
    for i in reversed(s.names(first, last)):
        following = s.low[i + 1] if i + 1 < len(s.low) else ""
        phrase = following in _AFTER_SUBJECTS or following.endswith("ly")
        if phrase and _marked(s, i, first)[1] == "":
            return s.name[i]
    names = s.names(first, last)
    opens = bool(names) and names[0] - first <= 1 and not s.adjective[names[0]]
    possessed = opens and s.low[names[0] + 1 : names[0] + 2] in (["'s"], ["’s"])
    return (
        s.name[names[0]] if opens and not possessed and not _marked(s, names[0], first)[1] else -1
    )


def _marked(s: Clauses, i: int, first: int) -> tuple[int, str]:
    """Where the noun phrase of the name at a word begins, and the part its preposition gives."""
    j = i - 1
    while j >= first and s.name[j] == NOBODY and s.words[j][:1].isupper() and j > first:
        j -= 1
    outside = _RELATIVES | {"of"}
    while (
        j >= first and (s.low[j] in _DETERMINERS or s.low[j].isdigit()) and s.low[j] not in outside
    ):
        j -= 1
    word = s.low[j] if j >= first else ""
    return j + 1, _PARTS.get(word, "of" if word in _PREPOSITIONS else "")


def _owner(s: Clauses, at: int, first: int) -> int:
    """The name that owns the noun before or at a word: "A's raid", "Russian shelling"."""
    for i in range(at - 1, max(first, at - AFTER_BE) - 1, -1):
        if s.name[i] != NOBODY:
            return s.name[i] if _possesses(s, i) or s.adjective[i] or i == at - 1 else NOBODY
        if s.low[i] in _PREPOSITIONS or s.low[i] in _LIGHT:
            return NOBODY
    return NOBODY


def _possesses(s: Clauses, i: int) -> bool:
    return i + 1 < len(s.low) and s.low[i + 1] in _POSSESSIVE


def _controller(s: Clauses, k: int, to: int) -> int:
    """Who is to do what follows "to": "A asked B to …" B, else the subject."""
    first, _ = s.bounds[k]
    orders = any(s.low[i] in _ORDERING for i in range(first, to))
    asked = [i for i in s.names(first, to) if not s.adjective[i] and not _marked(s, i, first)[1]]
    if orders and len(asked) > 1:
        return s.name[asked[-1]]
    if to - 1 <= first:
        return _interrupted(s, k)
    subject = _subject(s, k, to - 1)[0]
    return s.name[asked[0]] if subject == NOBODY and asked else subject


def _antecedent(s: Clauses, k: int) -> int:
    """The name before a relative clause."""
    if not k:
        return NOBODY
    names = s.names(*s.bounds[k - 1])
    return s.name[names[-1]] if names and s.bounds[k - 1][1] - names[-1] == 1 else NOBODY


def _interrupted(s: Clauses, k: int) -> int:
    """The subject that an inserted clause cut off: "Israel, Iran claims, sabotaged"."""
    for first, last in reversed(s.bounds[:k]):
        names = s.names(first, last)
        alone = all(s.low[i] in _DETERMINERS or s.words[i][0].isupper() for i in range(first, last))
        if alone and names and last - names[-1] == 1 and not _marked(s, names[-1], first)[1]:
            return s.name[names[-1]]
    for first, last in s.bounds[:k]:
        names = [i for i in s.names(first, last) if not _marked(s, i, first)[1]]
        if names:
            return s.name[names[0]]
    return NOBODY


def _beside(s: Clauses, k: int) -> int:
    """Who a participle at the start of its clause is said of: "Bombed by A, B …", "B, bombed …"."""
    if k:
        return _interrupted(s, k)
    if len(s.bounds) == 1:
        return NOBODY
    first, last = s.bounds[1]
    names = [i for i in s.names(first, last) if not _marked(s, i, first)[1]]
    return s.name[names[0]] if names else NOBODY


def _object(s: Clauses, last: int, end: int) -> int:
    """The name that a verb acts on: right behind it, else behind a preposition of direction."""
    i = last
    while i < end and (s.low[i] in _DETERMINERS or s.low[i].endswith("ly") or s.low[i].isdigit()):
        i += 1
    if i < end and s.name[i] != NOBODY and not s.adjective[i] and not _possesses(s, i):
        return s.name[i]
    titled = i
    while titled < end and s.name[titled] == NOBODY and s.low[titled] not in _PREPOSITIONS:
        titled += 1
        if titled - i > AFTER_BE:
            break
    if i < titled < end and s.name[titled] != NOBODY and not s.adjective[titled]:
        plain = not _possesses(s, titled) and s.low[titled - 1] not in _LIGHT
        return s.name[titled] if plain and s.low[i] != "to" else NOBODY
    return _towards(s, last, end)


def _towards(s: Clauses, last: int, end: int) -> int:
    """The first name behind a preposition of direction: "at", "on", "against"."""
    for i in s.names(last, end):
        if _marked(s, i, last)[1] == "target" and not (
            s.adjective[i] and s.low[i + 1 : i + 2] not in ([], [","])
        ):
            return s.name[i]
    return NOBODY


def _behind(s: Clauses, last: int, end: int, words: tuple[str, ...]) -> int:
    """The name after the first of some prepositions."""
    for i in s.names(last, end):
        begin, _ = _marked(s, i, last)
        if begin and s.low[begin - 1] in words and begin - 1 >= last:
            return s.name[i]
        if s.adjective[i] and any(w in words for w in s.low[max(last, i - 2) : i]):
            return s.name[i]
    return NOBODY


def _fronted(s: Clauses, k: int, left: int) -> int:
    """An object before its subject: "It was B that A …", "B, whom A …", "To B the A …"."""
    first, end = s.bounds[k]
    if s.low[first] in _RELATIVES and left > first:
        return _antecedent(s, k)
    before = s.names(first, left)
    titled = left < end and s.name[left] == NOBODY and s.words[left][0].isupper()
    if before and titled:
        return NOBODY
    if before and all(word in _LIGHT for word in s.low[before[-1] + 1 : left]):
        return s.name[before[-1]] if _marked(s, before[-1], first)[1] in ("", "target") else NOBODY
    if k and left == first:
        names = s.names(*s.bounds[k - 1])
        begin, close = s.bounds[k - 1]
        lone = len(names) == 1 and all(s.low[i] in _DETERMINERS for i in range(begin, names[0]))
        lone = lone and names[0] == close - 1
        return s.name[names[0]] if lone and k == 1 else NOBODY
    return NOBODY
