"""Names and offices of people as each document states them, and where two documents name one person
differently.
"""

import re
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations

import numpy as np
import pandas as pd

from helpers.language import forms
from helpers.languages import LANGUAGES
from helpers.lexicon import read_lexicon

BEFORE = 60  # characters before a name in which its office stands
SPELLING = 0.75  # two first names at least this alike are spellings of one (Wolodymyr, Volodymyr)
_BREAK = re.compile(r"[.!?;:,\n(\"„“»]\s|\n")
_TITLE_WORD = re.compile(r"[^\W\d_][\w/’'-]*")


def name_facts(documents: pd.DataFrame, actors: pd.DataFrame) -> list[dict]:
    """Rows kind, fact, doc_id, status, value, start, end: each person's full name and each office's
    holder.

    Two documents `differ` on a name where surname and office are the same, the first names are not
    spellings of one another, the states do not exclude each other, and neither document knows both
    names. Different holders of an office are a change over time as far as texts of different events
    can show, and stay `stated`. So does a document that has the surname alone of a person whom
    another names in full: it contradicts no first name.
    """
    mentions = _mentions(documents, actors)
    in_full = mentions.text.str.contains(" ") if len(mentions) else pd.Series(dtype=bool)
    if not in_full.any():
        return []
    people = _people(mentions[in_full])
    people = pd.concat([people, _surnames_alone(mentions[~in_full], people)], ignore_index=True)
    contradicted = (people.label != people.concept) & (people["first"] != "")
    names = people.assign(
        kind="name",
        fact="name of " + people.label,
        status=np.where(contradicted, "differs", "stated"),
    ).sort_values(["surname", "label"], kind="stable")
    held = people[people.office != ""]
    offices = held.assign(
        kind="office",
        fact=held.office + (", " + held.country).where(held.country != "", ""),
        status="stated",
    ).sort_values(["office", "country"], kind="stable")
    facts = pd.concat([names, offices]).drop_duplicates(["kind", "fact", "doc_id"])
    facts = facts[["kind", "fact", "doc_id", "status", "phrase", "start", "end"]]
    return facts.rename(columns={"phrase": "value"}).to_dict("records")


