"""Who is reported to say what in one German sentence: frames (sagte er, laut Pentagon, so Scholz) and what stands in them."""

from __future__ import annotations

from helpers.language.clauses import QUOTED, Sentence
from helpers.language.cues import Cue, cues
from helpers.language.konjunktiv import CLEAR, REPLACING, may_be_konjunktiv
from helpers.language.reading import Frame, Reading


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


COMPLEMENT = _set(
    "dass daß ob wie warum weshalb wieso wer was wen wem wann wo wohin woher welche welcher welches welchen inwieweit inwiefern"
)
SUBORDINATE = COMPLEMENT | _set(
    "weil da wenn damit nachdem obwohl während indem bevor ehe sodass falls sofern solange seit seitdem bis als sobald obgleich wobei "
    "womit wodurch worauf wonach woran worin wofür wogegen sowie zumal obschon"
)
RELATIVE = _set("der die das den dem dessen deren denen welcher welche welches")
ARTICLES = _set(
    "der die das den dem des ein eine einen einem einer eines kein keine keiner sein seine seinen seiner seinem seines ihr ihre ihren ihrer "
    "ihrem ihres dieser diese dieses diesen diesem jener jene jenes mehrere viele einige alle beide zwei drei vier fünf zehn manche andere "
    "zahlreiche unsere unser jeder jede jedes"
)
OBLIQUE = _set(
    "dem den einem einen ihm ihn diesem diesen seinem seinen ihrem ihren keinem keinen mir uns ihnen sich mich"
)
PRONOUNS = _set(
    "er sie es man ich wir jemand niemand dieser diese beide letzterer letztere ersterer andere viele manche einige alle jener"
)
PREPOSITIONS = _set(
    "in im an am auf aus bei beim mit nach von vom zu zum zur für gegen gegenüber über unter um vor während seit wegen trotz durch ohne "
    "zwischen laut gemäß seitens angesichts aufgrund bis ab per hinsichtlich infolge innerhalb außerhalb anlässlich ins ans übers"
)
INSIDE_NAMES = _set("von vom für aus der des und sowie zur zum beim")
AUXILIARIES = _set(
    "hat haben hatte hatten habe hätten hätte ist sind war waren sei seien wird werden wurde wurden werde würde würden worden gewesen "
    "kann können konnte konnten könne will wollen wollte wollten wolle soll sollen sollte sollten solle muss müssen musste mussten müsse "
    "darf dürfen durfte durften mag mögen lässt ließ lassen bin"
)
PASSIVE = _set("wird werden wurde wurden werde würde worden")
_ADVERBS = _set(
    "auch aber doch und denn jedoch dann nun heute gestern zudem außerdem dazu dabei daraufhin zuvor bereits so hierzu ferner weiter zugleich "
    "gleichzeitig inzwischen dagegen allerdings schon noch nur wieder später kürzlich dort hier damit erneut ebenfalls selbst sogar nicht "
    "weiterhin unterdessen derweil dennoch insgesamt offenbar bislang bisher zunächst jetzt am anschließend wiederum hingegen indes oder "
    "daher deshalb ausdrücklich ebenso einmal mehrfach darauf darin davon dafür daran darüber hinaus lediglich abschließend wörtlich sich "
    "immer deutlich klar öffentlich offen scharf heftig stets eigens schließlich abermals vorab mittlerweile sowohl weder mehr etwa rund"
)
_PURPOSE = _set("um ohne statt anstatt")
_FEMININE = (
    "ung",
    "ion",
    "schaft",
    "heit",
    "keit",
    "tät",
    "agentur",
    "zeitung",
    "presse",
    "welt",
    "post",
    "tagesschau",
    "gruppe",
)
_PLAIN_SAYING = _set(
    "sagen erklären betonen meinen berichten behaupten glauben hoffen mitteilen schreiben finden denken melden bestätigen fürchten "
    "befürchten bekanntgeben angeben äußern feststellen heißen vermuten warnen versichern ankündigen argumentieren entgegnen hinzufügen"
)
_OPINIONS = _set("ansicht meinung auffassung einschätzung überzeugung angaben bekunden aussage aussagen darstellung")
_ASKING = _set(
    "fragen wissen erklären erläutern prüfen berichten beschreiben schildern sagen mitteilen bekanntgeben klären betonen verraten zeigen "
    "diskutieren angeben hinweisen entscheiden überlegen erfahren darlegen"
)
_SOURCE_ENDINGS = (
    "angaben", "berichten", "bericht", "meldungen", "meldung", "informationen", "erkenntnissen", "aussagen", "aussage", "schätzungen",
    "einschätzung", "untersuchungen", "untersuchung", "studie", "studien", "umfrage", "umfragen", "kreisen", "quellen", "mitteilung",
    "auskunft", "analyse", "ansicht", "meinung", "auffassung", "statistik", "prognose", "ermittlungsstand", "darstellung", "erkenntnisse",
)  # fmt: skip


