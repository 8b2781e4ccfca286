"""Reading order: which words of a sentence count, and what negation, modality, intensity and background reach them."""

from __future__ import annotations

import re

from helpers.escalation.lexicon import (
    HEDGE,
    IGNORED,
    INTENSIFIER,
    NEGATOR,
    OPERATOR,
    SUBORDINATOR,
    Entry,
    clause_words,
)

BACKGROUND = 0.2
"""Salience of what stands in a background clause ("after …", a relative clause) or before a noun as its attribute."""
_REACH = 45  # characters that a negator or hedge reaches
_INTENSITY_REACH = 30
_BACKGROUND_REACH = 90
_BEFORE_ATTRIBUTES = ("article", "determiner", "place")
_ATTRIBUTE_DE = re.compile(r"\w{3,}(?:t|en)e[nrsm]?$|\w{5,}nde[nrsm]?$")
_CLAUSE_BREAK = re.compile(r"[,;:]|\s[-–—]\s")
_AUXILIARY = re.compile(r"\b(?:ha(?:t|ben|tten?)|ist|sind|war(?:en)?|wurden?|sei|wird|werden)\b")
_RELATIVE = re.compile(
    r",\s+(?:(?:in|an|auf|mit|bei|von|nach|für|zu|durch|gegen|über) )?"
    r"(?:der|die|das|dem|den|denen|deren|dessen|welche[rsnm]?|wobei|nachdem|weil|da|obwohl|wie|womit|wo|um)\b"
)


class Hit:
    """One matched word of a sentence with what the rules find out about it."""

    __slots__ = (
        "category",
        "clause",
        "context",
        "end",
        "entry",
        "facet",
        "factor",
        "governor",
        "group",
        "inner",
        "intensity",
        "modality",
        "negated",
        "salience",
        "share",
        "start",
        "value",
    )

    def __init__(self, start: int, end: int, entry: Entry, clause: int) -> None:
        self.start = start
        self.end = end
        self.entry = entry
        self.clause = clause
        self.context = entry.context
        self.category = entry.category
        self.facet = entry.facet
        self.negated = False
        self.modality = "fact"
        self.factor = self.intensity = self.salience = 1.0
        self.value = 0.0
        self.share: float | None = None
        self.governor = self.group = self.inner = None


def read(text: str, found: list[tuple[int, int, Entry]], german: bool) -> list[Hit]:
    """The counted words among `found` (start, end, entry), in order, each with the scopes it stands in."""
    hits: list[Hit] = []
    clause, last, background = 0, 0, -1
    negator_end, hedge_end, intensity_end = -1, -1, -1
    hedge, intensity, phrase = ("fact", 1.0), 1.0, False
    if german and text.startswith("Um "):
        background = _clause_end(text, 0)
    waiting: Hit | None = None  # a German noun before "nicht", negated unless a verb follows
    for start, end, entry in found:
        kind = entry.kind
        if kind == IGNORED:
            if start < negator_end:
                negator_end = -1
            continue
        if german and entry.noun and not _capitalised(text, start):
            continue
        if german:
            comma = text.rfind(",", last, start)
            if comma >= 0:
                clause += 1
                if _RELATIVE.match(text, comma):
                    background, phrase = _clause_end(text, comma + 1), False
        last = end
        if kind == NEGATOR:
            negator_end = end + _REACH
            if entry.use == "both" and hits and hits[-1].clause == clause and start - hits[-1].end < 30:
                if text[hits[-1].start].isupper():
                    waiting = hits[-1]
                else:
                    hits[-1].negated = True
            continue
        if kind == HEDGE:
            if not german and start and text[start].isupper():  # the month of May
                continue
            modality, reach = entry.use.split(" ")
            hedge = (modality, entry.factor)
            hedge_end = end + _REACH
            if reach != "near":
                hedge_end = len(text) if reach == "sentence" else _clause_end(text, end)
            continue
        if kind == INTENSIFIER:
            intensity_end, intensity = end + _INTENSITY_REACH, entry.factor
            continue
        if kind == SUBORDINATOR:
            background = min(_clause_end(text, end), end + _BACKGROUND_REACH)
            phrase = entry.use == "phrase"
            if entry.use == "contrast":
                negator_end = background
            continue
        if not german and _in_name(text, start, end):
            continue
        hit = Hit(start, end, entry, clause)
        if (german or text[end - 1] == "d") and _is_attribute(text, start, end, german):
            if kind == OPERATOR:
                continue
            hit.context = True
            hit.salience = BACKGROUND
        if start < negator_end:
            hit.negated, negator_end = True, -1
            waiting = None
        if start < hedge_end:
            hit.modality, hit.factor = hedge
        if start < intensity_end:
            hit.intensity, intensity_end = intensity, -1
        if start < background:
            hit.salience = BACKGROUND
            if phrase:
                background = -1
        hits.append(hit)
    if waiting is not None:
        waiting.negated = True
    return hits


def _clause_end(text: str, start: int) -> int:
    found = _CLAUSE_BREAK.search(text, start)
    return found.start() if found else len(text)


def _capitalised(text: str, start: int) -> bool:
    """Whether the German word that holds position `start` begins with a capital, as nouns do."""
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start].isupper()


def _in_name(text: str, start: int, end: int) -> bool:
    """Whether an English word is part of a name ("Relief Coordinator") or of a compound ("US-backed")."""
    if text[end : end + 1] == "-" or (start and text[start - 1] == "-"):
        return True
    if not start or not text[start].isupper():
        return False
    before = text.rfind(" ", 0, start - 1) + 1
    neighbour = text[end + 1 : end + 2].isupper() or (before > 0 and text[before].isupper())
    if not neighbour:
        return False
    words = text.split()
    return sum(word[0].isupper() for word in words) < 0.6 * len(words)


def _is_attribute(text: str, start: int, end: int, german: bool) -> bool:
    """Whether a participle stands before a noun ("the besieged town", "die belagerte Stadt")."""
    if german:
        if text[start].isupper() or not text[end + 1 : end + 2].isupper() or not _ATTRIBUTE_DE.match(text[start:end]):
            return False
        if _AUXILIARY.search(text, text.rfind(",", 0, start) + 1, _clause_end(text, end)):
            return True  # the finite verb stands elsewhere, so the participle belongs to the noun
    elif not text.startswith("ed", end - 2):
        return False
    before = text.rfind(" ", 0, max(start - 1, 0)) + 1
    word = text[before : start - 1].lower()
    return clause_words("de" if german else "en").get(word) in _BEFORE_ATTRIBUTES or (
        german and word.endswith(("en", "er", "em", "es")) and word.islower() and len(word) > 4
    )
