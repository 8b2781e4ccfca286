"""Quote marks of every style, nested, unclosed and hostile."""

from itertools import pairwise

import pytest

from helpers.language.marks import find_marked


def marked(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_marked(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er rief „Halt“ und ging.", ["„Halt“"]),
        ("Er rief „Halt” und ging.", ["„Halt”"]),
        ('Er rief „Halt" und ging.', ['„Halt"']),
        ('Er rief "Halt" und ging.', ['"Halt"']),
        ("Er rief »Halt« und ging.", ["»Halt«"]),
        ("Er rief «Halt» und ging.", ["«Halt»"]),
        ("Er rief ‚Halt‘ und ging.", ["‚Halt‘"]),
        ("Er rief ›Halt‹ und ging.", ["›Halt‹"]),
        ("He cried “Stop” and left.", ["“Stop”"]),
        ("He cried ‘Stop’ and left.", ["‘Stop’"]),
        ("He cried 'Stop' and left.", ["'Stop'"]),
        ("He cried ''Stop'' and left.", ["''Stop''"]),
        ("„Er rief ‚Halt‘ und ging“", ["„Er rief ‚Halt‘ und ging“", "‚Halt‘"]),
        ("„Er rief „Halt“ und ging“", ["„Er rief „Halt“ und ging“", "„Halt“"]),
        ("„Eins\nzwei“ drei", ["„Eins\nzwei“"]),
        ("don't touch the workers' rights in the '90s", []),
        ("Kiews ’98 und Hans’ Haus", []),
        ('""', []),
        ("", []),
    ],
)
def test_marks_are_paired_by_style(text, expected):
    assert marked(text) == expected


def test_an_unclosed_quote_ends_with_its_line_and_is_labelled():
    text = 'Er sagte: "Das Ende fehlt.\nNeue Zeile.'
    (stretch,) = find_marked(text)
    assert text[stretch.start : stretch.end] == '"Das Ende fehlt.'
    assert not stretch.closed


def test_nesting_is_told_by_depth():
    depths = [m.depth for m in find_marked("„a ‚b‘ c“ „d“")]
    assert depths == [0, 1, 0]


@pytest.mark.parametrize("unit", ['"a ', "„a ", "„", "“", "„a ‚b ", "'a ", '"', "„a\n"])
def test_spans_of_unbalanced_marks_never_overlap_at_one_depth(unit):
    text = unit * 20_000
    for depth in (0, 1):
        spans = [(m.start, m.end) for m in find_marked(text) if m.depth == depth]
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
