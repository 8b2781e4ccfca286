"""How a sentence speaks of one of the people or states in it, with the words that say so."""

import re
from functools import cache
from itertools import chain

import numpy as np
import pandas as pd

from helpers.language import embed, in_any_language, one_thread
from helpers.language.clauses import CLAUSE_ENDS, auxiliaries
from helpers.language.matching import Matcher
from helpers.languages import CODES
from helpers.lexicon import either, read_lexicon
from helpers.schema import require

# Chosen on the development half of NewsMTSC (English); the words and anchor sentences are our own.
_WORDS_GAIN, _VECTOR_GAIN, _CENTRE = 0.7, 0.65, -0.045
POLAR = 0.28  # a tone beyond this, either way, is called positive or negative
_PER_BREAK, _PER_WORD, _AFTER_SAYING, _NEGATED, _AGAINST = 0.7, 0.08, 0.4, -0.2, 0.8
# what remains for whom a saying verb stands beside: who speaks is mostly not what is spoken of
_SPEAKER = 0.5
_PENALTY = 10.0  # of the ridge regression, by leaving anchors out

_WORD = re.compile(r"[\w’'-]+")
_BREAK = re.compile(rf"[{CLAUSE_ENDS}]|\b(?:{either(in_any_language('deed_opener'))})\b")
_CLAUSE = re.compile(rf"[{CLAUSE_ENDS}]\s")
_SHORTEST_CLAUSE = 60
# characters on either side of a mention that count, so that no sentence takes more than linear time
_REACH = 1000


@cache
def _parts() -> dict[str, frozenset[str]]:
    """The function words of all languages by what they do around a mention."""
    parts = {
        part: frozenset(rows.word) for part, rows in read_lexicon("tone_words").groupby("part")
    }
    negators = read_lexicon("negators").term
    passive = frozenset().union(*map(auxiliaries, CODES))
    return parts | {
        "passive": passive,
        "negator": frozenset(negators[~negators.str.contains(" ")]),
    }


@cache
def _lexicon(language: str) -> tuple[Matcher, np.ndarray, np.ndarray]:
    """The matcher of a language's valence words, their values for agent and patient, and which of
    them are verbs.
    """
    table = read_lexicon("valence").query("language == @language").reset_index(drop=True)
    patterns = table.assign(concept=table.index.astype(str))
    return (
        Matcher(patterns),
        table[["agent", "patient"]].to_numpy(float),
        (table.word_class == "verb").to_numpy(),
    )


@cache
@one_thread()
def _direction() -> tuple[np.ndarray, float]:
    """Ridge regression of valence on the vectors of the valence words and of anchor sentences in
    every language that has some.
    """
    words, anchors = read_lexicon("valence"), read_lexicon("tone_anchors")
    strongest = np.where(
        words.agent.abs() > words.patient.abs(), words.agent.abs(), words.patient.abs()
    )
    values = np.sign(words.agent + words.patient) * strongest
    spoken = [code for code in anchors if code in CODES]  # a column a language
    x = embed([*words.term, *chain(*(anchors[code] for code in spoken))]).astype(float)
    y = np.concatenate([values, *[anchors.valence.astype(float)] * len(spoken)])
    filled = x.any(axis=1)  # a cell may be empty
    x, y = x[filled], y[filled]
    centre, mean = x.mean(axis=0), y.mean()
    x = x - centre
    weights = np.linalg.solve(x.T @ x + _PENALTY * np.eye(x.shape[1]), x.T @ (y - mean))
    return weights, float(mean - centre @ weights)