def read(sentence: Sentence) -> Reading:
    """The reading of one sentence."""
    reading = Reading()
    claimed: set[int] = set()
    _outer_frames(sentence, reading, claimed)
    if not reading.frames:
        _prepositions(sentence, reading, claimed)
    _verbs(sentence, reading, claimed)
    _nouns(sentence, reading, claimed)
    _mood(sentence, reading, claimed)
    return reading


# --- nouns and verbs ------------------------------------------------------------------------------------------------


def _is_noun(s: Sentence, i: int) -> bool:
    word = s.words[i]
    return word == QUOTED or word[0].isupper() or (word[0].isdigit() and len(word) > 1)


def _adjective(s: Sentence, i: int) -> bool:
    word = s.low[i]
    return (
        word.endswith(("e", "en", "er", "es", "em"))
        and word not in AUXILIARIES
        and word not in _ADVERBS
        and word not in PREPOSITIONS
    )


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
        elif _is_noun(s, i) and not (i == first and word in ARTICLES | PREPOSITIONS | _ADVERBS | PRONOUNS):
            i += 1
            last = i
        elif word in ARTICLES and (
            not after_noun or word in ("der", "des", "eines", "einer", "ihrer", "seiner", "dieser")
        ):
            i += 1
        elif after_noun and word in INSIDE_NAMES and i + 1 < limit:
            i += 1
        elif not after_noun and (_adjective(s, i) or word in ("so", "rund", "etwa", "sehr", "von", "zum")):
            i += 1
        elif word in ("&", ".", "'", "’", "/") and after_noun:
            i += 1
        else:
            break
    return last


def _apposition(s: Sentence, part: tuple[int, int]) -> bool:
    first, last = part
    if s.low[first] in ("und", "sowie") or last - first > 16:
        return False
    return noun_phrase(s, first, last) >= last - 2 and _is_noun(s, last - 1) and not _is_finite_inside(s, part)


def _is_finite_inside(s: Sentence, part: tuple[int, int]) -> bool:
    return any(s.low[i] in AUXILIARIES for i in range(*part))


def _relative(s: Sentence, part: tuple[int, int]) -> bool:
    first, last = part
    i = first + 1 if s.low[first] in PREPOSITIONS and first + 1 < last else first
    if s.low[i] not in RELATIVE or last - i < 2 or not first or s.words[first - 1] != ",":
        return False
    return not _is_noun(s, last - 1) and not _article_phrase(s, i, last)


def _article_phrase(s: Sentence, i: int, last: int) -> bool:
    """der Sohn, die gemeinsame Unterbringung: an article with its noun, not a relative pronoun."""
    end = noun_phrase(s, i, last)
    return i + 1 < end < last and (s.low[end] in AUXILIARIES or may_be_konjunktiv(s.low[end]))


