"""Who is reported to say what in one English sentence."""

from itertools import takewhile

from helpers.language.clauses.verbs import AFTER_BE, auxiliaries, is_participle
from helpers.language.clauses.words import Sentence
from helpers.language.grammar import closed_class, words_of
from helpers.language.inflection.irregular import GAP
from helpers.language.speech.cues import Cue, cues_of
from helpers.language.speech.english_frames import (
    AUXILIARIES,
    CLAIMING,
    SUBJECT,
    according_to,
    beside,
    cue_at,
    end_of,
    phrase_end,
    points_back,
    subject_before,
)
from helpers.language.speech.frame import BEFORE, THOUGHT, Frame, Reading

EN = words_of("en")
_CLAUSE_OPENERS = closed_class("en", "side", "clause_opener")
_PASSIVE = auxiliaries("en")

# Words: between a cue and its "that", of a name that hears it, and of a phrase that reports no
# claim.
_TO_THAT, _HEARER, _PHRASE = 14, 8, 3


def divide(form: str, base: str) -> tuple[str, str]:
    """A form of the cue verb `base` without its particle, and the particle (spelled out)."""
    first, _, particle = form.replace(GAP, " ").partition(" ")
    return first, particle


def read(s: Sentence) -> Reading:
    """Frames with their content, and cue verbs without."""
    verbs = cues_of("en").verbs
    s.verbs = [i for i, word in enumerate(s.low) if word in verbs and s.words[i] == word]
    reading = Reading()
    according_to(s, reading)
    if s.verbs:
        beside(s, reading)
        _by_verbs(s, reading)
    _by_nouns(s, reading)
    return reading


def _by_verbs(s: Sentence, reading: Reading) -> None:
    """NP said (that) … and every other cue verb with what follows it."""
    for p, (first, last) in enumerate(s.parts):
        for i in s.verbs:
            if not first <= i < last or i in reading.claimed or _is_noun(s, i):
                continue
            cue = cue_at(s, i)
            frame = _verb_frame(s, p, i, cue) if cue else None
            if cue and frame and _tells_speech(s, p, i, cue, frame):
                passive = frame.speaker is not None and frame.speaker[0] > i
                frame.back = p == 0 and points_back(s, i if passive else (frame.speaker or (0,))[0])
                reading.take(frame)


def _is_noun(s: Sentence, i: int) -> bool:
    before = s.low[i - 1] if i else ""
    if before in EN.article or before in EN.noun_follows:
        return before not in EN.also_pronoun
    if s.low[i] not in EN.noun_like or before in EN.pronoun or before in AUXILIARIES:
        return False
    following = s.low[i + 1] if i + 1 < len(s.low) else ""
    named = s.words[i - 1][0].isupper() or before.endswith("s")
    used = following in ("that", "to") or (following in EN.article and named)
    return i == 0 or not used


def _verb_frame(s: Sentence, p: int, i: int, cue: Cue) -> Frame | None:
    """The frame of a cue verb with subject and content; None for an infinitive or without a
    subject.
    """
    first, last = s.parts[p]
    gerund = s.low[i].endswith("ing") and cue.base != s.low[i]
    infinitive = not gerund and i > first and s.low[i - 1] == "to"
    if infinitive or (gerund and cue.use == "think"):
        return None
    speaker = None if gerund else subject_before(s, _clause_begin(s, first, i), i)
    if not gerund and speaker is None:
        if i == first and p and s.parts[0][1] - s.parts[0][0] < SUBJECT:
            speaker = s.parts[0]  # "Smith, a farmer from Ohio, said …"
        elif s.low[i - 1 : i] != ["and"]:
            return None
    certain = BEFORE if cue.use == "say" else THOUGHT
    frame = Frame(first, last, s.words[i], speaker, base=cue.base, certain=certain, use=cue.use)
    _turn(s, i, frame)
    begin = _content_begin(s, p, i + (2 if cue.particle else 1), cue)
    if begin is None or begin >= end_of(s):
        return frame
    claims = s.low[begin] in CLAIMING or begin in s.marked
    apart = (gerund or cue.base in EN.with_clause) and s.words[begin - 1] not in ":,"
    if not claims and (apart or (cue.use == "act" and s.low[begin] != "to")):
        return frame
    stop = last if s.low[first] in EN.side and begin < last else _content_end(s, begin, cue.use)
    # "confirmed the agenda" reports no claim; "said nobody was hurt" does.
    full = (
        claims
        or s.words[begin - 1] == ":"
        or stop - begin > _PHRASE
        or not EN.finite.isdisjoint(s.low[begin:stop])
    )
    if stop > begin and full:
        frame.content = [(begin, stop)]
    return frame


