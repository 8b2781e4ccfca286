"""Who is reported to say what in one English sentence: she said, said the mayor, according to the police."""

from __future__ import annotations

from helpers.language.clauses import Sentence
from helpers.language.cues import Cue, cues
from helpers.language.grammar import closed_class
from helpers.language.reading import Frame, Reading

Span = tuple[int, int]

_AUXILIARIES = closed_class("en", "auxiliary") | {"'", "’", "t", "s", "d", "ve"}
_DETERMINERS = closed_class("en", "article")
_PREPOSITIONS = closed_class("en", "preposition")
_OPENERS = closed_class("en", "opener")
_PRONOUNS = closed_class("en", "pronoun")
_STOPPERS = closed_class("en", "stopper")
_TIMES = closed_class("en", "time")
_NOUN_LIKE = closed_class("en", "noun_like")
_SIDE = closed_class("en", "side")
_WITH_CLAUSE = closed_class("en", "with_clause")
_ASIDE = closed_class("en", "aside")
_HEARERS = closed_class("en", "hearer")
_TELLING = closed_class("en", "telling")
_FINITE = closed_class("en", "finite")
_NOUN_BEFORE = {"of", "in", "for", "on", "with", "by", "from", "'s", "’s", "at"}
_ALSO_PRONOUNS = {"that", "which", "what", "many", "some", "most", "few", "all", "others", "both"}
_CLAIMING = ("that", "whether")


def read(s: Sentence) -> Reading:
    """Frames with their content, and cue verbs without."""
    verbs = cues("en").verbs
    s.verbs = [i for i, word in enumerate(s.low) if word in verbs and s.words[i] == word]
    reading = Reading()
    claimed: set[int] = set()
    _according_to(s, reading, claimed)
    if s.verbs:
        _beside(s, reading, claimed)
        _by_verbs(s, reading, claimed)
    return reading


def _end(s: Sentence) -> int:
    return s.parts[-1][1] if s.parts else len(s.words)


def _take(frame: Frame, reading: Reading, claimed: set[int]) -> None:
    reading.frames.append(frame)
    claimed.update(range(frame.first, frame.last))
    for first, last in frame.content:
        claimed.update(range(first, last))


def _according_to(s: Sentence, reading: Reading, claimed: set[int]) -> None:
    """according to the police, …; …, according to the mayor."""
    for p, (first, last) in enumerate(s.parts):
        i = next((i for i in range(first, last - 1) if s.low[i] == "according" and s.low[i + 1] == "to"), None)
        if i is None:
            continue
        stop = _phrase_end(s, i + 2, last)
        frame = Frame(
            i, stop, "according to", (i + 2, stop) if stop > i + 2 else None, base="according to", certain=0.85
        )
        if i > first or p:
            frame.content.append((0, i if i > first else s.parts[p - 1][1]))
        elif p + 1 < len(s.parts):
            frame.content.append((s.parts[p + 1][0], _end(s)))
        elif stop < last:
            frame.content.append((stop, last))
        _take(frame, reading, claimed)
        return


def _phrase_end(s: Sentence, i: int, last: int) -> int:
    """The word after a noun phrase, which ends with its clause or where a finite verb or a relative clause begins."""
    j = i
    while j < last and j - i < 25 and not (j > i and (s.low[j] in _FINITE or s.low[j] in ("and", "while"))):
        j += 1
    return j


# --- beside the content ---------------------------------------------------------------------------------------------


def _beside(s: Sentence, reading: Reading, claimed: set[int]) -> None:
    """…, she said (, …); “…,” said the mayor."""
    done = 0
    for p, (first, last) in enumerate(s.parts):
        quoted = first in s.marked and first + 1 < last
        begin = first + 1 if quoted else first
        if begin in claimed or not (quoted or (p and s.words[first - 1] in ',–—-―“”"')):
            continue
        before = begin if quoted else s.parts[p - 1][1]
        if before <= done:
            continue
        frame = _tag(s, begin, last)
        if frame is None:
            continue
        following = p + 1
        then_quoted = following < len(s.parts) and s.parts[following][0] in s.marked
        if _says_something(s, done, before, then_quoted):
            frame.content.append((done, before))
        done = s.parts[following][0] if following < len(s.parts) else _end(s)
        inverted = frame.speaker is not None and frame.speaker[0] > begin
        if then_quoted or (
            following < len(s.parts) and frame.content and not inverted and _goes_on(s, frame, following)
        ):
            frame.content.append((s.parts[following][0], _end(s)))
            done = _end(s)
        if frame.content:
            reading.frames.append(frame)
            claimed.update(range(done))


