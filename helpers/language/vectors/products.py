"""A matrix product whose rows do not depend on their neighbours, and the name of the arithmetic
that computes it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import numpy as np

_EDGE, _STEP = (
    8,
    16,
)  # rows of zeros at both ends of one product, and what the rows between are filled up to
BLOCK = 304  # rows between the zeros at most: with more, BLAS cuts the product in the middle


@cache
def _controller():
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@contextmanager
def one_thread() -> Iterator[None]:
    """A context, or a decorator, in which BLAS computes on one thread: two would cut a product in
    its middle, and sums in another order end in other digits.
    """
    with _controller().limit(limits=1, user_api="blas"):
        yield


@cache
def kernel() -> str:
    """What multiplies numpy's matrices here: library, version and kernel, like "openblas 0.3.31
    Haswell".
    """
    found = {
        f"{x['internal_api']} {x['version']} {x.get('architecture', '')}".strip()
        for x in _controller().info()
        if x["user_api"] == "blas" and "numpy" in x["filepath"]
    }
    return ", ".join(sorted(found)) or "unknown"


def _between_zeros(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """`rows @ weights` of up to BLOCK rows, with the rows as columns in the middle of the product.

    BLAS computes the first, the last and left-over columns with other kernels than those between,
    and their last bits differ (OpenBLAS on Haswell and Zen): there stand zeros.
    """
    count = len(rows)
    filled = np.zeros((2 * _EDGE + -(-count // _STEP) * _STEP, rows.shape[1]), dtype=np.float32)
    filled[_EDGE : _EDGE + count] = rows
    return (weights.T @ filled.T)[:, _EDGE : _EDGE + count].T


@cache
def _steady() -> bool:
    """Whether equal rows of such a product come out equal here, which no specification promises."""
    generator = np.random.default_rng(0)
    row, weights = (
        generator.standard_normal(shape, dtype=np.float32) for shape in ((1, 1280), (1280, 512))
    )
    first = _between_zeros(row, weights)
    return all(
        (_between_zeros(np.repeat(row, n, 0), weights) == first).all()
        for n in range(_STEP, BLOCK + 1, _STEP)
    )


def product(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """`rows @ weights` in single precision, each row to the last bit as it would be alone (inside
    `one_thread`).

    Costs a fifth more than the bare product; where this machine's BLAS treats equal rows
    differently all the same, the product is made in double precision and rounded, in twice the
    time.
    """
    if not _steady():
        return (rows.astype(np.float64) @ weights).astype(np.float32)
    out = np.empty((len(rows), weights.shape[1]), dtype=np.float32)
    for first in range(0, len(rows), BLOCK):
        out[first : first + BLOCK] = _between_zeros(rows[first : first + BLOCK], weights)
    return out
