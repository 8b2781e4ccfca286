"""Figures of topics are pure functions of tables, describe themselves, and never let text run as
markup.
"""

import numpy as np
import pandas as pd
import pytest

from helpers.figures import topics as draw

TOPICS = pd.DataFrame(
    {
        "topic": [0, 1],
        "label_de": ["Bank", "<b>Tor</b>"],
        "label_en": ["bank", "<b>goal</b>"],
        "size": [3, 2],
        "terms": ["", ""],
    }
)
MEMBERSHIPS = pd.DataFrame(
    {
        "text_id": list("abcde"),
        "doc_id": list("abcde"),
        "topic": [0, 0, 0, 1, 1],
        "runner_up": pd.array([1, 1, 1, 0, pd.NA], dtype="Int64"),
        "margin": [0.5] * 5,
        "agreement": [1.0, 0.5, np.nan, 1.0, 1.0],
        "language": ["de", "en", "de", "en", "en"],
        "x": [0.0, 1, 2, 3, np.nan],
        "y": [0.0, 1, 2, 3, np.nan],
        "excerpt": ["<script>alert(1)</script>"] * 5,
        "source": ["A", "B", "A", None, "A"],
        "published": pd.to_datetime(["2025-01-01", "2025-01-03", None, "2025-01-03", "2025-01-04"]),
    }
)
TERMS = pd.DataFrame(
    {
        "topic": [0, 0],
        "language": ["de", "en"],
        "term": ["Zins", "rate"],
        "weight": [3.0, 2.0],
        "count": [4, 5],
    }
)
SIMILARITY = pd.DataFrame([[0.9, 0.2], [0.2, 0.8]])
STABILITY = pd.DataFrame(
    {
        "n_topics": [2, 3],
        "agreement": [0.8, 0.4],
        "low": [0.7, 0.3],
        "high": [0.9, 0.5],
        "separation": [0.2, 0.1],
        "smallest": [2, 1],
        "chosen": [True, False],
    }
)
FIGURES = {
    "map": lambda: draw.topic_map(TOPICS, MEMBERSHIPS),
    "sizes": lambda: draw.sizes(TOPICS, MEMBERSHIPS),
    "time": lambda: draw.over_time(TOPICS, MEMBERSHIPS),
    "terms": lambda: draw.terms(TOPICS, TERMS, 0),
    "no terms": lambda: draw.terms(TOPICS, TERMS, 1),
    "tree": lambda: draw.tree(TOPICS, SIMILARITY),
    "one topic": lambda: draw.tree(TOPICS.head(1), SIMILARITY.iloc[:1, :1]),
    "stability": lambda: draw.stability(STABILITY, "2 topics."),
    "no stability": lambda: draw.stability(STABILITY.head(0), "Too few."),
    "passages": lambda: draw.passages(MEMBERSHIPS, TOPICS),
    "undated": lambda: draw.over_time(TOPICS, MEMBERSHIPS.assign(published=pd.NaT)),
}


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_describes_itself_and_holds_no_markup(name):
    fig = FIGURES[name]()
    assert fig.layout.meta["alt"]
    assert fig.layout.title.text
    drawn = "".join(
        str(part)
        for trace in fig.data
        for part in (trace.name, trace.text, getattr(trace, "customdata", None))
    )
    assert "<script" not in drawn
    assert "<b>goal" not in drawn


def test_the_map_leaves_out_texts_without_a_place_and_says_so():
    fig = draw.topic_map(TOPICS, MEMBERSHIPS)
    assert sum(len(trace.x) for trace in fig.data) == 4
    assert "4 of 5 texts" in fig.layout.meta["note"]
    assert {trace.marker.symbol for trace in fig.data} == {"circle", "circle-open", "square"}


def many(n: int, **columns) -> pd.DataFrame:
    rows = MEMBERSHIPS.iloc[np.arange(n) % 4].reset_index(drop=True)
    return rows.assign(text_id=[f"t{i}" for i in range(n)], x=np.arange(n) * 1.0, y=0.0, **columns)


def test_of_many_texts_some_are_drawn_from_all_over_the_table_with_their_number():
    fig = draw.topic_map(TOPICS, many(20_000))
    drawn = np.sort(np.concatenate([trace.x for trace in fig.data]))
    assert len(drawn) == 3000
    assert drawn[0] == 0 and drawn[-1] == 19_999
    assert np.diff(drawn).max() <= 7  # 19,999 / 2,999 = 6.7
    assert "3,000 of 20,000 texts" in fig.layout.meta["note"]


