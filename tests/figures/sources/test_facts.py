"""Figures of sources: what they draw follows the tables, says what cannot be concluded, and lets no
markup through.
"""

import re
import sys

import numpy as np
import pandas as pd
import pytest

from helpers import schema
from helpers.figures import sources
from helpers.figures.base import GROUNDS, Figure

HOSTILE = '<script>alert(1)</script> & "quote" $x$'
DOCUMENTS = pd.DataFrame(
    {
        "doc_id": ["a", "b", "c"],
        "title": ["Title", HOSTILE, None],
        "source": ["A", "B", HOSTILE],
        "n_words": [100, 50, 200],
        "language": "en",
    }
)
FACTS = schema.build(
    [
        {
            "story_id": "s",
            "fact": fact,
            "doc_id": doc,
            "status": status,
            "value": value,
            "start": start,
            "end": end,
        }
        | {"kind": "name", "low": None, "high": None, "note": ""}
        for fact, doc, status, value, start, end in [
            ("ship", "a", "stated", "one ship", 3, 11),
            ("ship", "b", "stated", "a ship", 0, 6),
            ("ship", "c", "not mentioned", None, None, None),
            ("name of X", "a", "differs", "Pete X", 20, 26),
            ("name of X", "b", "differs", "Dan X", 7, 12),
            ("name of X", "c", "not mentioned", None, None, None),
            (HOSTILE, "c", "stated", HOSTILE, 0, 9),
        ]
    ],
    "FACTS",
)
KEYNESS = pd.DataFrame(
    {
        "group": ["A", "A", "B", "B"],
        "term": ["war", "talks", "talks", HOSTILE],
        "count": [6, 2, 1, 3],
        "rate": [60.0, 20.0, 5.0, 15.0],
        "log_odds": [2.0, 0.5, -0.5, 1.0],
        "z": [3.0, 0.4, -0.4, 2.0],
        "q_value": [0.01, 0.9, 0.9, 0.2],
        "n_documents": [4, 1, 1, 1],
        "language": "en",
        "unit": "documents",
        "conclusion": "…",
    }
)
VOICES = pd.DataFrame(
    {
        "doc_id": ["a", "a", "a", "b", "c"],
        "speaker": ["Putin", "Putin", "", "a source close to the talks", HOSTILE],
        "side": ["Russland", "Russland", "", "", ""],
        "kind": ["direct", "reported", "direct", "reported", "direct"],
        "words": [10, 20, 5, 25, 40],
        "share": [0.1, 0.2, 0.05, 0.5, 0.2],
        "anonymous": [False, False, False, True, False],
    }
)
ACTORS = pd.DataFrame(
    {
        "doc_id": ["a", "b", "a"],
        "actor": ["Putin", "Putin", HOSTILE],
        "mentions": [1, 3, 2],
        "tone": [0.6, 0.2, np.nan],
    }
)
PROFILES = pd.DataFrame(
    {
        "group": ["A", "B", HOSTILE] * 2,
        "measure": ["hedging"] * 3 + ["certainty"] * 3,
        "value": [1.0, 3.0, 5.0, 0.0, 0.0, 0.0],
        "low": [0.5, 2.0, 4.0, 0.0, 0.0, 0.0],
        "high": [1.5, 4.0, 6.0, 0.0, 0.0, 0.0],
        "n_documents": 4,
        "q_value": [0.01, 0.5, 0.5, 0.9, 0.9, 0.9],
        "smallest_p": 0.002,
        "conclusion": "…",
    }
)
MAP = pd.DataFrame(
    {
        "group": ["A", "B", HOSTILE],
        "x": [0, 1, 2],
        "y": [0, 1, 0],
        "n_documents": 4,
        "share_x": 0.6,
        "share_y": 0.4,
    }
)
SENTENCES = pd.DataFrame(
    [
        (doc, i, text, "en", role)
        for doc, i, role, text in [
            ("a", 0, "title", "Title"),
            ("a", 1, "body", "First of a."),
            ("a", 2, "body", "They met."),
            ("a", 3, "body", HOSTILE),
            ("b", 0, "body", "Before."),
            ("b", 1, "heading", "Heading"),
            ("b", 2, "body", "They met each other."),
            ("b", 3, "body", "After."),
        ]
    ],
    columns=["doc_id", "sentence_id", "text", "language", "role"],
)
PAIRS = pd.DataFrame(
    [("a", 2, "b", 2, 0.9)],
    columns=["doc_id", "sentence_id", "other_id", "other_sentence_id", "similarity"],
)
CHECKS = pd.DataFrame({"shuffle": range(40), "n_tests": 10, "n_significant": [0] * 38 + [3, 3]})
POWER = pd.DataFrame(
    {"n_documents": [1, 1, 50, 50], "slant": [0, 0.1, 0, 0.1], "n_runs": 10, "found": [0, 0, 1, 10]}
).assign(share=lambda t: t.found / t.n_runs, low=0.0, high=1.0)
FIGURES = {
    "facts": lambda: sources.fact_grid(FACTS, "s", DOCUMENTS),
    "keyness": lambda: sources.keyness(KEYNESS, "B"),
    "voices": lambda: sources.voices(VOICES, DOCUMENTS),
    "speakers": lambda: sources.voices(VOICES, DOCUMENTS, "speaker"),
    "tone": lambda: sources.tone(ACTORS.fillna(0.1), DOCUMENTS),
    "profile": lambda: sources.profile(PROFILES, HOSTILE),
    "map": lambda: sources.similarity_map(MAP),
    "null": lambda: sources.null_check(CHECKS, 7),
    "power": lambda: sources.power(POWER),
}
EMPTY = {
    "facts": lambda: sources.fact_grid(FACTS, "unknown"),
    "keyness": lambda: sources.keyness(KEYNESS, "unknown"),
    "voices": lambda: sources.voices(VOICES.head(0), DOCUMENTS),
    "tone": lambda: sources.tone(ACTORS.assign(tone=np.nan)),
    "profile": lambda: sources.profile(PROFILES, "unknown"),
    "map": lambda: sources.similarity_map(MAP.head(0)),
}


