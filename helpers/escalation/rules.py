"""From matched words to valued rows: governing words, negation, modality and intensity, as CAMEO codes events.

CAMEO (Gerner, Schrodt and Yilmaz 2002; codebook 2012) codes what is done to an event, not the event alone: agreeing to withdraw
is verbal cooperation, refusing to withdraw is verbal conflict, and ending an attack is a concession. Here each governing word
(`governs` in the lexicon) takes the events in its scope, and `governing.csv` says what becomes of their value.
"""

from __future__ import annotations

from helpers.escalation.lexicon import (
    CONTESTED,
    EVENT,
    HEDGE,
    INTENSIFIER,
    NEGATOR,
    OPERATOR,
    SUBORDINATOR,
    Entry,
    Lexicon,
)

NEGATED_AS = {
    "intend": "refuse", "plan": "refuse", "support": "condemn", "refuse": "intend", "reject": "intend", "accuse": "deny",
    "condemn": "deny", "demand": "deny", "appeal": "deny", "threaten": "deny", "warn": "deny", "halt": "continue",
    "lift": "continue", "prevent": "continue", "impose": "deny", "violate": "deny", "deny": "accuse", "hope": "concern",
    "must": "must", "consider": "refuse", "apologise": "refuse", "investigate": "deny", "concern": "deny", "condole": "deny",
}  # fmt: skip
"""What a negated governing word does instead."""
DROPPED_ALONE = frozenset({"plan", "impose", "prevent", "halt", "consider"})
"""Governing words that say nothing without an event."""
NEGATED_CONFLICT, NEGATED_COOPERATION = -0.2, -0.6
BACKGROUND, LATER = 0.3, 0.6
_REACH = 45
_SCOPE = 120
_BE = (
    " was ",
    " were ",
    " been ",
    " be ",
    " is ",
    " are ",
    " being ",
    " wurde",
    " werden ",
    " worden ",
    " wird ",
    " sei ",
)


class Hit:
    """One matched word of a sentence with what the rules find out about it."""

    __slots__ = ("start", "end", "entry", "chain", "negated", "modality", "factor", "intensity", "salience", "value",
                 "category", "facet", "governor", "governed", "clause")  # fmt: skip

    def __init__(self, start: int, end: int, entry: Entry, clause: int) -> None:
        self.start, self.end, self.entry, self.clause = start, end, entry, clause
        self.chain: list[Hit] = []
        self.negated, self.modality, self.factor, self.intensity, self.salience = False, "fact", 1.0, 1.0, 1.0
        self.value, self.category, self.facet = entry.weight, entry.category, entry.facet
        self.governor: Hit | None = None
        self.governed = 0


def interpret(
    text: str, found: list[tuple[int, int, Entry]], lexicon: Lexicon, language: str
) -> list[tuple[Hit, float]]:
    """The events and governing words of one sentence, each with its contribution; the contributions add up to its score."""
    hits = _scopes(text, found, language == "de")
    if not hits:
        return []
    _govern_backwards(text, hits, language == "de")
    tops = _fold(hits, lexicon)
    return _shares(hits, tops)


def _scopes(text: str, found: list, german: bool) -> list[Hit]:
    hits: list[Hit] = []
    pending: list[Hit] = []
    consumed = False
    background = -1
    negator_end, hedge_end, hedge, intensity_end, intensity = -1, -1, None, -1, 1.0
    clause = 0
    last = 0
    for start, end, entry in found:
        kind = entry.kind
        if german and text.find(",", last, start) >= 0:
            clause += 1
        last = end
        if kind == NEGATOR:
            negator_end = end + _REACH
            if (
                entry.use == "both"
                and hits
                and start - hits[-1].end < 30
                and hits[-1].clause == clause
                and not hits[-1].negated
            ):
                hits[-1].negated = german and text.find(",", hits[-1].end, start) < 0
            continue
        if kind == HEDGE:
            modality, reach = entry.use.split(" ")
            hedge_end = (
                len(text) if reach == "sentence" else _clause_end(text, end) if reach == "clause" else end + _REACH
            )
            hedge = (modality, entry.factor)
            continue
        if kind == INTENSIFIER:
            intensity_end, intensity = end + 30, entry.factor
            continue
        if kind == SUBORDINATOR:
            if entry.use == "contrast":
                negator_end = _clause_end(text, end)
            background = _clause_end(text, end)
            pending, consumed = [], False
            continue
        hit = Hit(start, end, entry, clause)
        if start < negator_end:
            hit.negated, negator_end = True, -1
        if start < hedge_end:
            hit.modality, hit.factor = hedge
        if start < intensity_end:
            hit.intensity, intensity_end = intensity, -1
        if start < background:
            hit.salience = BACKGROUND
        hits.append(hit)
        if kind == OPERATOR:
            if consumed and not text.startswith("to ", max(0, start - 3)):
                pending, consumed = [], False
            pending.append(hit)
        else:
            if pending and start - pending[-1].end < _SCOPE:
                hit.chain = list(pending)
                for op in pending:
                    op.governed += 1
                consumed = True
    return hits


