"""Topics of texts in German, English or both: clusters, labels, and how sure they are."""

from helpers.topics.cluster import TopicClusters

__all__ = ["TopicClusters"]
