"""Fields of life, such as sport or business, in which words of conflict are figures of speech."""

from functools import cache
from typing import NamedTuple

import numpy as np

from helpers.language.matching import Found, Joined, Matcher, first_from
from helpers.lexicon import read_lexicon


class FieldWords(NamedTuple):
    """The words that name a field in one language: their matcher, and the bit of the field for each
    of its keys.
    """

    matcher: Matcher
    bits: np.ndarray


@cache
def field_bits() -> dict[str, int]:
    """A bit for each field, and for armed force, which is meant literally."""
    return {
        field: 1 << place for place, field in enumerate(sorted(set(read_lexicon("fields").field)))
    }


@cache
def figurative_in() -> dict[str, int]:
    """For each concept the fields in which its words mostly are figures of speech, as a sum of
    their bits.
    """
    table = read_lexicon("metaphors")
    return {
        concept: sum(field_bits()[field] for field in fields.split("|"))
        for concept, fields in zip(table["concept"], table["fields"], strict=True)
    }


@cache
def field_words(language: str) -> FieldWords:
    """The words of all fields."""
    table = read_lexicon("fields").query("language == @language")
    compound = table.word_class == "compound"
    table = table.assign(
        concept=table.field,
        word_class=table.word_class.where(~compound, "noun"),
        compound=compound.map({True: "yes", False: ""}),
    )
    matcher = Matcher(table)
    return FieldWords(matcher, np.array([field_bits()[field] for field in matcher.keys], dtype=int))


def fields_named(joined: Joined, hits: Found, language: str, concepts: Found) -> np.ndarray:
    """The sum of the bits of the fields that each sentence names; a word that is a concept's too
    names none.
    """
    other = first_from(concepts.start, hits.start, hits.end) != hits.start
    fields = np.zeros(len(joined.starts), dtype=np.int64)
    bits = field_words(language).bits[hits.key[other]]
    np.bitwise_or.at(fields, joined.numbers(hits.start[other]), bits)
    return fields
