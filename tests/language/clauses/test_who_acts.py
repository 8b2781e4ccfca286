"""Who acts and who is acted upon: active and passive, German word order and case, in both
languages.
"""

import numpy as np
import pytest

from helpers.language.clauses import PARTS, Named, parts
from helpers.language.matching import Joined

CASES = [
    # active
    ("en", "Trump met Putin in Helsinki.", "agent patient"),
    ("en", "On Monday Trump called Putin.", "agent patient"),
    ("en", "Israel attacked Iran on Friday.", "agent patient"),
    ("en", "Trump and Putin met in Helsinki.", "agent agent"),
    ("en", "Russia fired missiles at Ukraine.", "agent patient"),
    ("de", "Trump traf Putin in Helsinki.", "agent patient"),
    ("de", "Am Freitag griff Israel den Iran an.", "agent patient"),
    ("de", "Trump und Putin trafen sich in Helsinki.", "agent agent"),
    ("de", "Russland feuerte Raketen auf die Ukraine.", "agent patient"),
    ("de", "Merz wird Trump am Donnerstag treffen.", "agent patient"),  # a future, no passive
    # passive with its agent
    ("en", "Iran was attacked by Israel on Friday.", "patient agent"),
    ("en", "Ukraine was hit by Russia again.", "patient agent"),
    ("en", "Iran has been sanctioned by the United States.", "patient agent"),
    ("en", "Ukraine, attacked by Russia in 2022, asked for help.", "agent agent"),
    ("de", "Der Iran wurde von Israel angegriffen.", "patient agent"),
    ("de", "Die Ukraine ist von Russland überfallen worden.", "patient agent"),
    ("de", "Von Israel wurde der Iran am Freitag angegriffen.", "agent patient"),
    ("de", "Trump wurde durch Putin getäuscht.", "patient agent"),
    # passive without an agent
    ("en", "Navalny was arrested on Sunday.", "patient"),
    ("en", "Trump was quickly briefed.", "patient"),
    ("de", "Nawalny wurde am Sonntag verhaftet.", "patient"),
    ("de", "Am Sonntag wurde Nawalny verhaftet.", "patient"),
    ("de", "Nawalny ist am Sonntag verhaftet worden.", "patient"),
    # German case against word order
    ("de", "Den Iran griff am Freitag Israel an.", "patient agent"),
    ("de", "Dem Iran drohte Israel mit Krieg.", "patient agent"),
    ("de", "Den US-Präsidenten Trump empfing am Abend Merz.", "patient agent"),
    # prepositions
    ("en", "Talks with Russia failed.", "patient"),
    ("en", "A statement by Russia was expected.", "agent"),
    ("de", "Die Gespräche mit Russland scheiterten.", "patient"),
    ("de", "Der Chef von Russland schwieg.", "mentioned"),
    ("en", "Prices rose in Russia.", "mentioned"),
    ("de", "In Russland stiegen die Preise.", "mentioned"),
    ("de", "Die Regierung des Iran schwieg.", "mentioned"),
    # a pronoun acts
    ("en", "They attacked Ukraine.", "patient"),
    ("de", "Danach traf er Putin.", "patient"),
    # each clause for itself
    ("de", "Trump sagte, Putin greife die Ukraine an.", "agent agent patient"),
    ("en", "Trump said that Putin attacked Ukraine.", "agent agent patient"),
    # nouns of quantity, adverbs and numbers before a name
    ("en", "Thousands of Israel supporters met Trump.", "agent patient"),
    ("en", "Up to 100 Ukraine veterans called Trump.", "agent patient"),
    ("en", "Israel welcomed forces in eastern Ukraine.", "agent patient"),
    # participles that are no passive
    ("en", "Israel is opposed to talks with Iran.", "agent patient"),
    ("en", "Trump was quoted as saying this.", "agent"),
    # whoever is told to do something
    ("en", "Trump demanded that Iran withdraw.", "agent patient"),
    ("en", "Trump declared on Tuesday that Iran must open its borders.", "agent patient"),
    ("de", "Trump forderte, dass Israel abzieht.", "agent patient"),
    ("de", "Trump sagte, Israel müsse abziehen.", "agent patient"),
    # what somebody else did is acted upon
    ("en", "Trump condemned the raids by Israel.", "agent patient"),
    # the place and the owner of the object, unless somebody is acted upon before
    ("en", "Israel imposed a curfew in Ukraine.", "agent patient"),
    ("en", "Trump met Putin in Russia.", "agent patient mentioned"),
    ("en", "Israel shelled positions of Russia.", "agent patient"),
    ("de", "Trump traf Putin in Russland.", "agent patient mentioned"),
    # a verb form right before the name
    ("en", "The explosion killed two Iran guards.", "patient"),
]


def found(text: str, spans: list[tuple[int, int]], language: str) -> list[str]:
    start, end = np.array(spans).T
    names = Named(start, end, np.zeros(len(spans), dtype=bool))
    return PARTS[parts(Joined([text]), names, language)].tolist()


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_parts(language, text, expected):
    names = [
        "Trump",
        "Putin",
        "Israel",
        "Iran",
        "Russia",
        "Russland",
        "Ukraine",
        "the United States",
        "Merz",
    ]
    names += ["Navalny", "Nawalny"]
    spans = sorted(
        (text.index(n), text.index(n) + len(n)) for n in names if n in text and f"{n}n" not in text
    )
    spans = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    assert " ".join(found(text, spans, language)) == expected


def test_long_lines_take_linear_time():
    text = "Trump wurde von Putin angegriffen und " * 2_000
    spans = [(i, i + 5) for i in range(0, len(text), 38)]
    assert len(found(text, spans, "de")) == len(spans)