def _subject(s: Sentence, part: tuple[int, int], verb: int, final: bool) -> tuple[int, int] | None:
    """Words of the subject: before the verb, else after it; in verb-final clauses after the first word."""
    first, last = part
    if final:
        return _next_nominative(s, first, last)
    i = first
    while i < verb and s.low[i] in _ADVERBS and not s.low[i] in PREPOSITIONS:
        i += 1
    if i < verb and s.low[i] not in PREPOSITIONS and s.low[i] not in OBLIQUE and s.low[i] not in SUBORDINATE:
        if s.low[i] in PRONOUNS and (i + 1 == verb or s.low[i] not in ARTICLES):
            return i, i + 1
        end = noun_phrase(s, i, verb)
        if end > i:
            return i, end
    return _next_nominative(s, verb + 1, last)


def _next_nominative(s: Sentence, i: int, last: int) -> tuple[int, int] | None:
    skipped = None
    while i < last:
        word = s.low[i]
        if word in PRONOUNS and (
            word not in ARTICLES or i + 1 == last or not (_is_noun(s, i + 1) or _adjective(s, i + 1))
        ):
            return i, i + 1
        if word in PREPOSITIONS:
            i = max(noun_phrase(s, i + 1, last), i + 1)
        elif word in OBLIQUE:
            i = max(noun_phrase(s, i, last), i + 1)
        elif word in ARTICLES or _is_noun(s, i):
            end = noun_phrase(s, i, last)
            if end == i:
                i += 1
                continue
            if word in ("der", "einer", "dieser") and s.low[i + 1].endswith(_FEMININE) and skipped is None:
                skipped = (i, end)
                inner = next((j for j in range(i + 2, end) if s.low[j] in ("der", "die", "das")), None)
                i = inner if inner and s.low[inner] != "der" else end
                continue
            return i, end
        else:
            i += 1
    return skipped


def _with_appositions(s: Sentence, span: tuple[int, int] | None, part_index: int) -> tuple[tuple[int, int] | None, int]:
    """The mention with ", der Sprecher …," after it, and the part that follows."""
    following = part_index + 1
    if (
        span is None
        or following >= len(s.parts)
        or s.parts[part_index][1] > span[1] + 1
        or s.words[s.parts[following][0] - 1] != ","
    ):
        return span, following
    if _apposition(s, s.parts[following]) and s.low[s.parts[following][0]] not in COMPLEMENT:
        return (span[0], noun_phrase(s, s.parts[following][0], s.parts[following][1])), following + 1
    return span, following


def _cue_in(s: Sentence, part: tuple[int, int]) -> tuple[int, Cue] | None:
    """The first cue verb of a clause with its reading; parts of separable verbs belong together."""
    first, last = part
    verbs = cues("de").verbs
    best = None
    for i in range(first, last):
        word = s.low[i]
        if word in ("bekannt", "fest", "hinzu", "klar") and i + 1 < last and s.low[i + 1] in verbs:
            joined = word + s.low[i + 1]
            if joined in verbs:
                return i + 1, verbs[joined][0]
        readings = verbs.get(word)
        if not readings or (s.words[i] != word and i > first) or _stands_as_adjective(s, i, last):
            continue
        tail = set(s.low[i + 1 : last])
        reading = next(
            (r for r in readings if r.particle and r.particle in tail and _particle_ends(s, r.particle, i, last)), None
        )
        reading = reading or _with_late_particle(s, readings, last) or next((r for r in readings if not r.particle), None)
        if reading and (best is None or best[1].use == "think" and reading.use != "think"):
            best = (i, reading)
    return best


def _with_late_particle(s: Sentence, readings: list[Cue], last: int) -> Cue | None:
    """teilte der Direktor, Bagus Puruhito, mit: the particle comes after an inserted clause."""
    for first, end in s.parts:
        if last < first < last + 20 and (end - first == 1 or (end < len(s.words) and s.low[first] not in PREPOSITIONS)):
            found = next((r for r in readings if r.particle and r.particle == s.low[first]), None)
            if found:
                return found
    return None


def _particle_ends(s: Sentence, particle: str, i: int, last: int) -> bool:
    """A verb's particle closes its clause or stands before "und" or an added phrase."""
    at = max(j for j in range(i + 1, last) if s.low[j] == particle)
    return at + 1 >= last or s.low[at + 1] in ("und", "oder", "sowie", "als") or particle not in PREPOSITIONS


