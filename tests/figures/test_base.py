"""The frame of every figure: theme, words, and the forms in which it travels."""

import json
import re
import subprocess
import sys

import numpy as np
import plotly.graph_objects as go
import pytest
from plotly.offline import get_plotlyjs_version

from helpers.figures import base, finish, offline, widget

HOSTILE = '</script><script>alert(1)</script><!--<b onmouseover="x()">'


@pytest.fixture
def figure():
    bars = go.Figure(go.Bar(x=[3, 1], y=["NATO", HOSTILE], orientation="h"))
    return finish(bars, "Who speaks most? " + HOSTILE, 'Bars: "NATO" 3, other 1', "n = 4 sentences")


def test_finish_leaves_the_given_figure_alone():
    given = go.Figure(go.Bar(y=[1]))
    before = given.to_dict()
    finish(given, "Title", "Alt")
    assert given.to_dict() == before


def test_title_and_note_are_text_not_markup(figure):
    title = figure.layout.title.text
    assert "<script" not in title and "&lt;script&gt;" in title.replace("<br>", " ")
    assert figure.layout.title.subtitle.text == "n = 4 sentences"
    assert figure.layout.meta["alt"] == 'Bars: "NATO" 3, other 1'


@pytest.mark.parametrize(
    ("text", "width", "lines", "expected"),
    [
        ("", 10, None, ""),
        ("one two three", 7, None, "one two<br>three"),
        ("a & b <i>", 20, None, "a &amp; b &lt;i&gt;"),
        ("one two three four", 9, 1, "one two …"),
        ("Donaudampfschifffahrt", 8, None, "Donaudam<br>pfschiff<br>fahrt"),
    ],
)
def test_wrap(text, width, lines, expected):
    assert base.wrap(text, width, lines) == expected


def test_jupyter_gets_json_html_and_words(figure):
    bundle = figure._repr_mimebundle_()
    assert set(bundle) == {offline.MIME, "text/html", "text/plain"}
    assert bundle["text/plain"] == 'Bars: "NATO" 3, other 1'
    config = bundle[offline.MIME]["config"]
    assert (
        config["showSendToCloud"] is False
        and config["plotlyServerURL"] == ""
        and config["displaylogo"] is False
    )
    json.dumps(bundle)


def test_no_text_of_a_figure_becomes_markup(figure):
    element = offline.element(offline.payload(figure))
    assert (
        element.count("<script") == 1 and element.count("</script>") == 1 and "<!--" not in element
    )
    assert 'aria-label="Bars: &quot;NATO&quot; 3, other 1"' in element
    data = json.loads(re.search(r"<script[^>]*>(.*)</script>", element)[1])
    assert data["data"][0]["y"][1] == HOSTILE


def test_a_description_falls_back_to_the_title():
    assert offline.describe({"layout": {"title": {"text": "T"}}, "data": []}) == "T"
    assert offline.describe({"layout": {"meta": ["not", "ours"]}, "data": []}) == "Figure"


def test_the_small_bundle_serves_cartesian_figures_only():
    assert offline.bundle([{"data": [{"type": "bar"}, {}]}]) == "cartesian"
    assert offline.bundle([{"data": [{"type": "bar"}]}, {"data": [{"type": "sankey"}]}]) == "full"


def test_the_small_bundle_is_the_version_that_plotly_writes_for():
    head = offline.bundle_source("cartesian")[:200]
    assert f"v{get_plotlyjs_version()}" in head, (
        "take plotly.js-cartesian-dist-min of this version into figures/plotlyjs"
    )


def test_only_the_first_figure_of_a_notebook_brings_plotly_js(figure, monkeypatch):
    monkeypatch.setattr(offline, "_carriers", {})
    cells = iter([("a", "1"), ("b", "2"), ("b", "3"), ("a", "4")])
    monkeypatch.setattr(offline, "running_cell", lambda: next(cells))
    sizes = [len(figure._repr_mimebundle_()["text/html"]) for _ in range(4)]
    assert [size > 1_000_000 for size in sizes] == [True, False, False, True], (
        "first cell, later ones, first run again"
    )


