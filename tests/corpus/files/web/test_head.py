"""What a page says of its article: published before modified, the byline that is seen, the main
heading.
"""

import pytest

from helpers.corpus.files.web import head as page_head
from helpers.corpus.files.web import markup

BODY = "<p>The council met on Tuesday and spoke about the bridge.</p>"


def read(head: str = "", body: str = BODY) -> dict[str, str]:
    tree = markup.parse(f"<html><head>{head}</head><body>{body}</body></html>")
    return page_head.read(tree, markup.visible(tree).split("\n"))


def structured(**thing) -> str:
    import json

    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


ARTICLE = {"@type": "NewsArticle", "headline": "Bridge closed"}


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Bridge closed - The Courier</title>", "<h1>Bridge closed</h1>", "Bridge closed"),
        # the site's name is a main heading too
        (
            "<title>Brücke gesperrt | Elbtalbote</title>",
            "<h1>Elbtalbote</h1><h1>Brücke ist gesperrt</h1>",
            "Brücke ist gesperrt",
        ),
        # the heading says the same in other words
        (
            '<meta property="og:title" content="Why the bridge in Halle was closed">',
            "<h1>The bridge in Halle: why it had to be closed</h1>",
            "The bridge in Halle: why it had to be closed",
        ),
        # a slogan is no headline
        (
            "<title>Bridge closed after storm | The Courier</title>",
            "<h1>News for you</h1>",
            "Bridge closed after storm",
        ),
        ("<title>Was am 30. Januar 1933 geschah</title>", "", "Was am 30. Januar 1933 geschah"),
        ("", "<h1>Bridge  closed</h1>", "Bridge closed"),
        # an address in a heading is not taken for a title
        ("", "", None),
    ],
)
def test_title(head, body, title):
    assert read(head, body + BODY).get("title") == title


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        ("", "<h1>Bridge closed</h1><p>By Anna Berg and Jan Low</p>", "Anna Berg, Jan Low"),
        ("", "<h1>Brücke gesperrt</h1><div>Von Anna Berg ⋅ Redakteurin</div>", "Anna Berg"),
        ("", "<h1>Brücke gesperrt</h1><span>Von</span><p>Anna Berg</p>", "Anna Berg"),
        ('<meta name="author" content="Jan Low">', "<h1>Bridge closed</h1>", "Jan Low"),
        # seen beside the headline goes before the head
        (
            '<meta name="author" content="Web Team">',
            "<h1>Bridge closed</h1><p>By Anna Berg</p>",
            "Anna Berg",
        ),
        (structured(**ARTICLE, author={"@type": "Person", "name": "Jan  Low"}), "", "Jan Low"),
        (
            structured(**ARTICLE, author=[{"name": "Jan Low"}, "Anna Berg"]),
            "",
            "Jan Low, Anna Berg",
        ),
        (
            structured(
                **{
                    "@graph": [
                        ARTICLE | {"author": {"@id": "#p"}},
                        {"@id": "#p", "name": "Jan Low"},
                    ]
                }
            ),
            "",
            "Jan Low",
        ),
        # addresses are no names; other things have authors as well
        ('<meta name="author" content="https://courier.example/jan">', "", None),
        (structured(**{"@type": "Product", "author": "Jan Low"}), "", None),
        ("<script type='application/ld+json'>{broken</script>", "<h1>Bridge closed</h1>", None),
        # a byline of a teaser far below, and a long sentence that begins with By
        ("", "<h1>Bridge closed</h1>" + BODY * 30 + "<p>By Anna Berg</p>", None),
        ("", "<h1>Bridge closed</h1><p>By Monday the bridge will be open again.</p>", None),
    ],
)
def test_author(head, body, author):
    assert read(head, body).get("author") == author


PUBLISHED = '<meta property="article:published_time" content="2026-05-13T08:00:00+02:00">'


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        (PUBLISHED, "", "2026-05-13"),
        (
            structured(**ARTICLE, datePublished="2026-05-13", dateModified="2026-06-01"),
            "",
            "2026-05-13",
        ),
        (structured(**ARTICLE, dateModified="2026-06-01"), "", None),
        ("", "<h1>Brücke gesperrt</h1><p>13.05.2026, 8.30 Uhr</p>", "2026-05-13"),
        ("", "<p>May 13, 2026</p><h1>Bridge closed</h1>", "2026-05-13"),
        # published before modified, wherever each stands
        (PUBLISHED, "<h1>Bridge closed</h1><p>Updated June 1, 2026</p>", "2026-05-13"),
        ("", "<h1>Bridge</h1><p>Updated June 1, 2026</p><p>May 13, 2026</p>", "2026-05-13"),
        ("", "<h1>Bridge</h1><p>Updated</p><p>June 1, 2026</p><p>May 13, 2026</p>", "2026-05-13"),
        # the day of a change where there is no other
        ("", "<h1>Bridge closed</h1><p>Updated June 1, 2026</p>", "2026-06-01"),
        ("", "<h1>Bridge</h1><time datetime='2026-05-13T08:00:00Z'>Wednesday</time>", "2026-05-13"),
        # days in the text, in a teaser far below, and in other things' data
        ("", "<h1>Bridge closed</h1>" + BODY * 30 + "<p>May 13, 2026</p>", None),
        (structured(**{"@type": "Event", "datePublished": "2026-05-13"}), "", None),
        (
            "",
            "<h1>Bridge closed</h1><p>"
            + "It was built in the year after the war. " * 4
            + "May 13, 2026</p>",
            None,
        ),
    ],
)
def test_published(head, body, day):
    assert read(head, body).get("published") == day


def test_nested_data_and_control_characters_are_no_obstacle():
    deep = '<script type="application/ld+json">' + "[" * 3000 + "]" * 3000 + "</script>"
    control = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": "Jan\tLow"}</script>'
    )
    assert read(deep + control).get("author") == "Jan Low"
