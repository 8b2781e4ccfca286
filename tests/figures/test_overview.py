"""Bars of texts: one for each text, however alike their names are, with room for every line of a
label.
"""

import pandas as pd

from helpers import schema
from helpers.figures import overview


def tickers(n, title="Liveticker zum Krieg in der Ukraine und zu den Gesprächen in Genf"):
    ids = [f"2026-11-22_liveticker_{i}" for i in range(n)]
    table = {
        "doc_id": ids,
        "source": "Nachrichten aus aller Welt",
        "title": title,
        "language": "de",
    }
    return pd.DataFrame({**table, "text": "Drei Wörter hier.", "n_words": 3})


def test_texts_of_one_source_with_the_same_headline_are_bars_of_their_own():
    figure = overview.composition(tickers(3), schema.empty("QUOTES"))
    _, bars = figure.data
    assert len(set(bars.y)) == 3 and list(bars.x) == [3, 3, 3]


def test_a_figure_has_room_for_every_line_of_its_labels():
    figure = overview.composition(tickers(12), schema.empty("QUOTES"))
    lines = sum(label.count("<br>") + 1 for label in figure.data[0].y)
    assert lines == 36 and figure.layout.height >= 18 * lines + 150


def test_few_texts_with_short_names_keep_the_least_height():
    one = overview.composition(tickers(1, "Kurz").assign(source="dpa"), schema.empty("QUOTES"))
    assert one.layout.height == 150 + 92 and list(one.data[0].y) == ["dpa (de)<br>Kurz"]
