"""How a figure travels: JSON for Jupyter's own renderer, and an offline HTML form for every other
export.
"""

import html
import json
from functools import cache
from pathlib import Path

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs, get_plotlyjs_version

_HERE = Path(__file__).parent
MIME = "application/vnd.plotly.v1+json"
# plotly.js 4 offers a button that uploads the chart; nothing here may leave the machine.
CONFIG = {
    "displaylogo": False,
    "plotlyServerURL": "",
    "responsive": True,
    "showSendToCloud": False,
    "typesetMath": False,
}
_CARTESIAN = {"bar", "box", "contour", "heatmap", "histogram", "histogram2d", "histogram2dcontour"}
_CARTESIAN |= {"image", "pie", "scatter", "scatterternary", "violin"}
# Which notebook cell carries each plotly.js bundle: filled when a figure is shown, so that a page
# holds it once.
_carriers: dict[str, tuple[str, str]] = {}


def payload(fig: go.Figure) -> dict:
    """`fig` as plain JSON data with the kit's `config`: what the Jupyter renderer and the exporter
    read.
    """
    return {**json.loads(fig.to_json()), "config": dict(CONFIG)}


def describe(figure: dict) -> str:
    """The payload's description in words: its own `alt`, else its title."""
    title = figure.get("layout", {}).get("title") or {}
    return _words(figure).get("alt") or title.get("text") or "Figure"


def _words(figure: dict) -> dict:
    """Title, description and note as `finish` leaves them in a payload; none in other figures."""
    meta = figure.get("layout", {}).get("meta")
    return meta if isinstance(meta, dict) else {}


def inert(data: object) -> str:
    """`data` as JSON that is safe inside an HTML script element of any type."""
    return json.dumps(data, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")


def bundle(figures: list[dict]) -> str:
    """Name of the plotly.js that draws these payloads: "cartesian" (small) where it fits, else
    "full".
    """
    traces = {
        trace.get("type", "scatter") for figure in figures for trace in figure.get("data", [])
    }
    same_version = f"v{get_plotlyjs_version()}" in bundle_source("cartesian")[:200]
    return "cartesian" if traces <= _CARTESIAN and same_version else "full"


@cache
def bundle_source(name: str) -> str:
    """JavaScript of the bundle `name`, safe inside an HTML script element."""
    vendored = _HERE / "plotlyjs" / "plotly-cartesian.min.js"
    source = get_plotlyjs() if name == "full" else vendored.read_text(encoding="utf-8")
    return source.replace("</script", "<\\/script")


def element(figure: dict, figure_id: str = "") -> str:
    """The payload as an HTML figure element: title and note as text, description as label, data as
    inert JSON.
    """
    layout, words = dict(figure["layout"]), _words(figure)
    if words.get("title"):
        layout.pop("title", None)
        # room that a figure keeps above for its title and note, which stand outside here
        layout["margin"] = {
            side: size for side, size in (layout.get("margin") or {}).items() if side != "t"
        }
    themed = layout.get("template", {}).get("layout", {})
    height = layout.get("height") or themed.get("height") or 450
    identity = f'id="{html.escape(figure_id)}"' if figure_id else ""
    note = f'<p class="lagebild-note">{html.escape(words["note"])}</p>' if words.get("note") else ""
    return (
        f'<figure class="lagebild-figure" style="margin:1em 0" {identity}>'
        f'<figcaption style="font-weight:600">{html.escape(words.get("title", ""))}</figcaption>'
        f'<div class="lagebild-plot" role="img" aria-label="{html.escape(describe(figure))}"'
        f' style="min-height:{float(height):.0f}px"></div>{note}'
        f'<script type="application/json">{inert({**figure, "layout": layout})}</script></figure>'
    )


def as_html(figure: dict, alone: bool = True) -> str:
    """The payload as HTML that draws itself; not `alone`, plotly.js comes with a notebook's first
    figure only.
    """
    name = bundle([figure])
    library = f"<script>{bundle_source(name)}</script>" if alone or _carries(name) else ""
    return f"{element(figure)}{library}<script>{draw_source()}</script>"


@cache
def draw_source() -> str:
    """JavaScript that draws the figure elements of a page."""
    return (_HERE / "draw.js").read_text(encoding="utf-8")


def running_cell() -> tuple[str, str] | None:
    """The running notebook cell as (cell id, message id), or None outside a Jupyter kernel."""
    from IPython import get_ipython

    parent: dict = getattr(get_ipython(), "get_parent", dict)()
    if not parent:
        return None
    message = parent["header"]["msg_id"]
    return parent.get("metadata", {}).get("cellId", message), message


def _carries(name: str) -> bool:
    """Whether this output brings the bundle along: always outside notebooks, else once, or again in
    the same cell.
    """
    cell = running_cell()
    first = _carriers.get(name)
    carries = cell is None or first is None or (first[0] == cell[0] and first[1] != cell[1])
    if carries and cell:
        _carriers[name] = cell
    return carries
