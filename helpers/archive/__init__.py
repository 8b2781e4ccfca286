"""Collections of any size: every table as Parquet, part by part, on Dask."""

from helpers.archive.writing import ScaleError, annotate

__all__ = [
    "ScaleError",
    "annotate",
]