def _stands_as_adjective(s: Sentence, i: int, last: int) -> bool:
    if not s.low[i].endswith(("te", "ten", "ter", "tes", "tem", "ene", "enen", "ener")) or i + 1 >= last:
        return False
    before = s.low[i - 1] if i else ""
    return _is_noun(s, i + 1) and (before in ARTICLES or before in PREPOSITIONS) and s.words[i + 1] != QUOTED


# --- frames ---------------------------------------------------------------------------------------------------------


def _outer_frames(s: Sentence, reading: Reading, claimed: set[int]) -> None:
    """…, sagte er (, …). / …, so Scholz. / Wie die Polizei mitteilte, … / …, heißt es in dem Bericht."""
    for p, (first, last) in enumerate(s.parts):
        word = s.low[first]
        found = None
        if word == "wie" and len(s.parts) > 1:
            found = _as_clause(s, p)
        elif word == "so" and p and last - first <= 25 and s.words[first - 1] in ",–-—":
            found = _so_phrase(s, p)
        elif p or (first == 0 and s.marked.get(0)):
            found = _verb_first(s, p)
        if found:
            frame, following = found
            _fill_outer(s, frame, p, following)
            reading.frames.append(frame)
            claimed.update(range(frame.first, frame.last))
            for a, b in frame.content:
                claimed.update(range(a, b))
            return


def _as_clause(s: Sentence, p: int) -> tuple[Frame, int] | None:
    first, last = s.parts[p]
    if p and s.low[first - 2 : first - 1] and _cue_in(s, s.parts[p - 1]) and s.parts[p - 1][1] - s.parts[p - 1][0] < 6:
        return None
    found = _cue_in(s, (first + 1, last))
    if not found or (found[1].use == "think" and found[1].base not in ("hervorgehen", "erfahren", "zeigen", "belegen")):
        return None
    i, cue = found
    if last - i > 4:
        return None
    passive = any(s.low[j] in PASSIVE for j in range(i, last))
    speaker = None if passive or s.low[first + 1] == "es" else _next_nominative(s, first + 1, i)
    if speaker is None and s.low[first + 1] in ("aus", "in"):
        speaker = first + 2, noun_phrase(s, first + 2, i)
    return Frame(first, last, s.words[i], _nonempty(speaker), base=cue.base, certain=0.9), p + 1


def _nonempty(span: tuple[int, int] | None) -> tuple[int, int] | None:
    return span if span and span[1] > span[0] else None


def _so_phrase(s: Sentence, p: int) -> tuple[Frame, int] | None:
    first, last = s.parts[p]
    verb = _cue_in(s, s.parts[p])
    i = first + 1
    if verb and verb[0] <= first + 2:
        i = verb[0] + 1
    if i >= last:
        return None
    if s.low[i] in PRONOUNS and s.low[i] not in ARTICLES:
        speaker = (i, i + 1)
    else:
        speaker = (i, noun_phrase(s, i, last))
    if speaker[1] == i or (not verb and any(s.low[j] in AUXILIARIES for j in range(i, last))):
        return None
    if not verb and not (s.words[i][0].isupper() or s.low[i] in ARTICLES or s.low[i] in PRONOUNS or _adjective(s, i)):
        return None
    speaker, following = _with_appositions(s, speaker, p)
    return Frame(first, s.parts[following - 1][1], "so", speaker, certain=0.9), following


