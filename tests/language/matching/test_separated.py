"""Phrases in two parts: which parts may belong together, by their distance alone."""

import numpy as np
import pytest

from helpers.language.matching.separated import near


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        # start, end, may be a first part, may be a second part
        ([(0, 5, True, False), (165, 167, False, True)], [True, True]),
        ([(0, 5, True, False), (166, 168, False, True)], [False, False]),
        ([(0, 2, False, True), (10, 15, True, False)], [False, False]),
        ([(0, 5, True, False), (5, 7, False, True), (300, 302, False, True)], [True, True, False]),
        ([(0, 5, True, True), (20, 25, True, True), (400, 405, True, True)], [True, True, False]),
        ([(0, 2, False, True)], [False]),
        ([(0, 2, True, False)], [False]),
        ([], []),
    ],
)
def test_parts_without_another_near_them_are_left_out(parts, expected):
    start, end, first, second = np.array(parts, dtype=int).reshape(-1, 4).T
    assert near(start, end, first.astype(bool), second.astype(bool)).tolist() == expected
