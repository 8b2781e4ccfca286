"""Topics to look at: map, sizes by group and over time, terms, similarity tree, and how stable they
are.
"""

from helpers.figures.topics.counts import over_time, sizes, terms
from helpers.figures.topics.evidence import stability, tree
from helpers.figures.topics.maps import passages, topic_map

__all__ = [
    "over_time",
    "passages",
    "sizes",
    "stability",
    "terms",
    "topic_map",
    "tree",
]