def _mentions(documents: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """The mentions of persons by name, each with the phrase of office and name, the office, and the
    state that it belongs to ("" where the text gives none).
    """
    text = dict(zip(documents.doc_id, documents.text, strict=True))
    language = dict(zip(documents.doc_id, documents.language, strict=True))
    states = spans_by_document(actors[actors.kind == "state"].sort_values("start", kind="stable"))
    named = actors[(actors.kind == "person") & (actors.form == "name")]
    rows = []
    for hit in named.itertuples():
        office, start, country = office_before(
            text[hit.doc_id], hit.start, language[hit.doc_id], states.get(hit.doc_id, [])
        )
        listed = hit.lexicon == "actors"
        rows.append(
            {
                "doc_id": hit.doc_id,
                "text": hit.text,
                "concept": hit.concept,
                "phrase": text[hit.doc_id][start : hit.end],
                "listed": listed,
                "office": office,
                "country": country or (hit.country if office and listed else ""),
                "start": start,
                "end": hit.end,
            }
        )
    return pd.DataFrame(rows)


def _people(mentions: pd.DataFrame) -> pd.DataFrame:
    """One row a full name in a document: surname and first names as well, and what the name is
    compared under.
    """
    names = [text.split() for text in mentions.text]
    surnames = [_surname(words[-1], c) for words, c in zip(names, mentions.concept, strict=True)]
    firsts = [" ".join(words[:-1]) for words in names]
    people = mentions.assign(
        surname=surnames,
        first=firsts,
        name_=[" ".join(filter(None, name)) for name in zip(firsts, surnames, strict=True)],
    )
    # What the document calls a person once holds for every mention in it.
    for column in ("office", "country"):
        told = people[column].where(people[column] != "")
        people[column] = told.groupby([people.doc_id, people.name_]).transform("first").fillna("")
    return people.assign(label=_labels(people))


def _surname(word: str, name: str) -> str:
    """The last word of a mention without the genitive that the canonical name does not have."""
    surname = re.sub(r"(?:’s|'s|’|')$", "", word)
    last = name.split()[-1]
    return last if " " in name and f"{last}s" == surname else surname


def spans_by_document(named: pd.DataFrame) -> dict[str, list[tuple[int, int, str]]]:
    """What each document names: start, end and name, in the order of the rows."""
    return {
        doc_id: list(zip(part.start, part.end, part.concept, strict=True))
        for doc_id, part in named.groupby("doc_id")
    }


def _surnames_alone(mentions: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """One row a mention by surname in a document that nowhere gives the full name which another
    document gives.

    A surname that the list of actors does not resolve belongs to the one person of that surname;
    with two it is open.
    """
    sure = people[people.groupby("surname").label.transform("nunique") == 1]
    known = pd.concat([people.assign(key=people.concept), sure.assign(key=sure.surname)])
    known = known.drop_duplicates("key").set_index("key")[["surname", "label"]]
    alone = mentions.join(known, on="concept", how="inner").assign(first="")
    told, in_full = (pd.MultiIndex.from_frame(t[["doc_id", "label"]]) for t in (alone, people))
    return alone[~told.isin(in_full)]


def _labels(people: pd.DataFrame) -> pd.Series:
    """What a name is compared under: surname and office where documents differ on the first name,
    else the person.
    """
    labels = people.concept.copy()
    several = people.groupby("surname").name_.transform("nunique") > 1
    for surname in people.surname[several & (people.office != "")].unique():
        namesakes = people[people.surname == surname]
        for name, office in _clashing(namesakes).items():
            labels[namesakes.index[namesakes.name_ == name]] = f"{surname}, {office}"
    return labels


def _clashing(group: pd.DataFrame) -> dict[str, str]:
    """Full names that documents give to one holder of an office, with the office, out of names of
    one surname.
    """
    known = group.groupby("name_").agg(
        first=("first", "first"),
        office=("office", lambda o: set(o) - {""}),
        country=("country", lambda c: set(c) - {""}),
        docs=("doc_id", set),
        listed=("listed", "all"),
    )
    known = [row for row in known.itertuples() if row.office]
    found = {}
    for one, other in combinations(known, 2):
        offices, countries = one.office & other.office, one.country and other.country
        if (
            offices
            and not (one.listed and other.listed)
            and not same_first_name(one.first, other.first)
            and (not countries or one.country & other.country)
            and not one.docs & other.docs
        ):
            found[one.Index] = found[other.Index] = min(offices)
    return found


def same_first_name(a: str, b: str) -> bool:
    """Whether two first names can be one person's: equal, initial, short form, or another
    spelling.
    """
    one, other = (name.lower().replace(".", "").split() or [""] for name in (a, b))
    x, y = one[0], other[0]
    if x.startswith(y) or y.startswith(x) or set(one) & set(other) or _full(x) & _full(y):
        return True
    return SequenceMatcher(None, x, y, autojunk=False).ratio() >= SPELLING


@cache
def _full(name: str) -> frozenset[str]:
    table = read_lexicon("short_names")
    return frozenset([name, *table.full[table.short.str.lower() == name].str.lower()])


@cache
def _offices(language: str) -> tuple[tuple[str, str], ...]:
    table = read_lexicon("offices").query("language == @language")
    offices = dict(zip(table.form, table.office, strict=True))
    if offices and LANGUAGES[language].compounds:  # "dem Präsidenten", "des Verteidigungsministers"
        for form, office in list(offices.items()):
            for inflected in forms(form.title(), language, "noun"):
                offices.setdefault(inflected.lower(), office)
    return tuple(sorted(offices.items(), key=lambda f: -len(f[0])))


def office_before(text: str, name_start: int, language: str, states: list) -> tuple[str, int, str]:
    """Office that stands right before a name, where its phrase begins, and the state named in it
    ("" where none).
    """
    left = max(0, name_start - BEFORE)
    window = text[left:name_start]
    offset = max((m.end() for m in _BREAK.finditer(window)), default=0)
    words = list(_TITLE_WORD.finditer(window, offset))
    if not words or window[words[-1].end() :].strip():
        return "", name_start, ""
    tail = window[offset:].lower().rstrip()
    for form, office in _offices(language):
        joined = tail.endswith(form) and tail[: -len(form)][-1:].isalnum()
        if tail.endswith(form) and (not joined or LANGUAGES[language].compounds):
            begin = len(window.rstrip()) - len(form)
            first = next((w for w in words if w.start() <= begin < w.end()), words[-1])
            start = left + first.start()
            country, start = _state_of(start, left + offset, name_start, states)
            if not country and tail.split()[-1].startswith("bundes"):
                country = "Deutschland"
            return office, start, country
    return "", name_start, ""


def _state_of(
    start: int, low: int, end: int, states: list[tuple[int, int, str]]
) -> tuple[str, int]:
    """The state whose name or adjective belongs to the office that begins at `start`, not before
    `low`.
    """
    near = [s for s in states if low <= s[0] and start - 2 <= s[1] <= end]
    return (near[-1][2], min(start, near[-1][0])) if near else ("", start)
