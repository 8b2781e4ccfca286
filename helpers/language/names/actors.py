"""Who and what the texts name: persons, states, organisations, weapons and places."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pandas as pd

from helpers.language.inflection.inflect import forms, name_forms
from helpers.language.matching.terms import Matcher
from helpers.language.names.people import Name, apart, suggest
from helpers.language.names.places import cities, city_names, territories
from helpers.language.sentences import after_space
from helpers.languages import CODES, LANGUAGES
from helpers.lexicon import read_lexicon
from helpers.schema import check, empty, require

_NO_END = "2999-12-31"  # of a term of office that lasts
_COLUMNS = ("kind", "country", "form")


def find_actors(documents: pd.DataFrame) -> pd.DataFrame:
    """Every mention of an actor in the text of `documents`, as TERM_HITS with the columns kind,
    country and form.

    Needs doc_id, text and language; with `published`, roles of one holder at a time
    ("Bundeskanzler") name who held them that day, without it whom the text itself names. `concept`
    is the canonical name of the gazetteer (lexicons/language/actors.csv) or, where lexicon is
    "suggested", the name as it stands in the text. `kind` is person, state, organisation, weapon or
    place, `country` the side it belongs to ("" where none), `form` is name, adjective ("russisch",
    also "Russen") or role.
    """
    require(documents, "DOCUMENTS", ["doc_id", "text", "language"], "Call corpus.load() first.")
    published = documents.get("published", [None] * len(documents))
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
    """Start, end and description of every actor in one text, by start, without overlaps; none in a
    language that the kit does not read.
    """
    if language not in LANGUAGES:
        return []
    matcher, entries = gazetteer(language)
    found = [
        (start, end, entries[key])
        for start, end, key in matcher.find(text)
        if text[start].isupper() or entries[key]["form"] == "adjective"
    ]
    return _with_roles(text, language, _with_suggestions(text, language, found), published)


def _entry(name: str, lexicon: str, kind: str, country: str, form: str = "name") -> dict:
    return {"concept": name, "lexicon": lexicon, "kind": kind, "country": country, "form": form}


def _day(value: object) -> str:
    """A date like 2024-07-01, as offices change hands by local date; "" where it is none."""
    day = pd.to_datetime(value, errors="coerce")
    return "" if pd.isna(day) else day.date().isoformat()


def _holder(terms: list[dict], day: str, named: set[str]) -> str | None:
    """Who held an office that day; without a date the only holder whom the text names."""
    held = [row["name"] for row in terms if row["from"] <= day < (row["until"] or _NO_END)]
    holders = held[:1] or list({row["name"] for row in terms} & named)
    return holders[0] if len(holders) == 1 else None


@cache
def _roles(language: str) -> dict[str, list[dict]]:
    """Terms of office by role, lower case."""
    table = read_lexicon("actor_roles").query("language == @language")
    role = table.role.str.lower()
    return {str(name): rows.to_dict("records") for name, rows in table.groupby(role, sort=False)}


@cache
def known_actors() -> pd.DataFrame:
    """The gazetteer by canonical name: name_en, kind, country and aliases (see
    lexicons/columns.csv).
    """
    return read_lexicon("actors").set_index("name", drop=False)


@cache
def gazetteer(language: str) -> tuple[Matcher, dict[str, dict]]:
    """Matcher of the known names in one language, and for each of its keys concept, kind, country
    and form.

    Faster than `mentions`, which also suggests names that no gazetteer lists and resolves roles. Of
    a name given twice the reviewed gazetteer's reading holds.
    """
    patterns: dict[str, list[str]] = {}
    entries: dict[str, dict] = {}
    spellings = list(_spellings(language))
    for spelling, entry in spellings:
        key = f"{entry['concept']}\t{entry['kind']}\t{entry['form']}"
        entries.setdefault(key, entry)
        patterns.setdefault(key, []).extend(name_forms(spelling, language))
    exact = (spelling[:-1] for spelling, _ in spellings if spelling.endswith("="))
    return Matcher(patterns, exact=exact), entries


def _spellings(language: str) -> Iterator[tuple[str, dict]]:
    """Each name in one language with what it stands for, as `name_forms` takes it."""
    for row in known_actors().itertuples():
        own = getattr(row, f"name_{language}", row.name)
        for alias in [own, *getattr(row, f"aliases_{language}", "").split("|")]:
            form = "adjective" if alias.endswith(("-", "+")) else "name"
            yield alias, _entry(row.name, "actors", row.kind, row.country, form)
    states = _state_names()
    for code, name in territories(language).items():
        state = states.get(code, name)
        yield name, _entry(state, "places", "state", state)
    for city, code in cities().items():
        own = city_names(language).get(city, city)
        yield own, _entry(own, "places", "place", states.get(code, ""))


@cache
def _state_names() -> dict[str, str]:
    """Canonical name of every country code: the gazetteer's where it lists the country in some
    language, else in the first one.
    """
    states = known_actors().query("kind == 'state'")
    found = dict(territories(CODES[0]))
    for language in reversed(CODES):
        listed = dict(zip(states.get(f"name_{language}", states.name), states.name, strict=True))
        names = territories(language)
        found |= {code: listed[names[code]] for code in found if names.get(code) in listed}
    return found


def _with_suggestions(text: str, language: str, found: list) -> list:
    """Suggested names join the known ones; a longer one wins, as "Dan Hegseth" over a Hegseth of
    another first name.
    """
    known = {
        entry["concept"].rpartition(" ")[2]: entry
        for *_, entry in found
        if entry["kind"] == "person"
    }
    listed = known_actors()
    starts = [start for start, *_ in found]
    kept, dropped, refused = [], set(), set()
    for name in suggest(text, language):
        first, last = bisect_left(starts, name.start), bisect_left(starts, name.end)
        # Of known names, which do not overlap, only the one before the first reaches into it.
        clashes = [i for i in range(max(0, first - 1), last) if found[i][1] > name.start]
        if name.name in refused or not _is_longer(name, [found[i] for i in clashes]):
            # "German Defense" is no person, and then "Defense" alone is none either.
            if any(found[i][2]["kind"] != "person" for i in clashes):
                refused.add(name.name)
            continue
        dropped.update(clashes)
        entry = _entry(name.name, "suggested", name.kind, "")
        if name.name in listed.index:
            entry |= {"lexicon": "actors", "country": listed.country[name.name]}
        elif name.name in known:
            entry = known[name.name]
        kept.append((name.start, name.end, entry))
    return sorted(
        [hit for i, hit in enumerate(found) if i not in dropped] + kept, key=lambda hit: hit[:2]
    )


def _is_longer(name: Name, clashes: list) -> bool:
    """Whether a suggested person's name encloses all known names it clashes with: surnames, or
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
    persons = {start: entry["concept"] for start, _, entry in found if entry["kind"] == "person"}
    countries = Counter(entry["country"] for *_, entry in found)
    day, named = _day(published), set(persons.values())
    roles = []
    for start, end, role in _role_matcher(language).find(text):
        terms = _roles(language)[role]
        holder = _holder(terms, day, named)
        if holder and after_space(text, end) not in persons and _is_theirs(terms[0], countries):
            country = known_actors().country[holder]
            roles.append((start, end, _entry(holder, "actor_roles", "person", country, "role")))
    return sorted([*apart(found, roles), *roles], key=lambda hit: hit[:2])


def _is_theirs(office: dict, countries: Counter) -> bool:
    """Whether the countries a text names allow the office to be read as this one ("chancellor" in a
    British text).
    """
    country, rival = office["if_named"], office["unless_more"]
    return not country or (countries[country] > 0 and countries[rival] <= countries[country])
