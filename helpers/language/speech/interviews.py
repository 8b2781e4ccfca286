"""Interviews: paragraphs that answer a question are said, though no marks stand around them."""

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from helpers.language.grammar import closed_class

_QUESTION = re.compile(r"\?[\"”“»«'*]*[ \t]*$", re.M)
_LINE = re.compile(r"\S[^\n]*")
_LABEL = re.compile(r"['*_]*([^\W\d_][^\s:'*]*(?: [^\s:'*]+){0,3})['*_]*:['*_]*\s+(?=\S)")
_WORD = re.compile(r"\w+")
_TURNS = 2  # of one speaker at least where each turn is labelled
_QUESTIONS = 3  # where nothing but the question mark tells who speaks
_MOST, _FEW = 1 / 2, 1 / 4  # shares of turns that ask, or hold a pronoun, and of those that may


class Answer(NamedTuple):
    """A paragraph that somebody says; `label` is where it names him, None where it does not."""

    start: int
    end: int
    label: tuple[int, int] | None


class Interview(NamedTuple):
    """The answers of an interview, where its first question ends, and all its paragraphs' span."""

    answers: list[Answer]
    asked: int
    start: int
    end: int


def find_interview(text: str, language: str) -> Interview | None:
    """The interview that a text is, or None.

    Either each paragraph names its speaker (SPIEGEL: …, Q: …), one of whom mostly asks; or
    paragraphs that ask somebody alternate with paragraphs in the first person.
    """
    if len(_QUESTION.findall(text)) < _TURNS:
        return None
    lines = [(m.start(), m.start() + len(m[0].rstrip())) for m in _LINE.finditer(text)]
    return _labelled(text, lines, language) or _alternating(text, lines, language)


def _asks(text: str, line: tuple[int, int]) -> bool:
    return _QUESTION.search(text, max(line[0], line[1] - 5), line[1]) is not None


def _labelled(text: str, lines: list[tuple[int, int]], language: str) -> Interview | None:
    found = ((i, _LABEL.match(text, *line)) for i, line in enumerate(lines))
    turns = [(i, label) for i, label in found if label and _is_name(label[1])]
    if len(turns) < 2 * _TURNS:
        return None
    asked: dict[str, list[bool]] = {}
    for (_, label), following in zip(turns, _next(turns, len(lines)), strict=True):
        asked.setdefault(label[1], []).append(_asks(text, lines[following - 1]))
    asking = {
        name
        for name, each in asked.items()
        if len(each) >= _TURNS and sum(each) >= _MOST * len(each)
    }
    follows = Counter(b[1] for (_, a), (_, b) in pairwise(turns) if a[1] in asking)
    answering = {name for name, n in follows.items() if n >= _TURNS} - asking
    turns = [(i, label) for i, label in turns if label[1] in asking | answering]
    if not answering:
        return None
    answers = []
    for (i, label), following in zip(turns, _next(turns, turns[-1][0] + 1), strict=True):
        if label[1] in answering:
            unnamed = label[1].lower() in closed_class(language, "answer_label")
            name = None if unnamed else label.span(1)
            answers.append(Answer(label.end(), lines[i][1], name))
            answers += [Answer(*line, name) for line in lines[i + 1 : following]]
    first = next(i for i, label in turns if label[1] in asking)
    return Interview(answers, lines[first][1], lines[turns[0][0]][0], lines[turns[-1][0]][1])


def _next(turns: list[tuple[int, re.Match]], end: int) -> list[int]:
    return [*(i for i, _ in turns[1:]), end]


def _is_name(label: str) -> bool:
    return not any(word[0].islower() for word in label.split()[1:])


def _alternating(text: str, lines: list[tuple[int, int]], language: str) -> Interview | None:
    asked = [i for i, line in enumerate(lines) if _asks(text, line)]
    if len(asked) < _QUESTIONS or len(asked) < _FEW * (asked[-1] - asked[0]):
        return None
    questions = [lines[i] for i in asked]
    # What follows the last answer's first paragraph may be the newsroom's own.
    answers = [lines[a + 1 : b] for a, b in zip(asked, [*asked[1:], asked[-1] + 2], strict=True)]
    spans = [(answer[0][0], answer[-1][1]) for answer in answers if answer]
    address, own = (closed_class(language, name) for name in ("address", "first_person"))
    speaks = _share_with(text, questions, address) >= _MOST <= _share_with(text, spans, own)
    if not speaks or _share_with(text, questions, own) > _FEW:
        return None
    found = [Answer(*line, None) for answer in answers for line in answer]
    return Interview(found, questions[0][1], questions[0][0], found[-1].end)


def _share_with(text: str, spans: list[tuple[int, int]], words: frozenset[str]) -> float:
    """The share of spans that hold one of the words."""
    held = [any(word[0].lower() in words for word in _WORD.finditer(text, *span)) for span in spans]
    return sum(held) / max(len(held), 1)
