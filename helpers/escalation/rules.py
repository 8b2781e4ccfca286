"""From matched words to valued rows: governing words shift the events in their scope, as CAMEO codes them.

CAMEO (Gerner, Schrodt and Yilmaz 2002; codebook 2012) codes what is done to an event, not the event alone: agreeing to
withdraw is verbal cooperation, refusing to withdraw is verbal conflict, and ending an attack is a concession. Each
governing word (`governs` in the lexicon) takes the events in its scope, and `governing.csv` says what becomes of their
value.
"""

from __future__ import annotations

import re

from helpers.escalation.lexicon import CONTESTED, EVENT, OPERATOR, Entry, Lexicon
from helpers.escalation.scopes import Hit, read

NEGATED_AS = {
    "accuse": "deny",
    "apologise": "refuse",
    "appeal": "deny",
    "condemn": "deny",
    "condole": "deny",
    "consider": "refuse",
    "continue": "halt",
    "demand": "deny",
    "deny": "accuse",
    "halt": "continue",
    "hope": "concern",
    "impose": "deny",
    "intend": "refuse",
    "investigate": "deny",
    "lift": "continue",
    "plan": "refuse",
    "prevent": "continue",
    "refuse": "intend",
    "reject": "intend",
    "support": "condemn",
    "threaten": "deny",
    "violate": "deny",
    "warn": "deny",
    "withdraw": "refuse",
}
"""What a negated governing word does instead; those not named here keep their effect."""
DROPPED_ALONE = frozenset({"plan", "impose", "prevent", "halt", "consider", "continue", "trade"})
"""Governing words that say nothing without an event."""
BEYOND_CONTEXT = frozenset({"appeal", "demand", "hope", "intend", "must", "plan", "support"})
"""Governing words whose object is never a state of affairs: who supports efforts in a war does not support the war."""
ARMS = "arms_delivery"
NEGATED_CONFLICT, NEGATED_COOPERATION = -0.2, -0.6
NOT_STOPPING = 3.5
LOWEST, HIGHEST = -8.3, 10.0
LATER, BESIDE_AN_EVENT = 0.4, 0.2
"""What remains of the share of each later event, and of a state of affairs named beside an event."""
_SCOPE, _SCOPE_DE = 120, 180  # German clauses end with their verb, and so reach further
_BACKWARD = 70
_BE = re.compile(r" (?:was|were|been|be|is|are|being|remain\w*) ")
_PARTICIPLE_DE = re.compile(r"(?:^|[a-zäöü])ge[a-zäöü]+(?:t|en)$|^(?:ver|be|er|zer|ent)[a-zäöü]+t$")


class Group:
    """Governing words in a row and the events in their scope; the first governing word carries the value."""

    __slots__ = ("events", "operators")

    def __init__(self, operator: Hit) -> None:
        self.operators = [operator]
        self.events: list[tuple[Hit, int]] = []


def interpret(
    text: str, found: list[tuple[int, int, Entry]], lexicon: Lexicon, german: bool
) -> list[tuple[Hit, float]]:
    """The counted words of one sentence, each with its contribution; together they are the sentence's score."""
    hits = read(text, found, german)
    if not hits:
        return []
    groups = _govern(text, hits, german)
    if groups:
        _govern_backwards(text, hits, german)
    tops = [_valued(group, lexicon) for group in groups if group.operators]
    tops += [_own(hit) for hit in hits if hit.entry.kind == EVENT and hit.group is None]
    return _shares(hits, [top for top in tops if top is not None])


def _govern(text: str, hits: list[Hit], german: bool) -> list[Group]:
    groups: list[Group] = []
    current: Group | None = None
    consumed = False
    scope = _SCOPE_DE if german else _SCOPE
    for hit in hits:
        if hit.entry.kind == OPERATOR:
            if german and hit.entry.concept == "future" and _is_passive(text, hit):
                continue
            joins = (
                current is not None
                and hit.start - current.operators[-1].end < scope
                and hit.salience == current.operators[-1].salience
            )
            if joins and (not consumed or text.startswith("to ", max(0, hit.start - 3))):
                if german and not consumed and _governs_left(text, current.operators[-1], hit):
                    current.operators.insert(len(current.operators) - 1, hit)
                else:
                    current.operators.append(hit)
            else:
                current, consumed = Group(hit), False
                groups.append(current)
            hit.group = current
            if german and text[hit.start].islower() and text.startswith((" und ", " oder ", " sowie "), hit.end):
                current = None  # a verb at the end of its clause has its object before it
        elif current is not None:
            operator = current.operators[-1]
            if hit.start - operator.end > scope or (hit.salience < operator.salience and not hit.context):
                current = None
                continue
            if german and operator.entry.concept == "future" and _PARTICIPLE_DE.search(text[hit.start : hit.end]):
                continue
            hit.group = current
            current.events.append((hit, len(current.operators)))
            consumed = consumed or not hit.context or operator.entry.governs not in BEYOND_CONTEXT
    return groups