def _verb_first(s: Sentence, p: int) -> tuple[Frame, int] | None:
    first, last = s.parts[p]
    verb = first
    if p == 0:
        if first + 1 >= last or s.words[first] != QUOTED:
            return None
        verb = first + 1
    if s.words[verb] != s.low[verb]:
        return None
    if s.low[verb] in ("hat", "hatte", "haben", "hatten", "ließ", "ist", "wurde", "wird") and last - verb <= 14:
        found = _cue_in(s, (verb + 1, last))
        if not found or found[0] < last - 2:
            return None
        cue = found[1]
        cue_word = found[0]
    else:
        readings = _cue_in(s, (verb, last))
        if not readings or readings[0] != verb:
            return None
        cue_word, cue = readings
    if cue.use == "think" or (p and not _holds_clause(s, p)):
        return None
    if cue.base == "heißen" or cue.base == "lauten":
        if s.low[verb + 1 : verb + 2] != ["es"]:
            return None
        where = next((j for j in range(verb + 2, last) if s.low[j] in ("in", "im", "aus", "bei", "von", "vom")), None)
        speaker = None if where is None else (where + 1, noun_phrase(s, where + 1, last))
    elif s.low[verb] in PASSIVE:
        by = next((j for j in range(verb + 1, last) if s.low[j] in ("von", "vom")), None)
        speaker = None if by is None else (by + 1, noun_phrase(s, by + 1, last))
    else:
        speaker = _next_nominative(s, verb + 1, last)
        if speaker is None:
            return None
    speaker, following = _with_appositions(s, _nonempty(speaker), p)
    return Frame(verb, s.parts[following - 1][1], s.words[cue_word], speaker, base=cue.base, certain=0.9), following


def _verb_leads(s: Sentence, i: int) -> bool:
    """Whether a clause begins with a finite verb, as a main clause does after a side clause."""
    word = s.low[i]
    if s.words[i] != word or not word.isalpha():
        return False
    return word in AUXILIARIES or not (
        word in SUBORDINATE or word in PREPOSITIONS or word in ARTICLES or word in RELATIVE or word in _ADVERBS or word in _PURPOSE
    )


def _holds_clause(s: Sentence, p: int) -> bool:
    """Whether the parts before `p` say something, rather than being the frame's own subject, adverbial or side clause."""
    if any(i in s.marked for i in range(s.parts[p][0])):
        return True
    if any(_is_said(s, part) for part in s.parts[:p]):
        return True
    first, last = s.parts[0]
    if s.low[first] in SUBORDINATE and s.low[first] not in ("dass", "daß", "ob"):
        return any(_verb_leads(s, a) for a, _ in s.parts[1:p])
    begin = first
    while begin < last and (s.low[begin] in PREPOSITIONS or s.low[begin] in _ADVERBS):
        begin += 1
    return noun_phrase(s, begin, last) < last and last - first > 1


def _fill_outer(s: Sentence, frame: Frame, p: int, following: int) -> None:
    """Content is what stands before the frame, and after it where the sentence goes on."""
    n = len(s.words)
    if frame.first > 0:
        last = s.parts[p - 1][1] if p else frame.first
        frame.content.append((0, last))
    if following < len(s.parts):
        begin = s.parts[following][0]
        part = s.parts[following]
        goes_on = frame.first == 0 or (frame.cue == "so" and not _relative(s, part)) or s.words[begin - 1] == ":" or _is_said(s, part) or s.low[begin] in COMPLEMENT
        if goes_on or (begin in s.marked):
            frame.content.append((begin, _sentence_end(s, n)))


def _sentence_end(s: Sentence, last: int) -> int:
    return s.parts[-1][1] if s.parts else last


def _is_said(s: Sentence, part: tuple[int, int]) -> bool:
    return any(_konjunktiv_at(s, i, part) for i in range(*part))


def _is_said_or_replaced(s: Sentence, part: tuple[int, int]) -> bool:
    return _is_said(s, part) or any(s.low[i] in REPLACING for i in range(*part))


def _konjunktiv_at(s: Sentence, i: int, part: tuple[int, int]) -> bool:
    word = s.low[i]
    if s.words[i] != word and i > 0:
        return False
    if word in CLEAR or word in ("hätten", "würden", "seien", "könnten", "müssten", "dürften", "wären"):
        return word not in ("diene", "lebe") or i == part[1] - 1
    if not may_be_konjunktiv(word):
        return False
    before = s.low[i - 1] if i > part[0] else ""
    if before in PRONOUNS and before not in ARTICLES:
        return True
    if (
        before in ARTICLES
        or before in PREPOSITIONS
        or (before and _adjective(s, i - 1) and not s.words[i - 1][0].isupper())
    ):
        return False
    if i == part[1] - 1:
        return i > part[0]
    return i > part[0] and not (_is_noun(s, i + 1) and not _is_noun(s, i - 1))


