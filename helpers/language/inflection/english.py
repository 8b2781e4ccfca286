"""Inflected forms of English words: verbs with their particles, nouns, adjectives, and phrases
around them.
"""

import re

from helpers.language.grammar import closed_class, listed
from helpers.language.inflection import irregular
from helpers.language.inflection.irregular import GAP, Verb

_PARTICLES = closed_class("en", "particle")
_PREPOSITIONS = closed_class("en", "preposition")
_SYLLABLES = 2  # of an adjective that has degrees in -er and -est
_SHORTEST_PLURAL = 5  # letters of a word in -s that may be a plural


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


def _verb(verb: str) -> list[str]:
    regular = Verb([], [_with_ending(verb, "ed")], [])
    present, past, participle, _ = irregular.verbs("en").get(verb, regular)
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


def _noun(noun: str) -> list[str]:
    lower = noun.lower()
    plurals = dict(irregular.plurals("en"))
    # Only longer ones end compounds (policeman, airman); "half" must not make "behalf" irregular.
    compound = next((one for one in ("man", "craft") if lower.endswith(one)), lower)
    one = lower if lower in plurals else compound
    if one in plurals:
        many = plurals[one]
        begun = noun[: -len(one)]
        return [noun, begun + (many.capitalize() if noun[len(begun)].isupper() else many)]
    if lower.endswith("s") and lower[-2:-1] not in "sui" and len(noun) >= _SHORTEST_PLURAL:
        return [noun, noun[:-1]]
    return [noun, _with_s(noun)]


def _adjective(adjective: str) -> list[str]:
    if adjective in irregular.degrees("en"):
        return [adjective, *irregular.degrees("en")[adjective]]
    long = len(re.findall(r"[aeiouy]+", adjective)) > _SYLLABLES
    if long or adjective.endswith(listed("en", "without_degrees")):
        return [adjective]
    return [adjective, _with_ending(adjective, "er"), _with_ending(adjective, "est")]


def name_forms(name: str, mark: str) -> list[str]:
    """Forms of a name in a text: "+" marks a noun that is declined (Russian, Russians)."""
    return [name, name + "s"] if mark == "+" else [name]
