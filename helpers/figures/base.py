"""The frame of every figure: theme, title and a description in words."""

import html
import json
import textwrap
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
import plotly.graph_objects as go
from plotly.basedatatypes import BaseTraceType

from helpers import languages
from helpers.figures import offline

# Each colour is a pair: for light pages, and its twin on dark pages.
THEME = json.loads((Path(__file__).parent / "theme.json").read_text(encoding="utf-8"))
PALETTE = {name: light for name, (light, _dark) in THEME["palette"].items()}
GROUNDS = {name: light for name, (light, _dark) in THEME["grounds"].items()}  # of marked words
COLOURWAY = list(PALETTE.values())
# Colour and pattern of a bar, by the language of what it counts.
LOOKS = {
    language.code: (PALETTE[language.colour], language.pattern)
    for language in languages.LANGUAGES.values()
} | {languages.OTHER: (PALETTE["grey"], "x")}
# The languages whose marks are hollow (or hatched) and those whose are filled, by code.
OPEN, FILLED = (
    {code: known.name for code, known in languages.LANGUAGES.items() if known.open is hollow}
    for hollow in (True, False)
)
INK, MUTED, GRID, PAPER = (THEME["colours"][name][0] for name in ("ink", "muted", "grid", "paper"))
LEVEL = 0.05  # of p and q, from which a difference counts as found


class Figure(go.Figure):
    """A plotly figure that describes itself in words and shows offline, in Jupyter as in every HTML
    export.
    """

    _ipython_display_ = None  # with plotly's own, IPython would never ask for the bundle below

    def _repr_mimebundle_(self, include=None, exclude=None, **_) -> dict:
        figure = offline.payload(self)
        return {
            offline.MIME: figure,
            "text/html": offline.as_html(figure, alone=False),
            "text/plain": offline.describe(figure),
        }

    def _repr_html_(self) -> str:
        return offline.as_html(offline.payload(self))

    def show(self, *args, **kwargs) -> None:
        """Show the figure: in a notebook as if it were the cell's last line, elsewhere as plotly
        does.
        """
        if args or kwargs or offline.running_cell() is None:
            super().show(*args, config=offline.CONFIG, **kwargs)
        else:
            from IPython.display import display

            display(self)


def finish(
    fig: go.Figure | list | BaseTraceType, title: str, alt: str, note: str | None = None, **layout
) -> Figure:
    """`fig`, or traces, in the kit's theme with a wrapped `title`, a description `alt` for screen
    readers and a small `note`.

    All three are plain text (escaped here). `alt` says in one or two sentences what the figure
    shows; `note` gives n and the uncertainty. `layout` is plotly's: `height` where 420 pixels do
    not fit, `xaxis`, `yaxis`, `shapes` (see `line_at`). Use colours from PALETTE, INK, MUTED, GRID
    and PAPER: exports turn exactly these into their twins on dark pages.
    """
    done = Figure(fig)
    lines = wrap(title, 76)
    done.update_layout(
        template=template(),
        title={
            "text": lines,
            # plotly anchors a title by its first line's middle: each further line needs room of its
            # own above
            "pad": {"t": 12 + 32 * lines.count("<br>")},
            **({"subtitle": {"text": wrap(note, 104)}} if note else {}),
        },
        meta={"title": title, "alt": alt, "note": note or ""},
        **layout,
    )
    return done


def nothing(title: str, reason: str) -> Figure:
    """The figure where there is nothing to draw: `reason` stands in its middle and is its
    description.
    """
    middle = {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False}
    return finish(
        [],
        title,
        reason,
        height=240,
        margin_t=90,
        xaxis={"visible": False},
        yaxis={"visible": False},
        annotations=[{"text": wrap(reason, 44), "font": {"color": INK}, **middle}],
    )


def bar(
    x: object, y: object, name: str | None, look: tuple[str, str | list[str]], hover: str, **more
) -> go.Bar:
    """Horizontal bars to `x` at the labels `y`, with the `hover` text; `look` is a colour and a
    pattern (as plotly names it), so that neither is needed to tell bars apart.
    """
    colour, pattern = look
    return go.Bar(
        x=x,
        y=y,
        name=name,
        orientation="h",
        marker={"color": colour, "pattern": {"shape": pattern}},
        hovertemplate=hover,
        **more,
    )


def joined(starts: Iterable, ends: Iterable, labels: Iterable, width: int) -> list[go.Scatter]:
    """Grey lines of `width` pixels, one a label, that join the two values of each."""
    return [
        go.Scatter(
            x=[start, end],
            y=[label, label],
            mode="lines",
            line={"color": MUTED, "width": width},
            hoverinfo="skip",
            showlegend=False,
        )
        for start, end, label in zip(starts, ends, labels, strict=True)
    ]


def line_at(at: float, axis: str = "x", dash: str | None = None) -> dict:
    """A grey line across the figure where `axis` has the value `at`, as one of plotly's shapes."""
    across = "y" if axis == "x" else "x"
    return {
        "type": "line",
        f"{axis}0": at,
        f"{axis}1": at,
        f"{axis}ref": axis,
        f"{across}0": 0,
        f"{across}1": 1,
        f"{across}ref": f"{across} domain",
        "line": {"color": MUTED, "width": 1, "dash": dash},
    }


def in_order(labels: Iterable) -> dict:
    """An axis that holds `labels` in their order, the first nearest the origin."""
    return {"categoryorder": "array", "categoryarray": list(labels)}


def error_bars(value: object, low: object, high: object, **style: object) -> dict:
    """plotly's error bars from `low` to `high` around `value` (same lengths); none where an end is
    missing.
    """
    middle, below, above = (np.asarray(part, float) for part in (value, low, high))
    return {
        "type": "data",
        "symmetric": False,
        "array": above - middle,
        "arrayminus": middle - below,
        "color": INK,
        "thickness": 1.5,
        **style,
    }


def count(n: float, noun: str) -> str:
    """`n` with its noun in the singular or plural, like "1 text" or "1,200 texts"."""
    return f"{int(n):,} {noun}{'' if int(n) == 1 else 's'}"


def signed(value: float) -> str:
    """A score with its sign and one decimal, like "+3.4" or "−0.5"."""
    return f"{value:+.1f}".replace("-", "−")


def widget(fig: go.Figure | None = None) -> go.FigureWidget:
    """`fig`, or an empty figure, as a live widget for an explorer: nothing that uploads."""
    live = go.FigureWidget(fig)
    live._config = dict(offline.CONFIG)
    return live


def wrap(text: object, width: int = 36, lines: int | None = None) -> str:
    """`text` escaped for plotly and broken into lines of about `width` characters, at most `lines`
    of them.
    """
    broken = textwrap.fill(
        str(text), width, max_lines=lines, placeholder=" …", break_on_hyphens=False
    )
    return html.escape(broken, quote=False).replace("\n", "<br>")


@cache
def template() -> go.layout.Template:
    """The kit's plotly template for light pages."""
    parts = THEME["template"]
    return go.layout.Template(data=parts["data"], layout={**parts["layout"], "colorway": COLOURWAY})


def replace(live: go.FigureWidget, fig: go.Figure) -> None:
    """Shows `fig` in the widget `live` in one step."""
    with live.batch_update():
        live.data = ()
        live.add_traces(fig.data)
        live.layout = fig.layout
