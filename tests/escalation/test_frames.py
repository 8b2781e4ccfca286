"""What stands over a deed: its end, its failing, condition, drill, long past years, plans."""

from pathlib import Path

import pandas as pd
import pytest

from helpers.escalation.ledger import totals

SENTENCES = pd.read_csv(Path(__file__).parent / "frames.csv")
# How many sentences of each kind are within the limits that were written before the rules.
RIGHT = {
    "called_off": 15,
    "condition": 14,
    "counterfactual": 15,
    "dated_past": 16,
    "drill": 16,
    "end_of_agreement": 16,
    "end_of_fighting": 16,
    "final_nicht": 7,
    "never_came": 16,
    "person": 11,
    "plan": 16,
    "withheld": 16,
}


@pytest.mark.parametrize("kind", RIGHT)
def test_frames(kind):
    rows = SENTENCES[SENTENCES.kind == kind].reset_index(drop=True)
    table = rows.rename(columns={"sentence": "text"}).assign(doc_id=kind, sentence_id=rows.index)
    value = totals(table).total
    wrong = rows.sentence[(value < rows.low) | (value > rows.high)]
    assert len(rows) - len(wrong) >= RIGHT[kind], wrong.tolist()