def test_no_two_of_a_hundred_topics_look_alike():
    from helpers.figures.topics.style import colour, sign

    assert len({(colour(topic), sign(topic)) for topic in range(100)}) == 100


@pytest.mark.parametrize(
    "name", ["map", "sizes", "time", "terms", "no terms", "tree", "passages", "undated"]
)
def test_every_figure_of_texts_says_what_it_counts(monkeypatch, name):
    monkeypatch.setitem(globals(), "TOPICS", TOPICS.assign(unit="passage"))
    fig = FIGURES[name]()
    said = " ".join([fig.layout.meta["title"], fig.layout.meta["note"], fig.layout.meta["alt"]])
    assert "passage" in said
    assert "texts" not in said


def test_documents_with_long_names_alike_keep_rows_of_their_own():
    ids = [f"an-outlet-with-a-long-name/2025/january/{i}" for i in range(4)]
    fig = draw.passages(
        many(40, doc_id=[ids[i % 4] for i in range(40)]), TOPICS.assign(unit="passage")
    )
    assert len({y for trace in fig.data for y in trace.y}) == 4
    assert len(fig.layout.yaxis.ticktext) == 4
    assert fig.layout.meta["note"].startswith("40 passages of 4 documents.")


def test_of_many_documents_thirty_are_drawn_and_the_rest_counted():
    fig = draw.passages(
        many(90, doc_id=[f"d{i}" for i in range(90)]), TOPICS.assign(unit="document")
    )
    assert fig.layout.meta["note"].startswith("30 documents; 60 more documents not drawn.")


def test_nothing_on_the_map_is_said():
    fig = draw.topic_map(TOPICS, MEMBERSHIPS.assign(x=np.nan))
    assert "No text has a place" in fig.layout.meta["alt"]


def test_a_topic_from_many_sources_names_the_largest_and_counts_all():
    fig = draw.sizes(TOPICS, many(300, source=[f"outlet {i % 64}" for i in range(300)]))
    assert len(fig.data) == 8
    assert fig.layout.meta["note"].startswith("300 texts from 64 sources; a topic comes from ")
    assert "The 7 largest groups are named" in fig.layout.meta["note"]


def test_many_topics_over_time_pool_the_small_ones():
    topics = pd.concat([TOPICS.head(1).assign(topic=i) for i in range(12)])
    texts = many(
        240,
        topic=np.arange(240) % 12,
        published=pd.Timestamp("2025-01-01") + pd.to_timedelta(np.arange(240) % 30, unit="D"),
    )
    fig = draw.over_time(topics, texts)
    assert len(fig.data) == 8
    assert fig.data[-1].name == "5 smaller topics together"
    assert sum(sum(trace.y) for trace in fig.data) == 240


def test_sizes_add_up_to_the_texts():
    fig = draw.sizes(TOPICS, MEMBERSHIPS)
    assert sum(sum(trace.x) for trace in fig.data) == 5
    assert {trace.name for trace in fig.data} == {"A", "B", "(not named)"}


def test_many_groups_are_pooled_into_others():
    many = pd.concat([MEMBERSHIPS.assign(source=f"s{i}") for i in range(20)])
    fig = draw.sizes(TOPICS, many)
    assert len(fig.data) == 8
    assert sum(sum(trace.x) for trace in fig.data) == 100


def test_time_counts_every_dated_text_once():
    fig = draw.over_time(TOPICS, MEMBERSHIPS, every="D")
    assert sum(sum(trace.y) for trace in fig.data) == 4
    assert "4 of 5 texts carry a date" in fig.layout.meta["note"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: draw.sizes(TOPICS, MEMBERSHIPS, "colour"), "memberships lack 'colour'"),
        (lambda: draw.terms(TOPICS, TERMS, 7), "There is no topic 7; the topics are 0, 1"),
        (lambda: draw.over_time(TOPICS, MEMBERSHIPS, every="Y"), "every is 'Y'"),
    ],
)
def test_bad_choices_are_named(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_figures_leave_their_tables_alone():
    before = MEMBERSHIPS.copy()
    for make in FIGURES.values():
        make()
    pd.testing.assert_frame_equal(MEMBERSHIPS, before)
