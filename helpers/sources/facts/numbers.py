"""Numbers as a text states them: their value, the range that the wording allows, what they count or
measure.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from helpers.languages import CODES, LANGUAGES
from helpers.lexicon import read_lexicon
from helpers.sources.facts.words import alternatives, pattern, words_for

_DIGITS = r"\d{1,3}(?:[.,’'  ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d++(?:[.,]\d{1,3}(?!\d))?"
_ROUGHLY = 0.1  # how far "about" reaches
_ROUNDED = 0.03  # how far the last digit written may reach at most
_FEWEST, _MOST = 2, 20  # dozens: from 2 to 20 times twelve
_DOZEN = 12  # in words a rough number, too
_JOINT = 7  # characters between the two numbers of a range
_LARGEST = 1e15  # a longer row of digits is a code, not an amount
_COUNTED = 100  # whole numbers below it are counts even with a zero at their end
_ORDINAL_DOT = re.compile(r"\. (?=[A-ZÄÖÜ]?[a-zäöü])")
_LEFT = 30  # characters before a number in which its bound stands


@dataclass(frozen=True)
class Number:
    """A number in a text: offsets (with the words that bound it), value, the range it allows, its
    bound in words.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    bound: str  # "", at least, at most, about
    symbol: str  # the currency sign before it
    digits: bool  # written in digits
    times: float = 1.0  # of a million: 1e6


def find_numbers(text: str, language: str) -> list[Number]:
    """Every number of a text but ordinals, by start. Linear in the text.

    The range is what the writing allows: half a unit of the last digit that is not a filling zero,
    at most 3 %, 10 % with "about", open above with "at least" and down to 0 with "at most"; whole
    numbers without such zeros are exact.
    """
    if language not in CODES:
        return []
    written, numerals = _patterns(language)
    found = []
    for match in written.finditer(text):
        symbol, digits, word, times = (part or "" for part in match.groups())
        if digits and not symbol and _ordinal(text, match.end("digits")):
            continue
        value, use = (value_of(digits, language), "number") if digits else numerals[word.lower()]
        if value is None or value > _LARGEST:
            continue
        scale = numerals[times.lower()][0] if times else 1.0
        start, bound = _bound(text, match.start(), language)
        span = _range(value, scale, digits, use, bound)
        found.append(
            Number(start, match.end(), value * scale, *span, bound, symbol, bool(digits), scale)
        )
    return _with_ranges(text, found)


def _with_ranges(text: str, numbers: list[Number]) -> list[Number]:
    """Two numbers of one range as one: "40 bis 60", "between 2 and 3 million", "$800 to $1,000"."""
    found: list[Number] = []
    for number in numbers:
        if found and _is_range(text, found[-1], number):
            first = found.pop()
            number = replace(
                number,
                start=first.start,
                low=_lowest(first, number),
                symbol=first.symbol or number.symbol,
            )
        found.append(number)
    return found


def _lowest(first: Number, last: Number) -> float:
    """Where a range begins: "2 to 3 million" at two million, "$800 to $1,000" at 800."""
    return first.low * last.times if first.times == 1 and not first.symbol else first.low


def _is_range(text: str, one: Number, other: Number) -> bool:
    if _lowest(one, other) >= other.high:
        return False
    other_symbol = one.symbol != (other.symbol or one.symbol)
    if other.start - one.end > _JOINT or one.bound or other.bound or other_symbol:
        return False
    joint = text[one.end : other.start].strip(" -")
    left = max(0, one.start - _LEFT)
    if joint in words_for("pair"):
        return pattern("between", "<> $").search(text, left, one.start) is not None
    between = joint in ("", "–", *words_for("range"))
    return between and not pattern("no_range", "<> $").search(text, left, one.start)


def value_of(digits: str, language: str) -> float | None:
    """The value of "1.500,5" in German, "1,500.5" in English writing; None where it is neither."""
    decimal = LANGUAGES[language].decimal
    thousands = "." if decimal == "," else ","
    plain = re.sub(r"[’'  ]", "", digits)
    if re.fullmatch(rf"\d{{1,3}}(\{thousands}\d{{3}})+(\{decimal}\d+)?", plain):
        plain = plain.replace(thousands, "")
    try:
        return float(plain.replace(decimal, "."))
    except ValueError:
        return None


def _range(value: float, times: float, digits: str, use: str, bound: str) -> tuple[float, float]:
    amount = value * times
    if use == "indefinite":
        return _FEWEST * amount, _MOST * amount
    if bound == "at least":
        return amount, float("inf")
    if bound == "at most":
        return 0.0, amount
    reach = (
        min(_last_digit(value, digits) * times / 2, _ROUNDED * amount)
        if digits or times > 1
        else 0.0
    )
    if bound == "about" or (times == _DOZEN and not digits):
        reach = max(reach, _ROUGHLY * amount)
    if times == 1 and bound != "about" and value == int(value) and (value < _COUNTED or value % 10):
        reach = 0.0  # 17, 20, 1,071: counted, not rounded
    return amount - reach, amount + reach


def _last_digit(value: float, digits: str) -> float:
    """The unit of the last digit that is not a filling zero: 100 of 3,400, .1 of 2.4, 1 of 17."""
    if value != int(value):
        return 10.0 ** -len(re.split(r"[.,]", digits)[-1])
    written = str(int(value))
    return 10.0 ** (len(written) - len(written.rstrip("0")))


def _bound(text: str, start: int, language: str) -> tuple[int, str]:
    """Where the number's phrase begins and how it is bound: "mindestens 14" is at least 14."""
    bounds, before = _bounds(language)
    match = before.search(text[max(0, start - _LEFT) : start])
    if not match:
        return start, ""
    return start - (min(_LEFT, start) - match.start(1)), bounds[" ".join(match[1].lower().split())]


def _ordinal(text: str, end: int) -> bool:
    """ "3." before a lower-case word or "3rd": an ordinal, not an amount."""
    ending = pattern("ordinal_ending", r"<>\b").match(text, end)
    return ending is not None or _ORDINAL_DOT.match(text, end) is not None


@cache
def _patterns(language: str) -> tuple[re.Pattern, dict[str, tuple[float, str]]]:
    table = read_lexicon("numerals").query("language == @language")
    numerals = {row.word: (row.value, row.use) for row in table.itertuples()}
    single = alternatives(w for w, (_, use) in numerals.items() if use != "multiplier")
    times = alternatives(w for w, (_, use) in numerals.items() if use == "multiplier")
    written = re.compile(
        rf"(?<![\w.,:/-])(?:(?P<symbol>[$€£]) ?)?(?:(?P<digits>{_DIGITS})|(?P<word>{single})\b)"
        rf"(?:[  -](?P<times>{times})(?!\w))?",
        re.IGNORECASE,
    )
    return written, numerals


@cache
def _bounds(language: str) -> tuple[dict[str, str], re.Pattern]:
    table = read_lexicon("bounds").query("language == @language")
    bounds = dict(zip(table.term.str.lower(), table.bound, strict=True))
    return bounds, re.compile(rf"(?<!\w)({alternatives(bounds)})\s$", re.IGNORECASE)
