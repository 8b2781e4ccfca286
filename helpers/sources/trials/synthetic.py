"""A corpus with known truth: made-up articles with planted topics, escalation and slants, labelled
as synthetic.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

TOPICS = {
    "energy": {
        "de": ["Strom", "Kraftwerk", "Netz", "Preise", "Gasspeicher", "Windpark"],
        "en": ["electricity", "power plant", "grid", "prices", "gas storage", "wind farm"],
    },
    "border": {
        "de": ["Grenze", "Übergang", "Zoll", "Lastwagen", "Kontrollen", "Grenzschutz"],
        "en": ["border", "crossing", "customs", "trucks", "checks", "border guards"],
    },
    "talks": {
        "de": ["Gespräche", "Delegation", "Vermittler", "Entwurf", "Konferenz", "Abkommen"],
        "en": ["talks", "delegation", "mediators", "draft", "conference", "agreement"],
    },
}
FRAMES = {
    "de": [
        "Am {day} ging es in Nordland um {a} und {b}.",
        "Die Behörden in Nordland legten Zahlen zu {a} vor.",
        "Auch {a} war ein Thema, dazu {b}.",
        "Ein Bericht nennt {a}, {b} und {c}.",
        "In Südstadt sprachen Fachleute über {a}.",
    ],
    "en": [
        "On {day} Northland dealt with {a} and {b}.",
        "Northland's authorities presented figures on {a}.",
        "Another topic was {a}, together with {b}.",
        "A report mentions {a}, {b} and {c}.",
        "In Southtown experts spoke about {a}.",
    ],
}
ESCALATION = {
    "de": {
        1: [
            "Nordland griff am {day} Stellungen in Südland an.",
            "Nordland drohte Südland mit Krieg.",
        ],
        -1: [
            "Nordland und Südland vereinbarten eine Waffenruhe.",
            "Nordland bot Südland Gespräche an.",
        ],
    },
    "en": {
        1: [
            "Northland attacked positions in Southland on {day}.",
            "Northland threatened Southland with war.",
        ],
        -1: [
            "Northland and Southland agreed on a ceasefire.",
            "Northland offered Southland talks.",
        ],
    },
}
SLANT = {
    "de": ["Das ist ein skandalöser Vorgang.", "Das ist zweifellos eine gefährliche Entscheidung."],
    "en": ["This is a scandalous affair.", "This is undoubtedly a dangerous decision."],
}
DAYS = {"de": ["Montag", "Dienstag", "Mittwoch"], "en": ["Monday", "Tuesday", "Wednesday"]}


def synthetic_corpus(
    n_sources: int = 4,
    n_documents: int = 10,
    *,
    slant: float = 0.0,
    escalation: float = 0.0,
    languages: tuple[str, ...] = ("de", "en"),
    random_state: int = 0,
) -> pd.DataFrame:
    """DOCUMENTS of made-up articles, n_documents a source, with the truth beside them; none of it
    ever happened.

    Only the first source is slanted: each of its sentences is followed by a judging one with
    probability `slant`, and by a sentence of conflict (by one of cooperation, if negative) with
    probability |`escalation`|. In all other sources nothing is planted but topics, which are drawn
    alike everywhere. Further columns: topic, planted_slant and planted_escalation (sentences
    planted), synthetic (always True).
    """
    if n_sources < 1 or n_documents < 1:
        raise ValueError(
            f"{n_sources} sources with {n_documents} documents each are no corpus. Give 1 or more."
        )
    if not 0 <= slant <= 1 or not -1 <= escalation <= 1:
        raise ValueError(f"slant is {slant}, escalation {escalation}; give 0 to 1, and -1 to 1.")
    rng = np.random.default_rng(random_state)
    rows = []
    for source in range(n_sources):
        for number in range(n_documents):
            language = languages[number % len(languages)]
            planted = (slant, escalation) if source == 0 else (0.0, 0.0)
            rows.append(
                {
                    "doc_id": f"synthetic-{source + 1}-{number + 1:03d}",
                    "source": f"Synthetic {source + 1}",
                }
                | _article(rng, language, *planted)
            )
    return pd.DataFrame(rows).assign(synthetic=True)


def _article(rng: np.random.Generator, language: str, slant: float, escalation: float) -> dict:
    topic = str(rng.choice(list(TOPICS)))
    sentences, judging, conflict = [], 0, 0
    for _ in range(int(rng.integers(8, 15))):
        sentences.append(_fill(rng, str(rng.choice(FRAMES[language])), topic, language))
        if rng.random() < slant:
            sentences.append(str(rng.choice(SLANT[language])))
            judging += 1
        if rng.random() < abs(escalation):
            sentences.append(
                _fill(
                    rng,
                    str(rng.choice(ESCALATION[language][int(np.sign(escalation))])),
                    topic,
                    language,
                )
            )
            conflict += 1
    words = TOPICS[topic][language]
    return {
        "title": f"[Synthetic] {words[0]}, {words[1]}",
        "text": " ".join(sentences),
        "language": language,
        "topic": topic,
        "planted_slant": judging,
        "planted_escalation": int(np.sign(escalation)) * conflict,
    }


def _fill(rng: np.random.Generator, frame: str, topic: str, language: str) -> str:
    a, b, c = rng.choice(TOPICS[topic][language], 3, replace=False)
    return frame.format(a=a, b=b, c=c, day=rng.choice(DAYS[language]))
