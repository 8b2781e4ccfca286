"""Labels of topics in both languages, and how good they are: coherence and diversity."""

from __future__ import annotations

import numpy as np
import pandas as pd

from helpers.topics.terms import TermCounts

LABEL_TERMS = 3
TEXTS_FOR_LABEL = 3  # texts in a language that a label of its own needs


def label(terms: pd.DataFrame, topic: int, language: str) -> str:
    """A topic's most distinctive terms in one language, joined; "" where there are none."""
    rows = terms[(terms.topic == topic) & (terms.language == language)].sort_values(
        "weight", ascending=False, kind="stable"
    )
    chosen: list[str] = []
    for term in rows.term:
        if not any(_alike(term, other) for other in chosen):
            chosen.append(term)
        if len(chosen) == LABEL_TERMS:
            break
    return " · ".join(chosen)


def _alike(one: str, other: str) -> bool:
    one, other = one.lower(), other.lower()
    return one in other or other in one or (one[:6] == other[:6] and len(one) > 5)


def label_both(terms: pd.DataFrame, topic: int, n_texts: dict[str, int]) -> tuple[str, str]:
    """The German and the English label; where the topic has hardly any text in a language, the other's terms stand in.

    Nothing is translated: a translated label would be one that no text supports.
    """
    found = {c: label(terms, topic, c) if n_texts.get(c, 0) >= TEXTS_FOR_LABEL else "" for c in ("de", "en")}
    rest = [code for code, _ in sorted(n_texts.items(), key=lambda item: -item[1])]
    stand_in = next((text for text in (label(terms, topic, c) for c in rest) if text), f"Topic {topic}")
    return found["de"] or found["en"] or stand_in, found["en"] or found["de"] or stand_in


def coherence(terms: pd.DataFrame, counted: dict[str, TermCounts], topic: int, n_terms: int = 10) -> float:
    """Mean normalised pointwise mutual information of the topic's top terms over the corpus's texts, −1 to 1.

    After Bouma (2009) and Aletras and Stevenson (2013); NaN with fewer than two terms. Languages count by their terms.
    """
    values = []
    for language, counts in sorted(counted.items()):
        rows = terms[(terms.topic == topic) & (terms.language == language)].nlargest(n_terms, "weight")
        column = {written: i for i, written in enumerate(counts.written)}
        chosen = [column[term] for term in rows.term if term in column]
        if len(chosen) < 2:
            continue
        present = (counts.counts[:, chosen] > 0).astype(float)
        n = present.shape[0]
        both = (present.T @ present).toarray() / n
        alone = np.diag(both)
        one, other = np.triu_indices(len(chosen), 1)
        joint = both[one, other]
        with np.errstate(divide="ignore", invalid="ignore"):
            npmi = np.log(joint / (alone[one] * alone[other])) / -np.log(joint)
        npmi = np.where(joint <= 0, -1, np.where(joint >= 1, 1, npmi))
        values.extend(npmi)
    return float(np.mean(values)) if values else float("nan")


def diversity(terms: pd.DataFrame, n_terms: int = 10) -> float:
    """Share of different terms among the topics' top terms (Dieng, Ruiz and Blei 2020), 0 to 1; NaN without terms."""
    top = terms.sort_values("weight", ascending=False, kind="stable").groupby(["topic", "language"]).head(n_terms)
    if not len(top):
        return float("nan")
    return float(len(top[["language", "term"]].drop_duplicates()) / len(top))
