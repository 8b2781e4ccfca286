"""The words that mark speech, looked up by the form that stands in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from helpers.language.inflection.inflect import GAP, forms
from helpers.lexicon import read_lexicon


class Cue(NamedTuple):
    """One reading of a form: its base, what it can do (say, act, think), for a verb set apart its
    particle, and what must stand with it so that it tells of speech (see lexicons/columns.csv).
    """

    base: str
    use: str
    particle: str = ""
    needs: str = ""


@dataclass
class Cues:
    """Forms of one language, lower case: `verbs` with their readings, `speech` nouns with their
    base, `sources`.
    """

    verbs: dict[str, list[Cue]] = field(default_factory=dict)
    speech: dict[str, str] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)


_PARTICIPLE_ENDINGS = ("ende", "endem", "enden", "ender", "endes", "end")


@cache
def cues(language: str) -> Cues:
    """The cues of `language` (de or en) with every inflected form."""
    found = Cues()
    for row in read_lexicon("cues").query("language == @language").itertuples():
        if row.word_class == "verb":
            _add_verb(found.verbs, row.cue, row.use, row.needs, language)
        else:
            words = [form.lower() for form in forms(row.cue, language, "noun")]
            found.sources.update(words) if row.use == "source" else found.speech.update(
                dict.fromkeys(words, row.cue)
            )
    return found


def _add_verb(verbs: dict[str, list[Cue]], base: str, use: str, needs: str, language: str) -> None:
    for form in forms(base, language, "verb"):
        first, _, particle = form.partition(GAP)
        if language == "en" and not particle:
            first, _, particle = form.partition(" ")
        elif _is_declined(first, base):
            continue
        readings = verbs.setdefault(first, [])
        if not any(r.base == base and r.particle == particle for r in readings):
            readings.append(Cue(base, use, particle, needs))


def _is_declined(form: str, base: str) -> bool:
    """gesagte, mitgeteilten, sagende: forms that stand before a noun and head no clause."""
    if form.endswith(_PARTICIPLE_ENDINGS) and not base.endswith(("enden", "ende")):
        return True
    return (
        form.endswith(("te", "tem", "ten", "ter", "tes", "ne", "nem", "nen", "ner", "nes"))
        and "ge" in form
        and ("ge" not in base and form != base)
    )
