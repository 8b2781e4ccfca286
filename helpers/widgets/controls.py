"""What every explorer does: its figure follows its controls, and its controls keep their keys."""

from collections.abc import Callable

import anywidget
import ipywidgets as widgets

from helpers import figures

# JupyterLab would take arrow keys and letters while a control has the focus.
_SCRIPT = """
function render({ el }) {
  el.style.display = "none";
  // the element is attached after this call
  const mark = (tries) => {
    const box = el.closest(".widget-vbox, .lm-Widget.jupyter-widgets.widget-box");
    if (box) {
      box.setAttribute("data-lm-suppress-shortcuts", "true");
      box.addEventListener("keydown", (event) => event.stopPropagation());
      // plotly drew before the box had its width: it measures again when the window says so
      const again = () => window.dispatchEvent(new Event("resize"));
      for (const after of [200, 1500]) setTimeout(again, after);
    } else if (tries) requestAnimationFrame(() => mark(tries - 1));
  };
  mark(120);
}
export default { render };
"""


def follow(draw: Callable[[], None], *controls: widgets.Widget) -> None:
    """Calls `draw` now, and again whenever one of the controls has another value."""
    for control in controls:
        control.observe(lambda _change: draw(), names="value")
    draw()


def following(draw: Callable[[], figures.Figure], *controls: widgets.Widget) -> widgets.Widget:
    """What `draw` gives as a live figure, drawn anew whenever one of the controls changes."""
    live = figures.widget()
    follow(lambda: figures.replace(live, draw()), *controls)
    return live


class OwnKeys(anywidget.AnyWidget):
    """An invisible child that leaves the keys pressed inside its box to the box's controls, and
    fits figures to it.

    Without it the down arrow in a list of choices leaves for the next cell, and a letter may run a
    command of the notebook.
    """

    _esm = _SCRIPT
