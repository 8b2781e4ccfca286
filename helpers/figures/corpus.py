"""The corpus as it came: what each line of a page is, how much of a source is no article, which
texts overlap.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from helpers.figures.base import MUTED, PALETTE, Figure, finish, nothing, wrap

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
    shown = one.head(_LINES)
    bars = go.Figure()
    for role in [role for role in _STYLE if role in set(shown.role)]:
        part = shown[shown.role == role]
        bars.add_bar(
            y=part.line.astype(str),
            x=part.text.str.strip().str.len(),
            name=_named(role, part.kept.any()),
            orientation="h",
            marker=_marker(role, part.kept.any()),
            customdata=[
                [wrap(a, 60, 3), wrap(b, 60)]
                for a, b in zip(part.text.str.strip(), part.rule, strict=True)
            ],
            hovertemplate="line %{y}, %{x} "
            "characters<br>%{customdata[0]}<br><i>%{customdata[1]}</i><extra></extra>",
        )
    order = shown.line.astype(str).tolist()
    bars.update_yaxes(
        type="category", categoryorder="array", categoryarray=order[::-1], title="line of the page"
    )
    bars.update_xaxes(title="characters", rangemode="tozero")
    bars.update_layout(barmode="overlay", height=220 + 15 * max(len(shown), 4), showlegend=True)
    kept = int(one.kept.sum())
    total = max(int(one.text.str.len().sum()), 1)
    share = int(one.text[one.kept].str.len().sum()) / total
    title = f"{kept} of {len(one)} lines are article text, {share:.0%} of the characters"
    more = f" Only the first {_LINES} of {len(one)} lines are drawn." if len(one) > _LINES else ""
    counts = ", ".join(f"{count} {role}" for role, count in one.role.value_counts().items())
    return finish(
        bars,
        title,
        f"One bar for each line of {doc_id}: {counts}. {title}.",
        f"Text {doc_id}. Solid bars are kept; hatched ones are dropped, the title has a column of "
        f"its own.{more}",
    )


def boilerplate(shares: pd.DataFrame) -> Figure:
    """How much of each group's pages is no article, by role; `shares` as corpus.boilerplate
    returns.
    """
    dropped = shares[~shares.kept & (shares.role != "title")]
    order = (
        shares.groupby("group")
        .share.sum()
        .mul(0)
        .add(dropped.groupby("group").share.sum(), fill_value=0)
    )
    order = order.sort_values(ascending=False)
    groups = order.index[:_MOST][::-1]
    texts = shares.groupby("group").n_documents.first()
    labels = {group: f"{wrap(group, 28, 2)} (n\u00a0=\u00a0{texts[group]})" for group in groups}
    bars = go.Figure()
    for role in [role for role in _STYLE if role in set(dropped.role)]:
        part = dropped[dropped.role == role].set_index("group").share.reindex(groups).fillna(0)
        bars.add_bar(
            y=[labels[group] for group in groups],
            x=100 * part,
            name=role.replace("_", " "),
            orientation="h",
            marker=_marker(role),
            hovertemplate="%{y}<br>%{x:.1f} % " + role.replace("_", " ") + "<extra></extra>",
        )
    bars.update_layout(barmode="stack", height=190 + 34 * max(len(groups), 2), showlegend=True)
    bars.update_yaxes(type="category", categoryorder="array", categoryarray=list(labels.values()))
    bars.update_xaxes(title="percent of the page's characters", rangemode="tozero", ticksuffix=" %")
    title = _boilerplate_title(order)
    return finish(
        bars,
        title,
        f"Stacked bars for {len(groups)} of {len(order)} groups. {title}.",
        "What copying or exporting left on the pages is part of this: the share describes the "
        "texts as you have them, "
        "and one text says nothing about an outlet.",
    )


def overlaps(found: pd.DataFrame, threshold: float = 0.7) -> Figure:
    """How much of each text an earlier one holds already; `found` as corpus.near_duplicates
    returns.
    """
    some = found[found.shared.notna()].nlargest(_MOST, "shared").iloc[::-1]
    if not len(some):
        return nothing(
            f"None of the {len(found)} texts repeats an earlier one",
            "No text shares enough runs of five words.",
        )
    repeats = some.duplicate_of.notna()
    bars = go.Figure()
    for name, part, colour, shape in (
        ("counted as a repetition", some[repeats], "rose", "/"),
        ("own text", some[~repeats], "indigo", ""),
    ):
        if len(part):
            bars.add_bar(
                y=[wrap(doc_id, 30, 2) for doc_id in part.doc_id],
                x=100 * part.shared,
                name=name,
                orientation="h",
                marker={"color": PALETTE[colour], "pattern": {"shape": shape}},
                hovertemplate="%{y}<br>%{x:.1f} % of its five-word runs<extra></extra>",
            )
    bars.add_vline(x=100 * threshold, line={"color": MUTED, "dash": "dot", "width": 1})
    bars.update_layout(barmode="overlay", height=190 + 30 * max(len(some), 2), showlegend=True)
    order = [wrap(doc_id, 30, 2) for doc_id in some.doc_id]
    bars.update_yaxes(type="category", categoryorder="array", categoryarray=order)
    bars.update_xaxes(
        title="percent of the text that stands in an earlier one", range=[0, 103], ticksuffix=" %"
    )
    count = int(found.duplicate_of.notna().sum())
    if count:
        title = f"{count} of {len(found)} texts repeat an earlier one"
    else:
        title = f"None of the {len(found)} texts repeats an earlier one"
    return finish(
        bars,
        title,
        f"Bars for {len(some)} of {len(found)} texts. {title}.",
        f"Runs of five words; the dotted line marks {threshold:.0%}, from which a text counts as "
        f"a repetition.",
    )


def _marker(role: str, kept: bool = False) -> dict:
    """Colour by role; solid where the lines are kept, dotted for the title, hatched where they are
    dropped.
    """
    colour, shape = _STYLE[role]
    return {
        "color": PALETTE[colour],
        "pattern": {"shape": shape if role == "title" else "" if kept else shape or "/"},
    }


def _named(role: str, kept: bool) -> str:
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
