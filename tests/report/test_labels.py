"""Texts in figures by their names: labels, also broken ones, titles and hovers; nothing that only
looks alike.
"""

import pytest

from helpers.report import labels

NAMES = {
    "003_b0e5e6": "dpa-AFX",
    "kyiv-2": "Times & Post",
    "7": "Seven",
    "spiegel": "Der Spiegel",
    "post_flood": "Post, “Flood”",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("003_b0e5e6", "dpa-AFX"),
        ("003_b0<br>e5e6", "dpa-AFX"),
        ("003_b0e5e6<br>15 sentences, 1 text", "dpa-AFX<br>15 sentences, 1 text"),
        ("003_b0e5e6x", "003_b0e5e6x"),
        ("kyiv-2", "Times &amp; Post"),
        ("Where does 003_b0e5e6 escalate?", "Where does dpa-AFX escalate?"),
        ("7", "7"),
        ("post_flood<br>3 sentences", "Post, “Flood”<br>3 sentences"),
        ("Post post_flood", "Post, “Flood”"),
        ("Post<br>post_flood", "Post, “Flood”"),
        ("Post post<br>_flood", "Post, “Flood”"),
        ("Times post_flood", "Times Post, “Flood”"),
        ("spiegel", "spiegel"),
        ("#117733", "#117733"),
    ],
)
def test_marks_are_renamed_by_the_whole_id(text, expected):
    figure = {
        "data": [{"y": [text], "x": {"bdata": "003_b0e5e6"}, "n": 7}],
        "layout": {"height": 3},
    }
    done = labels.named(figure, NAMES)
    assert done["data"] == [{"y": [expected], "x": {"bdata": "003_b0e5e6"}, "n": 7}]


def test_words_beside_the_figure_are_not_escaped_twice():
    figure = {
        "data": [],
        "layout": {"meta": {"title": "Where does kyiv-2 escalate?", "alt": "Most in 003_b0e5e6."}},
    }
    meta = labels.named(figure, NAMES)["layout"]["meta"]
    assert meta == {"title": "Where does Times & Post escalate?", "alt": "Most in dpa-AFX."}


def test_without_names_a_figure_stays():
    figure = {"data": [{"y": ["003_b0e5e6"]}], "layout": {}}
    assert labels.named(figure, {}) == figure


def test_plotlys_own_references_stay_whatever_the_texts_are_called():
    traces = [{"type": "bar", "xaxis": "x2", "yaxis": "y2", "y": ["x2", "y2"], "name": "y2"}]
    axes = {
        "xaxis2": {"anchor": "y2", "matches": "x2"},
        "yaxis2": {"anchor": "x2", "overlaying": "y2", "title": "y2"},
    }
    marks = {
        "shapes": [{"xref": "x2", "yref": "y2"}],
        "annotations": [{"xref": "x2", "yref": "y2", "text": "In x2."}],
    }
    done = labels.named({"data": traces, "layout": axes | marks}, {"x2": "Zeit", "y2": "taz"})
    assert done["data"] == [
        {"type": "bar", "xaxis": "x2", "yaxis": "y2", "y": ["Zeit", "taz"], "name": "taz"}
    ]
    assert done["layout"] == {
        "xaxis2": {"anchor": "y2", "matches": "x2"},
        "yaxis2": {"anchor": "x2", "overlaying": "y2", "title": "taz"},
        "shapes": [{"xref": "x2", "yref": "y2"}],
        "annotations": [{"xref": "x2", "yref": "y2", "text": "In Zeit."}],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ticker, “Live” (t_1)", "Ticker, “Live” (t_1)"),
        ("Ticker, “Live”<br>(t_1) (de)", "Ticker, “Live”<br>(t_1) (de)"),
        ("Most in t_1.", "Most in Ticker, “Live” (t_1)."),
        ("in one text (k_2)", "in one text (Kyiv Post)"),
    ],
)
def test_a_name_that_ends_in_its_id_is_not_named_once_more(text, expected):
    names = {"t_1": "Ticker, “Live” (t_1)", "t_2": "Ticker, “Live” (t_2)", "k_2": "Kyiv Post"}
    assert labels.named({"data": [{"y": [text]}], "layout": {}}, names)["data"] == [
        {"y": [expected]}
    ]
