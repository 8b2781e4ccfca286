"""How sources differ: on one story, with intervals, and with "cannot be concluded" as a normal answer."""

from helpers.sources.actors import actors, voices
from helpers.sources.design import comparable, group_of, is_named
from helpers.sources.facts import facts
from helpers.sources.keyness import count_terms, from_counts, keyness
from helpers.sources.null_check import null_check
from helpers.sources.pairs import compare, passages
from helpers.sources.power import power
from helpers.sources.profile import profiles, similarity_map
from helpers.sources.stories import link_stories, similarities
from helpers.sources.style import MEASURES, find_traits, style
from helpers.sources.synthetic import synthetic_corpus
from helpers.sources.tone import tone

__all__ = [
    "MEASURES",
    "actors",
    "comparable",
    "compare",
    "count_terms",
    "facts",
    "find_traits",
    "from_counts",
    "group_of",
    "is_named",
    "keyness",
    "link_stories",
    "null_check",
    "passages",
    "power",
    "profiles",
    "similarities",
    "similarity_map",
    "style",
    "synthetic_corpus",
    "tone",
    "voices",
]
