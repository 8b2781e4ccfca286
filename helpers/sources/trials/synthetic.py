"""A corpus with known truth: made-up articles with planted topics, escalation and slants, labelled
as synthetic.
"""

from collections.abc import Sequence
from functools import cache
from itertools import product

import numpy as np
import pandas as pd

from helpers.languages import CODES
from helpers.lexicon import read_lexicon

SENTENCES = (8, 15)  # of an article, the upper bound left out


@cache
def _made_up(language: str) -> dict[str, list[str]]:
    """The texts of each part in one language (made_up.csv)."""
    table = read_lexicon("made_up").query("language == @language")
    return table.groupby("part", sort=False).text.agg(list).to_dict()


def synthetic_corpus(
    n_sources: int = 4,
    n_documents: int = 10,
    *,
    slant: float = 0.0,
    escalation: float = 0.0,
    languages: tuple[str, ...] | None = None,
    random_state: int | Sequence[int] = 0,
) -> pd.DataFrame:
    """DOCUMENTS of made-up articles, n_documents a source, with the truth beside them; none of it
    ever happened.

    Only the first source is slanted: each of its sentences is followed by a judging one with
    probability `slant`, and by a sentence of conflict (by one of cooperation, if negative) with
    probability |`escalation`|. In all other sources nothing is planted but topics, which are drawn
    alike everywhere. `languages` are all that have made-up texts where not given. Further columns:
    topic, planted_slant and planted_escalation (sentences planted), synthetic (always True).
    """
    if n_sources < 1 or n_documents < 1:
        raise ValueError(
            f"{n_sources} sources with {n_documents} documents each are no corpus. Give 1 or more."
        )
    if not 0 <= slant <= 1 or not -1 <= escalation <= 1:
        raise ValueError(f"slant is {slant}, escalation {escalation}; give 0 to 1, and -1 to 1.")
    languages = tuple(filter(_made_up, CODES)) if languages is None else languages
    without = [language for language in languages if not _made_up(language)]
    if without:
        raise ValueError(f"made_up.csv has no texts in {', '.join(without)}. Add rows to it.")
    rng = np.random.default_rng(random_state)
    rows = []
    for source, number in product(range(n_sources), range(n_documents)):
        named = {
            "doc_id": f"synthetic-{source + 1}-{number + 1:03d}",
            "source": f"Synthetic {source + 1}",
        }
        planted = (slant, escalation) if source == 0 else (0.0, 0.0)
        rows.append(named | _article(rng, languages[number % len(languages)], *planted))
    return pd.DataFrame(rows).assign(synthetic=True)


def _article(rng: np.random.Generator, language: str, slant: float, escalation: float) -> dict:
    parts = _made_up(language)
    topic = str(rng.choice([part for part in parts if part.startswith("topic ")]))
    sentences, judging, conflict = [], 0, 0

    def filled(frames: str) -> str:
        frame = str(rng.choice(parts[frames]))
        a, b, c = rng.choice(parts[topic], 3, replace=False)
        return frame.format(a=a, b=b, c=c, day=rng.choice(parts["day"]))

    for _ in range(int(rng.integers(*SENTENCES))):
        sentences.append(filled("frame"))
        if rng.random() < slant:
            sentences.append(str(rng.choice(parts["slant"])))
            judging += 1
        if rng.random() < abs(escalation):
            sentences.append(filled("conflict" if escalation > 0 else "cooperation"))
            conflict += 1
    return {
        "title": f"[Synthetic] {parts[topic][0]}, {parts[topic][1]}",
        "text": " ".join(sentences),
        "language": language,
        "topic": topic.removeprefix("topic "),
        "planted_slant": judging,
        "planted_escalation": int(np.sign(escalation)) * conflict,
    }
