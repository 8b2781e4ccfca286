"""Who is reported to say what in one English sentence: frames (she said, according to the mayor) and what stands in them."""

from __future__ import annotations

from helpers.language.clauses import QUOTED, Sentence
from helpers.language.cues import Cue, cues
from helpers.language.reading import Frame, Reading


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_AUXILIARIES = _set(
    "has have had is are was were be been being will would can could may might must shall should do does did also not n't never "
    "ever still only just even already later then often again repeatedly recently previously first once long now today publicly "
    "reportedly apparently clearly quickly really always simply initially further"
)
_DETERMINERS = _set(
    "the a an this that these those his her its their our my your no some any each every such another both all several many most few "
    "more other same whose first second new own latest former what which"
)
_PREPOSITIONS = _set(
    "of in on at by for with from to into about over under after before between against during through without as than like per within "
    "amid among around behind beyond despite near off onto out since toward towards until up upon via"
)
_OPENERS = _set(
    "and but or so yet when while as because if although though since after before that whether where who which then still however "
    "meanwhile instead nor unless until once even just also indeed moreover furthermore later earlier now today perhaps maybe"
)
_PRONOUNS = _set("he she they i we it you who one someone somebody others many some officials people")
_STOPPERS = _set("but while although though whereas which who")
_TIMES = _set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight later earlier recently again also previously "
    "repeatedly publicly afterward afterwards once before this last week month year morning night afternoon evening"
)
_NOUN_LIKE = _set(
    "report reports claim claims plan plans show shows call calls comment comments charge charges question questions promise promises "
    "request requests demand demands hope hopes fear fears doubt doubts answer answers estimate estimates vow vows pledge pledges post posts "
    "quote quotes support credit label record address attack attacks voice issue issues release releases sign signs name names need needs "
    "desire view views love try offer offers order orders judge praise blame slam blast ban thought thoughts challenge project projects "
    "notes note state states like read worry worries detail details reference raise release tease threat remarks remark concern stress "
    "cast cite signal signals guess dream mean means tout repeat back host counter dub echo"
)


_SIDE = _set("while although though if when as after before because since unless once whereas")
_WITH_CLAUSE = _set("continue add respond reply answer plead state joke respond conclude whisper shout yell chant")


def read(sentence: Sentence) -> Reading:
    """The reading of one sentence."""
    reading = Reading()
    claimed: set[int] = set()
    _according(sentence, reading, claimed)
    _postposed(sentence, reading, claimed)
    _verbs(sentence, reading, claimed)
    return reading


def _end(s: Sentence) -> int:
    return s.parts[-1][1] if s.parts else len(s.words)


def _part_of(s: Sentence, i: int) -> int:
    return next((p for p, (a, b) in enumerate(s.parts) if a <= i < b), len(s.parts) - 1)


def _according(s: Sentence, reading: Reading, claimed: set[int]) -> None:
    """according to the police, …; …, in the words of the mayor."""
    for p, (first, last) in enumerate(s.parts):
        for i in range(first, last - 1):
            if s.low[i] != "according" or s.low[i + 1] != "to":
                continue
            stop = _phrase_end(s, i + 2, last)
            frame = Frame(i, stop, "according to", (i + 2, stop), base="according to", certain=0.85)
            if i > first or p:
                begin = 0
                stop_before = i if i > first else s.parts[p - 1][1]
                frame.content.append((begin, stop_before))
            elif p + 1 < len(s.parts):
                frame.content.append((s.parts[p + 1][0], _end(s)))
            elif stop < last:
                frame.content.append((stop, last))
            reading.frames.append(frame)
            claimed.update(range(i, stop))
            for a, b in frame.content:
                claimed.update(range(a, b))
            return


def _phrase_end(s: Sentence, i: int, last: int) -> int:
    """The word after a noun phrase: it ends at the clause's end or where a finite auxiliary begins."""
    j = i
    while j < last and j - i < 25:
        if j > i and s.low[j] in (
            "is",
            "are",
            "was",
            "were",
            "has",
            "had",
            "will",
            "would",
            "said",
            "and",
            "that",
            "who",
            "which",
            "while",
        ):
            break
        j += 1
    return j