def _prepositions(s: Sentence, reading: Reading, claimed: set[int]) -> None:
    """laut Pentagon, nach Angaben von …, … zufolge, demnach."""
    known = cues("de")
    for p, (first, last) in enumerate(s.parts):
        i = first
        while i < last:
            word, frame = s.low[i], None
            if i in claimed:
                i += 1
                continue
            if word == "nach" and i > first and s.low[i - 1] in _OPINIONS:
                frame = _zufolge(s, first, i)
            elif word in ("laut", "gemäß", "nach", "lt") or (word == "aus" and any(w in ("sicht", "kreisen") for w in s.low[i + 1 : i + 5])):
                frame = _with_preposition(s, i, last, known.sources)
            elif word == "zufolge":
                frame = _zufolge(s, first, i)
            elif word in ("demnach", "demzufolge") or (word in ("danach", "hiernach") and _is_said_or_replaced(s, (first, last))):
                frame = Frame(i, i + 1, s.words[i], None, base=word, certain=0.75)
            if frame:
                _fill_around(s, frame, p)
                if frame.content:
                    reading.frames.append(frame)
                    claimed.update(range(frame.first, frame.last))
                    for a, b in frame.content:
                        claimed.update(range(a, b))
                else:
                    reading.heads.append(frame)
                i = frame.last
            i = max(i + 1, i)


def _with_preposition(s: Sentence, i: int, last: int, sources: set[str]) -> Frame | None:
    end = noun_phrase(s, i + 1, last)
    if end == i + 1:
        return None
    head = next((j for j in range(i + 1, end) if _is_noun(s, j)), None)
    if head is None:
        return None
    is_source = s.low[head] in sources or s.low[head].endswith(_SOURCE_ENDINGS)
    if s.low[i] != "laut" and not is_source:
        return None
    own = s.low[i + 1] in ("eigenen", "eigener", "eigenem")
    speaker = (i + 1, end)
    if is_source and not own and head + 2 < end and s.low[head + 1] in ("von", "vom", "der", "des", "aus"):
        speaker = (head + 2 if s.low[head + 1] in ("von", "aus", "vom") else head + 1, end)
    frame = Frame(i, end, s.words[i], speaker, base=s.low[i], certain=0.85, own=own)
    return frame


def _zufolge(s: Sentence, first: int, i: int) -> Frame | None:
    k = i - 1
    while k >= first:
        word = s.low[k]
        if _is_noun(s, k) or word in (
            "des",
            "der",
            "dem",
            "den",
            "von",
            "einem",
            "einer",
            "eines",
            "eigenen",
            "und",
            "ersten",
        ):
            k -= 1
        elif word.endswith(("en", "er")) and (
            k == first or s.low[k - 1] in ARTICLES or word.endswith(("igen", "lichen", "chen", "ischen", "enden"))
        ):
            k -= 1
        else:
            break
    begin = k + 1
    if begin >= i:
        return None
    return Frame(begin, i + 1, s.words[i], (begin, i), base="zufolge", certain=0.85, own=s.low[begin] == "eigenen")


