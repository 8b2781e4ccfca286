"""A text with its counted words marked: each mark says on hover what it is and what it adds."""

import html
import math

import pandas as pd
from IPython.display import HTML

from helpers.figures.base import GROUNDS, INK, count, signed

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
    counted = dict(tuple(rows.assign(reason=in_words(rows)).groupby(_KEY)))
    totals = {} if scores is None else scores.set_index(_KEY).escalation.to_dict()
    paragraphs = "".join(
        _sentence(row, counted.get((row.doc_id, row.sentence_id), rows.head(0)), totals)
        for row in sentences.itertuples()
    )
    return HTML(
        '<div class="lagebild-text" role="group"><p><small>'
        "▲ escalates · ▼ calms · ◆ no direction of its own"
        f"</small></p>{paragraphs}</div>"
    )


def in_words(rows: pd.DataFrame) -> list[str]:
    """Each row of a LEDGER in words, in its order: concept, class, weight, what changed it, voice,
    and what it adds.

    A governing word (*strengthen*, *refuse*) names the words that it acts on and what they are
    worth together.
    """
    governed = (
        rows[rows.governor.notna()] if "governor" in rows else rows.head(0).assign(governor="")
    )
    acts_on = {key: part.text.tolist() for key, part in governed.groupby([*_KEY, "governor"])}
    return [
        _explain(row, acts_on.get((row.doc_id, row.sentence_id, row.concept), []))
        for row in rows.itertuples()
    ]


def _explain(row, acts_on: list[str]) -> str:
    value = getattr(row, "value", None)
    shared = value and row.contribution and abs(row.contribution) < 0.99 * abs(value)
    sides = [side for side in (row.actor, row.target) if isinstance(side, str)]
    said = [
        f"{row.concept} ({str(row.category).replace('_', ' ')}, {row.facet}), weight "
        f"{signed(row.weight)}",
        row.negated and "negated",
        row.modality != "fact" and str(row.modality),
        row.intensity != 1 and f"intensity × {row.intensity:.2g}",
        _governed(row, value, acts_on),
        shared and f"{row.contribution / value:.0%} of it, beside the other events of the sentence",
        row.voice != "newsroom"
        and (f"{row.voice}, {row.speaker}" if isinstance(row.speaker, str) else str(row.voice)),
        " → ".join(sides),
        f"adds {signed(row.contribution)}" if row.contribution else "adds nothing of its own",
    ]
    return "; ".join(filter(None, said))


def _governed(row, value: float | None, acts_on: list[str]) -> str:
    """What a governing word does to the weight, or the word to those that it governs."""
    governor = getattr(row, "governor", None)
    if isinstance(governor, str):
        return f"counted with the word that governs it ({governor})"
    if value is None:
        return ""
    if acts_on:
        return f"acts on {', '.join(acts_on)}, together worth {signed(value)}"
    return f"worth {signed(value)} here" if abs(value - row.weight) >= 0.05 else ""


def _sentence(sentence, found: pd.DataFrame, totals: dict) -> str:
    score = totals.get((sentence.doc_id, sentence.sentence_id), math.nan)
    badge = f"<b>{'no evidence' if math.isnan(score) else signed(score)}</b> " if totals else ""
    notes = ""
    if len(found):
        items = "".join(
            f"<li>{html.escape(str(row.text))}: {html.escape(row.reason)}</li>"
            for row in found.itertuples()
        )
        words = count(len(found), "counted word")
        notes = f"<details><summary><small>{words}</small></summary><ul>{items}</ul></details>"
    language = html.escape(str(getattr(sentence, "language", "")))
    return f'<div><p lang="{language}">{badge}{_marked(sentence, found)}</p>{notes}</div>'


def _marked(sentence, found: pd.DataFrame) -> str:
    """The sentence's text, escaped, with a mark around each counted word; of overlapping words the
    first is marked.
    """
    text, base = str(sentence.text), getattr(sentence, "start", 0) or 0
    parts, reached = [], 0
    for row in found.sort_values("start").itertuples():
        start, end = int(row.start - base), int(row.end - base)
        if start < reached or end > len(text):
            continue
        value = row.contribution or row.direction
        ground, sign = _LOOKS[int(value > 0) - int(value < 0)]
        parts.append(
            f"{html.escape(text[reached:start])}"
            f'<mark style="background-color:{ground};color:{INK}" '
            f'title="{html.escape(row.reason, quote=True)}">'
            f"{html.escape(text[start:end])}<sup>{sign}</sup></mark>"
        )
        reached = end
    return "".join(parts) + html.escape(text[reached:])