def _says_something(s: Sentence, first: int, last: int, then_quoted: bool) -> bool:
    """Whether what stands before a frame is said; before a quotation a phrase like "At a rally" is the frame's own."""
    if any(first <= i < last for i in s.marked):
        return True
    return last - first >= 2 and not (then_quoted and (s.low[first] in _PREPOSITIONS or s.low[first] in _OPENERS))


def _goes_on(s: Sentence, frame: Frame, following: int) -> bool:
    """Whether the sentence takes up after the frame what was said before it."""
    first = s.parts[following][0]
    if s.words[first - 1] != "," or s.low[first] in _ASIDE or s.low[first].endswith("ing"):
        return False
    return frame.speaker is not None and frame.last <= frame.speaker[1] + 4


def _tag(s: Sentence, begin: int, last: int) -> Frame | None:
    """Subject and verb of saying with little else, in either order: the clause that only says who speaks."""
    if last - begin > 22:
        return None
    for i in s.verbs:
        if not begin <= i < min(begin + 12, last):
            continue
        cue = next((r for r in cues("en").verbs[s.low[i]] if not r.particle), None)
        if cue is None or cue.use == "act" or s.low[i].endswith("ing"):
            if i == begin:
                return None
            continue
        if i == begin:
            return _inverted(s, i, last, cue)
        speaker = _subject_before(s, begin, i)
        if speaker is None:
            continue
        rest = s.low[i + 1 : last]
        addition = not rest or rest[0] in _PREPOSITIONS or rest[0] in _TIMES or cue.base == "tell"
        return Frame(begin, last, s.words[i], speaker, base=cue.base, certain=0.9) if addition else None
    return None


def _inverted(s: Sentence, i: int, last: int, cue: Cue) -> Frame | None:
    """said the mayor: no pronoun, and no verb after the name."""
    if (
        cue.use != "say"
        or i + 1 >= last
        or s.low[i + 1] in _PREPOSITIONS
        or s.low[i + 1] in _PRONOUNS
        or s.low[i + 1] in _HEARERS
    ):
        return None
    stop = _phrase_end(s, i + 1, last)
    if s.low[i + 1] in _CLAIMING or (stop < last and s.low[stop] not in ("who", "and", "while")):
        return None
    return Frame(i, last, s.words[i], (i + 1, stop), base=cue.base, certain=0.9)


def _subject_before(s: Sentence, begin: int, verb: int) -> Span | None:
    """Words of the subject that ends right before the verb and its auxiliaries."""
    end = verb
    while end > begin and (
        s.low[end - 1] in _AUXILIARIES or (s.low[end - 1].endswith("ly") and s.words[end - 1].islower())
    ):
        end -= 1
    while begin < end and s.low[begin] in _OPENERS and s.low[begin] != "who":
        begin += 1
    if end <= begin:
        return None
    if s.low[end - 1] in _PRONOUNS and (end - begin == 1 or s.low[end - 2] not in _DETERMINERS):
        return end - 1, end
    if s.low[begin] in _PREPOSITIONS or end - begin > 14:
        start = end
        while start > begin and (s.words[start - 1][0].isupper() or s.low[start - 1] in ("of", "the", "a", "'s")):
            start -= 1
        return (start, end) if start < end else None
    return begin, end


# --- cue verbs ------------------------------------------------------------------------------------------------------


def _by_verbs(s: Sentence, reading: Reading, claimed: set[int]) -> None:
    """NP said (that) … and every other cue verb with what follows it."""
    for p, (first, last) in enumerate(s.parts):
        for i in s.verbs:
            if not first <= i < last or i in claimed or _is_noun(s, i):
                continue
            readings = cues("en").verbs[s.low[i]]
            cue = next((r for r in readings if r.particle and s.low[i + 1 : i + 2] == [r.particle]), None)
            cue = cue or next((r for r in readings if not r.particle), None)
            frame = _verb_frame(s, p, i, cue) if cue else None
            if frame and frame.content:
                _take(frame, reading, claimed)
            elif frame:
                reading.heads.append(frame)


