"""Labels of topics in both languages, and how good they are: coherence and diversity."""

import numpy as np
import pandas as pd

from helpers.languages import CODES, LANGUAGES
from helpers.topics.wording.terms import TermCounts

LABEL_TERMS = 3  # terms of a label
START = 6  # letters that two terms share at their start to be taken for one
# texts in a language that a label of its own needs; in small topics two, or all that there are
TEXTS_FOR_LABEL = 3
# what a term keeps of its weight that is no nearer to this topic, or never names anything
FAR, VERB = 0.25, 0.25


def nearness(model, terms: pd.DataFrame, centres: np.ndarray) -> np.ndarray:
    """How much nearer each row's term is to its own topic than to the others: a difference of
    cosines, shape (n,).

    `centres` (k, d) are the topics' centres in the fitted `model`'s space.

    Terms are placed like texts, by their vector (after Grootendorst 2020, KeyBERT; here against the
    other topics).
    """
    cosines = model.maker_.placed(terms.term, terms.language, model.encoder) @ centres.T
    own = cosines[np.arange(len(terms)), terms.topic]
    others = (cosines.sum(axis=1) - own) / max(cosines.shape[1] - 1, 1)
    return np.round((own - others).astype(float), 6)


def label(terms: pd.DataFrame, topic: int, code: str) -> str:
    """The terms of a topic in one language that best name it, joined; "" where there are none.

    A term counts by its weight, more where it is a noun or a name and where its meaning is near to
    this topic alone; a term much like one that is already taken is passed over.
    """
    rows = terms[(terms.topic == topic) & (terms.language == code)]
    near = rows.nearness.fillna(0).clip(lower=0)
    near = FAR + (1 - FAR) * near / max(near.max(), 1e-9)
    worth = (rows.weight * near * (VERB + (1 - VERB) * rows.naming)).round(9)
    ranked = rows.assign(worth=worth).sort_values(["worth", "term"], ascending=[False, True])
    chosen: list[str] = []
    for term in ranked.term:
        if not any(_alike(term.lower(), other.lower()) for other in chosen):
            chosen.append(term)
    return " · ".join(chosen[:LABEL_TERMS])


def _alike(one: str, other: str) -> bool:
    """Whether one holds the other, or both begin alike: NATO-Mitglied, NATO-Generalsekretär."""
    first = one.partition("-")[0]
    same_start = one[:START] == other[:START] and len(one) >= START
    same_first = first == other.partition("-")[0] and len(first) > 1
    return one in other or other in one or same_start or same_first


def label_all(terms: pd.DataFrame, topic: int, n_texts: dict[str, int]) -> dict[str, str]:
    """label_de, label_en: the topic's label in every language; where it has hardly any text in one,
    another's, marked as such.

    Nothing is translated: a translated label would be one that no text supports.
    """
    most = max(n_texts.values(), default=0)
    enough = min(TEXTS_FOR_LABEL, most, max(2, sum(n_texts.values()) // 3))
    found = {
        code: label(terms, topic, code) if n_texts.get(code, 0) >= enough else "" for code in CODES
    }
    labels = {}
    for code, written_in in LANGUAGES.items():
        borrowed = (
            f"{found[other]} [{LANGUAGES[other].names[code]}]" for other in CODES if found[other]
        )
        labels[f"label_{code}"] = found[code] or next(borrowed, written_in.topic.format(topic))
    return labels


def coherence(
    terms: pd.DataFrame, counted: dict[str, TermCounts], topic: int, n_terms: int = 10
) -> float:
    """Mean normalised pointwise mutual information of the topic's top terms over the corpus's
    texts, −1 to 1.

    After Bouma (2009) and Aletras and Stevenson (2013); NaN with fewer than two terms. Languages
    count by their terms.
    """
    values: list[float] = []
    for code, counts in sorted(counted.items()):
        rows = terms[(terms.topic == topic) & (terms.language == code)].nlargest(n_terms, "weight")
        column = {written: i for i, written in enumerate(counts.written)}
        chosen = [column[term] for term in rows.term if term in column]
        present = (counts.counts[:, chosen] > 0).astype(float)
        both = (present.T @ present).toarray() / present.shape[0]
        alone = np.diag(both)
        one, other = np.triu_indices(len(chosen), 1)
        joint = both[one, other]
        with np.errstate(divide="ignore", invalid="ignore"):
            npmi = np.log(joint / (alone[one] * alone[other])) / -np.log(joint)
        values.extend(np.where(joint <= 0, -1, np.where(joint >= 1, 1, npmi)))
    return float(np.mean(values)) if values else float("nan")


def diversity(terms: pd.DataFrame, n_terms: int = 10) -> float:
    """Share of different terms among the topics' top terms (Dieng, Ruiz and Blei 2020), 0 to 1; NaN
    without terms.
    """
    top = (
        terms.sort_values("weight", ascending=False, kind="stable")
        .groupby(["topic", "language"])
        .head(n_terms)
    )
    if not len(top):
        return float("nan")
    return float(len(top[["language", "term"]].drop_duplicates()) / len(top))
