"""Which words govern which: the groups of governing words in a row and the events in their
scope.
"""

import re
from typing import NamedTuple

import numpy as np

from helpers.escalation.concepts import OPERATOR, Meanings, kind_number
from helpers.escalation.modifiers import Words
from helpers.language import in_any_language
from helpers.language.clauses import CLAUSE_ENDS, is_turned, werden_is_passive
from helpers.language.matching import Joined

NOTHING = -1
_SCOPE, _SCOPE_DE = 120, 180  # German clauses end with their verb, and so reach further
_BACKWARD = 70
_MOST = 30  # governing words in a group; those that news writes in a row are five at most
_BE = re.compile(rf" (?:{'|'.join(in_any_language('being'))}) ")
_WITHOUT = "|".join(in_any_language("preposition", "time", "list_word"))
_NO_OBJECT = re.compile(rf"\s*(?:[{CLAUSE_ENDS}.!]|\n|$|(?:{_WITHOUT})\b)")
_AND_DE = (" und ", " oder ", " sowie ")


class Groups(NamedTuple):
    """Governing words in a row and the events in their scope; the first governing word carries the
    value.

    Governing words (m arrays): `operator`, their places by group and in the order in which they
    govern. Groups (n): `first`, the place of their first in `operator`, and `size`, how many they
    have. Events (k), in reading order: `event`, their places; `group`, that of each; `depth`, how
    many governing words stand before it; `inner`, the governing word behind it that governs it
    before the others do, or NOTHING.
    """

    operator: np.ndarray
    first: np.ndarray
    size: np.ndarray
    event: np.ndarray
    group: np.ndarray
    depth: np.ndarray
    inner: np.ndarray


def groups(joined: Joined, words: Words, meanings: Meanings, german: bool) -> Groups:
    """The groups of all sentences."""
    is_operator = meanings.kind[words.key] == OPERATOR
    group, rank = _forwards(joined.text, words, meanings, is_operator, german)
    inner = np.full(len(words), NOTHING)
    size = np.bincount(group[is_operator & (group >= 0)])
    without = np.bincount(group[~is_operator & (group >= 0)], minlength=len(size)) == 0
    tops = np.flatnonzero(is_operator & (group >= 0) & (rank == 0))
    behind = tops[without[group[tops]]]
    behind = behind[_govern_backwards(joined, words, meanings, behind, is_operator, german)]
    # What the subject names comes before a state of affairs within it: "the truce of the militias".
    further = words.number[behind - 2] == words.number[behind]
    further &= words.context[behind - 1] & ~words.context[behind - 2] & ~is_operator[behind - 2]
    before = behind - 1 - (further & (behind > 1))
    free = group[before] == NOTHING
    group[before[free]], rank[before[free]] = group[behind[free]], size[group[behind[free]]]
    single = ~free & (size[group[behind]] == 1)
    inner[before[single]], group[behind[single]] = behind[single], NOTHING

    operator, event = (
        np.flatnonzero(chosen & (group >= 0)) for chosen in (is_operator, ~is_operator)
    )
    operator = operator[np.lexsort((rank[operator], group[operator]))]
    kept, first, size = np.unique(group[operator], return_index=True, return_counts=True)
    return Groups(
        operator, first, size, event, np.searchsorted(kept, group[event]), rank[event], inner[event]
    )


class _Rows(NamedTuple):
    """The words of all sentences that have governing words, in lists: what a word belongs to
    depends on the words before it, and arrays give single values slowly.
    """

    place: list[int]
    number: list[int]
    start: list[int]
    end: list[int]
    context: list[bool]
    background: list[bool]
    governs: list[bool]
    events_only: list[bool]
    future: list[bool]
    of_subject: list[bool]
    modal: list[bool]


def _rows(words: Words, meanings: Meanings, is_operator: np.ndarray) -> _Rows:
    governed = np.zeros(words.number.max(initial=-1) + 1, dtype=bool)
    governed[words.number[is_operator]] = True
    places = np.flatnonzero(governed[words.number])
    key = words.key[places]
    own = (words.number, words.start, words.end, words.context, words.background, is_operator)
    modal = np.isin(meanings.governs, [kind_number(kind) for kind in ("must", "plan")])
    of_key = (meanings.events_only, meanings.future, meanings.subject == "subject", modal)
    columns = [places, *(column[places] for column in own), *(column[key] for column in of_key)]
    return _Rows(*(column.tolist() for column in columns))


