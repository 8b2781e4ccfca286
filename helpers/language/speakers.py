"""Whom a mention means: names, roles and pronouns resolved within one text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NAME_RUN = re.compile(
    r"(?<![\w-])[A-ZÄÖÜÉÁŠŽČŁ][\w’'-]+(?: (?:van|von|de|der|den|del|di|da|bin|al|el|la|le|zu|ten)(?= [A-ZÄÖÜ]))*"
    r"(?:[ ]+(?:[A-ZÄÖÜÉÁŠŽČŁ]\.|[A-ZÄÖÜÉÁŠŽČŁ][\w’'-]+|al-[A-Z]\w+)){1,5}"
)
_ROLE = re.compile(
    r"(?:minister|ministerin|präsident|präsidentin|kanzler|kanzlerin|chef|chefin|sprecher|sprecherin|politiker|politikerin|general|"
    r"sekretär|sekretärin|vorsitzende|vorsitzender|direktor|direktorin|leiter|leiterin|professor|professorin|abgeordnete|abgeordneter|"
    r"bürgermeister|bürgermeisterin|botschafter|botschafterin|experte|expertin|anwalt|anwältin|richter|richterin|senator|senatorin|"
    r"gouverneur|premier|könig|königin|papst|bischof|kommissar|kommissarin|analyst|analystin|forscher|forscherin|korrespondent|"
    r"korrespondentin|kandidat|kandidatin|manager|trainer|autor|autorin|regierungschef|amtskollege|amtskollegin|beauftragte|beauftragter|"
    r"minister|president|chancellor|spokesman|spokeswoman|spokesperson|secretary|senator|governor|mayor|judge|director|chairman|chair|"
    r"chief|professor|analyst|ambassador|lawyer|attorney|leader|candidate|officer|correspondent|dr|mr|mrs|ms|herr|frau|prof)$"
)
_FEMALE_ROLE = re.compile(r"(?:in|frau|vorsitzende|abgeordnete|woman|königin|queen|mrs|ms)$")
_MASCULINE = {"er", "he", "him", "ihm", "ihn"}
_FEMININE = {"sie", "she", "her"}
_RELATIVE = {"der", "die", "das", "who", "which", "that"}
_SKIP = {"der", "die", "das", "dem", "den", "des", "ein", "eine", "einer", "eines", "the", "a", "an", "auch", "also"}


@dataclass
class Person:
    """A name of the text with the roles that stand beside it."""

    name: str
    at: int
    roles: set[str] = field(default_factory=set)
    female: bool | None = None


class People:
    """The persons that one text names in full, in order of their first mention."""

    def __init__(self, text: str) -> None:
        self.by_last: dict[str, Person] = {}
        for match in _NAME_RUN.finditer(text):
            words = match.group().split()
            k = 0
            while k < len(words) and _is_role(words[k]):
                k += 1
            name_words = words[k:]
            if len(name_words) < 2 and not (k and name_words):
                continue
            roles = {w.lower() for w in words[:k]}
            last = name_words[-1]
            person = self.by_last.get(last)
            if person is None:
                person = self.by_last[last] = Person(" ".join(name_words), match.start())
            elif len(name_words) > len(person.name.split()) and person.name.split()[-1] == last:
                person.name = " ".join(name_words)
            person.roles |= roles
            if roles:
                person.female = any(_FEMALE_ROLE.search(r) for r in roles)

    def resolve(self, mention: str | None, recent: list[str]) -> str | None:
        """The name that `mention` stands for; `recent` are the names last heard or spoken of, the latest last."""
        if not mention:
            return None
        words = [w.strip("„“”\"',()») ") for w in mention.replace("“", " ").split()]
        low = [w.lower() for w in words]
        if len(words) == 1 and low[0] in _MASCULINE | _FEMININE | _RELATIVE:
            return self._recent(low[0], recent)
        for word in words:
            key = word[:-2] if word.endswith(("'s", "’s")) else word
            person = self.by_last.get(key) or (self.by_last.get(key[:-1]) if key.endswith("s") else None)
            if person and not _is_role(word):
                return person.name
        role = next((w for w, raw in zip(low, words, strict=True) if _is_role(raw)), None)
        if role and low[0] in ("der", "die", "the"):
            found = self._by_role(role, recent)
            if found:
                return found
        while words and words[0].lower() in _SKIP:
            words = words[1:]
        return " ".join(words) or None

    def _recent(self, pronoun: str, recent: list[str]) -> str | None:
        for name in reversed(recent):
            person = self.by_last.get(name.split()[-1])
            if pronoun in _MASCULINE and person and person.female:
                continue
            if pronoun in _FEMININE and person and person.female is False:
                continue
            return name
        return recent[-1] if recent else None

    def _by_role(self, role: str, recent: list[str]) -> str | None:
        people = [self.by_last[n.split()[-1]] for n in reversed(recent) if n.split()[-1] in self.by_last]
        for person in people:
            if any(r.endswith(role) or role.endswith(r) for r in person.roles):
                return person.name
        for person in self.by_last.values():
            if any(r.endswith(role) for r in person.roles):
                return person.name
        return people[0].name if people else None


def _is_role(word: str) -> bool:
    return _ROLE.search(word.lower().rstrip(".")) is not None
