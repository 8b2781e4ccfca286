"""From documents to tables: small corpora as passages, offsets, labels that survive a re-run."""

import pandas as pd
import pytest

from helpers import schema, topics
from helpers.topics import passages


@pytest.fixture(scope="module")
def found(seeds, sentences):
    return topics.find(seeds.documents, sentences=sentences)


def test_five_articles_are_clustered_as_passages(found, seeds):
    assert found.unit == "passage"
    assert set(found.memberships.doc_id) == set(seeds.documents.doc_id)
    assert found.memberships.text_id.is_unique
    assert len(found.memberships) > 15


@pytest.mark.parametrize(
    ("attribute", "table"),
    [
        ("topics", "TOPICS"),
        ("memberships", "MEMBERSHIPS"),
        ("terms", "TOPIC_TERMS"),
        ("stability", "STABILITY"),
        ("sentences", "TOPIC_SENTENCES"),
        ("levels", "TOPIC_LEVELS"),
    ],
)
def test_tables_keep_their_contract(found, attribute, table):
    checked = schema.check(getattr(found, attribute), table)
    assert len(checked) > 0


def test_sizes_add_up(found):
    assert found.topics["size"].sum() == len(found.memberships)
    assert (found.topics.n_de + found.topics.n_en == found.topics["size"]).all()
    assert found.documents.groupby("doc_id").share.sum().round(9).eq(1).all()


def test_evidence_is_in_the_document_at_its_offsets(found, seeds):
    text_of = seeds.documents.set_index("doc_id").text
    for row in found.sentences.itertuples():
        assert text_of[row.doc_id][row.start : row.end] == row.text


def test_passages_cover_each_document_once(found, sentences):
    cut = passages.cut(sentences)
    for _doc_id, part in cut.groupby("doc_id"):
        assert (part.start.to_numpy()[1:] >= part.end.to_numpy()[:-1]).all()
    body = sentences[sentences.role != "title"]
    assert cut.groupby("doc_id").start.min().eq(body.groupby("doc_id").start.min()).all()
    assert cut.groupby("doc_id").end.max().eq(body.groupby("doc_id").end.max()).all()


def test_one_matter_told_in_five_articles_is_not_called_stable(found):
    assert not found.model.stable_
    assert "no stable topics" in found.verdict


def test_names_survive_a_re_run_on_more_texts(found, seeds, sentences, tmp_path):
    file = topics.write_labels(found.topics, found.memberships, tmp_path / "labels.csv")
    edited = pd.read_csv(file, keep_default_na=False)
    edited.loc[edited.topic == 0, ["your_label_de", "your_label_en"]] = ["Mein Thema", "my topic"]
    edited.to_csv(file, index=False)
    turned = found.memberships.assign(topic=(found.memberships.topic + 1) % len(found.topics))
    moved = found.topics.assign(topic=(found.topics.topic + 1) % len(found.topics))
    named = topics.read_labels(moved, turned, file)
    assert named.set_index("topic").label_de[1] == "Mein Thema"
    topics.write_labels(named, turned, file)
    again = pd.read_csv(file, keep_default_na=False).set_index("topic")
    assert again.your_label_en[1] == "my topic"
    assert again.label_en[1] == found.topics.label_en[0]


@pytest.fixture(scope="module")
def three(seeds, sentences):
    return topics.find(seeds.documents, 3, sentences=sentences)


def test_levels_nest_in_what_was_fitted_and_are_labelled_anew(three):
    found = three
    for number in (2, 4):
        level = found.at(number)
        assert len(level.topics) == number
        assert level.topics["size"].sum() == len(found.memberships)
        coarse, fine = sorted([level, found], key=lambda t: len(t.topics))
        inside = coarse.memberships.topic.groupby(fine.memberships.topic.to_numpy()).nunique()
        assert (inside == 1).all()
        assert level.topics.label_de.is_unique
        assert level.memberships.margin.isna().all()
        assert set(level.sentences.text) == set(found.sentences.text)
        assert len(level.similarity) == number


def test_levels_lead_back_and_to_one_another(three):
    found = three
    assert found.at(None) is found
    assert found.at(len(found.topics)) is found
    assert found.at(2).at(len(found.topics)) is found
    assert found.at(2).at(None) is found
    pd.testing.assert_frame_equal(found.at(2).at(4).topics, found.at(4).topics)
    with pytest.raises(ValueError, match="There is no level with 99 topics; there are 1 to "):
        found.at(99)


def test_new_texts_are_placed_with_the_labels_of_their_topics(three):
    placed = three.renamed({0: ("", "mine")}).place(
        ["Putin telefonierte mit Trump.", "Bake the cake for an hour."]
    )
    labels = three.renamed({0: ("", "mine")}).topics.set_index("topic").label_en
    assert list(placed.label_en) == [labels[t] for t in placed.topic]
    assert list(placed.fits) == [True, False]
    assert list(placed.columns[:4]) == ["text", "topic", "label_de", "label_en"]
    assert list(three.at(2).place(["Bake a cake."]).topic) == list(
        three.place(["Bake a cake."]).topic
    )


def test_excerpts_end_between_words(found):
    for text in found.memberships.excerpt:
        assert len(text) <= 402
        assert text.endswith(" …") == (len(text) > 390)


def test_a_label_file_that_is_not_one_is_named(found, tmp_path):
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n")
    with pytest.raises(schema.TableError, match=r"Label file other\.csv lacks 'topic'"):
        topics.read_labels(found.topics, found.memberships, file)
    with pytest.raises(schema.TableError, match="There is no label file"):
        topics.read_labels(found.topics, found.memberships, tmp_path / "none.csv")


def test_bad_input_is_named(seeds):
    with pytest.raises(schema.TableError, match="DOCUMENTS lacks 'language'"):
        topics.find(seeds.documents[["doc_id", "text"]])
    with pytest.raises(ValueError, match="unit is 'word'"):
        topics.find(seeds.documents, unit="word")
    with pytest.raises(ValueError, match="None of the 5 documents holds a word"):
        topics.find(seeds.documents.assign(text="", title=None))
