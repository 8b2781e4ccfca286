"""Sentences of news text with exact offsets."""

import re
import sys
from bisect import bisect
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

import pandas as pd

from helpers.corpus import function_words, identify
from helpers.language.grammar import in_any_language, listed
from helpers.language.marks import find_marked
from helpers.languages import LANGUAGES
from helpers.lexicon import either, words
from helpers.schema import TABLES, check, require

_CLOSERS = "\"'”“»«’‘›‹)\\]"
# The look-behind lets a run of stops be tried once only, so that a line of a million dots stays
# linear.
_STOP = re.compile(rf"(?<![.!?…])[.!?…]++[{_CLOSERS}]*+(?:\[\d{{1,3}}\])*(?=\s|$)")
_LOST_SPACE = re.compile(r"[.!?](?<=[a-zäöüß]{2}.)(?=([A-ZÄÖÜ][a-zäöüß]{1,11})\s)")
_LOST_AT_MARK = re.compile(r"[.!?…][\"„“”»«]{1,2}(?=[A-ZÄÖÜ])")
_FOLLOWING = re.compile(r"\s*[\"'„“”»«‚‘›‹(\[–—•*-]*\s*(\w*)")
_NO_WORD = re.compile(r"[\s(\[„“\"»«'‚‘/:–—-]")
_ENDED = re.compile(rf"[.!?…:;,][{_CLOSERS}]*$")
_SHORTENED = re.compile(r"(?:[IVX]{1,5}|(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2})$")  # II, z.B
_LINE = re.compile(r"\S(?:.*\S)?")
_TITLE = re.compile(r"\S(?:.*\S)?", re.S)
_SPACE = re.compile(r"\s*")
_HEADING_LENGTH = 160  # characters; longer lines without a full stop are cut-off paragraphs
_WRAP = (45, 130)  # characters; where the lines of hard-wrapped text end
_BROKEN_LINES, _BROKEN_SHARE = 3, 1 / 4  # least number and share of lines cut in mid-sentence
_CLOSING = 8  # characters at the end of a line in which its stop and closing marks stand
_FOREIGN_WORDS = 4  # function words of another language before a sentence is looked at more closely
_CLEARLY_FOREIGN = 4  # times as many of them as of the document's language
_OPENING = 2000  # characters that show how a text writes its ordinals
_ORDINAL_DIGITS = 2  # numbers of two digits with a dot are mostly ordinals where these have one
# How far the end of a sentence is looked at: the number and the words before it, the space, the
# word and the name after it.
_BEFORE_NUMBER, _BEFORE_STOP, _SPACE_AFTER, _WORD_AFTER, _NAME_AFTER = 12, 40, 40, 60, 160


