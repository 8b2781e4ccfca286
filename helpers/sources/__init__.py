"""How sources differ: on one story, with intervals, and with "cannot be concluded" as a normal answer."""

from helpers.sources.design import comparable, group_of
from helpers.sources.facts import facts
from helpers.sources.keyness import count_terms, from_counts, keyness
from helpers.sources.stories import link_stories, similarities

__all__ = ["comparable", "count_terms", "facts", "from_counts", "group_of", "keyness", "link_stories", "similarities"]
