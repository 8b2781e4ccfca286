"""Sentences of German and English news text with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pandas as pd

from helpers.corpus import function_words, identify
from helpers.lexicon import read_lexicon
from helpers.schema import check, empty, require

_CLOSERS = "\"'”“»«’›‹)\\]"
# The look-behind lets a run of stops be tried once only, so that a line of a million dots stays
# linear.
_STOP = re.compile(rf"(?<![.!?…])[.!?…]++[{_CLOSERS}]*+(?:\[\d{{1,3}}\])*(?=\s|$)")
_LOST_SPACE = re.compile(r"(?<=[a-zäöüß][a-zäöüß])[.!?](?=([A-ZÄÖÜ][a-zäöüß]{1,11})\s)")
_FOLLOWING = re.compile(r"\s*[\"'„“”»«‚‘›‹(\[–—•*-]*\s*(\w*)")
_LAST_WORD = re.compile(r"[^\s(\[„“\"»«'‚‘/:–—-]*$")
_BEFORE_ORDINAL = re.compile(
    r"\b(?:d(?:er|ie|as|en|em|es)|am|im|zu[mr]|vom|beim|jede[rnms]?|(?:sein|ihr|unser)e?[rnms]?) $",
    re.I,
)
_GERMAN = re.compile(r"\b(?:der|die|das|und|nicht|ist)\b", re.I)
_REPORTED = re.compile(
    r"\s+(?:[A-Z][\w.’'-]{0,30}\s+){1,4}(?:said|says|asked|asks|told|tells|added|wrote|replied|shouted)\b"
)
_ENDED = re.compile(rf"[.!?…:;,][{_CLOSERS}]*$")
_ROMAN = re.compile(r"[IVX]{1,5}$")
_LETTERS_WITH_DOTS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}$")
_MONTH = re.compile(r"(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
_HEADING_LENGTH = 160  # characters; longer lines without a full stop are cut-off paragraphs
_WRAP = (45, 130)  # characters; where the lines of hard-wrapped text end
_FOREIGN_WORDS = (
    4  # function words of the other language before a sentence is looked at more closely
)


def split_sentences(documents: pd.DataFrame) -> pd.DataFrame:
    """Every sentence of `documents` in reading order, as SENTENCES.

    Needs doc_id, text and language; where a title column is filled, the title comes first with role
    title and offsets into it. A short line without a full stop is a heading. A full stop inside
    quotation marks ends a sentence where more follows, and the closing mark stays with it. Lines of
    hard-wrapped text are read as one paragraph. `language` is the document's, unless a sentence is
    clearly in the other one.
    """
    require(documents, "DOCUMENTS", ["doc_id", "text", "language"], "Call corpus.load() first.")
    rows: list[tuple] = []
    titles = documents["title"] if "title" in documents.columns else [None] * len(documents)
    for doc_id, text, language, title in zip(
        documents.doc_id, documents.text, documents.language, titles, strict=True
    ):
        title = title if isinstance(title, str) else ""
        text = text if isinstance(text, str) else ""
        found = [(title, *_trim(title, 0, len(title)), "title")] if title.strip() else []
        found += [(text, start, end, role) for start, end, role in spans_of(text)]
        for number, (source, start, end, role) in enumerate(found):
            sentence = source[start:end]
            rows.append(
                (doc_id, number, start, end, sentence, _language_of(sentence, language), role)
            )
    if not rows:
        return empty("SENTENCES")
    names = ["doc_id", "sentence_id", "start", "end", "text", "language", "role"]
    return check(pd.DataFrame(rows, columns=names), "SENTENCES")


def spans_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and role (heading or body) of each sentence of one text."""
    blocks = _paragraphs(text)
    german = bool(_GERMAN.search(text, 0, 2000))
    for start, end in blocks:
        if (
            len(blocks) > 1
            and end - start <= _HEADING_LENGTH
            and not _ENDED.search(text, start, end)
        ):
            yield start, end, "heading"
        else:
            for first, last in _split(text, start, end, german):
                yield first, last, "body"


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every line that is not blank, hard-wrapped lines joined."""
    lines, position = [], 0
    for line in text.split("\n"):
        start, end = _trim(text, position, position + len(line))
        lines.append((start, end))
        position += len(line) + 1
    wrapped = _is_wrapped(text, lines)
    blocks: list[tuple[int, int]] = []
    open_line = False  # whether the next line goes on with the last block
    for start, end in lines:
        if start >= end:
            open_line = False
            continue
        if open_line and (wrapped or text[start].islower()):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
        ended = _ENDED.search(text, max(start, end - 8), end)
        open_line = (wrapped and end - start >= _WRAP[0]) or not (ended and ended[0][0] in ".!?…")
    return blocks


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether most lines break in mid-sentence: alike in length, no stop at the end, a small letter
    after.
    """
    inner = [(a, b) for a, b in pairwise(lines) if a[0] < a[1] and b[0] < b[1]]
    broken = [
        a
        for a, b in inner
        if _WRAP[0] <= a[1] - a[0] <= _WRAP[1]
        and text[b[0]].islower()
        and text[a[1] - 1] not in ".!?:"
    ]
    return len(broken) >= 3 and len(broken) >= len(inner) / 4


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends; empty spans end where they start."""
    part = text[start:end]
    left = len(part) - len(part.lstrip())
    return start + left, max(start + left, start + len(part.rstrip()))


def _split(text: str, start: int, end: int, german: bool) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _stops(text, start, end, german):
        if stop >= end:
            break
        following = _trim(text, stop, min(end, stop + 40))[0]
        yield first, stop
        first = following
    if first < end:
        yield first, end


def _stops(text: str, start: int, end: int, german: bool) -> Iterator[int]:
    """Where sentences end, in order."""
    lost = {m.end() for m in _LOST_SPACE.finditer(text, start, end) if m[1].lower() in _starters()}
    first = start
    found = [(m.end(), m) for m in _STOP.finditer(text, start, end)]
    for position, stop in sorted([*found, *((p, None) for p in lost)], key=lambda pair: pair[0]):
        if stop is None or _is_end(text, first, stop, end, german):
            first = position
            yield position


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Abbreviations that something always follows, and those that may end a sentence; without the
    last dot.
    """
    table = read_lexicon("abbreviations")
    ends = table.may_end == "yes"
    always, may_end = (
        frozenset(part.str.removesuffix("."))
        for part in (table.abbreviation[~ends], table.abbreviation[ends])
    )
    return always, may_end


