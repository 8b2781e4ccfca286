"""What is added to an article takes nothing else from it, on the five texts and on pages of our
own.
"""

import importlib.util
import os
import random
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from helpers.corpus.lines.roles import kept_roles, label

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "seeds"
FEW, MANY = 200, 20_000
WHOLE = 0.98  # of the article's lines on pages of our own
CLEAN = 0.9  # of the other lines there that are not
TEXT = kept_roles() | {"title"}
ADDED = {
    "list": [
        ["Grüne 21,3", "Union 30,1", "SPD 19,8"],
        ["• Hilfe beim Umbau alter Häuser", "• Zuschüsse für neue Heizungen"],
        ["1. Wasser", "2. Mehl", "3. Salz", "4. Hefe", "5. Öl"],
        ["* The council", "* The mayor and her deputy", "* Nine families from the valley"],
        ["Berlin", "Hamburg", "Köln", "Bremen", "Mainz", "Kiel", "Trier", "Ulm"] * 2,
    ],
    "table": [
        ["Partei\tStimmen\tAnteil", "CDU\t12.345\t30,1", "SPD\t9.876\t24,2"],
        ["| Jahr | Wert |", "| 2024 | 12 |", "| 2025 | 15 |"],
        ["Team", "Tore", "Bremen", "3", "Kiel", "1"],
        ["Year   Sales", "2023   1,204", "2024   1,377"],
    ],
    "caption": [["Der Hafen am Morgen nach dem Sturm."], ["Foto: Anna Berg"]],
    "quote": [
        ["„Wir haben alles verloren, und niemand hat uns gesagt, wie es nun weitergeht.“"],
        ['"We were told to leave at once, and we did not know where to go."', "Anna Low, resident"],
        ["> So etwas hat es hier in all den Jahren noch nicht gegeben, und es geht wohl weiter."],
    ],
    "insert": [["Anzeige"], ["Lesen Sie auch: Was der Rat der Stadt nun plant"], ["Advertisement"]],
    "blank": [[""], ["", "", ""]],
}


@cache
def own_pages() -> list:
    spec = importlib.util.spec_from_file_location("own_pages", HERE / "own_pages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(module.pages())


@cache
def texts() -> list[list[str]]:
    seeds = [path.read_text(encoding="utf-8").split("\n") for path in sorted(SEEDS.glob("*.txt"))]
    return seeds + [[text for text, _ in page.lines] for page in own_pages()]


def kept(lines: list[str], roles: frozenset[str] = TEXT) -> list[bool]:
    """Whether each line has one of the roles: those of the text and its title, unless others are
    given.
    """
    return [x.role in roles for x in label("\n".join(lines))]


def lost(n: int) -> list[tuple[str, int, int]]:
    """The variants of `n` in which another line got lost: what was added, to which text, where."""
    picked, before, found = random.Random(0), {}, []
    for _ in range(n):
        which = picked.randrange(len(texts()))
        lines = texts()[which]
        old = before.setdefault(which, kept(lines))
        kind = picked.choice(sorted(ADDED))
        new = picked.choice(ADDED[kind])
        at = picked.choice([i for i, k in enumerate(kept(lines, kept_roles())) if k][:-1]) + 1
        now = kept(lines[:at] + new + lines[at:])
        now = now[:at] + now[at + len(new) :]
        if any(a and not b for a, b in zip(old, now, strict=True)):
            found.append((kind, which, at))
    return found


def test_what_is_added_takes_no_other_line():
    assert lost(FEW) == []


@pytest.mark.slow
@pytest.mark.skipif("LAGEBILD_REQUIRE_BROWSER" not in os.environ, reason="make test-all only")
def test_what_is_added_takes_no_other_line_in_many_variants():
    assert lost(MANY) == []


def test_pages_of_our_own_keep_their_article():
    belongs = [belongs for page in own_pages() for _, belongs in page.lines]
    found = [kept([x for x, _ in page.lines], kept_roles()) for page in own_pages()]
    inside = list(chain.from_iterable(found))
    taken = [k for k, b in zip(inside, belongs, strict=True) if b]
    left = [k for k, b in zip(inside, belongs, strict=True) if not b]
    assert sum(taken) / len(taken) >= WHOLE
    assert 1 - sum(left) / len(left) >= CLEAN


def test_a_line_that_is_the_only_one_is_kept():
    for text in ("Anzeige", "Startseite", "Foto: Anna Berg", "Sturm über Kiel"):
        assert len(label(text)) == 1
