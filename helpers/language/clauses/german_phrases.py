"""Noun phrases, subjects and clause types of German, from word order and closed-class words
alone.
"""

from helpers.language.clauses.words import QUOTED, Sentence
from helpers.language.grammar import closed_class
from helpers.language.speech.konjunktiv import has_shape, listed

Span = tuple[int, int]

ARTICLES = closed_class("de", "article")
GENITIVES = closed_class("de", "genitive")
OBLIQUE = closed_class("de", "oblique")
PRONOUNS = closed_class("de", "pronoun")
PREPOSITIONS = closed_class("de", "preposition")
INSIDE_NAMES = closed_class("de", "inside_name")
AUXILIARIES = closed_class("de", "auxiliary")
ADVERBS = closed_class("de", "adverb")
COMPLEMENTIZERS = closed_class("de", "complementizer")
SUBORDINATORS = closed_class("de", "subordinator", "complementizer")
RELATIVES = closed_class("de", "relative")
PURPOSE = closed_class("de", "purpose")
CLAIMING = frozenset({"dass", "daß", "ob"})
_NO_ADJECTIVE = AUXILIARIES | ADVERBS | PREPOSITIONS | PRONOUNS
_NO_FIRST_NOUN = ARTICLES | PREPOSITIONS | ADVERBS | PRONOUNS
_NO_LEADING_VERB = (
    SUBORDINATORS | PREPOSITIONS | ARTICLES | RELATIVES | ADVERBS | PURPOSE | PRONOUNS
)
_FEMININE = tuple(closed_class("de", "of_woman_or_thing", "hearer_ending"))
_NOMINATIVE = closed_class("de", "subject_pronoun")
_HEARERS = tuple(closed_class("de", "hearer_ending"))
_SPEAKERS_OF = tuple(closed_class("de", "spokesperson_ending"))
_DECLINED = tuple(closed_class("de", "adjective_ending"))
_BEFORE_ADJECTIVES = closed_class("de", "before_adjective")
_SUBJUNCTIVE = listed("clear") | listed("plural")
_REPLACING = listed("replacing")
_MOODS = _SUBJUNCTIVE | _REPLACING


def is_noun(s: Sentence, i: int) -> bool:
    """Whether a word is written like a noun: with a capital (dpa-Meldung), a number of several
    digits, or a quoted stretch.
    """
    word = s.words[i]
    return word != s.low[i] or word == QUOTED or (word[0].isdigit() and len(word) > 1)


def is_adjective(s: Sentence, i: int) -> bool:
    """Whether a word may be a declined adjective."""
    word = s.low[i]
    return word.endswith(_DECLINED) and word not in _NO_ADJECTIVE


def noun_phrase(s: Sentence, first: int, limit: int) -> int:
    """The word after the noun phrase that begins at `first`, or `first` where none does."""
    i, last = first, first
    while i < limit:
        word = s.low[i]
        after_noun = last == i and i > first
        if word == "(":
            close = next((j for j in range(i, min(i + 10, limit)) if s.words[j] == ")"), None)
            if close is None or not after_noun:
                break
            i = last = close + 1
        elif is_noun(s, i) and not (i == first and word in _NO_FIRST_NOUN):
            i += 1
            last = i
        elif i > first and s.low[i - 1] in ARTICLES and word in PREPOSITIONS:
            # "eine mit den Gesprächen vertraute Quelle"
            inner = noun_phrase(s, i + 1, limit)
            if inner == i + 1 or inner >= limit or not is_adjective(s, inner):
                break
            i = inner
        elif (
            (word in ARTICLES and (not after_noun or word in GENITIVES))
            or (after_noun and word in INSIDE_NAMES and i + 1 < limit)
            or (not after_noun and (is_adjective(s, i) or word in _BEFORE_ADJECTIVES))
            or (after_noun and word in "&.'’/")
        ):
            i += 1
        else:
            break
    return last


def apposition(s: Sentence, part: Span) -> bool:
    """Whether a part is a noun phrase that renames what stands before it: ", der Sprecher der
    Partei,".
    """
    first, last = part
    if s.low[first] in ("und", "sowie", QUOTED) or last - first > 16 or not is_noun(s, last - 1):
        return False
    return noun_phrase(s, first, last) >= last - 2 and not any(
        s.low[i] in AUXILIARIES for i in range(first, last)
    )


def relative(s: Sentence, part: Span) -> bool:
    """Whether a part is a relative clause: a comma, a relative pronoun that is no article, the verb
    last.
    """
    first, last = part
    i = first + 1 if s.low[first] in PREPOSITIONS and first + 1 < last else first
    if s.low[i] not in RELATIVES or last - i < 2 or not first or s.words[first - 1] != ",":
        return False
    if is_noun(s, last - 1):
        return False
    end = noun_phrase(s, i, last)
    return not (i + 1 < end < last and (s.low[end] in AUXILIARIES or has_shape(s.low[end])))


def verb_leads(s: Sentence, i: int) -> bool:
    """Whether a clause begins with a finite verb, as a main clause does after a side clause."""
    word = s.low[i]
    return (
        s.words[i] == word
        and word.isalpha()
        and (word in AUXILIARIES or word not in _NO_LEADING_VERB)
    )


