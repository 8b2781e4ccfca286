"""Keys and width for the explorers: JupyterLab would take arrow keys and letters while a control
has the focus.
"""

from __future__ import annotations

import anywidget

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


class OwnKeys(anywidget.AnyWidget):
    """An invisible child that leaves the keys pressed inside its box to the box's controls, and
    fits figures to it.

    Without it the down arrow in a list of choices leaves for the next cell, and a letter may run a
    command of the notebook.
    """

    _esm = _SCRIPT
