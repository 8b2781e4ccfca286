"""Sources side by side: facts, words, profiles, voices, stories to read, and what can be shown at
all.
"""

from helpers.figures.sources.checks import null_check, power
from helpers.figures.sources.distinctive import keyness
from helpers.figures.sources.facts import fact_grid
from helpers.figures.sources.profiles import profile, similarity_map
from helpers.figures.sources.story_text import fact_table, story_page
from helpers.figures.sources.tone import tone
from helpers.figures.sources.voices import voices

__all__ = [
    "fact_grid",
    "fact_table",
    "keyness",
    "null_check",
    "power",
    "profile",
    "similarity_map",
    "story_page",
    "tone",
    "voices",
]
