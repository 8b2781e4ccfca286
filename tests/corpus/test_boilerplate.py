import pytest

from helpers import corpus


def test_shares_of_a_source_add_up(seeds):
    found = corpus.boilerplate(seeds.documents, seeds.lines)
    assert found.groupby("group").share.sum().tolist() == pytest.approx([1] * found.group.nunique())
    assert set(found.n_documents) == {1}


def test_other_groups_than_sources(seeds):
    found = corpus.boilerplate(seeds.documents, seeds.lines, by="language")
    assert found.groupby("group").n_documents.first().to_dict() == {"de": 4, "en": 1}


def test_documents_without_a_source_form_a_group(seeds):
    found = corpus.boilerplate(seeds.documents.assign(source=None), seeds.lines)
    assert found.group.unique().tolist() == ["not named"]
