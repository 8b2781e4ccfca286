"""Labels that people give: a CSV to edit, which finds its topics again after a re-run."""

from pathlib import Path

import pandas as pd

from helpers.languages import CODES
from helpers.schema import TableError, require

AUTOMATIC, LABELS, YOURS = (
    [f"{kind}_{code}" for code in CODES] for kind in ("automatic", "label", "your_label")
)
COLUMNS = ["topic", *YOURS, *LABELS, "size", "terms", "texts"]
CENTRAL = 20  # texts of a topic by which its row is found again
SHARE = 0.5  # of a row's texts that must sit in one topic for the row to be carried over
_REMEDY = f"Write the file with topics.write_labels() and edit only {' and '.join(YOURS)}."


def write_labels(topics: pd.DataFrame, memberships: pd.DataFrame, path: str | Path) -> Path:
    """Write TOPICS as a CSV with your_label_de and your_label_en for editing; labels given before
    are kept.

    `texts` names the texts nearest to each topic: by them a label finds its topic again when topics
    are renumbered.
    """
    require(topics, "TOPICS", ["topic", *LABELS], "Call topics.find() first.")
    require(memberships, "MEMBERSHIPS", ["text_id", "topic", "margin"], "Call topics.find() first.")
    path = Path(path)
    given = _matched(_read(path), memberships) if path.is_file() else {}
    central = memberships.sort_values(
        ["topic", "margin", "text_id"], ascending=[True, False, True], kind="stable"
    )
    texts = central.groupby("topic").text_id.apply(lambda ids: "|".join(ids.head(CENTRAL)))
    table = topics.copy()
    if set(AUTOMATIC) <= set(table):
        table[LABELS] = table[AUTOMATIC]
    for column in YOURS:
        table[column] = [given.get(topic, {}).get(column, "") for topic in table.topic]
    table["texts"] = table.topic.map(texts).fillna("")
    temporary = path.with_name(path.name + ".part")
    table[COLUMNS].to_csv(temporary, index=False, encoding="utf-8")
    temporary.replace(path)
    return path


def read_labels(topics: pd.DataFrame, memberships: pd.DataFrame, path: str | Path) -> pd.DataFrame:
    """TOPICS with the labels from an edited CSV; automatic_de and automatic_en keep the ones made
    from the texts.

    Raises TableError where the file is missing or lacks a column.
    """
    path = Path(path)
    if not path.is_file():
        raise TableError(f"There is no label file {path}. {_REMEDY}")
    rows = _matched(_read(path), memberships)
    return rename(topics, {t: tuple(row[column] for column in YOURS) for t, row in rows.items()})


def rename(topics: pd.DataFrame, names: dict[int, tuple[str, ...]]) -> pd.DataFrame:
    """TOPICS with other labels: topic -> (German, English), where "" keeps the automatic one, and
    so does a language for which none is given.
    """
    require(topics, "TOPICS", ["topic", *LABELS], "Call topics.find() first.")
    table = topics.copy()
    given = {topic: dict(zip(LABELS, own, strict=False)) for topic, own in names.items()}
    for automatic, label in zip(AUTOMATIC, LABELS, strict=True):
        table[automatic] = table.get(automatic, table[label])
        chosen = table.topic.map(lambda t, of=label: given.get(t, {}).get(of, "").strip())
        table[label] = chosen.where(chosen != "", table[automatic])
    return table


def _read(path: Path) -> pd.DataFrame:
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    require(table, f"Label file {path.name}", ["topic", *YOURS, "texts"], _REMEDY)
    return table


def _matched(table: pd.DataFrame, memberships: pd.DataFrame) -> dict[int, dict]:
    """Today's topic -> row of the file, by where most of the row's texts are today."""
    topic_of = memberships.set_index("text_id").topic
    best: dict[int, tuple[float, dict]] = {}
    for row in table.to_dict("records"):
        ids = [i for i in row["texts"].split("|") if i]
        today = topic_of.reindex(ids).dropna().astype(int)
        if len(today) and any(row[column].strip() for column in YOURS):
            topic = int(today.mode().iloc[0])
            share = float((today == topic).sum() / len(ids))
            if share >= SHARE and share > best.get(topic, (0, None))[0]:
                best[topic] = (share, row)
    return {topic: row for topic, (_, row) in best.items()}
