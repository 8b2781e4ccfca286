"""What all figures of topics share: colours and signs of topics, their labels, and the unit that is
counted.
"""

import pandas as pd

from helpers import languages
from helpers.figures.base import COLOURWAY, count, wrap

SIGNS = [
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "cross",
    "x",
    "star",
    "hexagon",
    "triangle-down",
    "pentagon",
]
LABELS = languages.ENGLISH.code  # the language of labels where none is asked for


def colour(topic: int) -> str:
    """The colour of a topic, the same in every figure."""
    return COLOURWAY[topic % len(COLOURWAY)]


def sign(topic: int) -> str:
    """The sign of a topic; with the colour it repeats only after 110 topics."""
    return SIGNS[topic % len(SIGNS)]


def label_of(row, language: str) -> str:
    """The label of a row of TOPICS in `language`; no line begins with the dot between its terms."""
    return getattr(row, f"label_{language}").replace(" · ", "\u00a0· ")


def numbered(row, language: str, width: int, lines: int, more: str = "") -> str:
    """A topic's number, label and what is said `more`, in so many `lines` of this `width`."""
    return wrap(f"{row.topic}: {label_of(row, language)}{more}", width, lines)


def unit_of(topics: pd.DataFrame) -> str:
    """What TOPICS count: document or passage; text where the table does not say."""
    return str(topics.unit.iloc[0]) if "unit" in topics and len(topics) else "text"


def sizes_in_words(topics: pd.DataFrame, language: str) -> str:
    """The size of every topic, for a description."""
    unit = unit_of(topics)
    return "; ".join(
        f"{label_of(row, language)}: {count(row.size, unit)}" for row in topics.itertuples()
    )


def hover(text, unit: str) -> str:
    """What is said of one row of MEMBERSHIPS under the pointer."""
    title = getattr(text, "title", None)
    head = title if isinstance(title, str) and title else text.doc_id
    facts = (
        ("", f"{unit} in {languages.NAMES.get(text.language, text.language)}, topic {text.topic}"),
        (text.runner_up, f", next {text.runner_up}"),
        (text.margin, f", margin {text.margin:.2f}"),
        (text.agreement, f", kept in {100 * text.agreement:.0f} % of draws"),
    )
    said = "".join(words for value, words in facts if pd.notna(value))
    return f"{wrap(head, 60, 2)}<br>{wrap(text.excerpt, 60, 3)}<br>{said}"
