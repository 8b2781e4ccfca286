"""A page is sealed: only its own scripts may run, and nothing in it is loaded from elsewhere."""

import base64
import hashlib
import re

import nbformat.v4 as v4
import plotly.graph_objects as go
import pytest

from helpers.figures import finish, offline
from helpers.report import page as pages
from helpers.report.exporter import LagebildExporter

HOSTILE = (
    '</script><script>alert(1)</script><img src="http://example.org/x.png" onerror="alert(1)">'
)


@pytest.fixture(scope="module")
def page():
    drawn = finish(
        go.Figure(go.Bar(y=[1], x=[HOSTILE])),
        "Title " + HOSTILE,
        "Alt " + HOSTILE,
        "Note " + HOSTILE,
    )
    figure = v4.new_output("display_data", {offline.MIME: offline.payload(drawn)})
    stream = v4.new_output("stream", text=HOSTILE)
    cells = [
        v4.new_markdown_cell("# A question?\n\n## First\n\n" + HOSTILE + "\n\n## Second"),
        v4.new_code_cell("x = '" + HOSTILE + "'", outputs=[figure, stream], id="one"),
        v4.new_code_cell("2", outputs=[stream], id="two", metadata={"tags": ["solution"]}),
    ]
    html, _ = LagebildExporter().from_notebook_node(v4.new_notebook(cells=cells))
    return html


def scripts(page, kind):
    found = re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL)
    return [
        text for attributes, text in found if ("application/json" in attributes) == (kind == "data")
    ]


def test_exactly_the_pages_own_scripts_may_run(page):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1].replace(
        "&#39;", "'"
    )
    allowed = set(re.findall(r"sha256-([^']+)", policy))
    running = {
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in scripts(page, "code")
    }
    assert running == allowed and len(running) == 3
    assert "default-src 'none'" in policy and "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]


def test_nothing_is_loaded_from_elsewhere(page):
    body = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert not re.findall(
        r'<(?:link|img|iframe|script|source|object|embed)\b[^>]*(?:src|href)="(?!data:)', body
    )
    assert "@import" not in body and "url(" not in body


def test_hostile_text_never_becomes_markup(page):
    body = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert "onerror=" not in re.sub(r"&lt;.*?&gt;", "", body)
    assert "<img" not in body
    assert len(scripts(page, "data")) == 2, "one figure, one table of colours"


def test_plotly_js_comes_once_and_not_at_all_without_figures(page):
    assert page.count("plotly.js (cartesian - minified)") == 1
    bare, _ = LagebildExporter().from_notebook_node(
        v4.new_notebook(cells=[v4.new_markdown_cell("# Only words")])
    )
    assert "plotly" not in bare and len(bare) < 20_000


def test_the_page_can_be_read_without_sight_or_mouse(page):
    assert '<html lang="en">' in page and page.count("<h1") == 1
    assert 'href="#main"' in page and '<main id="main"' in page
    assert re.search(r'role="img" aria-label="Alt [^"]*"', page)
    assert '<a href="#first">First</a>' in page and 'id="first"' in page
    assert page.count('<details class="solution">') == 1


def test_two_exports_give_the_same_bytes(page):
    nb = v4.new_notebook(cells=[v4.new_markdown_cell("# A"), v4.new_code_cell("1", id="a")])
    first, second = (LagebildExporter().from_notebook_node(nb)[0] for _ in range(2))
    assert first == second


def test_cells_run_for_a_page_without_the_kernels_own_warnings():
    assert LagebildExporter().config.ExecutePreprocessor.extra_arguments == ["--log-level=ERROR"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "0.61 [0.58, 0.64], n 1,636; 5 texts.",
            "0.61 [0.58, 0.64], n\N{NO-BREAK SPACE}1,636; 5\N{NO-BREAK SPACE}texts.",
        ),
        ("Plan 9 Films in Berlin 2026", "Plan 9 Films in Berlin 2026"),
    ],
)
def test_no_line_ends_between_a_number_and_what_it_counts(text, expected):
    assert pages._unbroken(text) == expected
