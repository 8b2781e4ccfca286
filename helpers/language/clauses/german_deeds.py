"""Who acts on whom in German, by voice, case, number and word order."""

from functools import cache
from typing import NamedTuple

from helpers.language.clauses.deeds import (
    NOBODY,
    Clauses,
    Pair,
    determiners,
    last_part,
    light_stems,
    preposition_parts,
)
from helpers.language.clauses.german_verbs import may_be_infinitive
from helpers.language.clauses.verbs import auxiliaries, is_participle
from helpers.language.grammar import closed_class
from helpers.language.speech.cues import cues_of

_ARTICLES = closed_class("de", "article") | determiners("de")
_PREPOSITIONS = closed_class("de", "preposition") | preposition_parts("de").keys()
_PARTS = preposition_parts("de")
_OBLIQUE = closed_class("de", "oblique")
_GENITIVE = closed_class("de", "genitive")
_PRONOUNS = closed_class("de", "subject_pronoun")
_FEMININE = closed_class("de", "feminine_name")
_PLURAL = closed_class("de", "plural_name")
_IN_S = closed_class("de", "name_in_s")
_RELATIVES = closed_class("de", "relative")
_TIMES = closed_class("de", "time")
_FINITE = closed_class("de", "auxiliary")
_ORDERING = closed_class("de", "ordering")
_OBJECT_NOUNS = tuple(closed_class("de", "object_noun"))
_OPENERS = _RELATIVES | closed_class("de", "deed_opener", "subordinator", "complementizer")
_SOURCES = closed_class("de", "source_preposition")
_DECLINED = tuple(closed_class("de", "adjective_ending"))
_SUBJECT, _EITHER, _OBJECT = "subject", "either", "object"
_OWNER, _SOURCE, _TIME = "owner", "source", "time"


class Phrase(NamedTuple):
    """A noun phrase: its name (NOBODY for other nouns), what its case or preposition makes of it,
    its first word, the word after it, and whether it is plural.
    """

    name: int
    part: str
    first: int
    last: int
    plural: bool


def of_verb(s: Clauses, at: int, last: int) -> Pair:
    """Actor and target of a verb: "A griff B an", "B wurde von A angegriffen", "Den B griff A
    an".
    """
    k = s.clause(at)
    first, end = s.bounds[k]
    found = _phrases(s, k)
    core = [p for p in found if p.part in (_SUBJECT, _EITHER, _OBJECT)]
    clause = s.low[first:end]
    if _is_passive(s, at, clause, sum(p.name != NOBODY for p in core)):
        who = next((p for p in core if p.part != _OBJECT), None) or _opening(s, k)
        return _agent(s, found, first), who.name if who else NOBODY
    infinitive = any(_before_infinitive(s, i) for i in range(first, at)) or (
        "zu" in s.low[at][2:-3] and s.low[at].endswith("en")
    )
    if infinitive and k and not any(w in _FINITE for w in s.low[first:end]):
        subject: Phrase | None = Phrase(_controller(s, k), _SUBJECT, first, first, False)
    else:
        participle = _FINITE.isdisjoint(clause) and is_participle(s.low[at], "de")
        continued = k > 0 and (at == first or participle) and clause[0] not in _OPENERS
        subject = _opening(s, k) if continued else None
        subject = subject or _subject(s, core, first, end, at)
        if subject is None and not any(w in _PRONOUNS for w in s.low[first:end]):
            subject = _opening(s, k)
    others = [p for p in core if p is not subject and p.name != NOBODY]
    targets = [p for p in found if p.part == "target" and p.name != NOBODY]
    others.sort(key=lambda p: p.part != _OBJECT)
    target = next(iter([*others, *targets]), None)
    return subject.name if subject else NOBODY, target.name if target else NOBODY


def of_noun(s: Clauses, at: int, last: int) -> Pair:
    """Actor and target of a noun: "Angriff Xs auf Y", "die Bombardierung Ys durch X"."""
    k = s.clause(at)
    found = _phrases(s, k)
    own = next((p for p in found if p.first <= at < p.last), None)
    after = [p for p in found if p.first >= last and p.name != NOBODY]
    near = after[0] if after and after[0].first - last <= 1 else None
    owner = near if near and (near.part == _OWNER or s.low[near.first - 1] == "von") else None
    actor = own.name if own else NOBODY
    before = next((p for p in found if p.last == (own.first if own else at)), None)
    if actor == NOBODY and before and before.name != NOBODY and before.part == _OWNER:
        actor = before.name
    by = next((p for p in after if s.low[p.first - 1] in ("durch", "seitens")), None)
    target = next((p.name for p in after if p.part == "target"), NOBODY)
    if owner and s.low[last - 1].endswith(_OBJECT_NOUNS):
        target = owner.name if target == NOBODY else target
    elif owner and actor == NOBODY:
        actor = owner.name
    if by:
        actor = by.name
    if s.low[last : last + 1] == ["zwischen"]:
        both = s.names(last, s.bounds[k][1])
        return (s.name[both[0]], s.name[both[1]]) if len(both) > 1 else (NOBODY, NOBODY)
    if actor == NOBODY and own and own.part in (_SUBJECT, _EITHER, _OBJECT):
        first, end = s.bounds[k]
        if any(s.low[i].startswith(light_stems("de")) for i in range(first, end)):
            subject = next((p for p in found if p.part in (_SUBJECT, _EITHER)), None)
            actor = subject.name if subject and subject is not own else NOBODY
    return actor, target


