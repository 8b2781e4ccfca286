"""A story to read: its facts as a table, and its articles in columns with passages that say the
same linked.
"""

import html
import re
from bisect import bisect_right
from collections import defaultdict

import pandas as pd
from IPython.display import HTML

from helpers import corpus
from helpers.figures.base import GROUNDS, INK, count
from helpers.figures.sources.facts import STATUS, legend, ranked_facts
from helpers.sources.trials import missing_status

# Ground and ink together: no page's own colours make a mark unreadable. Dark report pages turn both
# into their twins.
_GROUNDS = {"stated": "teal", "differs": "rose", "not mentioned": "grey", "unclear": "sand"}
_MOST_FACTS = 60


def fact_table(
    facts: pd.DataFrame, story_id: str, documents: pd.DataFrame, doc_ids: list[str] | None = None
) -> HTML:
    """The facts of a story in words: a row a fact, a column a document, conflicts first, each value
    with its place.

    `facts` as FACTS, `documents` as DOCUMENTS.
    """
    story = facts[facts.story_id == story_id]
    if doc_ids is None:
        doc_ids = [d for d in dict.fromkeys(documents.doc_id) if d in set(story.doc_id)]
    story = story[story.doc_id.isin(doc_ids)]
    ranked = ranked_facts(story).query("stated > 0").index
    if ranked.empty:
        return HTML("<p>None of these documents states a fact that can be compared.</p>")
    cells = {
        (row.fact, row.doc_id): row
        for row in story.drop_duplicates(["fact", "doc_id"]).itertuples()
    }
    kind = story.drop_duplicates("fact").set_index("fact").kind
    # the fact on a line of its own leaves a phone room for two texts
    rows = "".join(
        f'<tr><th colspan="{len(doc_ids)}" style="white-space: '
        f'normal">{html.escape(str(fact))}</th></tr>'
        f"<tr>{''.join(_cell(cells.get((fact, d)), kind[fact]) for d in doc_ids)}</tr>"
        for fact in ranked[:_MOST_FACTS]
    )
    left = len(ranked) - _MOST_FACTS
    return _columns(
        f"{legend(set(STATUS))} Not mentioned is not withheld. "
        "In brackets: the character at which the value starts.",
        documents,
        doc_ids,
        rows,
        f"<p>{left} more facts are not shown.</p>" if left > 0 else "",
    )


def story_page(
    sentences: pd.DataFrame, pairs: pd.DataFrame, doc_ids: list[str], documents: pd.DataFrame
) -> HTML:
    """Articles in columns, in reading order; passages that say nearly the same stand level and link
    to one another.

    `sentences` as SENTENCES, `pairs` as from sources.passages, `documents` names the columns. The
    first of `doc_ids` sets the rows. A passage whose partner stands elsewhere in the order is
    linked, not moved.
    """
    body = sentences[sentences.role != "title"]
    pairs = pairs[pairs.doc_id.isin(doc_ids) & pairs.other_id.isin(doc_ids)]
    links = _links(pairs)
    anchors = {d: _level_with_first(pairs, doc_ids[0], d) for d in doc_ids[1:]}
    bounds = sorted({first for found in anchors.values() for first, _ in found})
    anchors[doc_ids[0]] = [(bound, bound) for bound in bounds]
    columns = [
        _split(list(body[body.doc_id == d].itertuples()), bounds, anchors[d]) for d in doc_ids
    ]
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{''.join(_sentence(s, links) for s in cell)}</td>" for cell in row)
        + "</tr>"
        for row in zip(*columns, strict=True)
        if any(row)
    )
    return _columns(
        f"⇄ {count(len(pairs), 'passage')} {'says' if len(pairs) == 1 else 'say'} nearly the same "
        "(similar sentence vectors): the number links to the other text. "
        "All else stands in one text only, or is put in other words.",
        documents,
        doc_ids,
        rows,
    )


