"""German frames that stand beside what is said: sagte er, so Scholz, wie die Polizei mitteilte."""

from collections.abc import Collection

from helpers.language.clauses.german_phrases import (
    CLAIMING,
    SUBORDINATORS,
    Span,
    is_adjective,
    is_noun,
    is_said,
    next_nominative,
    non_empty,
    noun_phrase,
    relative,
    verb_leads,
    with_apposition,
)
from helpers.language.clauses.words import QUOTED, Sentence
from helpers.language.grammar import listed, words_of
from helpers.language.speech.cues import Cue, cues_of
from helpers.language.speech.frame import BESIDE, Frame

DE = words_of("de")
DECLINED = listed("de", "declined_ending")

# Words at most: of a so-phrase, of "hat er … erklärt", of a clause that introduces a wie-clause,
# behind the cue of one, of a part that holds only its verb, and up to a particle that comes late.
_SO, _PERFECT_FRAME, _INTRODUCTION, _AFTER_CUE, _VERB_ALONE, _LATE = 25, 14, 6, 4, 3, 20
_LONG_QUOTE = 30  # characters of a quotation that is a clause and no name


def cue_in(s: Sentence, first: int, last: int) -> tuple[int, Cue] | None:
    """The cue verb of a clause with its reading; parts of separable verbs belong together."""
    verbs = cues_of("de").verbs
    best = None
    for i in s.verbs:
        if i < first:
            continue
        if i >= last:
            break
        word = s.low[i]
        if i > first and s.low[i - 1] in DE.prefix_before_verb and s.low[i - 1] + word in verbs:
            return i, verbs[s.low[i - 1] + word][0]
        if (s.words[i] != word and i > first) or _before_noun(s, i, last):
            continue
        readings = verbs[word]
        reading = next(
            (r for r in readings if r.particle and _particle_closes(s, r.particle, i, last)), None
        )
        if readings[0].base == "sprechen" and not {"von", "davon"} & set(s.low[first:last]):
            continue
        if reading is None and word.startswith("zeig") and "sich" not in s.low[first:last]:
            continue
        reading = (
            reading
            or _late_particle(s, readings, last)
            or next((r for r in readings if not r.particle), None)
        )
        if reading and (best is None or (best[1].use == "think" and reading.use != "think")):
            best = (i, reading)
    return best


def _particle_closes(s: Sentence, particle: str, i: int, last: int) -> bool:
    """A verb's particle closes its clause or stands before "und" or an added phrase."""
    at = next((j for j in range(last - 1, i, -1) if s.low[j] == particle), None)
    if at is None:
        return False
    return at + 1 >= last or s.low[at + 1] in DE.after_prefix or particle not in DE.preposition


def _late_particle(s: Sentence, readings: list[Cue], last: int) -> Cue | None:
    """teilte der Direktor, Bagus Puruhito, mit: the particle comes after what is inserted."""
    particles = {r.particle: r for r in readings if r.particle}
    if particles:
        for first, end in s.parts:
            if (
                last < first < last + _LATE
                and s.low[first] in particles
                and (end - first == 1 or s.low[first] not in DE.preposition)
            ):
                return particles[s.low[first]]
    return None


def _before_noun(s: Sentence, i: int, last: int) -> bool:
    """die geforderten Waffen: the form declines like an adjective."""
    if i + 1 >= last or not s.low[i].endswith(DECLINED):
        return False
    before = s.low[i - 1] if i else ""
    return (
        is_noun(s, i + 1)
        and (before in DE.article or before in DE.preposition)
        and s.words[i + 1] != QUOTED
    )


# --- beside the content
# ---------------------------------------------------------------------------------------------


def beside(s: Sentence) -> Frame | None:
    """The first frame that a sentence has beside what is said, with its content."""
    for p, (first, last) in enumerate(s.parts):
        word = s.low[first]
        found = None
        if word == "wie" and len(s.parts) > 1:
            found = _wie_clause(s, p)
        elif word == "so" and p and last - first <= _SO and s.words[first - 1] in ",–-—":
            found = _so_phrase(s, p)
        elif p or (first == 0 and s.marked.get(0)):
            found = _verb_first(s, p)
        if found:
            frame, following = found
            _fill_beside(s, frame, p, following)
            return frame
    return None


def _wie_clause(s: Sentence, p: int) -> tuple[Frame, int] | None:
    first, last = s.parts[p]
    if p and s.parts[p - 1][1] - s.parts[p - 1][0] < _INTRODUCTION and cue_in(s, *s.parts[p - 1]):
        return None
    found = cue_in(s, first + 1, last)
    following = p + 1
    while not found and following < len(s.parts) and following <= p + 2:
        # "wie Anna Berger, Chefin der Firma, mitteilte"
        begin, last = s.parts[following]
        found = cue_in(s, begin, last) if last - begin <= _VERB_ALONE else None
        following += 1
    if (
        not found
        or last - found[0] > _AFTER_CUE
        or (found[1].use == "think" and found[1].base not in DE.known_from)
    ):
        return None
    i, cue = found
    speaker = None
    if s.low[first + 1] != "es" and not any(s.low[j] in DE.passive for j in range(i, last)):
        speaker = next_nominative(s, first + 1, i)
    if speaker is None and s.low[first + 1] in ("aus", "in"):
        speaker = first + 2, noun_phrase(s, first + 2, i)
    return Frame(
        first, last, s.words[i], non_empty(speaker), base=cue.base, certain=BESIDE
    ), following


