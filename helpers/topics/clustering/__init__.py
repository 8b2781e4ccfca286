"""Texts to topics: two views of each text, partitions of them, and how stable these are."""

__all__: list[str] = []
