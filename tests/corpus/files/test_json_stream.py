"""Entries of a JSON file, one at a time, are those that reading it at once gives."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from helpers.corpus.files import json_stream

VALUES = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False)
    | some.text(max_size=6),
    lambda inner: (
        some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=3), inner, max_size=4)
    ),
    max_leaves=12,
)


TEXT = some.fixed_dictionaries(
    {"text": some.text(max_size=3)}, optional={"a": VALUES, "comments": VALUES}
)
FILES = (
    VALUES
    | some.lists(TEXT, max_size=3)
    | some.dictionaries(some.text(max_size=3), VALUES | TEXT | some.lists(TEXT))
)


def holds_text(entry):
    return isinstance(entry, dict) and isinstance(entry.get("text"), str)


def at_once(content):
    if not isinstance(content, dict):
        return content if isinstance(content, list) else [content]
    texts, kept = [], {}
    for key, value in content.items():
        if isinstance(value, list) and value and holds_text(value[0]) and not holds_text(kept):
            texts += value
        else:
            kept[key] = value
    if texts or holds_text(kept):
        return texts + [kept] * holds_text(kept)
    return next(
        (x for x in content.values() if isinstance(x, list) and x and isinstance(x[0], dict)),
        [content],
    )


def entries(text):
    return list(json_stream.entries(io.StringIO(text), holds_text))


@settings(deadline=None)  # the time that an example takes says what else the machine does
@given(
    content=FILES | TEXT,
    step=some.sampled_from([1, 3, 1 << 16]),
    spaced=some.booleans(),
    plain=some.booleans(),
)
def test_entries_are_those_of_the_whole(content, step, spaced, plain):
    text = json.dumps(content, indent=2 if spaced else None, ensure_ascii=plain)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "_STEP", step)
        assert entries("\ufeff" + text) == at_once(content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"title": "T", "authors": [{"name": "A"}], "text": "x"}', ["x"]),
        ('{"authors": [{"name": "A"}], "text": "x", "comments": [{"text": "y"}]}', ["x"]),
        ('{"took": 1, "hits": [{"text": "x"}, {"text": "y"}], "pages": [{"n": 2}]}', ["x", "y"]),
        ('{"de": [{"text": "x"}], "en": [{"text": "y"}]}', ["x", "y"]),
        ('{"comments": [{"text": "y"}], "text": "x"}', ["y", "x"]),
    ],
)
def test_lists_inside_an_article_are_no_articles(text, expected):
    assert [entry["text"] for entry in entries(text)] == expected


def test_where_nothing_holds_a_text_the_first_list_of_objects_is_taken():
    assert entries('{"n": 2, "rows": [{"Beitrag": "x"}], "more": [{"a": 1}]}') == [{"Beitrag": "x"}]


@pytest.mark.parametrize(
    "text", ["", "[", "[1", "{broken", '{"a" 1}', '[{"a": 1} {"b": 2}]', "[1,]", "nonsense"]
)
def test_what_is_no_json_is_refused(text):
    with pytest.raises(ValueError, match=r"missing|Expecting|Extra"):
        entries(text)


def test_entries_before_a_break_are_not_lost():
    found = json_stream.entries(io.StringIO('[{"a": 1}, {"b": 2}, {"c'), holds_text)
    assert [next(found), next(found)] == [{"a": 1}, {"b": 2}]
    with pytest.raises(ValueError, match="Unterminated"):
        next(found)


def test_a_value_too_long_to_hold_is_refused(monkeypatch):
    monkeypatch.setattr(json_stream, "LONGEST", 1 << 17)
    with pytest.raises(ValueError, match="longer than"):
        entries('["' + "a" * (1 << 20) + '"]')
