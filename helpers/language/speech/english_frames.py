"""English frames that stand beside what is said: she said, said the mayor, according to the
police.
"""

from helpers.language.clauses.words import Sentence
from helpers.language.grammar import closed_class, words_of
from helpers.language.speech.cues import Cue, cues_of
from helpers.language.speech.frame import BESIDE, SOURCE, Frame, Reading

EN = words_of("en")

AUXILIARIES = closed_class("en", "auxiliary", "contraction") | {"'", "’"}
CLAIMING = ("that", "whether")
_OPENERS = EN.opener - {"who"}

# Words at most: of a tag (“she said on Monday”), before its verb, of a noun phrase, of a subject,
# and between the speaker and the end of a tag after which the sentence goes on.
_TAG, _TO_VERB, _PHRASE, SUBJECT, _AFTER_SPEAKER = 22, 12, 25, 14, 4


def end_of(s: Sentence) -> int:
    """The place after the last word of the last part."""
    return s.parts[-1][1] if s.parts else len(s.words)


def according_to(s: Sentence, reading: Reading) -> None:
    """according to the police, …; …, according to the mayor."""
    for p, (first, last) in enumerate(s.parts):
        i = next(
            (i for i in range(first, last - 1) if s.low[i : i + 2] == ["according", "to"]), None
        )
        if i is None:
            continue
        stop = phrase_end(s, i + 2, last)
        speaker = (i + 2, stop) if stop > i + 2 else None
        frame = Frame(i, stop, "according to", speaker, base="according to", certain=SOURCE)
        frame.back = p == 0 and points_back(s, i)
        if frame.back:
            pass
        elif i > first or p:
            frame.content.append((0, i if i > first else s.parts[p - 1][1]))
        elif p + 1 < len(s.parts):
            frame.content.append((s.parts[p + 1][0], end_of(s)))
        elif stop < last:
            frame.content.append((stop, last))
        reading.take(frame)
        return


def points_back(s: Sentence, end: int) -> bool:
    """Whether all that stands before word `end` points to the sentence before: That is what …; This
    was …
    """
    opens = s.low[0] in EN.pointing
    return opens and all(s.low[i] in AUXILIARIES or s.low[i] == "what" for i in range(1, end))


def phrase_end(s: Sentence, i: int, last: int) -> int:
    """The word after a noun phrase, which ends with its clause or where a finite verb or a relative
    clause begins.
    """
    limit = min(i + _PHRASE, last)
    ends = (j for j in range(i + 1, limit) if s.low[j] in EN.finite or s.low[j] in ("and", "while"))
    return next(ends, limit)


def beside(s: Sentence, reading: Reading) -> None:
    """…, she said (, …); “…,” said the mayor."""
    done = 0
    for p, (first, last) in enumerate(s.parts):
        quoted = first in s.marked and first + 1 < last
        begin, before = (first + 1, first + 1) if quoted else (first, s.parts[p - 1][1])
        apart = quoted or (p and s.words[first - 1] in ',–—-―“”"')
        free = apart and before > done and begin not in reading.claimed
        frame = _tag(s, begin, last) if free else None
        if frame is None:
            continue
        following = s.parts[p + 1][0] if p + 1 < len(s.parts) else end_of(s)
        if _says_something(s, done, before, following in s.marked or s.words[-1] == ":"):
            frame.content.append((done, before))
        done = following
        if following in s.marked or (frame.content and _goes_on(s, frame, following)):
            frame.content.append((following, end_of(s)))
            done = end_of(s)
        if frame.content:
            reading.frames.append(frame)
            reading.claimed.update(range(done))


def _says_something(s: Sentence, first: int, last: int, then_quoted: bool) -> bool:
    """Whether what stands before a frame is said; before a quotation a phrase like "At a rally" is
    the frame's own.
    """
    quoted = any(first <= i < last for i in s.marked)
    own = then_quoted and (s.low[first] in EN.preposition or s.low[first] in EN.opener)
    return quoted or (last - first >= 2 and not own)


def _goes_on(s: Sentence, frame: Frame, following: int) -> bool:
    """Whether the sentence takes up after a frame, its speaker first, what was said before it."""
    return (
        frame.speaker is not None
        and frame.first == frame.speaker[0]
        and frame.last <= frame.speaker[1] + _AFTER_SPEAKER
        and following < end_of(s)
        and s.words[following - 1] == ","
        and s.low[following] not in EN.aside
        and not s.low[following].endswith("ing")
    )


def cue_at(s: Sentence, i: int) -> Cue | None:
    """The reading of a cue verb, with its particle where that stands behind it (fired back)."""
    readings = cues_of("en").verbs[s.low[i]]
    found = (r for r in readings if r.particle and s.low[i + 1 : i + 2] == [r.particle])
    return next(found, None) or next((r for r in readings if not r.particle), None)


def _tag(s: Sentence, begin: int, last: int) -> Frame | None:
    """Subject and verb of saying with little else, in either order: the clause that only says who
    speaks.
    """
    if last - begin > _TAG:
        return None
    for i in s.verbs:
        if not begin <= i < min(begin + _TO_VERB, last):
            continue
        cue = cue_at(s, i)
        if i == begin:
            return _inverted(s, i, last, cue)
        speaker = subject_before(s, begin, i)
        if cue is None or cue.use == "act" or s.low[i].endswith("ing") or speaker is None:
            continue
        if cue.needs and not s.marked:
            continue
        rest = s.low[i + 1 + bool(cue.particle) : last]
        if not rest or rest[0] in EN.preposition or rest[0] in EN.time or cue.base == "tell":
            return Frame(begin, last, s.words[i], speaker, base=cue.base, certain=BESIDE)
        return None
    return None


def _inverted(s: Sentence, i: int, last: int, cue: Cue | None) -> Frame | None:
    """said the mayor: no pronoun, and no verb after the name."""
    stop = phrase_end(s, i + 1, last)
    if (
        cue is None
        or cue.use != "say"
        or s.low[i].endswith("ing")
        or i + 1 >= last
        or s.low[i + 1] in EN.preposition
        or s.low[i + 1] in EN.pronoun
        or s.low[i + 1] in EN.hearer
        or s.low[i + 1] in CLAIMING
        or (stop < last and s.low[stop] not in EN.after_speaker)
    ):
        return None
    return Frame(i, last, s.words[i], (i + 1, stop), base=cue.base, certain=BESIDE)


def subject_before(s: Sentence, begin: int, verb: int) -> tuple[int, int] | None:
    """Words of the subject that ends right before the verb and its auxiliaries."""
    end = verb
    while end > begin and (
        s.low[end - 1] in AUXILIARIES
        or (s.low[end - 1].endswith("ly") and s.words[end - 1].islower())
    ):
        end -= 1
    begin = s.past(_OPENERS, begin, end)
    if end <= begin:
        return None
    if s.low[end - 1] in EN.pronoun and (end - begin == 1 or s.low[end - 2] not in EN.article):
        return end - 1, end
    if s.low[begin] in EN.preposition or end - begin > SUBJECT:
        start = end
        while start > begin and (
            s.words[start - 1][0].isupper() or s.low[start - 1] in EN.inside_speaker
        ):
            start -= 1
        return (start, end) if start < end else None
    return begin, end