def _postposed(s: Sentence, reading: Reading, claimed: set[int]) -> None:
    """…, she said (, …); …, said the mayor."""
    done = 0
    for p, (first, last) in enumerate(s.parts):
        after_quote = first in s.marked and first + 1 < last
        begin = first + 1 if after_quote else first
        if not (p or after_quote) or begin in claimed or (not after_quote and s.words[first - 1] not in ",–—-"):
            continue
        if not after_quote and first - 1 == 0:
            continue
        frame = _tag(s, begin, last)
        if frame is None:
            continue
        before = begin if after_quote else s.parts[p - 1][1]
        if before <= done or not _is_clause(s, done, before):
            continue
        if _is_subject_apposition(s, p, frame):
            continue
        frame.content.append((done, before))
        following = p + 1
        if following < len(s.parts) and s.words[s.parts[following][0] - 1] == "," and _goes_on(s, s.parts[following]):
            frame.content.append((s.parts[following][0], _end(s)))
            done = _end(s)
        else:
            done = s.parts[following][0] if following < len(s.parts) else _end(s)
        reading.frames.append(frame)
        claimed.update(range(0, done))


def _tag(s: Sentence, begin: int, last: int) -> Frame | None:
    """NP + verb or verb + NP with little else: the clause that only says who speaks."""
    if last - begin > 22:
        return None
    verbs = cues("en").verbs
    for i in range(begin, min(begin + 12, last)):
        readings = verbs.get(s.low[i])
        if not readings or s.words[i] != s.low[i]:
            continue
        cue = next((r for r in readings if not r.particle), readings[0])
        if cue.use == "act" or s.low[i].endswith("ing"):
            if i == begin and s.low[i].endswith("ing"):
                return None
            continue
        if i == begin:
            if (
                cue.use != "say"
                or i + 1 >= last
                or s.low[i + 1] in _PREPOSITIONS
                or s.low[i + 1] in ("that", "it", "him", "them", "me", "us")
            ):
                return None
            stop = _phrase_end(s, i + 1, last)
            return Frame(i, last, s.words[i], (i + 1, stop), base=cue.base, certain=0.9)
        speaker = _subject_before(s, begin, i)
        if speaker is None:
            continue
        rest = [w for w in s.low[i + 1 : last]]
        if (
            rest
            and rest[0] not in _PREPOSITIONS
            and rest[0] not in _TIMES
            and not (cue.base == "tell" or s.words[i + 1][0].isupper())
        ):
            return None
        if rest and rest[0] == "that":
            return None
        return Frame(begin, last, s.words[i], speaker, base=cue.base, certain=0.9)
    return None


def _is_clause(s: Sentence, first: int, last: int) -> bool:
    if any(i in s.marked for i in range(first, last)):
        return True
    return last - first >= 3


def _is_subject_apposition(s: Sentence, p: int, frame: Frame) -> bool:
    """Smith, a farmer from Ohio, said: the words before belong to the speaker."""
    return frame.first == s.parts[p][0] and frame.speaker is not None and frame.speaker[0] == frame.speaker[1]


def _goes_on(s: Sentence, part: tuple[int, int]) -> bool:
    first, _ = part
    word = s.low[first]
    return first in s.marked or not (
        word.endswith("ing")
        or word in ("but", "while", "who", "which", "citing", "after", "before", "as", "when", "according")
    )


def _subject_before(s: Sentence, begin: int, verb: int) -> tuple[int, int] | None:
    """Words of the subject that ends right before the verb and its auxiliaries."""
    end = verb
    while end > begin and (
        s.low[end - 1] in _AUXILIARIES
        or (s.low[end - 1].endswith("ly") and s.words[end - 1].islower())
        or s.low[end - 1] in ("'", "’", "t", "s", "d", "ve")
    ):
        end -= 1
    while begin < end and s.low[begin] in _OPENERS and s.low[begin] not in ("who",):
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


def _verbs(s: Sentence, reading: Reading, claimed: set[int]) -> None:
    """NP said (that) … and every other cue verb with what follows it."""
    verbs = cues("en").verbs
    for p, (first, last) in enumerate(s.parts):
        i = first
        while i < last:
            readings = verbs.get(s.low[i])
            if not readings or i in claimed or s.words[i] != s.low[i] or _is_noun_here(s, i, first):
                i += 1
                continue
            cue = next((r for r in readings if r.particle and s.low[i + 1 : i + 2] == [r.particle]), None)
            cue = cue or next((r for r in readings if not r.particle), None)
            if cue is None:
                i += 1
                continue
            frame = _verb_frame(s, p, i, cue)
            if frame is None:
                i += 1
                continue
            if frame.content:
                reading.frames.append(frame)
                claimed.update(range(first, frame.content[-1][1]))
                i = frame.content[-1][1]
            else:
                reading.heads.append(frame)
                i += 1


