"""How often a term names something: labels are made of nouns and names, not of verbs and
adjectives.
"""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from helpers.languages import LANGUAGES
from helpers.lexicon import words

DOUBT = 1.0  # uses of each kind that are added, so that one use alone decides nothing


def naming(
    keys: Iterable[tuple[str, ...]],
    written: Iterable[str],
    uses: Iterable[tuple[str, str, str, bool]],
    language: str,
) -> np.ndarray:
    """Share of uses as a noun or a name of each term, 0 to 1: phrases and capitals name.

    `uses` are read where nouns have no capitals: lemma, form, the word before, and whether the next
    word is no function word.
    """
    by_place = not LANGUAGES[language].capital_nouns
    named, other = _counted(uses if by_place else (), language)
    return np.array(
        [
            1.0
            if len(key) > 1 or form[0].isupper()
            else by_place * named[key[0]] / (named[key[0]] + other[key[0]])
            for key, form in zip(keys, written, strict=True)
        ]
    )


def _counted(
    uses: Iterable[tuple[str, str, str, bool]], language: str
) -> tuple[dict[str, float], dict[str, float]]:
    """How often each lemma stands, as in English, where a noun does and where another word does,
    beside what is added for doubt.

    A noun ends a phrase after a determiner or a preposition ("the growth of"), a verb follows "to",
    a modal or a pronoun or takes -ed or -ing ("to grow"), an adjective stands between a determiner
    and another word ("the economic outlook"). German needs none of this: it writes nouns with a
    capital.
    """
    named: dict[str, float] = defaultdict(lambda: DOUBT)
    other: dict[str, float] = defaultdict(lambda: DOUBT)
    verb_follows = _words(language, "auxiliary", "pronoun", "before_verb")
    noun_follows = _words(language, "article", "preposition") - verb_follows
    of_verbs = tuple(_words(language, "weak_past_ending", "present_participle_ending"))
    for lemma, form, before, leads_on in uses:
        form, before = form.lower(), before.lower()
        if before in verb_follows or (form != lemma and form.endswith(of_verbs)):
            other[lemma] += 1
        elif before in noun_follows and leads_on:
            other[lemma] += 0.5  # an adjective, or the first part of a name or compound
        elif before in noun_follows:
            named[lemma] += 1
    return named, other


def _words(language: str, *classes: str) -> frozenset[str]:
    return frozenset().union(*(words("grammar", language=language, word_class=c) for c in classes))
