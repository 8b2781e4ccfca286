"""Who and what the texts name."""

from helpers.language.names.actors import find_actors, gazetteer

__all__ = [
    "find_actors",
    "gazetteer",
]
