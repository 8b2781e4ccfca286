"""German frames made by a preposition: laut Pentagon, nach Angaben der Polizei, Medienberichten
zufolge, demnach.
"""

from __future__ import annotations

from helpers.language.clauses.german_phrases import (
    ARTICLES,
    AUXILIARIES,
    SUBORDINATORS,
    is_noun,
    is_said,
    noun_phrase,
    relative,
)
from helpers.language.clauses.words import Sentence
from helpers.language.grammar import closed_class, listed
from helpers.language.speech.cues import cues_of
from helpers.language.speech.frame import Frame

_OPINIONS = closed_class("de", "opinion")
_SOURCE_ENDINGS = listed("de", "source_ending")
_BEFORE_ZUFOLGE = closed_class("de", "before_zufolge")
SOURCE_WORDS = closed_class("de", "source_word")
JOINERS = closed_class("de", "joiner")
_OWN = closed_class("de", "own")
_OWNER_WORDS = closed_class("de", "owner_word")
_DATIVE = listed("de", "adjective_dative_ending")


def by_preposition(s: Sentence, p: int) -> Frame | None:
    """The first frame of this kind in part `p`, with its content (empty where it only qualifies a
    noun).
    """
    first, last = s.parts[p]
    for i in range(first, last):
        word, frame = s.low[i], None
        if word not in SOURCE_WORDS:
            continue
        if word == "nach" and i > first and s.low[i - 1] in _OPINIONS:
            frame = _backward(s, first, i)
        elif word in ("laut", "gemäß", "nach") or (
            word == "aus" and ("sicht" in s.low[i : i + 5] or "kreisen" in s.low[i : i + 5])
        ):
            frame = _forward(s, i, last)
        elif word == "zufolge":
            frame = _backward(s, first, i)
        elif word in ("demnach", "demzufolge") or (
            word in ("danach", "hiernach") and is_said(s, (first, last), replacing=True)
        ):
            frame = Frame(i, i + 1, s.words[i], (i, i + 1), base=word, certain=0.75, back=True)
        if frame:
            _fill_around(s, frame, p)
            return frame
    return None


def _forward(s: Sentence, i: int, last: int) -> Frame | None:
    end = noun_phrase(s, i + 1, last)
    head = next((j for j in range(i + 1, end) if is_noun(s, j)), None)
    if head is None:
        return None
    is_source = s.low[head] in cues_of("de").sources or s.low[head].endswith(_SOURCE_ENDINGS)
    if s.low[i] != "laut" and not is_source:
        return None
    own = s.low[i + 1] in _OWN
    if own:
        end = head + 1
    speaker = (i + 1, end)
    if is_source and not own and head + 2 < end and s.low[head + 1] in _OWNER_WORDS:
        speaker = (head + 1 if s.low[head + 1] in ("der", "des") else head + 2, end)
    return Frame(i, end, s.words[i], speaker, base=s.low[i], certain=0.85, own=own)


def _backward(s: Sentence, first: int, i: int) -> Frame | None:
    k = i - 1
    while k >= first:
        if s.words[k] == ")":
            k = (
                next((j for j in range(k, max(first, k - 8) - 1, -1) if s.words[j] == "("), first)
                - 1
            )
            continue
        word = s.low[k]
        declined = word.endswith(("en", "er")) and (
            k == first or s.low[k - 1] in ARTICLES or word.endswith(_DATIVE)
        )
        if not (is_noun(s, k) or word in _BEFORE_ZUFOLGE or declined):
            break
        k -= 1
    if k + 1 >= i:
        return None
    return Frame(
        k + 1, i + 1, s.words[i], (k + 1, i), base="zufolge", certain=0.85, own=s.low[k + 1] in _OWN
    )


def _fill_around(s: Sentence, frame: Frame, p: int) -> None:
    """Content is the rest of the clause, and what follows up to a semicolon."""
    first, last = s.parts[p]
    before = s.low[frame.first - 1] if frame.first > first else ""
    if before in ARTICLES and before not in ("die", "das", "der"):
        return
    begin, end = first, s.parts[-1][1]
    for q in range(p + 1, len(s.parts)):
        if s.words[s.parts[q][0] - 1] == ";":
            end = s.parts[q - 1][1]
            break
    if p and (relative(s, s.parts[p]) or s.low[first] in SUBORDINATORS):
        end = last
    elif (
        p
        and s.words[first - 1] != ";"
        and (s.low[first] in AUXILIARIES or (s.words[first].islower() and frame.first == first + 1))
    ):
        begin = 0
    if s.low[begin] in JOINERS and begin + 1 < frame.first:
        begin += 1
    if frame.first > begin and not (frame.first == begin + 1 and s.low[begin] in JOINERS):
        frame.content.append((begin, frame.first))
    if frame.last < end:
        frame.content.append((frame.last + (s.words[frame.last] == ","), end))
    if sum(b - a for a, b in frame.content) < 3:
        frame.content.clear()
