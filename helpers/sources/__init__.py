"""How sources differ: on one story, with intervals, and with "cannot be concluded" as a normal
answer.
"""

from helpers.sources.facts import facts, link_stories, similarities
from helpers.sources.profiles import (
    MEASURES,
    actors,
    compare,
    count_terms,
    find_traits,
    from_counts,
    keyness,
    passages,
    profiles,
    similarity_map,
    style,
    tone,
    voices,
)
from helpers.sources.trials import (
    comparable,
    group_of,
    is_named,
    null_check,
    power,
    synthetic_corpus,
)

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