# Words that are small except at the beginning of a sentence.
_STARTERS = frozenset().union(*map(function_words, LANGUAGES))
# Names of months in languages whose ordinals have a dot.
_MONTHS = frozenset().union(
    *(words("months", "name", language=code) for code in LANGUAGES if listed(code, "ordinal_sign"))
)
# Abbreviations that something always follows, and those that may end a sentence.
_ALWAYS_FOLLOWED, _MAY_END = (
    words("abbreviations", "abbreviation", may_end=each) for each in ("", "yes")
)
# Shows that a text is in a language whose ordinals have a dot (3. Oktober).
_DOTTED = re.compile(rf"\b(?:{either(in_any_language('ordinal_sign'))})\b", re.I)
_BEFORE_ORDINAL = re.compile(rf"\b(?:{either(in_any_language('before_ordinal'))}) $", re.I)
# “Why?” Anna Smith asked: the sentence goes on.
_SAYS_AFTER = re.compile(
    r"\s+(?:[A-Z][\w.’'-]{0,30}\s+){1,4}"
    rf"(?:{either(in_any_language('says_after_question'))})\b"
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
    titles = documents.get("title", [None] * len(documents))
    for doc_id, text, language, title in zip(
        documents.doc_id, documents.text, documents.language, titles, strict=True
    ):
        title = title if isinstance(title, str) else ""
        text = text if isinstance(text, str) else ""
        found = [(title, *line.span(), "title") for line in _TITLE.finditer(title)]
        found += [(text, start, end, role) for start, end, role in spans_of(text)]
        for number, (source, start, end, role) in enumerate(found):
            sentence = source[start:end]
            rows.append(
                (doc_id, number, start, end, sentence, _language_of(sentence, language), role)
            )
    return check(pd.DataFrame(rows, columns=[c.name for c in TABLES["SENTENCES"]]), "SENTENCES")


def spans_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and role (heading or body) of each sentence of one text."""
    blocks = _paragraphs(text)
    dotted = bool(_DOTTED.search(text, 0, _OPENING))
    lost = _lost_spaces(text)
    for start, end in blocks:
        if (
            len(blocks) > 1
            and end - start <= _HEADING_LENGTH
            and not _ENDED.search(text, start, end)
        ):
            yield start, end, "heading"
        else:
            for first, last in _split(text, start, end, dotted, lost):
                yield first, last, "body"


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every line that is not blank, hard-wrapped lines joined."""
    lines = [line.span() for line in _LINE.finditer(text)]
    wrapped = _is_wrapped(text, lines)
    blocks: list[tuple[int, int]] = []
    open_line = False  # whether the next line goes on with the last block
    for start, end in lines:
        if (
            open_line
            and (wrapped or text[start].islower())
            and text.count("\n", blocks[-1][1], start) == 1
        ):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
        ended = _ENDED.search(text, max(start, end - _CLOSING), end)
        open_line = (wrapped and end - start >= _WRAP[0]) or not (ended and ended[0][0] in ".!?…")
    return blocks


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether most lines break in mid-sentence: alike in length, no stop at the end, a small letter
    after.
    """
    inner = [(a, b) for a, b in pairwise(lines) if text.count("\n", a[1], b[0]) == 1]
    broken = [
        a
        for a, b in inner
        if _WRAP[0] <= a[1] - a[0] <= _WRAP[1]
        and text[b[0]].islower()
        and text[a[1] - 1] not in ".!?:"
    ]
    return len(broken) >= max(_BROKEN_LINES, _BROKEN_SHARE * len(inner))


def after_space(text: str, at: int, limit: int = sys.maxsize) -> int:
    """The first offset from `at` on, up to `limit`, at which no white space stands."""
    return next(_SPACE.finditer(text, at, limit)).end()


def _lost_spaces(text: str) -> list[int]:
    """Where a sentence ends though no space follows: behind a stop, or between it and the next
    sentence's quote mark.
    """
    found = [
        m.end()
        for m in _LOST_SPACE.finditer(text)
        if m[1].lower() in _STARTERS or text[text.rfind(" ", 0, m.start()) + 1].islower()
    ]
    at_marks = list(_LOST_AT_MARK.finditer(text))
    opening = {m.start for m in find_marked(text)} if at_marks else set()
    for m in at_marks:
        last = m.end() - 1
        found.append(last if last in opening else m.end())
    return sorted(found)


def _split(
    text: str, start: int, end: int, dotted: bool, lost: list[int]
) -> Iterator[tuple[int, int]]:
    """Sentences of one paragraph: they end at stops, and where the space after a stop is `lost`."""
    stops = [(stop.end(), stop) for stop in _STOP.finditer(text, start, end)]
    within = ((at, None) for at in lost[bisect(lost, start) : bisect(lost, end)])
    for at, stop in sorted([*stops, *within], key=itemgetter(0)):
        if start < at < end and (stop is None or _is_end(text, start, stop, end, dotted)):
            yield start, at
            start = after_space(text, at, min(end, at + _SPACE_AFTER))
    if start < end:
        yield start, end


def _is_end(text: str, first: int, stop: re.Match, end: int, dotted: bool) -> bool:
    after, mark = stop.end(), stop[0]
    following = next(_FOLLOWING.finditer(text, after, min(end, after + _WORD_AFTER)))[1]
    asked = len(mark) > 1 and mark[0] in "?!"
    if (
        following[:1].islower()
        or text.startswith(".", after_space(text, after, min(end, after + _WORD_AFTER)))  # ". . ."
        or (asked and _SAYS_AFTER.match(text, after, min(end, after + _NAME_AFTER)))
    ):
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    word = _NO_WORD.split(text[max(first, stop.start() - _BEFORE_STOP) : stop.start()])[-1]
    starts_anew = following.lower() in _STARTERS and not following.isupper()
    if word.isdigit():
        number = stop.start() - len(word)
        before = text[max(first, number - _BEFORE_NUMBER) : number]
        return starts_anew or not following or not _is_ordinal(word, before, following, dotted)
    if f"{word}." in _ALWAYS_FOLLOWED or (word == "No" and following.isdigit()):
        return False
    shortened = (
        f"{word}." in _MAY_END or (len(word) == 1 and word.isalpha()) or _SHORTENED.match(word)
    )
    return starts_anew or not shortened


def _is_ordinal(number: str, before: str, following: str, dotted: bool) -> bool:
    """Whether a number with a dot counts ("am 3. Oktober", "der 105. Tag"), also the items of a
    list ("1. Berlin").
    """
    if not before.strip() or following.lower() in _MONTHS or _BEFORE_ORDINAL.search(before):
        return True
    return dotted and len(number) <= _ORDINAL_DIGITS


def _language_of(sentence: str, language: str) -> str:
    """`language`, unless the function words say that the sentence is in another one, and the
    identifier agrees.
    """
    others = [code for code in LANGUAGES if code != language] if language in LANGUAGES else []
    found = sentence.lower().split()
    for other in others:
        theirs = function_words(other) - function_words(language)
        ours = function_words(language) - function_words(other)
        foreign, own = (sum(map(each.__contains__, found)) for each in (theirs, ours))
        clear = foreign >= max(_FOREIGN_WORDS, _CLEARLY_FOREIGN * own)
        if clear and identify([sentence]) == [other]:
            return other
    return language
