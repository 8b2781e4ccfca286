"""English participles."""

from functools import cache

from helpers.lexicon import read_lexicon


def is_participle(word: str) -> bool:
    """Whether a word ends in -ed or is the participle of an irregular verb: hit, shot, driven."""
    return (word.endswith("ed") and len(word) > 4) or word in _irregular()


@cache
def _irregular() -> frozenset[str]:
    cells = read_lexicon("irregular_verbs").query("language == 'en'").participle
    return frozenset(p for cell in cells for p in cell.split("|") if p)
