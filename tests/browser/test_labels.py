"""Labels under columns on a narrow screen: turned and shortened, and still one for each column."""

import nbformat.v4 as v4
import plotly.graph_objects as go

from helpers.figures import finish, offline
from helpers.report.exporter import LagebildExporter

LONG = "Nachrichten aus aller Welt, “Liveticker zum Krieg in der …”"


def test_shortened_labels_that_would_be_the_same_keep_their_end(visit, tmp_path):
    names = [f"{LONG} (text {letter})" for letter in "abc"] + [
        "Kyiv Post, “A headline that goes on and on and on and on”"
    ]
    drawn = finish(
        go.Figure(go.Heatmap(z=[[1, 2, 3, 4]], x=names, y=["a fact to compare"])), "Title", "Alt"
    )
    cell = v4.new_code_cell(
        "1",
        id="one",
        outputs=[v4.new_output("display_data", {offline.MIME: offline.payload(drawn)})],
    )
    page, _ = LagebildExporter().from_notebook_node(
        v4.new_notebook(cells=[v4.new_markdown_cell("# Labels"), cell])
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    shown = visit(tmp_path / "page.html", 380).page.locator(".xtick text").all_text_contents()
    assert [label[-3:] for label in shown[:3]] == [" a)", " b)", " c)"], shown
    assert all("…" in label for label in shown), shown