def is_noun(s: Clauses, at: int) -> bool:
    """Whether a word stands as a noun: with a capital that opens no sentence."""
    return at > 0 and s.words[at][0].isupper()


def _phrases(s: Clauses, k: int) -> list[Phrase]:
    """The noun phrases of a clause in order."""
    first, end = s.bounds[k]
    found, i = _relative(s, k)
    preposition, begin, article, adjective = "", i, "", NOBODY
    while i < end:
        low, word, name = s.low[i], s.words[i], s.name[i]
        if name != NOBODY and s.adjective[i]:
            adjective = name
        elif name != NOBODY or (word[0].isupper() and low not in _closed()):
            j = i
            while j + 1 < end and s.words[j + 1][0].isupper() and s.low[j + 1] not in _closed():
                if s.adjective[j + 1] or s.name[j] != NOBODY or _is_genitive(s, j + 1):
                    break
                many = article.endswith("e") and s.low[j].endswith("n") and s.low[j][-2:] != "in"
                if s.low[j] in _TIMES or (many and s.name[j + 1] != NOBODY):
                    break
                j += 1
            bare = not preposition and not article
            owner = bare and s.name[i] != NOBODY and _possesses(s, i, end)
            after = bare and i and begin == i and i > first and _follows_noun(s, i, found)
            part = _part(s, preposition, article, s.low[j], found, begin)
            if s.name[j] != NOBODY and (owner or (after and _is_genitive(s, j))):
                part = _OWNER
            if j + 1 < end and s.low[j + 1] == "zufolge":
                part = _SOURCE
            named = s.name[j] if s.name[j] != NOBODY else adjective
            plural = last_part(s.low[j]) in _PLURAL or (
                adjective != NOBODY
                and bare
                and s.name[j] == NOBODY
                and s.low[j].endswith(("e", "en", "n", "s"))
            )
            joined = i > first and s.low[i - 1] in ("und", "sowie") and found
            if joined and bare and found[-1].last == i - 1:
                found[-1] = found[-1]._replace(plural=True)
            else:
                time = s.low[j] in _TIMES and named == NOBODY
                found.append(Phrase(named, _TIME if time else part, begin, j + 1, plural))
            i, preposition, article, adjective = j, "", "", NOBODY
            begin = i + 1
        elif low in _PREPOSITIONS and not _before_infinitive(s, i):
            preposition, article, begin, adjective = low, "", i + 1, NOBODY
        elif low in _ARTICLES or low in _OBLIQUE or low in _GENITIVE:
            article = low
            begin = begin if preposition else i
        elif not (low.isdigit() or (_may_decline(low) and (article or preposition))):
            preposition, article, adjective, begin = "", "", NOBODY, i + 1
        i += 1
    return found


def _before_infinitive(s: Clauses, i: int) -> bool:
    following = s.words[i + 1] if i + 1 < len(s.words) else ""
    return s.low[i] == "zu" and following.islower() and following.endswith("n")


def _may_decline(low: str) -> bool:
    return low.endswith(_DECLINED) and low not in _FINITE


def _relative(s: Clauses, k: int) -> tuple[list[Phrase], int]:
    """What a relative pronoun that opens a clause stands for, and the word after it."""
    first, end = s.bounds[k]
    place = 1 if s.low[first] in _PREPOSITIONS and first + 1 < end else 0
    pronoun = s.low[first + place] if first < end else ""
    if not first or s.low[first - 1] != "," or pronoun not in _RELATIVES:
        return [], first
    after = first + place + 1
    if pronoun in ("dessen", "deren"):
        return [], after
    part = _PARTS.get(s.low[first], "other") if place else _by_article(pronoun, "")
    return [Phrase(_antecedent(s, k), part, first, after, False)], after


@cache
def _closed() -> frozenset[str]:
    """Words that are no nouns, though they may open a sentence with a capital."""
    classes = ("adverb", "complementizer", "subordinator", "pronoun", "relative", "deed_opener")
    return _ARTICLES | _PREPOSITIONS | _PRONOUNS | _FINITE | closed_class("de", *classes)


