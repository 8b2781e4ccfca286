"""Collections of any size: every table as Parquet, part by part, on Dask."""

from helpers.archive.workers import ArchiveError, ScaleError
from helpers.archive.writing import annotate

__all__ = [
    "ArchiveError",
    "ScaleError",
    "annotate",
]
