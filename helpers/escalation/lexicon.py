"""The escalation lexicon, read, checked and compiled into one matcher for each language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from helpers.language.terms import Matcher
from helpers.lexicon import read_lexicon
from helpers.schema import TableError

LANGUAGES = ("de", "en")
WORD_CLASSES = ("noun", "compound", "verb", "adjective", "phrase", "fixed")
CONTESTED = frozenset({"arms_delivery", "deterrence", "self_defence", "weapons"})
"""Categories whose direction is disputed: shown in the ledger, and without a contribution unless a reader gives one."""

NOUN = ":noun"  # ends the matcher key of nouns, which are capitalised in German
EVENT, OPERATOR, NEGATOR, HEDGE, SUBORDINATOR, INTENSIFIER, IGNORED = range(7)


class Entry(NamedTuple):
    """What a phrase means: an event or governing word of the lexicon, or a cue that changes the words beside it."""

    kind: int
    concept: str
    category: str = ""
    facet: str = ""
    weight: float = 0.0
    governs: str = ""
    use: str = ""
    factor: float = 1.0
    context: bool = False
    noun: bool = False


class Shift(NamedTuple):
    """What a governing word makes of an event in its scope."""

    weight: float
    factor: float
    category: str
    facet: str
    modality: str


@dataclass(frozen=True)
class Lexicon:
    """A compiled lexicon: `table` as read, entries by key, one matcher a language, shifts by (governs, event group)."""

    table: pd.DataFrame
    entries: dict[str, Entry]
    matchers: dict[str, Matcher]
    shifts: dict[tuple[str, str], Shift]


@cache
def shipped() -> Lexicon:
    """The kit's own lexicon, compiled once."""
    return compile_lexicon(read_lexicon("escalation"), "escalation.csv")


def load(lexicon: Lexicon | pd.DataFrame | str | Path | None = None) -> Lexicon:
    """A compiled lexicon from the shipped file (None), a path to a CSV, or a table with the same columns.

    Raises TableError naming the row and the remedy where a column is missing, a term stands twice, a weight is out of
    range, or a governing kind is not known.
    """
    if lexicon is None:
        return shipped()
    if isinstance(lexicon, Lexicon):
        return lexicon
    if isinstance(lexicon, pd.DataFrame):
        return compile_lexicon(lexicon, "the lexicon given")
    return compile_lexicon(read_lexicon("escalation", lexicon), Path(lexicon).name)


def terms(table: pd.DataFrame, language: str, name: str = "escalation.csv") -> pd.DataFrame:
    """One row a term: concept (":noun" added for nouns), term, language, word_class, compound.

    Raises TableError on an unknown word class or a term that stands in two concepts, naming the rows.
    """
    rows, seen = [], {}
    for number, (concept, cell) in enumerate(zip(table["concept"], table[language], strict=True), start=2):
        own = []
        for item in filter(None, (part.strip() for part in cell.split("|"))):
            term, _, word_class = item.rpartition(":")
            if word_class not in WORD_CLASSES or not term.strip():
                choices = ", ".join(WORD_CLASSES)
                raise TableError(
                    f"{name}, row {number}: {language} holds {item!r}; write term:class with one of {choices}."
                )
            other, first, classes = seen.setdefault(term.lower(), (concept, number, set()))
            if other != concept or word_class in classes:
                raise TableError(
                    f"{name}, row {number}: the {language} term {term!r} of {concept!r} stands already in row {first} "
                    f"({other!r}). Keep one of them."
                )
            classes.add(word_class)
            noun = word_class in ("noun", "compound")
            compound = "yes" if word_class == "compound" else ""
            own.append((concept + NOUN * noun, term, language, "noun" if noun else word_class, compound))
        # A form that is verb and noun ("kämpfen") is found in either case, so the verb comes first.
        rows += sorted(own, key=lambda row: row[0].endswith(NOUN))
    return pd.DataFrame(rows, columns=["concept", "term", "language", "word_class", "compound"])


def compile_lexicon(table: pd.DataFrame, name: str) -> Lexicon:
    """The lexicon `table` with the shipped cues as one matcher a language."""
    shifts = _shifts()
    known = {governs for governs, _ in shifts}
    entries = {}
    for number, row in enumerate(table.to_dict("records"), start=2):
        if row["governs"] and row["governs"] not in known:
            raise TableError(
                f"{name}, row {number}: governs is {row['governs']!r}; leave it empty or take one of "
                f"{', '.join(sorted(known))}."
            )
        kind = IGNORED if row["category"] == "not_counted" else OPERATOR if row["governs"] else EVENT
        entries[row["concept"]] = Entry(
            kind,
            row["concept"],
            row["category"],
            row["facet"],
            float(row["weight"]),
            row["governs"],
            context=row["context"] == "yes",
        )
        entries[row["concept"] + NOUN] = entries[row["concept"]]._replace(noun=True)
    cues, cue_terms = _cues()
    entries |= cues
    matchers = {}
    for language in LANGUAGES:
        own = terms(table, language, name)
        cue = cue_terms[cue_terms.language == language]
        matchers[language] = Matcher(pd.concat([own, cue], ignore_index=True))
    return Lexicon(table, entries, matchers, shifts)


@cache
def clause_words(language: str) -> dict[str, str]:
    """What a function word says of the noun or name after it: agent, target, place, article or determiner."""
    table = read_lexicon("clause_words").query("language == @language")
    return dict(zip(table["word"], table["part"], strict=True))


@cache
def _shifts() -> dict[tuple[str, str], Shift]:
    return {
        (row.governs, row.event): Shift(row.weight, row.factor, row.category, row.facet, row.modality)
        for row in read_lexicon("governing").itertuples()
    }


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
            use = row.get("scope") or row.get("use") or f"{row.get('modality', '')} {row.get('reach', '')}"
            key = f"{lexicon}: {use} {row.get('factor', 1.0)}"
            entries[key] = Entry(kind, key, use=use, factor=float(row.get("factor", 1.0)))
            rows.append((key, row["term"], row["language"], row["word_class"], ""))
    return entries, pd.DataFrame(rows, columns=["concept", "term", "language", "word_class", "compound"])
