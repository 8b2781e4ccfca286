"""What the rules of inflection do not give, as the lexicons list it for each language."""

from functools import cache
from typing import NamedTuple

import pandas as pd

from helpers.lexicon import read_lexicon

GAP = " … "
"""Stands between the parts of a form that other words may separate: "griff … an"."""


class Verb(NamedTuple):
    """Irregular forms of a verb, each without an ending; `subjunctive` is Konjunktiv II."""

    present: list[str]
    past: list[str]
    participle: list[str]
    subjunctive: str = ""


def _listed(word_class: str, language: str) -> pd.DataFrame:
    table = read_lexicon(f"irregular_{word_class}")
    return table[table.language == language]


@cache
def verbs(language: str) -> dict[str, Verb]:
    """The irregular verbs of `language` by their base."""
    found = {}
    for row in _listed("verbs", language).itertuples():
        present, past, participle = (
            list(filter(None, cell.split("|"))) for cell in (row.present, row.past, row.participle)
        )
        found[row.base] = Verb(present, past, participle, row.subjunctive)
    return found


@cache
def plurals(language: str) -> tuple[tuple[str, str], ...]:
    """Singular and plural of each irregular noun; a noun of two plurals stands there twice."""
    return tuple((row.singular, row.plural) for row in _listed("nouns", language).itertuples())


@cache
def degrees(language: str) -> dict[str, tuple[str, str]]:
    """Comparative and superlative of each irregular adjective."""
    rows = _listed("adjectives", language).itertuples()
    return {row.base: (row.comparative, row.superlative) for row in rows}


@cache
def prefixes() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Prefixes of German verbs, longest first: those that leave the verb, those that may, those
    that do not.
    """
    table = read_lexicon("verb_prefixes")
    by_length = table.iloc[table.prefix.str.len().argsort(kind="stable")[::-1]]
    of_use = {use: tuple(part) for use, part in by_length.groupby("use").prefix}
    return of_use["separable"], of_use["both"], of_use["inseparable"]
