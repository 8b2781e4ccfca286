"""What the documents of one story state, and where they differ."""

from helpers.sources.facts.grid import facts
from helpers.sources.facts.stories import link_stories, similarities

__all__ = [
    "facts",
    "link_stories",
    "similarities",
]
