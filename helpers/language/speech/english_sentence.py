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
    end_of,
    phrase_end,
    subject_before,
)
from helpers.language.speech.frame import BEFORE, THOUGHT, Frame, Reading

EN = words_of("en")
_CLAUSE_OPENERS = closed_class("en", "side", "clause_opener")
_PASSIVE = auxiliaries("en")
_NOUN_BEFORE = {"of", "in", "for", "on", "with", "by", "from", "'s", "’s", "at"}
_ALSO_PRONOUNS = {"that", "which", "what", "many", "some", "most", "few", "all", "others", "both"}

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
            readings = cues_of("en").verbs[s.low[i]]
            cue = next(
                (r for r in readings if r.particle and s.low[i + 1 : i + 2] == [r.particle]), None
            )
            cue = cue or next((r for r in readings if not r.particle), None)
            frame = _verb_frame(s, p, i, cue) if cue else None
            if cue is None or frame is None or not _tells_speech(s, p, i, cue, frame):
                continue
            if frame.content:
                reading.take(frame)
            else:
                reading.heads.append(frame)


def _is_noun(s: Sentence, i: int) -> bool:
    before = s.low[i - 1] if i else ""
    if before in EN.article or before in _NOUN_BEFORE:
        return before not in _ALSO_PRONOUNS
    if s.low[i] not in EN.noun_like or before in EN.pronoun or before in AUXILIARIES:
        return False
    if i == 0:
        return True
    following = s.low[i + 1] if i + 1 < len(s.low) else ""
    named = s.words[i - 1][0].isupper() or before.endswith("s")
    return not (following in ("that", "to") or (following in EN.article and named))


def _verb_frame(s: Sentence, p: int, i: int, cue: Cue) -> Frame | None:
    """The frame of a cue verb with subject and content; None for an infinitive or without a
    subject.
    """
    first, last = s.parts[p]
    gerund = s.low[i].endswith("ing") and cue.base != s.low[i]
    speaker = None
    if gerund and cue.use == "think":
        return None
    if not gerund:
        if i > first and s.low[i - 1] == "to":
            return None
        speaker = subject_before(s, _clause_begin(s, first, i), i)
        if speaker is None and i == first and p:
            # "Smith, a farmer from Ohio, said …"
            opening = s.parts[0]
            speaker = opening if opening[1] - opening[0] < SUBJECT else None
        if speaker is None and s.low[i - 1 : i] != ["and"]:
            return None
    certain = BEFORE if cue.use == "say" else THOUGHT
    frame = Frame(first, last, s.words[i], speaker, base=cue.base, certain=certain, use=cue.use)
    frame = _turned(s, i, frame)
    begin = _content_begin(s, p, i + (2 if cue.particle else 1), cue)
    if begin is None or begin >= end_of(s):
        return frame
    claims = s.low[begin] in CLAIMING or begin in s.marked
    if (gerund or cue.base in EN.with_clause) and not claims and s.words[begin - 1] not in ":,":
        return frame
    if cue.use == "act" and not claims and s.low[begin] != "to":
        return frame
    stop = last if s.low[first] in EN.side and begin < last else _content_end(s, begin, cue)
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
    last = s.parts[p][1]
    near = range(i, s.parts[min(p + 1, len(s.parts) - 1)][1])
    if not cue.needs or said or any(j in s.marked for j in near):
        return True
    rest = s.low[i + 1 : last]
    if cue.needs == "clause":
        return cue.use == "act" and "as" in rest
    if cue.needs == "object":
        return rest[:1] == [] or rest[0] not in EN.preposition
    if cue.needs == "no victims":
        return EN.victims.isdisjoint(takewhile(lambda word: word not in EN.preposition, rest))
    return begin is not None and (
        s.low[begin] in EN.pronoun
        or not EN.finite.isdisjoint(s.low[begin : frame.content[0][1]])
        or s.low[begin] in EN.claimable
    )


def _turned(s: Sentence, i: int, frame: Frame) -> Frame:
    """The frame of a verb in the passive: who says it stands behind "by"; else nobody does."""
    j = i - 1
    while j > frame.first and s.low[j].endswith("ly"):
        j -= 1
    turns = s.low[j] in _PASSIVE and is_participle(s.low[i], "en") and s.low[i] not in EN.stative
    if not turns:
        return frame
    by = next((j for j in range(i + 1, min(i + AFTER_BE, frame.last)) if s.low[j] == "by"), None)
    frame.speaker = None
    if by:
        end = phrase_end(s, by + 1, frame.last)
        beyond = (j for j in range(by + 2, end) if s.low[j] in EN.preposition and s.low[j] != "of")
        frame.speaker = by + 1, next(beyond, end)
    frame.use = frame.use if by else ""
    return frame


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
    that = next(
        (j for j in range(after, min(after + _TO_THAT, last)) if s.low[j] in CLAIMING), None
    )
    if that is not None:
        return that
    following = s.parts[p + 1][0] if p + 1 < len(s.parts) else None
    j = after
    if cue.base in EN.telling:
        j = _after_hearer(s, j, last)
    while j < last and s.low[j] in EN.time:
        j += 1
    if (
        j < last
        and s.low[j] in ("in", "on", "at", "during", "to", "of", "by", "about", "for", "from")
        and cue.use == "say"
    ):
        return (
            following
            if following is not None and (following in s.marked or s.low[following] in CLAIMING)
            else None
        )
    if j < last:
        return j
    if following is None:
        return None
    if s.words[following - 1] == ":" or following in s.marked:
        return following
    return (
        following
        if cue.use == "say" and s.words[following - 1] == "," and s.low[following] not in EN.opener
        else None
    )


def _after_hearer(s: Sentence, j: int, last: int) -> int:
    if j < last and s.low[j] in EN.hearer:
        return j + 1
    k = j
    while (
        k < last
        and k - j < _HEARER
        and (s.words[k][0].isupper() or s.low[k] in ("the", "a", "of", "and", "'s", "’s"))
    ):
        k += 1
    return k


def _content_end(s: Sentence, begin: int, cue: Cue) -> int:
    """Content ends with the sentence, at a semicolon, a further frame, or where the newsroom adds
    what it knows.
    """
    for first, _ in s.parts:
        if first <= begin:
            continue
        word, sign = s.low[first], s.words[first - 1]
        gloss = word in EN.gloss
        stops = word in ("but", "according") or gloss or (word in EN.stopper and cue.use != "say")
        if sign == ";" or (sign == "," and stops):
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
            frame = Frame(
                i, i + 1, s.words[i], speaker, base=speech[s.low[i]], certain=THOUGHT, use=""
            )
            frame.content = [(i + 1, _content_end(s, i + 1, Cue(frame.base, "say")))]
            reading.take(frame)
