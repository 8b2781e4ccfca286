"""The escalation lexicon, read, checked and compiled: for each language one search and the meaning
of what it finds.
"""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.escalation.figurative import field_words, figurative_in
from helpers.language.matching import Matcher, Search, one_row_a_term
from helpers.language.names import gazetteer
from helpers.languages import CODES
from helpers.lexicon import check_lexicon, read_lexicon, words

FACETS = ("action", "rhetoric")
MODALITIES = (
    "fact",
    "past",
    "threat",
    "demand",
    "possibility",
    "hypothetical",
    "drill",
    "figurative",
)
ARMS = "arms_delivery"

NOUN = ":noun"  # ends the matcher key of nouns, which are capitalised in German
EVENT, OPERATOR, NEGATOR, HEDGE, SUBORDINATOR, INTENSIFIER, IGNORED = range(7)


class Entry(NamedTuple):
    """What a phrase means: an event or governing word of the lexicon, or a cue that changes the
    words beside it.

    `use` is the scope of a negator, the reach of a hedge or what a subordinator opens, as their
    files say; `dropped_alone`, `events_only` and `subject` are those of its governing kind;
    `future` marks "werden", which also makes passives; `fields` are those in which it is a figure
    of speech, as a sum of bits (see `fields`).
    """

    kind: int
    concept: str
    category: str = ""
    facet: str = "action"
    weight: float = 0.0
    governs: str = ""
    use: str = ""
    factor: float = 1.0
    modality: str = "fact"
    context: bool = False
    noun: bool = False
    dropped_alone: bool = False
    events_only: bool = False
    subject: str = ""
    future: bool = False
    fields: int = 0


class Meanings(SimpleNamespace):
    """The fields of entries as columns (n arrays), one place for each key of a matcher.

    concept, category, facet, modality and governs are places in Lexicon.concepts,
    Lexicon.categories, FACETS, MODALITIES and `kinds`.
    """


class Shifts(NamedTuple):
    """What governing words make of what stands in their scope: the rows of governing.csv as columns
    (n arrays).

    `category` is -1 where what is governed keeps its own. `of_sign` has the place of the row for
    each governing kind (rows) and what has no value, a value above 0 and, last, one below.
    `of_words` has that for what is only said (first row) or asked for (second), -1 where that goes
    by its value; `words` says the same of the kinds in scope. `negated_as` is the kind that each
    becomes when negated.
    """

    weight: np.ndarray
    factor: np.ndarray
    category: np.ndarray
    facet: np.ndarray
    modality: np.ndarray
    of_sign: np.ndarray
    of_words: np.ndarray
    words: np.ndarray
    negated_as: np.ndarray

    def rows(self, governs: np.ndarray, below: np.ndarray, value: np.ndarray) -> np.ndarray:
        """The rows for governing words of these kinds with words of the kinds `below`, and of this
        value, in scope.
        """
        said, asked = np.where(self.words[:, below], self.of_words[:, governs], -1)
        row = np.where(asked >= 0, asked, said)
        return np.where(row >= 0, row, self.of_sign[governs, np.sign(value).astype(int)])


class Kind(NamedTuple):
    """A kind of governing word: what it does when negated, and what becomes of it without an
    event.
    """

    negated_as: str
    dropped_alone: bool
    object: str


@dataclass(frozen=True)
class Lexicon:
    """A compiled lexicon.

    `table` is the lexicon as read; `concepts` and `categories` are the lists in which meanings have
    places. For each language, `searches` finds its phrases, the names of actors and the words of
    fields, and `meanings` says what each key of the first stands for. `shifts` says what governing
    words make of what stands in their scope.
    """

    table: pd.DataFrame
    concepts: list[str]
    categories: list[str]
    searches: dict[str, Search]
    meanings: dict[str, Meanings]
    shifts: Shifts

    def weighing(self, category: str, weight: float) -> "Lexicon":
        """The same lexicon with one weight for all concepts of a category."""
        table = self.table.assign(
            weight=self.table.weight.where(self.table.category != category, weight)
        )
        number = self.categories.index(category)
        meanings = {
            language: Meanings(
                **vars(own) | {"weight": np.where(own.category == number, weight, own.weight)}
            )
            for language, own in self.meanings.items()
        }
        return replace(self, table=table, meanings=meanings, shifts=_shifts(table, self.categories))


@cache
def shipped() -> Lexicon:
    """The kit's own lexicon, compiled once."""
    return compile_lexicon(read_lexicon("escalation"), "escalation.csv")


def load(lexicon: Lexicon | pd.DataFrame | str | Path | None = None) -> Lexicon:
    """A compiled lexicon from the shipped file (None), a path to a CSV, or a table with the same
    columns.

    Raises TableError naming the row and the remedy where a column is missing, a term stands twice,
    a weight is out of range, or a category or governing kind is not known (a category of your own
    begins with own_).
    """
    if lexicon is None:
        return shipped()
    if isinstance(lexicon, Lexicon):
        return lexicon
    if isinstance(lexicon, pd.DataFrame):
        table = check_lexicon(lexicon, "escalation", "Lexicon given")
        return compile_lexicon(table, "Lexicon given")
    path = Path(lexicon)
    return _from_file(path, path.read_bytes() if path.is_file() else b"")


@lru_cache(maxsize=4)
def _from_file(path: Path, content: bytes) -> Lexicon:
    """A reader's own file; `content` makes a changed file a new one."""
    return compile_lexicon(read_lexicon("escalation", path), path.name)


