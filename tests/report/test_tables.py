"""Tables as files: readable by spreadsheets and exact in Parquet."""

import pandas as pd

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
