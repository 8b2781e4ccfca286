"""Inflected forms of English words: verbs with their particles, nouns, adjectives, and phrases
around them.
"""

from __future__ import annotations

import re
from functools import cache

from helpers.language.inflection.german import GAP
from helpers.lexicon import read_lexicon

_PARTICLES = frozenset(
    ("about", "away", "back", "down", "in", "off", "on", "out", "over", "through", "up")
)
_PREPOSITIONS = frozenset(
    (
        "of",
        "for",
        "to",
        "in",
        "on",
        "at",
        "with",
        "by",
        "from",
        "against",
        "over",
        "between",
        "under",
        "into",
    )
)


def inflected(term: str, word_class: str) -> list[str]:
    """Forms of a word or phrase of `word_class` (noun, verb, adjective or phrase)."""
    words = term.split(" ")
    if word_class == "verb":
        return _verb_phrase(words)
    if word_class == "adjective":
        return _adjective(term) if len(words) == 1 else [term]
    # The head of "weapons of mass destruction" stands before the preposition.
    head = next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words)) - 1
    nouns = [" ".join([*words[:head], form, *words[head + 1 :]]) for form in _noun(words[head])]
    is_verb_too = word_class == "phrase" and len(words) > 1 and words[0].islower()
    return nouns + (_verb_phrase(words) if is_verb_too else [])


@cache
def _irregular_verbs() -> dict[str, tuple[list[str], list[str], list[str]]]:
    table = read_lexicon("irregular_verbs").query("language == 'en'")
    return {
        row.base: (
            [p for p in row.present.split("|") if p],
            row.past.split("|"),
            row.participle.split("|"),
        )
        for row in table.itertuples()
    }


def _verb(verb: str) -> list[str]:
    present, past, participle = _irregular_verbs().get(verb, ([], [_with_ending(verb, "ed")], []))
    doubled = verb + verb[-1]
    ing = doubled + "ing" if doubled + "ed" in past else _with_ending(verb, "ing")
    return [verb, *(present or [_with_s(verb)]), *past, *participle, ing]


def _verb_phrase(words: list[str]) -> list[str]:
    verbs, rest = _verb(words[0].lower()), words[1:]
    found = [" ".join([form, *rest]) for form in verbs]
    if len(rest) == 1 and rest[0] in _PARTICLES:
        found += [f"{form}{GAP}{rest[0]}" for form in verbs]
    return found


def _with_s(word: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def _with_ending(word: str, ending: str) -> str:
    """`word` with ed, ing, er or est: stop-p-ed, tri-ed, ly-ing, mov-ing."""
    if ending == "ing" and word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not (ending == "ing" and re.search(r"(?:[eoy]e|^be)$", word)):
        return word[:-1] + ending
    if ending != "ing" and re.search(r"[^aeiou]y$", word):
        return word[:-1] + "i" + ending
    short = re.fullmatch(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]", word)
    return word + (word[-1] if short else "") + ending


@cache
def _irregular_plurals() -> dict[str, str]:
    table = read_lexicon("irregular_nouns").query("language == 'en'")
    return dict(zip(table.singular, table.plural, strict=True))


def _noun(noun: str) -> list[str]:
    lower = noun.lower()
    # Only longer ones end compounds (policeman, airman); "half" must not make "behalf" irregular.
    one = next(
        (
            s
            for s in _irregular_plurals()
            if lower == s or (s in ("man", "craft") and lower.endswith(s))
        ),
        None,
    )
    if lower in ("human", "german", "ottoman", "roman", "taliban"):
        one = None
    if one:
        many = _irregular_plurals()[one]
        return [
            noun,
            noun[: -len(one)] + (many.capitalize() if noun[-len(one)].isupper() else many),
        ]
    singular = [noun[:-1]] if re.search(r"[^sui]s$", lower) and len(noun) > 4 else []
    return [noun, *([] if singular else [_with_s(noun)]), *singular]


def _adjective(adjective: str) -> list[str]:
    degrees = _irregular_degrees().get(adjective)
    if degrees:
        return [adjective, *degrees]
    if len(re.findall(r"[aeiouy]+", adjective)) > 2 or adjective.endswith(
        ("ed", "ing", "ful", "ous")
    ):
        return [adjective]
    return [adjective, _with_ending(adjective, "er"), _with_ending(adjective, "est")]


@cache
def _irregular_degrees() -> dict[str, tuple[str, str]]:
    table = read_lexicon("irregular_adjectives").query("language == 'en'")
    return dict(
        zip(table.base, zip(table.comparative, table.superlative, strict=True), strict=True)
    )
