"""Who acts towards whom, from the shape of the clause: prepositions, passive and the order of names around a word."""

from __future__ import annotations

import re
from typing import NamedTuple

from helpers.escalation.lexicon import clause_words
from helpers.escalation.scopes import Hit

_MARKED = ("agent", "target", "place")
_PASSIVE_EN = (" was ", " were ", " been ", " being ", " is ", " are ", " be ")
_PASSIVE_DE = re.compile(r"\b(?:wurden?|worden|wird|werden)\b")
# Verbs that only carry the noun after or before them: what they say is done by their subject.
_LIGHT = re.compile(
    r"\b(?:launch|carr|conduct|mount|stag|h[eo]ld|impos|ma[kd]|provid|g[ai]v|s[ei]n[dt]|sign|open|start|declar|announc|use"
    r"|resum|wag|führ|verüb|flog|flieg|verhäng|start|eröffne|unternahm|unternimmt|hielt|hält|nahm|nimm|leist|schick|liefer"
    r"|unterzeichn|verkünd|erklär|setz)\w*"
)
_WINDOW = 110
NO_ROLES = frozenset({"situation", "weapons", "self_defence", "deterrence", "commenting", "considering"})
"""Categories that are nobody's act towards another."""


class Mention(NamedTuple):
    """An actor's name in a sentence and how the words before it mark its part."""

    start: int
    end: int
    name: str
    mark: str
    adjective: bool


def add_mention(mentions: list[Mention], text: str, start: int, end: int, who: dict, language: str) -> None:
    """Append a name with the part that its preposition gives it; a title before it ("US-Präsident") joins it."""
    parts = clause_words(language)
    *before, word = ("", *text[max(0, start - 24) : start].lower().rsplit(None, 2))
    given = parts.get(word, "")
    if given == "article":
        given = parts.get(before[-1], "")
    if mentions and who["kind"] == "person" and start - mentions[-1].end <= 32:
        between = text[mentions[-1].end : start].replace("-", " ").replace("’s", " ").replace("'s", " ")
        if all(word[0].isupper() for word in between.split()):
            last = mentions.pop()
            start, given = last.start, last.mark
    mentions.append(Mention(start, end, who["concept"], given, who["form"] == "adjective"))


def is_noun(text: str, hit: Hit, german: bool) -> bool:
    """Whether a word stands as a noun: by its capital in German, by its neighbours in English."""
    if hit.entry.noun:
        return True
    if german:
        return hit.start > 0 and text[hit.start].isupper()
    return text.startswith((" by ", " on ", " against "), hit.end) and not text.endswith(("ed", "ing"), 0, hit.end)


def roles(
    text: str, start: int, end: int, noun: bool, mentions: list[Mention], german: bool
) -> tuple[str | None, str | None]:
    """Actor and target of the word from `start` to `end`; None where its clause does not show one."""
    subject = first = agent_before = agent_after = target_before = target_after = object_ = next_ = near = None
    for m in mentions:
        if m.end <= start:
            if start - m.end > _WINDOW or not _one_clause(text, m.end, start, german):
                continue
            near = m
            if m.mark not in _MARKED:
                first, subject = first or m, m
            elif m.mark == "agent":
                agent_before = m
            elif m.mark == "target":
                target_before = m
        elif m.start >= end:
            if m.start - end > _WINDOW or not _one_clause(text, end, m.start, german):
                break
            next_ = next_ or m
            if m.mark not in _MARKED:
                object_ = object_ or m
            elif m.mark == "agent":
                agent_after = agent_after or m
            elif m.mark == "target":
                target_after = target_after or m
    if noun:
        actor = agent_after
        if actor is None and near is not None and start - near.end < 20 and _possesses(text, near, start):
            actor = near
        if actor is None and first is not None and _LIGHT.search(text, first.end, start):
            actor = first if german else subject
        target = target_after or (object_ if agent_after is not None else None)
        return _pair(actor, target)
    passive = _is_passive(text, start, end, german)
    actor = agent_after or (agent_before if passive else None)
    target = target_after or (target_before if german else None)
    if passive:
        target = target or subject
    elif german:
        bare = [m for m in (first, subject, object_) if m is not None and m is not actor]
        actor = actor or (bare[0] if bare else None)
        others = (m for m in bare if m is not actor and actor is not None and m.start > actor.start)
        target = target or next(others, None)
    else:
        actor = actor or subject
        target = object_ or target
    if target is None and next_ is not None and next_.start - end < 30:
        target = next_
    return _pair(actor, target)


def _one_clause(text: str, start: int, end: int, german: bool) -> bool:
    between = text[start:end]
    if ";" in between or ": " in between or ". " in between or " – " in between or " - " in between:
        return False
    return not (german and "," in between)


def _possesses(text: str, name: Mention, start: int) -> bool:
    """Whether the name owns the noun: "russische Angriffe", "Trumps Drohung", "Israel's attack"."""
    return name.adjective or text[name.end - 1] == "s" or text.startswith(("'s", "’s", "s "), name.end)


def _is_passive(text: str, start: int, end: int, german: bool) -> bool:
    if german:
        low, high = max(0, start - _WINDOW), end + 40
        return text[start].islower() and _PASSIVE_DE.search(text, low, high) is not None
    return text.endswith(_PASSIVE_EN, 0, start)


def _pair(actor: Mention | None, target: Mention | None) -> tuple[str | None, str | None]:
    who, whom = actor.name if actor is not None else None, target.name if target is not None else None
    return who, None if whom == who else whom