def _is_noun_here(s: Sentence, i: int, first: int) -> bool:
    before = s.low[i - 1] if i > 0 else ""
    if before in _DETERMINERS or before in ("of", "in", "for", "on", "with", "by", "from", "'s", "’s", "and/or", "at"):
        return before not in ("that", "which", "what", "many", "some", "most", "few", "all", "others", "both")
    if s.low[i] in _NOUN_LIKE:
        if i == first and i == 0:
            return True
        if before in _PRONOUNS or before in _AUXILIARIES:
            return False
        following = s.low[i + 1] if i + 1 < len(s.low) else ""
        return not (
            following in ("that", "to")
            or following in _DETERMINERS
            and (s.words[i - 1][0].isupper() or before.endswith("s"))
        )
    return False


def _verb_frame(s: Sentence, p: int, i: int, cue: Cue) -> Frame | None:
    first, last = s.parts[p]
    word = s.low[i]
    gerund = word.endswith("ing") and cue.base != word
    speaker = None
    if gerund:
        speaker = _subject_before(s, s.parts[0][0], s.parts[0][0] + 4) if False else None
        if cue.use == "think":
            return None
    else:
        if i > first and s.low[i - 1] == "to":
            return None
        begin = first
        for j in range(i - 1, first - 1, -1):
            if s.low[j] in ("who", "that", "which", "and", "but", "because", "as", "when", "if", "while") and j < i - 1:
                begin = j + 1
                break
            if s.low[j] == "who":
                begin = j
                break
        speaker = _subject_before(s, begin, i)
        if speaker is None and i == first and p and s.parts[0][1] - s.parts[0][0] < 12:
            speaker = s.parts[0]
        if speaker is None and s.low[i - 1 : i] == ["and"]:
            speaker = None
        elif speaker is None:
            return None
    after = i + (2 if cue.particle else 1)
    frame = Frame(
        first, last, s.words[i], speaker, base=cue.base, certain=0.8 if cue.use == "say" else 0.5, use=cue.use
    )
    begin = _content_begin(s, p, after, cue)
    needs_clause = gerund or cue.base in _WITH_CLAUSE
    if needs_clause and begin is not None and s.low[begin] not in ("that", "whether") and begin not in s.marked:
        begin = begin if s.words[begin - 1] in ":," else None
    if cue.use == "act" and (begin is None or s.low[begin] not in ("that", "to", "whether")):
        begin = None
    if begin is not None and begin < _end(s):
        stop = last if s.low[first] in _SIDE and begin < last else _content_end(s, begin, cue)
        frame.content = [(begin, stop)]
        if frame.content[0][1] <= begin:
            frame.content = []
    return frame


def _content_begin(s: Sentence, p: int, after: int, cue: Cue) -> int | None:
    first, last = s.parts[p]
    that = next((j for j in range(after, min(after + 14, last)) if s.low[j] in ("that", "whether")), None)
    if that is not None:
        return that
    if after >= last:
        if p + 1 >= len(s.parts):
            return None
        sign = s.words[s.parts[p + 1][0] - 1]
        begin = s.parts[p + 1][0]
        if sign == ":" or begin in s.marked:
            return begin
        return begin if cue.use == "say" and sign == "," and s.low[begin] not in _OPENERS else None
    j = after
    if cue.base in ("tell", "ask", "urge", "inform", "assure", "remind", "advise", "warn", "accuse") and s.low[
        j
    ] not in ("that",):
        j = _skip_object(s, j, last)
    while j < last and s.low[j] in _TIMES:
        j += 1
    if (
        j < last
        and s.low[j] in ("in", "on", "at", "during", "to", "of", "by", "about", "for")
        and cue.use == "say"
        and cue.base in ("say", "write", "add", "tweet", "post", "announce")
    ):
        if p + 1 < len(s.parts):
            return s.parts[p + 1][0]
        return None if s.low[j] in ("in", "on", "at", "during") else j
    return j if j < last else (s.parts[p + 1][0] if p + 1 < len(s.parts) else None)


def _skip_object(s: Sentence, j: int, last: int) -> int:
    if s.low[j] in ("me", "him", "her", "them", "us", "you", "it", "reporters", "supporters", "voters"):
        return j + 1
    k = j
    while (
        k < last
        and k - j < 8
        and (
            s.words[k][0].isupper()
            or s.low[k] in ("the", "a", "of", "and", "'s", "’s")
            or s.words[k] == QUOTED
            and False
        )
    ):
        k += 1
    return k if k > j else j


def _content_end(s: Sentence, begin: int, cue: Cue) -> int:
    end = _end(s)
    for first, last in s.parts:
        if first <= begin:
            continue
        if s.words[first - 1] == ";" or (s.low[first] in _STOPPERS and s.words[first - 1] == "," and cue.use != "say"):
            return first - 1
        if s.low[first] in ("but", "according") and s.words[first - 1] == ",":
            return first - 1
    return end