def _is_passive(text: str, werden: Hit) -> bool:
    """Whether "werden" follows a participle ("beendet wird"), and so says nothing about the future."""
    before = text[: werden.start].rstrip()
    return _PARTICIPLE_DE.search(before[before.rfind(" ") + 1 :]) is not None


def _governs_left(text: str, left: Hit, verb: Hit) -> bool:
    """Whether a German clause-final verb governs what stands before it: "zum Abzug … bereit", "beenden wolle"."""
    if text[verb.start].isupper():
        return False
    if text[left.start].isupper():
        return "," not in text[left.end : verb.start]
    return verb.start - left.end <= 2


def _govern_backwards(text: str, hits: list[Hit], german: bool) -> None:
    """A passive or clause-final governing word takes the event before it: "the ban was lifted"."""
    for i in range(1, len(hits)):
        hit = hits[i]
        group = hit.group
        if hit.entry.kind != OPERATOR or group is None or group.events or group.operators[0] is not hit:
            continue
        if hit.entry.governs == "plan" or (german and text[hit.start].isupper()):
            continue
        before = hits[i - 1]
        if before.entry.kind != EVENT or hit.start - before.end > (_SCOPE if german else _BACKWARD) or before.inner:
            continue
        between = text[before.end : hit.start]
        if ("," in between) if german else not _BE.search(between):
            continue
        if before.group is None:
            before.group = group
            group.events.append((before, len(group.operators)))
        elif len(group.operators) == 1:
            before.inner = hit
            group.operators = []


def _valued(group: Group, lexicon: Lexicon) -> Hit | None:
    """The first governing word with the value of all it governs; None where it says nothing."""
    top = group.operators[0]
    event, depth = next(((e, n) for e, n in group.events if not e.context), (None, 0))
    if event is None and group.operators[-1].entry.governs not in BEYOND_CONTEXT:
        event, depth = next(((e, n) for e, n in group.events if n == len(group.operators)), (None, 0))
    if event is None and len(group.operators) > 1:
        event, depth = group.operators[-1], len(group.operators) - 1
    elif event is None and group.events and top.entry.governs not in BEYOND_CONTEXT:
        event, depth = group.events[0]
    for hit, _ in group.events:
        hit.governor = top
        if hit.inner is not None:
            hit.inner.governor = top
    for operator in group.operators[1:]:
        operator.governor = top
    if event is None:
        return _own(top)
    value = _own_value(event)
    chain = group.operators[:depth] + ([event.inner] if event.inner is not None else [])
    category, facet, modality = event.category, event.facet, event.modality
    below = event.entry.governs
    for operator in reversed(chain):
        entry = operator.entry
        governs = NEGATED_AS.get(entry.governs, entry.governs) if operator.negated else entry.governs
        group = "conflict" if value > 0 else "cooperation" if value < 0 else "contested"
        shift = lexicon.shifts.get((governs, below)) or lexicon.shifts[governs, group]
        below = governs
        # What delivering arms counts as is said once, by the weight of its concept.
        weight = lexicon.entries[ARMS].weight if shift.category == ARMS and ARMS in lexicon.entries else shift.weight
        value = _bounded((weight + shift.factor * value) * operator.intensity * operator.factor)
        category, facet = shift.category or category, shift.facet
        operator.category = category
        modality = shift.modality if shift.modality != "fact" else modality
    top.value, top.category, top.facet = value, category, facet
    top.modality = modality if top.modality == "fact" else top.modality
    event.modality = top.modality
    top.context = False
    return top


def _own_value(hit: Hit) -> float:
    entry = hit.entry
    value = _bounded(entry.weight * hit.intensity * hit.factor)
    if not hit.negated:
        return value
    if entry.governs in ("halt", "lift"):
        return NOT_STOPPING
    return value * (NEGATED_CONFLICT if value > 0 else NEGATED_COOPERATION)


def _bounded(value: float) -> float:
    return LOWEST if value < LOWEST else HIGHEST if value > HIGHEST else value


def _own(hit: Hit) -> Hit | None:
    """A word that no other governs, with its own value; None where it has none."""
    stopping = hit.negated and hit.entry.governs == "halt"
    if hit.entry.governs in DROPPED_ALONE and not stopping:
        return None
    hit.value = _own_value(hit)
    return hit


def _shares(hits: list[Hit], tops: list[Hit]) -> list[tuple[Hit, float]]:
    """Each word's contribution: its value times its share of the sentence; the first event has the largest share."""
    if len(tops) > 1:
        tops.sort(key=_start)
    lone_context = all(top.context for top in tops)
    scale, total = 1.0, 0.0
    for top in tops:
        top.share = 0.0
        if top.value == 0.0 and top.category in CONTESTED:
            continue
        share = top.salience * scale
        if top.context and not lone_context:
            share *= BESIDE_AN_EVENT
        elif top.salience == 1.0:
            scale *= LATER
        top.share = share
        total += share
    total = total or 1.0
    return [
        (hit, hit.value * hit.share / total if hit.share else 0.0)
        for hit in hits
        if hit.share is not None or hit.governor is not None
    ]


def _start(hit: Hit) -> int:
    return hit.start
