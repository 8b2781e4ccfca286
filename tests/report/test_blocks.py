"""A notebook as blocks: what a page shows, in order, and nothing that differs from run to run."""

import nbformat.v4 as v4
import pytest

from helpers.figures import offline
from helpers.report import blocks


def notebook(*cells):
    return v4.new_notebook(cells=list(cells))


def code(source="1", *outputs, tags=(), name="cell"):
    return v4.new_code_cell(source, outputs=list(outputs), id=name, metadata={"tags": list(tags)})


FIGURE = {
    offline.MIME: {"data": [], "layout": {"meta": {"alt": "Bars"}}},
    "text/html": "<p>big</p>",
}
WIDGET = {blocks.WIDGET: {"model_id": "x"}, "text/plain": "VBox()"}


def test_markdown_headings_can_be_linked_to_and_repeat_without_clash():
    found = blocks.from_notebook(
        notebook(v4.new_markdown_cell("## Who *speaks*?\n\nText\n\n## Who speaks?"))
    )
    assert blocks.headings(found) == [
        ("who-speaks", "Who <em>speaks</em>?"),
        ("who-speaks-2", "Who speaks?"),
    ]


def test_title_is_the_first_heading():
    cells = notebook(v4.new_markdown_cell("Before\n# What is *this*?\nAfter"))
    assert blocks.title(cells, "name") == "What is this?"
    assert blocks.title(notebook(), "name") == "name"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (FIGURE, "figure"),
        (WIDGET, "explorer"),
        ({"text/html": "<table><tr><td>1</td></tr></table>", "text/plain": "1"}, "table"),
        ({"text/html": "<p>1</p>"}, "html"),
        ({"text/markdown": "*a*"}, "html"),
        ({"image/png": "iVBOR\nw0="}, "image"),
        ({"text/plain": "1"}, "text"),
        ({"application/javascript": "alert(1)", "text/plain": "js"}, "text"),
    ],
)
def test_an_output_becomes_the_richest_block_a_page_can_show(data, kind):
    found = blocks.from_notebook(notebook(code("1", v4.new_output("display_data", data))))
    assert [block["kind"] for block in found] == ["code", kind]


def test_empty_output_and_empty_cell_leave_no_trace():
    assert (
        blocks.from_notebook(notebook(code("", v4.new_output("display_data", {"text/plain": " "}))))
        == []
    )


def test_figures_are_named_by_cell_and_place():
    outputs = [v4.new_output("display_data", FIGURE)] * 2
    found = blocks.from_notebook(notebook(code("1", *outputs, name="voices", tags=["headline"])))
    assert [block["id"] for block in found[1:]] == ["figure-voices-0", "figure-voices-1"]
    assert all(block["headline"] for block in found[1:])


def test_explorers_side_by_side_are_one_and_point_to_the_nearest_figure():
    explorer = v4.new_output("display_data", WIDGET)
    figure = v4.new_output("display_data", FIGURE)
    found = blocks.from_notebook(
        notebook(
            code("a", figure, name="a"),
            code("b", explorer, explorer, name="b"),
            code("c", figure, name="c"),
        )
    )
    assert [block["kind"] for block in found] == [
        "code",
        "figure",
        "code",
        "explorer",
        "code",
        "figure",
    ]
    assert found[3]["twin"] == "figure-a-0"


@pytest.mark.parametrize(
    ("tag", "twin"), [("twin:c", "figure-c-0"), ("twin:nowhere", "figure-a-0")]
)
def test_an_explorer_may_name_its_figure(tag, twin):
    explorer, figure = v4.new_output("display_data", WIDGET), v4.new_output("display_data", FIGURE)
    cells = [
        code("a", figure, name="a"),
        code("b", explorer, name="b", tags=[tag]),
        code("c", figure, name="c"),
    ]
    assert blocks.from_notebook(notebook(*cells))[3]["twin"] == twin


def test_links_to_notebooks_lead_to_pages_where_there_are_pages():
    found = blocks.from_notebook(notebook(v4.new_markdown_cell("[a](01_a.ipynb) [b](02_b.ipynb)")))
    blocks.link_pages(found, {"01_a.html"})
    assert 'href="01_a.html"' in found[0]["html"] and 'href="02_b.ipynb"' in found[0]["html"]


