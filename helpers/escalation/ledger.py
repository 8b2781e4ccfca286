"""The escalation ledger: every word that counts, with the rules that set its contribution."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from helpers.escalation.lexicon import LANGUAGES, Lexicon, load
from helpers.escalation.roles import NO_ROLES, Mention, add_mention, is_noun, roles
from helpers.escalation.rules import interpret
from helpers.language.actors import gazetteer
from helpers.language.terms import Matcher
from helpers.schema import check, empty, require

_NEEDED = ["doc_id", "sentence_id", "text", "language"]
_BATCH = 400  # sentences that go through the matcher at once
_NOBODY, _NO_MENTIONS = (None, None), []
_BETWEEN = "\n.\n"  # no phrase reaches across it


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
    compiled = load(lexicon)
    rows = []
    texts = sentences["text"].where(sentences["text"].notna(), "").astype(str).tolist()
    languages = sentences["language"].tolist()
    for language in LANGUAGES:
        chosen = [i for i, given in enumerate(languages) if given == language]
        for position, hits, names in _hits([texts[i] for i in chosen], compiled, language):
            i = chosen[position]
            for hit, part in interpret(texts[i], hits, compiled, language == "de"):
                who = _NOBODY
                if names and hit.governor is None and not hit.context and hit.category not in NO_ROLES:
                    who = roles(
                        texts[i], hit.start, hit.end, is_noun(texts[i], hit, language == "de"), names, language == "de"
                    )
                rows.append((i, hit, part, who))
    rows.sort(key=lambda row: row[0])
    frame = _table(rows, sentences, texts, quotes)
    left_out = pd.Series(languages)[~pd.Series(languages).isin(LANGUAGES)].value_counts()
    frame.attrs["left_out"] = {str(language): int(n) for language, n in left_out.items()}
    return frame


def _hits(texts: list[str], lexicon: Lexicon, language: str) -> Iterator[tuple[int, list, list[Mention]]]:
    """Position of each text that has hits, its hits as (start, end, entry), and the actors named in it."""
    matcher, entries = lexicon.matchers[language], lexicon.entries
    names, people = gazetteer(language)
    for first in range(0, len(texts), _BATCH):
        found: dict[int, list] = {}
        for i, start, end, key in _find(matcher, texts[first : first + _BATCH]):
            hits = found.setdefault(i, [])
            if not hits or start != hits[-1][0]:
                hits.append((start, end, entries[key]))
        places = list(found)
        mentioned: dict[int, list[Mention]] = {}
        for k, start, end, key in _find(names, [texts[first + i] for i in places]):
            text, who = texts[first + places[k]], people[key]
            if who["kind"] != "weapon" and (text[start].isupper() or who["form"] == "adjective"):
                add_mention(mentioned.setdefault(places[k], []), text, start, end, who, language)
        for i, hits in found.items():
            yield first + i, hits, mentioned.get(i, _NO_MENTIONS)


def _find(matcher: Matcher, texts: list[str]) -> list[tuple[int, int, int, str]]:
    """Number of the text and start, end and key of every hit, with one search for all texts."""
    found = matcher.find(_BETWEEN.join(texts))
    offsets = np.cumsum([0] + [len(text) + len(_BETWEEN) for text in texts])
    where = np.searchsorted(offsets, [start for start, _, _ in found], side="right") - 1
    return [
        (i, start - base, end - base, key)
        for (start, end, key), i, base in zip(found, where.tolist(), offsets[where].tolist(), strict=True)
    ]


def _table(rows: list, sentences: pd.DataFrame, texts: list[str], quotes: pd.DataFrame | None) -> pd.DataFrame:
    if not rows:
        return empty("LEDGER")
    index = [i for i, *_ in rows]
    hits = [hit for _, hit, *_ in rows]
    base = sentences["start"].to_numpy()[index] if "start" in sentences.columns else 0
    frame = pd.DataFrame(
        {
            "doc_id": sentences["doc_id"].to_numpy()[index],
            "sentence_id": sentences["sentence_id"].to_numpy()[index],
            "start": np.array([hit.start for hit in hits]) + base,
            "end": np.array([hit.end for hit in hits]) + base,
            "text": [texts[i][hit.start : hit.end] for i, hit, *_ in rows],
            "concept": [hit.entry.concept for hit in hits],
            "category": [hit.category for hit in hits],
            "facet": [hit.facet for hit in hits],
            "direction": np.sign([hit.entry.weight for hit in hits]).astype(int),
            "weight": [hit.entry.weight for hit in hits],
            "negated": [hit.negated for hit in hits],
            "modality": [hit.modality for hit in hits],
            "intensity": [hit.intensity for hit in hits],
            "voice": "newsroom",
            "speaker": None,
            "actor": [actor for *_, (actor, _) in rows],
            "target": [target for *_, (_, target) in rows],
            "contribution": [part for _, _, part, _ in rows],
            "value": [hit.value for hit in hits],
            "governor": [hit.governor.entry.concept if hit.governor else None for hit in hits],
        }
    )
    if quotes is not None and len(quotes):
        frame = _voices(frame, sentences, index, quotes)
    return check(frame, "LEDGER")


def _voices(frame: pd.DataFrame, sentences: pd.DataFrame, index: list[int], quotes: pd.DataFrame) -> pd.DataFrame:
    """Voice and speaker from the quotes; a title has offsets of its own, so its rows stay the newsroom's."""
    from helpers.language import voice

    body = np.ones(len(frame), dtype=bool)
    if "role" in sentences.columns:
        body = sentences["role"].to_numpy()[index] != "title"
    spans = frame.loc[body, ["doc_id", "start", "end"]]
    found = voice(spans, quotes)
    frame.loc[body, "voice"] = found["voice"].to_numpy()
    frame.loc[body, "speaker"] = found["speaker"].to_numpy()
    return frame
