"""A page's outlet is what its furniture calls itself, never an owner or one it mentions."""

import pytest

from helpers.corpus.line import Line
from helpers.corpus.printed import outlets
from helpers.lexicon import read_lexicon


def page(*furniture: str, body: str = "") -> list[Line]:
    lines = [Line(text, "\n", "navigation", None, None, "") for text in furniture]
    return [Line(body, "\n", "body", None, None, ""), *lines]


@pytest.mark.parametrize(
    ("furniture", "outlet"),
    [
        (["Jetzt Rhein-Zeitung testen", "Kontakt"], "Rhein-Zeitung"),
        (["Zur SZ-Startseite", "Meine SZ"], "Süddeutsche Zeitung"),
        (["STANDARD Abo", "derStandard.at", "* Hilfe"], "Der Standard"),
        (["© 2024 Badische Zeitung", "Impressum"], "Badische Zeitung"),
        (["Über Krautreporter", "Mitglied werden"], "Krautreporter"),
        (["Home", "Weser-Kurier", "Mehr von WESER-KURIER"], "Weser-Kurier"),
        (["Die Main-Post App", "E-Paper"], "Main-Post"),
        (["NZZ Abo", "NZZ am Sonntag", "Blick"], "Neue Zürcher Zeitung"),
        (["More from The Seattle Times", "Most read"], "The Seattle Times"),
        (["Follow Toronto Star", "thestar.com"], "Toronto Star"),
        (["The Irish Times Logo", "Search"], "The Irish Times"),
        (["Support Calgary Herald", "Next"], "Calgary Herald"),
        (["Welcome to Haaretz", "Subscribe"], "Haaretz"),
        (["About Rappler", "Careers"], "Rappler"),
        # the header and the footer name it
        (["Hamburger Morgenpost", "Ressorts", "* Hamburger Morgenpost"], "Hamburger Morgenpost"),
        # not listed, and the page calls itself so a second time
        (["© 2023 Harbour Courier", "Get the Harbour Courier app"], "Harbour Courier"),
        (["© 2022 Elbtalbote", "Jetzt Elbtalbote abonnieren"], "Elbtalbote"),
    ],
)
def test_pages_that_name_themselves(furniture, outlet):
    assert outlets.find(page(*furniture)) == outlet


@pytest.mark.parametrize(
    "furniture",
    [
        [],
        ["© 2024 Funke Mediengruppe", "Impressum"],
        ["© 2023 Condé Nast. All rights reserved.", "Terms"],
        ["© 2024 Chemnitzer Verlag und Druck GmbH", "Datenschutz"],
        ["Copyright 2021 Postmedia Network Inc.", "Privacy"],
        # sister titles of one house, each once
        ["Hamburger Abendblatt", "Berliner Morgenpost", "Braunschweiger Zeitung"],
        ["Basler Zeitung", "Berner Zeitung", "Der Bund", "Tages-Anzeiger"],
        # ordinary words that are names too
        ["Heute im Blick", "Kurier des Tages", "Focus on health"],
        ["Science and nature", "Time to go", "The local news"],
        # somebody else's report, once
        ["Die Rheinische Post berichtete zuerst", "Weitere Artikel"],
        ["As The Boston Globe reported", "Related"],
        # a holder of rights that nothing else on the page bears out
        ["© 2019 Anna Berg", "Impressum"],
        ["Copyright Policy", "Privacy Policy", "Cookie Policy"],
        # longer words and addresses of mail
        ["Zeitungsleser fragen", "Der Sternenhimmel im Mai", "leser@abendblatt.de"],
    ],
)
def test_pages_that_do_not(furniture):
    assert outlets.find(page(*furniture)) is None


def test_names_in_the_article_do_not_count():
    body = (
        "Der Spiegel berichtete. Mehr von Der Spiegel. Über Der Spiegel. Jetzt Der Spiegel testen."
    )
    assert outlets.find(page("Impressum", body=body)) is None


def test_a_source_line_counts_where_nothing_else_does_and_agencies_do_not():
    def line(text: str) -> Line:
        return Line(text, "\n", "agency", None, None, "")

    assert outlets.find([line("Quelle: Vogtlandblick")]) == "Vogtlandblick"
    for agency in ("Quelle: dpa", "Quelle: dpa Sport", "Source: Reuters", "Quelle: dpa-AFX"):
        assert outlets.find([line(agency)]) is None
    assert outlets.find([*page("Jetzt Freie Presse testen"), line("Quelle: X")]) == "Freie Presse"


def test_order_and_blank_lines_do_not_matter():
    furniture = ["Über netzpolitik.org", "Deutschlandfunk", "Spenden", "netzpolitik.org"]
    assert outlets.find(page(*furniture)) == "netzpolitik.org"
    assert outlets.find(page(*furniture[::-1], "", "  ")) == "netzpolitik.org"


def test_a_form_names_one_outlet():
    table = read_lexicon("outlets")
    forms = [
        form
        for row in table.itertuples()
        for form in {row.outlet, *filter(None, row.forms.split("|"))}
    ]
    assert len(forms) == len(set(forms))
    assert table.outlet.is_unique and table.domain.is_unique
