"""Which outlet printed a page: what the page's own furniture calls itself.

Owners and holders of rights are no outlets. Names count where they stand in menus, headers and
footers, never in the article.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from helpers.corpus.line import Line
from helpers.corpus.printed import signoffs
from helpers.lexicon import either, read_lexicon, words

ARTICLE = frozenset({"title", "lede", "heading", "body", "caption", "comment", "blank"})
LINE = 400  # characters of a line in which names are looked for
BESIDE = 40  # characters around a name in which the page speaks of itself
# what a mention says: beside a word by which a page speaks of itself ("Jetzt … testen", "… App"),
# alone on its line or as an address, and anywhere else in the furniture
OWN, ALONE, NAMED = 3, 2, 1
ENOUGH = 3  # the least that names an outlet: one line in which the page speaks of itself
SHORTEST, LONGEST = 3, 4  # characters and words of a name that is not listed
AHEAD = 1.5  # times the next outlet's sum: sister titles in a footer are named as often
REPEATED = 4  # the least where the page only repeats the name, as its header and footer do
UNLISTED = 5  # the least for a name that only the page's own copyright line gives
_ADDRESS = re.compile(r"(?<![@\w.-])(?:https?://)?((?:[a-z0-9-]{1,40}\.){1,3}[a-z]{2,6})\b", re.I)
_EDGE = " *+o·•-|©"


@cache
def _listed() -> dict[str, tuple[str, bool]]:
    """Each printed form with its outlet, and whether it is an ordinary word too."""
    return {
        form: (row.outlet, row.common == "yes")
        for row in read_lexicon("outlets").itertuples()
        for form in (row.outlet, *filter(None, row.forms.split("|")))
    }


@cache
def _finder() -> AhoCorasick:
    return AhoCorasick(list(_listed()), matchkind=MatchKind.LeftmostLongest)


@cache
def _domains() -> dict[str, str]:
    table = read_lexicon("outlets")
    return dict(zip(table.domain, table.outlet, strict=True))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """A copyright line with its holder, what is no part of the holder's name, publishing houses,
    and what stands before and after the page's own name.
    """
    use = {
        name: either(words("metadata_words", use=name))
        for name in ("copyright", "source", "legal", "before", "after", "owner")
    }
    sign = rf"(?:{use['copyright']})\s{{0,2}}(?:(?:{use['copyright']})\s?)?(?:by\s)?"
    year = r"\d{4}(?:\s?[-–/]\s?\d{2,4})?,?\s{1,2}(?:by\s)?"
    found = {
        "copyright": rf"{sign}{year}([^|.;©]{{2,60}})",
        "source": rf"^\s*\(?(?:{use['source']})\s?:\s{{0,2}}([^,;/|()]{{2,40}})",
        "legal": rf",?\s+(?:{use['legal']})(?!\w).*$|,\s.*$|\s[-–|]\s.*$",
        "owner": rf"\b(?:{use['owner']})\b",
        "before": rf"(?:^|\W)(?:{use['before']}|{sign}(?:{year})?)\s?(?:the |der |die |das )?$",
        "after": rf"['’]?s?\s?-?(?:{use['after']})(?!\w)",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in found.items()}


def find(lines: Sequence[Line]) -> str | None:
    """The outlet's name, of outlets.csv or as a copyright line prints it; None where the page does
    not name one clearly.
    """
    texts = dict.fromkeys(line.text.strip()[:LINE] for line in lines if line.role not in ARTICLE)
    holders = {name for text in texts if (name := _holder(text))}
    sums: Counter[str] = Counter()
    own: set[str] = set()
    for text in texts:
        weights: dict[str, int] = {}
        for name, weight in (*_mentions(text), *_addresses(text), *_unlisted(text, holders)):
            weights[name] = max(weight, weights.get(name, 0))
        sums.update(weights)
        own.update(name for name, weight in weights.items() if weight == OWN)
    (best, most), (_, second) = [*sums.most_common(2), ("", 0), ("", 0)][:2]
    least = UNLISTED if best in holders else ENOUGH if best in own else REPEATED
    if most >= max(least, AHEAD * second):
        return best
    return next((name for line in lines if (name := _source(line))), None)


def _source(line: Line) -> str | None:
    """What a line such as "Quelle: …" names, if it is no news agency."""
    named = _patterns()["source"].match(line.text) if line.role == "agency" else None
    name = _patterns()["legal"].sub("", named[1]).strip(" -–") if named else ""
    return name if name and not signoffs.named_agency(name) else None


def _holder(text: str) -> str | None:
    """Who holds the rights, without legal forms; None for publishing houses and listed outlets."""
    held = _patterns()["copyright"].search(text)
    if not held or _patterns()["owner"].search(held[1]):
        return None
    name = _patterns()["legal"].sub("", held[1]).strip(" -–,.")
    fits = name[:1].isupper() and len(name) >= SHORTEST and len(name.split()) <= LONGEST
    return name if fits and name not in _listed() else None


def _mentions(text: str) -> Iterator[tuple[str, int]]:
    for _, start, end in _finder().find_matches_as_indexes(text):
        name, common = _listed()[text[start:end]]
        if weight := _weight(text, start, end):
            yield name, 0 if common and weight == NAMED else weight


def _addresses(text: str) -> Iterator[tuple[str, int]]:
    for found in _ADDRESS.finditer(text) if "." in text else ():
        parts = found[1].lower().split(".")
        known = (_domains().get(".".join(parts[i:])) for i in range(len(parts) - 1))
        yield from ((name, ALONE) for name in known if name)


def _unlisted(text: str, holders: set[str]) -> Iterator[tuple[str, int]]:
    for name in holders:
        if (start := text.find(name)) >= 0:
            yield name, _weight(text, start, start + len(name))


def _weight(text: str, start: int, end: int) -> int:
    """What the mention from `start` to `end` says; 0 where it is a part of a longer word."""
    before, after = text[:start], text[end:]
    if (before[-1:].isalnum() and text[start].isalnum()) or after[:1].isalnum():
        return 0
    if _patterns()["before"].search(before[-BESIDE:]) or _patterns()["after"].match(after):
        return OWN
    return NAMED if before.strip(_EDGE) or after.strip(_EDGE) else ALONE
