"""Who is reported to say what in one German sentence."""

from helpers.language.clauses.german_phrases import (
    CLAIMING,
    SUBORDINATORS,
    Span,
    apposition,
    is_said,
    konjunktiv_at,
    mood_places,
    next_nominative,
    non_empty,
    noun_phrase,
    relative,
    subject,
    to_infinitive,
    verb_leads,
    with_apposition,
)
from helpers.language.clauses.words import Sentence
from helpers.language.grammar import listed, words_of
from helpers.language.inflection.irregular import GAP
from helpers.language.speech.cues import Cue, cues_of
from helpers.language.speech.frame import NOUN, Frame, Reading
from helpers.language.speech.german_frames import DECLINED, after, beside, cue_in, tells_speech
from helpers.language.speech.german_prepositions import by_preposition
from helpers.lexicon import words

DE = words_of("de")
_FINITE = listed("de", "finite_ending")
_OWNER = DE.owner_word - {"aus"}  # "die Forderung aus Berlin" is that of somebody there
_PRESENT_PARTICIPLE = listed("de", "present_participle_ending")
_REPLACING = words("konjunktiv", "form", reading="replacing")
_AMBIGUOUS = _REPLACING | words("konjunktiv", "form", reading="plural")

# Words: of hearsay at least (soll es gesagt haben), from a last verb to the end of its clause,
# beside the subject of a clause before one without dass, before a second verb, and from a noun to
# what it says.
_HEARSAY, _FINAL, _BARE, _VERB_SECOND, _NOUN_REACH = 4, 3, 4, 4, 5


def divide(form: str, base: str) -> tuple[str, str] | None:
    """A form of the cue verb `base` without its particle, and the particle; None for a form that
    stands before a noun and heads no clause: gesagte, mitgeteilten, sagende.
    """
    first, _, particle = form.partition(GAP)
    if first.endswith(_PRESENT_PARTICIPLE) and not base.endswith(("enden", "ende")):
        return None
    declined = first.endswith(DECLINED) and "ge" in first
    return None if declined and "ge" not in base and first != base else (first, particle)


def read(s: Sentence) -> Reading:
    """Frames with their content, cue verbs without, and where a main clause in Konjunktiv
    begins.
    """
    verbs = cues_of("de").verbs
    s.verbs = [i for i, word in enumerate(s.low) if word in verbs]
    s.moods = mood_places(s.low)
    reading = Reading(topic=_topic(s))
    frame = beside(s) if s.verbs or "so" in s.low else None
    if frame:
        reading.take(frame)
    elif not DE.source_word.isdisjoint(s.low):
        _by_prepositions(s, reading)
    if s.verbs:
        _by_verbs(s, reading)
    if not cues_of("de").speech.keys().isdisjoint(s.low):
        _by_nouns(s, reading)
    if s.moods or "sein" in s.low or "haben" in s.low:
        _mood(s, reading)
    return reading


def _topic(s: Sentence, first: int = 0) -> Span | None:
    """The noun phrase that opens the sentence: whom speech that follows without a frame is most
    likely from.
    """
    opens = s.parts and s.low[first] not in DE.oblique
    return non_empty((first, noun_phrase(s, first, len(s.words)))) if opens else None


def _by_prepositions(s: Sentence, reading: Reading) -> None:
    for p, _, _ in reading.unclaimed(s.parts):
        frame = by_preposition(s, p)
        if frame:
            reading.take(frame)


def _by_verbs(s: Sentence, reading: Reading) -> None:
    """X sagte, (dass) …; es wird vermutet, dass …; every other cue verb that heads its clause."""
    for p, first, last in reading.unclaimed(s.parts):
        if _main_in_konjunktiv(s, (first, last)):
            return
        i, cue = cue_in(s, first, last)
        if cue is None or i in reading.claimed:
            continue
        frame, following = _verb_frame(s, p, i, cue)
        begin = _content_begin(s, following, i, p, cue, frame)
        if not tells_speech(s, p, i, cue, begin):
            continue
        if begin is not None:
            frame.content = [(begin, _content_end(s, begin))]
        elif p == 0 and s.low[first] in DE.pointing:
            verb = s.find(DE.auxiliary, first, i)
            tells = cue.use == "say" or cue.base in DE.known_from
            frame.back = tells and (i if verb is None else verb) == first + 1
        reading.take(frame)


def _verb_frame(s: Sentence, p: int, i: int, cue: Cue) -> tuple[Frame, int]:
    """The frame of a cue verb with its subject, and the part after it and its appositions."""
    first, last = part = s.parts[p]
    auxiliary = s.find(DE.auxiliary, first, last)
    in_relative = relative(s, part)
    final = (s.low[first] in SUBORDINATORS or in_relative) and i >= last - _FINAL
    passive = s.low[i].endswith(("t", "en")) and s.find(DE.passive, first, last) is not None
    if passive or cue.base in ("heißen", "hervorgehen"):
        speaker = after(s, ("von", "vom") if passive else DE.place_of_statement, first, last)
    elif final and in_relative:
        speaker = next_nominative(s, first + 1, i) or (first, first + 1)
    else:
        verb = i if auxiliary is None else min(i, auxiliary)
        joined = verb > first and s.low[verb - 1] == "und" and not final
        opening = _topic(s, first) if joined else None
        speaker = opening or subject(s, (first + 1, last) if final else part, verb, final)
        if speaker is None and p and first == i:
            speaker = (s.parts[0][0], noun_phrase(s, *s.parts[0]))
    speaker, following = with_apposition(s, non_empty(speaker), p)
    return Frame(
        first, last, s.words[i], speaker, base=cue.base, use="" if final or passive else cue.use
    ), following


