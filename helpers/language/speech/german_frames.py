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
from helpers.language.names.people import is_title
from helpers.language.speech.cues import Cue, cues_of
from helpers.language.speech.frame import BESIDE, Frame

DE = words_of("de")
DECLINED = listed("de", "declined_ending")

# Words at most: of a so-phrase, of "hat er … erklärt", of a clause that introduces a wie-clause,
# behind the cue of one, of a part that holds only its verb, and up to a particle that comes late.
_SO, _PERFECT_FRAME, _INTRODUCTION, _AFTER_CUE, _VERB_ALONE, _LATE = 25, 14, 6, 4, 3, 20
_LONG_QUOTE = 30  # characters of a quotation that is a clause and no name


def cue_in(s: Sentence, first: int, last: int) -> tuple[int, Cue | None]:
    """Place and reading of the cue verb of a clause, `last` and None where it has none; parts of
    separable verbs belong together.
    """
    verbs = cues_of("de").verbs
    place, best = last, None
    for i in s.verbs:
        if not first <= i < last:
            continue
        word, readings = s.low[i], verbs[s.low[i]]
        if i > first and s.low[i - 1] in DE.prefix_before_verb and s.low[i - 1] + word in verbs:
            return i, verbs[s.low[i - 1] + word][0]
        if (
            (s.words[i] != word and i > first)
            or _before_noun(s, i, last)
            or (readings[0].base == "sprechen" and s.find(("von", "davon"), first, last) is None)
        ):
            continue
        reading = next(
            (r for r in readings if r.particle and _particle_closes(s, r.particle, i, last)), None
        )
        if reading is None and word.startswith("zeig") and "sich" not in s.low[first:last]:
            continue
        reading = (
            reading
            or _late_particle(s, readings, last)
            or next((r for r in readings if not r.particle), None)
        )
        if reading and (best is None or (best.use == "think" and reading.use != "think")):
            place, best = i, reading
    return place, best


def _particle_closes(s: Sentence, particle: str, i: int, last: int) -> bool:
    """A verb's particle closes its clause or stands before "und" or an added phrase."""
    at = next((j for j in range(last - 1, i, -1) if s.low[j] == particle), None)
    return at is not None and (
        at + 1 >= last or s.low[at + 1] in DE.after_prefix or particle not in DE.preposition
    )


def _late_particle(s: Sentence, readings: list[Cue], last: int) -> Cue | None:
    """teilte der Direktor, Bagus Puruhito, mit: the particle comes after what is inserted."""
    particles = {r.particle: r for r in readings if r.particle}
    late = (
        particles[s.low[first]]
        for first, end in s.parts
        if last < first < last + _LATE
        and s.low[first] in particles
        and (end - first == 1 or s.low[first] not in DE.preposition)
    )
    return next(late, None)


def _before_noun(s: Sentence, i: int, last: int) -> bool:
    """die verlangten Waffen: the form declines like an adjective. sagte does not, whose participle
    is another (gesagt), nor does what leads to a title behind das (Das erklärte Ministerin Berger).
    """
    if i + 1 >= last or not s.low[i].endswith(DECLINED) or not is_noun(s, i + 1):
        return False
    before, verbs = s.low[i - 1] if i else "", cues_of("de").verbs
    finite = f"ge{s.low[i]}"[:-1] in verbs or all(r.particle for r in verbs[s.low[i]])
    pointing = before in DE.pointing and is_title(s.low[i + 1], "de")
    declines = before in DE.preposition or (before in DE.article and not finite and not pointing)
    return declines and s.words[i + 1] != QUOTED


# --- beside the content
# ---------------------------------------------------------------------------------------------


def beside(s: Sentence) -> Frame | None:
    """The first frame that a sentence has beside what is said, with its content."""
    for p, (first, last) in enumerate(s.parts):
        word, frame = s.low[first], None
        joined = word in DE.joiner and s.low[first + 1 : first + 2] == ["wie"]
        if (word == "wie" or joined) and len(s.parts) > 1:
            frame = _wie_clause(s, p, first + joined)
        elif word == "so" and p and last - first <= _SO and s.words[first - 1] in ",–-—":
            frame = _so_phrase(s, p)
        elif p or (first == 0 and s.marked.get(0)):
            frame = _verb_first(s, p)
        if frame:
            _fill_beside(s, frame, p)
            return frame
    return None


def _wie_clause(s: Sentence, p: int, first: int) -> Frame | None:
    _, last = s.parts[p]
    introduced = p and s.parts[p - 1][1] - s.parts[p - 1][0] < _INTRODUCTION
    if introduced and cue_in(s, *s.parts[p - 1])[1]:
        return None
    i, cue = cue_in(s, first + 1, last)
    for begin, end in s.parts[p + 1 : p + 3]:
        # "wie Anna Berger, Chefin der Firma, mitteilte"
        if cue is None and end - begin <= _VERB_ALONE:
            i, cue = cue_in(s, begin, end)
            last = end
    if (
        cue is None
        or last - i > _AFTER_CUE
        or (cue.use == "think" and cue.base not in DE.known_from)
    ):
        return None
    speaker = None
    if s.low[first + 1] != "es" and s.find(DE.passive, i, last) is None:
        speaker = next_nominative(s, first + 1, i)
    if speaker is None and s.low[first + 1] in ("aus", "in"):
        speaker = non_empty((first + 2, noun_phrase(s, first + 2, i)))
    return Frame(s.parts[p][0], last, s.words[i], speaker, base=cue.base, certain=BESIDE)


