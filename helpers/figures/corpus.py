"""The corpus as it came: what each line of a page is, how much of a source is no article, which
texts overlap.
"""

import pandas as pd

from helpers.figures.base import PALETTE, Figure, bar, finish, in_order, line_at, nothing, wrap

_MOST = 30  # bars, groups or texts that can still be read
_LINES = 150  # lines of one page
# Kept roles are solid, dropped ones hatched: the eye sees what counts without telling colours
# apart.
_STYLE = {
    "title": ("purple", "."),
    "lede": ("teal", ""),
    "heading": ("olive", ""),
    "body": ("indigo", ""),
    "advert": ("rose", "/"),
    "comment": ("brown", "/"),
    "navigation": ("grey", "/"),
    "tags": ("sand", "/"),
    "caption": ("cyan", "/"),
    "author_box": ("wine", "/"),
    "agency": ("green", "x"),
    "byline": ("wine", "x"),
    "date": ("sand", "x"),
    "dateline": ("green", "/"),
    "slug": ("grey", "x"),
}


def page(lines: pd.DataFrame, doc_id: str) -> Figure:
    """The lines of one text from top to bottom: length, role, and whether they are part of the
    article.

    `lines` as LINES. A bar is a line that holds something; hover shows its beginning and the rule
    that decided.
    """
    one = lines[(lines.doc_id == doc_id) & (lines.role != "blank")]
    shown = one.head(_LINES).assign(said=lambda rows: rows.text.str.strip())
    length = one.text.str.len()
    share = length[one.kept].sum() / max(length.sum(), 1)
    title = f"{one.kept.sum()} of {len(one)} lines are article text, {share:.0%} of the characters"
    more = f" Only the first {_LINES} of {len(one)} lines are drawn." if len(one) > _LINES else ""
    counts = ", ".join(f"{count} {role}" for role, count in one.role.value_counts().items())
    return finish(
        [
            bar(
                part.said.str.len(),
                part.line.astype(str),
                _named(role, part.kept.any()),
                _look(role, part.kept.any()),
                "line %{y}, %{x} characters<br>%{customdata[0]}<br><i>%{customdata[1]}</i>"
                "<extra></extra>",
                customdata=[
                    [wrap(row.said, 60, 3), wrap(row.rule, 60)] for row in part.itertuples()
                ],
            )
            for role, part in _by_role(shown)
        ],
        title,
        f"One bar for each line of {doc_id}: {counts}. {title}.",
        f"Text {doc_id}. Solid bars are kept; hatched ones are dropped, the title has a column of "
        f"its own.{more}",
        barmode="overlay",
        height=220 + 15 * max(len(shown), 4),
        showlegend=True,
        xaxis={"title": "characters", "rangemode": "tozero"},
        yaxis={
            "title": "line of the page",
            "type": "category",
            **in_order(shown.line.astype(str)[::-1]),
        },
    )


def boilerplate(shares: pd.DataFrame) -> Figure:
    """How much of each group's pages is no article, by role; `shares` as corpus.boilerplate
    returns.
    """
    dropped = shares[~shares.kept & (shares.role != "title")]
    known = shares.groupby("group")
    order = (
        dropped.groupby("group")
        .share.sum()
        .reindex(known.groups, fill_value=0.0)
        .sort_values(ascending=False)
    )
    groups = order.index[:_MOST][::-1]
    texts = known.n_documents.first()
    labels = [f"{wrap(group, 28, 2)} (n\u00a0=\u00a0{texts[group]})" for group in groups]
    title = _boilerplate_title(order)
    return finish(
        [
            bar(
                100 * part.set_index("group").share.reindex(groups).fillna(0),
                labels,
                _named(role),
                _look(role),
                f"%{{y}}<br>%{{x:.1f}} % {_named(role)}<extra></extra>",
            )
            for role, part in _by_role(dropped)
        ],
        title,
        f"Stacked bars for {len(groups)} of {len(order)} groups. {title}.",
        "What copying or exporting left on the pages is part of this: the share describes the "
        "texts as you have them, "
        "and one text says nothing about an outlet.",
        barmode="stack",
        height=190 + 34 * max(len(groups), 2),
        showlegend=True,
        xaxis={
            "title": "percent of the page's characters",
            "rangemode": "tozero",
            "ticksuffix": " %",
        },
        yaxis={"type": "category", **in_order(labels)},
    )


def overlaps(found: pd.DataFrame, threshold: float = 0.7) -> Figure:
    """How much of each text an earlier one holds already; `found` as corpus.near_duplicates
    returns.
    """
    repeating = int(found.duplicate_of.notna().sum())
    title = (
        f"{repeating} of {len(found)} texts repeat an earlier one"
        if repeating
        else f"None of the {len(found)} texts repeats an earlier one"
    )
    some = found[found.shared.notna()].nlargest(_MOST, "shared").iloc[::-1]
    if some.empty:
        return nothing(title, "No text shares enough runs of five words.")
    some = some.assign(label=[wrap(doc_id, 30, 2) for doc_id in some.doc_id])
    repeats = some.duplicate_of.notna()
    return finish(
        [
            bar(
                100 * part.shared,
                part.label,
                name,
                look,
                "%{y}<br>%{x:.1f} % of its five-word runs<extra></extra>",
            )
            for name, part, look in (
                ("counted as a repetition", some[repeats], (PALETTE["rose"], "/")),
                ("own text", some[~repeats], (PALETTE["indigo"], "")),
            )
            if len(part)
        ],
        title,
        f"Bars for {len(some)} of {len(found)} texts. {title}.",
        f"Runs of five words; the dotted line marks {threshold:.0%}, from which a text counts as "
        f"a repetition.",
        barmode="overlay",
        height=190 + 30 * max(len(some), 2),
        showlegend=True,
        shapes=[line_at(100 * threshold, dash="dot")],
        xaxis={
            "title": "percent of the text that stands in an earlier one",
            "range": [0, 103],
            "ticksuffix": " %",
        },
        yaxis={"type": "category", **in_order(some.label)},
    )


def _by_role(rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """The rows of each role that has any, in the order of the legend."""
    present = set(rows.role)
    return [(role, rows[rows.role == role]) for role in _STYLE if role in present]


def _look(role: str, kept: bool = False) -> tuple[str, str]:
    """Colour by role; solid where the lines are kept, dotted for the title, hatched where they are
    dropped.
    """
    colour, shape = _STYLE[role]
    return PALETTE[colour], shape if role == "title" else "" if kept else shape or "/"


def _named(role: str, kept: bool = True) -> str:
    return role.replace("_", " ") + ("" if kept or role == "title" else " (dropped)")


def _boilerplate_title(order: pd.Series) -> str:
    if not len(order) or order.max() <= 0:
        return "No line was dropped from any text"
    if len(order) == 1:
        return f"{order.max():.0%} of the characters are no article text"
    return (
        f"Between {order.min():.0%} and {order.max():.0%} of a source's characters are no "
        f"article text"
    )
