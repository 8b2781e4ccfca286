"""Sentences that tell of a decision or commitment as a fact: taken, by somebody, in the newsroom's
own words.
"""

import re
from functools import cache

from helpers.language import Matcher, forms
from helpers.languages import CODES, LANGUAGES
from helpers.lexicon import read_lexicon, words

_QUOTED = re.compile(r"[\"„“”»«][^\"„“”»«]*[\"„“”»«]")
_CLAUSE = re.compile(r".*[,;:–—]", re.DOTALL)
_BEFORE, _AFTER = 160, 20  # characters in which a clause of usual length has its modal verb
_NEAR = (
    4  # English words before a verb among which its modal stands; a German one may open the clause
)


def is_decision(text: str, language: str) -> bool:
    """Whether a sentence says that something was decided: a verb of deciding in a form that tells
    of a fact.

    Words in quotation marks, infinitives, verbs after a modal verb or a conjunction of doubt, and
    negated ones do not count. Linear in the text.
    """
    verb_last = language in CODES and LANGUAGES[language].verb_last
    plain = _QUOTED.sub(lambda m: " " * len(m[0]), text)
    for start, end, _ in _told(language).find(plain):
        before = re.findall(
            r"[\w’']+", _CLAUSE.sub("", plain[max(0, start - _BEFORE) : start]).lower()
        )
        near = set(before if verb_last else before[-_NEAR:])
        after = set(re.findall(r"\w+", plain[start : end + _AFTER].lower())) if verb_last else set()
        unreal = words("unreal", language=language)
        unreal |= words("negators", "term", language=language)
        on_both_sides = words("unreal", language=language, place="both")
        if not unreal & near and not on_both_sides & after:
            return True
    return False


@cache
def _told(language: str):
    """The verbs of deciding; where nouns have no capital and share endings with verbs, the other
    forms only ("a sign", "the order").
    """
    table = read_lexicon("decisions").query("language == @language")
    patterns = {}
    shared = () if LANGUAGES[language].capital_nouns else _shared_endings(language)
    for row in table.itertuples():
        found = forms(row.term, row.language, row.word_class)
        if shared and row.word_class == "verb":
            found = [f for f in found if f != row.term and not f.endswith(shared)]
        patterns[row.term] = found
    return Matcher(patterns)


def _shared_endings(language: str) -> tuple[str, ...]:
    """Endings that make a verb look like a noun: signs, signing."""
    classes = ("plural_ending", "present_participle_ending")
    return tuple(
        ending
        for each in classes
        for ending in words("grammar", language=language, word_class=each)
    )
