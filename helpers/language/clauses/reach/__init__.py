"""How far negation, modality and background reach, in each language."""

from helpers.language.clauses.reach.line import INTENSITY_REACH, Cues, Line, in_use

__all__ = ["INTENSITY_REACH", "Cues", "Line", "in_use"]