def _so_phrase(s: Sentence, p: int) -> tuple[Frame, int] | None:
    first, last = s.parts[p]
    verb = cue_in(s, first, last)
    i = verb[0] + 1 if verb and verb[0] <= first + 2 else first + 1
    if i >= last or (not verb and any(s.low[j] in DE.auxiliary for j in range(i, last))):
        return None
    if verb and verb[1].base == "heißen":
        return Frame(
            first,
            last,
            s.words[verb[0]],
            _after(s, DE.place_of_statement, i, last),
            base="heißen",
            certain=BESIDE,
        ), p + 1
    pronoun = s.low[i] in DE.pronoun and s.low[i] not in DE.article
    if not (verb or pronoun or is_noun(s, i) or s.low[i] in DE.article or is_adjective(s, i)):
        return None
    speaker = non_empty((i, i + 1) if pronoun else (i, noun_phrase(s, i, last)))
    if speaker is None:
        return None
    speaker, following = with_apposition(s, speaker, p)
    return Frame(
        first, s.parts[following - 1][1], "so", speaker, base="so", certain=BESIDE
    ), following


def _verb_first(s: Sentence, p: int) -> tuple[Frame, int] | None:
    """sagte der Minister; heißt es in dem Bericht; hat er erklärt; das teilte die Polizei mit."""
    first, last = s.parts[p]
    verb = first
    if (
        p == 0
        or (first in s.marked and first + 1 < last)
        or (s.low[first] in ("das", "dies") and first + 1 in s.verbs)
    ):
        verb = first + 1
    if verb >= last or s.words[verb] != s.low[verb]:
        return None
    if s.low[verb] in DE.perfect_frame and last - verb <= _PERFECT_FRAME:
        found = cue_in(s, verb + 1, last)
        if not found or found[0] < last - 2:
            return None
    else:
        found = cue_in(s, verb, last)
        if not found or found[0] != verb:
            return None
    cue_word, cue = found
    if cue.use == "think" or (p and not _holds_clause(s, p)):
        return None
    if cue.base in ("heißen", "lauten"):
        if s.low[verb + 1 : verb + 2] != ["es"]:
            return None
        speaker = _after(s, DE.place_of_statement, verb + 2, last)
    elif s.low[verb] in DE.passive:
        speaker = _after(s, ("von", "vom"), verb + 1, last)
    else:
        speaker = next_nominative(s, verb + 1, last)
        if speaker is None:
            return None
    speaker, following = with_apposition(s, non_empty(speaker), p)
    return Frame(
        first if first not in s.marked else verb,
        s.parts[following - 1][1],
        s.words[cue_word],
        speaker,
        base=cue.base,
        certain=BESIDE,
    ), following


def _after(s: Sentence, words: Collection[str], first: int, last: int) -> Span | None:
    """The noun phrase after the first of some prepositions."""
    at = next((j for j in range(first, last) if s.low[j] in words), None)
    return None if at is None else non_empty((at + 1, noun_phrase(s, at + 1, last)))


def _holds_clause(s: Sentence, p: int) -> bool:
    """Whether the parts before `p` say something and are not the frame's own subject, adverbial or
    side clause.
    """
    long = any(i < s.parts[p][0] and m.end - m.start > _LONG_QUOTE for i, m in s.marked.items())
    if long or any(is_said(s, part) for part in s.parts[:p]):
        return True
    first, last = s.parts[0]
    begin = first
    while begin + 1 < last and s.low[begin] in DE.adverb:
        begin += 1
    if (s.low[begin] in SUBORDINATORS and s.low[begin] not in CLAIMING) or s.low[
        begin
    ] in DE.purpose:
        return any(verb_leads(s, a) for a, _ in s.parts[1:p])
    if last - first == 1:
        return first in s.marked
    # A row of noun phrases with their prepositions is no clause.
    while begin < last and s.low[begin] in DE.preposition:
        begin = max(begin + 1, noun_phrase(s, begin + 1, last))
    while begin < last:
        end = noun_phrase(s, begin, last)
        if end == begin or not (is_noun(s, begin) or s.low[begin] in DE.article):
            return True
        begin = end
        while begin < last and s.low[begin] in DE.preposition:
            begin = max(begin + 1, noun_phrase(s, begin + 1, last))
    return False


def _fill_beside(s: Sentence, frame: Frame, p: int, following: int) -> None:
    """Content is what stands before the frame, and after it where the sentence goes on."""
    if frame.first > 0:
        frame.content.append(
            (0, s.parts[p - 1][1] if p and frame.first == s.parts[p][0] else frame.first)
        )
    if following < len(s.parts):
        begin, _ = part = s.parts[following]
        goes_on = (
            frame.first == 0
            or s.words[begin - 1] == ":"
            or s.low[begin] in DE.complementizer
            or begin in s.marked
        )
        if goes_on or (frame.cue == "so" and not relative(s, part)) or is_said(s, part):
            frame.content.append((begin, s.parts[-1][1]))


def tells_speech(s: Sentence, p: int, i: int, cue: Cue, begin: int | None) -> bool:
    """Whether a verb that also tells deeds has with it what it needs as a cue of speech."""
    first, last = s.parts[p]
    if not cue.needs or any(j in s.marked for j in range(first, last)):
        return True
    if cue.needs == "no victims":
        return not any(_is_cost(s, j, first) for j in range(first, last) if s.low[j] in DE.victims)
    return begin is not None or "als" in s.low[i + 1 : last]


def _is_cost(s: Sentence, noun: int, first: int) -> bool:
    """Whether a noun of victims is what something cost: "drei Tote", not "für die Opfer"."""
    k = noun - 1
    while (
        k > first
        and s.low[k] not in DE.article
        and (is_adjective(s, k) or s.low[k] in DE.partitive or s.low[k].isdigit())
    ):
        k -= 1
    of = s.low[k] in DE.genitive and k > first and s.words[k - 1][0].isupper()
    before = k - 1 if s.low[k] in DE.article else k
    return (
        noun > first and k >= first and not of and s.low[max(before, first)] not in DE.preposition
    )