def _fill_around(s: Sentence, frame: Frame, p: int) -> None:
    first, last = s.parts[p]
    before = s.low[frame.first - 1] if frame.first > first else ""
    if before in ARTICLES and before not in ("die", "das", "der") or before in ("ein", "eine", "einen", "einem"):
        return
    begin, end = first, _sentence_end(s, last)
    for q in range(p + 1, len(s.parts)):
        if s.words[s.parts[q][0] - 1] == ";":
            end = s.parts[q - 1][1]
            break
    if p and (_relative(s, s.parts[p]) or s.low[first] in SUBORDINATE):
        end = last
    elif (
        p
        and s.words[first - 1] != ";"
        and (s.low[first] in AUXILIARIES or (s.words[first] == s.low[first] and frame.first == first + 1))
    ):
        begin = 0
    if s.low[begin] in ("und", "aber", "doch", "denn") and begin + 1 < frame.first:
        begin += 1
    if frame.first > begin and not (frame.first == begin + 1 and s.low[begin] in ("und", "aber", "doch", "auch")):
        frame.content.append((begin, frame.first))
    if frame.last < end:
        after = frame.last + 1 if s.words[frame.last] == "," else frame.last
        frame.content.append((after, end))
    if sum(b - a for a, b in frame.content) < 3:
        frame.content.clear()


def _verbs(s: Sentence, reading: Reading, claimed: set[int]) -> None:
    """X sagte, (dass) … and every other cue verb that heads its clause."""
    for p, part in enumerate(s.parts):
        first, last = part
        if first in claimed:
            continue
        found = _cue_in(s, part)
        if not found:
            continue
        i, cue = found
        if i in claimed:
            continue
        frame, following = _verb_frame(s, p, i, cue)
        begin = _content_begin(s, following, i, part, cue, frame)
        if begin is not None:
            frame.content = [(begin, _content_end(s, begin))]
            reading.frames.append(frame)
            claimed.update(range(first, frame.content[0][1]))
        else:
            reading.heads.append(frame)


def _verb_frame(s: Sentence, p: int, i: int, cue: Cue) -> tuple[Frame, int]:
    first, last = part = s.parts[p]
    auxiliary = next((j for j in range(first, last) if s.low[j] in AUXILIARIES), None)
    final = (s.low[first] in SUBORDINATE or _relative(s, part)) and i >= last - 3
    passive = (
        any(s.low[j] in PASSIVE for j in range(first, last))
        and s.low[i].endswith(("t", "en"))
        and auxiliary is not None
    )
    if passive:
        by = next((j for j in range(first, last) if s.low[j] in ("von", "vom")), None)
        speaker = None if by is None else (by + 1, noun_phrase(s, by + 1, last))
    elif cue.base == "heißen":
        where = next((j for j in range(first, last) if s.low[j] in ("in", "im", "aus", "von")), None)
        speaker = None if where is None else (where + 1, noun_phrase(s, where + 1, last))
    elif final and _relative(s, part):
        speaker = _next_nominative(s, first + 1, i) or (first, first + 1)
    else:
        speaker = _subject(
            s, (first + 1, last) if final else part, min(i, auxiliary) if auxiliary is not None else i, final
        )
        if speaker is None and p and not final and first == i:
            speaker = (s.parts[0][0], noun_phrase(s, s.parts[0][0], s.parts[0][1]))
    speaker, following = _with_appositions(s, _nonempty(speaker), p)
    return Frame(first, last, s.words[i], speaker, base=cue.base, use="" if final or passive else cue.use), following if following > p + 1 else p + 1


def _content_begin(s: Sentence, q: int, verb: int, part: tuple[int, int], cue: Cue, frame: Frame) -> int | None:
    """The first word of what the cue verb of `part` introduces, or None."""
    skipped = None
    while q < len(s.parts):
        first, last = s.parts[q]
        word, sign = s.low[first], s.words[first - 1]
        if sign == ":":
            return first if cue.use != "think" and frame.speaker else None
        if sign == ";":
            return None
        if word in ("dass", "daß", "ob") or _is_said(s, (first, last)):
            return first
        if word in COMPLEMENT:
            return first if cue.base in _ASKING or s.low[part[1] - 1] in ("darauf", "davon", "darüber") else None
        if _to_infinitive(s, (first, last)) and word not in _PURPOSE:
            return skipped if skipped is not None and s.parts[q - 1][0] == skipped else first
        if (
            _relative(s, (first, last))
            or _apposition(s, (first, last))
            or (word in SUBORDINATE and q + 1 < len(s.parts))
        ):
            if skipped is None and part[1] == verb + 1:
                skipped = first
            q += 1
            continue
        rest = (
            part[1]
            - part[0]
            - ((frame.speaker[1] - frame.speaker[0]) if frame.speaker and frame.speaker[1] <= part[1] else 0)
        )
        plain = (
            cue.base in _PLAIN_SAYING and rest <= 4 and word not in ("und", "sondern", "um", "als") and last - first > 2
        )
        return first if plain and word not in SUBORDINATE else None
    return None


