"""Tables as files: readable by spreadsheets and exact in Parquet."""

import os
import subprocess
import sys

import pandas as pd
import pytest

from helpers.report import tables


def test_tables_survive_both_formats_and_formulas_stay_text(tmp_path):
    frame = pd.DataFrame(
        {"text": ["=1+1", "-5 Grad", "„Zitat“", "NA", None], "value": [-1.5, 2, 3, 4, 5]}
    )
    tables.write(frame, tmp_path, "rows")
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "tables" / "rows.parquet"), frame)
    csv = (tmp_path / "tables" / "rows.csv").read_bytes()
    assert csv.startswith(b"\xef\xbb\xbftext,value\n'=1+1,-1.5\n'-5 Grad,2.0\n")
    assert "„Zitat“,3.0\n" in csv.decode("utf-8-sig")


DIGESTS = """
import hashlib
from helpers import corpus
from helpers.report import tables
for name, table in tables.compute(corpus.load("seeds")).items():
    print(name, hashlib.sha256(table.to_csv().encode()).hexdigest())
"""


@pytest.mark.slow
@pytest.mark.parametrize("kernel", ["", "Haswell"])
def test_the_number_of_threads_changes_no_digit_of_a_table(kernel):
    def digests(threads):
        chosen = os.environ | {"OPENBLAS_NUM_THREADS": threads, "LAGEBILD_CACHE": "off"}
        chosen |= {"OPENBLAS_CORETYPE": kernel} if kernel else {}
        done = subprocess.run(
            [sys.executable, "-c", DIGESTS], env=chosen, capture_output=True, text=True, check=True
        )
        return done.stdout

    assert digests("1") == digests("2") != ""
