"""Collections of any size: every table as Parquet, part by part, on Dask."""

from helpers.archive.workers import ScaleError
from helpers.archive.writing import annotate

__all__ = [
    "ScaleError",
    "annotate",
]
