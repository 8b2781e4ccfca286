"""One table in, one plotly figure out: a module for each analysis, drawn in one theme."""

from helpers.figures.base import Figure, finish, replace, widget

__all__ = ["Figure", "finish", "replace", "widget"]
