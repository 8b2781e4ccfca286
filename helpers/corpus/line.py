"""A line of a text, as the rules for pages label it."""

from typing import NamedTuple


class Line(NamedTuple):
    """One line: its text, its own line end, what it is, and the rule that decided."""

    text: str
    end: str
    role: str
    cut_start: int | None
    cut_end: int | None
    rule: str

    @property
    def printed(self) -> str:
        """The line without its cuts."""
        return self.text[self.cut_start : self.cut_end].strip()