def _part(s: Clauses, preposition: str, article: str, head: str, found, begin: int) -> str:
    """What its preposition or article makes of a noun phrase."""
    if preposition:
        source = preposition == "nach" and head in cues_of("de").sources
        return _SOURCE if source or preposition in _SOURCES else _PARTS.get(preposition, "other")
    follows = bool(found) and found[-1].last == begin and s.words[begin - 1][0].isupper()
    if follows and article in _GENITIVE:
        return _SOURCE if found[-1].part == _SOURCE else _OWNER
    part = _by_article(article, head)
    own = follows and found[-1].part == _SOURCE and found[-1].name == NOBODY
    return _SOURCE if own else part


def _by_article(article: str, head: str) -> str:
    """The case that an article shows: "den", "dem" an object, "der" a subject but of a feminine."""
    if article in _OBLIQUE:
        return _OBJECT
    if article == "der":
        return _OBJECT if head and last_part(head) in _FEMININE | _PLURAL else _SUBJECT
    return _OWNER if article in _GENITIVE else _EITHER


def _follows_noun(s: Clauses, i: int, found: list[Phrase]) -> bool:
    return bool(found) and found[-1].last == i and found[-1].name == NOBODY


def _is_genitive(s: Clauses, i: int) -> bool:
    """Whether a name ends in the s of the genitive: "Israels"."""
    low = s.low[i]
    return s.name[i] != NOBODY and low.endswith("s") and low.split()[-1] not in _IN_S


def _possesses(s: Clauses, i: int, end: int) -> bool:
    """Whether a name stands before what it owns: "Trumps Drohung"."""
    return (
        _is_genitive(s, i)
        and i + 1 < end
        and s.name[i + 1] == NOBODY
        and (s.words[i + 1][0].isupper())
    )


def _antecedent(s: Clauses, k: int) -> int:
    """The name right before a relative clause."""
    names = s.names(*s.bounds[k - 1]) if k else []
    return s.name[names[-1]] if names and s.bounds[k - 1][1] - names[-1] == 1 else NOBODY


def _is_passive(s: Clauses, at: int, clause: list[str], n_names: int) -> bool:
    """Whether a form of werden makes a passive of a verb; one that may be an infinitive
    (überfallen) is none beside two names without a preposition.
    """
    if not is_participle(s.low[at], "de") or auxiliaries("de").isdisjoint(clause):
        return False
    return "worden" in clause or not (may_be_infinitive(s.low[at]) and n_names > 1)


def _agent(s: Clauses, found: list[Phrase], first: int) -> int:
    """Who acts in a passive: the name behind "von" or "durch", unless it belongs to a noun that
    opens the clause.
    """
    for n, p in enumerate(found):
        if p.part == "agent" and p.name != NOBODY:
            attached = n and found[n - 1].last == p.first - 1 and found[n - 1].first <= first + 1
            opens = attached and found[n - 1].part not in (_SUBJECT, _EITHER)
            if not opens:
                return p.name
    return NOBODY


def _subject(s: Clauses, core: list[Phrase], first: int, end: int, at: int) -> Phrase | None:
    """The subject: by its article, by the number of the verb, else the first that can be one."""
    clear = next((p for p in core if p.part == _SUBJECT), None)
    if clear:
        return clear
    able = [p for p in core if p.part == _EITHER]
    if any(w in _PRONOUNS for w in s.low[first:end]):
        return None
    finite = next((i for i in range(first, end) if s.low[i] in _FINITE), at)
    plural = s.low[finite].endswith(("n", "en"))
    agreeing = [p for p in able if p.plural == plural]
    named = [p for p in able if p.name != NOBODY]
    if len(named) > 1 and agreeing and len(agreeing) < len(able):
        return agreeing[0]
    if len(able) > 1 and plural and any(p.plural for p in able):
        return next(p for p in able if p.plural)
    return able[0] if able else None


def _opening(s: Clauses, k: int) -> Phrase | None:
    """The subject that stands in a fragment before inserted clauses: "Israel, so X, habe …"."""
    for j in range(k - 1, -1, -1):
        phrases = _phrases(s, j)
        first, last = s.bounds[j]
        inside = {i for p in phrases for i in range(p.first, p.last)}
        rest = [s.low[i] for i in range(first, last) if i not in inside]
        whole = phrases and phrases[0].first == first and all(w in _FINITE for w in rest)
        if whole and phrases[0].part in (_SUBJECT, _EITHER) and s.low[first] != "so":
            return phrases[0]
    return None


def _controller(s: Clauses, k: int) -> int:
    """Who is to do what an infinitive says: the subject of the clause before, or whom it asks."""
    for j in range(k - 1, -1, -1):
        core = [p for p in _phrases(s, j) if p.part in (_SUBJECT, _EITHER, _OBJECT)]
        named = [p for p in core if p.name != NOBODY]
        first, last = s.bounds[j]
        if named:
            orders = any(w in _ORDERING for w in s.low[first:last])
            return named[-1 if orders else 0].name
    return NOBODY
