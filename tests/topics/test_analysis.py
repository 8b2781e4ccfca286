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
