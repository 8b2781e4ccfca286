"""What a web page says of its article: in its head, in its structured data, beside its headline.

Structured data follows schema.org (as JSON-LD) and the Open Graph protocol.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from lxml import etree

from helpers.corpus.printed import bylines, dates

# what schema.org calls an article; pages and posts of weblogs are said to be one too
_ARTICLE, _PAGE = re.compile(r"Article|Posting"), "Page"
_TITLES = ("og:title", "twitter:title")
_PARTS = re.compile(r"\s+[|–—·»-]+\s+|\s*[|»]\s*")
_WORD = re.compile(r"\w+")
_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)")
_CONTROL = re.compile(r"[\x00-\x1f]")  # control characters, which JSON does not allow in strings
# share of the words (Dice) that a main heading and the title in the head must have in common: below
# it the heading is the site's name or a slogan
LIKE = 0.2
ABOVE, BELOW = 6, 24  # visible lines before and after the headline that stand beside it
SAME = 0.9  # the same of a visible line that is the headline
SHORT = 25  # characters of the line before a date in which it is said what date it is
LINE = 140  # characters of such a line


def read(tree: etree._Element, shown: Sequence[str]) -> dict[str, str]:
    """title, author and published (a day, ISO) as the page says them; what it does not say is
    missing.

    `shown` are the page's visible lines. A byline that a reader sees beside the headline goes
    before structured data, and this before the head. Of two days the earlier one is the
    publication's; the day of a change counts where there is no other.
    """
    title = headline(tree)
    things, meta, near = (
        _things(tree),
        _meta(tree),
        _beside([line for line in shown if line], title),
    )
    published = [
        _printed(near, changed=False),
        _first_day([meta.get("article:published_time")])
        or _first_day(thing.get("datePublished") for thing in _articles(things))
        or _first_day(element.get("datetime") for element in tree.iter("time")),
    ]
    found = {
        "title": title,
        "author": _byline(near) or _authors(things) or meta.get("author", ""),
        "published": min(filter(None, published), default=_printed(near, changed=True)),
    }
    return {name: value for name, value in found.items() if value and "://" not in value}


def headline(tree: etree._Element) -> str:
    """The main heading that is most like the title in the page's head, else that title without the
    site's name.
    """
    meta = _meta(tree)
    said = [meta[name] for name in _TITLES if meta.get(name)] + _flat(tree, "title")[:1]
    if not said:
        return next(iter(_flat(tree, "h1")), "")
    forms = [_words(form) for text in said for form in (text, _PARTS.split(text)[0])]
    likeness = {
        text: max(_dice(_words(text), form) for form in forms) for text in _flat(tree, "h1")
    }
    best = max(likeness, key=likeness.__getitem__, default="")
    return best if likeness.get(best, 0) >= LIKE else max(_PARTS.split(said[0]), key=len)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _dice(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def _flat(tree: etree._Element, tag: str) -> list[str]:
    texts = (" ".join("".join(element.itertext()).split()) for element in tree.iter(tag))
    return [text for text in texts if text]


def _meta(tree: etree._Element) -> dict[str, str]:
    """The contents of the head's meta elements by name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(name.lower(), " ".join(element.get("content", "").split()))
    return found


def _first_day(values: Iterable[object]) -> str:
    """The day of the first value that begins with one (2026-05-13 or 2026-05-13T14:30)."""
    found = (_DAY.match(value) for value in values if isinstance(value, str))
    return next((match[1] for match in found if match), "")


def _things(tree: etree._Element) -> list[dict]:
    """Every object of the structured data, at any depth."""
    found: list[dict] = []
    for element in tree.iter("script"):
        if "ld+json" in element.get("type", ""):
            try:
                found += _objects(json.loads(_CONTROL.sub(" ", element.text or "")))
            except (ValueError, RecursionError):
                continue
    return found


def _objects(value: object) -> Iterator[dict]:
    inside: Iterable[object] = value if isinstance(value, list) else ()
    if isinstance(value, dict):
        yield value
        inside = value.values()
    for part in inside:
        yield from _objects(part)


def _articles(things: list[dict]) -> list[dict]:
    """The articles among them, before the pages on which they stand."""
    kinds = [str(thing.get("@type", "")) for thing in things]
    pairs = list(zip(things, kinds, strict=True))
    articles = [thing for thing, kind in pairs if _ARTICLE.search(kind)]
    return articles + [thing for thing, kind in pairs if _PAGE in kind]


def _authors(things: list[dict]) -> str:
    """The names of the first article's authors that has any, joined by commas."""
    named = {
        str(thing["@id"]): thing["name"] for thing in things if {"@id", "name"} <= thing.keys()
    }
    for article in _articles(things):
        given = article.get("author")
        listed = given if isinstance(given, list) else [given]
        names = [
            x.get("name", named.get(str(x.get("@id")))) if isinstance(x, dict) else x
            for x in listed
        ]
        if found := [" ".join(x.split()) for x in names if isinstance(x, str) and "/" not in x]:
            return ", ".join(found)
    return ""


def _beside(shown: Sequence[str], title: str) -> list[str]:
    """The visible lines after the headline, and before it from the nearest on."""
    form = _words(title)
    at = next(
        (i for i, line in enumerate(shown) if form and _dice(_words(line), form) > SAME), None
    )
    if at is None:
        return []
    return [*shown[at + 1 : at + 1 + BELOW], *reversed(shown[max(0, at - ABOVE) : at])]


def _byline(lines: Sequence[str]) -> str:
    """The names of the first byline; below a line that only announces names, those of the next."""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        if len(line) <= LINE and bylines.is_byline(line):
            return bylines.names(line) or ""
        if bylines.is_label(line) and bylines.is_names(following, known=False):
            return ", ".join(bylines.listed(following))
    return ""


def _printed(lines: Sequence[str], changed: bool) -> str:
    """The first date among lines, of those that are said to be a change's or of the others."""
    for before, line in pairwise(["", *lines]):
        label = "" if dates.find_dates(before) else before[-SHORT:]
        said = dates.is_changed(f"{label} {line}")
        if len(line) <= LINE and said == changed and (found := dates.find_dates(line)):
            return found[0].value.date().isoformat()
    return ""
