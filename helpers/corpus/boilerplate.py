"""Boilerplate as a trait of a source: how much of what it publishes is no article, and what that
is.
"""

import pandas as pd

from helpers import schema


def boilerplate(documents: pd.DataFrame, lines: pd.DataFrame, by: str = "source") -> pd.DataFrame:
    """Characters by role for each group: group, role, kept, characters, share (of the group's, 0 to
    1), n_documents.

    Documents without a value in `by` form the group "not named". Blank lines are left out.
    """
    schema.require(documents, "DOCUMENTS", ["doc_id", by], "Call corpus.load() first.")
    schema.require(lines, "LINES", ["doc_id", "text", "role", "kept"], "Call corpus.load() first.")
    groups = documents.set_index("doc_id")[by].astype("str").fillna("not named")
    frame = lines[lines.role != "blank"].assign(
        group=lambda x: x.doc_id.map(groups), characters=lambda x: x.text.str.strip().str.len()
    )
    table = frame.groupby(["group", "role"], as_index=False).agg(
        kept=("kept", "any"), characters=("characters", "sum")
    )
    table["share"] = table.characters / table.groupby("group").characters.transform("sum")
    table["n_documents"] = table.group.map(groups.value_counts())
    return table.sort_values(["group", "characters"], ascending=[True, False], ignore_index=True)