def title(fig):
    return fig.layout.title.text.replace("<br>", " ")


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_describes_itself_and_escapes(name):
    fig = FIGURES[name]()
    assert isinstance(fig, Figure) and fig.layout.meta["alt"] and fig.layout.title.text
    drawn = str(
        [fig.data, fig.layout.title, fig.layout.xaxis, fig.layout.yaxis, fig.layout.annotations]
    )
    assert "<script>" not in drawn


@pytest.mark.parametrize("name", EMPTY)
def test_where_nothing_can_be_drawn_the_figure_says_why(name):
    fig = EMPTY[name]()
    assert not fig.data and len(fig.layout.annotations[0].text) > 20


def test_the_grid_has_a_sign_for_each_status_and_conflicts_on_top():
    (cells,) = sources.fact_grid(FACTS, "s", DOCUMENTS).data
    assert cells.y[-1] == "name of X"  # the last row is drawn on top
    assert list(cells.text[-1]) == ["≠ Pete X", "≠ Dan X", "–"]
    assert [list(row) for row in cells.z][-1] == [3, 3, 1]
    assert list(cells.text[list(cells.y).index("ship")]) == ["✓ one ship", "✓ a ship", "–"]


def test_the_grid_says_when_nothing_differs():
    same = FACTS[FACTS.fact == "ship"]
    assert "no two were found to differ" in title(sources.fact_grid(same, "s"))
    assert "1 fact stated differently" in title(sources.fact_grid(FACTS, "s"))


def test_dumbbells_run_from_the_others_rate_to_the_group_s():
    fig = sources.keyness(KEYNESS, "A")
    many, one, rest = [trace for trace in fig.data if trace.mode == "markers"]
    # B has 200 words (1 use = 5 per 1,000) and never says "war"
    assert (list(many.x), list(one.x), list(rest.x)) == ([60.0], [20.0], [5.0, 0.0])
    assert many.marker.symbol == "circle" and one.marker.symbol == "diamond"
    assert many.y[0] == "war<br>z 3.0, 4 texts" and one.y[0] == "talks<br>z 0.4, 1 text only"
    assert title(fig) == "1 word sets A apart" and title(sources.keyness(KEYNESS, "B")).startswith(
        "No word"
    )


def test_voices_are_shares_of_the_source_s_words():
    direct, reported = sources.voices(VOICES, DOCUMENTS).data
    share = {y: (d, r) for y, d, r in zip(direct.y, direct.x, reported.x, strict=True)}
    assert share["Russland<br>in A"] == (0.1, 0.2)
    assert share["no speaker named<br>in A"] == (0.05, 0)
    assert share["anonymous source<br>in B"] == (0, 0.5)


def test_voices_count_the_unattributed_and_the_anonymous():
    note = sources.voices(VOICES, DOCUMENTS).layout.meta["note"]
    assert "5 passages; 5% of their words name no speaker, 25% an anonymous one" in note
    with pytest.raises(ValueError, match="choose side or speaker"):
        sources.voices(VOICES, DOCUMENTS, "colour")


def test_tone_is_weighted_by_mentions_and_says_how_good_it_is():
    fig = sources.tone(ACTORS, DOCUMENTS)
    assert (
        list(fig.data[1].x) == pytest.approx([0.3])
        and fig.data[1].y[0] == "Putin<br>4 mentions, 2 texts"
    )
    assert "Macro-F1" in fig.layout.meta["note"]


def test_a_profile_marks_only_what_differs():
    others, own = sources.profile(PROFILES, "A").data
    assert list(own.marker.symbol) == ["diamond", "diamond-open"]
    assert own.x[0] == pytest.approx((1 - 0.5) / 5.5) and others.x[0] == pytest.approx(
        (3 - 0.5) / 5.5
    )
    assert (
        title(sources.profile(PROFILES, "A")) == "A differs from other sources in 1 of 2 measures"
    )


def test_a_profile_of_one_text_concludes_nothing():
    single = PROFILES.assign(low=np.nan, high=np.nan, n_documents=1, smallest_p=0.25, q_value=1.0)
    fig = sources.profile(single, "A")
    assert title(fig) == "Whether A differs from other sources cannot be concluded"
    assert "smallest p that this design can reach: 0.25" in fig.layout.meta["note"]
    assert np.isnan(fig.data[1].error_x.array).all()


