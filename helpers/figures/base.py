"""The frame of every figure: theme, title and a description in words."""

from __future__ import annotations

import html
import json
import textwrap
from functools import cache
from pathlib import Path

import numpy as np
import plotly.graph_objects as go

from helpers.figures import offline

# Each colour is a pair: for light pages, and its twin on dark pages.
THEME = json.loads((Path(__file__).parent / "theme.json").read_text(encoding="utf-8"))
PALETTE = {name: light for name, (light, _dark) in THEME["palette"].items()}
GROUNDS = {name: light for name, (light, _dark) in THEME["grounds"].items()}  # of marked words
COLOURWAY = list(PALETTE.values())
INK, MUTED, GRID, PAPER = (THEME["colours"][name][0] for name in ("ink", "muted", "grid", "paper"))


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
        if args or kwargs or not offline.in_notebook():
            super().show(*args, config=offline.CONFIG, **kwargs)
        else:
            from IPython.display import display

            display(self)


def finish(fig: go.Figure, title: str, alt: str, note: str | None = None) -> Figure:
    """`fig` in the kit's theme with a wrapped `title`, a description `alt` for screen readers and a
    small `note`.

    All three are plain text (escaped here). `alt` says in one or two sentences what the figure
    shows; `note` gives n and the uncertainty. Set `layout.height` first where 420 pixels do not
    fit. Use colours from PALETTE, INK, MUTED, GRID and PAPER: exports turn exactly these into their
    twins on dark pages.
    """
    done = Figure(fig)
    lines = wrap(title, 76)
    # plotly anchors a title by its first line's middle: each further line needs room of its own
    # above
    heading = {"text": lines, "pad": {"t": 12 + 32 * lines.count("<br>")}}
    if note:
        heading["subtitle"] = {"text": wrap(note, 104)}
    done.update_layout(
        template=template(), title=heading, meta={"title": title, "alt": alt, "note": note or ""}
    )
    return done


def nothing(title: str, reason: str) -> Figure:
    """The figure where there is nothing to draw: `reason` stands in its middle and is its
    description.
    """
    fig = go.Figure()
    fig.add_annotation(
        text=wrap(reason, 44),
        showarrow=False,
        x=0.5,
        y=0.5,
        xref="paper",
        yref="paper",
        font={"color": INK},
    )
    fig.update_xaxes(visible=False)
    fig.update_yaxes(visible=False)
    fig.update_layout(height=240, margin_t=90)
    return finish(fig, title, reason)


def error_bars(value: object, low: object, high: object, **style: object) -> dict:
    """plotly's error bars from `low` to `high` around `value` (same lengths); none where an end is
    missing.
    """
    middle, below, above = (np.asarray(part, float) for part in (value, low, high))
    ends = {"array": above - middle, "arrayminus": middle - below}
    return {"type": "data", "symmetric": False, **ends, "color": INK, "thickness": 1.5, **style}


def count(n: float, noun: str) -> str:
    """`n` with its noun in the singular or plural, like "1 text" or "1,200 texts"."""
    return f"{int(n):,} {noun}{'' if int(n) == 1 else 's'}"


def widget(fig: go.Figure) -> go.FigureWidget:
    """`fig` as a live widget for an explorer, in the same theme and with nothing that uploads."""
    live = go.FigureWidget(fig)
    live._config = dict(offline.CONFIG)
    return live


def wrap(text: object, width: int = 36, lines: int | None = None) -> str:
    """`text` escaped for plotly and broken into lines of about `width` characters, at most `lines`
    of them.
    """
    parts = textwrap.wrap(
        str(text), width, max_lines=lines, placeholder=" …", break_on_hyphens=False
    ) or [""]
    return "<br>".join(html.escape(part, quote=False) for part in parts)


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
