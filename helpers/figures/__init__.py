"""One table in, one plotly figure out: a module for each analysis, drawn in one theme."""

from helpers.figures.base import Figure, finish, replace, widget
from helpers.figures.tables import readable_tables

__all__ = ["Figure", "finish", "readable_tables", "replace", "widget"]