def _is_noun(s: Sentence, i: int) -> bool:
    before = s.low[i - 1] if i else ""
    if before in _DETERMINERS or before in _NOUN_BEFORE:
        return before not in _ALSO_PRONOUNS
    if s.low[i] not in _NOUN_LIKE or before in _PRONOUNS or before in _AUXILIARIES:
        return False
    if i == 0:
        return True
    following = s.low[i + 1] if i + 1 < len(s.low) else ""
    named = s.words[i - 1][0].isupper() or before.endswith("s")
    return not (following in ("that", "to") or (following in _DETERMINERS and named))


def _verb_frame(s: Sentence, p: int, i: int, cue: Cue) -> Frame | None:
    """The frame of a cue verb with subject and content; None for an infinitive or without a subject."""
    first, last = s.parts[p]
    gerund = s.low[i].endswith("ing") and cue.base != s.low[i]
    speaker = None
    if gerund and cue.use == "think":
        return None
    if not gerund:
        if i > first and s.low[i - 1] == "to":
            return None
        speaker = _subject_before(s, _clause_begin(s, first, i), i)
        if speaker is None and i == first and p:
            # "Smith, a farmer from Ohio, said …"
            opening = s.parts[0]
            speaker = opening if opening[1] - opening[0] < 14 else None
        if speaker is None and s.low[i - 1 : i] != ["and"]:
            return None
    certain = 0.8 if cue.use == "say" else 0.5
    frame = Frame(first, last, s.words[i], speaker, base=cue.base, certain=certain, use=cue.use)
    begin = _content_begin(s, p, i + (2 if cue.particle else 1), cue)
    if begin is None or begin >= _end(s):
        return frame
    claims = s.low[begin] in _CLAIMING or begin in s.marked
    if (gerund or cue.base in _WITH_CLAUSE) and not claims and s.words[begin - 1] not in ":,":
        return frame
    if cue.use == "act" and not claims and s.low[begin] != "to":
        return frame
    stop = last if s.low[first] in _SIDE and begin < last else _content_end(s, begin, cue)
    if stop > begin:
        frame.content = [(begin, stop)]
    return frame


def _clause_begin(s: Sentence, first: int, i: int) -> int:
    for j in range(i - 1, first - 1, -1):
        if s.low[j] == "who":
            return j
        if j < i - 1 and s.low[j] in ("that", "which", "and", "but", "because", "as", "when", "if", "while"):
            return j + 1
    return first


def _content_begin(s: Sentence, p: int, after: int, cue: Cue) -> int | None:
    """The first word of what the cue introduces: a that-clause, a quotation, or what follows the hearer."""
    _, last = s.parts[p]
    that = next((j for j in range(after, min(after + 14, last)) if s.low[j] in _CLAIMING), None)
    if that is not None:
        return that
    following = s.parts[p + 1][0] if p + 1 < len(s.parts) else None
    j = after
    if cue.base in _TELLING:
        j = _after_hearer(s, j, last)
    while j < last and s.low[j] in _TIMES:
        j += 1
    if (
        j < last
        and s.low[j] in ("in", "on", "at", "during", "to", "of", "by", "about", "for", "from")
        and cue.use == "say"
    ):
        return following if following is not None and (following in s.marked or s.low[following] in _CLAIMING) else None
    if j < last:
        return j
    if following is None:
        return None
    if s.words[following - 1] == ":" or following in s.marked:
        return following
    return (
        following if cue.use == "say" and s.words[following - 1] == "," and s.low[following] not in _OPENERS else None
    )


def _after_hearer(s: Sentence, j: int, last: int) -> int:
    if j < last and s.low[j] in _HEARERS:
        return j + 1
    k = j
    while k < last and k - j < 8 and (s.words[k][0].isupper() or s.low[k] in ("the", "a", "of", "and", "'s", "’s")):
        k += 1
    return k


def _content_end(s: Sentence, begin: int, cue: Cue) -> int:
    """Content ends with the sentence, at a semicolon, a further frame, or where the newsroom adds what it knows."""
    for first, _ in s.parts:
        if first <= begin:
            continue
        word, sign = s.low[first], s.words[first - 1]
        gloss = word in ("capable", "able", "unable", "likely", "based", "located", "known")
        stops = word in ("but", "according") or gloss or (word in _STOPPERS and cue.use != "say")
        if sign == ";" or (sign == "," and stops):
            return first - 1
    return _end(s)
