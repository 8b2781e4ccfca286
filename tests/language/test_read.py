"""What is found once is what each function would find, and a report's tables find it once."""

import sys

import pandas as pd
import pytest

from helpers import language, sources
from helpers.report import tables


@pytest.fixture(scope="module")
def reading(seeds):
    return language.read(seeds.documents)


def test_it_holds_what_the_single_functions_find(seeds, reading):
    documents = seeds.documents
    pd.testing.assert_frame_equal(reading.sentences, language.split_sentences(documents))
    pd.testing.assert_frame_equal(reading.quotes, language.find_quotes(documents))
    pd.testing.assert_frame_equal(reading.term_hits, language.find_actors(documents))


def test_names_in_titles_point_into_the_title(seeds, reading):
    titles = seeds.documents.set_index("doc_id").title
    inside = reading.names[reading.names.in_title]
    assert len(inside) > 0
    assert all(titles[row.doc_id][row.start : row.end] == row.text for row in inside.itertuples())


def test_a_table_without_titles_has_no_names_in_them(seeds):
    found = language.read(seeds.documents.drop(columns="title"))
    assert not found.names.in_title.any() and len(found.term_hits) > 0


def test_what_takes_a_reading_gives_the_same_without_one(seeds, reading):
    documents = seeds.documents
    for analyse in (sources.actors, sources.voices, sources.facts):
        pd.testing.assert_frame_equal(analyse(documents, reading=reading), analyse(documents))


def test_a_reading_of_more_documents_is_narrowed(seeds, reading):
    some = seeds.documents.head(2)
    pd.testing.assert_frame_equal(sources.actors(some, reading=reading), sources.actors(some))


def test_the_tables_of_a_report_read_the_texts_once(seeds, monkeypatch):
    module = sys.modules[language.read.__module__]
    counted = dict.fromkeys(("find_actors", "find_quotes", "split_sentences"), 0)

    def counting(name):
        real = getattr(module, name)

        def count(documents):
            counted[name] += 1
            return real(documents)

        return count

    for name in counted:
        monkeypatch.setattr(module, name, counting(name))
    tables.compute(seeds)
    # names are looked for in the texts and in the titles
    assert counted == {"find_actors": 2, "find_quotes": 1, "split_sentences": 1}