def compile_lexicon(table: pd.DataFrame, name: str) -> Lexicon:
    """The lexicon `table` with the shipped cues, and the names of actors beside it."""
    entries, cue_terms = _cues()
    entries = entries | _entries(table)
    terms = one_row_a_term(table, name)
    noun = terms.word_class == "noun"
    terms["concept"] = terms.concept.where(~noun, terms.concept + NOUN)
    # A form that is verb and noun ("kämpfen") is found in either case, so the verbs of a concept
    # come first.
    terms = terms.assign(noun=noun).sort_values(["row", "noun"], kind="stable")
    concepts = [*dict.fromkeys(entry.concept for entry in entries.values())]
    categories = sorted({*table.category, *read_lexicon("governing").category, ""})
    searches, meanings = {}, {}
    for language in CODES:
        own = pd.concat([terms, cue_terms], ignore_index=True).query("language == @language")
        matcher = Matcher(own)
        searches[language] = Search(matcher, gazetteer(language)[0], field_words(language).matcher)
        meanings[language] = _columns([entries[key] for key in matcher.keys], concepts, categories)
    return Lexicon(table, concepts, categories, searches, meanings, _shifts(table, categories))


def _entries(table: pd.DataFrame) -> dict[str, Entry]:
    """What each concept stands for, by matcher key."""
    entries = {}
    for row in table.to_dict("records"):
        governs = row["governs"]
        entry = Entry(
            IGNORED if row["category"] == "not_counted" else OPERATOR if governs else EVENT,
            row["concept"],
            row["category"],
            row["facet"],
            float(row["weight"]),
            governs,
            context=row["context"] == "yes",
            dropped_alone=bool(governs) and kinds()[governs].dropped_alone,
            events_only=bool(governs) and kinds()[governs].object == "event",
            subject=kinds()[governs].object if governs else "",
            future=row["concept"] == "future",
            fields=figurative_in().get(row["concept"], 0),
        )
        entries[row["concept"]] = entry
        entries[row["concept"] + NOUN] = entry._replace(noun=True)
    return entries


def _columns(entries: list[Entry], concepts: list[str], categories: list[str]) -> Meanings:
    lists = {
        "concept": concepts,
        "category": categories,
        "facet": FACETS,
        "modality": MODALITIES,
        "governs": ("", *kinds()),  # its places begin at -1
    }
    columns = {}
    for name, kind in Entry.__annotations__.items():
        codes = {value: place for place, value in enumerate(lists.get(name, ()))}
        values = [getattr(entry, name) for entry in entries]  # none in a language without terms
        columns[name] = np.array(
            [codes[value] for value in values] if codes else values, int if codes else kind
        )
    return Meanings(**columns | {"governs": columns["governs"] - 1})


@cache
def marked(column: str, value: str = "yes") -> frozenset[str]:
    """The categories with this value in a column of categories.csv: contested, has_roles …"""
    return words("categories", "category", **{column: value})


@cache
def kinds() -> dict[str, Kind]:
    """The kinds of governing words."""
    return {
        row.governs: Kind(row.negated_as, row.alone == "dropped", row.object)
        for row in read_lexicon("governing_kinds").itertuples()
    }


@cache
def kind_number(governs: str) -> int:
    """Place of a kind of governing words in `kinds`; -1 for words that govern nothing."""
    return list(kinds()).index(governs) if governs else -1


def _shifts(table: pd.DataFrame, categories: list[str]) -> Shifts:
    """What each governing kind makes of what; delivering arms has the weight that the lexicon gives
    it.
    """
    rows = read_lexicon("governing")
    arms = table.weight[table.concept == ARMS]
    acts = rows.governs[rows.facet == "action"]
    said = frozenset(rows.governs) - frozenset(acts)
    asked = frozenset(rows.governs[rows.modality == "demand"])
    place = {key: number for number, key in enumerate(zip(rows.governs, rows.event, strict=True))}
    return Shifts(
        rows.weight.where((rows.category != ARMS) | arms.empty, arms.min()).to_numpy(),
        rows.factor.to_numpy(),
        np.array([categories.index(category) if category else -1 for category in rows.category]),
        np.array([FACETS.index(facet) for facet in rows.facet]),
        np.array([MODALITIES.index(modality) for modality in rows.modality]),
        of_sign=np.array(
            [
                [place[kind, sign] for sign in ("contested", "conflict", "cooperation")]
                for kind in kinds()
            ]
        ),
        of_words=np.array(
            [[place.get((kind, event), -1) for kind in kinds()] for event in ("speech", "pressing")]
        ),
        # The last column stands for what governs nothing.
        words=np.array([[*map(some.__contains__, kinds()), False] for some in (said, asked)]),
        negated_as=np.array(
            [kind_number(entry.negated_as or kind) for kind, entry in kinds().items()]
        ),
    )


@cache
def _cues() -> tuple[dict[str, Entry], pd.DataFrame]:
    """Entries for negators, hedges, subordinators and intensifiers, and their terms."""
    entries, rows = {}, []
    for lexicon, kind in (
        ("negators", NEGATOR),
        ("hedges", HEDGE),
        ("subordinators", SUBORDINATOR),
        ("intensifiers", INTENSIFIER),
    ):
        for row in read_lexicon(lexicon).to_dict("records"):
            use = row.get("scope") or row.get("use") or row.get("reach") or ""
            factor, modality = float(row.get("factor", 1.0)), row.get("modality", "fact")
            key = f"{lexicon}: {use} {modality} {factor}"
            entries[key] = Entry(kind, key, use=use, factor=factor, modality=modality)
            rows.append((key, row["term"], row["language"], row["word_class"], ""))
    return entries, pd.DataFrame(
        rows, columns=["concept", "term", "language", "word_class", "compound"]
    )