@cache
def _starters() -> frozenset[str]:
    """Words that are small except at the beginning of a sentence."""
    return function_words("de") | function_words("en")


def _is_end(text: str, first: int, stop: re.Match, end: int, german: bool) -> bool:
    following = _FOLLOWING.match(text, stop.end(), min(end, stop.end() + 60))[1]
    if following[:1].islower():
        return False
    mark = stop[0]
    if text.startswith(".", _trim(text, stop.end(), min(end, stop.end() + 60))[0]):
        return False  # the dots of ". . ."
    if (
        len(mark) > 1
        and mark[0] in "?!"
        and _REPORTED.match(text, stop.end(), min(end, stop.end() + 160))
    ):
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    word = _LAST_WORD.search(text, max(first, stop.start() - 40), stop.start())[0]
    starts_anew = following.lower() in _starters() and not following.isupper()
    if word.isdigit():
        before = text[max(first, stop.start() - len(word) - 12) : stop.start() - len(word)]
        return starts_anew or not following or not _is_ordinal(word, before, following, german)
    if word == "No" and following.isdigit():
        return False
    always, may_end = _abbreviations()
    if word in always:
        return False
    if (
        word in may_end
        or (len(word) == 1 and word.isalpha())
        or _ROMAN.match(word)
        or _LETTERS_WITH_DOTS.match(word)
    ):
        return starts_anew
    return True


def _is_ordinal(number: str, before: str, following: str, german: bool) -> bool:
    """Whether a number with a dot counts ("am 3. Oktober", "der 105. Tag"), also the items of a
    list ("1. Berlin").
    """
    if not before.strip() or _MONTH.match(following) or _BEFORE_ORDINAL.search(before):
        return True
    # German numbers of two digits are mostly ordinals; English ones are not.
    return german and len(number) <= 2


def _language_of(sentence: str, language: str) -> str:
    """`language`, unless the function words say that the sentence is in the other one, and the
    identifier agrees.
    """
    if language not in ("de", "en"):
        return language
    other = "en" if language == "de" else "de"
    words = sentence.lower().split()
    theirs = function_words(other) - function_words(language)
    if sum(word in theirs for word in words) < _FOREIGN_WORDS:
        return language
    ours = function_words(language) - function_words(other)
    if any(word in ours for word in words) and sum(w in theirs for w in words) < 4 * sum(
        w in ours for w in words
    ):
        return language
    return other if identify([sentence]) == [other] else language
