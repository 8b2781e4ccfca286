"""A text with its counted words marked: each mark says on hover what it is and what it adds."""

from __future__ import annotations

import html

import pandas as pd
from IPython.display import HTML

from helpers.figures.base import GROUNDS, INK

_KEY = ["doc_id", "sentence_id"]
# Ground and ink together: no page's own colours make a mark unreadable. Dark report pages turn both
# into their twins.
_LOOKS = {1: (GROUNDS["rose"], "▲"), -1: (GROUNDS["teal"], "▼"), 0: (GROUNDS["grey"], "◆")}


def highlighted(
    sentences: pd.DataFrame, rows: pd.DataFrame, scores: pd.DataFrame | None = None
) -> HTML:
    """The sentences as paragraphs: ▲ marks a word that escalates, ▼ one that calms, ◆ one without
    direction.

    `sentences` as SENTENCES (start optional), `rows` as LEDGER, `scores` as SCORES. Hovering a mark
    explains it; the list under each sentence says the same for keyboard and screen reader. All text
    is escaped.
    """
    counted = dict(tuple(rows.assign(reason=in_words(rows)).groupby(_KEY))) if len(rows) else {}
    totals = {} if scores is None else scores.set_index(_KEY).escalation.to_dict()
    parts = [
        _sentence(row, counted.get((row.doc_id, row.sentence_id)), totals)
        for row in sentences.itertuples()
    ]
    legend = "▲ escalates · ▼ calms · ◆ no direction of its own"
    return HTML(
        f'<div class="lagebild-text" '
        f'role="group"><p><small>{legend}</small></p>{"".join(parts)}</div>'
    )


def in_words(rows: pd.DataFrame) -> list[str]:
    """Each row of a LEDGER in words, in its order: concept, class, weight, what changed it, voice,
    and what it adds.

    A governing word (*strengthen*, *refuse*) names the words that it acts on and what they are
    worth together.
    """
    governor = (
        rows["governor"]
        if "governor" in rows.columns
        else pd.Series(None, rows.index, dtype=object)
    )
    governed = rows[governor.notna()].assign(governor=governor)
    acts_on = {key: part.text.tolist() for key, part in governed.groupby([*_KEY, "governor"])}
    return [
        _explain(row, acts_on.get((row.doc_id, row.sentence_id, row.concept), []))
        for row in rows.itertuples()
    ]


def _explain(row, acts_on: list[str]) -> str:
    said = [
        f"{row.concept} ({str(row.category).replace('_', ' ')}, {row.facet}), weight "
        f"{_signed(row.weight)}"
    ]
    if row.negated:
        said.append("negated")
    if row.modality != "fact":
        said.append(str(row.modality))
    if row.intensity != 1:
        said.append(f"intensity × {row.intensity:.2g}")
    governor, value = getattr(row, "governor", None), getattr(row, "value", None)
    if isinstance(governor, str):
        said.append(f"counted with the word that governs it ({governor})")
    elif acts_on and value is not None:
        said.append(f"acts on {', '.join(acts_on)}, together worth {_signed(value)}")
    elif value is not None and abs(value - row.weight) >= 0.05:
        said.append(f"worth {_signed(value)} here")
    if value and row.contribution and abs(row.contribution) < 0.99 * abs(value):
        said.append(
            f"{row.contribution / value:.0%} of it, beside the other events of the sentence"
        )
    if row.voice != "newsroom":
        said.append(
            f"{row.voice}, {row.speaker}" if isinstance(row.speaker, str) else str(row.voice)
        )
    sides = [side for side in (row.actor, row.target) if isinstance(side, str)]
    if sides:
        said.append(" → ".join(sides))
    said.append(
        f"adds {_signed(row.contribution)}" if row.contribution else "adds nothing of its own"
    )
    return "; ".join(said)


def _sentence(sentence, found: pd.DataFrame | None, totals: dict) -> str:
    score = totals.get((sentence.doc_id, sentence.sentence_id))
    badge = ""
    if totals:
        badge = (
            f"<b>{_signed(score)}</b> "
            if score == score and score is not None
            else "<b>no evidence</b> "
        )
    body, notes = _marked(sentence, found), ""
    if found is not None and len(found):
        items = "".join(
            f"<li>{html.escape(str(row.text))}: {html.escape(row.reason)}</li>"
            for row in found.itertuples()
        )
        words = "1 counted word" if len(found) == 1 else f"{len(found)} counted words"
        notes = f"<details><summary><small>{words}</small></summary><ul>{items}</ul></details>"
    language = html.escape(str(getattr(sentence, "language", "")), quote=True)
    return f'<div><p lang="{language}">{badge}{body}</p>{notes}</div>'


def _marked(sentence, found: pd.DataFrame | None) -> str:
    """The sentence's text, escaped, with a mark around each counted word; of overlapping words the
    first is marked.
    """
    text, base = str(sentence.text), getattr(sentence, "start", 0) or 0
    parts, reached = [], 0
    for row in [] if found is None else found.sort_values("start").itertuples():
        start, end = int(row.start - base), int(row.end - base)
        if start < reached or end > len(text):
            continue
        ground, sign = _LOOKS[_direction(row)]
        parts.append(html.escape(text[reached:start]))
        parts.append(
            f'<mark style="background-color:{ground};color:{INK}" '
            f'title="{html.escape(row.reason, quote=True)}">'
            f"{html.escape(text[start:end])}<sup>{sign}</sup></mark>"
        )
        reached = end
    return "".join(parts) + html.escape(text[reached:])


def _direction(row) -> int:
    value = row.contribution or row.direction
    return int(value > 0) - int(value < 0)


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")