def _to_infinitive(s: Sentence, part: tuple[int, int]) -> bool:
    first, last = part
    for i in range(max(first, last - 6), last):
        word = s.low[i]
        if word == "zu" and i + 1 < last and s.low[i + 1].endswith("n") and s.words[i + 1].islower():
            return True
        if "zu" in word[2:-3] and word.endswith("en") and s.words[i].islower() and i >= last - 2:
            return True
    return False


def _content_end(s: Sentence, begin: int) -> int:
    end = _sentence_end(s, begin + 1)
    for first, last in s.parts:
        if first <= begin:
            continue
        if s.words[first - 1] == ";" and not _is_said(s, (first, last)):
            return first - 1
        if s.low[first] in ("und", "aber", "doch", "jedoch") and s.words[first - 1] == ",":
            found = _cue_in(s, (first, last))
            if (
                found
                and found[0] <= first + 4
                and not _is_said(s, (first, last))
                and s.low[first + 1] not in COMPLEMENT
            ):
                return first - 1
    return end


def _nouns(s: Sentence, reading: Reading, claimed: set[int]) -> None:
    """die Forderung, … zu …; der Hinweis, dass …: a noun of speaking and the clause that fills it."""
    speech = cues("de").speech
    for p, (first, last) in enumerate(s.parts[:-1]):
        if first in claimed:
            continue
        i = next(
            (
                j
                for j in range(last - 1, max(first, last - 5) - 1, -1)
                if s.low[j] in speech and s.words[j][0].isupper()
            ),
            None,
        )
        if i is None:
            continue
        begin, stop = s.parts[p + 1]
        if s.low[begin] in ("dass", "daß", "ob", "wonach", "wie") or (
            _to_infinitive(s, (begin, stop)) and s.low[begin] not in _PURPOSE
        ):
            frame = Frame(first, last, s.words[i], _owner(s, first, i, last), base=speech[s.low[i]], certain=0.6)
            frame.content = [(begin, _content_end(s, begin))]
            reading.frames.append(frame)
            claimed.update(range(begin, frame.content[0][1]))


def _owner(s: Sentence, first: int, noun: int, last: int) -> tuple[int, int] | None:
    """Selenskyjs Hinweis; die Forderung der SPD."""
    if noun + 2 <= last - 1 and s.low[noun + 1] in ("der", "des", "von", "vom"):
        return _nonempty((noun + 1 if s.low[noun + 1] in ("der", "des") else noun + 2, noun_phrase(s, noun + 1, last)))
    if noun > first and s.words[noun - 1][0].isupper() and s.low[noun - 1].endswith("s"):
        return noun - 1, noun
    return _subject(s, (first, last), next((j for j in range(first, last) if s.low[j] in AUXILIARIES), first), False)


def _mood(s: Sentence, reading: Reading, claimed: set[int]) -> None:
    """Whether a main clause outside all frames stands in Konjunktiv."""
    for part in s.parts:
        first, last = part
        if first in claimed or "ich" in s.low[first:last]:
            continue
        subordinate = s.low[first] in SUBORDINATE or _relative(s, part)
        for i in range(first, last):
            if subordinate and i >= last - 2:
                continue
            if s.low[i] in REPLACING and s.words[i].islower():
                reading.replacing = True
            if (
                _konjunktiv_at(s, i, part)
                and s.low[i] not in REPLACING
                and s.low[i : i + 2] != ["sei", "denn"]
                and not subordinate
            ):
                reading.konjunktiv = True