def _so_phrase(s: Sentence, p: int) -> Frame | None:
    first, last = s.parts[p]
    verb, cue = cue_in(s, first, last)
    i = verb + 1 if cue and verb <= first + 2 else first + 1
    if i >= last or (cue is None and s.find(DE.auxiliary, i, last) is not None):
        return None
    if cue and cue.base == "heißen":
        source = after(s, DE.place_of_statement, i, last)
        return Frame(first, last, s.words[verb], source, base=cue.base, certain=BESIDE)
    pronoun = s.low[i] in DE.pronoun and s.low[i] not in DE.article
    named = cue or pronoun or is_noun(s, i) or s.low[i] in DE.article or is_adjective(s, i)
    speaker = non_empty((i, i + 1 if pronoun else noun_phrase(s, i, last)))
    if not named or speaker is None:
        return None
    speaker, following = with_apposition(s, speaker, p)
    return Frame(first, s.parts[following - 1][1], "so", speaker, base="so", certain=BESIDE)


def _verb_first(s: Sentence, p: int) -> Frame | None:
    """sagte der Minister; heißt es in dem Bericht; hat er erklärt; das teilte die Polizei mit."""
    first, last = s.parts[p]
    verb = first
    if (
        p == 0
        or (first in s.marked and first + 1 < last)
        or (s.low[first] in DE.pointing and first + 1 in s.verbs)
    ):
        verb = first + 1
    if verb >= last or s.words[verb] != s.low[verb]:
        return None
    perfect = s.low[verb] in DE.perfect_frame and last - verb <= _PERFECT_FRAME
    i, cue = cue_in(s, verb + perfect, last)
    in_place = i >= last - 2 if perfect else i == verb
    if not in_place or cue is None or cue.use == "think" or (p and not _holds_clause(s, p)):
        return None
    if cue.base in ("heißen", "lauten"):
        if s.low[verb + 1 : verb + 2] != ["es"]:
            return None
        speaker = after(s, DE.place_of_statement, verb + 2, last)
    elif s.low[verb] in DE.passive:
        speaker = after(s, ("von", "vom"), verb + 1, last)
    else:
        speaker = next_nominative(s, verb + 1, last)
        if speaker is None:
            return None
    speaker, following = with_apposition(s, speaker, p)
    begin, end = verb if first in s.marked else first, s.parts[following - 1][1]
    return Frame(begin, end, s.words[i], speaker, base=cue.base, certain=BESIDE)


def after(s: Sentence, words: Collection[str], first: int, last: int) -> Span | None:
    """The noun phrase after the first of some prepositions."""
    at = s.find(words, first, last)
    return None if at is None else non_empty((at + 1, noun_phrase(s, at + 1, last)))


def _holds_clause(s: Sentence, p: int) -> bool:
    """Whether the parts before `p` say something and are not the frame's own subject, adverbial or
    side clause.
    """
    long = any(i < s.parts[p][0] and m.end - m.start > _LONG_QUOTE for i, m in s.marked.items())
    if long or any(is_said(s, part) for part in s.parts[:p]):
        return True
    first, last = s.parts[0]
    begin = s.past(DE.adverb, first, last - 1)
    if (s.low[begin] in SUBORDINATORS and s.low[begin] not in CLAIMING) or s.low[
        begin
    ] in DE.purpose:
        return any(verb_leads(s, a) for a, _ in s.parts[1:p])
    if last - first == 1:
        return first in s.marked
    # A row of noun phrases with their prepositions is no clause.
    while begin < last:
        phrase = begin + (s.low[begin] in DE.preposition)
        end = noun_phrase(s, phrase, last)
        named = is_noun(s, begin) or s.low[begin] in DE.article
        if phrase == begin and (end == begin or not named):
            return True
        begin = max(phrase, end)
    return False


def _fill_beside(s: Sentence, frame: Frame, p: int) -> None:
    """Content is what stands before the frame, and after it where the sentence goes on."""
    if frame.first > 0:
        frame.content.append(
            (0, s.parts[p - 1][1] if p and frame.first == s.parts[p][0] else frame.first)
        )
    part = next((part for part in s.parts if part[0] >= frame.last), None)
    if part:
        begin = part[0]
        goes_on = (
            frame.first == 0
            or s.words[begin - 1] == ":"
            or s.low[begin] in DE.complementizer
            or begin in s.marked
        )
        if goes_on or (frame.cue == "so" and not relative(s, part)) or is_said(s, part):
            frame.content.append((begin, s.parts[-1][1]))


def tells_speech(s: Sentence, p: int, i: int, cue: Cue, begin: int | None) -> bool:
    """Whether a verb that also tells deeds has with it what it needs as a cue of speech, and is no
    infinitive of what somebody does not say (wollte nicht bestätigen, dass …).
    """
    first, last = s.parts[p]
    if s.low[i] == cue.base and s.find(DE.unsaid, max(first, i - 2), i) is not None:
        return False
    if not cue.needs or any(j in s.marked for j in range(first, last)):
        return True
    if cue.needs == "no victims":
        return not any(_is_cost(s, j, first) for j in range(first, last) if s.low[j] in DE.victims)
    if cue.needs == "means":
        return begin is not None or s.find(("mit", "damit"), first, last) is not None
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