@pytest.mark.parametrize(
    ("text", "language"),
    [("Der Krieg dauert an, und das ist so.", "de"), ("5 texts are read.", "")],
)
def test_german_output_is_marked_as_german(text, language):
    found = blocks.from_notebook(
        notebook(code("1", v4.new_output("stream", name="stdout", text=text)))
    )
    assert found[1]["language"] == language


def test_an_explorer_without_any_figure_has_no_twin():
    found = blocks.from_notebook(notebook(code("a", v4.new_output("display_data", WIDGET))))
    assert "twin" not in found[1]


def test_solutions_are_kept_apart_with_their_outputs():
    figure = v4.new_output("display_data", FIGURE)
    (found,) = blocks.from_notebook(notebook(code("1", figure, tags=["solution"])))
    assert found["kind"] == "solution" and [block["kind"] for block in found["blocks"]] == [
        "code",
        "figure",
    ]
    (prose,) = blocks.from_notebook(
        notebook(v4.new_markdown_cell("So.", metadata={"tags": ["solution"]}))
    )
    assert prose["kind"] == "solution" and "So." in prose["blocks"][0]["html"]


def test_the_parts_of_one_tasks_solution_are_one():
    cells = [code("1", tags=["solution"], name=name) for name in ("solution-1", "solution-2")]
    reading = v4.new_markdown_cell("So.", id="solution-2-reading", metadata={"tags": ["solution"]})
    found = blocks.from_notebook(notebook(*cells, reading))
    assert [(block["task"], len(block["blocks"])) for block in found] == [("1", 1), ("2", 2)]


@pytest.mark.parametrize(
    ("text", "steady"),
    [
        ("<object at 0x7f3a2bc1d0>", "<object at 0x…>"),
        ("/tmp/ipykernel_42/123.py:3: UserWarning: w", "a notebook cell:3: UserWarning: w"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("weight 0x10", "weight 0x10"),
    ],
)
def test_what_differs_between_runs_is_left_out_of_texts(text, steady):
    found = blocks.from_notebook(
        notebook(code("1", v4.new_output("stream", name="stderr", text=text)))
    )
    assert found[1]["text"] == steady and found[1]["error"]


def test_corpus_text_in_a_table_stays_text():
    import pandas as pd

    hostile = "<img src=x onerror=alert(1)></td><script>alert(1)</script>"
    data = {"text/html": pd.DataFrame({"text": [hostile]})._repr_html_()}
    found = blocks.from_notebook(notebook(code("1", v4.new_output("display_data", data))))
    assert (
        "&lt;script&gt;" in found[1]["html"]
        and "<script" not in found[1]["html"]
        and "<img" not in found[1]["html"]
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "\rEncoding:  0%|      | 0/8 [00:00<?, ? texts/s]\rEncoding: 100%|██| 8/8 "
            "[00:11<00:00, 11 texts/s]\n",
            [],
        ),
        ("\r3it [00:02, 1.20it/s]\rcareful\n", ["careful"]),
        ("\r          \r", []),
        (
            "x.py:3: UserWarning: 50% of it\n  warn(1)\n",
            ["x.py:3: UserWarning: 50% of it\n  warn(1)"],
        ),
    ],
)
def test_progress_bars_do_not_reach_a_page_and_warnings_do(text, left):
    found = blocks.from_notebook(
        notebook(code("1", v4.new_output("stream", name="stderr", text=text)))
    )
    assert [block["text"] for block in found[1:]] == left


def test_a_table_is_named_by_its_section():
    table = v4.new_output("display_data", {"text/html": "<table><tr><td>1</td></tr></table>"})
    cells = [
        v4.new_markdown_cell("# Title\n\n## Who *speaks*?"),
        code("1", table, tags=["solution"]),
    ]
    solution = blocks.from_notebook(notebook(*cells))[-1]
    assert 'aria-label="Who speaks?: table of 1 row"' in solution["blocks"][1]["html"]
