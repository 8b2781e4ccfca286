"""What sources are like: their words, style, voices, tone, and how they tell one story."""

from helpers.sources.profiles.actors import actors, voices
from helpers.sources.profiles.keyness import count_terms, from_counts, keyness
from helpers.sources.profiles.pairs import compare, passages
from helpers.sources.profiles.profile import profiles, similarity_map
from helpers.sources.profiles.style import MEASURES, find_traits, style
from helpers.sources.profiles.tone import tone

__all__ = [
    "MEASURES",
    "actors",
    "compare",
    "count_terms",
    "find_traits",
    "from_counts",
    "keyness",
    "passages",
    "profiles",
    "similarity_map",
    "style",
    "tone",
    "voices",
]