def test_a_figure_alone_is_complete(figure):
    assert "plotly.js (cartesian" in figure._repr_html_()


def test_a_widget_keeps_theme_and_words_and_uploads_nothing(figure):
    live = widget(figure)
    assert isinstance(live, go.FigureWidget)
    assert live.layout.template == figure.layout.template
    assert live._config["showSendToCloud"] is False


def test_every_colour_has_a_twin_with_contrast_on_dark_and_light():
    def luminance(colour):
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(a, b):
        low, high = sorted((luminance(a), luminance(b)))
        return (high + 0.05) / (low + 0.05)

    papers = base.THEME["colours"]["paper"]
    for name in ("ink", "muted"):
        for colour, paper in zip(base.THEME["colours"][name], papers, strict=True):
            assert contrast(colour, paper) >= 4.5, f"{name} on {paper}"
    for name, (_, dark) in base.THEME["palette"].items():
        assert contrast(dark, papers[1]) >= 3, f"{name} on dark"
    for name, grounds in base.THEME["grounds"].items():
        for ink, ground in zip(base.THEME["colours"]["ink"], grounds, strict=True):
            assert contrast(ink, ground) >= 4.5, f"ink on {name}"


def test_importing_figures_changes_no_global_default():
    code = (
        "import plotly.io as pio; before = (pio.templates.default, pio.renderers.default, "
        "set(pio.templates));"
        "import helpers.figures; assert before == (pio.templates.default, pio.renderers.default, "
        "set(pio.templates))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(("n", "said"), [(0, "0 texts"), (1, "1 text"), (1200, "1,200 texts")])
def test_a_number_agrees_with_its_noun(n, said):
    assert base.count(n, "text") == said


def test_error_bars_reach_from_low_to_high_and_miss_where_an_end_does():
    bars = base.error_bars([2, 5], [1.5, float("nan")], [4, float("nan")], thickness=1)
    assert bars["array"][0] == 2 and bars["arrayminus"][0] == 0.5 and bars["thickness"] == 1
    assert np.isnan(bars["array"][1]) and np.isnan(bars["arrayminus"][1])


def test_nothing_to_draw_is_said_in_the_figure_and_to_screen_readers():
    fig = base.nothing("Which?", "No <text> was found.")
    assert fig.layout.annotations[0].text == "No &lt;text&gt; was found."
    assert fig.layout.meta["alt"] == "No <text> was found."


@pytest.mark.parametrize(
    ("axis", "ends"),
    [
        ("x", {"x0": 5, "x1": 5, "xref": "x", "y0": 0, "y1": 1, "yref": "y domain"}),
        ("y", {"y0": 5, "y1": 5, "yref": "y", "x0": 0, "x1": 1, "xref": "x domain"}),
    ],
)
def test_a_line_lies_at_its_value_and_crosses_the_whole_figure(axis, ends):
    shape = base.line_at(5, axis, dash="dot")
    assert {name: shape[name] for name in ends} == ends
    assert base.finish([], "t", "a", shapes=[shape]).layout.shapes[0].line.dash == "dot"


def test_layout_is_added_to_the_theme():
    drawn = base.finish(base.bar([1], ["a"], "n", ("#332288", "/"), ""), "t", "a", height=99)
    assert drawn.layout.height == 99 and drawn.layout.title.text == "t"
    assert drawn.data[0].marker.pattern.shape == "/"


def test_every_language_and_the_rest_have_looks_of_their_own():
    looks = list(base.LOOKS.values())
    assert len({colour for colour, _ in looks}) == len({sign for _, sign in looks}) == len(looks)


@pytest.mark.parametrize(("value", "said"), [(3.44, "+3.4"), (-0.5, "−0.5"), (0.0, "+0.0")])
def test_a_score_has_its_sign(value, said):
    assert base.signed(value) == said