def tone(mentions: pd.DataFrame) -> pd.DataFrame:
    """How each mention is spoken of: tone (-1 to 1), label (negative, neutral, positive) and
    evidence (the words).

    `mentions` has one row per mention: text (a sentence), start and end (the mention in it) and
    language (de or en; others get a missing tone). Words of praise and blame count by whom they
    fall on (who does it or suffers it, after Rashkin et al. 2016, doi:10.18653/v1/P16-1030), less
    the farther they stand, and a regression of valence on sentence vectors adds what no list holds.
    Read it over many mentions: how often it is right stands in the method check.
    """
    require(
        mentions,
        "Mentions",
        ["text", "start", "end", "language"],
        "Give one row per mention with its sentence.",
    )
    known = mentions.language.isin(CODES).to_numpy()
    rows = [
        _near(*row)
        for row in zip(mentions.text, mentions.start, mentions.end, mentions.language, strict=True)
    ]
    found = [_words(*row) if ok else (0.0, [], False) for row, ok in zip(rows, known, strict=True)]
    vectors = _vector_valence([row[:3] for row, ok in zip(rows, known, strict=True) if ok])
    value = np.full(len(rows), np.nan)
    by_words = np.array([score for score, *_ in found])[known]
    spoken_of = np.where(
        np.array([speaks for *_, speaks in found], dtype=bool)[known], _SPEAKER, 1.0
    )
    value[known] = np.clip(
        (np.tanh(_WORDS_GAIN * by_words) + _VECTOR_GAIN * vectors - _CENTRE) * spoken_of, -1, 1
    )
    label = pd.Series("neutral", index=mentions.index, dtype=object)
    label = label.mask(value < -POLAR, "negative").mask(value > POLAR, "positive")
    label = label.mask(np.isnan(value), None)
    evidence = [" · ".join(words) for _, words, _ in found]
    return pd.DataFrame({"tone": value, "label": label, "evidence": evidence}, index=mentions.index)


def _near(text: str, start: int, end: int, language: str) -> tuple[str, int, int, str]:
    first = max(0, start - _REACH)
    return text[first : end + _REACH], start - first, end - first, language


def _vector_valence(rows: list[tuple[str, int, int]]) -> np.ndarray:
    """Valence by the vectors of the sentence and of the clause, the mention put out of sight."""
    if not rows:
        return np.zeros(0)
    weights, offset = _direction()
    whole = embed([f"{text[:start]}X{text[end:]}" for text, start, end in rows])
    clause = embed([_clause(*row) for row in rows])
    return (whole + clause) @ weights / 2 + offset


def _clause(text: str, start: int, end: int) -> str:
    first = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    after = _CLAUSE.search(text, end)
    last = after.start() if after else len(text)
    if last - first < _SHORTEST_CLAUSE:
        first, last = max(0, first - _SHORTEST_CLAUSE), last + _SHORTEST_CLAUSE
    return f"{text[first:start]}X{text[end:last]}"


def _words(text: str, start: int, end: int, language: str) -> tuple[float, list[str], bool]:
    """Sum of the valence words around a mention, the words as in the text, and whether the mention
    speaks.
    """
    matcher, values, is_verb = _lexicon(language)
    hits = [hit for hit in matcher.find(text) if hit[1] <= start or hit[0] >= end]
    spans = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    words = [text[a:b].lower().replace("’", "'") for a, b in spans]
    starts = np.array([a for a, _ in spans] or [0])
    first, last = (
        int(np.searchsorted(starts, start, "right")) - 1,
        int(np.searchsorted(starts, end, "left")) - 1,
    )
    saying = _parts()["saying"]
    speaks = any(word in saying for word in words[last + 1 : last + 4])
    said = any(
        word in saying
        for word in [*words[last + 1 : last + 3], *words[max(first - 1, 0) : max(first, 0)]]
    )
    total = (
        -_AGAINST if _parts()["opposed"] & set(words[max(0, first - 3) : max(first, 0)]) else 0.0
    )
    for a, b, key in hits:
        at, row = int(np.searchsorted(starts, a, "right")) - 1, int(key)
        before = words[max(0, at - 3) : at]
        value = (
            values[row, _role(words, at, first, last, before)] if is_verb[row] else values[row, 0]
        )
        if any(w in _parts()["negator"] or w.endswith("n't") for w in before):
            value *= _NEGATED
        between = text[b:start] if b <= start else text[end:a]
        weight = _PER_BREAK ** len(_BREAK.findall(between)) / (
            1 + _PER_WORD * min(abs(at - first), abs(at - last))
        )
        total += value * weight * (_AFTER_SAYING if speaks and at > last + 1 else 1)
    return total, [text[a:b] for a, b, _ in hits], said


def _role(words: list[str], at: int, first: int, last: int, before: list[str]) -> int:
    """0 where word order makes the mention the agent of the verb at `at`, 1 where it makes it the
    patient.
    """
    passive = any(w in _parts()["passive"] for w in before) and not words[at].endswith("ing")
    if last < at:
        return 1 if passive else 0
    by_agent = bool(_parts()["by"] & set(words[at + 1 : first if passive else at + 3]))
    return 0 if by_agent else 1
