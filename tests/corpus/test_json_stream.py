"""Entries of a JSON file, one at a time, are those that reading it at once gives."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from helpers.corpus import json_stream

VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats(allow_nan=False) | some.text(max_size=6),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


def at_once(content):
    if isinstance(content, dict):
        lists = [x for x in content.values() if isinstance(x, list) and x and isinstance(x[0], dict)]
        return lists[0] if lists else [content]
    return content if isinstance(content, list) else [content]


@given(content=VALUES, step=some.sampled_from([1, 3, 1 << 16]), spaced=some.booleans(), plain=some.booleans())
def test_entries_are_those_of_the_whole(content, step, spaced, plain):
    text = json.dumps(content, indent=2 if spaced else None, ensure_ascii=plain)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "_STEP", step)
        assert list(json_stream.entries(io.StringIO("\ufeff" + text))) == at_once(content)


@pytest.mark.parametrize("text", ["", "[", "[1", "{broken", '{"a" 1}', '[{"a": 1} {"b": 2}]', "[1,]", "nonsense"])
def test_what_is_no_json_is_refused(text):
    with pytest.raises(ValueError, match=r"missing|Expecting|Extra"):
        list(json_stream.entries(io.StringIO(text)))


def test_entries_before_a_break_are_not_lost():
    entries = json_stream.entries(io.StringIO('[{"a": 1}, {"b": 2}, {"c'))
    assert [next(entries), next(entries)] == [{"a": 1}, {"b": 2}]
    with pytest.raises(ValueError, match="Unterminated"):
        next(entries)


def test_a_value_too_long_to_hold_is_refused(monkeypatch):
    monkeypatch.setattr(json_stream, "LONGEST", 1 << 17)
    with pytest.raises(ValueError, match="longer than"):
        list(json_stream.entries(io.StringIO('["' + "a" * (1 << 20) + '"]')))
