"""What each line of a page is, and which rule says so."""

from helpers.corpus.lines.roles import kept_roles, label_lines

__all__ = [
    "kept_roles",
    "label_lines",
]
