"""A corpus at a glance: how long its texts are, how much of them is quoted, and how many there are
of each source.
"""

import pandas as pd

from helpers import corpus
from helpers.figures.base import LOOKS, PALETTE, Figure, bar, finish, line_at, wrap
from helpers.languages import NAMES

_MOST = 40  # bars that can still be read
FEW = 5  # texts of a source, below which an interval over texts says little
_UNNAMED = "(not named)"


def composition(documents: pd.DataFrame, quotes: pd.DataFrame, share: bool = False) -> Figure:
    """Words of each text, split into quoted and other words; `share` draws percentages.

    `documents` as DOCUMENTS, `quotes` as QUOTES; a word counts as quoted when it lies in a
    quotation of any kind. The longest texts are shown where there are more than forty.
    """
    shown = documents.nlargest(_MOST, "n_words").sort_values("doc_id", ascending=False)
    words = shown.n_words.clip(lower=1)
    quoted = shown.doc_id.map(quoted_words(documents, quotes))
    scale = 100 / words if share else 1
    names = corpus.names(documents)
    labels = [label(row, names[row.doc_id]) for row in shown.itertuples()]
    unit = "percent of the text's words" if share else "words"
    return finish(
        [
            bar(
                part * scale,
                labels,
                name,
                look,
                f"%{{y}}<br>%{{x:.0f}} {unit}<extra>{name}</extra>",
            )
            for part, name, look in (
                (quoted, "in quotations", (PALETTE["rose"], "/")),
                (words - quoted, "not in quotations", (PALETTE["indigo"], "")),
            )
        ],
        "How long are the texts, and how much of each is somebody else's words?",
        f"Bars for {len(shown)} texts: {words.sum():,} words in all, {quoted.sum():,} of them in "
        f"quotations. " + _largest_share(shown.doc_id.map(names), quoted / words),
        f"{len(shown)} of {len(documents)} texts. Quotations are found by rules, with misses and "
        f"false finds; "
        "notebook 05 says how many.",
        barmode="stack",
        # each label has room for its lines
        height=150 + max(sum(max(46, 28 + 18 * label.count("<br>")) for label in labels), 92),
        xaxis_title=unit,
    )


def sizes(documents: pd.DataFrame) -> Figure:
    """Number of texts of each source, by language: whether there is enough to compare."""
    named = documents.assign(source=documents.source.fillna(_UNNAMED))
    counts = named.groupby(["source", "language"]).size().unstack(fill_value=0)
    order = counts.sum(axis=1).sort_values(ascending=False)
    shown = counts.loc[order.index[:_MOST][::-1]]
    labels = [wrap(source, 26, 2) for source in shown.index]
    title = _enough(order.drop(_UNNAMED, errors="ignore"))
    return finish(
        [
            bar(
                shown[code],
                labels,
                NAMES[code],
                look,
                f"%{{y}}<br>%{{x}} texts, {NAMES[code]}<extra>{NAMES[code]}</extra>",
            )
            for code, look in LOOKS.items()
            if code in shown
        ],
        title,
        f"Bars for {len(shown)} of {len(order)} sources, {len(documents):,} texts. {title}.",
        f"The dotted line marks {FEW} texts, below which an interval over texts says little "
        f"about a source. Texts "
        "without a named source are not one source.",
        barmode="stack",
        height=150 + 40 * max(len(shown), 2),
        showlegend=True,
        shapes=[line_at(FEW, dash="dot")],
        xaxis={"title": "texts", "rangemode": "tozero", "tickformat": ",d"},
    )


def _enough(sources: pd.Series) -> str:
    """Whether the named sources have texts enough, as a title."""
    if not len(sources):
        return "No text names its source: there is nothing to compare by source yet"
    if few := int((sources < FEW).sum()):
        return f"{few} of {len(sources)} sources have fewer than {FEW} texts"
    return f"Every source has {FEW} texts or more"


def label(row, name: str) -> str:
    """A text's label from its row of DOCUMENTS: name and language, below them the title unless the
    name holds it.
    """
    # the name whole: two texts' names may differ at their end only
    first = f"{wrap(name, 30)} ({row.language})"
    if "“" in name:
        return first
    named = isinstance(row.title, str) and row.title
    return f"{first}<br>{wrap(row.title, 30, 1) if named else 'no headline'}"


def quoted_words(documents: pd.DataFrame, quotes: pd.DataFrame) -> pd.Series:
    """Words inside quotations by doc_id; a word in two overlapping quotations counts once."""
    texts = documents.set_index("doc_id").text
    counts = pd.Series(0, index=texts.index)
    known = quotes[quotes.doc_id.isin(texts.index)].sort_values("start")
    # where the quotations before each one in its text end
    reached = known.groupby("doc_id").end.transform(lambda ends: ends.cummax().shift(fill_value=0))
    for row, before in zip(known.itertuples(), reached, strict=True):
        counts[row.doc_id] += len(texts[row.doc_id][max(row.start, before) : row.end].split())
    return counts


def _largest_share(texts: pd.Series, share: pd.Series) -> str:
    if share.empty:
        return "There are no texts."
    return f"The largest quoted share is {share.max():.0%}, in {texts[share.idxmax()]}."