@pytest.mark.parametrize(
    ("alarms", "words"), [(0, "With shuffled labels 0 of 40"), (20, "Do not trust this analysis")]
)
def test_the_null_check_warns_of_false_alarms(alarms, words):
    checks = CHECKS.assign(n_significant=[1] * alarms + [0] * (40 - alarms))
    assert title(sources.null_check(checks)).startswith(words)


def test_the_null_check_counts_shuffles():
    (bars,) = sources.null_check(CHECKS).data
    assert (list(bars.x), list(bars.y)) == (["0", "3"], [38, 2])


def test_power_is_told_for_the_fewest_and_the_most_texts():
    fig = sources.power(POWER)
    assert (
        title(fig)
        == "With 1 text a source no slant is found; with 50 texts a source a slant of 10% is found"
    )
    assert "With nothing planted 1 of 20 report something" in fig.layout.meta["note"]
    assert len({trace.line.dash for trace in fig.data}) == 2


def test_the_fact_table_says_the_status_in_words_and_escapes():
    shown = sources.fact_table(FACTS, "s", DOCUMENTS).data
    assert "≠ differs </span><br>Pete X <small>(20)</small>" in shown
    assert shown.index("name of X") < shown.index("ship")
    assert (
        shown.count("– not mentioned here </span>") == 4
    )  # ship and X in c, the third fact in a and b
    assert "<script>" not in shown and "&lt;script&gt;" in shown
    assert "None of these documents" in sources.fact_table(FACTS, "unknown", DOCUMENTS).data


def test_marks_of_every_status_stand_on_grounds_that_have_a_twin_on_dark_pages():
    unclear = FACTS.replace({"status": {"not mentioned": "unclear"}})
    shown = sources.fact_table(
        pd.concat([FACTS, unclear.assign(fact="other")]), "s", DOCUMENTS
    ).data
    shown += sources.story_page(SENTENCES, PAIRS, ["a", "b"], DOCUMENTS).data
    assert set(re.findall(r"background-color:([^;]+)", shown)) == set(GROUNDS.values())


def test_columns_of_texts_with_the_same_source_and_headline_are_told_apart():
    tickers = pd.DataFrame(
        {"doc_id": ["a", "b", "c"], "source": "Nachrichten aus aller Welt", "title": "Liveticker"}
    )
    headings = sources.fact_grid(FACTS, "s", tickers).layout.xaxis.ticktext
    assert [heading.rsplit("<br>")[-1][-3:] for heading in headings] == ["(a)", "(b)", "(c)"]


def test_passages_stand_level_and_link_to_one_another():
    shown = sources.story_page(SENTENCES, PAIRS, ["a", "b"], DOCUMENTS).data
    rows = shown.split("<tr>")[2:]
    assert len(rows) == 2
    before, after = rows
    assert "First of a." in before and "Before." in before and "<b>Heading</b>" in before
    assert "They met." in after and "They met each other." in after and "After." in after
    assert (
        'href="#passage-b-2"' in after
        and 'id="passage-b-2"' in after
        and 'href="#passage-a-2"' in after
    )
    assert "<script>" not in shown and shown.count("<mark") == 2
    assert "Title</p>" not in shown


def test_crossing_passages_are_linked_not_moved():
    crossing = pd.concat(
        [PAIRS.assign(sentence_id=1, other_sentence_id=3), PAIRS.assign(other_sentence_id=0)]
    )
    shown = sources.story_page(SENTENCES, crossing, ["a", "b"], DOCUMENTS).data
    place = [shown.index(text) for text in ("Before.", "Heading", "They met each other.", "After.")]
    assert place == sorted(place) and shown.count("⇄1</a>") == shown.count("⇄2</a>") == 2


def test_the_quality_of_tone_is_read_from_the_measured_figures(monkeypatch):
    measured = pd.DataFrame(
        [("sources", "tone towards a name", "some set", 0.712, 0.7, 0.72, 1234, "chance .33")],
        columns=["room", "figure", "set", "value", "low", "high", "n", "reference"],
    )
    drawing = sys.modules[sources.tone.__module__]
    monkeypatch.setattr(drawing, "read_lexicon", lambda kind: measured)
    fig = sources.tone(ACTORS, DOCUMENTS)
    assert "some set 0.71 [0.70, 0.72] (n 1,234; chance .33)" in fig.layout.meta["note"]


def test_thousands_of_sources_are_drawn_in_part_and_the_part_is_stated():
    n = 3_000
    groups = [f"source {i}" for i in range(n)]
    many = pd.concat([PROFILES.head(1)] * n, ignore_index=True).assign(
        group=groups, value=np.arange(n) / n
    )
    fig = sources.profile(many, groups[7])
    drawn = sorted(row[1] for row in fig.data[0].customdata)
    assert len(drawn) == 200
    assert (drawn[0], drawn[-1]) == (0, (n - 1) / n)
    assert "200 of 2999 other sources" in fig.layout.meta["note"]