def _clause_end(text: str, start: int) -> int:
    comma = text.find(",", start)
    return len(text) if comma < 0 else comma


def _govern_backwards(text: str, hits: list[Hit], german: bool) -> None:
    """A passive or clause-final governing word takes the event before it: "the ban was lifted", "die Sperre aufgehoben"."""
    for i, hit in enumerate(hits):
        if hit.entry.kind != OPERATOR or hit.governed or i == 0:
            continue
        before = hits[i - 1]
        if before.entry.kind != EVENT or hit.start - before.end > _SCOPE // 2:
            continue
        between = text[before.end : hit.start]
        if german:
            if before.clause != hit.clause or "," in between:
                continue
        elif not any(be in between for be in _BE):
            continue
        before.chain.append(hit)
        hit.governed += 1


def _fold(hits: list[Hit], lexicon: Lexicon) -> list[Hit]:
    """Values from the inside out; the outermost governing word carries the value of all it governs."""
    tops: list[Hit] = []
    for hit in hits:
        entry = hit.entry
        if entry.kind == OPERATOR:
            if not hit.governed:
                if entry.governs in DROPPED_ALONE and not (hit.negated and entry.governs == "halt"):
                    continue
                hit.value = _alone(hit)
                tops.append(hit)
            continue
        value = entry.weight * hit.intensity * hit.factor
        contested = entry.category in CONTESTED
        if hit.negated:
            value *= NEGATED_CONFLICT if value > 0 else NEGATED_COOPERATION
        if not hit.chain:
            hit.value = value
            if not contested or value:
                tops.append(hit)
            continue
        category, facet, modality = hit.category, hit.facet, hit.modality
        salience = hit.salience
        for op in reversed(hit.chain):
            governs = NEGATED_AS.get(op.entry.governs, op.entry.governs) if op.negated else op.entry.governs
            if governs == "continue":
                value = value if value > 0 else value * 0.5
            else:
                group = "conflict" if value > 0 else "cooperation" if value < 0 else "contested"
                shift = lexicon.shifts[governs, group]
                value = (shift.weight + shift.factor * value) * op.intensity * op.factor
                category, facet = shift.category or category, shift.facet
                modality = shift.modality if shift.modality != "fact" else modality
            salience = min(salience, op.salience)
        top = hit.chain[0]
        hit.governor, hit.value, hit.modality = top, 0.0, modality
        for op in hit.chain[1:]:
            op.governor = top
        if top.governed > 0:
            top.governed = -1
            top.value, top.category, top.facet, top.modality, top.salience = value, category, facet, modality, salience
            tops.append(top)
        elif abs(value) > abs(top.value):
            top.value, top.category, top.facet, top.modality = value, category, facet, modality
    return tops


def _alone(hit: Hit) -> float:
    entry = hit.entry
    if hit.negated:
        return (
            3.5
            if entry.governs in ("halt", "lift")
            else entry.weight * (NEGATED_CONFLICT if entry.weight > 0 else NEGATED_COOPERATION)
        )
    return entry.weight * hit.intensity * hit.factor


def _shares(hits: list[Hit], tops: list[Hit]) -> list[tuple[Hit, float]]:
    tops.sort(key=lambda hit: hit.start)
    weights, scale = [], 1.0
    for hit in tops:
        weights.append(hit.salience * scale)
        scale *= LATER
    total = sum(weights) or 1.0
    share = {id(hit): weight / total for hit, weight in zip(tops, weights, strict=True)}
    rows = []
    for hit in hits:
        part = share.get(id(hit))
        if part is None and hit.entry.kind == OPERATOR and hit.governor is None:
            continue
        rows.append((hit, hit.value * part if part is not None else 0.0))
    return rows