def to_infinitive(s: Sentence, part: Span) -> bool:
    """Whether a part is an infinitive with zu (zu liefern, anzuerkennen) that states no purpose (um
    … zu).
    """
    first, last = part
    if s.low[first] in PURPOSE:
        return False
    for i in range(max(first, last - 6), last):
        word = s.low[i]
        if not s.words[i].islower():
            continue
        if (
            word == "zu"
            and i + 1 < last
            and s.low[i + 1].endswith("n")
            and s.words[i + 1].islower()
        ):
            return True
        if "zu" in word[2:-3] and word.endswith("en") and i >= last - 2:
            return True
    return False


def subject(s: Sentence, part: Span, verb: int, final: bool) -> Span | None:
    """Words of the subject: before the verb, else after it; in verb-final clauses the first that
    can be one.
    """
    first, last = part
    if final:
        return next_nominative(s, first, last)
    if verb + 1 < last and s.low[verb + 1] in _NOMINATIVE:
        return verb + 1, verb + 2
    i = first
    while i < verb and s.low[i] in ADVERBS and s.low[i] not in PREPOSITIONS:
        i += 1
    if i + 1 == verb and s.low[i] in ("das", "dies"):
        return next_nominative(s, verb + 1, last) or (i, verb)
    if (
        i < verb
        and s.low[i] not in PREPOSITIONS
        and s.low[i] not in OBLIQUE
        and s.low[i] not in SUBORDINATORS
    ):
        if s.low[i] in PRONOUNS and (i + 1 == verb or s.low[i] not in ARTICLES):
            return i, i + 1
        end = noun_phrase(s, i, verb)
        if end > i:
            return i, end
    return next_nominative(s, verb + 1, last)


def next_nominative(s: Sentence, i: int, last: int) -> Span | None:
    """The first noun phrase or pronoun from `i` on that can be a subject, past prepositions and
    datives.
    """
    passed = None
    while i < last:
        word = s.low[i]
        stands_alone = (
            word not in ARTICLES
            or i + 1 == last
            or not (is_noun(s, i + 1) or is_adjective(s, i + 1))
        )
        if word in PRONOUNS and stands_alone:
            return i, i + 1
        if word in PREPOSITIONS:
            i = max(noun_phrase(s, i + 1, last), i + 1)
        elif word in OBLIQUE:
            i = max(noun_phrase(s, i, last), i + 1)
        elif word in ARTICLES or is_noun(s, i):
            end = noun_phrase(s, i, last)
            if end == i:
                i += 1
                continue
            hearer = next((j for j in range(i + 2, end) if s.low[j] == "der"), None)
            if (
                word in ("der", "einer", "dieser")
                and s.low[i + 1].endswith(_FEMININE)
                and passed is None
            ):
                passed = (i, end)
                inner = next((j for j in range(i + 2, end) if s.low[j] in ("die", "das")), None)
                i = inner or end
                continue
            if (
                hearer
                and s.low[end - 1].endswith(_HEARERS)
                and not s.low[hearer - 1].endswith(_SPEAKERS_OF)
            ):
                end = hearer
            return i, end
        else:
            i += 1
    return passed


def with_apposition(s: Sentence, span: Span | None, part: int) -> tuple[Span | None, int]:
    """The mention with ", der Sprecher …," after it, and the part that follows."""
    following = part + 1
    if span is None or following >= len(s.parts) or s.parts[part][1] > span[1] + 1:
        return span, following
    first, last = s.parts[following]
    if (
        s.words[first - 1] == ","
        and s.low[first] not in COMPLEMENTIZERS
        and apposition(s, (first, last))
    ):
        return (span[0], noun_phrase(s, first, last)), following + 1
    return span, following


def konjunktiv_at(s: Sentence, i: int, part: Span) -> bool:
    """Whether the word is a verb in Konjunktiv I, or in a plural that stands in for it."""
    word = s.low[i]
    if s.words[i] != word and i > 0:
        return False
    if word in _SUBJUNCTIVE:
        return word not in ("diene", "lebe") or i == part[1] - 1
    if not has_shape(word):
        return False
    before = s.low[i - 1] if i > part[0] else ""
    if before in PRONOUNS and before not in ARTICLES:
        return True
    if before in ARTICLES or before in PREPOSITIONS:
        return False
    if i == part[1] - 1:
        return i > part[0]
    if before and is_adjective(s, i - 1) and not is_noun(s, i - 1):
        return False
    return i > part[0] and (is_noun(s, i - 1) or not is_noun(s, i + 1))


def is_said(s: Sentence, part: Span, replacing: bool = False) -> bool:
    """Whether a part holds a verb in Konjunktiv I; with `replacing` also one in Konjunktiv II that
    may stand in.
    """
    return any(
        part[0] <= i < part[1]
        and (konjunktiv_at(s, i, part) or (replacing and s.low[i] in _REPLACING))
        for i in s.moods
    )


def mood_places(low: list[str]) -> list[int]:
    """Words that may be subjunctives, wherever they stand."""
    return [i for i, w in enumerate(low) if w in _MOODS or (w[-1] == "e" and has_shape(w))]


def non_empty(span: Span | None) -> Span | None:
    """The span, or None where it holds no word."""
    return span if span and span[1] > span[0] else None
