"""Explorers: a thin layer of controls that chooses a figure's arguments."""

__all__: list[str] = []
