"""Which texts tell one event: planted events, both languages, dates and odd input."""

import pandas as pd
import pytest

from helpers import sources

STRIKE_DE = (
    "Bahnstreik legt Norddeutschland lahm",
    "Ein Streik der Lokführer hat am Dienstag den Zugverkehr in Hamburg, Bremen und Kiel "
    "lahmgelegt. Die "
    "Gewerkschaft GDL fordert 7,5 Prozent mehr Lohn. Die Deutsche Bahn bot 4 Prozent an und "
    "sprach von einem "
    "unverantwortlichen Ausstand.",
)
STRIKE_EN = (
    "Train drivers' strike paralyses northern Germany",
    "A strike by train drivers brought rail traffic in Hamburg, Bremen and Kiel to a halt on "
    "Tuesday. The "
    "union GDL demands 7.5 percent more pay. Deutsche Bahn offered 4 percent and called the "
    "walkout "
    "irresponsible.",
)
STRIKE_DE_2 = (
    "Lokführer streiken: Kaum Züge in Hamburg und Bremen",
    "Wegen eines Streiks der Lokführer sind am Dienstag in Hamburg, Bremen und Kiel die meisten "
    "Züge "
    "ausgefallen. Die GDL verlangt 7,5 Prozent mehr Lohn, die Deutsche Bahn bietet 4 Prozent und "
    "nennt den "
    "Ausstand unverantwortlich.",
)
FLOOD = (
    "Hochwasser in Passau steigt weiter",
    "Nach tagelangem Regen ist die Donau in Passau über die Ufer getreten. Die Altstadt ist "
    "gesperrt, Keller "
    "laufen voll. Der Katastrophenschutz rechnet erst am Wochenende mit Entspannung.",
)
GAME = (
    "Late goal sends Leeds through",
    "A header in the 89th minute gave Leeds a 2-1 victory over Norwich in the FA Cup. The manager "
    "praised his "
    "young side and said the crowd had carried them.",
)


def frame(*texts, languages=None, published=None):
    table = pd.DataFrame(texts, columns=["title", "text"]).assign(language=languages or "de")
    table.insert(0, "doc_id", [f"d{i}" for i in range(len(texts))])
    return table if published is None else table.assign(published=pd.to_datetime(published))


def test_one_event_is_linked_within_and_across_languages():
    stories = sources.link_stories(
        frame(
            STRIKE_DE, FLOOD, STRIKE_EN, GAME, STRIKE_DE_2, languages=["de", "de", "en", "en", "de"]
        )
    )
    assert stories.story_id.tolist() == [
        "story-001",
        "story-002",
        "story-001",
        "story-003",
        "story-001",
    ]
    assert stories.similarity.notna().tolist() == [True, False, True, False, True]


def test_the_default_corpus_is_five_stories(seeds):
    assert sources.link_stories(seeds.documents).story_id.nunique() == 5


def test_dates_far_apart_speak_against_one_event():
    texts = [STRIKE_DE, STRIKE_DE_2, FLOOD, GAME] * 2
    days = ["2024-03-05"] * 4 + ["2025-09-01"] * 4
    near, far = frame(*texts, published=["2024-03-05"] * 8), frame(*texts, published=days)

    def likeness(documents):
        pairs = sources.similarities(documents).set_index(["doc_id", "other_id"]).similarity
        return pairs["d0", "d5"]

    assert likeness(far) < likeness(near)


def test_the_order_of_documents_does_not_matter():
    table = frame(STRIKE_DE, FLOOD, STRIKE_DE_2, GAME)
    forward = sources.link_stories(table).set_index("doc_id").story_id
    backward = sources.link_stories(table.iloc[::-1]).set_index("doc_id").story_id
    same = lambda s: {frozenset(ids) for ids in s.groupby(s).groups.values()}  # noqa: E731
    assert same(forward) == same(backward)


def test_a_threshold_can_be_given():
    table = frame(STRIKE_DE, STRIKE_DE_2)
    assert sources.link_stories(table, threshold=0.99).story_id.nunique() == 2
    with pytest.raises(ValueError, match=r"threshold is 7; give a similarity above 0 and up to 1"):
        sources.link_stories(table, threshold=7)


@pytest.mark.parametrize("n", [0, 1, 2, 7])
def test_small_and_identical_corpora(n):
    stories = sources.link_stories(frame(*[STRIKE_DE] * n))
    assert len(stories) == n and stories.story_id.nunique() == min(n, 1)


def test_empty_texts_belong_to_no_story():
    stories = sources.link_stories(frame(("", ""), (None, " "), STRIKE_DE))
    assert stories.story_id.nunique() == 3


def test_missing_columns_are_named():
    with pytest.raises(ValueError, match=r"DOCUMENTS lacks 'title'"):
        sources.link_stories(frame(FLOOD).drop(columns="title"))
