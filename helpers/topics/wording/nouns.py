"""How often a term names something: labels are made of nouns and names, not of verbs and
adjectives.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import numpy as np

from helpers.languages import LANGUAGES
from helpers.lexicon import read_lexicon

DOUBT = 1.0  # uses of each kind that are added, so that one use alone decides nothing


@cache
def _places(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words after which a noun phrase begins, and those after which a verb stands."""
    words = read_lexicon("grammar").query("language == @language").groupby("word_class").word
    words = words.agg(frozenset)
    verb = words["auxiliary"] | words["pronoun"] | {"to", "not"}
    return (words["article"] | words["preposition"]) - verb, verb


class NounUses:
    """Counts, word by word, in which places of a sentence lemmas stand, as in English.

    A noun ends a phrase after a determiner or a preposition ("the growth of"), a verb follows "to",
    a modal or a pronoun or takes -ed or -ing ("to grow"), an adjective stands between a determiner
    and another word ("the economic outlook"). German needs none of this: it writes nouns with a
    capital.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._named: dict[str, float] = defaultdict(float)
        self._other: dict[str, float] = defaultdict(float)

    def add(self, lemma: str, form: str, before: str, leads_on: bool) -> None:
        """One use of `lemma` as `form` after the word `before`; `leads_on`: the next word is no
        function word.
        """
        form, before = form.lower(), before.lower()
        before_noun, before_verb = _places(self._language)
        if before in before_verb or (form != lemma and form.endswith(("ed", "ing"))):
            self._other[lemma] += 1
        elif before in before_noun:
            if leads_on:
                self._other[lemma] += 0.5  # an adjective, or the first part of a name or compound
            else:
                self._named[lemma] += 1

    def share(self, lemma: str) -> float:
        """Share of uses as a noun, 0 to 1."""
        named, other = self._named[lemma], self._other[lemma]
        return (named + DOUBT) / (named + other + 2 * DOUBT)


def naming(
    keys: Iterable[tuple[str, ...]], written: Iterable[str], language: str, uses: NounUses
) -> np.ndarray:
    """Share of uses as a noun or a name of each term, 0 to 1: phrases and capitals name."""
    return np.array(
        [
            1.0
            if len(key) > 1 or form[0].isupper()
            else uses.share(key[0])
            if not LANGUAGES[language].capital_nouns
            else 0.0
            for key, form in zip(keys, written, strict=True)
        ]
    )