def _forwards(
    text: str, words: Words, meanings: Meanings, is_operator: np.ndarray, german: bool
) -> tuple[np.ndarray, np.ndarray]:
    """For each word the number of its group, or NOTHING, and its rank: how many governing words
    stand before it.

    A group has governing words with those in a row behind them, and the events that follow in their
    scope.
    """
    rows = _rows(words, meanings, is_operator)
    group, rank = [NOTHING] * len(rows.place), [0] * len(rows.place)
    scope = _SCOPE_DE if german else _SCOPE
    number, current, last, size, satisfied, n_groups = -1, NOTHING, 0, 0, False, 0
    starts, ends, background = rows.start, rows.end, rows.background
    for i, (sentence, start, governs) in enumerate(
        zip(rows.number, starts, rows.governs, strict=True)
    ):
        if sentence != number:
            number, current = sentence, NOTHING
        near = current != NOTHING and start - ends[last] <= scope
        if governs and rows.of_subject[i]:
            group[i], n_groups, current = n_groups, n_groups + 1, NOTHING
        elif governs:
            if german and rows.future[i] and werden_is_passive(text, start, ends[i]):
                continue
            joins = near and background[i] == background[last] and size < _MOST
            if not joins or (satisfied and not text.startswith("to ", start - 3)):
                current, last, size, satisfied, n_groups = n_groups, i, 0, False, n_groups + 1
            # what stands behind a modal verb is its infinitive: "müssen sich einigen"
            left = size and german and not satisfied and not rows.modal[last]
            if left and _governs_left(text, starts[last], ends[last], start):
                rank[i], rank[last] = rank[last], size
            else:
                rank[i], last = size, i
            group[i], size = current, size + 1
            if german and text[start].islower() and text.startswith(_AND_DE, ends[i]):
                current = NOTHING  # a verb at the end of its clause has its object before it
        elif not near or (background[i] and not background[last] and not rows.context[i]):
            current = NOTHING
        elif not (german and rows.future[last] and is_turned(text, start, ends[i])):
            group[i], rank[i] = current, size  # after "wird" a participle is a passive
            satisfied = satisfied or not rows.context[i] or not rows.events_only[last]
    of_all = np.full((2, len(words)), NOTHING)
    of_all[:, rows.place] = group, rank
    return of_all[0], of_all[1]


def _governs_left(text: str, left: int, end: int, verb: int) -> bool:
    """Whether a German clause-final verb governs what stands before it: "zum Abzug … bereit",
    "beenden wolle".
    """
    if text[verb].isupper():
        return False
    return "," not in text[end:verb] if text[left].isupper() else verb - end <= 2


def _govern_backwards(
    joined: Joined,
    words: Words,
    meanings: Meanings,
    operator: np.ndarray,
    is_operator: np.ndarray,
    german: bool,
) -> np.ndarray:
    """Whether passive or clause-final governing words take the event before them: "the ban was
    lifted".
    """
    start, end = words.start[operator], words.end[operator - 1]
    takes = (
        (words.number[operator - 1] == words.number[operator])
        & (operator > 0)
        & ~is_operator[operator - 1]
    )
    takes &= meanings.governs[words.key[operator]] != kind_number("plan")
    takes &= start - end <= (_SCOPE_DE if german else _BACKWARD)
    if german:
        takes &= ~joined.holds(str.isupper, start)
    of_subject = meanings.subject[words.key[operator]]
    spans = zip(
        end[takes].tolist(),
        start[takes].tolist(),
        words.end[operator[takes]].tolist(),
        of_subject[takes].tolist(),
        strict=True,
    )
    text = joined.text
    takes[takes] = [
        text.find(",", low, high) < 0
        if german or subject == "subject"
        else _BE.search(text, low, high) is not None
        or (subject == "both" and "," not in text[low:high] and bool(_NO_OBJECT.match(text, after)))
        for low, high, after, subject in spans
    ]
    return takes
