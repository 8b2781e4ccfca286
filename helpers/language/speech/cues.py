"""The words that mark speech, looked up by the form that stands in the text."""

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from helpers.language.inflection.inflect import forms
from helpers.languages import module_of
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


@cache
def cues_of(language: str) -> Cues:
    """The cues of `language` with every inflected form."""
    found = Cues()
    divide = module_of(language, "helpers.language.speech", "{}_sentence").divide
    for row in read_lexicon("cues").query("language == @language").itertuples():
        words = forms(row.cue, language, row.word_class)
        if row.word_class == "verb":
            for first, particle in filter(None, (divide(form, row.cue) for form in words)):
                readings = found.verbs.setdefault(first, [])
                if all((r.base, r.particle) != (row.cue, particle) for r in readings):
                    readings.append(Cue(row.cue, row.use, particle, row.needs))
        elif row.use == "source":
            found.sources.update(form.lower() for form in words)
        else:
            found.speech.update(dict.fromkeys((form.lower() for form in words), row.cue))
    return found