def _columns(
    note: str, documents: pd.DataFrame, doc_ids: list[str], rows: str, more: str = ""
) -> HTML:
    """A table with a column a document, below a note in small print."""
    names = corpus.names(documents)
    head = "".join(
        f'<th scope="col" style="white-space: normal">{html.escape(names.get(d, str(d)))}</th>'
        for d in doc_ids
    )
    return HTML(
        f"<div><p><small>{note}</small></p><table><thead>"
        f"<tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}</div>"
    )


def _cell(row, kind: str) -> str:
    status = missing_status(kind) if row is None else row.status
    sign, words = STATUS[status]
    value = ""
    if row is not None and isinstance(row.value, str):
        place = f" <small>({int(row.start)})</small>" if pd.notna(row.start) else ""
        note = (
            f"<br><small><i>{html.escape(row.note)}</i></small>"
            if isinstance(row.note, str) and row.note
            else ""
        )
        value = f"<br>{html.escape(row.value)}{place}{note}"
    return (
        f'<td><span style="background-color:{GROUNDS[_GROUNDS[status]]};color:{INK}"> {sign} '
        f"{words} </span>{value}</td>"
    )


def _identity(doc_id: str, sentence_id: int) -> str:
    return f"passage-{re.sub(r'[^A-Za-z0-9]+', '-', str(doc_id))}-{sentence_id}"


def _links(pairs: pd.DataFrame) -> dict[tuple, list[tuple[int, tuple]]]:
    """For each sentence the numbers of its passages and the sentences that they lead to."""
    links: dict[tuple, list] = defaultdict(list)
    for number, row in enumerate(pairs.itertuples(), start=1):
        one, other = (row.doc_id, row.sentence_id), (row.other_id, row.other_sentence_id)
        links[one].append((number, other))
        links[other].append((number, one))
    return links


def _level_with_first(pairs: pd.DataFrame, first: str, doc_id: str) -> list[tuple[int, int]]:
    """(sentence of the first document, sentence of this one), as many as can stand level without
    changing any order.
    """
    sides = ["doc_id", "sentence_id", "other_id", "other_sentence_id"]
    both = pd.concat([pairs[sides], pairs[[*sides[2:], *sides[:2]]].set_axis(sides, axis=1)])
    between = both[(both.doc_id == first) & (both.other_id == doc_id)]
    best: list[list[tuple[int, int]]] = []
    for a, b in sorted(zip(between.sentence_id, between.other_sentence_id, strict=True)):
        before = [chain for chain in best if chain[-1][0] < a and chain[-1][1] < b]
        best.append([*max(before, key=len, default=[]), (a, b)])
    return max(best, key=len, default=[])


def _split(sentences: list, bounds: list[int], anchors: list[tuple[int, int]]) -> list[list]:
    """The sentences in the rows that the bounds make: each goes to the row of the last anchor
    before it.
    """
    rows: list[list] = [[] for _ in range(len(bounds) + 1)]
    own = [sentence for _, sentence in anchors]
    for sentence in sentences:
        at = bisect_right(own, sentence.sentence_id)
        rows[bounds.index(anchors[at - 1][0]) + 1 if at else 0].append(sentence)
    return rows


def _sentence(sentence, links: dict) -> str:
    key = (sentence.doc_id, sentence.sentence_id)
    text = html.escape(str(sentence.text))
    if sentence.role == "heading":
        text = f"<b>{text}</b>"
    marks = "".join(
        f' <a href="#{_identity(*other)}" title="passage {number} in the other text">⇄{number}</a>'
        for number, other in links.get(key, [])
    )
    if marks:
        text = (
            f"<mark "
            f'style="background-color:{GROUNDS[_GROUNDS["stated"]]};color:{INK}">{text}</mark>'
        )
    language = html.escape(str(sentence.language), quote=True)
    return f'<p id="{_identity(*key)}" lang="{language}" style="color: inherit">{text}{marks}</p>'
