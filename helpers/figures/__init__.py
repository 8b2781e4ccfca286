"""One table in, one plotly figure out: a module for each analysis, drawn in one theme."""

from helpers.figures import base, corpus, escalation, offline, overview, sources, topics
from helpers.figures.base import Figure, count, finish, nothing, replace, widget, wrap
from helpers.figures.tables import readable_tables

__all__ = [
    "Figure",
    "base",
    "corpus",
    "count",
    "escalation",
    "finish",
    "nothing",
    "offline",
    "overview",
    "readable_tables",
    "replace",
    "sources",
    "topics",
    "widget",
    "wrap",
]
