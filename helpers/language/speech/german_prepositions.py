"""German frames made by a preposition: laut Pentagon, nach Angaben der Polizei, Medienberichten
zufolge, demnach.
"""

from helpers.language.clauses.german_phrases import (
    SUBORDINATORS,
    is_noun,
    is_said,
    noun_phrase,
    relative,
)
from helpers.language.clauses.words import Sentence
from helpers.language.grammar import listed, words_of
from helpers.language.speech.cues import cues_of
from helpers.language.speech.frame import POINTING, SOURCE, Frame

DE = words_of("de")
_SOURCE_ENDINGS = listed("de", "source_ending")
_NO_BRAND = listed("de", "present_participle_ending")
_DATIVE = listed("de", "adjective_dative_ending")

# Words: of a content at least, from "aus" to its noun (aus Sicht), and of a bracket after a source.
_LEAST_SAID, _SOURCE_NOUN, _BRACKET = 3, 5, 8


def by_preposition(s: Sentence, p: int) -> Frame | None:
    """The first frame of this kind in part `p`, with its content (empty where it only qualifies a
    noun).
    """
    first, last = s.parts[p]
    for i in range(first, last):
        word, frame = s.low[i], None
        opinion = word == "nach" and i > first and s.low[i - 1] in DE.opinion
        if word == "zufolge" or opinion:
            frame = _backward(s, first, i)
        elif word in DE.before_source or (word == "aus" and "sicht" in s.low[i : i + _SOURCE_NOUN]):
            frame = _forward(s, i, last)
        elif word == "wonach" and i == first > 1 and is_noun(s, i - 2):
            return Frame(i, i + 1, s.words[i], None, [(i + 1, last)], word, POINTING)
        elif word in ("demnach", "demzufolge") or (
            word in ("danach", "hiernach") and is_said(s, (first, last), replacing=True)
        ):
            frame = Frame(i, i + 1, s.words[i], (i, i + 1), base=word, certain=POINTING, back=True)
        if frame:
            _fill_around(s, frame, p)
            return frame
    return None


def _is_source(s: Sentence, i: int) -> bool:
    return s.low[i] in cues_of("de").sources or s.low[i].endswith(_SOURCE_ENDINGS)


def _is_brand(s: Sentence, i: int, no_noun: bool) -> bool:
    """Whether the word behind laut is a name in small letters: ndr.de; at the beginning taz."""
    starts = i == 1 and not s.low[i].endswith(_NO_BRAND) and s.low[i] not in DE.article
    return s.words[i] == s.low[i] and ("." in s.low[i] or (starts and no_noun))


def _forward(s: Sentence, i: int, last: int) -> Frame | None:
    end = noun_phrase(s, i + 1, last)
    head = next((j for j in range(i + 1, end) if is_noun(s, j)), i)
    owned = head + 1 < end and s.low[head].endswith("s") and _is_source(s, head + 1)
    head += owned  # nach Bergers Angaben
    is_source = _is_source(s, head)
    if s.low[i] == "laut" and i + 1 < last and _is_brand(s, i + 1, head == i):
        head, end = i + 1, i + 2
    if head == i or (s.low[i] != "laut" and not is_source):
        return None
    own = s.low[i + 1] in DE.own
    if own:
        end = head + 1
    speaker = (i + 1, end)
    if is_source and not own and head + 2 < end and s.low[head + 1] in DE.owner_word:
        speaker = (head + 1 if s.low[head + 1] in ("der", "des") else head + 2, end)
    return Frame(i, end, s.words[i], speaker, base=s.low[i], certain=SOURCE, own=own)


def _backward(s: Sentence, first: int, i: int) -> Frame | None:
    k = i - 1
    while k >= first:
        if s.words[k] == ")":
            k = (
                next(
                    (j for j in range(k, max(first, k - _BRACKET) - 1, -1) if s.words[j] == "("),
                    first,
                )
                - 1
            )
            continue
        word = s.low[k]
        declined = word.endswith(("en", "er")) and (
            k == first or s.low[k - 1] in DE.article or word.endswith(_DATIVE)
        )
        if not (is_noun(s, k) or word in DE.before_zufolge or declined):
            break
        k -= 1
    if k + 1 >= i:
        return None
    own = s.low[k + 1] in DE.own
    return Frame(k + 1, i + 1, s.words[i], (k + 1, i), base="zufolge", certain=SOURCE, own=own)


def _fill_around(s: Sentence, frame: Frame, p: int) -> None:
    """Content is the rest of the clause, and what follows up to a semicolon."""
    first, last = s.parts[p]
    before = s.low[frame.first - 1] if frame.first > first else ""
    if before in DE.article and before not in DE.nominative_article:
        return
    later = range(p + 1, len(s.parts))
    stops = (s.parts[q - 1][1] for q in later if s.words[s.parts[q][0] - 1] == ";")
    begin, end = first, next(stops, s.parts[-1][1])
    if p and (relative(s, s.parts[p]) or s.low[first] in SUBORDINATORS):
        end = last
    elif (
        p
        and s.words[first - 1] != ";"
        and (
            s.low[first] in DE.auxiliary or (s.words[first].islower() and frame.first == first + 1)
        )
    ):
        begin = 0
    if s.low[begin] in DE.joiner and begin + 1 < frame.first:
        begin += 1
    if frame.first > begin and not (frame.first == begin + 1 and s.low[begin] in DE.joiner):
        frame.content.append((begin, frame.first))
    if frame.last < end:
        frame.content.append((frame.last + (s.words[frame.last] == ","), end))
    if sum(b - a for a, b in frame.content) < _LEAST_SAID:
        frame.content.clear()
