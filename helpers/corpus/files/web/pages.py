"""Web pages: the article as trafilatura finds it, and whatever else the page shows as lines beside
it; pages that press databases wrote are cut into their articles.
"""

from helpers.corpus.files import exports
from helpers.corpus.files.raw import File
from helpers.corpus.files.texts import Extracted, plain
from helpers.corpus.files.web import head, markup

LITTLE = 25  # words of a text below which what the page shows is looked at again
MUCH = 50  # words that a page shows beside such a text, so that it cannot be all of it


def extract(data: bytes, file: File) -> Extracted:
    """The text of a file of HTML."""
    found = plain(data, file)
    return found if found.text is None else read_page(found)


def text(data: bytes, file: File) -> Extracted:
    """The text of a plain file; where HTML or RTF stands in it, what a reader would see of that."""
    found = plain(data, file)
    source = (found.text or "").lstrip("\ufeff")
    if markup.is_page(source):
        return read_page(found)
    return found._replace(text=markup.unmarked(source)) if markup.is_written(source) else found


def read_page(found: Extracted) -> Extracted:
    """What stands in a page whose HTML is `found.text`."""
    html = found.text or ""
    if parts := exports.pages(html):
        return found._replace(parts=parts)
    body, given = article(html)
    tree = markup.parse(html)
    shown = "" if tree is None else markup.visible(tree)
    given |= {} if tree is None else head.read(tree, shown.split("\n"))
    held = " ".join(body.split())
    outside = [x for x in shown.split("\n") if x and " ".join(x.split()) not in held]
    beside = sum(len(line.split()) for line in outside)
    if len(body.split()) < LITTLE and beside >= MUCH:
        body, outside = shown, []
    title = str(given.get("title", ""))
    top = f"{title}\n\n" if title and body and not body.startswith(title) else ""
    return found._replace(text=top + body, given=given, outside="\n".join(outside))


def article(html: str) -> tuple[str, dict[str, str]]:
    """The article of a page, or "" where there is none, and what the page's head says of it."""
    import trafilatura

    found = trafilatura.bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict):
        return "", {}
    given = {
        "author": found.author,
        "source": found.sitename,
        "published": found.date,
        "url": found.url,
        "title": " ".join((found.title or "").split()),
    }
    return (found.text or "").strip(), {name: value for name, value in given.items() if value}
