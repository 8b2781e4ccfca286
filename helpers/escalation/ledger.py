"""The escalation ledger: every word that counts, with the rules that set its contribution."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

import numpy as np
import pandas as pd

from helpers.escalation.lexicon import LANGUAGES, Lexicon, load
from helpers.escalation.roles import NO_ROLES, Mention, add_mention, is_noun, roles
from helpers.escalation.rules import interpret
from helpers.escalation.scopes import Hit
from helpers.language.actors import gazetteer
from helpers.language.terms import Matcher
from helpers.language.voice import voice
from helpers.schema import check, empty, require

_NEEDED = ["doc_id", "sentence_id", "text", "language"]
_BATCH = 100  # sentences that go through the matcher at once; larger batches keep more objects alive and are slower
_FOUND = [  # what a row is made of, in the order of `_row`
    "start",
    "end",
    "text",
    "concept",
    "category",
    "facet",
    "weight",
    "negated",
    "modality",
    "intensity",
    "actor",
    "target",
    "contribution",
    "value",
    "governor",
]
_NOBODY = (None, None)
_BETWEEN = " ; "  # no phrase reaches across it


def ledger(
    sentences: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    lexicon: Lexicon | pd.DataFrame | str | Path | None = None,
) -> pd.DataFrame:
    """LEDGER: one row for each escalatory or calming word of `sentences`; contributions add up to the lexicon score.

    `sentences` needs doc_id, sentence_id, text and language (de or en; other languages are left out and named in
    `.attrs["left_out"]`); where `start` is present, offsets point into the document, otherwise into the sentence. With
    `quotes` each row says whose voice it is. `lexicon` is a path or table of the reader's own.
    A sentence's contributions are the values of its events in Goldstein units (sign flipped: +10 military attack, -8.3
    strongest cooperation) times their share of the sentence, so their sum stays within that range.
    Weights: Goldstein 1992 (doi:10.1177/0022002792036002007) as mapped to CAMEO; rules: see `rules`.
    """
    require(sentences, "SENTENCES", _NEEDED, "Call language.split_sentences() first.")
    compiled, texts = load(lexicon), _texts(sentences)
    rows = []
    for language, chosen in _by_language(sentences):
        german = language == "de"
        for batch in _batches(chosen):
            read = _interpreted([texts[i] for i in batch], compiled, language)
            acts = [k for k, hits in read if any(_has_roles(hit) for hit, _ in hits)]
            names = dict(zip(acts, _names([texts[batch[k]] for k in acts], language), strict=True))
            for k, hits in read:
                i, text, named = batch[k], texts[batch[k]], names.get(k)
                rows += [
                    _row(i, text, hit, part, _who(text, hit, named, german) if named and _has_roles(hit) else _NOBODY)
                    for hit, part in hits
                ]
    rows.sort(key=itemgetter(0))
    frame = _table(rows, sentences, quotes)
    left_out = sentences["language"][~sentences["language"].isin(LANGUAGES)].value_counts()
    frame.attrs["left_out"] = {str(language): int(n) for language, n in left_out.items()}
    return frame


def totals(sentences: pd.DataFrame, lexicon: Lexicon | pd.DataFrame | str | Path | None = None) -> pd.DataFrame:
    """Sum of the ledger's contributions for each row of `sentences`, in its order, without building the ledger's rows.

    Columns n_hits, total, and the sums by facet, action and rhetoric. Needs what `ledger` needs, and agrees with it.
    """
    require(sentences, "SENTENCES", _NEEDED, "Call language.split_sentences() first.")
    compiled, texts = load(lexicon), _texts(sentences)
    sums = np.zeros((len(texts), 3))
    for language, chosen in _by_language(sentences):
        for batch in _batches(chosen):
            for k, hits in _interpreted([texts[i] for i in batch], compiled, language):
                action = rhetoric = 0.0
                for hit, part in hits:
                    if hit.facet == "action":
                        action += part
                    else:
                        rhetoric += part
                sums[batch[k]] = len(hits), action, rhetoric
    return pd.DataFrame(
        {
            "n_hits": sums[:, 0].astype(int),
            "total": sums[:, 1] + sums[:, 2],
            "action": sums[:, 1],
            "rhetoric": sums[:, 2],
        },
        index=sentences.index,
    )


def _texts(sentences: pd.DataFrame) -> list[str]:
    return sentences["text"].where(sentences["text"].notna(), "").astype(str).tolist()


def _by_language(sentences: pd.DataFrame) -> list[tuple[str, list[int]]]:
    given = sentences["language"].to_numpy()
    return [(language, np.flatnonzero(given == language).tolist()) for language in LANGUAGES]


def _batches(chosen: list[int]) -> Iterator[list[int]]:
    return (chosen[first : first + _BATCH] for first in range(0, len(chosen), _BATCH))


def _interpreted(texts: list[str], lexicon: Lexicon, language: str) -> list[tuple[int, list[tuple[Hit, float]]]]:
    """Number of each text that has counted words, and these with their contributions."""
    entries = lexicon.entries
    found: dict[int, list] = {}
    for i, start, end, key in _find(lexicon.matchers[language], texts):
        hits = found.setdefault(i, [])
        if not hits or start != hits[-1][0]:
            hits.append((start, end, entries[key]))
    read = ((i, interpret(texts[i], hits, lexicon, language == "de")) for i, hits in found.items())
    return [(i, rows) for i, rows in read if rows]


def _names(texts: list[str], language: str) -> list[list[Mention]]:
    """The actors named in each text."""
    matcher, people = gazetteer(language)
    mentioned: list[list[Mention]] = [[] for _ in texts]
    for i, start, end, key in _find(matcher, texts):
        who = people[key]
        if who["kind"] != "weapon" and (texts[i][start].isupper() or who["form"] == "adjective"):
            add_mention(mentioned[i], texts[i], start, end, who, language)
    return mentioned


def _has_roles(hit: Hit) -> bool:
    """Whether a row has actor and target: a governed event leaves them to its governor, a state of affairs has none."""
    return hit.governor is None and not hit.context and hit.category not in NO_ROLES


def _who(text: str, hit: Hit, names: list[Mention], german: bool) -> tuple[str | None, str | None]:
    return roles(text, hit.start, hit.end, is_noun(text, hit, german), names, german)


def _find(matcher: Matcher, texts: list[str]) -> list[tuple[int, int, int, str]]:
    """Number of the text and start, end and key of every hit, with one search for all texts."""
    found = matcher.find(_BETWEEN.join(texts)) if texts else []
    if not found:
        return []
    offsets = np.cumsum([0] + [len(text) + len(_BETWEEN) for text in texts])
    where = np.searchsorted(offsets, [start for start, _, _ in found], side="right") - 1
    return [
        (i, start - base, end - base, key)
        for (start, end, key), i, base in zip(found, where.tolist(), offsets[where].tolist(), strict=True)
    ]


def _row(i: int, text: str, hit: Hit, part: float, who: tuple[str | None, str | None]) -> tuple:
    """Number of the sentence, then the values of `_FOUND`: plain values, so that the hits of a batch can go."""
    start, end, entry, governor = hit.start, hit.end, hit.entry, hit.governor
    return (
        i,
        start,
        end,
        text[start:end],
        entry.concept,
        hit.category,
        hit.facet,
        entry.weight,
        hit.negated,
        hit.modality,
        hit.intensity,
        *who,
        part,
        hit.value,
        governor.entry.concept if governor else None,
    )


def _table(rows: list[tuple], sentences: pd.DataFrame, quotes: pd.DataFrame | None) -> pd.DataFrame:
    if not rows:
        return empty("LEDGER")
    numbers, *columns = zip(*rows, strict=True)
    index = np.array(numbers)
    found = dict(zip(_FOUND, columns, strict=True))
    if "start" in sentences.columns:
        base = sentences["start"].to_numpy()[index]
        found |= {"start": base + np.array(found["start"]), "end": base + np.array(found["end"])}
    frame = pd.DataFrame(
        {
            "doc_id": sentences["doc_id"].array.take(index),
            "sentence_id": sentences["sentence_id"].array.take(index),
            "direction": np.sign(found["weight"]).astype(int),
            "voice": "newsroom",
            "speaker": None,
            **found,
        }
    )
    if quotes is not None and len(quotes):
        frame = _voices(frame, sentences, index, quotes)
    return check(frame, "LEDGER")


def _voices(frame: pd.DataFrame, sentences: pd.DataFrame, index: np.ndarray, quotes: pd.DataFrame) -> pd.DataFrame:
    """Voice and speaker from the quotes; a title has offsets of its own, so its rows stay the newsroom's."""
    body = np.ones(len(frame), dtype=bool)
    if "role" in sentences.columns:
        body = sentences["role"].to_numpy()[index] != "title"
    spans = frame.loc[body, ["doc_id", "start", "end"]]
    found = voice(spans, quotes)
    frame.loc[body, "voice"] = found["voice"].to_numpy()
    frame.loc[body, "speaker"] = found["speaker"].to_numpy()
    return frame