def _tells_speech(s: Sentence, p: int, i: int, cue: Cue, frame: Frame) -> bool:
    """Whether a verb that also tells deeds has with it what it needs as a cue of speech."""
    begin = frame.content[0][0] if frame.content else None
    said = begin is not None and (s.low[begin] in CLAIMING or s.words[begin - 1] == ":")
    near = range(i, s.parts[min(p + 1, len(s.parts) - 1)][1])
    if not cue.needs or said or any(j in s.marked for j in near):
        return True
    rest = s.low[i + 1 : s.parts[p][1]]
    thing = list(takewhile(lambda word: word not in EN.preposition, rest))
    stated = begin is not None and (
        s.low[begin] in EN.pronoun
        or not EN.finite.isdisjoint(s.low[begin : frame.content[0][1]])
        or s.low[begin] in EN.claimable
    )
    return {
        "clause": cue.use == "act" and "as" in rest,
        "statement": stated,
        "object": bool(thing) or not rest,
        "no victims": EN.victims.isdisjoint(thing),
    }[cue.needs]


def _turn(s: Sentence, i: int, frame: Frame) -> None:
    """Turn the frame of a verb in the passive: who says it stands behind "by"; else nobody does."""
    j = i - 1
    while j > frame.first and s.low[j].endswith("ly"):
        j -= 1
    turns = s.low[j] in _PASSIVE and is_participle(s.low[i], "en") and s.low[i] not in EN.stative
    by = s.find(("by",), i + 1, min(i + AFTER_BE, frame.last))
    if turns and by:
        end = phrase_end(s, by + 1, frame.last)
        beyond = (j for j in range(by + 2, end) if s.low[j] in EN.preposition and s.low[j] != "of")
        frame.speaker = by + 1, next(beyond, end)
    elif turns:
        frame.speaker, frame.use = None, ""


def _clause_begin(s: Sentence, first: int, i: int) -> int:
    for j in range(i - 1, first - 1, -1):
        if s.low[j] == "who":
            return j
        if j < i - 1 and s.low[j] in _CLAUSE_OPENERS:
            return j + 1
    return first


def _content_begin(s: Sentence, p: int, after: int, cue: Cue) -> int | None:
    """The first word of what the cue introduces: a that-clause, a quotation, or what follows the
    hearer.
    """
    _, last = s.parts[p]
    that = s.find(CLAIMING, after, min(after + _TO_THAT, last))
    if that is not None:
        return that
    j = _after_hearer(s, after, last) if cue.base in EN.telling else after
    j = s.past(EN.time, j, last)
    if j < last and (cue.use != "say" or s.low[j] not in EN.no_object):
        return j
    if p + 1 == len(s.parts):
        return None
    following = s.parts[p + 1][0]
    word, sign = s.low[following], s.words[following - 1]
    if j < last:
        goes_on = word in CLAIMING
    else:
        goes_on = sign == ":" or (cue.use == "say" and sign == "," and word not in EN.opener)
    return following if goes_on or following in s.marked else None


def _after_hearer(s: Sentence, j: int, last: int) -> int:
    """The place after whom is told: "us", "the Daily News"."""
    if j < last and s.low[j] in EN.hearer:
        return j + 1
    limit = min(j + _HEARER, last)
    named = (s.words[k][0].isupper() or s.low[k] in EN.inside_hearer for k in range(j, limit))
    return j + sum(takewhile(bool, named))


def _content_end(s: Sentence, begin: int, use: str) -> int:
    """Content ends with the sentence, at a semicolon, a further frame, or where the newsroom adds
    what it knows; `use` is its cue's.
    """
    for first, _ in s.parts:
        word, sign = s.low[first], s.words[first - 1]
        adds = word in ("but", "according") or word in EN.gloss
        stops = adds or (word in EN.stopper and use != "say")
        if first > begin and (sign == ";" or (sign == "," and stops)):
            return first - 1
    return end_of(s)


def _by_nouns(s: Sentence, reading: Reading) -> None:
    """the claim that …; Smith's suggestion that …: a noun of speaking with a clause."""
    speech = cues_of("en").speech
    for first, last in s.parts:
        for i in range(first, last - 1):
            if (
                s.low[i] not in speech
                or s.low[i + 1] not in CLAIMING
                or i in reading.claimed
                or i + 1 in reading.claimed
            ):
                continue
            owner = i - 2 if i - first >= 2 and s.low[i - 1] in ("'s", "’s") else i - 1
            owned = i > first and s.low[i - 1].endswith(("'s", "’s", "s'", "s’"))
            speaker = (owner, i) if owned and owner >= first else None
            content, base = [(i + 1, _content_end(s, i + 1, "say"))], speech[s.low[i]]
            reading.take(Frame(i, i + 1, s.words[i], speaker, content, base, THOUGHT, use=""))
