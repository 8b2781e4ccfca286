"""Numbers with units, and dates, as a text states them."""

from __future__ import annotations

import re
from functools import cache

from helpers.lexicon import read_lexicon

_DIGITS = r"\d{1,3}(?:[.,’' ]\d{3})++(?:[.,]\d{1,2})?+(?!\d)|\d++(?:[.,]\d{1,3}(?!\d))?+"
_WORD = r"[^\W\d_][\w-]*+"


def numbers(text: str, language: str) -> list[dict]:
    """Every number with a unit: start, end, value (a float), unit (common name, or the noun that follows).

    Years, ordinals and numbers without a unit are left out. Linear in the text.
    """
    language = language if language in ("de", "en") else "en"
    pattern, words, multipliers, units = _patterns(language)
    found = []
    for match in pattern.finditer(text):
        word = (match["word"] or "").lower()
        value = words[word] if word else number(match["digits"], language)
        if value is None or (not match["symbol"] and _ordinal(text, match.end("digits"))):
            continue
        end = match.end()
        if match["times"]:
            value *= multipliers[match["times"].lower()]
        unit, end = _unit(text, match, end, language, units)
        if unit:
            found.append({"start": match.start(), "end": end, "value": value, "unit": unit})
    return found


def number(digits: str, language: str) -> float | None:
    """The value of "1.500,5" in German, "1,500.5" in English writing; None where it is neither."""
    thousands, decimal = (".", ",") if language == "de" else (",", ".")
    plain = re.sub(r"[’' ]", "", digits)
    if re.fullmatch(rf"\d{{1,3}}(\{thousands}\d{{3}})+(\{decimal}\d+)?", plain):
        plain = plain.replace(thousands, "")
    try:
        return float(plain.replace(decimal, "."))
    except ValueError:
        return None


def dates(text: str, language: str) -> list[dict]:
    """Every date of a month and day, and every weekday: start, end, value ("06-14", "2026-01-07" or "Monday")."""
    language = language if language in ("de", "en") else "en"
    found = []
    for match in _date_pattern(language).finditer(text):
        parts = match.groupdict()
        if parts.get("weekday"):
            value = _weekdays(language)[parts["weekday"].lower()]
        else:
            month = parts["monthnumber"] or _months(language)[parts["month"].lower()]
            day = int(parts["day"] or parts["day_after"])
            if not 1 <= day <= 31 or not 1 <= int(month) <= 12:
                continue
            year = parts["year"] or parts["year_after"]
            value = (f"{year}-" if year else "") + f"{int(month):02d}-{day:02d}"
        found.append({"start": match.start(), "end": match.end(), "value": value})
    return found


def _ordinal(text: str, end: int) -> bool:
    """ "3." before a lower-case word or "3rd": an ordinal, not an amount."""
    return bool(re.compile(r"(?:st|nd|rd|th)\b|\. (?=[A-ZÄÖÜ]?[a-zäöü])").match(text, end))


def _unit(text: str, match: re.Match, end: int, language: str, units: dict[str, str]) -> tuple[str, int]:
    if match["symbol"]:
        return units[match["symbol"]], end
    known = _unit_pattern(language).match(text, end)
    if known:
        return units[known["unit"].lower()], known.end()
    following = re.compile(rf" (?:({_WORD}) )?({_WORD})").match(text, end)
    if not following:
        return "", end
    noun = following[1] or following[2]
    stop = following.end(1) if following[1] else following.end(2)
    if language == "de" and following[1] and following[1][0].islower() and following[2][0].isupper():
        noun, stop = following[2], following.end(2)  # "16 neue Flugzeuge"
    counted = noun[0].isupper() if language == "de" else noun.islower() and noun.endswith("s") and len(noun) > 3
    return (noun.lower(), stop) if counted and noun.lower() not in _not_counted() else ("", end)


@cache
def _not_counted() -> frozenset[str]:
    months = read_lexicon("months").name
    return frozenset([*read_lexicon("function_words").word, *months, "uhr", "times", "years", "was", "has", "is"])


@cache
def _patterns(language: str):
    table = read_lexicon("numerals").query("language == @language")
    words = dict(zip(table.word, table.value, strict=True))
    multipliers = {w: v for w, v, use in zip(table.word, table.value, table.use, strict=True) if use == "multiplier"}
    units = read_lexicon("units").query("language == @language")
    units = dict(zip(units.form, units.unit, strict=True))
    single = "|".join(sorted((re.escape(w) for w in words if w not in multipliers), key=len, reverse=True))
    times = "|".join(sorted((re.escape(w) for w in multipliers), key=len, reverse=True))
    pattern = re.compile(
        rf"(?<![\w.,:/-])(?:(?P<symbol>[$€£]) ?+)?+(?:(?P<digits>{_DIGITS})|(?P<word>{single})\b)"
        rf"(?:[ \u00a0-](?P<times>{times})\b)?+",
        re.IGNORECASE,
    )
    return pattern, words, multipliers, units


@cache
def _unit_pattern(language: str) -> re.Pattern:
    units = read_lexicon("units").query("language == @language").form
    forms = "|".join(sorted((re.escape(u) for u in units), key=len, reverse=True))
    ending = r"(?:e[rsnm]?)?+" if language == "de" else ""
    return re.compile(rf"[  -]?(?P<unit>{forms}){ending}(?:(?<=[%€$£])|(?!\w))", re.IGNORECASE)


@cache
def _months(language: str) -> dict[str, int]:
    table = read_lexicon("months").query("language == @language")
    return {name: int(month) for name, month in zip(table.name, table.month, strict=True)}


@cache
def _weekdays(language: str) -> dict[str, str]:
    english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    if language == "en":
        return {day.lower(): day for day in english}
    german = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"]
    return dict(zip(german, english, strict=True)) | {"sonnabend": "Saturday"}


@cache
def _date_pattern(language: str) -> re.Pattern:
    month = "|".join(sorted((re.escape(m) for m in _months(language)), key=len, reverse=True))
    weekday = "|".join(_weekdays(language))
    first = rf"(?P<day>\d{{1,2}})\. ?+(?:(?P<month>{month})\b|(?P<monthnumber>\d{{1,2}})\.)"
    if language == "de":
        pattern = rf"(?<![\d.])(?:{first}(?: ?(?P<year>\d{{4}})\b)?+|(?P<weekday>{weekday})\b)"
        pattern += "(?P<day_after>(?!))?(?P<year_after>(?!))?"
    else:
        pattern = (
            rf"(?<![\d.])(?:(?P<month>{month})\.? (?P<day_after>\d{{1,2}})\b(?:,? (?P<year_after>\d{{4}})\b)?+"
            rf"|(?P<weekday>{weekday})\b)(?P<day>(?!))?(?P<year>(?!))?(?P<monthnumber>(?!))?"
        )
    return re.compile(pattern, re.IGNORECASE)