def _content_begin(
    s: Sentence, following: int, verb: int, p: int, cue: Cue, frame: Frame
) -> int | None:
    """The first word of what the cue verb of part `p` introduces, looked for from part `following`
    on, or None.
    """
    start, stop = s.parts[p]
    skipped = None
    for q in range(following, len(s.parts)):
        first, last = part = s.parts[q]
        word, sign = s.low[first], s.words[first - 1]
        if sign == ":":
            return first if cue.use != "think" and frame.speaker else None
        if sign == ";":
            return None
        if word in CLAIMING or is_said(s, part):
            return first
        if word in DE.complementizer:
            asked = cue.base in DE.asking or s.low[stop - 1] in DE.points_to_question
            return first if asked else None
        if to_infinitive(s, part):
            return skipped if skipped == s.parts[q - 1][0] else first
        if (
            relative(s, part)
            or apposition(s, part)
            or (word in SUBORDINATORS and q + 1 < len(s.parts))
        ):
            if skipped is None and stop == verb + 1:
                skipped = first
            continue
        spoken = (
            frame.speaker[1] - frame.speaker[0] if frame.speaker and frame.speaker[1] <= stop else 0
        )
        bare = (
            stop - start - spoken <= _BARE
            and last - first > 2
            and cue.base in DE.bare_clause
            and word not in SUBORDINATORS
            and word not in DE.no_bare_clause
        )
        return first if bare else None
    return None


def _content_end(s: Sentence, begin: int) -> int:
    """Content ends with the sentence, or where the newsroom's own main clause goes on."""
    for first, last in s.parts:
        if first <= begin or is_said(s, (first, last)):
            continue
        word, sign = s.low[first], s.words[first - 1]
        if sign == ";" or (
            word == "und"
            and first + 1 < last
            and verb_leads(s, first + 1)
            and s.low[first + 1].endswith(_FINITE)
        ):
            return first - 1
        if word in DE.joiner and sign == "," and s.low[first + 1] not in DE.complementizer:
            i, cue = cue_in(s, first, last)
            if cue and i <= first + _VERB_SECOND:
                return first - 1
    return s.parts[-1][1]


def _by_nouns(s: Sentence, reading: Reading) -> None:
    """die Forderung, … zu …; der Hinweis, dass …: nouns of speaking with a clause or a
    quotation.
    """
    speech = cues_of("de").speech
    for p, first, last in reading.unclaimed(s.parts):
        quoted = next((j for j in range(first, last) if j in s.marked), last)
        near = range(quoted - 1, max(first, quoted - _NOUN_REACH) - 1, -1)
        i = next((j for j in near if s.low[j] in speech and s.words[j][0].isupper()), None)
        if i is None or _main_in_konjunktiv(s, (first, last)):
            continue
        speaker, base = _owner(s, first, i, last), speech[s.low[i]]
        frame = Frame(first, last, s.words[i], speaker, base=base, certain=NOUN, use="")
        if quoted < last and speaker:
            reading.take(frame)
        elif quoted == last and p + 1 < len(s.parts):
            begin, _ = part = s.parts[p + 1]
            if s.low[begin] in (*CLAIMING, "wonach", "wie") or to_infinitive(s, part):
                frame.content = [(begin, _content_end(s, begin))]
                reading.take(frame)


def _owner(s: Sentence, first: int, noun: int, last: int) -> Span | None:
    """Selenskyjs Hinweis; die Forderung der SPD; else the clause's subject."""
    if noun + 2 < last and s.low[noun + 1] in _OWNER:
        begin = noun + 1 if s.low[noun + 1] in ("der", "des") else noun + 2
        return non_empty((begin, noun_phrase(s, noun + 1, last)))
    if noun > first and s.words[noun - 1][0].isupper() and s.low[noun - 1].endswith("s"):
        return noun - 1, noun
    return subject(s, (first, last), s.find(DE.auxiliary, first, last) or first, False)


def _main_in_konjunktiv(s: Sentence, part: Span) -> bool:
    """Whether a part is a main clause whose verb is a Konjunktiv I."""
    first, last = part
    moods = [i for i in s.moods if first <= i < last and s.low[i] not in _AMBIGUOUS]
    if not moods or s.low[first] in SUBORDINATORS or relative(s, part):
        return False
    return "ich" not in s.low[first:last] and any(
        s.low[i : i + 2] != ["sei", "denn"] and konjunktiv_at(s, i, part) for i in moods
    )


def _hearsay(s: Sentence, part: Span) -> bool:
    """sollen … haben, sollen … worden sein: what somebody is said to have done."""
    first, last = part
    return (
        last - first >= _HEARSAY
        and s.low[last - 1] in ("haben", "sein")
        and s.low[last - 2].endswith(("t", "en"))
        and s.low[last - 2] != "nicht"
        and s.find(("soll", "sollen"), first, last - 2) is not None
    )


def _mood(s: Sentence, reading: Reading) -> None:
    """Note where the first main clause in Konjunktiv outside all frames begins."""
    for p, first, last in reading.unclaimed(s.parts):
        if _main_in_konjunktiv(s, (first, last)) or _hearsay(s, (first, last)):
            apart = reading.frames or (p and s.words[first - 1] == ";")
            reading.konjunktiv = first if apart else 0
            return
        side = s.low[first] in SUBORDINATORS or relative(s, (first, last))
        if not side and any(
            first <= i < last and s.low[i] in _REPLACING and s.words[i].islower() for i in s.moods
        ):
            reading.replacing = True
