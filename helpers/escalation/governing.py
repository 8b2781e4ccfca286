"""Which words govern which: the groups of governing words in a row and the events in their scope."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from helpers.escalation.lexicon import OPERATOR, Meanings
from helpers.escalation.scopes import Words

_SCOPE, _SCOPE_DE = 120, 180  # German clauses end with their verb, and so reach further
_BACKWARD = 70
_BE = re.compile(r" (?:was|were|been|be|is|are|being|remain\w*) ")
_AND_DE = (" und ", " oder ", " sowie ")
_PARTICIPLE_DE = re.compile(r"(?:^|[a-zäöü])ge[a-zäöü]+(?:t|en)$|^(?:ver|be|er|zer|ent)[a-zäöü]+t$")
_INFINITIVE_DE = re.compile(r"ge(?:hen|ben|nießen|winnen|stehen|stalten|lingen|hören|raten|fährden|bieten|denken)$")
_CLAUSE_DE = re.compile(r"(?:(?! und )[^,;:.!?\n]){0,180}")
_LONGEST_WORD = 80


@dataclass(slots=True)
class Group:
    """Governing words in a row and the events in their scope; the first governing word carries the value.

    All are places in `Columns`; with each event stands the number of governing words before it. `inner` is the
    governing word behind an event that governs it before the others do. `satisfied` says that the group has an object.
    """

    operators: list[int]
    events: list[tuple[int, int]] = field(default_factory=list)
    inner: dict[int, int] = field(default_factory=dict)
    satisfied: bool = False


class Columns:
    """The words of all sentences that have a governing word, as lists; `places` are their places in the batch.

    `empty` are governing words that say nothing without an event, though "not stopping" does.

    Lists, because groups are built word by word, and single values are slow to take from arrays.
    """

    def __init__(self, words: Words, meanings: Meanings) -> None:
        operator = meanings.kind[words.key] == OPERATOR
        governed = np.zeros(words.number.max(initial=-1) + 1, dtype=bool)
        governed[words.number[operator]] = True
        self.places = places = np.flatnonzero(governed[words.number])
        key = words.key[places]
        self.number = words.number[places].tolist()
        self.start = words.start[places].tolist()
        self.end = words.end[places].tolist()
        self.context = words.context[places].tolist()
        self.background = words.background[places].tolist()
        self.is_operator = operator[places].tolist()
        self.events_only = meanings.events_only[key].tolist()
        self.governs = meanings.governs[key].tolist()
        stops = words.negated & (meanings.governs[words.key] == "halt")
        self.empty = (meanings.dropped_alone[words.key] & ~stops)[places].tolist()
        self.is_future = meanings.future[key].tolist()


def groups(text: str, words: Columns, german: bool) -> list[Group]:
    """The groups of all sentences, in reading order."""
    found = _forwards(text, words, german)
    taken = {event: group for group in found for event, _ in group.events}
    for group in found:
        if not group.events:
            _backwards(text, words, group, taken, german)
    return [group for group in found if group.operators]


def _forwards(text: str, words: Columns, german: bool) -> list[Group]:
    """Governing words with those in a row behind them, and the events that follow in their scope."""
    found: list[Group] = []
    current: Group | None = None
    sentence = -1
    for i, (number, is_operator) in enumerate(zip(words.number, words.is_operator, strict=True)):
        if number != sentence:
            sentence, current = number, None
        if is_operator:
            if german and words.is_future[i] and _is_passive(text, words.start[i], words.end[i]):
                continue
            if current is None or not _joins(text, words, current, i, german):
                current = Group([i])
                found.append(current)
            elif german and not current.satisfied and _governs_left(text, words, current.operators[-1], i):
                current.operators.insert(len(current.operators) - 1, i)
            else:
                current.operators.append(i)
            if german and text[words.start[i]].islower() and text.startswith(_AND_DE, words.end[i]):
                current = None  # a verb at the end of its clause has its object before it
        elif current is not None and not _takes(text, words, current, i, german):
            current = None
    return found


def _joins(text: str, words: Columns, group: Group, i: int, german: bool) -> bool:
    """Whether a governing word belongs to the group before it ("agreed to end", "refused to talk to stop")."""
    last = group.operators[-1]
    near = words.start[i] - words.end[last] < (_SCOPE_DE if german else _SCOPE)
    if not near or words.background[i] != words.background[last]:
        return False
    return not group.satisfied or text.startswith("to ", words.start[i] - 3)


def _takes(text: str, words: Columns, group: Group, i: int, german: bool) -> bool:
    """Give an event to the group before it; False where the group's scope ends before it."""
    last = group.operators[-1]
    if words.start[i] - words.end[last] > (_SCOPE_DE if german else _SCOPE):
        return False
    context = words.context[i]
    if words.background[i] and not words.background[last] and not context:
        return False
    if german and words.is_future[last] and _PARTICIPLE_DE.search(text[words.start[i] : words.end[i]]):
        return True  # "wird angegriffen" is a passive
    group.events.append((i, len(group.operators)))
    group.satisfied = group.satisfied or not context or not words.events_only[last]
    return True


def _is_passive(text: str, start: int, end: int) -> bool:
    """Whether "werden" has a participle before it or at the end of its clause, and so says nothing about the future."""
    before = text[max(0, start - _LONGEST_WORD) : start].split()
    if before and _PARTICIPLE_DE.search(before[-1]):
        return True
    behind = _CLAUSE_DE.match(text, end)[0].split()
    return bool(behind) and _PARTICIPLE_DE.search(behind[-1]) is not None and not _INFINITIVE_DE.search(behind[-1])


def _governs_left(text: str, words: Columns, left: int, verb: int) -> bool:
    """Whether a German clause-final verb governs what stands before it: "zum Abzug … bereit", "beenden wolle"."""
    start, end = words.start[verb], words.end[left]
    if text[start].isupper():
        return False
    if text[words.start[left]].isupper():
        return "," not in text[end:start]
    return start - end <= 2


def _backwards(text: str, words: Columns, group: Group, taken: dict[int, Group], german: bool) -> None:
    """A passive or clause-final governing word takes the event before it: "the ban was lifted"."""
    operator, before = group.operators[0], group.operators[0] - 1
    if before < 0 or words.number[before] != words.number[operator] or words.is_operator[before]:
        return
    if words.governs[operator] == "plan" or (german and text[words.start[operator]].isupper()):
        return
    end, start = words.end[before], words.start[operator]
    if start - end > (_SCOPE_DE if german else _BACKWARD):
        return
    if ("," in text[end:start]) if german else not _BE.search(text, end, start):
        return
    if before not in taken:
        taken[before] = group
        group.events.append((before, len(group.operators)))
    elif len(group.operators) == 1:
        taken[before].inner[before] = operator
        group.operators = []
