"""Who acts towards whom, from the shape of the clause: prepositions, passive and the order of names around a word."""

from __future__ import annotations

import re
from typing import NamedTuple

AGENT, TARGET, PLACE, BARE = range(4)
_MARKS = {
    **dict.fromkeys(("by", "von", "vom", "durch", "seitens"), AGENT),
    **dict.fromkeys(
        "against on upon with to toward towards at for over auf gegen an ans mit gegenüber zu zum zur für über".split(),
        TARGET,
    ),
    **dict.fromkeys("in im near inside outside from across aus bei nach vor unter under within".split(), PLACE),
}
_ARTICLES = frozenset("the a an der die das den dem des ein eine einen einem einer eines".split())
_PASSIVE_EN = (" was ", " were ", " been ", " being ", " is ", " are ", " be ")
_PASSIVE_DE = re.compile(r"\b(?:wurden?|worden|wird|werden)\b")
_WINDOW = 110


class Mention(NamedTuple):
    """An actor's name in a sentence and how the words before it mark its part."""

    start: int
    end: int
    name: str
    mark: int
    adjective: bool


def mark(text: str, start: int, end: int, name: str, form: str, kind: str) -> Mention:
    """The mention with the part that the preposition before it gives it."""
    words = text[max(0, start - 24) : start].lower().split()
    if words and words[-1] in _ARTICLES:
        words.pop()
    given = _MARKS.get(words[-1], BARE) if words else BARE
    return Mention(
        start, end, name, PLACE if given == BARE and kind == "place" and words else given, form == "adjective"
    )


def roles(
    text: str, start: int, end: int, noun: bool, mentions: list[Mention], german: bool
) -> tuple[str | None, str | None]:
    """Actor and target of the word from `start` to `end`; None where the clause does not show one."""
    subject = first = adjective = agent_before = agent_after = target_before = target_after = object_ = next_ = None
    for m in mentions:
        if m.end <= start:
            if start - m.end > _WINDOW:
                continue
            if m.mark == BARE:
                first, subject = first or m, m
            elif m.mark == AGENT:
                agent_before = m
            elif m.mark == TARGET:
                target_before = m
            adjective = m if m.adjective else None
        elif m.start >= end:
            if m.start - end > _WINDOW:
                break
            next_ = next_ or m
            if m.mark == BARE:
                object_ = object_ or m
            elif m.mark == AGENT:
                agent_after = agent_after or m
            elif m.mark == TARGET:
                target_after = target_after or m
    passive = _is_passive(text, start, end, german)
    actor = agent_after or (agent_before if passive or noun else None)
    if actor is None and noun and adjective is not None and start - adjective.end < 20:
        actor = adjective
    target = target_after or (target_before if german else None)
    if passive:
        target = target or subject
    elif german:
        bare = [m for m in (first, subject, object_) if m is not None and m is not actor]
        actor = actor or (bare[0] if bare else None)
        target = target or next(
            (m for m in bare if m is not actor and actor is not None and m.start > actor.start), None
        )
    else:
        actor = actor or subject
        target = target or object_
    if target is None and not noun and next_ is not None and next_.start - end < 30:
        target = next_
    actor, target = _reachable(text, actor, start, end), _reachable(text, target, start, end)
    return actor, None if target == actor else target


def _reachable(text: str, mention: Mention | None, start: int, end: int) -> str | None:
    """The name, unless a sentence or colon ends between it and the word."""
    if mention is None:
        return None
    between = text[mention.end : start] if mention.end <= start else text[end : mention.start]
    return None if ";" in between or ": " in between or ". " in between else mention.name


def _is_passive(text: str, start: int, end: int, german: bool) -> bool:
    if german:
        low, high = max(0, start - _WINDOW), end + 40
        return text[start].islower() and _PASSIVE_DE.search(text, low, high) is not None
    return text.endswith(_PASSIVE_EN, 0, start)
