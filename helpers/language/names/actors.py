"""Who and what the texts name: persons, states, organisations, weapons and places."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache

import pandas as pd

from helpers.language.inflection.inflect import forms
from helpers.language.matching.terms import Matcher
from helpers.language.names.people import Name, suggest
from helpers.language.names.places import cities, german_names, territories
from helpers.lexicon import read_lexicon
from helpers.schema import check, empty, require

_SPACE = re.compile(r"\s*")
_COLUMNS = ("kind", "country", "form")


def find_actors(documents: pd.DataFrame) -> pd.DataFrame:
    """Every mention of an actor in the text of `documents`, as TERM_HITS with the columns kind,
    country and form.

    Needs doc_id, text and language; with `published`, roles of one holder at a time
    ("Bundeskanzler") name who held them that day, without it whom the text itself names. `concept`
    is the canonical name of the gazetteer (lexicons/actors.csv) or, where lexicon is "suggested",
    the name as it stands in the text. `kind` is person, state, organisation, weapon or place,
    `country` the side it belongs to ("" where none), `form` is name, adjective ("russisch", also
    "Russen") or role.
    """
    require(documents, "DOCUMENTS", ["doc_id", "text", "language"], "Call corpus.load() first.")
    published = (
        documents["published"] if "published" in documents.columns else [None] * len(documents)
    )
    rows = [
        {"doc_id": doc_id, "start": start, "end": end, "text": text[start:end], **found}
        for doc_id, text, language, day in zip(
            documents.doc_id, documents.text, documents.language, published, strict=True
        )
        if isinstance(text, str)
        for start, end, found in mentions(text, language, day)
    ]
    if not rows:
        return empty("TERM_HITS").assign(**{name: pd.Series(dtype="str") for name in _COLUMNS})
    return check(pd.DataFrame(rows), "TERM_HITS")


def mentions(text: str, language: str, published: object = None) -> list[tuple[int, int, dict]]:
    """Start, end and description of every actor in one text, by start, without overlaps."""
    language = language if language in ("de", "en") else "en"
    matcher, entries = gazetteer(language)
    found: list[tuple[int, int, dict]] = []
    for start, end, key in matcher.find(text):
        entry = entries[key]
        if text[start].isupper() or entry["form"] == "adjective":
            found.append((start, end, entry))
    found = _with_suggestions(text, language, found)
    return _with_roles(text, language, found, published)


def _day(value: object) -> pd.Timestamp:
    """A date without time zone, as offices change hands by local date; NaT where it is none."""
    day = pd.to_datetime(value, errors="coerce")
    return pd.NaT if pd.isna(day) else day.tz_localize(None)


def _holder(role: str, language: str, day: pd.Timestamp) -> str | None:
    terms = _roles(language).get(role.lower(), ())
    return next((row["name"] for row in terms if row["from"] <= day < row["until"]), None)


@cache
def _roles(language: str) -> dict[str, list[dict]]:
    """Terms of office by role, lower case."""
    table = read_lexicon("actor_roles").query("language == @language").copy()
    table["from"] = pd.to_datetime(table["from"])
    table["until"] = pd.to_datetime(table["until"].replace("", "2999-12-31"))
    terms: dict[str, list[dict]] = {}
    for row in table.to_dict("records"):
        terms.setdefault(row["role"].lower(), []).append(row)
    return terms


@cache
def actors() -> pd.DataFrame:
    """The gazetteer by canonical name: name_en, kind, country and aliases (see
    lexicons/columns.csv).
    """
    return read_lexicon("actors").set_index("name", drop=False)


@cache
def gazetteer(language: str) -> tuple[Matcher, dict[str, dict]]:
    """Matcher of the known names in one language (de or en), and for each of its keys concept,
    kind, country and form.

    Faster than `mentions`, which also suggests names that no gazetteer lists and resolves roles. Of
    a name given twice the reviewed gazetteer's reading holds.
    """
    patterns: dict[str, list[str]] = {}
    entries: dict[str, dict] = {}
    exact: list[str] = []

    def add(phrase: str, name: str, kind: str, country: str, form: str, lexicon: str) -> None:
        key = f"{name}\t{kind}\t{form}"
        entries.setdefault(
            key,
            {"concept": name, "lexicon": lexicon, "kind": kind, "country": country, "form": form},
        )
        patterns.setdefault(key, []).append(phrase)

    for row in actors().itertuples():
        own, aliases = (
            (row.name, row.aliases_de) if language == "de" else (row.name_en, row.aliases_en)
        )
        for alias in [own, *aliases.split("|")]:
            for phrase in _phrases(alias, language):
                add(phrase, row.name, row.kind, row.country, _form(alias), "actors")
            if alias.endswith("="):
                exact.append(alias[:-1])
    states = _state_names()
    for code, name in territories(language).items():
        for phrase in _phrases(name, language):
            add(phrase, states.get(code, name), "state", states.get(code, name), "name", "places")
    for city, code in cities().items():
        local = german_names().get(city, city) if language == "de" else city
        for phrase in _phrases(local, language):
            add(phrase, local, "place", states.get(code, ""), "name", "places")
    return Matcher(patterns, exact=exact), entries


@cache
def _state_names() -> dict[str, str]:
    """Canonical name of every country code: as in the gazetteer where it lists the country."""
    by_english = {row.name_en: row.name for row in actors().itertuples() if row.kind == "state"}
    german, english = territories("de"), territories("en")
    listed = set(by_english.values())
    return {
        code: name if name in listed else by_english.get(english.get(code, ""), name)
        for code, name in german.items()
    }


def _form(alias: str) -> str:
    return "adjective" if alias.endswith(("-", "+")) else "name"


def _phrases(alias: str, language: str) -> list[str]:
    if not alias:
        return []
    stem, mark = (alias[:-1], alias[-1]) if alias[-1] in "-+=" else (alias, "")
    if mark == "-":
        return [stem + ending for ending in ("", "e", "em", "en", "er", "es")]
    if mark == "=":
        return [stem]
    if mark == "+" and language == "en":
        return [stem, stem + "s"]
    if mark == "+":
        base = stem.removesuffix("e")
        feminine = [base + "in", base + "innen"]
        return [*forms(stem, "de", "noun"), *(base + x for x in ("en", "er", "es")), *feminine]
    return (
        [stem, stem + "s"]
        if language == "de" and stem[-1] not in "sxzß." and not stem.isupper()
        else [stem]
    )


def _with_suggestions(text: str, language: str, found: list) -> list:
    """Suggested names join the known ones; a longer one wins, as "Dan Hegseth" over a Hegseth of
    another first name.
    """
    known = {
        entry["concept"].rpartition(" ")[2]: entry
        for *_, entry in found
        if entry["kind"] == "person"
    }
    listed = actors()
    starts = [start for start, *_ in found]
    kept, dropped, refused = [], set(), set()
    for name in suggest(text, language):
        clashes = []
        for i in range(max(0, bisect_left(starts, name.start) - 2), len(found)):
            if found[i][0] >= name.end:
                break
            if found[i][1] > name.start:
                clashes.append(i)
        if name.name in refused:
            continue
        if clashes and not _is_longer(name, [found[i] for i in clashes]):
            # "German Defense" is no person, and then "Defense" alone is none either.
            if any(found[i][2]["kind"] != "person" for i in clashes):
                refused.add(name.name)
            continue
        dropped.update(clashes)
        entry = {
            "concept": name.name,
            "lexicon": "suggested",
            "kind": name.kind,
            "country": "",
            "form": "name",
        }
        if name.name in listed.index:
            entry |= {"lexicon": "actors", "country": listed.country[name.name]}
        elif " " not in name.name and name.name in known:
            entry = known[name.name]
        kept.append((name.start, name.end, entry))
    return sorted(
        [hit for i, hit in enumerate(found) if i not in dropped] + kept, key=lambda hit: hit[:2]
    )


def _is_longer(name: Name, clashes: list) -> bool:
    """Whether a suggested person's name encloses the known names it clashes with: surnames, or
    cities of that name.
    """
    inside = all(name.start <= start and end <= name.end for start, end, _ in clashes)
    shorter = sum(end - start for start, end, _ in clashes) < name.end - name.start
    return inside and shorter and all(entry["kind"] in ("person", "place") for *_, entry in clashes)


@cache
def _role_matcher(language: str) -> Matcher:
    return Matcher(
        {
            role: forms(rows[0]["role"], language, "phrase")
            for role, rows in _roles(language).items()
        }
    )


def _with_roles(text: str, language: str, found: list, published: object) -> list:
    """Role nouns that stand for their holder, where no name follows at once."""
    named = {entry["concept"] for *_, entry in found if entry["kind"] == "person"}
    person_starts = {start for start, _, entry in found if entry["kind"] == "person"}
    countries = Counter(entry["country"] for *_, entry in found)
    day = _day(published)
    roles = []
    for start, end, role in _role_matcher(language).find(text):
        if _SPACE.match(text, end).end() in person_starts or not _is_theirs(
            _roles(language)[role][0], countries
        ):
            continue
        holder = _holder(role, language, day) or _named_holder(role, language, named)
        if holder is not None:
            entry = {"concept": holder, "lexicon": "actor_roles", "kind": "person", "form": "role"}
            roles.append((start, end, entry | {"country": actors().country[holder]}))
    ends = [end for _, end, _ in roles]
    kept = [hit for hit in found if not _touches(hit, roles, ends)]
    return sorted([*kept, *roles], key=lambda hit: hit[:2])


def _is_theirs(office: dict, countries: Counter) -> bool:
    """Whether the countries a text names allow the office to be read as this one ("chancellor" in a
    British text).
    """
    country, rival = office["if_named"], office["unless_more"]
    return not country or (countries[country] > 0 and countries[rival] <= countries[country])


def _touches(hit: tuple, others: list[tuple], ends: list[int]) -> bool:
    """Whether `hit` overlaps one of the others, which stand in order and end at `ends`."""
    i = bisect_right(ends, hit[0])
    return i < len(others) and others[i][0] < hit[1]


def _named_holder(role: str, language: str, named: set[str]) -> str | None:
    """Without a date: the only holder of the role whom the text names."""
    holders = {row["name"] for row in _roles(language)[role]} & named
    return holders.pop() if len(holders) == 1 else None
