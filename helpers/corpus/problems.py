"""What could not be read, or was read with a guess."""

from __future__ import annotations

from typing import NamedTuple


class CorpusError(ValueError):
    """A corpus cannot be loaded; one sentence says what, where and what to do."""


class Problem(NamedTuple):
    """One row of PROBLEMS."""

    path: str
    kind: str
    message: str
    remedy: str
